"""A kickoff opens with the plan's goals and the lessons of other campaigns (A4, A13, A17)."""

from mtgrec.commands.new.prefill.lookback import Lookback
from mtgrec.model.figures.item_state import ItemState, item_states
from mtgrec.model.records.record import Record
from mtgrec.model.values.words import fold


def prefill(lookback: Lookback) -> dict[str, object]:
    """Return the plan, its KPIs and milestones, and related lessons and decisions.

    Related are items of other campaigns that share a tag or channel with this one.
    """
    labels = _campaign_labels(lookback)
    earlier = [
        record for record in lookback.records if not set(record.campaigns) & set(lookback.campaigns)
    ]
    related = [
        state for state in item_states(earlier, lookback.context) if labels & _labels_of(state)
    ]
    superseded = lookback.superseded()
    return {
        "plan": lookback.link(lookback.plan) if lookback.plan else None,
        "kpis": lookback.goals(),
        "milestones": [
            {**lookback.snapshot(state), "start": lookback.day_of(state.item, "start")}
            for state in lookback.of_kind("milestone")
        ],
        "lessons": [lookback.lesson(state) for state in related if state.item.kind == "lesson"],
        "decisions": [
            lookback.decision(state)
            for state in related
            if state.item.kind == "decision" and state.address not in superseded
        ],
    }


def _campaign_labels(lookback: Lookback) -> set[str]:
    """Return the tags and channels of the new campaign: the plan's, and those requested."""
    plan = (*lookback.plan.texts("tags"), *lookback.plan.texts("channels")) if lookback.plan else ()
    return {fold(label) for label in (*lookback.labels, *plan)}


def _labels_of(state: ItemState) -> set[str]:
    """Return the tags and the channel of an item, or if it has none, those of its record."""
    channel = state.item.text("channel")
    own = (*state.item.texts("tags"), *((channel,) if channel else ()))
    return {fold(label) for label in own or _record_labels(state.record)}


def _record_labels(record: Record) -> tuple[str, ...]:
    return (*record.texts("tags"), *record.texts("channels"))
