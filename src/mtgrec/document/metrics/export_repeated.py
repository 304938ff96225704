"""Readings that stand in an export twice: repetitions are left out, contradictions are wrong."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import sub
from typing import NamedTuple

from mtgrec.document.metrics.export_columns import Columns
from mtgrec.document.metrics.export_table import Table
from mtgrec.document.metrics.wrong_rows import WrongRows
from mtgrec.model.editing.new_readings import same_value
from mtgrec.model.editing.new_series import NewReadings, NewSeries
from mtgrec.model.message import N_, Message
from mtgrec.model.values.metric_names import metric_key
from mtgrec.model.values.quantity import read_quantity


class _Place(NamedTuple):
    """Where a reading stands: when it was taken, its row, its series and its position there."""

    minute: int
    row: int
    series: int
    position: int


def without_repeated(
    readings: NewReadings, table: Table, columns: Columns, wrong: WrongRows
) -> NewReadings:
    """Return every reading once.

    A second one with another value, or in a row that differs in a column that is not read, is wrong.
    """
    pairs = [
        pair
        for indices in readings.groups().values()
        for pair in _repeated(readings.series, indices)
    ]
    if not pairs:
        return readings
    values = {
        index: list(readings.series[index].values)
        for index in {place.series for pair in pairs for place in pair}
    }
    places = {metric_key(column.metric): column.place + 1 for column in columns.readings}
    read = {column.place for column in columns.columns}
    unread = [place for place in range(len(table.heading.cells)) if place not in read]
    cells = _cells(table, unread, {place.row for pair in pairs for place in pair})
    dropped: defaultdict[int, set[int]] = defaultdict(set)
    for first, second in pairs:
        dropped[second.series].add(second.position)
        metric = readings.series[second.series].metric
        column = places.get(metric_key(metric), 1)
        one, other = values[first.series][first.position], values[second.series][second.position]
        if one != other and not same_value(one, read_quantity(other)):
            sentence = N_("{metric} is {value} here, but {first} in row {row}, for the same day")
            reason = Message(sentence, metric=metric, value=other, first=one, row=first.row)
            wrong.add(second.row, reason, column)
        elif cells.get(first.row) != cells.get(second.row):
            sentence = N_("{metric} stands here and in row {row}, for the same day and channel")
            reason = Message(sentence, metric=metric, row=first.row)
            wrong.add(second.row, reason, column)
    return readings.without(dropped)


def _repeated(
    series: Sequence[NewSeries], indices: Sequence[int]
) -> Iterator[tuple[_Place, _Place]]:
    """Yield the first reading of a moment with each later one."""
    if len(indices) == 1 and _rises_or_falls(series[indices[0]].moments):
        return
    minutes = {moment >> 1 for index in indices for moment in series[index].moments}
    if len(minutes) == sum(len(series[index].moments) for index in indices):
        return
    places = sorted(
        _Place(moment >> 1, row, index, position)
        for index in indices
        for position, (moment, row) in enumerate(
            zip(series[index].moments, series[index].origins, strict=True)
        )
    )
    first = places[0] if places else None
    for place in places[1:]:
        if first and place.minute == first.minute:
            yield first, place
        else:
            first = place


def _rises_or_falls(moments: Sequence[int]) -> bool:
    """Return whether no moment can be there twice, as the last bit of one says no time."""
    return (
        min(map(sub, moments[1:], moments), default=2) > 1
        or max(map(sub, moments[1:], moments), default=-2) < -1
    )


def _cells(table: Table, columns: Sequence[int], rows: set[int]) -> Mapping[int, list[str]]:
    """Return the cells of some columns in some rows, by the number of the row."""
    if not columns:
        return {}
    return {
        number: [part.columns[column][position].strip() for column in columns]
        for part in table.parts()
        for position, number in enumerate(part.numbers)
        if number in rows
    }
