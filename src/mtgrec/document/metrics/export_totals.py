"""Rows without a date: totals where their numbers are the sums of all others, wrong where not."""

from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal

from mtgrec.document.metrics.export_columns import Column, Columns
from mtgrec.document.metrics.export_table import Row, Unused
from mtgrec.model.editing.new_readings import WrongValue
from mtgrec.model.editing.new_series import NewReadings
from mtgrec.model.message import N_, Message
from mtgrec.model.values.metric_names import AMOUNTS, metric_key
from mtgrec.model.values.quantity import read_quantity

_ROUNDING = Decimal("0.001")  # of the sum: platforms round each row, and the total
_LEAST = Decimal("0.5")
Written = Callable[[Column, str], str]
"""Returns the value in a cell of a column as it is written, "" for none; raises WrongValue."""


def judge_undated(
    unused: Unused, columns: Columns, readings: NewReadings, written: Written
) -> None:
    """Sort the rows without a date into totals and wrong rows."""
    if not unused.undated:
        return
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for series in readings.series:
        key = metric_key(series.metric)
        if key in AMOUNTS:
            sums[key] += sum(map(number_in, series.values), Decimal())
    counted = [column for column in columns.readings if metric_key(column.metric) in AMOUNTS]
    for row in unused.undated:
        if _is_total(row, counted, sums, written):
            unused.totals.append(row.number)
        else:
            help = Message(N_("write its day, or remove the row; it is not the sum of the others"))
            unused.wrong.add(row.number, Message(N_("there is no date")), help=help)
    unused.totals.sort()


def number_in(text: str) -> Decimal:
    """Return the number of a value as it is written to a metrics file."""
    try:
        return Decimal(text)
    except ArithmeticError:
        return read_quantity(text).value


def _is_total(row: Row, counted: list[Column], sums: dict[str, Decimal], written: Written) -> bool:
    """Return whether all counts and money of a row are the sums of the others."""
    found = False
    for column in counted:
        try:
            text = written(column, row.cells[column.place])
        except WrongValue:
            return False
        if not text:
            continue
        total = sums[metric_key(column.metric)]
        if abs(number_in(text) - total) > max(_LEAST, abs(total) * _ROUNDING):
            return False
        found = True
    return found
