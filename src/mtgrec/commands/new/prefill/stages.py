"""Stages of checklists: the one a campaign is in, and how far each is."""

from mtgrec.commands.new.prefill.lookback import Lookback
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.progress import completion


def stages(view: Lookback) -> dict[str, list[ItemState]]:
    """Return the checks by stage, in the order of the checklists."""
    by_stage: dict[str, list[ItemState]] = {}
    for state in view.of_kind("check"):
        by_stage.setdefault(state.item.text("stage") or "", []).append(state)
    return by_stage


def current_stage(view: Lookback) -> dict[str, object] | None:
    """Return the first stage that is not finished, with its open checks; None where all is done."""
    for name, states in stages(view).items():
        if left := [state for state in states if state.open]:
            return {"name": name, "checks": [view.snapshot(state) for state in left]}
    return None


def stage_states(view: Lookback) -> list[dict[str, object]]:
    """Return how far each stage is: `3/5 60 %`."""
    rows: list[dict[str, object]] = []
    for name, states in stages(view).items():
        done = completion(state.item for state in states)
        rate = f"{done.numerator}/{done.denominator} {done.percent}".strip()
        left = [view.snapshot(state) for state in states if state.open]
        rows.append({"name": name, "done": rate, "checks": left})
    return rows
