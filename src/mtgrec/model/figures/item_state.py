"""Item states: items with everything that is computed about them on a given day."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from mtgrec.model.figures.campaign import bounds_by_campaign
from mtgrec.model.figures.carry import carried, execution_meetings
from mtgrec.model.figures.context import Context, FollowUp
from mtgrec.model.figures.expectation import KpiPlace, pace_of
from mtgrec.model.figures.follow_ups import (
    answered_on,
    follow_ups_of,
    last_news,
    last_verdict,
)
from mtgrec.model.figures.formula import Formula
from mtgrec.model.figures.kpi import KpiState, kpi_state
from mtgrec.model.figures.progress import (
    FINISHED,
    due_later,
    lag_days,
    off_track,
    overdue,
)
from mtgrec.model.figures.readings import Series
from mtgrec.model.figures.spending import LineMoney, budget_shared, line_money
from mtgrec.model.records.address import AddressBook, item_address
from mtgrec.model.records.owners import SEVERAL, owner_of
from mtgrec.model.records.people import Owner, People
from mtgrec.model.records.record import Item, Record
from mtgrec.model.thresholds import Thresholds


class ItemState(NamedTuple):
    """One item on one day: its owner, its lag, whether it is off-track."""

    record: Record
    item: Item
    address: str
    owner: Owner
    line: int
    overdue: bool
    lag_days: int | None
    off_track: bool
    carried: int | None = None
    """The number of execution meetings that found it unfinished."""
    wants_verdict: bool = False
    """Whether it was carried so often since the last verdict that a meeting must give one."""
    verdict: FollowUp | None = None
    """The last verdict on it that still holds."""
    kpi_state: KpiState | None = None
    """Only for a KPI: target, value and attainment."""
    money: LineMoney | None = None
    """Only for a budget line: planned to date, spent, and its source."""
    thresholds: Thresholds = Thresholds()
    """The thresholds by which it was judged."""

    @property
    def owner_key(self) -> str | None:
        """The key for grouping by owner: one name, `(several)`, or None."""
        people = self.owner.people
        return SEVERAL if len(people) > 1 else (people[0] if people else None)

    @property
    def department_key(self) -> str | None:
        """The key for grouping by department: one department, `(several)`, or None."""
        departments = self.owner.departments
        return SEVERAL if len(departments) > 1 else (departments[0] if departments else None)

    @property
    def open(self) -> bool:
        """Whether the item is neither done nor cancelled."""
        return self.item.status not in FINISHED

    @property
    def escalated(self) -> bool:
        """Whether a meeting escalated it, and no later verdict and no finishing answered that."""
        return self.open and self.verdict is not None and self.verdict.verdict == "escalate"

    @property
    def to_close(self) -> bool:
        """Whether it is still open though a meeting's last verdict was to close it."""
        return self.open and self.verdict is not None and self.verdict.verdict == "close"


def context_of(
    book: AddressBook,
    now: datetime,
    thresholds: Thresholds,
    register: People,
    readings: Mapping[str, tuple[Series, ...]],
    formulas: tuple[Formula, ...],
) -> Context:
    """Return the context at `now` for the records of `book`."""
    return Context(
        now,
        thresholds,
        register,
        readings,
        execution_meetings(book.records),
        follow_ups_of(book),
        bounds_by_campaign(book.records),
        formulas,
        {},
    )


def context_at(context: Context, now: datetime, book: AddressBook) -> Context:
    """Return the same context at another moment, with the records of that moment."""
    return context_of(
        book, now, context.thresholds, context.register, context.readings, context.formulas
    )


def item_states(records: Iterable[Record], context: Context) -> list[ItemState]:
    """Return the state of every item of `records`, in their order."""
    return [item_state(record, item, context) for record in records for item in record.items]


def item_state(record: Record, item: Item, context: Context) -> ItemState:
    """Return the state of one item at `context.now`."""
    line = record.place(item.offset)[0]
    address = item_address(record, item)
    meetings = carried(item, record, context.meetings, context.today)
    return ItemState(
        record=record,
        item=item,
        address=address,
        owner=owner_of(item, context.register),
        line=line,
        overdue=overdue(item, context.today),
        lag_days=lag_days(item, context.today),
        off_track=off_track(item, context.today, context.thresholds.lag_days),
        carried=meetings,
        wants_verdict=_wants_verdict(item, record, address, context),
        verdict=last_verdict(item, context.follow_ups.get(address, ()), context.today),
        kpi_state=_kpi_state(record, item, line, context) if item.kind == "kpi" else None,
        money=money_of_line(record, item, context) if item.kind == "budget_line" else None,
        thresholds=context.thresholds,
    )


def _wants_verdict(item: Item, record: Record, address: str, context: Context) -> bool:
    """Return whether a meeting must give a (new) verdict on an unfinished action.

    It must where the action was carried too often, and is due soon, late, off-track or silent.
    """
    if item.kind != "action" or item.status in FINISHED:
        return False
    meetings = unanswered_meetings(item, record, address, context)
    thresholds, today = context.thresholds, context.today
    return (
        meetings is not None
        and meetings >= thresholds.carried
        and (
            (item.due is not None and not due_later(item, today, thresholds.ahead_days))
            or off_track(item, today, thresholds.lag_days)
            or silence(item, record, address, context) > thresholds.silent_days
        )
    )


def unanswered_meetings(item: Item, record: Record, address: str, context: Context) -> int | None:
    """Return how many execution meetings carried an item since the last verdict on it."""
    since = answered_on(context.follow_ups.get(address, ()), context.today)
    return carried(item, record, context.meetings, context.today, since)


def silence(item: Item, record: Record, address: str, context: Context) -> int:
    """Return the days without news of an item; 0 where none are expected yet (B6).

    None are expected of an overdue item, which others judge, and long before the deadline.
    """
    today = context.today
    if overdue(item, today) or due_later(item, today, context.thresholds.ahead_days):
        return 0
    since = last_news(item, record, context.follow_ups.get(address, ()), today)
    return (today - since).days if since else 0


def _kpi_state(record: Record, item: Item, line: int, context: Context) -> KpiState:
    place = f"{record.path}:{line}"
    found = kpi_state(item, context.series(record), context.now, place, context.formulas)
    pace = pace_of(
        KpiPlace(item, place, context.formulas),
        found.actual.value if found.actual else None,
        found.attainment,
        context.today,
        context.span(record),
        context.thresholds.below,
    )
    return found._replace(pace=pace)


def money_of_line(record: Record, item: Item, context: Context) -> LineMoney:
    """Return the figures of a budget line at `context.now`."""
    shared = context.once(("budget", record), lambda: budget_shared(record))
    return line_money(
        record, item, shared, context.bounds(record), context.series(record), context.now
    )
