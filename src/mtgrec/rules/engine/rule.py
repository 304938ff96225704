"""A rule as it is run: its info, and the function that looks for its breaches."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records.record import Record
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import RuleInfo
from mtgrec.rules.engine.rule_view import RuleView


class Rule(NamedTuple):
    """One entry of the table of rules: one file, one rule.

    One of `item`, `record` and `workspace` is set; none of them for a rule that the reader applies.
    """

    info: RuleInfo
    item: Callable[[ItemState, RuleView], Iterable[Finding]] | None = None
    """Inspects one item; cancelled ones only if the rule is of the families F or T."""
    kinds: tuple[str, ...] = ()
    """The kinds of items that `item` is called for, or that `record` and `workspace` may report."""
    record: Callable[[Record, RuleView], Iterable[Finding]] | None = None
    """Inspects one record by itself."""
    workspace: Callable[[RuleView], Iterable[Finding]] | None = None
    """Inspects everything at once."""
    default: bool = True
    """Whether it runs without being selected by name."""
