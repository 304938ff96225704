"""Campaigns: the plan of a campaign, its days, and whether it is over or closed."""

from collections.abc import Iterable
from datetime import date

from mtgrec.model.records.record import Item, Record
from mtgrec.model.values.span import Span, span_of


def spans_of(records: Iterable[Record]) -> dict[str, Span]:
    """Return the days of each campaign whose plan has a start and an end."""
    plans: dict[str, list[Record]] = {}
    for record in records:
        if record.type.role == "campaign":
            for campaign in record.campaigns:
                plans.setdefault(campaign, []).append(record)
    spans = {campaign: campaign_span(own_records) for campaign, own_records in plans.items()}
    return {campaign: span for campaign, span in spans.items() if span}


def campaign_span(records: Iterable[Record]) -> Span | None:
    """Return the days of the campaign of `records`, None if no plan gives them."""
    plan = plan_of(records)
    return span_of(plan.day("start"), plan.day("end")) if plan else None


def line_span(line: Item, campaign: Span | None) -> Span | None:
    """Return the days of a budget line; a missing start or end is taken from its campaign."""
    start, end = line.day("start"), line.day("end")
    return span_of(
        start or (campaign.start if campaign else None), end or (campaign.end if campaign else None)
    )


def is_closed(plan: Record | None) -> bool:
    """Return whether a campaign is declared closed: its plan is done or cancelled."""
    return plan is not None and plan.values.get("status") in ("done", "cancelled")


def is_over(plan: Record | None, today: date) -> bool:
    """Return whether a campaign is past its end without being closed; its open work stays late."""
    end = plan.day("end") if plan else None
    return end is not None and end < today and not is_closed(plan)


def plan_of(records: Iterable[Record]) -> Record | None:
    """Return the newest campaign record among `records`, or None; drafts come last."""
    plans = [record for record in records if record.type.role == "campaign"]
    return max(plans, key=lambda record: (not record.draft, record.date or date.min), default=None)
