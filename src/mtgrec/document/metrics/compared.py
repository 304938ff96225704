"""Compare new readings with those of a file: before they are written, and after, as a proof."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import compress, repeat
from operator import attrgetter, not_, sub
from typing import NamedTuple

from mtgrec.document.metrics.readings import Readings
from mtgrec.model.editing.new_readings import NewRow, same_value
from mtgrec.model.editing.new_series import NewReadings, NewSeries
from mtgrec.model.figures.readings import Reading, Series
from mtgrec.model.values.columns import RowColumns
from mtgrec.model.values.name_keys import name_key
from mtgrec.model.values.quantity import read_quantity
from mtgrec.model.values.words import fold

MOST_CLASHES = 20
Key = tuple[str, str, str]
"""Campaign, channel and metric, folded."""


class Clash(NamedTuple):
    """A new row, and the existing reading that differs for the same moment."""

    row: NewRow
    existing: Reading

    @property
    def now(self) -> Reading:
        """The existing reading with the new value."""
        expected = read_quantity(self.row.expected) if self.row.expected else self.existing.expected
        return self.existing._replace(value=read_quantity(self.row.value), expected=expected)


class Picked:
    """Some readings of a file, without an object for each."""

    def __init__(self) -> None:
        self.series: list[tuple[Series, Sequence[int]]] = []
        """Series with the indices of some rows, in the order of their lines."""

    def __len__(self) -> int:
        return sum(len(rows) for _, rows in self.series)

    def __iter__(self) -> Iterator[Reading]:
        readings = (map(series.reading, rows) for series, rows in self.series)
        return merge(*readings, key=attrgetter("line"))


def by_name(readings: Readings) -> dict[Key, Series]:
    """Return the series by their folded names."""
    return {
        (name_key(each.campaign), fold(each.channel), each.metric): each for each in readings.series
    }


def keys_of(new: NewReadings) -> set[Key]:
    """Return the folded names of the new readings."""
    return {(name_key(new.campaign), *each.key) for each in new.series if each.moments}


# -- before


class Standing:
    """What a file says already at the moments of new readings."""

    def __init__(self, existing: Mapping[Key, Series], new: NewReadings) -> None:
        self.same = Picked()
        """The readings that equal a new one."""
        self.positions: defaultdict[int, set[int]] = defaultdict(set)
        """The positions of the new readings that are there, by the index of their series."""
        self._clashes: defaultdict[int, dict[int, int]] = defaultdict(dict)
        self._existing = [existing.get((name_key(new.campaign), *each.key)) for each in new.series]
        self._new = new
        for index, (series, old) in enumerate(zip(new.series, self._existing, strict=True)):
            if old is not None and _overlap(old, series):
                self._compare(index, series, old)

    def _compare(self, index: int, series: NewSeries, old: Series) -> None:
        same = []
        expected = series.expected if self._new.expects else repeat("")
        columns = zip(series.moments, series.values, expected, strict=False)
        for position, (moment, value, wanted) in enumerate(columns):
            row = old.find(moment)
            if row is None:
                continue
            self.positions[index].add(position)
            if _is_same(old, row, value, wanted):
                same.append(row)
            else:
                self._clashes[index][position] = row
        self.same.series.append((old, sorted(same, key=old.columns.lines.__getitem__)))

    @property
    def clash_count(self) -> int:
        """How many readings differ."""
        return sum(map(len, self._clashes.values()))

    def clashes(self, most: int = MOST_CLASHES) -> list[Clash]:
        """Return the first readings that differ, in the order of the new ones."""
        found: list[Clash] = []
        positions = [0] * len(self._existing)
        for index, row in zip(self._new.order, self._new.rows(), strict=True):
            old = self._existing[index]
            standing = self._clashes[index].get(positions[index])
            positions[index] += 1
            if old is not None and standing is not None:
                found.append(Clash(row, old.reading(standing)))
            if len(found) == min(most, self.clash_count):
                break
        return found


def _overlap(old: Series, new: NewSeries) -> bool:
    """Return whether some moments of both may be equal."""
    moments = old.columns.moments
    return bool(new.moments) and not (
        min(new.moments) >> 1 > moments[-1] >> 1 or max(new.moments) >> 1 < moments[0] >> 1
    )


def _is_same(old: Series, row: int, value: str, expected: str) -> bool:
    if value != old.columns.values[row] and not same_value(value, old.value(row)):
        return False
    if not expected:
        return True
    there = old.expected_text(row)
    return expected == there or bool(there and same_value(expected, read_quantity(there)))


# -- after


def added(old: Readings, after: Readings, new: NewReadings) -> Picked | None:
    """Return the new readings in a file that had `old` ones.

    None unless it has exactly both, and the new ones as they were understood.
    """
    picked = Picked()
    was = by_name(old)
    groups = _NewGroups(new)
    for key, series in by_name(after).items():
        rows = _added_rows(series, was.pop(key, None), groups.columns(key), expects=new.expects)
        if rows is None:
            return None
        if rows:
            picked.series.append((series, rows))
    return picked if not was and len(picked) == len(new) else None


class _NewGroups:
    """The new readings of each series of the file, in the order of their rows."""

    def __init__(self, new: NewReadings) -> None:
        self._new = new
        self._campaign = name_key(new.campaign)
        self._groups = new.groups()
        self._orders: dict[int, array[int]] = {}
        for indices in self._groups.values():
            if len(indices) > 1:  # two spellings of one name
                self._orders |= dict.fromkeys(indices, array("I"))
        for index in new.order if self._orders else ():
            if index in self._orders:
                self._orders[index].append(index)

    def columns(self, key: Key) -> tuple[Iterable[int], Iterable[str], Iterable[str]]:
        """Return moments, values and expected values."""
        campaign, *names = key
        indices = self._groups.get((names[0], names[1]), []) if campaign == self._campaign else []
        if not indices:
            return (), (), ()
        if len(indices) == 1:
            series = self._new.series[indices[0]]
            return series.moments, series.values, series.expected
        order = self._orders[indices[0]]
        return (
            self._new.in_order(lambda each: each.moments, order),
            self._new.in_order(lambda each: each.values, order),
            self._new.in_order(lambda each: each.expected, order) if self._new.expects else (),
        )


def _added_rows(
    series: Series,
    old: Series | None,
    new: tuple[Iterable[int], Iterable[str], Iterable[str]],
    *,
    expects: bool,
) -> Sequence[int] | None:
    """Return the indices of the added rows, by their lines; None if anything else has changed."""
    now = series.columns
    rows: Sequence[int] = range(len(series))
    expected_before = 0
    if old is not None:
        was = old.columns
        expected_before = len(was.expected)
        is_new = list(map(max(was.lines).__lt__, now.lines))
        is_old = list(map(not_, is_new))
        rows = list(compress(rows, is_new))
        kept = RowColumns(
            list(compress(now.moments, is_old)),
            list(compress(now.lines, is_old)),
            list(compress(now.values, is_old)),
            now.expected_lines[:expected_before],
            now.expected[:expected_before],
        )
        if any(list(mine) != list(theirs) for mine, theirs in zip(was, kept, strict=True)):
            return None
    moments, values, expected = new
    if not _rises(now.lines) or len(rows) < len(series):
        rows = sorted(rows, key=now.lines.__getitem__)
        now = now._replace(
            moments=[now.moments[row] for row in rows], values=[now.values[row] for row in rows]
        )
    if list(now.moments) != list(moments) or now.values != list(values):
        return None
    wanted = list(expected)
    if [series.expected_text(row) for row in rows if expects] != wanted:
        return None
    return rows if len(now.expected) == expected_before + len(list(filter(None, wanted))) else None


def _rises(numbers: Sequence[int]) -> bool:
    return min(map(sub, numbers[1:], numbers), default=1) > 0
