"""What a command answers, before it has a look: plain data only.

A command returns an `Answer`; the format chosen on the command line decides which of its three
views is asked for, so none is computed in vain.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

Align = Literal["left", "right"]
Tone = Literal["", "bad", "good", "accent", "dim"]


class Cell(NamedTuple):
    """A table cell whose meaning colour shows too; never colour alone, the text says it as well."""

    text: str
    tone: Tone = ""


class Column(NamedTuple):
    """A heading, already in the interface language, and the side its cells lean to."""

    title: str
    align: Align = "left"


class Table(NamedTuple):
    """Rows under headings. `rows` hold user data as it is: the output makes it harmless."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str | Cell]]
    empty: str = ""
    """What to say instead of an empty table; nothing at all when blank."""


class Facts(NamedTuple):
    """Names and values, one a line: the head of a record, the fields of an item."""

    title: str
    pairs: Sequence[tuple[str, str | Cell]]


class Prose(NamedTuple):
    """Text shown as it stands, line by line."""

    title: str
    text: str


Block = Table | Facts | Prose


class Answer(NamedTuple):
    """One answer for people (`blocks`), for programs (`document`), for spreadsheets (`rows`)."""

    blocks: Callable[[], Sequence[Block]]
    document: Callable[[], Mapping[str, object]]
    rows: Callable[[], tuple[Sequence[str], Sequence[Mapping[str, object]]]]
    """Field names in English and, for each row, the values under them."""
