"""What the columns of an export mean: by `--map`, as remembered, or by the platforms' own headings."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mtgrec.document.metrics.export_names import IGNORED, NAMES, ROLES, bare, meaning, unit_in
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.values.metric_names import METRICS, metric_key
from mtgrec.model.values.words import closest, fold

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
    """What goes to numbers without a unit."""


class Columns(NamedTuple):
    """All columns that are read, and the words by which they were found."""

    columns: tuple[Column, ...]
    mapping: Mapping[str, str]
    """For each heading what it means: a role, a metric, or `-`."""

    def of(self, role: str) -> Column | None:
        """Return the column of a role, or None."""
        return next((column for column in self.columns if column.role == role), None)

    @property
    def readings(self) -> list[Column]:
        """The columns that hold one metric's values each."""
        return [column for column in self.columns if column.role == "reading"]


def read_asked(pairs: Sequence[str]) -> dict[str, str]:
    """Return what `--map` says, by heading; raises UsageError."""
    asked: dict[str, str] = {}
    for pair in pairs:
        heading, sign, target = pair.rpartition("=")
        if not (sign and heading.strip() and target.strip()):
            raise UsageError(
                Message(N_("“{pair}” does not say what a column means"), pair=pair),
                Message(N_("write HEADING=METRIC, or HEADING=- for a column to pass over")),
                "--map",
            )
        asked[heading.strip()] = target.strip()
    return asked


def find_columns(
    heading: Sequence[str],
    asked: Mapping[str, str],
    remembered: Mapping[str, str],
    metrics: Iterable[str],
) -> Columns:
    """Return what each column means; `metrics` are those that have readings or formulas already.

    Raises UsageError where that is unknown a column, two mean the same, or one that is needed is
    missing.
    """
    _refuse_missing(heading, asked)
    known = {metric_key(name): name for name in metrics}
    mapping = {}
    unknown = []
    for cell in filter(None, heading):
        target = _lookup(cell, asked) or remembered.get(cell) or _meaning(cell, known)
        if target is None:
            unknown.append(cell)
        else:
            mapping[cell] = target
    if unknown:
        raise _unknown(unknown, known)
    columns = tuple(
        column
        for index, cell in enumerate(heading)
        if (target := mapping.get(cell, IGNORED)) != IGNORED
        and (column := _column(index, cell, target, known, asked))
    )
    _refuse_twins(columns)
    _refuse_lacking(columns)
    return Columns(columns, mapping)


def _lookup(cell: str, asked: Mapping[str, str]) -> str | None:
    by_name = {fold(name): target for name, target in asked.items()}
    return by_name.get(fold(cell)) or by_name.get(fold(bare(cell)))


def _meaning(cell: str, known: Mapping[str, str]) -> str | None:
    return meaning(cell) or known.get(metric_key(bare(cell)))


def _column(
    index: int, cell: str, target: str, known: Mapping[str, str], asked: Mapping[str, str]
) -> Column:
    role = meaning(target)
    if role in ROLES:
        return Column(index, cell, role or "")
    unit = next((sign for sign in _UNITS if target.endswith(sign)), "")
    name = target.removesuffix(unit).strip()
    role = meaning(name) or known.get(metric_key(name))
    if role is None and target in asked.values():
        _refuse_slip(name, known)
    return Column(index, cell, "reading", role or name, unit or unit_in(cell))


def _refuse_slip(name: str, known: Mapping[str, str]) -> None:
    """Refuse the name of a new metric that is nearly that of another."""
    near = closest(name, [*NAMES, *(word for names in METRICS for word in names), *known.values()])
    if near and fold(near) != fold(name):
        raise UsageError(
            Message(N_("unknown word “{word}”"), word=name),
            Message(N_("did you mean “{word}”?"), word=near),
            "--map",
        )


def _refuse_missing(heading: Sequence[str], asked: Mapping[str, str]) -> None:
    """Refuse what `--map` says about columns that are not there."""
    there = {fold(form) for cell in heading for form in (cell, bare(cell))}
    for name in asked:
        if fold(name) not in there:
            near = closest(name, filter(None, heading))
            raise UsageError(
                Message(N_("there is no column “{name}”"), name=name),
                Message(N_("did you mean “{word}”?"), word=near)
                if near
                else Message(
                    N_("the columns are: {names}"), names="、".join(filter(None, heading))
                ),
                "--map",
            )


def _unknown(cells: Sequence[str], known: Mapping[str, str]) -> UsageError:
    words = [word for names in NAMES.values() for word in names] + list(known.values())
    told = []
    for cell in cells[:_SHOWN]:
        near = closest(bare(cell), words)
        means = (meaning(near) or near) if near else ""
        told.append(f"{cell} ({means}?)" if means else cell)
    more = Message(N_(", and {count} more"), count=len(cells) - _SHOWN)
    example = f'--map "{cells[0]}={IGNORED}"'
    return UsageError(
        Message(
            N_("nobody knows what these columns are: {names}{more}"),
            names="、".join(told),
            more=more if len(cells) > _SHOWN else "",
        ),
        Message(
            N_('name the metric of each, as --map "{cell}=cost", or pass it over: {example}'),
            cell=cells[0],
            example=example,
        ),
    )


def _refuse_twins(columns: Sequence[Column]) -> None:
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


def _refuse_lacking(columns: Sequence[Column]) -> None:
    roles = {column.role for column in columns}
    if "date" not in roles:
        lacking = N_("no column holds the date")
    elif {"metric", "value"} & roles and not {"metric", "value"} <= roles:
        lacking = N_("a column of metric names needs one of their values, and the other way round")
    elif not {"metric", "reading"} & roles:
        lacking = N_("no column holds a metric")
    elif {"metric", "reading"} <= roles:
        lacking = N_("metrics stand in rows and in columns at once")
    else:
        return
    help = N_("say which column it is, as in: --map HEADING=date, or =- to pass one over")
    raise UsageError(Message(lacking), Message(help))
