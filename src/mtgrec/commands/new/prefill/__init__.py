"""What a new record opens with: readable snapshots of what the workspace knows, as plain data.

Each module serves one type of record (clauses A3-A5); `PREFILLS` is the only list of them. The
templates turn the data into text; nothing here is ever written into front matter as a copy.
"""

from collections.abc import Callable, Mapping

from mtgrec.commands.new.prefill import checklist, evaluation, kickoff, retro, weekly
from mtgrec.commands.new.prefill.lookback import Lookback

PREFILLS: Mapping[str, Callable[[Lookback], dict[str, object]]] = {
    "kickoff": kickoff.prefill,
    "weekly": weekly.prefill,
    "retro": retro.prefill,
    "evaluation": evaluation.prefill,
    "checklist": checklist.prefill,
}
"""By the role of the record's type."""


def prefill(role: str, view: Lookback) -> dict[str, object]:
    """Return what a new record of this role opens with; nothing for a plan."""
    make = PREFILLS.get(role)
    return make(view) if make else {}


__all__ = ["PREFILLS", "Lookback", "prefill"]
