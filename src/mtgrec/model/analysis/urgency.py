"""The order of what is to be done: open before finished, and the most urgent first."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.values.words import LEVEL

SOON = timedelta(days=7)
"""What is due within so many days from today is due soon."""
_LEVELS = {word.name: place for place, word in enumerate(LEVEL.words)}


def most_urgent_first(states: Iterable[ItemState], kind: str) -> list[ItemState]:
    """Return the items of one kind: open ones first, of them the most urgent.

    What has a deadline is sorted by it, the undated last, and risks before that by their level. KPIs
    begin with core metrics and those furthest behind (B20); decisions and lessons with the newest.
    """
    return sorted(states, key=_KEYS.get(kind, by_deadline))


def by_deadline(state: ItemState) -> tuple[bool, bool, date]:
    """Return a sort key: open before finished, then by deadline, the undated last."""
    due = state.item.due
    return (not state.open, due is None, due or date.max)


def worst_goal_first(state: ItemState) -> tuple[bool, bool, Fraction]:
    """Return a sort key: core metrics before surface metrics (B20), those furthest behind first."""
    ratio = state.kpi_state.pace.standing if state.kpi_state else None
    return (state.item.text("tier") == "surface", ratio is None, ratio or Fraction(0))


def is_due_soon(state: ItemState, today: date) -> bool:
    """Return whether an open item is due today or within the next days, see `SOON`."""
    due = state.item.due
    return state.open and due is not None and today <= due < today + SOON


def _newest_first(state: ItemState) -> tuple[bool, int]:
    return (not state.open, -(state.record.date or date.min).toordinal())


def _highest_level_first(state: ItemState) -> tuple[bool, int, tuple[bool, bool, date]]:
    level = _LEVELS.get(state.item.text("level") or "", len(_LEVELS))
    return (not state.open, level, by_deadline(state))


def _as_written(_state: ItemState) -> int:
    return 0


_KEYS: dict[str, Callable[[ItemState], Any]] = {
    "kpi": worst_goal_first,
    "decision": _newest_first,
    "lesson": _newest_first,
    "risk": _highest_level_first,
    "budget_line": _as_written,
}
