"""What a report stands on: the campaigns asked for, their records, and their items on the day."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from mtgrec.model.budget import CampaignBudget, budgets, within
from mtgrec.model.entry import Entry, Outlook, entries
from mtgrec.model.filters import Filters
from mtgrec.model.record import Record
from mtgrec.model.rhythm import due_meetings
from mtgrec.model.summary import Summary, summarize


class Basis:
    """The records that a report is about, and everything in them as seen from the day."""

    def __init__(self, records: Sequence[Record], outlook: Outlook, filters: Filters) -> None:
        """Look at those of the workspace's `records` that `filters` keeps."""
        self.all = records
        self.outlook = outlook
        self.filters = filters

    @property
    def today(self) -> date:
        """The day on which the report looks."""
        return self.outlook.today

    @cached_property
    def records(self) -> list[Record]:
        """The records that the report is about."""
        return [record for record in self.all if self.filters.keep_record(record)]

    @cached_property
    def campaigns(self) -> list[str]:
        """The campaigns that the report is about, by name."""
        return sorted({code for record in self.records for code in record.campaigns})

    @cached_property
    def entries(self) -> list[Entry]:
        """The items of the records."""
        return entries(self.records, self.outlook)

    def of_kind(self, *kinds: str) -> list[Entry]:
        """Return the items of some kinds, in the order of the records."""
        return [entry for entry in self.entries if entry.item.kind in kinds]

    @cached_property
    def budgets(self) -> list[CampaignBudget]:
        """The budgets of the campaigns, as `status` has them."""
        return within(budgets(self.all, self.outlook), self.records, self.entries)

    def summary(self, by: Sequence[str] = ()) -> Summary:
        """Return the figures that `status` has for the same records."""
        meetings = due_meetings(self.all, self.today)
        return summarize(self.records, self.entries, by, meetings, self.today)


def by_due(found: Iterable[Entry]) -> list[Entry]:
    """Return items by their deadline, those without one last."""
    return sorted(found, key=lambda entry: (entry.item.due or date.max, entry.address))
