"""What `check`, `status` and `show` share: selecting rules and running them.

The rules are many modules, so they are imported only in the functions that run them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mtgrec.commands.session import Session
from mtgrec.model.editing.wrong_word import wrong_word
from mtgrec.model.errors import UsageError
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.problem import Problem
from mtgrec.model.records.record import Item, Record
from mtgrec.model.settings import RuleSelectors
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import HINT, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.selection import ALL, Selection, select_rules, unknown_selector
from mtgrec.rules.engine.waivers import waivers
from mtgrec.store.config import FILE

EVERYTHING = RuleSelectors()
"""The selectors of a command line that selects no rules."""


def all_rules() -> Sequence[Rule]:
    """Return the table of rules."""
    from mtgrec.rules.table import RULES

    return RULES


def info_of(code: str) -> RuleInfo:
    """Return the metadata of the rule with this code."""
    from mtgrec.rules.table import BY_CODE

    return BY_CODE[code].info


def selection_of(
    session: Session, selectors: RuleSelectors = EVERYTHING, *, selected: bool = True
) -> Selection:
    """Return which rules run; raises UsageError if mtgrec.toml names an unknown rule.

    Without `selected` every `select` is passed over, so that only ignored rules are left out.
    """
    rules = all_rules()
    refuse_unknown([rule.info for rule in rules], session.workspace.settings.check.selectors, FILE)
    return _selection(session, rules, selectors, selected=selected)


def _selection(
    session: Session, rules: Sequence[Rule], selectors: RuleSelectors, *, selected: bool = True
) -> Selection:
    settings = session.workspace.settings.check
    if not selected:
        settings, selectors = settings._replace(select=None), selectors._replace(select=None)
    infos = [rule.info for rule in rules]
    return select_rules(infos, [rule.info for rule in rules if rule.default], settings, selectors)


def refuse_unknown(infos: Sequence[RuleInfo], selectors: Iterable[str], place: str) -> None:
    """Raise UsageError for the first word that names no rule; its help names the closest one."""
    word = unknown_selector(infos, selectors)
    if word is not None:
        raise wrong_rule(infos, word, place)


def wrong_rule(
    infos: Sequence[RuleInfo], word: str, place: str, *, one: bool = False
) -> UsageError:
    """Return the error for an unknown rule; `one` means that a family would not do."""
    names, codes = [name for info in infos for name in info.names], [info.code for info in infos]
    families = sorted({info.family for info in infos})
    if one:
        candidates = [code for code in codes if code.startswith(word.strip().upper()[:1])]
        return wrong_word(place, word, [*names, *codes], candidates or codes)
    return wrong_word(place, word, [*names, *codes, *families, ALL], [*families, ALL])


def find_all(session: Session, selectors: RuleSelectors = EVERYTHING) -> list[Finding]:
    """Return the findings of the selected rules, by path and place."""
    return _run_rules(session, all_rules(), selection_of(session, selectors))


def _run_rules(
    session: Session,
    rules: Sequence[Rule],
    selection: Selection,
    only: Sequence[ItemState] | None = None,
    only_records: Sequence[Record] | None = None,
) -> list[Finding]:
    """Return the findings of `rules`.

    Rules about items or records check those of `only` or `only_records` if they are given.
    """
    from mtgrec.rules.engine.rule_view import RuleView
    from mtgrec.rules.engine.run import run

    library = session.library
    infos = [rule.info for rule in rules]
    if only is not None and only_records is not None:
        # Waivers may name any rule; all are read only where there are waivers.
        has_waivers = any(waivers(state.item) for state in only)
        infos = [rule.info for rule in all_rules()] if has_waivers else []
    if only is not None:  # findings about what is shown, as it was on that day
        view = RuleView(session.records, session.records_book, session.context, infos=infos)
        view.item_states = session.item_states
    else:
        thresholds = session.workspace.settings.thresholds
        context = library.context(session.now, thresholds, session.book)
        view = RuleView(library.records, session.book, context, infos=infos)
    return run(view, rules, selection, library.problems, only, only_records)


class FindingsByItem(NamedTuple):
    """The errors and warnings that are not waived, by the items and the records they are about."""

    items: Mapping[int, Sequence[Finding]]
    records: Mapping[str, Sequence[Finding]]

    def of(self, item: Item) -> Sequence[Finding]:
        """Return the findings about an item."""
        return self.items.get(id(item), ())

    def number(self, state: ItemState) -> int:
        """Return how many findings there are about an item."""
        return len(self.of(state.item))

    def of_record(self, record: Record) -> Sequence[Finding]:
        """Return the findings about a record itself, not about its items."""
        return self.records.get(record.path, ())


def findings_by_item(
    session: Session, shown: Sequence[ItemState], *, with_records: bool = False
) -> FindingsByItem:
    """Return the errors and warnings about the items `shown`.

    Each item is checked once. Only the rules about items of these kinds run; with `with_records`
    also those about records.
    """
    from mtgrec.rules.by_kind import rules_about

    # An item may be in several of the lists that are shown.
    shown = list({id(state.item): state for state in shown}.values())
    records_of_shown: list[Record] | None = None
    if with_records:
        rules, selection = all_rules(), selection_of(session)
    else:
        records_of_shown = list({id(state.record): state.record for state in shown}.values())
        rules = rules_about({state.item.kind for state in shown})
        selection = _selection(session, rules, EVERYTHING)
    items: defaultdict[int, list[Finding]] = defaultdict(list)
    records: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in _run_rules(session, rules, selection, shown, records_of_shown):
        if finding.severity == HINT or finding.reason is not None:
            continue
        item, record = finding.item, finding.record
        # Copies are not shown, so their findings belong to their record.
        if item is not None and not (record and any(item is copy for copy in record.copies)):
            items[id(item)].append(finding)
        elif record is not None:
            records[record.path].append(finding)
    return FindingsByItem(items, records)


def codes_of(findings: Iterable[Finding]) -> list[str]:
    """Return the codes of findings, as JSON gives them."""
    return [finding.code for finding in findings]


def problems_of(findings: Iterable[Finding]) -> list[Problem]:
    """Return the problems that findings report."""
    return [finding.problem for finding in findings]
