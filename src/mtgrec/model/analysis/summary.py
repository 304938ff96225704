"""Where everything stands: the sums of `mtgrec status`, over what the filters leave."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.progress import completion, on_time
from mtgrec.model.figures.rhythm import DueMeeting
from mtgrec.model.records.owners import SEVERAL
from mtgrec.model.records.record import Record
from mtgrec.model.records.schema import LISTED
from mtgrec.model.records.schema.items import ACTION, DECISION
from mtgrec.model.values.ratio import Ratio

COUNTED = ("action", "check")
"""The kinds that totals, groups and `--strict` count as overdue or off-track."""
_TOTALS = (DECISION, ACTION, *(kind for kind in LISTED if kind not in (DECISION, ACTION)))
"""The kinds in the order of the totals of JSON."""


class Group(NamedTuple):
    """The figures of one campaign, owner, department, type or month."""

    by: str
    key: str | None
    records: int
    actions: int
    task_completion: Ratio
    on_time: Ratio
    overdue: int
    off_track: int
    next_due: date | None


class Stage(NamedTuple):
    """One stage of one checklist: how many of its checks are done."""

    record: Record
    stage: str | None
    done: Ratio
    off_track: int


class Summary(NamedTuple):
    """All figures of `mtgrec status`, the worst first wherever there is an order."""

    counts: dict[str, int]
    """Records and items by the plural names of JSON."""
    task_completion: Ratio
    on_time: Ratio
    overdue: list[ItemState]
    off_track: int
    groups: list[Group]
    stages: list[Stage]
    kpis: list[ItemState]
    verdicts: list[ItemState]
    """Actions carried so often that a meeting must give a verdict."""
    meetings: list[DueMeeting]
    """Meetings that open campaigns owe."""


def summarize(
    records: Sequence[Record],
    states: Sequence[ItemState],
    by: Sequence[str],
    meetings: Sequence[DueMeeting],
    today: date,
) -> Summary:
    """Return the figures over `records` and `states`, grouped in each of the ways of `by`.

    Of `meetings`, those of the records' campaigns are kept.
    """
    campaigns = {campaign for record in records for campaign in record.campaigns}
    of_kind = {
        kind.name: [state for state in states if state.item.kind == kind.name] for kind in LISTED
    }
    counted = [state for state in states if state.item.kind in COUNTED]
    actions = [state.item for state in of_kind["action"]]
    return Summary(
        counts={
            "records": len(records),
            **{kind.plural: len(of_kind[kind.name]) for kind in _TOTALS},
        },
        task_completion=completion(actions),
        on_time=on_time(actions),
        overdue=sorted((state for state in counted if state.overdue), key=_longest_lag),
        off_track=sum(state.off_track for state in counted),
        groups=[group for way in by for group in _groups(way, records, counted, today)],
        stages=_stages(of_kind["check"]),
        kpis=sorted(of_kind["kpi"], key=_worst_goal),
        verdicts=sorted(
            (state for state in of_kind["action"] if state.wants_verdict), key=_most_carried
        ),
        meetings=[meeting for meeting in meetings if meeting.campaign in campaigns],
    )


def _longest_lag(state: ItemState) -> tuple[int, str]:
    return (-(state.lag_days or 0), state.address)


def _most_carried(state: ItemState) -> tuple[int, str]:
    return (-(state.carried or 0), state.address)


def _worst_goal(state: ItemState) -> tuple[bool, bool, Fraction]:
    """Core metrics come before surface metrics (B20), missed goals before met ones."""
    ratio = state.kpi_state.attainment.exact if state.kpi_state else None
    return (state.item.text("tier") == "surface", ratio is None, ratio or Fraction(0))


def _record_keys(way: str, record: Record) -> str | None:
    if way == "campaign":
        return SEVERAL if len(record.campaigns) > 1 else record.campaign
    if way == "type":
        return record.type.name
    return f"{record.date:%Y-%m}" if record.date else None


def _entry_key(way: str) -> Callable[[ItemState], str | None]:
    if way == "owner":
        return lambda state: state.owner_key
    if way == "department":
        return lambda state: state.department_key
    return lambda state: _record_keys(way, state.record)


def _groups(
    way: str, records: Sequence[Record], counted: Iterable[ItemState], today: date
) -> list[Group]:
    key_of = _entry_key(way)
    states: dict[str | None, list[ItemState]] = {}
    members: dict[str | None, set[int]] = {}
    if way not in ("owner", "department"):
        for record in records:
            members.setdefault(_record_keys(way, record), set()).add(id(record))
    for state in counted:
        key = key_of(state)
        states.setdefault(key, []).append(state)
        members.setdefault(key, set()).add(id(state.record))
    groups = [
        _group(way, key, len(ids), states.get(key, []), today) for key, ids in members.items()
    ]
    return sorted(groups, key=_worst_group)


def _group(way: str, key: str | None, records: int, states: list[ItemState], today: date) -> Group:
    actions = [state.item for state in states if state.item.kind == "action"]
    ahead = [
        state.item.due
        for state in states
        if state.open and state.item.due and state.item.due >= today
    ]
    return Group(
        by=way,
        key=key,
        records=records,
        actions=len(actions),
        task_completion=completion(actions),
        on_time=on_time(actions),
        overdue=sum(state.overdue for state in states),
        off_track=sum(state.off_track for state in states),
        next_due=min(ahead, default=None),
    )


def _worst_group(group: Group) -> tuple[int, int, bool, Fraction, str]:
    ratio = group.task_completion.exact
    return (
        -group.off_track,
        -group.overdue,
        ratio is None,
        ratio or Fraction(0),
        group.key or "\uffff",
    )


def _stages(checks: Iterable[ItemState]) -> list[Stage]:
    by_stage: dict[tuple[int, str | None], list[ItemState]] = {}
    for state in checks:
        by_stage.setdefault((id(state.record), state.item.text("stage")), []).append(state)
    return [
        Stage(
            record=states[0].record,
            stage=stage,
            done=completion(state.item for state in states),
            off_track=sum(state.off_track for state in states),
        )
        for (_, stage), states in by_stage.items()
    ]
