"""A retrospective opens with targets against actuals, and with what went otherwise (A4, B14)."""

from mtgrec.commands.new.prefill.lookback import View
from mtgrec.commands.new.prefill.stages import stage_states

_TRACKED = ("action", "check", "milestone")
_CAME_TRUE = ("off-track", "doing")


def prefill(view: View) -> dict[str, object]:
    """Return goals, what was late and why, risks that came true, decisions due for review, checklists."""
    late = [
        entry for entry in view.entries if entry.item.kind in _TRACKED and (entry.lag_days or 0) > 0
    ]
    review = [
        entry
        for entry in view.of_kind("decision")
        if (day := entry.item.day("review")) and day <= view.day and not entry.item.text("verdict")
    ]
    previous = view.previous()
    return {
        "previous": view.link(previous) if previous else None,
        "kpis": view.goals(),
        "late": [
            view.snapshot(entry) for entry in sorted(late, key=lambda entry: -(entry.lag_days or 0))
        ],
        "risks": [
            view.risk(entry) for entry in view.of_kind("risk") if entry.item.status in _CAME_TRUE
        ],
        "review": [view.decision(entry) for entry in review],
        "stages": stage_states(view),
    }
