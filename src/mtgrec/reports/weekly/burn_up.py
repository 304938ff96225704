"""Burn-up: how much work there was on each day, how much was done, how much was due."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from mtgrec.model.figures.item_state import ItemState


class Point(NamedTuple):
    """The end of a day."""

    day: date
    scope: int
    """How many actions there were."""
    done: int | None
    """How many of them were finished; None for the days to come."""
    planned: int
    """How many of them were due."""


class BurnUp(NamedTuple):
    """The days on which something changes, today among them."""

    points: tuple[Point, ...]
    undated: int
    """Done actions without a finishing date: they show as done today only."""


def burn_up(actions: Sequence[ItemState], today: date) -> BurnUp:
    """Return the burn-up of actions; today's counts are those of the task completion.

    Cancelled ones never counted. An action exists from the day of its record, and at the latest
    from the day it was finished.
    """
    counted = [state for state in actions if state.item.status != "cancelled"]
    if not counted:
        return BurnUp((), 0)
    born = [_born(state, today) for state in counted]
    done = [state for state in counted if state.item.status == "done"]
    dated = [min(day, today) for state in done if (day := state.item.day("finished"))]
    due = [day for state in counted if (day := state.item.due)]
    first = min(born)
    days = sorted({day for day in (*born, *dated, *due, today) if day >= first})
    points = [
        Point(day, _by(day, born), _by(day, dated) if day < today else None, _by(day, due))
        for day in days
    ]
    at = days.index(today)
    points[at] = points[at]._replace(done=len(done))
    return BurnUp(tuple(points), len(done) - len(dated))


def _by(day: date, days: Iterable[date]) -> int:
    return sum(other <= day for other in days)


def _born(state: ItemState, today: date) -> date:
    days = [day for day in (state.record.date, state.item.day("finished")) if day]
    return min([*days, today])
