"""A kickoff opens with the plan's goals, and with what earlier campaigns learnt (A4, A13, A17)."""

from mtgrec.commands.new.prefill.lookback import Lookback
from mtgrec.model.figures.item_state import ItemState, item_states
from mtgrec.model.records.record import Record
from mtgrec.model.values.words import fold


def prefill(view: Lookback) -> dict[str, object]:
    """Return the plan, its KPIs and milestones, and lessons and decisions of a kindred campaign."""
    marks = _marks(view)
    earlier = [record for record in view.records if not set(record.campaigns) & set(view.campaigns)]
    kindred = [state for state in item_states(earlier, view.context) if marks & _marks_of(state)]
    gone = view.superseded()
    return {
        "plan": view.link(view.plan) if view.plan else None,
        "kpis": view.goals(),
        "milestones": [
            {**view.snapshot(state), "start": str(state.item.day("start") or "")}
            for state in view.of_kind("milestone")
        ],
        "lessons": [view.lesson(state) for state in kindred if state.item.kind == "lesson"],
        "decisions": [
            view.decision(state)
            for state in kindred
            if state.item.kind == "decision" and state.address not in gone
        ],
    }


def _marks(view: Lookback) -> set[str]:
    """Return the tags and channels of the new campaign: the plan's, and those requested."""
    plan = (*view.plan.texts("tags"), *view.plan.texts("channels")) if view.plan else ()
    return {fold(mark) for mark in (*view.marks, *plan)}


def _marks_of(state: ItemState) -> set[str]:
    """Return an item's own tags and channel; only without any, those of its record."""
    channel = state.item.text("channel")
    own = (*state.item.texts("tags"), *((channel,) if channel else ()))
    return {fold(mark) for mark in own or _of_record(state.record)}


def _of_record(record: Record) -> tuple[str, ...]:
    return (*record.texts("tags"), *record.texts("channels"))
