"""Channel tests: which checklist items are tests, whether they are passed, and since when (B8)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from mtgrec.model.figures.gates import as_rate, gate_state, is_channel_test, threshold_of
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_, Message
from mtgrec.model.values.quantity import Quantity
from mtgrec.model.values.words import fold
from mtgrec.rules.engine.rule_view import RuleView


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
        if check.item.kind != "check" or not check.item.text("channel"):
            continue
        if check.item.status == "cancelled" or not is_channel_test(check.item, minimum):
            continue
        if len(check.record.campaigns) > 1 or view.exempt(check.record):
            continue
        campaign, channel = check.record.campaign or "", fold(check.item.text("channel") or "")
        threshold = threshold_of(check.item, minimum) or as_rate(minimum)
        test = ChannelTest(check, gate_state(check.item, minimum), threshold)
        found.setdefault(campaign, {}).setdefault(channel, []).append(test)
    return found


def first_pass(tests: Iterable[ChannelTest]) -> date | None:
    """Return the first day on which one of `tests` was passed; None if none was."""
    return min((test.passed_on for test in tests if test.passed_on), default=None)


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
