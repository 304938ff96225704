"""Find the meaning of an export's columns: as requested, as stored, or as platforms name them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mtgrec.document.metrics.export_names import (
    IGNORED,
    NAMES,
    ROLES,
    heading_keys,
    meaning,
    unit_in,
    without_unit,
)
from mtgrec.document.metrics.platforms.platform import Platform
from mtgrec.model.errors import UsageError
from mtgrec.model.figures.formula import BUILT_IN, Formula, metrics_in
from mtgrec.model.message import N_, Message, listed
from mtgrec.model.values.metric_names import METRICS, metric_key
from mtgrec.model.values.spelling import closest
from mtgrec.model.values.words import fold

_SHOWN = 10
_UNITS = ("%", "‰")
_LAST = 1_000  # after all headings of a platform
_BEGINNING = re.compile("start|开始")


class Column(NamedTuple):
    """One column that is read."""

    place: int
    heading: str
    role: str
    """One of ROLES; `reading` for a column of one metric's values."""
    metric: str = ""
    unit: str = ""
    """The unit of numbers that have none themselves."""

    @property
    def key(self) -> tuple[str, str]:
        """What two columns have in common that mean the same."""
        return self.role, metric_key(self.metric)


class Columns(NamedTuple):
    """All columns that are read, the meaning of each heading, and why others are passed over."""

    columns: tuple[Column, ...]
    mapping: Mapping[str, str]
    """The meaning of each heading: a role, a metric, or `-` for a column that is not read."""
    unknown: tuple[str, ...] = ()
    """The headings that nobody knows."""
    twins: tuple[tuple[str, str], ...] = ()
    """The headings that mean the same as another one, which is read, and that one."""

    def of(self, role: str) -> Column | None:
        """Return the column of a role, or None."""
        return next((column for column in self.columns if column.role == role), None)

    def without(self, dropped: Sequence[Column]) -> "Columns":
        """Return the columns without some, which are passed over."""
        return self._replace(
            columns=tuple(column for column in self.columns if column not in dropped),
            mapping={**self.mapping, **{column.heading: IGNORED for column in dropped}},
        )

    @property
    def readings(self) -> list[Column]:
        """The columns that hold one metric's values each."""
        return [column for column in self.columns if column.role == "reading"]

    @property
    def numbers(self) -> list[Column]:
        """The columns whose cells are numbers."""
        return [each for each in self.columns if each.role in ("reading", "value", "expected")]


def parse_map_option(pairs: Sequence[str]) -> dict[str, str]:
    """Return the values of `--map` as meanings by heading; raises UsageError."""
    requested: dict[str, str] = {}
    for pair in pairs:
        heading, sign, target = pair.rpartition("=")
        if not (sign and heading.strip() and target.strip()):
            raise UsageError(
                Message(N_("“{pair}” does not say what a column means"), pair=pair),
                Message(N_("write HEADING=METRIC, or HEADING=- for a column to pass over")),
                "--map",
            )
        requested[heading.strip()] = target.strip()
    return requested


class Meanings(NamedTuple):
    """What is known of headings, the first source first."""

    requested: Mapping[str, str]
    remembered: Mapping[str, str]
    platform: Platform | None
    formulas: Sequence[Formula]
    """The derived metrics of the workspace."""
    series: Iterable[str]
    """The names of the metrics with readings."""

    @property
    def metrics(self) -> dict[str, str]:
        """The names of the workspace's metrics by their keys."""
        names = [*(name for each in self.formulas for name in each.names), *self.series]
        return {metric_key(name): name for name in names}

    def told(self, heading: str) -> str | None:
        """Return what somebody has said that a heading means, now or earlier, or None."""
        keys = heading_keys(heading)
        for said in (self.requested, self.remembered):
            by_key = {heading_keys(name)[0]: target for name, target in said.items()}
            if target := next(filter(None, map(by_key.get, keys)), None):
                return target
        return None

    def known(self, heading: str) -> tuple[str | None, int]:
        """Return what a heading means by itself, None if nothing, and its rank among its twins."""
        if self.platform and (found := self.platform.meaning(heading)):
            return found
        rank = 0 if self.platform is None else _LAST
        return meaning(heading) or self.metrics.get(metric_key(without_unit(heading))), rank


def find_columns(heading: Sequence[str], meanings: Meanings, *, strict: bool = False) -> Columns:
    """Return the meaning of each column.

    Columns that nobody knows are passed over; `strict` refuses them. Raises UsageError for these, for
    two columns of the same meaning, and for a missing one.
    """
    _refuse_absent_columns(heading, meanings.requested)
    mapping: dict[str, str] = {}
    ranked: list[tuple[int, Column]] = []
    for place, cell in enumerate(heading):
        if not cell:
            continue
        target, rank = meanings.told(cell), -1
        if target is None:
            target, rank = meanings.known(cell)
        mapping[cell] = target or IGNORED
        if mapping[cell] != IGNORED:
            ranked.append((rank, _column(place, cell, mapping[cell], meanings)))
        elif target is None:
            mapping.pop(cell)
    unknown = tuple(dict.fromkeys(cell for cell in heading if cell and cell not in mapping))
    if unknown and strict:
        raise _unknown(unknown, meanings.metrics)
    columns = Columns(tuple(column for _, column in ranked), mapping, unknown)
    if meanings.platform:
        columns = _without_derived(_without_twins(ranked, columns), ranked)
    columns = _without_end(columns)
    _refuse_same_meaning(columns.columns)
    _refuse_incomplete(columns)
    return columns


