"""Read an export whose numbers have decimal commas or points: its other numbers decide."""

from collections.abc import Iterable, Iterator
from itertools import chain

from mtgrec.document.metrics.export_columns import Columns
from mtgrec.document.metrics.export_defaults import Defaults
from mtgrec.document.metrics.export_rows import Export, Watch, read_rows
from mtgrec.document.metrics.export_table import Part, Table
from mtgrec.model.editing.wrong_word import wrong_word
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.values.columns import ColumnPattern
from mtgrec.model.values.decimals import (
    COMMA,
    POINT,
    Decimals,
    both_readings,
    decimals_of,
    is_unclear,
)

_WORDS = {"point": POINT, "comma": COMMA, POINT: POINT, COMMA: COMMA}
# Cells of which no sign but a point can be a decimal one, and those of which none can be a comma.
_CERTAIN = ColumnPattern(r"(?:-?[0-9]+(?:\.(?:[0-9]{1,2}|[0-9]{4,}))?%?)?")
_NO_COMMA = ColumnPattern(r"(?:-?(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?%?)?")


def read_export_rows(
    table: Table, columns: Columns, defaults: Defaults, requested: str | None, watch: Watch = iter
) -> Export:
    """Return the readings of a table, its numbers read with the decimal sign that they have.

    `requested` is the value of `--decimal`; without it the numbers of the file decide. Raises
    UsageError where they do not, or contradict each other.
    """
    with_commas = defaults._replace(decimal_comma=True)
    if requested is not None:
        if requested not in _WORDS:
            raise wrong_word("--decimal", requested, ("comma", "point"), ("comma", "point"))
        wanted = with_commas if _WORDS[requested] == COMMA else defaults
        return read_rows(table, columns, wanted, watch)
    shown = _Shown([column.place for column in columns.numbers])
    export = read_rows(table, columns, defaults, lambda parts: shown.noted(watch(parts)))
    return read_rows(table, columns, with_commas, watch) if shown.commas(table) else export


class _Shown:
    """What the numbers of a table show about their decimal sign."""

    def __init__(self, places: list[int]) -> None:
        """`places` are those of the columns with numbers."""
        self._places = places
        self._found = Decimals()

    def noted(self, parts: Iterable[Part]) -> Iterator[Part]:
        """Yield the parts, and note what their numbers show."""
        for part in parts:
            self._note([part.column(place) for place in self._places])
            yield part

    def _note(self, columns: list[list[str]]) -> None:
        if all(map(_CERTAIN.fits_all, columns)):
            if not self._found.point:
                point = next((cell for cell in _by_rows(columns) if POINT in cell), None)
                self._found = self._found._replace(point=point)
        elif not self._found.point or not all(map(_NO_COMMA.fits_all, columns)):
            here = decimals_of(_by_rows(columns))
            both = zip(self._found, here, strict=True)
            self._found = Decimals(*(first or other for first, other in both))

    def commas(self, table: Table) -> bool:
        """Return whether the numbers have decimal commas; raises UsageError where that is unclear."""
        found = self._found
        if found.point and found.comma:
            sentence = N_("“{point}” has a decimal point, “{comma}” a decimal comma")
            message = Message(sentence, point=found.point, comma=found.comma)
            raise UsageError(message, _help(), _place(table, self._places, found.comma))
        if found.comma or found.point or not found.unclear:
            return found.comma is not None
        unclear = _unclear(table, self._places)
        if unclear is None:
            return False
        small, large = both_readings(unclear)
        sentence = N_(
            "“{value}” may mean {small} or {large}, and no other number of the file decides"
        )
        message = Message(sentence, value=unclear, small=small, large=large)
        raise UsageError(message, _help(), _place(table, self._places, unclear))


def _by_rows(columns: Iterable[Iterable[str]]) -> Iterator[str]:
    return chain.from_iterable(zip(*columns, strict=True))


def _unclear(table: Table, places: list[int]) -> str | None:
    """Return the first number that needs a decision.

    `1,200` is 1200 as everywhere in mtgrec, but not where `;` separates the cells: there the comma
    is likely a decimal one.
    """
    for sign in (POINT, COMMA) if table.delimiter == ";" else (POINT,):
        if found := next((cell for cell in _cells(table, places) if is_unclear(cell, sign)), None):
            return found
    return None


def _cells(table: Table, places: list[int]) -> Iterator[str]:
    for part in table.parts():
        yield from _by_rows([part.column(place) for place in places])


def _help() -> Message:
    return Message(N_("say which sign is the decimal one: --decimal point, or --decimal comma"))


def _place(table: Table, places: list[int], cell: str) -> str:
    rows = (
        number
        for part in table.parts()
        for number, cells in zip(
            part.numbers, zip(*[part.column(place) for place in places], strict=True), strict=True
        )
        if cell in cells
    )
    return f"{table.name}:{next(rows)}"
