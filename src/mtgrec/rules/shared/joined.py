"""Lists inside of a sentence, each of whose parts may need translation."""

from collections.abc import Iterable, Sequence
from functools import reduce

from mtgrec.model.message import N_, Message

_SHOWN = 9


def joined(parts: Sequence[Message]) -> Message:
    """Return `parts`, of which there is at least one, as one list; of very many only the first ones."""
    shown = _joined(parts[:_SHOWN])
    more = len(parts) - _SHOWN
    if more <= 0:
        return shown
    return Message(N_("{parts} and {count} more"), parts=shown, count=more)


def _joined(parts: Iterable[Message]) -> Message:
    return reduce(lambda one, other: Message(N_("{one}, {other}"), one=one, other=other), parts)
