"""A rule: its info, and the function that searches for breaches."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records.record import Record
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import RuleInfo
from mtgrec.rules.engine.rule_view import RuleView


class Rule(NamedTuple):
    """One entry of the table of rules: one file, one rule.

    It looks at items, at records or at the whole workspace, whichever of the three is there; at
    none of them where the reader sees what is wrong.
    """

    info: RuleInfo
    item: Callable[[ItemState, RuleView], Iterable[Finding]] | None = None
    """Looks at one item; never called for cancelled ones, unless the rule is of the families F, T."""
    kinds: tuple[str, ...] = ()
    """The kinds of items it looks at; where it looks at everything, those it may find fault with."""
    record: Callable[[Record, RuleView], Iterable[Finding]] | None = None
    """Looks at one record by itself."""
    workspace: Callable[[RuleView], Iterable[Finding]] | None = None
    """Looks at everything at once."""
    default: bool = True
    """Whether it runs without being selected by name."""