def _without_twins(ranked: Sequence[tuple[int, Column]], columns: Columns) -> Columns:
    """Of columns with the same meaning, keep the one that was asked for, else the first of the platform."""
    best: dict[tuple[str, str], tuple[int, Column]] = {}
    for rank, column in ranked:
        if column.key not in best or rank < best[column.key][0]:
            best[column.key] = rank, column
    twins = [
        column
        for rank, column in ranked
        if rank >= 0 and best[column.key][0] < rank  # two of one rank are refused
    ]
    pairs = tuple(
        (column.heading, best[column.key][1].heading) for column in twins if column.metric
    )
    return columns.without(twins)._replace(twins=pairs)


def _without_derived(columns: Columns, ranked: Sequence[tuple[int, Column]]) -> Columns:
    """Drop the platform's own rates that follow from other columns; each has a definition of its own."""
    present = {metric_key(column.metric) for column in columns.readings}
    asked = {column for rank, column in ranked if rank < 0}
    parts = {formula.key: set(metrics_in(formula.term)) for formula in BUILT_IN}
    derived = [
        column
        for column in columns.readings
        if column not in asked and (needed := parts.get(metric_key(column.metric)))
        if needed <= present
    ]
    return columns.without(derived)


def _without_end(columns: Columns) -> Columns:
    """Drop the column of last days, unless the dates are those on which the rows begin."""
    date, until = columns.of("date"), columns.of("until")
    if date and until and not _BEGINNING.search(fold(date.heading)):
        return columns.without([until])
    return columns


def _column(place: int, cell: str, target: str, meanings: Meanings) -> Column:
    role = meaning(target)
    if role in ROLES:
        return Column(place, cell, role or "")
    unit = next((sign for sign in _UNITS if target.endswith(sign)), "")
    name = target.removesuffix(unit).strip()
    metric = meaning(name) or meanings.metrics.get(metric_key(name))
    if metric is None and target in meanings.requested.values():
        _refuse_misspelled(name, meanings.metrics)
    return Column(place, cell, "reading", metric or name, unit or unit_in(cell))


def _refuse_misspelled(name: str, metric_names: Mapping[str, str]) -> None:
    """Raise UsageError for the name of a new metric that is probably misspelled."""
    near = closest(
        name, [*NAMES, *(word for names in METRICS for word in names), *metric_names.values()]
    )
    if near and fold(near) != fold(name):
        raise UsageError(
            Message(N_("unknown word “{word}”"), word=name),
            Message(N_("did you mean “{word}”?"), word=near),
            "--map",
        )


def _refuse_absent_columns(heading: Sequence[str], requested: Mapping[str, str]) -> None:
    """Raise UsageError for values of `--map` about columns that do not exist."""
    existing = {key for cell in heading for key in heading_keys(cell)}
    for name in requested:
        if heading_keys(name)[0] not in existing:
            near = closest(name, filter(None, heading))
            raise UsageError(
                Message(N_("there is no column “{name}”"), name=name),
                Message(N_("did you mean “{word}”?"), word=near)
                if near
                else Message(N_("the columns are: {names}"), names=listed(filter(None, heading))),
                "--map",
            )


def _unknown(cells: Sequence[str], metric_names: Mapping[str, str]) -> UsageError:
    words = [word for names in NAMES.values() for word in names] + list(metric_names.values())
    named = []
    for cell in cells[:_SHOWN]:
        close = closest(without_unit(cell), words)
        means = (meaning(close) or close) if close else ""
        named.append(f"{cell} ({means}?)" if means else cell)
    more = Message(N_(", and {count} more"), count=len(cells) - _SHOWN)
    example = f'--map "{cells[0]}={IGNORED}"'
    return UsageError(
        Message(
            N_("nobody knows what these columns are: {names}{more}"),
            names=listed(named),
            more=more if len(cells) > _SHOWN else "",
        ),
        Message(
            N_('name the metric of each, as --map "{cell}=cost", or pass it over: {example}'),
            cell=cells[0],
            example=example,
        ),
    )


def _refuse_same_meaning(columns: Sequence[Column]) -> None:
    seen: dict[tuple[str, str], Column] = {}
    for column in columns:
        first = seen.setdefault(column.key, column)
        if first is not column:
            sentence = N_("the columns “{one}” and “{other}” mean the same: {word}")
            word = column.metric or column.role
            raise UsageError(
                Message(sentence, one=first.heading, other=column.heading, word=word),
                Message(N_('pass one of them over: --map "{name}=-"'), name=column.heading),
            )


def _refuse_incomplete(columns: Columns) -> None:
    roles = {column.role for column in columns.columns}
    word = "date"
    if "date" not in roles:
        sentence = N_("no column holds the date")
    elif {"metric", "value"} & roles and not {"metric", "value"} <= roles:
        sentence = N_("a column of metric names needs one of their values, and the other way round")
    elif not {"metric", "reading"} & roles:
        sentence, word = N_("no column holds a metric"), "cost"
    elif {"metric", "reading"} <= roles:
        sentence = N_("metrics stand in rows and in columns at once")
    else:
        return
    help = Message(N_("say which column it is, as in: --map HEADING=date, or =- to pass one over"))
    if columns.unknown and word not in roles:
        sentence_of_help = N_('say which column it is, as in: --map "{cell}={word}"')
        help = Message(sentence_of_help, cell=columns.unknown[0], word=word)
    raise UsageError(Message(sentence), help)
