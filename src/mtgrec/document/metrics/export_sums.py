"""Add up the rows of a day, as plans, hours and devices have them; rates are never added up."""

import re
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from mtgrec.document.metrics.export_totals import number_in
from mtgrec.document.metrics.wrong_rows import WrongRows
from mtgrec.model.editing.new_readings import NewRow, WrongValue, written_value
from mtgrec.model.editing.new_series import NewReadings
from mtgrec.model.message import N_, Message
from mtgrec.model.values.columns import MINUTES_PER_DAY
from mtgrec.model.values.metric_names import AMOUNTS, QUOTIENTS, metric_key
from mtgrec.model.values.quantity import read_quantity, show

# Names of metrics of which the values of two plans, or of two hours, have no sum.
_NO_SUM = re.compile(
    r"率|均|占比|单价|频次|频率|人数|排名|成本|ro[ai]s?\b|\buv\b|\bcp[acmv]\b|\b[ck]vr\b"
    r"|\b(?:avg|average|mean|rate|ratio|share|per|frequency|reach|unique|position|rank)\b",
    re.IGNORECASE,
)


class Summed(NamedTuple):
    """The sums of each day, and the names of the metrics that have none."""

    readings: NewReadings
    left_out: list[str]


class _Sum:
    """The sum of one metric and channel on one day."""

    def __init__(self, origin: int) -> None:
        self.origin = origin
        self.number = Decimal()
        self.unit = ""
        self.expected = Decimal()
        self.expects = False

    def add(self, value: str, expected: str) -> None:
        """Add a reading; raises WrongValue where its unit is another one."""
        try:
            self.number += Decimal(value)
        except ArithmeticError:
            self._add_quantity(value)
        if expected:
            self.expected += number_in(expected)
            self.expects = True

    def _add_quantity(self, value: str) -> None:
        quantity = read_quantity(value)
        self.unit = self.unit or quantity.unit
        if quantity.unit != self.unit:
            sentence = N_("“{value}” is in another unit than {unit}, and cannot be added to it")
            raise WrongValue(Message(sentence, value=value, unit=self.unit))
        self.number += quantity.value


def is_summable(metric: str, quotients: Collection[str] = ()) -> bool:
    """Return whether values of a metric may be added up; `quotients` are the keys of more that may not."""
    key = metric_key(metric)
    if key in AMOUNTS:
        return True
    return key not in QUOTIENTS and key not in quotients and not _NO_SUM.search(metric)


def summed(readings: NewReadings, quotients: Collection[str], wrong: WrongRows) -> Summed:
    """Return one reading for each day, channel and metric: the sum of all, at no time of day.

    A value in another unit than that of the others is wrong.
    """
    sums: dict[tuple[int, int], _Sum] = {}
    first = {index: group[0] for group in readings.groups().values() for index in group}
    kept = [is_summable(series.metric, quotients) for series in readings.series]
    left_out = dict.fromkeys(
        series.metric for series, keep in zip(readings.series, kept, strict=True) if not keep
    )
    columns = zip(
        readings.order,
        readings.in_order(lambda series: series.moments),
        readings.in_order(lambda series: series.origins),
        readings.in_order(lambda series: series.values),
        readings.expected_in_order(),
        strict=False,
    )
    for index, moment, origin, value, expected in columns:
        if kept[index]:
            day = (moment >> 1) // MINUTES_PER_DAY
            found = sums.setdefault((first[index], day), _Sum(origin))
            try:
                found.add(value, expected)
            except WrongValue as error:
                wrong.add(origin, error.reason)
    rows = [
        _row(readings, index, date.fromordinal(day), found) for (index, day), found in sums.items()
    ]
    added = NewReadings.of(rows) if rows else NewReadings(readings.campaign, expects=False)
    return Summed(added, list(left_out))


def _row(readings: NewReadings, index: int, day: date, found: _Sum) -> NewRow:
    series = readings.series[index]
    value, expected = (
        written_value(show(number, found.unit), series.metric) if is_there else ""
        for number, is_there in ((found.number, True), (found.expected, found.expects))
    )
    names = series.channel, series.metric
    return NewRow(day, None, *names, value, expected, readings.campaign, found.origin)
