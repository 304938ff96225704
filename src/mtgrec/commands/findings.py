"""What `check`, `status` and `show` share: which rules are asked, and what they find.

The rules themselves are many modules, so they are loaded where they are asked and nowhere else.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mtgrec.commands.session import Session
from mtgrec.model.errors import UsageError
from mtgrec.model.figures.item_state import Entry
from mtgrec.model.guesses import wrong_word
from mtgrec.model.problem import Problem
from mtgrec.model.records.record import Item, Record
from mtgrec.model.settings import Choosing
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import HINT, Rule
from mtgrec.rules.engine.rule import Check
from mtgrec.rules.engine.selection import ALL, Choice, choose, unknown_selector
from mtgrec.store.config import FILE

EVERYTHING = Choosing()
"""Nothing is said on the command line about which rules are asked."""


def all_checks() -> Sequence[Check]:
    """Return the table of rules."""
    from mtgrec.rules.table import CHECKS

    return CHECKS


def rule_of(code: str) -> Rule:
    """Return the rule of a code."""
    from mtgrec.rules.table import BY_CODE

    return BY_CODE[code].rule


def choice_of(session: Session, asked: Choosing = EVERYTHING, *, selected: bool = True) -> Choice:
    """Return which rules are asked; raises UsageError where mtgrec.toml names one that is none.

    Without `selected`, as if nobody had selected any, so that only what is ignored is left out.
    """
    checks = all_checks()
    refuse_unknown(
        [check.rule for check in checks], session.workspace.settings.check.selectors, FILE
    )
    return _choice(session, checks, asked, selected=selected)


def _choice(
    session: Session, checks: Sequence[Check], asked: Choosing, *, selected: bool = True
) -> Choice:
    settings = session.workspace.settings.check
    if not selected:
        settings, asked = settings._replace(select=None), asked._replace(select=None)
    rules = [check.rule for check in checks]
    return choose(rules, [check.rule for check in checks if check.default], settings, asked)


def refuse_unknown(rules: Sequence[Rule], selectors: Iterable[str], place: str) -> None:
    """Raise UsageError for the first word that names no rule, with what was probably meant."""
    word = unknown_selector(rules, selectors)
    if word is not None:
        raise wrong_rule(rules, word, place)


def wrong_rule(rules: Sequence[Rule], word: str, place: str, *, one: bool = False) -> UsageError:
    """Return the error for a word that names no rule; `one` is asked for, not several."""
    names, codes = [rule.name for rule in rules], [rule.code for rule in rules]
    families = sorted({rule.family for rule in rules})
    if one:
        near = [code for code in codes if code.startswith(word.strip().upper()[:1])]
        return wrong_word(place, word, [*names, *codes], ", ".join(near or codes))
    return wrong_word(place, word, [*names, *codes, *families, ALL], ", ".join([*families, ALL]))


def judge(session: Session, asked: Choosing = EVERYTHING) -> list[Finding]:
    """Return everything that the rules find, by path and place."""
    return _found(session, all_checks(), choice_of(session, asked))


def _found(
    session: Session,
    checks: Sequence[Check],
    choice: Choice,
    only: Sequence[Entry] | None = None,
) -> list[Finding]:
    """Return what `checks` find; with `only`, those that look at single items look at these alone."""
    from mtgrec.rules.engine.rule_view import View
    from mtgrec.rules.engine.run import run

    library = session.library
    known = [check.rule for check in checks]
    view = View(library.records, session.book, session.outlook, known=known)
    view.entries = session.entries
    return run(view, checks, choice, library.problems, only)


class Marks(NamedTuple):
    """The errors and warnings that nobody waived, by the items and the records they are about."""

    items: Mapping[int, Sequence[Finding]]
    records: Mapping[str, Sequence[Finding]]

    def of(self, item: Item) -> Sequence[Finding]:
        """Return what was found about an item."""
        return self.items.get(id(item), ())

    def of_record(self, record: Record) -> Sequence[Finding]:
        """Return what was found about a record and none of its items."""
        return self.records.get(record.path, ())


def marks_on(session: Session, shown: Sequence[Entry], *, whole: bool = False) -> Marks:
    """Return what is to be marked where these items are shown.

    Only the rules about items of these kinds are asked; with `whole` also those about records.
    """
    from mtgrec.rules.by_kind import checks_about

    if whole:
        checks, choice = all_checks(), choice_of(session)
    else:
        checks = checks_about({entry.item.kind for entry in shown})
        choice = _choice(session, checks, EVERYTHING)
    items: defaultdict[int, list[Finding]] = defaultdict(list)
    records: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in _found(session, checks, choice, shown):
        if finding.severity == HINT or finding.reason is not None:
            continue
        item, record = finding.item, finding.record
        # A copy is shown nowhere: what is wrong with it is told of its record.
        if item is not None and not (record and any(item is copy for copy in record.copies)):
            items[id(item)].append(finding)
        elif record is not None:
            records[record.path].append(finding)
    return Marks(items, records)


def codes_of(findings: Iterable[Finding]) -> list[str]:
    """Return the codes of findings, as JSON gives them."""
    return [finding.code for finding in findings]


def problems_of(findings: Iterable[Finding]) -> list[Problem]:
    """Return what findings say, for a page."""
    return [finding.problem for finding in findings]
