"""The rules about some kinds of items alone, for commands that show few items and must be fast."""

from collections.abc import Iterable
from importlib import import_module

from mtgrec.rules.engine.info import HINT
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.reader_rules import READER_RULES

_FOLDERS = {
    "decision": ("decisions",),
    "risk": ("risks",),
    "kpi": ("kpis",),
    "check": ("checklist_items", "milestones"),
    "milestone": ("milestones",),
    "lesson": ("lessons",),
    "budget_line": ("budget", "milestones"),
}
"""The folders with rules that report items of a kind; a test finds one that is left out."""
_FOLDERS_OF_ALL_KINDS = ("files", "actions", "people", "traceability")


def rules_about(kinds: Iterable[str]) -> list[Rule]:
    """Return the rules that report errors and warnings about items of these kinds.

    The rules of the reader are among them, without their docs.
    """
    kind_names = set(kinds)
    folders = dict.fromkeys(
        (
            *(folder for kind in sorted(kind_names) for folder in _FOLDERS.get(kind, ())),
            *_FOLDERS_OF_ALL_KINDS,
        )
    )
    tables: Iterable[Iterable[Rule]] = (
        import_module(f"mtgrec.rules.{folder}.table").RULES for folder in folders
    )
    reader_rules = [Rule(info) for info in READER_RULES]
    item_rules = [rule for table in tables for rule in table if kind_names.intersection(rule.kinds)]
    return [rule for rule in (*reader_rules, *item_rules) if rule.info.severity != HINT]
