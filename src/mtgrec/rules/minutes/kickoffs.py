"""The kickoffs of campaigns, the records of their campaigns, and the states of their items."""

from collections.abc import Iterable, Iterator, Sequence

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records.record import Record
from mtgrec.rules.engine.rule_view import RuleView


def states_of(records: Iterable[Record], view: RuleView) -> list[ItemState]:
    """Return the states of the items of some records."""
    by_record = view.cached("states by record", lambda: _states_by_record(view))
    return [state for record in records for state in by_record.get(id(record), ())]


def _states_by_record(view: RuleView) -> dict[int, list[ItemState]]:
    states: dict[int, list[ItemState]] = {}
    for state in view.item_states:
        states.setdefault(id(state.record), []).append(state)
    return states


def kickoffs_and_campaigns(view: RuleView) -> Iterator[tuple[Record, Sequence[Record]]]:
    """Yield the newest kickoff that was held of each campaign, with the campaign's records.

    A kickoff without a campaign stands alone.
    """
    for records in view.by_campaign.values():
        held = [record for record in records if _was_held(record, view)]
        if held:
            yield held[-1], records
    for record in view.records:
        if not record.campaigns and _was_held(record, view):
            yield record, [record]


def _was_held(record: Record, view: RuleView) -> bool:
    is_to_come = record.date is not None and record.date > view.today
    return record.type.role == "kickoff" and not is_to_come and not view.exempt(record)
