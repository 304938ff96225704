"""Entries: items with everything that is computed about them on a given day."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from mtgrec.model.figures.campaign import spans_of
from mtgrec.model.figures.carry import carried, execution_meetings, verdict_days
from mtgrec.model.figures.context import Outlook
from mtgrec.model.figures.formula import Formula
from mtgrec.model.figures.kpi import Standing, standing
from mtgrec.model.figures.progress import FINISHED, lag_days, off_track, overdue
from mtgrec.model.figures.readings import Series
from mtgrec.model.figures.spending import LineFigures, line_figures
from mtgrec.model.records.address import AddressBook, item_address
from mtgrec.model.records.owners import SEVERAL, owner_of
from mtgrec.model.records.people import Owner, Register
from mtgrec.model.records.record import Item, Record
from mtgrec.model.thresholds import Rules


class Entry(NamedTuple):
    """One item on one day: who owns it, how late it is, whether it is off-track."""

    record: Record
    item: Item
    address: str
    owner: Owner
    line: int
    overdue: bool
    lag_days: int | None
    off_track: bool
    carried: int | None = None
    """How many execution meetings found it unfinished."""
    wants_verdict: bool = False
    """Whether it was carried so often without a verdict that a meeting must give one."""
    standing: Standing | None = None
    """For a KPI: target, value and attainment."""
    money: LineFigures | None = None
    """For a budget line: planned to date, spent, and where that is known from."""

    @property
    def owner_key(self) -> str | None:
        """The owner under whom it is grouped: one name, `(several)`, or None."""
        people = self.owner.people
        return SEVERAL if len(people) > 1 else (people[0] if people else None)

    @property
    def department_key(self) -> str | None:
        """The department under which it is grouped: one, `(several)`, or None."""
        department = self.owner.department
        return SEVERAL if "/" in (department or "") else department

    @property
    def open(self) -> bool:
        """Whether it is neither done nor cancelled."""
        return self.item.status not in ("done", "cancelled")


def outlook_of(
    book: AddressBook,
    now: datetime,
    rules: Rules,
    register: Register,
    readings: Mapping[str, tuple[Series, ...]],
    formulas: tuple[Formula, ...],
) -> Outlook:
    """Return the outlook from `now` over the records of `book`."""
    return Outlook(
        now,
        rules,
        register,
        readings,
        execution_meetings(book.records),
        verdict_days(book.records, book),
        spans_of(book.records),
        formulas,
    )


def seen_at(outlook: Outlook, now: datetime, book: AddressBook) -> Outlook:
    """Return the same outlook from another moment, over the records of that moment."""
    return outlook_of(
        book, now, outlook.rules, outlook.register, outlook.readings, outlook.formulas
    )


def entries(records: Iterable[Record], outlook: Outlook) -> list[Entry]:
    """Return an entry for every item of `records`, in their order."""
    return [enter(record, item, outlook) for record in records for item in record.items]


def enter(record: Record, item: Item, outlook: Outlook) -> Entry:
    """Return what is to be said about one item on the day of `outlook`."""
    line = record.place(item.offset)[0]
    address = item_address(record, item)
    times = carried(item, record, outlook.meetings, outlook.today)
    return Entry(
        record=record,
        item=item,
        address=address,
        owner=owner_of(item, outlook.register),
        line=line,
        overdue=overdue(item, outlook.today),
        lag_days=lag_days(item, outlook.today),
        off_track=off_track(item, outlook.today, outlook.rules.lag_days),
        carried=times,
        wants_verdict=_wants_verdict(item, record, address, outlook, times),
        standing=_standing(record, item, line, outlook) if item.kind == "kpi" else None,
        money=money_of_line(record, item, outlook) if item.kind == "budget_line" else None,
    )


def _wants_verdict(
    item: Item, record: Record, address: str, outlook: Outlook, times: int | None
) -> bool:
    """Tell whether an action that was carried so many `times` waits for a verdict, or for another one."""
    if item.kind != "action" or item.status in FINISHED:
        return False
    if since := outlook.verdicts.get(address):
        times = carried(item, record, outlook.meetings, outlook.today, since)
    return times is not None and times >= outlook.rules.carried


def _standing(record: Record, item: Item, line: int, outlook: Outlook) -> Standing:
    return standing(
        item, outlook.series(record), outlook.now, f"{record.path}:{line}", outlook.formulas
    )


def money_of_line(record: Record, item: Item, outlook: Outlook) -> LineFigures:
    """Return the figures of a budget line as known from `outlook`."""
    return line_figures(record, item, outlook.span(record), outlook.series(record), outlook.now)
