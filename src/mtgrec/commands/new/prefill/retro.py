"""A retrospective opens with targets, actuals and what did not go as planned (A4, B14)."""

from mtgrec.commands.new.prefill.lookback import Lookback
from mtgrec.commands.new.prefill.stages import stage_states
from mtgrec.model.analysis.summary import COUNTED

_CAME_TRUE = ("off-track", "doing")


def prefill(lookback: Lookback) -> dict[str, object]:
    """Return KPIs, their deviations, late items, risks that came true, decisions to review, and stages."""
    late = [
        state
        for state in lookback.item_states
        if state.item.kind in COUNTED and (state.lag_days or 0) > 0
    ]
    review = [
        state
        for state in lookback.of_kind("decision")
        if (day := state.item.day("review"))
        and day <= lookback.day
        and not state.item.text("verdict")
    ]
    previous = lookback.previous()
    return {
        "previous": lookback.link(previous) if previous else None,
        "kpis": lookback.goals(),
        "deviations": lookback.deviations(),
        "late": [
            lookback.snapshot(state)
            for state in sorted(late, key=lambda state: -(state.lag_days or 0))
        ],
        "risks": [
            lookback.risk(state)
            for state in lookback.of_kind("risk")
            if state.item.status in _CAME_TRUE
        ],
        "review": [lookback.decision(state) for state in review],
        "stages": stage_states(lookback),
    }
