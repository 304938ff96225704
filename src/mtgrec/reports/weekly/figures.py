"""The week of a campaign: done, late and why, money, metrics, carried, and what comes next (B7)."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from mtgrec.model.analysis.deviations import Deviation, deviations
from mtgrec.model.analysis.summary import COUNTED, Summary
from mtgrec.model.figures.budget import CampaignBudget, Money, total_of
from mtgrec.model.figures.context import Outlook
from mtgrec.model.figures.item_state import Entry
from mtgrec.model.figures.progress import FINISHED
from mtgrec.model.values.span import Span
from mtgrec.reports.shared.basis import Basis, by_due
from mtgrec.reports.weekly.burn_up import BurnUp, burn_up

_DAYS = 7
_WITH_A_DATE = (*COUNTED, "milestone")


class Metric(NamedTuple):
    """A KPI, and what was far from expectation: this week, or earlier and still not analysed."""

    entry: Entry
    deviations: tuple[Deviation, ...]


class Weekly(NamedTuple):
    """What the weekly meeting checks."""

    week: Span
    ahead: Span
    """The seven days after it."""
    summary: Summary
    actions: tuple[Entry, ...]
    finished: tuple[Entry, ...]
    """Actions and checks finished in the week."""
    late: tuple[Entry, ...]
    """Actions and checks that are overdue or off-track, the longest lag first."""
    late_milestones: tuple[Entry, ...]
    """Milestones that are overdue or off-track, the longest lag first."""
    unexplained: tuple[Entry, ...]
    """What is late and says nothing about why."""
    carried: tuple[Entry, ...]
    """Open actions that a meeting has met before, the most often carried first."""
    due_next: tuple[Entry, ...]
    """What is due in the seven days ahead, by its day."""
    budgets: tuple[CampaignBudget, ...]
    money: Money
    """Over all budgets together."""
    metrics: tuple[Metric, ...]
    burn_up: BurnUp

    @property
    def off(self) -> list[Metric]:
        """The KPIs with a deviation to speak of."""
        return [metric for metric in self.metrics if metric.deviations]

    @property
    def waiting(self) -> list[Deviation]:
        """The deviations that nobody has analysed."""
        return [one for metric in self.metrics for one in metric.deviations if not one.analysed]


def week_of(since: date | None, until: date | None, today: date) -> Span:
    """Return the days of the week: as asked for, else the seven that end today."""
    if until is None:
        until = today if since is None else max(since, min(today, _after(since, _DAYS - 1)))
    first = since or _after(until, 1 - _DAYS)
    return Span(min(first, until), until)


def _after(day: date, days: int) -> date:
    return day + timedelta(days=days)


def weekly(basis: Basis, week: Span) -> Weekly:
    """Return the week of a report's records, as seen from its day."""
    summary = basis.summary()
    ahead = Span(_after(week.end, 1), _after(week.end, _DAYS))
    late, milestones = _late(basis.of_kind(*COUNTED)), _late(basis.of_kind("milestone"))
    actions = basis.of_kind("action")
    return Weekly(
        week=week,
        ahead=ahead,
        summary=summary,
        actions=tuple(actions),
        finished=tuple(_finished(basis.of_kind(*COUNTED), week)),
        late=tuple(late),
        late_milestones=tuple(milestones),
        unexplained=tuple(filter(is_unexplained, (*late, *milestones))),
        carried=tuple(sorted(filter(_is_carried, actions), key=_most_carried)),
        due_next=tuple(
            by_due(entry for entry in basis.of_kind(*_WITH_A_DATE) if _is_due(entry, ahead))
        ),
        budgets=tuple(basis.budgets),
        money=total_of(basis.budgets),
        metrics=tuple(_metric(entry, basis.outlook, week) for entry in summary.kpis),
        burn_up=burn_up(actions, basis.today),
    )


def is_unexplained(entry: Entry) -> bool:
    """Tell whether an item is late and says nothing about why, not even in its note (B7)."""
    said = entry.item.text("lag_reason") or entry.item.text("note")
    return bool(entry.lag_days) and not said


def _late(entries: Iterable[Entry]) -> list[Entry]:
    found = [entry for entry in entries if entry.overdue or entry.off_track]
    return sorted(found, key=lambda entry: (-(entry.lag_days or 0), entry.address))


def _finished(entries: Iterable[Entry], week: Span) -> list[Entry]:
    found = [
        (day, entry.address, entry)
        for entry in entries
        if entry.item.status == "done"
        and (day := entry.item.day("finished"))
        and week.start <= day <= week.end
    ]
    return [entry for _day, _address, entry in sorted(found, key=lambda one: one[:2])]


def _is_carried(entry: Entry) -> bool:
    return entry.item.status not in FINISHED and bool(entry.carried)


def _most_carried(entry: Entry) -> tuple[bool, int, str]:
    return (not entry.wants_verdict, -(entry.carried or 0), entry.address)


def _is_due(entry: Entry, ahead: Span) -> bool:
    day = entry.item.due
    return entry.open and day is not None and ahead.start <= day <= ahead.end


def _metric(entry: Entry, outlook: Outlook, week: Span) -> Metric:
    found = deviations(entry.record, entry.item, outlook)
    return Metric(entry, tuple(one for one in found if not one.analysed or _in(one, week)))


def _in(one: Deviation, week: Span) -> bool:
    return one.at is not None and week.start <= one.at.date() <= week.end
