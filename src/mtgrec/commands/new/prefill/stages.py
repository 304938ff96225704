"""Stages of checklists: the current one, and the completion of each."""

from mtgrec.commands.new.prefill.lookback import Lookback
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.progress import completion


def stages(lookback: Lookback) -> dict[str, list[ItemState]]:
    """Return the checks by stage, in the order of the checklists."""
    by_stage: dict[str, list[ItemState]] = {}
    for state in lookback.of_kind("check"):
        by_stage.setdefault(state.item.text("stage") or "", []).append(state)
    return by_stage


def current_stage(lookback: Lookback) -> dict[str, object] | None:
    """Return the first stage with open checks, and those checks; None if no check is open."""
    for name, states in stages(lookback).items():
        if open_checks := [state for state in states if state.open]:
            return {"name": name, "checks": [lookback.snapshot(state) for state in open_checks]}
    return None


def stage_states(lookback: Lookback) -> list[dict[str, object]]:
    """Return each stage with its completion, as `3/5 60 %`, and its open checks."""
    rows: list[dict[str, object]] = []
    for name, states in stages(lookback).items():
        done = completion(state.item for state in states)
        rate = f"{done.numerator}/{done.denominator} {done.percent}".strip()
        open_checks = [lookback.snapshot(state) for state in states if state.open]
        rows.append({"name": name, "done": rate, "checks": open_checks})
    return rows
