"""What a report is computed from: the requested campaigns, their records, and the item states."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from mtgrec.model.analysis.as_of import as_of
from mtgrec.model.analysis.filters import Filters
from mtgrec.model.analysis.summary import Summary, summarize
from mtgrec.model.figures.budget import CampaignBudget, budgets, filtered_budgets
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.due_meetings import due_meetings
from mtgrec.model.figures.item_state import ItemState, context_at, item_states
from mtgrec.model.problem import Problem
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.record import Record
from mtgrec.model.records.types import RecordTypes
from mtgrec.model.values.dates import end_of_day
from mtgrec.model.values.name_keys import name_key


class Form(NamedTuple):
    """How a sheet that is handed out is made."""

    blank: bool = False
    """Whether it is to be filled in by hand."""
    prepared_by: str = ""
    """Who answers for it; empty: somebody signs on paper."""


class Scope(NamedTuple):
    """The campaigns (none means all) and the first and last day that a report is about."""

    campaigns: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    form: Form = Form()


class Snapshot(NamedTuple):
    """The whole workspace as it was read, from which every report is computed."""

    records: Sequence[Record]
    context: Context
    """The context of now."""
    book: AddressBook
    problems: Sequence[Problem]
    types: RecordTypes
    gaps: Sequence[Problem] = ()
    """Of each file that could not be read, wholly or in rows of readings, the first problem."""

    @property
    def today(self) -> date:
        """The current day; a report may be as of an earlier one."""
        return self.context.today


class Basis:
    """The records that a report is about, and the states of their items as of its day."""

    def __init__(
        self,
        snapshot: Snapshot,
        filters: Filters,
        records: Sequence[Record] | None = None,
        context: Context | None = None,
        measured: Iterable[str] = (),
    ) -> None:
        """Take the records of the workspace that meet `filters`.

        `records` and `context` are given for a report as of an earlier day. The campaigns of
        `measured` that have readings by that day belong to the report even without records.
        """
        self.snapshot = snapshot
        self.all_records = snapshot.records if records is None else records
        self.context = context or snapshot.context
        self.filters = filters
        self.measured = frozenset(measured)

    @classmethod
    def of_days(cls, snapshot: Snapshot, scope: Scope) -> "Basis":
        """Return the basis of a report on the records from the scope's first day on, as of its last."""
        return cls.seen_from(snapshot, scope, scope.until, since=scope.since)

    @classmethod
    def seen_from(
        cls,
        snapshot: Snapshot,
        scope: Scope,
        until: date | None,
        measured: Iterable[str] = (),
        since: date | None = None,
    ) -> "Basis":
        """Return the basis of a report as of the end of `until`, but not later than now.

        With `since` it is only about records from that day on.
        """
        filters = Filters(campaign=scope.campaigns, since=since)
        if until is None or until >= snapshot.today:
            return cls(snapshot, filters, measured=measured)
        records = as_of(snapshot.records, end_of_day(until))
        context = context_at(snapshot.context, end_of_day(until), AddressBook(records))
        return cls(snapshot, filters, records, context, measured)

    @property
    def today(self) -> date:
        """The day as of which the report is computed."""
        return self.context.today

    @cached_property
    def book(self) -> AddressBook:
        """The index of all records as of the day of the report."""
        return AddressBook(self.all_records)

    @cached_property
    def records(self) -> list[Record]:
        """The records that the report is about."""
        return [record for record in self.all_records if self.filters.keep_record(record)]

    @cached_property
    def campaigns(self) -> list[str]:
        """The campaigns that the report is about, by name."""
        recorded = {code for record in self.records for code in record.campaigns}
        return sorted(recorded.union(filter(self._is_measured, self.measured)))

    def _is_measured(self, campaign: str) -> bool:
        requested = set(map(name_key, self.filters.campaign))
        if requested and name_key(campaign) not in requested:
            return False
        series_list = self.context.readings.get(campaign, ())
        return any(len(series.taken_by(self.context.now)) for series in series_list)

    @cached_property
    def item_states(self) -> list[ItemState]:
        """The states of the items of the records."""
        return item_states(self.records, self.context)

    def of_kind(self, *kinds: str) -> list[ItemState]:
        """Return the items of some kinds, in the order of the records."""
        return [state for state in self.item_states if state.item.kind in kinds]

    @cached_property
    def budgets(self) -> list[CampaignBudget]:
        """The budgets of the campaigns, computed as in `status`."""
        return filtered_budgets(
            budgets(self.all_records, self.context), self.records, self.item_states
        )

    def summary(self, by: Sequence[str] = ()) -> Summary:
        """Return the summary that `status` shows for the same records, grouped by `by`."""
        meetings = due_meetings(self.all_records, self.today)
        return summarize(self.records, self.item_states, by, meetings, self.context)


def by_due(states: Iterable[ItemState]) -> list[ItemState]:
    """Return items by their deadline, those without one last."""
    return sorted(states, key=lambda state: (state.item.due or date.max, state.address))
