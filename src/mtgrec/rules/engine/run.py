"""Runs the selected rules: returns every finding, waived ones marked, in order."""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from operator import attrgetter
from typing import get_args

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.problem import Problem
from mtgrec.model.records.address import item_address
from mtgrec.model.records.record import Record
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.locate import item_at
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView, Standing
from mtgrec.rules.engine.selection import Selection
from mtgrec.rules.engine.waivers import Waivers

_FindInItem = Callable[[ItemState, RuleView], Iterable[Finding]]
_SAME_CAUSE = {
    "A007": ("A006",),
    "A009": ("A012",),
    "A017": ("D003",),
    "C005": ("C006",),
    "C007": ("C006", "C005"),
    "D004": ("F132",),
    "M004": ("M001",),
}
"""Rules whose finding about an item is left out where another rule reports the same cause.

What is late is told once, by the rule that weighs most, which also says that no reason is given. A012
asks whether the only date of a done action is the day it was finished; a review before its decision
is overdue because of that slip; a decision that another supersedes is closed by that.
"""


def run(
    view: RuleView,
    rules: Iterable[Rule],
    selection: Selection,
    problems: Iterable[Problem],
    only: Sequence[ItemState] | None = None,
    only_records: Sequence[Record] | None = None,
) -> list[Finding]:
    """Return the findings of the selected rules by path and place, with the reader's `problems`.

    With `only`, rules that inspect single items inspect these alone, and with `only_records` those
    that inspect single records these.
    """
    selected = [rule for rule in rules if rule.info.code in selection.codes]
    infos = {rule.info.code: rule.info for rule in selected}
    waivers = Waivers()
    with _collector_paused():
        findings = [
            *_reader_findings(view, problems),
            *_rule_findings(
                view,
                selected,
                view.item_states if only is None else only,
                view.records if only_records is None else only_records,
            ),
        ]
        kept = [
            waivers.applied(one, infos[one.code])
            for one in findings
            if one.code in infos
            and (one.record is None or infos[one.code].applies(view.standing(one.record)))
            and not selection.ignored_at(one.code, one.problem.path)
        ]
        return sorted(_without_same_cause(kept), key=attrgetter("order"))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause the garbage collector: its passes over all records would take a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _without_same_cause(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings, except those that repeat the cause of another one (`_SAME_CAUSE`)."""
    reported = {(one.code, id(one.item)) for one in findings if one.item}
    for one in findings:
        if not any((code, id(one.item)) in reported for code in _SAME_CAUSE.get(one.code, ())):
            yield one


def _reader_findings(view: RuleView, problems: Iterable[Problem]) -> Iterator[Finding]:
    """Yield the reader's problems as findings, with the records and items they are about."""
    by_path = {record.path: record for record in view.records}
    for problem in problems:
        record = by_path.get(problem.path)
        item = item_at(record, problem.line, problem.column) if record and problem.line else None
        address = item_address(record, item) if record and item else None
        yield Finding(problem._replace(address=problem.address or address), record, item)


def _rule_findings(
    view: RuleView,
    rules: Sequence[Rule],
    states: Sequence[ItemState],
    records: Iterable[Record],
) -> Iterator[Finding]:
    yield from _item_findings(view, rules, states)
    of_records = [rule for rule in rules if rule.record]
    for record in records:
        yield from _record_findings(view, of_records, record)
    for rule in rules:
        if rule.workspace:
            yield from rule.workspace(view)


def _item_findings(
    view: RuleView, rules: Sequence[Rule], states: Sequence[ItemState]
) -> Iterator[Finding]:
    applying: defaultdict[tuple[str, Standing], list[_FindInItem]] = defaultdict(list)
    for rule in rules:
        if find := rule.item:
            for kind, standing in product(rule.kinds, get_args(Standing)):
                if rule.info.applies(standing):
                    applying[kind, standing].append(find)
    for state in states:
        is_cancelled = state.item.status == "cancelled"
        standing = "closed" if is_cancelled else view.standing(state.record)
        for find in applying.get((state.item.kind, standing), ()):
            yield from find(state, view)


def _record_findings(view: RuleView, rules: Sequence[Rule], record: Record) -> Iterator[Finding]:
    standing = view.standing(record)
    for rule in rules:
        if rule.record and rule.info.applies(standing):
            yield from rule.record(record, view)
