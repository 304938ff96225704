"""Columns of tables that are made of entries as JSON gives them."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from mtgrec.model.values.figure_texts import figure_text
from mtgrec.model.values.words import Words
from mtgrec.output.answer import Align, Cell
from mtgrec.output.language import current
from mtgrec.output.tables.cells import NONE, joined, shown, unread_of

Row = Mapping[str, object]


class TableColumn(NamedTuple):
    """A column of a table of entries: its heading, and the cell of each."""

    title: str
    cell: Callable[[Row], str | Cell]
    align: Align = "left"
    fields: tuple[str, ...] = ()
    """The fields that the cell shows: what could not be read in them is added, marked."""
    whole: bool = False
    """Whether its cells are never cut: what could not be read in a date stands there."""
    is_optional: bool = False
    """Whether it is left out where no row has a value."""
    is_spare: bool = False
    """Whether it is left out on a screen on which the table would not fit."""

    def shown(self, row: Row) -> str | Cell:
        """Return the cell of an entry."""
        cell, unread = self.cell(row), unread_of(row, *self.fields)
        if isinstance(cell, Cell):
            return cell._replace(text=shown(cell.text, unread))
        return shown(cell, unread)


def field_text(value: object) -> str:
    """Return the value of a field as a cell shows it; a dash for none."""
    if isinstance(value, (list, tuple)):
        return joined(map(field_text, value)) or NONE
    return NONE if value is None or value == "" else str(value)


def figure_column(title: str, name: str) -> TableColumn:
    """Return a column of numbers, as every table shows them."""
    return TableColumn(title, lambda row: figure_text(field_text(row[name])), "right", (name,))


def text_column(title: str, name: str, align: Align = "left") -> TableColumn:
    """Return a column of a field as it is."""
    return TableColumn(title, lambda row: field_text(row[name]), align, (name,))


def word_column(title: str, name: str, words: Words) -> TableColumn:
    """Return a column of words, in the interface language."""
    return TableColumn(
        title,
        lambda row: words.show(str(row[name]), current()) if row[name] else NONE,
        fields=(name,),
    )
