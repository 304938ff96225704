"""A kickoff opens with the plan's goals, and with what earlier campaigns learnt (A4, A13, A17)."""

from mtgrec.commands.new.prefill.lookback import View
from mtgrec.model.figures.item_state import Entry, entries
from mtgrec.model.records.record import Record
from mtgrec.model.values.words import fold


def prefill(view: View) -> dict[str, object]:
    """Return the plan, its KPIs and milestones, and lessons and decisions of a kindred campaign."""
    marks = _marks(view)
    earlier = [record for record in view.records if not set(record.campaigns) & set(view.campaigns)]
    kindred = [entry for entry in entries(earlier, view.outlook) if marks & _marks_of(entry)]
    gone = view.superseded()
    return {
        "plan": view.link(view.plan) if view.plan else None,
        "kpis": view.goals(),
        "milestones": [
            {**view.snapshot(entry), "start": str(entry.item.day("start") or "")}
            for entry in view.of_kind("milestone")
        ],
        "lessons": [view.lesson(entry) for entry in kindred if entry.item.kind == "lesson"],
        "decisions": [
            view.decision(entry)
            for entry in kindred
            if entry.item.kind == "decision" and entry.address not in gone
        ],
    }


def _marks(view: View) -> set[str]:
    """Return the tags and channels of the new campaign: the plan's, and those asked for."""
    plan = (*view.plan.texts("tags"), *view.plan.texts("channels")) if view.plan else ()
    return {fold(mark) for mark in (*view.marks, *plan)}


def _marks_of(entry: Entry) -> set[str]:
    """Return an item's own tags and channel; only without any, those of its record."""
    channel = entry.item.text("channel")
    own = (*entry.item.texts("tags"), *((channel,) if channel else ()))
    return {fold(mark) for mark in own or _of_record(entry.record)}


def _of_record(record: Record) -> tuple[str, ...]:
    return (*record.texts("tags"), *record.texts("channels"))
