"""Gates: checks that a milestone names, and whether each is passed (B8)."""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple
from unicodedata import normalize

from mtgrec.model.records.address import AddressBook, Target
from mtgrec.model.records.record import Item, Record
from mtgrec.model.values.quantity import Quantity, comparable
from mtgrec.model.values.ratio import Ratio

_STRICT = re.compile(r"\s*[<>](?!=)")


class Gate(NamedTuple):
    """A check that a milestone names as its gate."""

    reference: str
    """As it is written."""
    target: Target | None
    """The check and its record; None where the reference leads to none."""
    state: str
    """`passed`, `failed` (measured, and not good enough), `not-measured` (a threshold but no
    result), `not-done`, `cancelled`, `other-unit` (result and threshold cannot be compared) or
    `unknown` (no such check)."""

    @property
    def check(self) -> Item | None:
        """The check."""
        return self.target.item if self.target else None

    @property
    def result(self) -> Quantity | None:
        """What was measured."""
        return self.check.quantity("result") if self.check else None

    @property
    def threshold(self) -> Quantity | None:
        """What it had to reach."""
        return self.check.quantity("threshold") if self.check else None


def gates_of(milestone: Item, record: Record, book: AddressBook) -> tuple[Gate, ...]:
    """Return the gates of a milestone of `record`; `book` finds the checks, wherever they are."""
    return tuple(_gate(reference, record, book) for reference in milestone.texts("gates"))


def passed_of(gates: Sequence[Gate]) -> Ratio:
    """Return passed gates / all gates, those of cancelled checks left out."""
    needed = [gate.state for gate in gates if gate.state != "cancelled"]
    passed = needed.count("passed")
    return Ratio(Fraction(passed), Fraction(len(needed)), "" if needed else "no-data")


def _gate(reference: str, record: Record, book: AddressBook) -> Gate:
    found = book.resolve(reference, record)
    if found is None or found.item is None or found.item.kind != "check":
        return Gate(reference, None, "unknown")
    return Gate(reference, found, gate_state(found.item))


def gate_state(check: Item) -> str:
    """Return the state of a check as a gate.

    A result that misses its threshold is a failure whatever the status says, and a result that
    meets it opens the gate only once the check is done.
    """
    result, threshold = check.quantity("result"), check.quantity("threshold")
    if check.status == "cancelled":
        return "cancelled"
    if threshold and result:
        if not comparable(result, threshold):
            return "other-unit"
        if not meets(result, threshold):
            return "failed"
    if check.status != "done":
        return "not-done"
    return "not-measured" if threshold and not result else "passed"


def meets(result: Quantity, threshold: Quantity) -> bool:
    """Return whether a result is good enough: at least the threshold, unless its own sign says else."""
    value, limit = result.value, threshold.value
    if value == limit:
        return not _STRICT.match(normalize("NFKC", threshold.text))
    return value < limit if threshold.bound == "lower" else value > limit
