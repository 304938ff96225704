"""A retrospective opens with targets against actuals, and with what went otherwise (A4, B14)."""

from mtgrec.commands.new.prefill.lookback import Lookback
from mtgrec.commands.new.prefill.stages import stage_states

_TRACKED = ("action", "check", "milestone")
_CAME_TRUE = ("off-track", "doing")


def prefill(view: Lookback) -> dict[str, object]:
    """Return goals, what was late and why, risks that came true, decisions due for review, checklists."""
    late = [
        state
        for state in view.item_states
        if state.item.kind in _TRACKED and (state.lag_days or 0) > 0
    ]
    review = [
        state
        for state in view.of_kind("decision")
        if (day := state.item.day("review")) and day <= view.day and not state.item.text("verdict")
    ]
    previous = view.previous()
    return {
        "previous": view.link(previous) if previous else None,
        "kpis": view.goals(),
        "late": [
            view.snapshot(state) for state in sorted(late, key=lambda state: -(state.lag_days or 0))
        ],
        "risks": [
            view.risk(state) for state in view.of_kind("risk") if state.item.status in _CAME_TRUE
        ],
        "review": [view.decision(state) for state in review],
        "stages": stage_states(view),
    }
