"""An execution meeting opens with what the last one left open (A3, B7)."""

from datetime import date

from mtgrec.model.entry import Entry
from mtgrec.model.prefill.stages import current_stage
from mtgrec.model.prefill.view import View


def prefill(view: View) -> dict[str, object]:
    """Return the previous meeting and all that is open: actions, risks, goals, checks, decisions."""
    previous = view.previous()
    since = (previous.date if previous else None) or date.min
    gone = view.superseded()
    actions = sorted((entry for entry in view.of_kind("action") if entry.open), key=_worst)
    return {
        "previous": view.link(previous) if previous else None,
        "actions": [view.snapshot(entry) for entry in actions],
        "verdicts": [view.snapshot(entry) for entry in actions if entry.wants_verdict],
        "risks": [view.risk(entry) for entry in view.of_kind("risk") if entry.open],
        "kpis": view.goals(),
        "stage": current_stage(view),
        "decisions": [
            view.decision(entry)
            for entry in view.of_kind("decision")
            if entry.address not in gone and entry.record.date and entry.record.date >= since
        ],
    }


def _worst(entry: Entry) -> tuple[bool, bool, int, str]:
    """Those that ask for a verdict come first, then the off-track and the late ones."""
    due = entry.item.due.isoformat() if entry.item.due else "9999"
    return (not entry.wants_verdict, not entry.off_track, -(entry.lag_days or 0), due)
