"""Gates: the checks that must pass before a milestone starts (B8)."""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple
from unicodedata import normalize

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records.address import AddressBook, Target
from mtgrec.model.records.record import Item, Record
from mtgrec.model.values.normalized import normalized
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.quantity import Quantity, comparable, show
from mtgrec.model.values.ratio import Ratio

_STRICT = re.compile(r"\s*[<>](?!=)")
_TEST_WORDS = lazily(r"测试|試投|试[投跑水]|測試|\b(?:tests?|tested|testing|pilots?|trials?)\b")
_CHANNEL_WORDS = lazily(
    r"渠道|投放|广告|廣告|点击|點擊|\b(?:channels?|ads?|adverts?|clicks?|ctr)\b"
)


class Gate(NamedTuple):
    """A check that a milestone names as its gate."""

    reference: str
    """The reference as it is written."""
    target: Target | None
    """The check and its record; None if the reference leads to no check."""
    state: str
    """`passed`, `failed` (measured, and not good enough), `not-measured` (a threshold, its own or that
    of a channel test, but no result; or one that cannot be read), `not-done`, `cancelled`, `other-unit`
    (result and threshold cannot be compared) or `unknown` (no such check)."""
    threshold: Quantity | None = None
    """The value that the result must reach; see `threshold_of`."""

    @property
    def check(self) -> Item | None:
        """The check, or None."""
        return self.target.item if self.target else None

    @property
    def result(self) -> Quantity | None:
        """The measured value."""
        return self.check.quantity("result") if self.check else None


def gates_of(milestone: ItemState, book: AddressBook) -> tuple[Gate, ...]:
    """Return the gates of a milestone; `book` resolves the references to checks."""
    minimum = milestone.thresholds.channel_test_ctr
    return tuple(
        _gate(reference, milestone.record, book, minimum)
        for reference in milestone.item.texts("gates")
    )


def passed_of(gates: Sequence[Gate]) -> Ratio:
    """Return passed gates / all gates, those of cancelled checks excluded."""
    needed = [gate.state for gate in gates if gate.state != "cancelled"]
    passed = needed.count("passed")
    return Ratio(Fraction(passed), Fraction(len(needed)), "" if needed else "no-data")


def _gate(reference: str, record: Record, book: AddressBook, minimum: Decimal) -> Gate:
    found = book.resolve(reference, record)
    if found is None or found.item is None or found.item.kind != "check":
        return Gate(reference, None, "unknown")
    check = found.item
    return Gate(reference, found, gate_state(check, minimum), threshold_of(check, minimum))


def gate_state(check: Item, minimum: Decimal) -> str:
    """Return the state of a check as a gate; see `Gate.state`.

    A result that misses its threshold is a failure whatever the status is, and a result that meets
    it passes only once the check is done, and measured where there is a threshold. `minimum` is the
    least click-through rate of a channel test that states no threshold (B8).
    """
    result, threshold = check.quantity("result"), threshold_of(check, minimum)
    if check.status == "cancelled":
        return "cancelled"
    if threshold and result:
        if not comparable(result, threshold):
            return "other-unit"
        if not meets(result, threshold):
            return "failed"
    if check.status != "done":
        return "not-done"
    if "threshold" in check.unread:
        return "not-measured"
    return "not-measured" if threshold and not result else "passed"


def threshold_of(check: Item, minimum: Decimal) -> Quantity | None:
    """Return the threshold of a check: its own, else `minimum` if it is a channel test."""
    own = check.quantity("threshold")
    if "threshold" in check.unread:
        return None
    return own or (as_rate(minimum) if is_channel_test(check, minimum) else None)


def is_channel_test(check: Item, minimum: Decimal) -> bool:
    """Return whether a check tests a channel before the money is spent (B8).

    It names its channel and has a threshold or a measured rate, or it is called a test.
    """
    what = normalized(check.text("what") or "")
    called_test = bool(_TEST_WORDS.search(what))
    if not check.text("channel"):
        return called_test and bool(_CHANNEL_WORDS.search(what))
    result = check.quantity("result")
    measured = result is not None and comparable(result, as_rate(minimum))
    return called_test or measured or check.quantity("threshold") is not None


def as_rate(share: Decimal) -> Quantity:
    """Return a share as a quantity in per cent."""
    return Quantity(share, "%", show(share, "%"))


def meets(result: Quantity, threshold: Quantity) -> bool:
    """Return whether a result meets a threshold: a minimum, unless its sign says otherwise."""
    value, limit = result.value, threshold.value
    if value == limit:
        return not _STRICT.match(normalize("NFKC", threshold.text))
    return value < limit if threshold.bound == "lower" else value > limit
