"""Turn the rows of an export into readings; all errors are found before anything is written.

An export may have a million rows, so each spelling of a date and a name is understood once, and the
numbers of a column are converted together. Only where that fails, rows are read one by one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, tzinfo
from functools import partial
from itertools import chain, compress
from typing import NamedTuple

from mtgrec.document.metrics.export_columns import Column, Columns
from mtgrec.document.metrics.export_dates import moment_in
from mtgrec.document.metrics.export_names import is_missing
from mtgrec.document.metrics.export_repeated import without_repeated
from mtgrec.document.metrics.export_table import Part, Table, Unused
from mtgrec.document.metrics.export_values import ValueColumn
from mtgrec.document.metrics.moments import Moments
from mtgrec.document.metrics.wrong_rows import WrongRows
from mtgrec.document.record.short import LONGEST
from mtgrec.model.editing.new_readings import WrongValue, written_name
from mtgrec.model.editing.new_series import NewReadings
from mtgrec.model.message import N_, Message
from mtgrec.model.values.columns import MINUTES_PER_DAY, Memo, moment_of
from mtgrec.model.values.decimals import with_point
from mtgrec.model.values.name_keys import name_key


class Defaults(NamedTuple):
    """Values for what the rows do not contain."""

    campaign: str
    channel: str
    spell_metric: Callable[[str], str]
    """Returns the name of a metric as this campaign writes it."""
    spell_channel: Callable[[str], str]
    today: date = date.max
    """The last possible day of a reading."""
    zone: tzinfo | None = None
    """The workspace's time zone, for moments with a zone of their own."""
    decimal_comma: bool = False
    """Whether the numbers have decimal commas."""


class Export(NamedTuple):
    """The readings in an export, the rows of totals, and those that cannot be read."""

    readings: NewReadings
    totals: list[int]
    wrong: WrongRows


Watch = Callable[[Iterable[Part]], Iterable[Part]]
"""Yields the given parts one by one, and may show a progress bar meanwhile."""


def read_rows(table: Table, columns: Columns, defaults: Defaults, watch: Watch = iter) -> Export:
    """Return every reading once; a second, different value for a moment is reported as wrong."""
    unused = Unused([], WrongRows())
    reader = _Reader(columns, defaults, unused.wrong)
    for part in watch(table.parts(unused)):
        reader.read(part)
    readings = reader.readings
    if not reader.has_times:
        for series in readings.series:
            series.days_only()
    readings = without_repeated(readings, table, columns, unused.wrong)
    return Export(readings, unused.totals, unused.wrong)


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
        self._moments = Moments(partial(moment_in, zone=defaults.zone))
        self._channels = Memo(self._channel)
        self._indices = Memo(self._of_metric)
        self._with_point = Memo(_with_point)
        self._values: Memo[tuple[str, str], ValueColumn] = Memo(lambda each: ValueColumn(*each))

    def read(self, part: Part) -> None:
        """Add the readings of some rows."""
        try:
            rows = self._by_columns(part)
        except WrongValue:
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

    # -- column by column

    def _by_columns(self, part: Part) -> "list[_Rows]":
        """Return the values of each column; raises WrongValue for any error in the rows."""
        moments = list(map(self._moments.__getitem__, self._spellings(part, "date")))
        self._check_day(max(moments))
        for campaign in set(self._spellings(part, "campaign")):
            self._check_campaign(campaign.strip())
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
            channel = self._channels[self._cell(cells, "channel")]
            self._check_campaign(self._cell(cells, "campaign"))
        except WrongValue as error:
            self.wrong.add(number, error.reason)
            return
        for heading, metric, unit, place in self._value_places(cells):
            try:
                value = self._values[metric, unit].written(cells[place])
                if not value:
                    continue
                index = self._indices[metric][channel]
                expected = self._values[metric, ""].written(self._cell(cells, "expected"))
            except WrongValue as error:
                self.wrong.add(number, _in_column(heading, error.reason), place + 1)
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

    def _check_campaign(self, written: str) -> None:
        if written and name_key(written) != name_key(self.defaults.campaign):
            raise WrongValue(
                Message(
                    N_("this row belongs to “{other}”, not to {campaign}"),
                    other=written[:LONGEST],
                    campaign=self.defaults.campaign,
                )
            )


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


def _with_point(text: str) -> str:
    plain = with_point(text)
    if plain is None:
        raise WrongValue(Message(N_("“{value}” is no number with a decimal comma"), value=text))
    return plain


def _in_column(heading: str, reason: Message) -> Message:
    return Message("{heading}: {reason}", heading=heading, reason=reason) if heading else reason
