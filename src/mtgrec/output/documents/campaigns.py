"""Each campaign with its plan and its figures, as JSON and spreadsheets list them: a row each."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from mtgrec.model.analysis.filters import Filters
from mtgrec.model.analysis.summary import COUNTED, Group, figures_of, worst_group
from mtgrec.model.figures.campaign import is_closed, is_over, plans_by_campaign
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records.record import Record
from mtgrec.output.documents.quantities import count_ratio

CAMPAIGN_NAMES = (
    *("code", "title", "plan", "status", "closed", "over", "start", "end", "records", "actions"),
    *("task_completion", "on_time", "overdue", "off_track", "next_due"),
)


class CampaignFigures(NamedTuple):
    """A campaign: its code, its newest plan if there is one, and what its items come to."""

    code: str
    plan: Record | None
    over: bool
    """Whether it is past its end without being closed."""
    figures: Group

    @property
    def closed(self) -> bool:
        """Whether it is declared closed: its plan is done or cancelled."""
        return is_closed(self.plan)

    def kept_by(self, filters: Filters) -> bool:
        """Return whether it has one of the statuses asked for, and is not closed if that is asked."""
        status = self.plan.values.get("status") if self.plan else None
        return (not filters.status or status in filters.status) and not (
            filters.open and self.closed
        )


def campaign_figures(
    all_records: Iterable[Record], kept: Sequence[Record], states: Sequence[ItemState], today: date
) -> list[CampaignFigures]:
    """Return the campaigns of the `kept` records: those not closed first, the worst of them at the top.

    `states` are the items that count. A plan is looked for in all records. What belongs to several
    campaigns counts in each.
    """
    plans = plans_by_campaign(all_records)
    records, items = Counter[str](), dict[str, list[ItemState]]()
    for record in kept:
        records.update(record.campaigns)
    for state in states:
        for code in state.record.campaigns if state.item.kind in COUNTED else ():
            items.setdefault(code, []).append(state)
    found = [
        CampaignFigures(
            code,
            plan := plans.get(code),
            is_over(plan, today),
            figures_of("campaign", code, number, items.get(code, []), today),
        )
        for code, number in records.items()
    ]
    return sorted(found, key=lambda each: (each.closed, worst_group(each.figures)))


def campaign_row(campaign: CampaignFigures) -> dict[str, object]:
    """Return a campaign as JSON gives it in a list."""
    plan, figures = campaign.plan, campaign.figures
    return {
        "code": campaign.code,
        "title": plan.title if plan else None,
        "plan": plan.id if plan else None,
        "status": plan.values.get("status") if plan else None,
        "closed": campaign.closed,
        "over": campaign.over,
        "start": plan.day("start") if plan else None,
        "end": plan.day("end") if plan else None,
        "records": figures.records,
        "actions": figures.actions,
        "task_completion": count_ratio(figures.task_completion),
        "on_time": count_ratio(figures.on_time),
        "overdue": figures.overdue,
        "off_track": figures.off_track,
        "next_due": figures.next_due,
    }
