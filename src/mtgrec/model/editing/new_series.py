"""New readings in compact series, so that a million of them fit in memory."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import compress, repeat
from typing import Any, TypeVar

from mtgrec.model.editing.new_readings import NewRow
from mtgrec.model.values.columns import MINUTES_PER_DAY, Texts, call_all, day_and_time
from mtgrec.model.values.metric_names import metric_key
from mtgrec.model.values.words import fold

_UNPACKED = 100_000  # new readings until their texts are packed
_PACKED = 256  # texts that a series may keep as single objects nevertheless
_LAST_MINUTE = 2 * (MINUTES_PER_DAY - 1) + 1  # from the midnight of a day to the day itself

Item = TypeVar("Item")
Key = tuple[str, str]
"""A folded channel and the key of a metric: series with the same are one."""


class NewSeries:
    """New readings of one metric in one channel, both as written, in the order of their rows."""

    __slots__ = ("channel", "expected", "key", "metric", "moments", "origins", "values")

    def __init__(self, channel: str, metric: str) -> None:
        self.channel = channel
        self.metric = metric
        self.moments = array("q")
        """As `moment_of` gives them."""
        self.origins = array("I")
        """The row of the imported export that each comes from; 0 where it was typed."""
        self.values = Texts()
        self.expected = Texts()
        """What is expected of each reading, an empty text for nothing."""
        self.key: Key = fold(channel), metric_key(metric)

    @property
    def adders(self) -> tuple[Callable[[Any], None], ...]:
        """The functions that add a moment, an origin, a value and an expected value."""
        columns = self.moments, self.origins, self.values, self.expected
        return tuple(column.append for column in columns)

    @property
    def extenders(self) -> tuple[Callable[[Any], None], ...]:
        """The functions that add a column of each."""
        columns = self.moments, self.origins, self.values, self.expected
        return tuple(column.extend for column in columns)

    def pack(self, size: int = _PACKED) -> None:
        """Join the newest texts, if there are more than `size`."""
        self.values.pack(size)
        self.expected.pack(size)

    def only(self, keep: Sequence[bool]) -> "NewSeries":
        """Return those readings whose flag is set."""
        kept = NewSeries(self.channel, self.metric)
        kept.moments.extend(compress(self.moments, keep))
        kept.origins.extend(compress(self.origins, keep))
        for mine, theirs in ((self.values, kept.values), (self.expected, kept.expected)):
            for text in compress(mine, keep):
                theirs.append(text)
        kept.pack()
        return kept

    def days_only(self) -> None:
        """Turn the midnights, as spreadsheets write days, into days without a time."""
        days = (moment if moment & 1 else moment + _LAST_MINUTE for moment in self.moments)
        self.moments = array("q", days)


class NewReadings:
    """New readings of a campaign, in the order in which they are to be written."""

    def __init__(self, campaign: str, *, expects: bool) -> None:
        """Without `expects` nothing is expected of any reading, and nothing is kept of that."""
        self.campaign = campaign
        self.expects = expects
        self.series: list[NewSeries] = []
        self.order = array("I")
        """The index of the series of each reading."""
        self._indices: dict[tuple[str, str], int] = {}
        self._adders: list[tuple[Callable[[Any], None], ...]] = []
        self._unpacked = 0

    @classmethod
    def of(cls, rows: Sequence[NewRow]) -> "NewReadings":
        """Return the readings of rows, all of one campaign."""
        readings = cls(rows[0].campaign, expects=any(row.expected for row in rows))
        indices = [readings.index_of(row.channel, row.metric) for row in rows]
        readings.order.extend(indices)
        readings.add(
            indices,
            [row.moment for row in rows],
            [row.origin for row in rows],
            [row.value for row in rows],
            [row.expected for row in rows],
        )
        return readings

    def add(
        self,
        indices: Sequence[int],
        moments: Sequence[int],
        origins: Sequence[int],
        values: Sequence[str],
        expected: Sequence[str],
    ) -> None:
        """Add readings by columns to the series of the indices; their `order` is up to the caller."""
        if not indices:
            return
        columns = [moments, origins, values, *([expected] if self.expects else [])]
        if indices.count(indices[0]) == len(indices):
            for extend, column in zip(self.series[indices[0]].extenders, columns, strict=False):
                extend(column)
        else:
            adders = zip(*map(self._adders.__getitem__, indices), strict=True)
            for add, column in zip(adders, columns, strict=False):
                call_all(add, column)
        self._unpacked += len(indices)
        if self._unpacked > _UNPACKED:
            self._unpacked = 0
            for each in self.series:
                each.pack()

    def index_of(self, channel: str, metric: str) -> int:
        """Return the index of the series of names as they are written, a new one for new names."""
        index = self._indices.setdefault((channel, metric), len(self.series))
        if index == len(self.series):
            self.series.append(series := NewSeries(channel, metric))
            self._adders.append(series.adders)
        return index

    def groups(self) -> dict[Key, list[int]]:
        """Return the indices of the series that are one, by their key."""
        groups: defaultdict[Key, list[int]] = defaultdict(list)
        for index, series in enumerate(self.series):
            groups[series.key].append(index)
        return groups

    def __len__(self) -> int:
        return len(self.order)

    def in_order(
        self,
        column: Callable[[NewSeries], Iterable[Item]],
        order: Sequence[int] | None = None,
    ) -> Iterator[Item]:
        """Yield what `column` returns for each series, in the order of the readings.

        With an `order`, that of some series, only for those.
        """
        columns = [iter(column(series)) for series in self.series]
        return map(next, map(columns.__getitem__, self.order if order is None else order))

    def expected_in_order(self) -> Iterable[str]:
        """Yield what is expected of each reading, an empty text for nothing."""
        return self.in_order(lambda series: series.expected) if self.expects else repeat("")

    def rows(self) -> Iterator[NewRow]:
        """Yield each reading as a row."""
        for index, moment, value, expected, origin in zip(
            self.order,
            self.in_order(lambda series: series.moments),
            self.in_order(lambda series: series.values),
            self.expected_in_order(),
            self.in_order(lambda series: series.origins),
            strict=False,
        ):
            day, clock = day_and_time(moment)
            names = self.series[index].channel, self.series[index].metric
            written = None if moment & 1 else clock
            yield NewRow(day, written, *names, value, expected, self.campaign, origin)

    def without(self, dropped: Mapping[int, Container[int]]) -> "NewReadings":
        """Return the readings without some of each series: their positions, by its index."""
        kept = NewReadings(self.campaign, expects=self.expects)
        flags: list[Iterator[bool]] = []
        for index, series in enumerate(self.series):
            if positions := dropped.get(index):
                keep = [place not in positions for place in range(len(series.moments))]
                flags.append(iter(keep))
                kept.series.append(series.only(keep))
            else:
                flags.append(repeat(True))
                kept.series.append(series)
        keep_all = map(next, map(flags.__getitem__, self.order))
        kept.order.extend(compress(self.order, keep_all))
        return kept
