"""Tables of what is to be done: late, due soon, to be decided."""

from collections.abc import Callable, Sequence

from mtgrec.model.figures.item_state import ItemState
from mtgrec.output.answer import Cell, Column, Table
from mtgrec.output.language import _
from mtgrec.output.tables.cells import NONE, due_text, names_text
from mtgrec.output.tables.fields import what_text
from mtgrec.output.tables.finding_marks import marked_table

Rows = Sequence[tuple[Cell, ItemState]]


def tasks_table(
    title: str,
    first: Column,
    rows: Rows,
    *,
    found: Callable[[ItemState], int],
    empty: str = "",
    by_campaign: bool = False,
) -> Table:
    """Return a table of items; the column `first` holds the cell that stands with each.

    `found` counts the findings about an item. With `by_campaign` all are of one owner, and their
    campaign stands in that place.
    """
    second = Column(_("Campaign") if by_campaign else _("Owner"))
    table = Table(
        title,
        [first, Column(_("What")), second, Column(_("Due"), whole=True), Column(_("Address"))],
        [
            [
                cell,
                what_text(state.item),
                (state.record.campaign or NONE) if by_campaign else names_text(state),
                due_text(state.item),
                Cell(state.address, "accent"),
            ]
            for cell, state in rows
        ],
        empty=empty,
        brief=True,
    )
    return marked_table(table, 1, [found(state) for _cell, state in rows])
