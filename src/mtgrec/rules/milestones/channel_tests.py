"""Channel tests: which checklist items are tests, whether they are passed, and since when (B8)."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from mtgrec.model.figures.gates import gate_state
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_, Message
from mtgrec.model.records.record import Item
from mtgrec.model.values.normalized import normalized
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.quantity import Quantity, comparable, show
from mtgrec.model.values.words import fold
from mtgrec.rules.engine.rule_view import RuleView

_TEST_WORDS = lazily(r"测试|试[投跑水]|\b(?:tests?|tested|testing|pilots?|trials?)\b")


class ChannelTest(NamedTuple):
    """A checklist item that tests a channel, and how the test turned out."""

    check: ItemState
    state: str
    """In the words for gates: `passed`, `failed`, `not-done` ..."""
    threshold: Quantity
    """The item's own threshold, else that of the workspace."""

    @property
    def passed_on(self) -> date | None:
        """The day on which it was passed; `date.min` if that is unknown, None if not passed."""
        if self.state != "passed":
            return None
        return self.check.item.day("finished") or date.min

    @property
    def why_not(self) -> Message:
        """The reason why it is not passed."""
        return why_not(self.state, self.check.item.quantity("result"), self.threshold)


Tests = dict[str, dict[str, list[ChannelTest]]]
"""Campaign -> channel, folded for comparison -> its tests."""


def channel_tests(view: RuleView) -> Tests:
    """Return the channel tests of all campaigns that are not closed."""
    minimum = view.thresholds.channel_test_ctr
    found: Tests = {}
    for check in view.item_states:
        if check.item.kind != "check" or not is_test(check.item, minimum):
            continue
        if len(check.record.campaigns) > 1 or view.exempt(check.record):
            continue
        campaign, channel = check.record.campaign or "", fold(check.item.text("channel") or "")
        test = _channel_test(check, _as_percent(minimum))
        found.setdefault(campaign, {}).setdefault(channel, []).append(test)
    return found


def is_test(check: Item, minimum: Decimal) -> bool:
    """Return whether a checklist item tests its channel: it has a result, or is called a test."""
    if not check.text("channel") or check.status == "cancelled":
        return False
    result = check.quantity("result")
    return bool(
        check.quantity("threshold")
        or (result and comparable(result, _as_percent(minimum)))
        or _TEST_WORDS.search(normalized(check.text("what") or ""))
    )


def first_pass(tests: Iterable[ChannelTest]) -> date | None:
    """Return the first day on which one of `tests` was passed; None if none was."""
    return min((test.passed_on for test in tests if test.passed_on), default=None)


def _channel_test(check_state: ItemState, minimum: Quantity) -> ChannelTest:
    """Return a test with its state; `minimum` is the threshold if it has none of its own."""
    check, state = check_state.item, gate_state(check_state.item)
    result, threshold = check.quantity("result"), check.quantity("threshold")
    if result and not threshold:
        if not comparable(result, minimum):
            state = "other-unit"
        elif result.value < minimum.value:
            state = "failed"
    return ChannelTest(check_state, state, threshold or minimum)


def _as_percent(minimum: Decimal) -> Quantity:
    return Quantity(minimum, "%", show(minimum, "%"))


_REASONS = {
    "failed": N_("its result {result} misses {threshold}"),
    "not-measured": N_("it has no result yet"),
    "not-done": N_("it is not done"),
    "other-unit": N_("its result {result} cannot be held against {threshold}"),
    "unknown": N_("there is no such check"),
}


def why_not(state: str, result: Quantity | None, threshold: Quantity | None) -> Message:
    """Return in words why a gate is not passed."""
    return Message(
        _REASONS[state],
        result=result.text if result else "",
        threshold=threshold.text if threshold else "",
    )
