"""Burn-up of actions: on each day how many there were, how many were done, and how many due."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from mtgrec.model.figures.item_state import ItemState


class Point(NamedTuple):
    """The counts at the end of a day."""

    day: date
    scope: int
    """How many actions there were."""
    done: int | None
    """How many of them were finished; None for days after today."""
    planned: int
    """How many of them were due."""


class BurnUp(NamedTuple):
    """One point for each day on which a count changes, and for today."""

    points: tuple[Point, ...]
    undated: int
    """How many done actions have no finishing date; they count as done only from today."""


def burn_up(actions: Sequence[ItemState], today: date) -> BurnUp:
    """Return the burn-up of actions; the counts of today equal those of the task completion.

    Cancelled actions are left out. An action counts from the date of its record, or from the day
    it was finished if that is earlier.
    """
    counted = [state for state in actions if state.item.status != "cancelled"]
    if not counted:
        return BurnUp((), 0)
    first_days = [_first_day(state, today) for state in counted]
    done_actions = [state for state in counted if state.item.status == "done"]
    finish_days = [min(day, today) for state in done_actions if (day := state.item.day("finished"))]
    due_days = [day for state in counted if (day := state.item.due)]
    start = min(first_days)
    days = sorted({day for day in (*first_days, *finish_days, *due_days, today) if day >= start})
    points = [
        Point(
            day,
            _count_until(day, first_days),
            _count_until(day, finish_days) if day < today else None,
            _count_until(day, due_days),
        )
        for day in days
    ]
    position = days.index(today)
    points[position] = points[position]._replace(done=len(done_actions))
    return BurnUp(tuple(points), len(done_actions) - len(finish_days))


def _count_until(limit: date, days: Iterable[date]) -> int:
    return sum(day <= limit for day in days)


def _first_day(state: ItemState, today: date) -> date:
    days = [day for day in (state.record.date, state.item.day("finished")) if day]
    return min([*days, today])
