"""What the page of an item adds to its fields: a KPI's history, a milestone's gates, spending."""

from typing import NamedTuple

from mtgrec.model.analysis.kpi_history import kpi_history
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.gates import gates_of, passed_of
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.spending import LineMoney
from mtgrec.model.records.address import AddressBook
from mtgrec.output.answer import Block, Cell
from mtgrec.output.documents.figures import life_document
from mtgrec.output.language import _
from mtgrec.output.tables.budget import difference_text, use_cell
from mtgrec.output.tables.cells import NONE, amount_text
from mtgrec.output.tables.kpi import history_pairs, history_tables, reached_cell, standing_cell
from mtgrec.output.tables.timeline import gates_cell, gates_table

Pairs = list[tuple[str, str | Cell]]


class Figures(NamedTuple):
    """What is computed about one item."""

    pairs: Pairs
    """Names and values to show below those of its fields."""
    blocks: list[Block]
    """Tables to show below all names and values."""
    replaced: frozenset[str] = frozenset()
    """The names of the fields that these figures already show."""
    fields: dict[str, object] = {}  # noqa: RUF012 - never changed
    """The fields to add to the JSON document."""


def figures_of(state: ItemState, context: Context, book: AddressBook) -> Figures:
    """Return the figures of a KPI, milestone or budget line; empty ones for other items."""
    if state.item.kind == "kpi":
        return _kpi_figures(state, context)
    if state.item.kind == "milestone":
        return _milestone_figures(state, book)
    return Figures(_budget_line_pairs(state.money), []) if state.money else Figures([], [])


def _kpi_figures(state: ItemState, context: Context) -> Figures:
    history = kpi_history(state, context)
    pairs: Pairs = []
    if state.kpi_state:
        pairs.append((_("Attainment"), reached_cell(state)))
        standing = standing_cell(state)
        if standing.text != NONE:
            pairs.append((_("Expected to date"), standing))
        if state.kpi_state.actual:
            pairs.append((_("Source"), state.kpi_state.actual.source))
    return Figures(
        [*pairs, *history_pairs(history)],
        [*history_tables(history)],
        frozenset(("direction", "measure", "changes", "deviations")),
        {"life": life_document(history)},
    )


def _milestone_figures(state: ItemState, book: AddressBook) -> Figures:
    gates = gates_of(state, book)
    if not gates:
        return Figures([], [])
    pairs: Pairs = [(_("Gates"), gates_cell(gates, passed_of(gates)))]
    return Figures(pairs, [gates_table(gates)], frozenset(("gates",)))


def _budget_line_pairs(line: LineMoney) -> Pairs:
    pairs: Pairs = [
        (_("Plan to date"), amount_text(line.planned_to_date)),
        (_("Difference"), difference_text(line.difference)),
        (_("Used"), use_cell(line.use)),
    ]
    if line.measured and line.spent_source != line.source:
        pairs.append((_("Source"), line.spent_source or ""))
    elif line.measured:
        measured = amount_text(line.measured)
        cell = Cell(f"! {measured}", "bad") if line.differs else Cell(measured)
        pairs.append((_("Sum of readings"), cell))
    return pairs
