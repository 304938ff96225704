"""What `check`, `status` and `show` share: which rules are asked, and what they find.

The rules themselves are many modules, so they are loaded where they are asked and nowhere else.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mtgrec.commands.session import Session
from mtgrec.model.errors import UsageError, wrong_word
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.problem import Problem
from mtgrec.model.records.record import Item, Record
from mtgrec.model.settings import RuleSelectors
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import HINT, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.selection import ALL, Selection, select_rules, unknown_selector
from mtgrec.store.config import FILE

EVERYTHING = RuleSelectors()
"""Nothing is said on the command line about which rules are asked."""


def all_rules() -> Sequence[Rule]:
    """Return the table of rules."""
    from mtgrec.rules.table import RULES

    return RULES


def info_of(code: str) -> RuleInfo:
    """Return the rule of a code."""
    from mtgrec.rules.table import BY_CODE

    return BY_CODE[code].info


def choice_of(
    session: Session, asked: RuleSelectors = EVERYTHING, *, selected: bool = True
) -> Selection:
    """Return which rules are asked; raises UsageError where mtgrec.toml names one that is none.

    Without `selected`, as if nobody had selected any, so that only what is ignored is left out.
    """
    rules = all_rules()
    refuse_unknown([rule.info for rule in rules], session.workspace.settings.check.selectors, FILE)
    return _choice(session, rules, asked, selected=selected)


def _choice(
    session: Session, rules: Sequence[Rule], asked: RuleSelectors, *, selected: bool = True
) -> Selection:
    settings = session.workspace.settings.check
    if not selected:
        settings, asked = settings._replace(select=None), asked._replace(select=None)
    infos = [rule.info for rule in rules]
    return select_rules(infos, [rule.info for rule in rules if rule.default], settings, asked)


def refuse_unknown(infos: Sequence[RuleInfo], selectors: Iterable[str], place: str) -> None:
    """Raise UsageError for the first word that names no rule, with what was probably meant."""
    word = unknown_selector(infos, selectors)
    if word is not None:
        raise wrong_rule(infos, word, place)


def wrong_rule(
    infos: Sequence[RuleInfo], word: str, place: str, *, one: bool = False
) -> UsageError:
    """Return the error for a word that names no rule; `one` is asked for, not several."""
    names, codes = [info.name for info in infos], [info.code for info in infos]
    families = sorted({info.family for info in infos})
    if one:
        near = [code for code in codes if code.startswith(word.strip().upper()[:1])]
        return wrong_word(place, word, [*names, *codes], ", ".join(near or codes))
    return wrong_word(place, word, [*names, *codes, *families, ALL], ", ".join([*families, ALL]))


def find_all(session: Session, asked: RuleSelectors = EVERYTHING) -> list[Finding]:
    """Return everything that the rules find, by path and place."""
    return _found(session, all_rules(), choice_of(session, asked))


def _found(
    session: Session,
    rules: Sequence[Rule],
    choice: Selection,
    only: Sequence[ItemState] | None = None,
) -> list[Finding]:
    """Return what `checks` find; with `only`, those that look at single items look at these alone."""
    from mtgrec.rules.engine.rule_view import RuleView
    from mtgrec.rules.engine.run import run

    library = session.library
    infos = [rule.info for rule in rules]
    view = RuleView(library.records, session.book, session.context, infos=infos)
    view.item_states = session.item_states
    return run(view, rules, choice, library.problems, only)


class FindingsByItem(NamedTuple):
    """The errors and warnings that nobody waived, by the items and the records they are about."""

    items: Mapping[int, Sequence[Finding]]
    records: Mapping[str, Sequence[Finding]]

    def of(self, item: Item) -> Sequence[Finding]:
        """Return what was found about an item."""
        return self.items.get(id(item), ())

    def of_record(self, record: Record) -> Sequence[Finding]:
        """Return what was found about a record and none of its items."""
        return self.records.get(record.path, ())


def findings_by_item(
    session: Session, shown: Sequence[ItemState], *, whole: bool = False
) -> FindingsByItem:
    """Return what is to be marked where these items are shown.

    Only the rules about items of these kinds are asked; with `whole` also those about records.
    """
    from mtgrec.rules.by_kind import rules_about

    if whole:
        rules, choice = all_rules(), choice_of(session)
    else:
        rules = rules_about({state.item.kind for state in shown})
        choice = _choice(session, rules, EVERYTHING)
    items: defaultdict[int, list[Finding]] = defaultdict(list)
    records: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in _found(session, rules, choice, shown):
        if finding.severity == HINT or finding.reason is not None:
            continue
        item, record = finding.item, finding.record
        # A copy is shown nowhere: what is wrong with it is told of its record.
        if item is not None and not (record and any(item is copy for copy in record.copies)):
            items[id(item)].append(finding)
        elif record is not None:
            records[record.path].append(finding)
    return FindingsByItem(items, records)


def codes_of(findings: Iterable[Finding]) -> list[str]:
    """Return the codes of findings, as JSON gives them."""
    return [finding.code for finding in findings]


def problems_of(findings: Iterable[Finding]) -> list[Problem]:
    """Return what findings say, for a page."""
    return [finding.problem for finding in findings]
