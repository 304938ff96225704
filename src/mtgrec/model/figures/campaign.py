"""Campaigns: the plan of a campaign, its days, and whether it is over or closed."""

from collections.abc import Iterable
from datetime import date

from mtgrec.model.records.record import Item, Record
from mtgrec.model.values.span import Bounds


def plans_by_campaign(records: Iterable[Record]) -> dict[str, Record]:
    """Return the plan of each campaign that has one."""
    plans: dict[str, list[Record]] = {}
    for record in records:
        if record.type.role == "campaign":
            for campaign in record.campaigns:
                plans.setdefault(campaign, []).append(record)
    return {campaign: plan for campaign, own in plans.items() if (plan := plan_of(own))}


def bounds_by_campaign(records: Iterable[Record]) -> dict[str, Bounds]:
    """Return the days of each campaign that has a plan."""
    return {campaign: bounds_of(plan) for campaign, plan in plans_by_campaign(records).items()}


def closed_campaigns(records: Iterable[Record]) -> frozenset[str]:
    """Return the campaigns that are declared closed."""
    plans = plans_by_campaign(records)
    return frozenset(campaign for campaign, plan in plans.items() if is_closed(plan))


def bounds_of(holder: Record | Item) -> Bounds:
    """Return the days that a plan or an item declares."""
    return Bounds(holder.day("start"), holder.day("end"))


def is_closed(plan: Record | None) -> bool:
    """Return whether a campaign is declared closed: its plan is done or cancelled."""
    return plan is not None and plan.values.get("status") in ("done", "cancelled")


def is_cancelled(plan: Record | None) -> bool:
    """Return whether a campaign is declared cancelled, so that it wants no further meeting."""
    return plan is not None and plan.values.get("status") == "cancelled"


def is_over(plan: Record | None, today: date) -> bool:
    """Return whether a campaign is past its end without being closed; its open work stays late."""
    end = plan.day("end") if plan else None
    return end is not None and end < today and not is_closed(plan)


def plan_of(records: Iterable[Record]) -> Record | None:
    """Return the newest campaign record among `records`, or None; drafts come last."""
    plans = [record for record in records if record.type.role == "campaign"]
    return max(plans, key=lambda record: (not record.draft, record.date or date.min), default=None)
