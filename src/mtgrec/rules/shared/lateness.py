"""How late an item is, which field shows it, and whether a reason is given (B7, B12).

Six rules share this: about actions, checklist items and milestones.
"""

from collections.abc import Iterator
from typing import NamedTuple

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_, Message
from mtgrec.model.values.named_lag import named_lag
from mtgrec.model.values.normalized import normalized, says_nothing
from mtgrec.model.values.patterns import lazily
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import RuleInfo
from mtgrec.rules.engine.rule_view import RuleView

_REASON = lazily(
    r"原因|(?<!基)因(?![此而子素])|由于|[受遭].{1,12}影响|导致|所致"
    r"|卡在|被[^，。；,;]{1,12}(?:退回|驳回|打回|占用)"
    r"|等[^，。；,;]{0,8}(?:审批|批复|回复|档期|到货|签字|盖章)"
    r"|\b(?:because|due to|owing to|reason|caused by|as a result)\b"
)


class Lag(NamedTuple):
    """Days that an item is or was late."""

    days: int
    words: Message
    field: str
    """The field that shows it."""


def lag_of(state: ItemState) -> Lag | None:
    """Return how late an item is, or was when it was finished; None if it is not late.

    A lag that the note names counts only for an unfinished item without a deadline: with one, the
    note may mean the lag of something else.
    """
    item, days = state.item, state.lag_days
    if days and not state.open:
        late = Message(N_("finished {days} d after {due}"), days=days, due=item.due)
        return Lag(days, late, "finished")
    if days and item.kind == "milestone":
        return Lag(
            days, Message(N_("{days} d past its end, {due}"), days=days, due=item.due), "end"
        )
    if days:
        return Lag(days, Message(N_("{days} d past {due}"), days=days, due=item.due), "due")
    unfinished = state.open and item.status != "paused"
    if unfinished and item.due is None and (named := named_lag(item.text("note"))):
        return Lag(named, Message(N_("{days} d by its note"), days=named), "note")
    return None


def late_beyond_allowed(info: RuleInfo, state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an unfinished item that is later than `lag_days` allows (B12)."""
    if not state.open:
        return
    lag, allowed = lag_of(state), view.thresholds.lag_days
    if lag and lag.days > allowed:
        words = lag.words
        if not _gives_reason(state):
            words = Message(N_("{lag} (nothing says why)"), lag=words)
        yield at_item(info, state, lag.field, lag=words, allowed=allowed, address=state.address)


def late_without_reason(info: RuleInfo, state: ItemState) -> Iterator[Finding]:
    """Yield a finding for an item that is or was late, even by one day, without a reason (B7)."""
    lag = lag_of(state)
    if lag and not _gives_reason(state):
        yield at_item(info, state, lag.field, lag=lag.words, address=state.address)


def _gives_reason(state: ItemState) -> bool:
    """Return whether an item gives the reason for its lag, in `lag_reason`, its note or its log."""
    item = state.item
    if "lag_reason" in item.unread or not says_nothing(item.text("lag_reason")):
        return True
    return any(
        _REASON.search(normalized(text))
        for text in (item.text("note") or "", *(each.note for each in item.notes("log")))
    )
