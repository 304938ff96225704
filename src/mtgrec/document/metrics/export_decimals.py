"""Decide whether an export has decimal commas or points, and write its numbers with points."""

from collections.abc import Iterator

from mtgrec.document.metrics.export_columns import Columns
from mtgrec.document.metrics.export_table import Row, Table, Wrong
from mtgrec.model.editing.wrong_word import wrong_word
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.values.decimals import (
    COMMA,
    POINT,
    both_readings,
    decimals_of,
    is_unclear,
    with_point,
)

_WORDS = {"point": POINT, "comma": COMMA, POINT: POINT, COMMA: COMMA}


def with_decimal_points(table: Table, columns: Columns, requested: str | None) -> Table:
    """Return the table with its numbers in the form with a decimal point.

    `requested` is the value of `--decimal`; without it the numbers of the file decide. Raises
    UsageError where they do not, or contradict each other.
    """
    places = _number_places(columns)
    if _sign(table, places, requested) == POINT:
        return table
    rows, wrong = [], []
    for row in table.rows:
        cells = list(row.cells)
        for place in places:
            plain = with_point(cells[place])
            if plain is None:
                sentence = N_("“{value}” is no number with a decimal comma")
                wrong.append(Wrong(row.number, Message(sentence, value=cells[place])))
            cells[place] = plain or ""
        rows.append(Row(row.number, cells))
    return table._replace(rows=rows, wrong=[*table.wrong, *wrong])


def _number_places(columns: Columns) -> list[int]:
    return [
        column.place
        for column in columns.columns
        if column.role in ("reading", "value", "expected")
    ]


def _sign(table: Table, places: list[int], requested: str | None) -> str:
    if requested is not None:
        if requested not in _WORDS:
            raise wrong_word("--decimal", requested, ("comma", "point"), ("comma", "point"))
        return _WORDS[requested]
    cells = [row.cells[place] for row in table.rows for place in places]
    found = decimals_of(cells)
    if found.point and found.comma:
        sentence = N_("“{point}” has a decimal point, “{comma}” a decimal comma")
        message = Message(sentence, point=found.point, comma=found.comma)
        raise UsageError(message, _help(), _place(table, places, found.comma))
    if found.comma:
        return COMMA
    unclear = None if found.point else next(_unclear(cells, table.delimiter), None)
    if unclear is None:
        return POINT
    small, large = both_readings(unclear)
    sentence = N_("“{value}” may mean {small} or {large}, and no other number of the file decides")
    message = Message(sentence, value=unclear, small=small, large=large)
    raise UsageError(message, _help(), _place(table, places, unclear))


def _unclear(cells: list[str], delimiter: str) -> Iterator[str]:
    """Yield the numbers that need a decision.

    `1,200` is 1200 as everywhere in mtgrec, but not where `;` separates the cells or `1.200` stands
    beside it: there the comma is likely a decimal one.
    """
    points = [cell for cell in cells if is_unclear(cell, POINT)]
    yield from points
    if points or delimiter == ";":
        yield from (cell for cell in cells if is_unclear(cell, COMMA))


def _help() -> Message:
    return Message(N_("say which sign is the decimal one: --decimal point, or --decimal comma"))


def _place(table: Table, places: list[int], cell: str) -> str:
    rows = (row.number for row in table.rows if cell in [row.cells[place] for place in places])
    return f"{table.name}:{next(rows)}"
