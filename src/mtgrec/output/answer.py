"""What a command answers, before it is formatted: plain data only.

A command returns an `Answer`; the format chosen on the command line decides which of its three
views is computed.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

Align = Literal["left", "right"]
Tone = Literal["", "bad", "good", "accent", "dim"]


class Cell(NamedTuple):
    """A table cell with a tone, shown as colour; the text says the same without it."""

    text: str
    tone: Tone = ""
    """An `accent` is an address or a code: never broken, and on a terminal as short as it can be."""


class Column(NamedTuple):
    """A heading, already in the interface language, and the alignment of its cells."""

    title: str
    align: Align = "left"
    spare: bool = False
    """Whether it is left out on a screen on which the table would not fit."""
    whole: bool = False
    """Whether its cells are not broken, as far as they are not longer than a long word."""


class Table(NamedTuple):
    """Rows under headings. `rows` hold user data as it is; the formats escape it."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str | Cell]]
    empty: str = ""
    """The text shown instead of an empty table; when it is blank, nothing is shown."""
    brief: bool = False
    """Whether each row is one line on a terminal: running text is cut, `show` has the whole."""
    rest: str = ""
    """A line below the rows: how many more there are, and the command that lists them."""


class Facts(NamedTuple):
    """Names and values, one per line: the head of a record, the fields of an item."""

    title: str
    pairs: Sequence[tuple[str, str | Cell]]


class Prose(NamedTuple):
    """Text shown as it is, line by line."""

    title: str
    text: str


Block = Table | Facts | Prose


def first_rows(table: Table, most: int | None, rest: Callable[[int], str]) -> Table:
    """Return a table with its first rows; `rest` says how many more there are, and where."""
    if most is None or len(table.rows) <= most:
        return table
    return table._replace(rows=table.rows[:most], rest=rest(len(table.rows) - most))


class Answer(NamedTuple):
    """One answer for people (`blocks`), for programs (`document`), for spreadsheets (`rows`)."""

    blocks: Callable[[], Sequence[Block]]
    document: Callable[[], Mapping[str, object]]
    rows: Callable[[], tuple[Sequence[str], Sequence[Mapping[str, object]]]]
    """Field names in English and, for each row, the values under them."""
