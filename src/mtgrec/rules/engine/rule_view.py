"""What rules look at: all records on one day, and what several rules need to know about them."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Literal, TypeVar, cast

from mtgrec.model.figures.campaign import is_closed, is_over, plans_by_campaign
from mtgrec.model.figures.completeness import agenda_filled
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.item_state import ItemState, item_states
from mtgrec.model.records.address import AddressBook, Target
from mtgrec.model.records.body import own_lines
from mtgrec.model.records.mentions import Mention, mentions_by_address
from mtgrec.model.records.people import People
from mtgrec.model.records.record import Record
from mtgrec.model.thresholds import Thresholds
from mtgrec.rules.engine.info import RuleInfo

_Value = TypeVar("_Value")

Standing = Literal["final", "draft", "closed"]
"""Which rules apply to a record: all; to a draft those of the families F and T and those about
lateness; to a record of closed campaigns only F and T."""


class RuleView:
    """The records of a workspace in one context; every derived value is computed once."""

    def __init__(
        self,
        records: Sequence[Record],
        book: AddressBook,
        context: Context,
        *,
        infos: Sequence[RuleInfo] = (),
    ) -> None:
        self.records = records
        self.book = book
        self.context = context
        self.infos = infos
        """All rules there are, for the rules about waivers."""
        self._resolved: dict[tuple[int, str], Target | None] = {}
        self._cached: dict[Hashable, object] = {}

    @property
    def today(self) -> date:
        """The day for which everything is computed."""
        return self.context.today

    @property
    def thresholds(self) -> Thresholds:
        """The thresholds of the workspace."""
        return self.context.thresholds

    @property
    def register(self) -> People:
        """The people of the workspace; empty without a people file."""
        return self.context.register

    @cached_property
    def item_states(self) -> Sequence[ItemState]:
        """All items with what is computed about them, in the order of the records."""
        return item_states(self.records, self.context)

    @cached_property
    def by_campaign(self) -> Mapping[str, Sequence[Record]]:
        """The records of each campaign, oldest first; an evaluation of several is in each of them."""
        records: defaultdict[str, list[Record]] = defaultdict(list)
        for record in self.records:
            for campaign in record.campaigns:
                records[campaign].append(record)
        return records

    @cached_property
    def plans(self) -> Mapping[str, Record]:
        """The plan of each campaign that has one."""
        return plans_by_campaign(self.records)

    @cached_property
    def closed(self) -> frozenset[str]:
        """The campaigns that are declared done or cancelled."""
        return frozenset(campaign for campaign, plan in self.plans.items() if is_closed(plan))

    @cached_property
    def ended(self) -> frozenset[str]:
        """The campaigns that are closed, past their end or paused: no meetings, no readings are due."""
        resting = (
            campaign
            for campaign, plan in self.plans.items()
            if is_over(plan, self.today) or plan.values.get("status") == "paused"
        )
        return self.closed.union(resting)

    def standing(self, record: Record) -> Standing:
        """Return which rules apply to a record."""
        return self._standings.get(id(record), "final")

    @cached_property
    def _standings(self) -> Mapping[int, Standing]:
        """The standing of each record that is not final, by its identity."""
        standings: dict[int, Standing] = {}
        for record in self.records:
            if record.campaigns and self.closed.issuperset(record.campaigns):
                standings[id(record)] = "closed"
            elif record.draft:
                standings[id(record)] = "draft"
        return standings

    def exempt(self, record: Record) -> bool:
        """Return whether not all rules apply to a record: a draft, or of closed campaigns."""
        return self.standing(record) != "final"

    def should_be_complete(self, record: Record) -> bool:
        """Return whether minutes should be complete: their day has passed and they were begun.

        A form in which nothing has been filled in yet need not be, however old. Minutes without a
        date should.
        """
        is_to_come = record.date is not None and record.date >= self.today
        return not is_to_come and not self.untouched(record)

    def untouched(self, record: Record) -> bool:
        """Return whether a record has neither an item nor a line that somebody wrote."""
        return not (
            any(record.item_lists.values())
            or agenda_filled(record.body)
            or any(own_lines(record.body))
        )

    def resolve(self, reference: str, record: Record) -> Target | None:
        """Return the target of a reference in `record`, or None; looked up once for all rules."""
        key = (id(record), reference)
        if key not in self._resolved:
            self._resolved[key] = self.book.resolve(reference, record)
        return self._resolved[key]

    @cached_property
    def mentions(self) -> Mapping[str, Sequence[Mention]]:
        """All references, by the full address of their target."""
        return mentions_by_address(self.book)

    def cached(self, key: Hashable, compute: Callable[[], _Value]) -> _Value:
        """Return the result of `compute`, called once for all rules that use this key."""
        if key not in self._cached:
            self._cached[key] = compute()
        return cast("_Value", self._cached[key])
