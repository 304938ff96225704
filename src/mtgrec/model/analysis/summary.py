"""The figures of `mtgrec status`, over the records and items that match the filters."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.analysis.deviations import Deviation, open_deviations
from mtgrec.model.analysis.urgency import by_deadline, is_due_soon, worst_goal_first
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.due_meetings import DueMeeting
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.progress import completion, on_time
from mtgrec.model.records.owners import SEVERAL
from mtgrec.model.records.record import Record
from mtgrec.model.records.schema import LISTED
from mtgrec.model.records.schema.items import ACTION, DECISION
from mtgrec.model.values.ratio import Ratio, sum_of_counts

COUNTED = ("action", "check", "milestone")
"""The kinds whose overdue and off-track items totals, groups and `--strict` count."""
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
    members: int = 1
    """How many campaigns it stands for."""


class Stage(NamedTuple):
    """One stage of one checklist, with the share of its checks that are done."""

    record: Record
    stage: str | None
    done: Ratio
    off_track: int


class Summary(NamedTuple):
    """All figures of `mtgrec status`; sorted lists begin with the worst."""

    counts: dict[str, int]
    """Numbers of records and items, by the plural names of JSON."""
    task_completion: Ratio
    on_time: Ratio
    overdue: list[ItemState]
    due_soon: list[ItemState]
    """What is open and due within seven days, the earliest first."""
    off_track: int
    groups: list[Group]
    stages: list[Stage]
    kpis: list[ItemState]
    deviations: list[tuple[ItemState, Deviation]]
    """The KPIs with each of their deviations that is not analysed yet (B10)."""
    escalated: list[ItemState]
    """Items of all kinds that a meeting escalated and nobody has answered, the oldest first."""
    verdicts: list[ItemState]
    """Actions carried so often that a meeting must give a verdict on them."""
    meetings: list[DueMeeting]
    """The next meetings of open campaigns."""
    needed: Sequence[ItemState] = ()
    """Open actions of others that need something of the departments asked for (A12)."""

    @property
    def to_decide(self) -> list[ItemState]:
        """What the next meeting must decide: first what was escalated, then what was carried."""
        return [*self.escalated, *(state for state in self.verdicts if not state.escalated)]


def summarize(
    records: Sequence[Record],
    states: Sequence[ItemState],
    by: Sequence[str],
    meetings: Sequence[DueMeeting],
    context: Context,
) -> Summary:
    """Return the figures over `records` and `states`, grouped in each way of `by`.

    Of `meetings`, only those of the records' campaigns are included.
    """
    campaigns = {campaign for record in records for campaign in record.campaigns}
    of_kind = {
        kind.name: [state for state in states if state.item.kind == kind.name] for kind in LISTED
    }
    counted = [state for state in states if state.item.kind in COUNTED]
    kpis = sorted(of_kind["kpi"], key=worst_goal_first)
    actions = [state.item for state in of_kind["action"]]
    return Summary(
        counts={
            "records": len(records),
            **{kind.plural: len(of_kind[kind.name]) for kind in _TOTALS},
        },
        task_completion=completion(actions),
        on_time=on_time(actions),
        overdue=sorted((state for state in counted if state.overdue), key=_longest_lag),
        due_soon=sorted(
            (state for state in counted if is_due_soon(state, context.today)), key=by_deadline
        ),
        off_track=sum(state.off_track for state in counted),
        groups=[
            group for grouping in by for group in _groups(grouping, records, counted, context.today)
        ],
        stages=_stages(of_kind["check"]),
        kpis=kpis,
        deviations=waiting(kpis, context),
        escalated=escalated(states),
        verdicts=sorted(
            (state for state in of_kind["action"] if state.wants_verdict), key=_most_carried
        ),
        meetings=[meeting for meeting in meetings if meeting.campaign in campaigns],
    )


def escalated(states: Iterable[ItemState]) -> list[ItemState]:
    """Return the items that a meeting escalated and nobody has answered, the oldest first."""
    return sorted(
        (state for state in states if state.escalated),
        key=lambda state: (state.verdict.day if state.verdict else date.min, state.address),
    )


def is_late(state: ItemState) -> bool:
    """Return whether an item is overdue or off-track."""
    return state.overdue or state.off_track


def waiting(states: Iterable[ItemState], context: Context) -> list[tuple[ItemState, Deviation]]:
    """Return the KPIs among `states` with each of their deviations that is not analysed yet."""
    return [
        (state, deviation)
        for state in states
        if state.item.kind == "kpi"
        for deviation in open_deviations(state.record, state.item, context)
    ]


def _longest_lag(state: ItemState) -> tuple[int, str]:
    return (-(state.lag_days or 0), state.address)


def _most_carried(state: ItemState) -> tuple[int, str]:
    return (-(state.carried or 0), state.address)


def _record_key(grouping: str, record: Record) -> str | None:
    if grouping == "campaign":
        return SEVERAL if len(record.campaigns) > 1 else record.campaign
    if grouping == "type":
        return record.type.name
    return f"{record.date:%Y-%m}" if record.date else None


def _state_key_function(grouping: str) -> Callable[[ItemState], str | None]:
    if grouping == "owner":
        return lambda state: state.owner_key
    if grouping == "department":
        return lambda state: state.department_key
    return lambda state: _record_key(grouping, state.record)


def _groups(
    grouping: str, records: Sequence[Record], counted: Iterable[ItemState], today: date
) -> list[Group]:
    key_of = _state_key_function(grouping)
    states: dict[str | None, list[ItemState]] = {}
    record_ids: dict[str | None, set[int]] = {}
    if grouping not in ("owner", "department"):
        for record in records:
            record_ids.setdefault(_record_key(grouping, record), set()).add(id(record))
    for state in counted:
        key = key_of(state)
        states.setdefault(key, []).append(state)
        record_ids.setdefault(key, set()).add(id(state.record))
    groups = [
        figures_of(grouping, key, len(ids), states.get(key, []), today)
        for key, ids in record_ids.items()
    ]
    return sorted(groups, key=worst_group)


def figures_of(
    grouping: str, key: str | None, records: int, states: list[ItemState], today: date
) -> Group:
    """Return the figures of a group of items out of so many records."""
    actions = [state.item for state in states if state.item.kind == "action"]
    due_dates = [
        state.item.due
        for state in states
        if state.open and state.item.due and state.item.due >= today
    ]
    return Group(
        by=grouping,
        key=key,
        records=records,
        actions=len(actions),
        task_completion=completion(actions),
        on_time=on_time(actions),
        overdue=sum(state.overdue for state in states),
        off_track=sum(state.off_track for state in states),
        next_due=min(due_dates, default=None),
    )


def with_closed_as_one(groups: Sequence[Group], closed: Collection[str]) -> list[Group]:
    """Return groups of campaigns, those of two or more closed ones as one group at the end."""
    over = [group for group in groups if group.key in closed]
    if len(over) < 2:  # noqa: PLR2004 - one says more by its name
        return list(groups)
    days = [group.next_due for group in over if group.next_due]
    together = Group(
        by="campaign",
        key=None,
        records=sum(group.records for group in over),
        actions=sum(group.actions for group in over),
        task_completion=sum_of_counts(group.task_completion for group in over),
        on_time=sum_of_counts(group.on_time for group in over),
        overdue=sum(group.overdue for group in over),
        off_track=sum(group.off_track for group in over),
        next_due=min(days, default=None),
        members=len(over),
    )
    return [*(group for group in groups if group.key not in closed), together]


def worst_group(group: Group) -> tuple[int, int, bool, Fraction, str]:
    """Return a sort key: the group with the most off-track items first."""
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
