"""Channel tests: which checks are some, whether they are passed, and since when (B8)."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from mtgrec.model.figures.gates import gate_state
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_, Message
from mtgrec.model.records.record import Item
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.quantity import Quantity, comparable, show
from mtgrec.model.values.words import fold
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.shared.normalized import normalized

_TEST = lazily(r"测试|试[投跑水]|\b(?:tests?|tested|testing|pilots?|trials?)\b")


class ChannelTest(NamedTuple):
    """A check that tests a channel, judged."""

    check: ItemState
    state: str
    """As a gate's: `passed`, `failed`, `not-done` ..."""
    threshold: Quantity
    """Its own one, else the workspace's."""

    @property
    def passed_on(self) -> date | None:
        """The day since when it is passed; the first of all days where nobody wrote it down."""
        if self.state != "passed":
            return None
        return self.check.item.day("finished") or date.min

    @property
    def why_not(self) -> Message:
        """Why it is not passed."""
        return why_not(self.state, self.check.item.quantity("result"), self.threshold)


Tests = dict[str, dict[str, list[ChannelTest]]]
"""Campaign -> channel, as compared -> its tests."""


def channel_tests(view: RuleView) -> Tests:
    """Return the channel tests of every campaign that has some and is not closed."""
    least = view.thresholds.channel_test_ctr
    found: Tests = {}
    for check in view.item_states:
        if check.item.kind != "check" or not is_test(check.item, least):
            continue
        if len(check.record.campaigns) > 1 or view.exempt(check.record):
            continue
        campaign, channel = check.record.campaign or "", fold(check.item.text("channel") or "")
        test = _judged(check, _limit(least))
        found.setdefault(campaign, {}).setdefault(channel, []).append(test)
    return found


def is_test(check: Item, least: Decimal) -> bool:
    """Return whether a check tests its channel: it measures something, or is called a test."""
    if not check.text("channel") or check.status == "cancelled":
        return False
    result = check.quantity("result")
    return bool(
        check.quantity("threshold")
        or (result and comparable(result, _limit(least)))
        or _TEST.search(normalized(check.text("what") or ""))
    )


def first_pass(tests: Iterable[ChannelTest]) -> date | None:
    """Return since when one of `tests` is passed; None where none is."""
    return min((test.passed_on for test in tests if test.passed_on), default=None)


def _judged(tested: ItemState, least: Quantity) -> ChannelTest:
    """Return a test with its state; without a threshold of its own it is held against `least`."""
    check, state = tested.item, gate_state(tested.item)
    result, threshold = check.quantity("result"), check.quantity("threshold")
    if result and not threshold:
        if not comparable(result, least):
            state = "other-unit"
        elif result.value < least.value:
            state = "failed"
    return ChannelTest(tested, state, threshold or least)


def _limit(least: Decimal) -> Quantity:
    return Quantity(least, "%", show(least, "%"))


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
