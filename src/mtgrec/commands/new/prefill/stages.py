"""Stages of checklists: the one a campaign is in, and how far each is."""

from mtgrec.commands.new.prefill.lookback import View
from mtgrec.model.figures.item_state import Entry
from mtgrec.model.figures.progress import completion


def stages(view: View) -> dict[str, list[Entry]]:
    """Return the checks by stage, in the order of the checklists."""
    by_stage: dict[str, list[Entry]] = {}
    for entry in view.of_kind("check"):
        by_stage.setdefault(entry.item.text("stage") or "", []).append(entry)
    return by_stage


def current_stage(view: View) -> dict[str, object] | None:
    """Return the first stage that is not finished, with its open checks; None where all is done."""
    for name, entries in stages(view).items():
        if left := [entry for entry in entries if entry.open]:
            return {"name": name, "checks": [view.snapshot(entry) for entry in left]}
    return None


def stage_states(view: View) -> list[dict[str, object]]:
    """Return how far each stage is: `3/5 60 %`."""
    states: list[dict[str, object]] = []
    for name, entries in stages(view).items():
        done = completion(entry.item for entry in entries)
        rate = f"{done.numerator}/{done.denominator} {done.percent}".strip()
        left = [view.snapshot(entry) for entry in entries if entry.open]
        states.append({"name": name, "done": rate, "checks": left})
    return states
