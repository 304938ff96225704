"""How late an item is, from where that is known, and whether somebody says why (B7, B12)."""

import re
from typing import NamedTuple

from mtgrec.model.checking.level import says_nothing
from mtgrec.model.entry import Entry
from mtgrec.model.message import N_, Message
from mtgrec.model.patterns import lazily
from mtgrec.model.progress import named_lag

_REASON = lazily(
    r"原因|(?<!基)因(?![此而子素])|由[于於]|[受遭].{1,12}影[响響]|[导導]致|所致"
    r"|\b(?:because|due to|owing to|reason|caused by|as a result)\b",
    re.IGNORECASE,
)


class Lag(NamedTuple):
    """Days that an item is or was late."""

    days: int
    words: Message
    field: str
    """The field that tells it."""


def lag_of(entry: Entry) -> Lag | None:
    """Return how late an item is, or was when it was finished; None where it is not.

    Of an unfinished one without a deadline its note may tell; where there is one, a lag that the note
    names may be that of somebody else.
    """
    item, days = entry.item, entry.lag_days
    if days and not entry.open:
        late = Message(N_("finished {days} d after {due}"), days=days, due=item.due)
        return Lag(days, late, "finished")
    if days:
        late = Message(N_("{days} d past {due}"), days=days, due=item.due)
        return Lag(days, late, "end" if item.kind == "milestone" else "due")
    if entry.open and item.due is None and (named := named_lag(item.text("note"))):
        return Lag(named, Message(N_("{days} d by its note"), days=named), "note")
    return None


def says_why(entry: Entry) -> bool:
    """Tell whether an item gives the reason for its lag: in that field, or by its words in the note."""
    item = entry.item
    return not says_nothing(item.text("lag_reason")) or bool(
        _REASON.search(item.text("note") or "")
    )
