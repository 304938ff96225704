"""The rules about some kinds of items alone, for answers that show few items and must come at once."""

from collections.abc import Iterable
from importlib import import_module

from mtgrec.rules.engine.info import HINT
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.reader_rules import READER_RULES

_FOLDERS = {
    "decision": "decisions",
    "action": "actions",
    "risk": "risks",
    "kpi": "kpis",
    "check": "checklist_items",
    "milestone": "milestones",
    "lesson": "lessons",
    "budget_line": "budget",
}
_OF_ALL = ("people", "traceability")


def rules_about(kinds: Iterable[str]) -> list[Rule]:
    """Return the errors and warnings that items of these kinds may be found with, hints left out.

    The rules of the reader are among them.
    """
    wanted = set(kinds)
    folders = (*(folder for kind, folder in _FOLDERS.items() if kind in wanted), *_OF_ALL)
    tables: Iterable[Iterable[Rule]] = (
        import_module(f"mtgrec.rules.{folder}.table").RULES for folder in folders
    )
    reported = [Rule(info) for info in READER_RULES]
    own = [rule for table in tables for rule in table if wanted.intersection(rule.kinds)]
    return [rule for rule in (*reported, *own) if rule.info.severity != HINT]
