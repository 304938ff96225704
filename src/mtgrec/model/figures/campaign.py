"""A campaign: its plan, its days, and whether it is closed."""

from collections.abc import Iterable
from datetime import date

from mtgrec.model.records.record import Item, Record
from mtgrec.model.values.span import Span, span_of


def spans_of(records: Iterable[Record]) -> dict[str, Span]:
    """Return the days of each campaign, as its plan says."""
    plans: dict[str, list[Record]] = {}
    for record in records:
        if record.type.role == "campaign":
            for campaign in record.campaigns:
                plans.setdefault(campaign, []).append(record)
    found = {campaign: campaign_span(mine) for campaign, mine in plans.items()}
    return {campaign: span for campaign, span in found.items() if span}


def campaign_span(records: Iterable[Record]) -> Span | None:
    """Return the days of the campaign that `records` belong to."""
    plan = plan_of(records)
    return span_of(plan.day("start"), plan.day("end")) if plan else None


def line_span(line: Item, campaign: Span | None) -> Span | None:
    """Return the days of a budget line: its own, and those of its campaign where one is missing."""
    start, end = line.day("start"), line.day("end")
    return span_of(
        start or (campaign.start if campaign else None), end or (campaign.end if campaign else None)
    )


def is_closed(plan: Record | None, today: date) -> bool:
    """Return whether a campaign is closed: done, cancelled, or past its end."""
    if plan is None:
        return False
    end = plan.day("end")
    return plan.values.get("status") in ("done", "cancelled") or (end is not None and end < today)


def plan_of(records: Iterable[Record]) -> Record | None:
    """Return the campaign record among `records`, the newest if there are several; a draft comes last."""
    plans = [record for record in records if record.type.role == "campaign"]
    return max(plans, key=lambda record: (not record.draft, record.date or date.min), default=None)
