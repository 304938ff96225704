"""What a new record opens with: snapshots of the workspace, as plain data for its template.

Each module serves one type of record (clauses A3-A5); `PREFILLS` is the only list of them. The
templates turn the data into text; none of it is copied into front matter.
"""

from collections.abc import Callable, Mapping

from mtgrec.commands.new.prefill import checklist, evaluation, kickoff, retro, weekly
from mtgrec.commands.new.prefill.lookback import Lookback
from mtgrec.store.templates.finding import ENDING

PREFILLS: Mapping[str, Callable[[Lookback], dict[str, object]]] = {
    "kickoff": kickoff.prefill,
    "weekly": weekly.prefill,
    "retro": retro.prefill,
    "evaluation": evaluation.prefill,
    "checklist": checklist.prefill,
}
"""The prefill functions, by the role of the record type."""


def prefill(role: str, lookback: Lookback, template: str = "") -> dict[str, object]:
    """Return what a new record opens with; nothing for a plan.

    A bundled template, ejected or not, gets what it was written for, whatever type it serves. Any
    other gets what the type's `role` has; a type of one's own that is like none, what a kickoff has.
    """
    if role == "campaign":
        return {}
    by_template = PREFILLS.get(template.removesuffix(ENDING))
    make = by_template or PREFILLS.get(role) or kickoff.prefill
    return make(lookback)


__all__ = ["PREFILLS", "Lookback", "prefill"]
