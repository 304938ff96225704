"""Find the meaning of an export's columns: as requested, as stored, or as platforms name them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mtgrec.document.metrics.export_names import (
    IGNORED,
    NAMES,
    ROLES,
    meaning,
    unit_in,
    without_unit,
)
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message, listed
from mtgrec.model.values.metric_names import METRICS, metric_key
from mtgrec.model.values.spelling import closest
from mtgrec.model.values.words import fold

_SHOWN = 10
_UNITS = ("%", "‰")


class Column(NamedTuple):
    """One column that is read."""

    place: int
    heading: str
    role: str
    """One of ROLES; `reading` for a column of one metric's values."""
    metric: str = ""
    unit: str = ""
    """The unit of numbers that have none themselves."""


class Columns(NamedTuple):
    """All columns that are read, and the meaning of each heading."""

    columns: tuple[Column, ...]
    mapping: Mapping[str, str]
    """The meaning of each heading: a role, a metric, or `-` for a column that is not read."""

    def of(self, role: str) -> Column | None:
        """Return the column of a role, or None."""
        return next((column for column in self.columns if column.role == role), None)

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


def find_columns(
    heading: Sequence[str],
    requested: Mapping[str, str],
    remembered: Mapping[str, str],
    metrics: Iterable[str],
) -> Columns:
    """Return the meaning of each column; `metrics` are those with readings or formulas already.

    Raises UsageError for an unknown column, for two of the same meaning, and for a missing one.
    """
    _refuse_absent_columns(heading, requested)
    metric_names = {metric_key(name): name for name in metrics}
    mapping = {}
    unknown = []
    for cell in filter(None, heading):
        target = _lookup(cell, requested) or remembered.get(cell) or _meaning(cell, metric_names)
        if target is None:
            unknown.append(cell)
        else:
            mapping[cell] = target
    if unknown:
        raise _unknown(unknown, metric_names)
    columns = tuple(
        column
        for index, cell in enumerate(heading)
        if (target := mapping.get(cell, IGNORED)) != IGNORED
        and (column := _column(index, cell, target, metric_names, requested))
    )
    _refuse_same_meaning(columns)
    _refuse_incomplete(columns)
    return Columns(columns, mapping)


def _lookup(cell: str, requested: Mapping[str, str]) -> str | None:
    by_name = {fold(name): target for name, target in requested.items()}
    return by_name.get(fold(cell)) or by_name.get(fold(without_unit(cell)))


def _meaning(cell: str, metric_names: Mapping[str, str]) -> str | None:
    return meaning(cell) or metric_names.get(metric_key(without_unit(cell)))


def _column(
    index: int,
    cell: str,
    target: str,
    metric_names: Mapping[str, str],
    requested: Mapping[str, str],
) -> Column:
    role = meaning(target)
    if role in ROLES:
        return Column(index, cell, role or "")
    unit = next((sign for sign in _UNITS if target.endswith(sign)), "")
    name = target.removesuffix(unit).strip()
    role = meaning(name) or metric_names.get(metric_key(name))
    if role is None and target in requested.values():
        _refuse_misspelled(name, metric_names)
    return Column(index, cell, "reading", role or name, unit or unit_in(cell))


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
    existing = {fold(form) for cell in heading for form in (cell, without_unit(cell))}
    for name in requested:
        if fold(name) not in existing:
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
        first = seen.setdefault((column.role, metric_key(column.metric)), column)
        if first is not column:
            sentence = N_("the columns “{one}” and “{other}” mean the same: {word}")
            word = column.metric or column.role
            raise UsageError(
                Message(sentence, one=first.heading, other=column.heading, word=word),
                Message(N_('pass one of them over: --map "{name}=-"'), name=column.heading),
            )


def _refuse_incomplete(columns: Sequence[Column]) -> None:
    roles = {column.role for column in columns}
    if "date" not in roles:
        sentence = N_("no column holds the date")
    elif {"metric", "value"} & roles and not {"metric", "value"} <= roles:
        sentence = N_("a column of metric names needs one of their values, and the other way round")
    elif not {"metric", "reading"} & roles:
        sentence = N_("no column holds a metric")
    elif {"metric", "reading"} <= roles:
        sentence = N_("metrics stand in rows and in columns at once")
    else:
        return
    help = N_("say which column it is, as in: --map HEADING=date, or =- to pass one over")
    raise UsageError(Message(sentence), Message(help))
