"""Turn the rows of an export into readings; all errors are found before anything is written.

An export may have a million rows, so each spelling of a date and a name is understood once, and the
numbers of a column are converted together. Only where that fails, rows are read one by one.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain, compress
from types import MappingProxyType
from typing import NamedTuple

from mtgrec.document.metrics.export_columns import Column, Columns
from mtgrec.document.metrics.export_dates import moment_in
from mtgrec.document.metrics.export_defaults import Defaults
from mtgrec.document.metrics.export_names import is_missing
from mtgrec.document.metrics.export_repeated import without_repeated
from mtgrec.document.metrics.export_sums import summed
from mtgrec.document.metrics.export_table import Part, Table, Unused
from mtgrec.document.metrics.export_totals import judge_undated
from mtgrec.document.metrics.export_values import ValueColumn, rate_help, with_decimal_point
from mtgrec.document.metrics.moments import Moments
from mtgrec.document.metrics.wrong_rows import WrongRows
from mtgrec.model.editing.new_readings import WrongValue, written_name
from mtgrec.model.editing.new_series import NewReadings
from mtgrec.model.message import N_, Message
from mtgrec.model.values.columns import MINUTES_PER_DAY, Memo, moment_of

_SPAN = ("date", "until")


class Export(NamedTuple):
    """The readings in an export, the rows of totals, and those that cannot be read."""

    readings: NewReadings
    totals: list[int]
    wrong: WrongRows
    several: bool = False
    """Whether rows are wrong only because a day has several."""
    left_out: Sequence[str] = ()
    """The metrics that were left out, as their values have no sum."""
    others: Mapping[str, int] = MappingProxyType({})
    """How many rows are of other campaigns that are known here."""


Watch = Callable[[Iterable[Part]], Iterable[Part]]
"""Yields the given parts one by one, and may show a progress bar meanwhile."""


def read_rows(table: Table, columns: Columns, defaults: Defaults, watch: Watch = iter) -> Export:
    """Return every reading once; a second, different value for a moment is reported as wrong."""
    unused = Unused.nothing()
    columns = columns.without(rates := defaults.rates_in(columns))
    reader = _Reader(columns, defaults, unused.wrong)
    for part in watch(table.parts(unused)):
        reader.read(part)
    readings = reader.readings
    judge_undated(unused, columns, readings, reader.written)
    left_out: Sequence[str] = ()
    if defaults.adds_up:
        readings, left_out = summed(readings, defaults.quotients, unused.wrong)
        left_out = [*(column.metric for column in rates), *left_out]
    elif not reader.has_times:
        for series in readings.series:
            series.days_only()
    is_right = not unused.wrong.count
    readings = without_repeated(readings, table, columns, unused.wrong)
    several = is_right and bool(unused.wrong.count)
    return Export(readings, unused.totals, unused.wrong, several, left_out, reader.others)


class _SeveralCampaigns(Exception):
    """Some rows are of other campaigns, so rows are read one by one."""


class _Reader:
    def __init__(self, columns: Columns, defaults: Defaults, wrong: WrongRows) -> None:
        self.columns = columns
        self.defaults = defaults
        self.wrong = wrong
        expected = columns.of("expected")
        self.readings = NewReadings(defaults.campaign, expects=expected is not None)
        self.has_times = False
        """Whether any reading was taken at another time than midnight, as spreadsheets write days."""
        self._last = moment_of(defaults.today, None)
        self._moments = Moments(partial(moment_in, calendar=defaults.calendar))
        self._channels = Memo(self._channel)
        self._campaigns = Memo(defaults.campaign_of)
        self.others: Counter[str] = Counter()
        """How many rows are of each other campaign."""
        self._indices = Memo(self._of_metric)
        self._with_point = Memo(with_decimal_point)
        self._values: Memo[tuple[str, str], ValueColumn] = Memo(lambda each: ValueColumn(*each))

    def read(self, part: Part) -> None:
        """Add the readings of some rows."""
        try:
            rows = self._by_columns(part)
        except (WrongValue, _SeveralCampaigns):
            rows = [_Rows([], [], [], [], [])]
            for position, number in enumerate(part.numbers):
                cells = [column[position].strip() for column in part.columns]
                self._read_row(number, cells, rows[0])
        order: Iterable[int] = rows[0].indices
        if len(rows) > 1:
            order = chain.from_iterable(zip(*[each.indices for each in rows], strict=True))
        if all(all(each.values) for each in rows):
            self.readings.order.extend(order)
        else:
            values = chain.from_iterable(zip(*[each.values for each in rows], strict=True))
            self.readings.order.extend(compress(order, values))
            rows = [each.filled() for each in rows]
        for each in rows:
            self.readings.add(*each)
        self.has_times = self.has_times or any(
            not moment & 1 and (moment >> 1) % MINUTES_PER_DAY
            for each in rows
            for moment in set(each.moments)
        )

    def written(self, column: Column, cell: str) -> str:
        """Return the value in a cell as it is written, "" for none; raises WrongValue."""
        text = self._with_point[cell] if self.defaults.decimal_comma else cell
        return self._values[column.metric, column.unit].written(text)

    # -- column by column

    def _by_columns(self, part: Part) -> "list[_Rows]":
        """Return the values of each column.

        Raises WrongValue for any error in the rows, _SeveralCampaigns where some are not of this one.
        """
        moments = list(map(self._moments.__getitem__, self._spellings(part, "date")))
        self._check_day(max(moments))
        if self.columns.of("until"):
            for first, last in set(zip(*map(partial(self._spellings, part), _SPAN), strict=True)):
                self._check_span(first, last)
        campaigns = map(self._campaigns.__getitem__, set(self._spellings(part, "campaign")))
        if any(campaign != self.defaults.campaign for campaign in campaigns):
            raise _SeveralCampaigns
        channels = list(map(self._channels.__getitem__, self._spellings(part, "channel")))
        expected = self._numbers(part, self.columns.of("expected"))
        if metric := self.columns.of("metric"):
            names = part.columns[metric.place]
            found = [(names, "", self._numbers(part, self.columns.of("value")))]
        else:
            found = [
                ([column.metric], column.unit, self._numbers(part, column))
                for column in self.columns.readings
            ]
        return [
            _Rows(
                self._series(channels, names),
                moments,
                list(part.numbers),
                self._written(names, unit, texts),
                self._written(names, "", expected),
            )
            for names, unit, texts in found
        ]

    def _series(self, channels: list[str], metrics: Sequence[str]) -> list[int]:
        """Return the series of each row; `metrics` has one name for all, or one for each."""
        if len(metrics) == 1:
            return list(map(self._indices[metrics[0]].__getitem__, channels))
        indices = self._indices
        return [indices[metric][name] for metric, name in zip(metrics, channels, strict=True)]

    def _written(self, metrics: Sequence[str], unit: str, texts: list[str]) -> list[str]:
        if not any(texts):
            return texts
        columns = {metric: self._values[metric, unit] for metric in set(metrics)}
        patterns = {column.plain for column in columns.values()}
        if len(columns) == 1 or (len(patterns) == 1 and patterns.pop().fits_all(texts)):
            return columns[metrics[0]].all(texts)
        return [columns[metric].written(text) for metric, text in zip(metrics, texts, strict=True)]

    def _spellings(self, part: Part, role: str) -> Sequence[str]:
        """Return the cells of a column, maybe with blanks around them."""
        column = self.columns.of(role)
        return part.columns[column.place] if column else [""] * part.size

    def _numbers(self, part: Part, column: Column | None) -> list[str]:
        cells = part.column(column.place) if column else [""] * part.size
        if self.defaults.decimal_comma:
            return list(map(self._with_point.__getitem__, cells))
        return cells

    # -- row by row

    def _read_row(self, number: int, cells: list[str], rows: "_Rows") -> None:
        """Add the readings of one row to `rows`, and its errors to `wrong`."""
        for column in self.columns.numbers if self.defaults.decimal_comma else ():
            try:
                cells[column.place] = self._with_point[cells[column.place]]
            except WrongValue as error:
                cells[column.place] = ""
                self.wrong.add(number, error.reason, 0)  # before all others of the row
        try:
            moment = self._moments[self._cell(cells, "date")]
            self._check_day(moment)
            if self.columns.of("until"):
                self._check_span(*map(partial(self._cell, cells), _SPAN))
            channel = self._channels[self._cell(cells, "channel")]
            if not self._is_of_campaign(self._cell(cells, "campaign")):
                return
        except WrongValue as error:
            self.wrong.add(number, error.reason, help=error.help)
            return
        for heading, metric, unit, place in self._value_places(cells):
            try:
                value = self._values[metric, unit].written(cells[place])
                if not value:
                    continue
                index = self._indices[metric][channel]
                expected = self._values[metric, ""].written(self._cell(cells, "expected"))
            except WrongValue as error:
                help = rate_help(heading, metric, cells[place]) or error.help
                self.wrong.add(number, _in_column(heading, error.reason), place + 1, help)
                continue
            rows.indices.append(index)
            rows.moments.append(moment)
            rows.origins.append(number)
            rows.values.append(value)
            rows.expected.append(expected)

    def _value_places(self, cells: Sequence[str]) -> Iterator[tuple[str, str, str, int]]:
        """Yield heading, metric, unit and place of the values in a row."""
        metric, value = self.columns.of("metric"), self.columns.of("value")
        if metric and value:
            name = cells[metric.place]
            yield name, name, "", value.place
        else:
            for column in self.columns.readings:
                yield column.heading, column.metric, column.unit, column.place

    def _cell(self, cells: Sequence[str], role: str) -> str:
        column = self.columns.of(role)
        return cells[column.place] if column else ""

    # -- what one spelling means

    def _channel(self, written: str) -> str:
        name = self.defaults.channel if is_missing(written) else written_name(written)
        return self.defaults.spell_channel(name) if name else ""

    def _of_metric(self, written: str) -> Memo[str, int]:
        """Return the indices of the series of a metric by their channel."""
        if not written.strip():
            raise WrongValue(Message(N_("there is no metric")))
        metric = self.defaults.spell_metric(written_name(written))
        return Memo(lambda channel: self.readings.index_of(channel, metric))

    def _check_day(self, moment: int) -> None:
        if moment > self._last:
            day = date.fromordinal((moment >> 1) // MINUTES_PER_DAY)
            raise WrongValue(Message(N_("{day} is still to come"), day=day.isoformat()))

    def _check_span(self, first: str, last: str) -> None:
        days = [self._moments[text] // 2 // MINUTES_PER_DAY for text in (first, last)]
        if days[0] != days[1]:
            written = {"first": first.strip(), "last": last.strip()}
            raise WrongValue(
                Message(N_("this row is about several days, {first} to {last}"), **written),
                Message(N_("export a row for each day, as readings are daily")),
            )

    def _is_of_campaign(self, written: str) -> bool:
        """Return whether a row is of this campaign, and count it where it is of another known one."""
        campaign = self._campaigns[written]
        if campaign == self.defaults.campaign:
            return True
        self.others[campaign] += 1
        return False


class _Rows(NamedTuple):
    """Readings by columns, as `NewReadings.add` takes them; those without a value are none."""

    indices: list[int]
    moments: list[int]
    origins: list[int]
    values: list[str]
    expected: list[str]

    def filled(self) -> "_Rows":
        """Return those that have a value."""
        return _Rows(
            list(compress(self.indices, self.values)),
            list(compress(self.moments, self.values)),
            list(compress(self.origins, self.values)),
            list(compress(self.values, self.values)),
            list(compress(self.expected, self.values)),
        )


def _in_column(heading: str, reason: Message) -> Message:
    return Message("{heading}: {reason}", heading=heading, reason=reason) if heading else reason
