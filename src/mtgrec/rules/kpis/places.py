"""Where findings about KPIs stand: at the target that counts, or at what was written inside the KPI."""

from datetime import date

from mtgrec.model.figures.item_state import Entry
from mtgrec.model.figures.kpi_targets import current_target
from mtgrec.model.records.record import Item
from mtgrec.model.values.quantity import Quantity
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import Rule
from mtgrec.rules.engine.rule_view import View


def name_of(entry: Entry) -> str:
    """Return the words by which a person knows a KPI."""
    return entry.item.text("what") or entry.item.text("metric") or entry.address


def target_of(entry: Entry, view: View) -> Quantity | None:
    """Return the target that counts today."""
    return current_target(entry.item, view.today)


def at_offset(rule: Rule, entry: Entry, offset: int, /, **values: object) -> Finding:
    """Return that a KPI breaks a rule by what stands at `offset`, inside of it."""
    place = entry.record.place(offset)
    problem = rule.at(entry.record.path, place, entry.address, **values)
    return Finding(problem, entry.record, entry.item)


def at_target(rule: Rule, entry: Entry, view: View, /, **values: object) -> Finding:
    """Return that a KPI breaks a rule by the target that counts today, wherever that stands."""
    offset = _target_offset(entry.item, target_of(entry, view), view.today)
    return at_offset(rule, entry, offset, **values)


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
