"""Running the rules: every finding of the selected rules, waived ones marked, in order."""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import attrgetter

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.problem import Problem
from mtgrec.model.records.address import item_address
from mtgrec.model.records.record import Record
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.locate import item_at
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.engine.selection import Selection
from mtgrec.rules.engine.waivers import waived

_OfItem = Callable[[ItemState, RuleView], Iterable[Finding]]
ALWAYS = frozenset("FT")
"""The families that hold for closed campaigns and drafts too."""
_SAME_CAUSE = {"A009": "A012"}
"""What needs no saying of an item beside another rule: whether its one date is the finishing date is
asked by A012."""


def run(
    view: RuleView,
    rules: Iterable[Rule],
    choice: Selection,
    problems: Iterable[Problem],
    only: Sequence[ItemState] | None = None,
) -> list[Finding]:
    """Return all findings by path and place: what the reader found (`problems`), then what rules find.

    With `only`, rules that look at single items look at these alone.
    """
    asked = [rule for rule in rules if rule.info.code in choice.codes]
    infos = {rule.info.code: rule.info for rule in asked}
    with _collector_paused():
        found = [
            *_met(view, problems),
            *_found(view, asked, view.item_states if only is None else only),
        ]
        held = [
            waived(one, infos[one.code])
            for one in found
            if one.code in infos
            and _is_held(one, view)
            and not choice.ignored_at(one.code, one.problem.path)
        ]
        return sorted(_once(held), key=attrgetter("order"))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the garbage collector from looking through all records again and again: a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _once(found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield findings without those that another finding on the same item makes redundant."""
    asked = {(one.code, id(one.item)) for one in found if one.item}
    for one in found:
        if (_SAME_CAUSE.get(one.code), id(one.item)) not in asked:
            yield one


def _is_held(finding: Finding, view: RuleView) -> bool:
    return finding.code[0] in ALWAYS or finding.record is None or not view.exempt(finding.record)


def _met(view: RuleView, problems: Iterable[Problem]) -> Iterator[Finding]:
    """Yield the reader's problems with the records and items that they are about."""
    by_path = {record.path: record for record in view.records}
    for problem in problems:
        record = by_path.get(problem.path)
        item = item_at(record, problem.line, problem.column) if record and problem.line else None
        address = item_address(record, item) if record and item else None
        yield Finding(problem._replace(address=problem.address or address), record, item)


def _found(view: RuleView, rules: Sequence[Rule], states: Sequence[ItemState]) -> Iterator[Finding]:
    yield from _of_items(view, rules, states)
    of_records = [rule for rule in rules if rule.record]
    for record in view.records:
        yield from _of_record(view, of_records, record)
    for rule in rules:
        if rule.workspace:
            yield from rule.workspace(view)


def _of_items(
    view: RuleView, rules: Sequence[Rule], states: Sequence[ItemState]
) -> Iterator[Finding]:
    by_kind: defaultdict[str, list[_OfItem]] = defaultdict(list)
    always: defaultdict[str, list[_OfItem]] = defaultdict(list)
    for rule in rules:
        if find := rule.item:
            for kind in rule.kinds:
                by_kind[kind].append(find)
                if rule.info.family in ALWAYS:
                    always[kind].append(find)
    for state in states:
        gone = state.item.status == "cancelled" or view.exempt(state.record)
        for find in (always if gone else by_kind).get(state.item.kind, ()):
            yield from find(state, view)


def _of_record(view: RuleView, rules: Sequence[Rule], record: Record) -> Iterator[Finding]:
    exempt = view.exempt(record)
    for rule in rules:
        if rule.record and (rule.info.family in ALWAYS or not exempt):
            yield from rule.record(record, view)
