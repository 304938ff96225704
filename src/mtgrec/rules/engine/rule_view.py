"""What rules look at: all records on one day, and what several rules want to know about them."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

from mtgrec.model.figures.campaign import is_closed, plan_of
from mtgrec.model.figures.completeness import agenda_filled
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.item_state import ItemState, item_states
from mtgrec.model.records.address import AddressBook, Target
from mtgrec.model.records.mentions import Mention, mentions_by_address
from mtgrec.model.records.people import Register
from mtgrec.model.records.record import Record
from mtgrec.model.thresholds import Thresholds
from mtgrec.rules.engine.info import RuleInfo

_Found = TypeVar("_Found")


class RuleView:
    """The records of a workspace on the day of an context; what is computed is computed once."""

    def __init__(
        self,
        records: Sequence[Record],
        book: AddressBook,
        context: Context,
        *,
        known: Sequence[RuleInfo] = (),
    ) -> None:
        self.records = records
        self.book = book
        self.context = context
        self.known = known
        """All rules there are, for the rules about what is waived."""
        self._resolved: dict[tuple[int, str], Target | None] = {}
        self._cached: dict[Hashable, object] = {}

    @property
    def today(self) -> date:
        """The day on which everything is looked at."""
        return self.context.today

    @property
    def thresholds(self) -> Thresholds:
        """The thresholds of the workspace."""
        return self.context.thresholds

    @property
    def register(self) -> Register:
        """The people of the workspace; nobody where there is no people file."""
        return self.context.register

    @cached_property
    def item_states(self) -> Sequence[ItemState]:
        """All items with what is computed about them, in the order of the records."""
        return item_states(self.records, self.context)

    @cached_property
    def by_campaign(self) -> Mapping[str, Sequence[Record]]:
        """The records of each campaign, oldest first; an evaluation of several is in each of them."""
        found: defaultdict[str, list[Record]] = defaultdict(list)
        for record in self.records:
            for campaign in record.campaigns:
                found[campaign].append(record)
        return found

    @cached_property
    def plans(self) -> Mapping[str, Record]:
        """The plan of each campaign that has one."""
        found = {campaign: plan_of(mine) for campaign, mine in self.by_campaign.items()}
        return {campaign: plan for campaign, plan in found.items() if plan}

    @cached_property
    def closed(self) -> frozenset[str]:
        """The campaigns that are done, cancelled or past their end."""
        return frozenset(
            campaign for campaign, plan in self.plans.items() if is_closed(plan, self.today)
        )

    def exempt(self, record: Record) -> bool:
        """Return whether a record is held to the families F and T only: a draft, or all closed."""
        return id(record) in self._exempt

    @cached_property
    def _exempt(self) -> frozenset[int]:
        return frozenset(
            id(record)
            for record in self.records
            if record.draft or (record.campaigns and self.closed.issuperset(record.campaigns))
        )

    def settled(self, record: Record) -> bool:
        """Return whether minutes ought to be finished: their day has passed, and somebody began them.

        A form in which nothing has been filled in yet is not settled, however old. Minutes without a
        date are: nobody waits for their day.
        """
        waits = record.date is not None and record.date >= self.today
        return not waits and not self.untouched(record)

    def untouched(self, record: Record) -> bool:
        """Return whether a record has neither an item nor any text for its agenda."""
        return not any(record.item_lists.values()) and not agenda_filled(record.body)

    def resolve(self, reference: str, record: Record) -> Target | None:
        """Return what a reference in `record` leads to, looked up once for all rules."""
        key = (id(record), reference)
        if key not in self._resolved:
            self._resolved[key] = self.book.resolve(reference, record)
        return self._resolved[key]

    @cached_property
    def mentions(self) -> Mapping[str, Sequence[Mention]]:
        """All references, by the full address of what they refer to."""
        return mentions_by_address(self.book)

    def cached(self, key: Hashable, compute: Callable[[], _Found]) -> _Found:
        """Return what `compute` comes to, computed once for all rules that ask under this key."""
        if key not in self._cached:
            self._cached[key] = compute()
        return cast("_Found", self._cached[key])
