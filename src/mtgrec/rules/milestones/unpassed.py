"""Why a check is not passed as a gate or as a test, in words."""

from mtgrec.model.message import N_, Message
from mtgrec.model.values.quantity import Quantity

_WORDS = {
    "failed": N_("its result {result} misses {threshold}"),
    "not-measured": N_("it has no result yet"),
    "not-done": N_("it is not done"),
    "other-unit": N_("its result {result} cannot be held against {threshold}"),
    "unknown": N_("there is no such check"),
}


def why_not(state: str, result: Quantity | None, threshold: Quantity | None) -> Message:
    """Return the words for the state of a gate that is not passed."""
    return Message(
        _WORDS[state],
        result=result.text if result else "",
        threshold=threshold.text if threshold else "",
    )
