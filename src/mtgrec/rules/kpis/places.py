"""Where findings about KPIs are placed: at the current target, or at a field inside of the KPI."""

from datetime import date

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.kpi_targets import current_target
from mtgrec.model.records.record import Item
from mtgrec.model.values.quantity import Quantity
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import RuleInfo
from mtgrec.rules.engine.rule_view import RuleView


def name_of(state: ItemState) -> str:
    """Return the name of a KPI as people know it."""
    return state.item.text("what") or state.item.text("metric") or state.address


def target_of(state: ItemState, view: RuleView) -> Quantity | None:
    """Return the target in force today, None if there is none."""
    return current_target(state.item, view.today)


def at_offset(info: RuleInfo, state: ItemState, offset: int, /, **values: object) -> Finding:
    """Return the finding that a KPI breaks a rule, at `offset` in the text of its record."""
    place = state.record.place(offset)
    problem = info.at(state.record.path, place, state.address, **values)
    return Finding(problem, state.record, state.item)


def at_target(info: RuleInfo, state: ItemState, view: RuleView, /, **values: object) -> Finding:
    """Return the finding that a KPI breaks a rule, at the target in force today."""
    offset = _target_offset(state.item, target_of(state, view), view.today)
    return at_offset(info, state, offset, **values)


def _target_offset(kpi: Item, target: Quantity | None, today: date) -> int:
    changes = sorted(
        kpi.items("changes"), key=lambda change: change.day("date") or date.min, reverse=True
    )
    for change in changes:
        past = (change.day("date") or date.min) <= today
        name = "to" if past else "from"
        if target and change.quantity(name) == target:
            return change.at[name]
    return kpi.at.get("target", kpi.at.get("what", kpi.offset))
