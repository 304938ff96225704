"""What the page of an item adds to its fields: a KPI's life, a milestone's gates, a line's money."""

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
from mtgrec.output.tables.cells import amount_text, attainment_cell
from mtgrec.output.tables.kpi import history_pairs, history_tables
from mtgrec.output.tables.timeline import gates_cell, gates_table

Pairs = list[tuple[str, str | Cell]]


class Figures(NamedTuple):
    """What is computed about one item."""

    pairs: Pairs
    """Names and values, below those of its fields."""
    blocks: list[Block]
    """Tables below the facts."""
    told: frozenset[str] = frozenset()
    """The fields that need not be shown by themselves any more."""
    fields: dict[str, object] = {}  # noqa: RUF012 - never changed
    """What JSON adds."""


def figures_of(state: ItemState, context: Context, book: AddressBook) -> Figures:
    """Return the figures of an item's page; none for most kinds."""
    if state.item.kind == "kpi":
        return _of_kpi(state, context)
    if state.item.kind == "milestone":
        return _of_milestone(state, book)
    return Figures(_of_line(state.money), []) if state.money else Figures([], [])


def _of_kpi(state: ItemState, context: Context) -> Figures:
    life = kpi_history(state, context)
    pairs: Pairs = []
    if state.kpi_state:
        pairs.append((_("Attainment"), attainment_cell(state.kpi_state.attainment)))
        if state.kpi_state.actual:
            pairs.append((_("Source"), state.kpi_state.actual.source))
    return Figures(
        [*pairs, *history_pairs(life)],
        [*history_tables(life)],
        frozenset(("direction", "measure", "changes", "deviations")),
        {"life": life_document(life)},
    )


def _of_milestone(state: ItemState, book: AddressBook) -> Figures:
    gates = gates_of(state.item, state.record, book)
    if not gates:
        return Figures([], [])
    pairs: Pairs = [(_("Gates"), gates_cell(gates, passed_of(gates)))]
    return Figures(pairs, [gates_table(gates)], frozenset(("gates",)))


def _of_line(line: LineMoney) -> Pairs:
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
