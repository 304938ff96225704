"""How an export is read: what its rows do not say, and what was asked for."""

from collections.abc import Callable, Collection
from datetime import date
from typing import NamedTuple

from mtgrec.document.metrics.export_columns import Column, Columns
from mtgrec.document.metrics.export_dates import Calendar
from mtgrec.document.metrics.export_sums import is_summable
from mtgrec.document.record.short import LONGEST
from mtgrec.model.editing.new_readings import WrongValue
from mtgrec.model.message import N_, Message
from mtgrec.model.values.words import fold


class Defaults(NamedTuple):
    """Values for what the rows do not contain."""

    campaign: str
    channel: str
    spell_metric: Callable[[str], str]
    """Returns the name of a metric as this campaign writes it."""
    spell_channel: Callable[[str], str]
    today: date = date.max
    """The last possible day of a reading."""
    calendar: Calendar = Calendar()
    """How dates are read."""
    decimal_comma: bool = False
    """Whether the numbers have decimal commas."""
    adds_up: bool = False
    """Whether the rows of a day are added up."""
    campaigns: Collection[str] = ()
    """The campaigns that are known here: rows of others are passed over."""
    quotients: Collection[str] = ()
    """The keys of metrics of this workspace whose values have no sum."""

    def rates_in(self, columns: Columns) -> list[Column]:
        """Return the columns that are not read where rows are added up, as their values have no sum."""
        return [
            column
            for column in columns.readings
            if self.adds_up and not is_summable(column.metric, self.quotients)
        ]

    def campaign_of(self, written: str) -> str:
        """Return the campaign that a cell names: its code alone, or as a part of a longer name.

        `618-2026` is named by `618-2026_feed_A`. Raises WrongValue where no known campaign is.
        """
        key = fold(written)
        if not key:
            return self.campaign
        known = {fold(name): name for name in (self.campaign, *self.campaigns)}
        found = [code for code in known if _has_part(key, code)]
        if not found:
            sentence = N_("this row belongs to “{other}”, not to {campaign}")
            raise WrongValue(
                Message(sentence, other=written[:LONGEST], campaign=self.campaign),
                Message(
                    N_("pass that column over: --map HEADING=-, or take it as channel: =channel")
                ),
            )
        return known[max(found, key=len)]


def _has_part(text: str, part: str) -> bool:
    """Return whether `part` stands in `text` with no letter or digit directly beside it."""
    before, found, after = text.partition(part)
    return bool(found) and not (before[-1:].isalnum() or after[:1].isalnum())
