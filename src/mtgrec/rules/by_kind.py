"""The rules about some kinds of items alone, for answers that show few items and must come at once."""

from collections.abc import Iterable
from importlib import import_module

from mtgrec.rules import traps
from mtgrec.rules.engine.info import HINT
from mtgrec.rules.engine.rule import Check

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


def checks_about(kinds: Iterable[str]) -> list[Check]:
    """Return the errors and warnings that items of these kinds may be found with, hints left out.

    What the reader meets is among them, without its docs.
    """
    wanted = set(kinds)
    folders = (*(folder for kind, folder in _FOLDERS.items() if kind in wanted), *_OF_ALL)
    tables: Iterable[Iterable[Check]] = (
        import_module(f"mtgrec.rules.{folder}").CHECKS for folder in folders
    )
    met = [Check(trap, {}) for trap in traps.TRAPS]
    own = [check for table in tables for check in table if wanted.intersection(check.kinds)]
    return [check for check in (*met, *own) if check.rule.severity != HINT]
