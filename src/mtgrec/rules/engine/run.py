"""Running the checks: every finding of the rules that are asked, waived ones marked, in order."""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import attrgetter

from mtgrec.model.figures.item_state import Entry
from mtgrec.model.problem import Problem
from mtgrec.model.records.address import item_address
from mtgrec.model.records.record import Record
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.locate import item_at
from mtgrec.rules.engine.rule import Check
from mtgrec.rules.engine.rule_view import View
from mtgrec.rules.engine.selection import Choice
from mtgrec.rules.engine.waivers import waived

_OfItem = Callable[[Entry, View], Iterable[Finding]]
ALWAYS = frozenset("FT")
"""The families that hold for closed campaigns and drafts too."""
_SAME_CAUSE = {"A009": "A012"}
"""What needs no saying of an item beside another rule: whether its one date is the finishing date is
asked by A012."""


def run(
    view: View,
    checks: Iterable[Check],
    choice: Choice,
    problems: Iterable[Problem],
    only: Sequence[Entry] | None = None,
) -> list[Finding]:
    """Return all findings by path and place: what the reader met (`problems`), then what rules find.

    With `only`, rules that look at single items look at these alone.
    """
    asked = [check for check in checks if check.rule.code in choice.codes]
    rules = {check.rule.code: check.rule for check in asked}
    with _collector_paused():
        found = [
            *_met(view, problems),
            *_found(view, asked, view.entries if only is None else only),
        ]
        held = [
            waived(one, rules[one.code])
            for one in found
            if one.code in rules
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
    """Yield findings, those left out that tell of a thing what another one asks already."""
    asked = {(one.code, id(one.item)) for one in found if one.item}
    for one in found:
        if (_SAME_CAUSE.get(one.code), id(one.item)) not in asked:
            yield one


def _is_held(finding: Finding, view: View) -> bool:
    return finding.code[0] in ALWAYS or finding.record is None or not view.exempt(finding.record)


def _met(view: View, problems: Iterable[Problem]) -> Iterator[Finding]:
    """Yield the reader's problems with the records and items that they are about."""
    by_path = {record.path: record for record in view.records}
    for problem in problems:
        record = by_path.get(problem.path)
        item = item_at(record, problem.line, problem.column) if record and problem.line else None
        address = item_address(record, item) if record and item else None
        yield Finding(problem._replace(address=problem.address or address), record, item)


def _found(view: View, checks: Sequence[Check], entries: Sequence[Entry]) -> Iterator[Finding]:
    yield from _of_items(view, checks, entries)
    of_records = [check for check in checks if check.record]
    for record in view.records:
        yield from _of_record(view, of_records, record)
    for check in checks:
        if check.workspace:
            yield from check.workspace(view)


def _of_items(view: View, checks: Sequence[Check], entries: Sequence[Entry]) -> Iterator[Finding]:
    by_kind: defaultdict[str, list[_OfItem]] = defaultdict(list)
    always: defaultdict[str, list[_OfItem]] = defaultdict(list)
    for check in checks:
        if find := check.item:
            for kind in check.kinds:
                by_kind[kind].append(find)
                if check.rule.family in ALWAYS:
                    always[kind].append(find)
    for entry in entries:
        gone = entry.item.status == "cancelled" or view.exempt(entry.record)
        for find in (always if gone else by_kind).get(entry.item.kind, ()):
            yield from find(entry, view)


def _of_record(view: View, checks: Sequence[Check], record: Record) -> Iterator[Finding]:
    exempt = view.exempt(record)
    for check in checks:
        if check.record and (check.rule.family in ALWAYS or not exempt):
            yield from check.record(record, view)
