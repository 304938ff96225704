"""Deviations: readings far below expectation, and whether they were analysed in time (B10)."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from mtgrec.model.analysis.as_of import exists_at
from mtgrec.model.analysis.shortfalls import Shortfall, Slump, slumps, sort_key
from mtgrec.model.figures.context import Context
from mtgrec.model.records.record import Item, Record
from mtgrec.model.values.dates import end_of_day
from mtgrec.model.values.normalized import is_unfilled
from mtgrec.model.values.words import fold

ANALYSED = frozenset(("in-time", "late", "unknown"))
"""The states in which both cause and adjustment are written down."""


class Deviation(NamedTuple):
    """A slump of a KPI, or an entry written about one, with its 24-hour deadline (B10)."""

    at: datetime | None
    """The moment of the first reading; 23:59 if only its day is known, None without a day."""
    dated: bool
    """Whether only the day is known."""
    channel: str
    slump: Slump | None
    """The readings with their expectations; None for an entry that matches no slump."""
    deadline: datetime | None
    """The latest moment for the analysis; None without a day."""
    state: str
    """`in-time`, `late`, `unknown` (analysed at an unknown time), `open`, `overdue`, or `undated`
    (not analysed, and without a day that starts the 24 hours)."""
    left: timedelta | None
    """The time until the deadline, negative if overdue; None once analysed."""
    written: Item | None
    """The entry of `deviations` that closes it, or an incomplete one; None without any."""
    written_at: str | None
    """`path:line` of that entry."""

    @property
    def analysed(self) -> bool:
        """Whether both a cause and an adjustment are written down."""
        return self.state in ANALYSED

    @property
    def worst(self) -> Shortfall | None:
        """The reading furthest from its expectation; None without readings."""
        return self.slump.worst if self.slump else None

    @property
    def last(self) -> Shortfall | None:
        """The last reading; None without readings."""
        return self.slump.last if self.slump else None

    @property
    def hours_left(self) -> int | None:
        """The whole hours left, rounded down; negative if overdue."""
        return None if self.left is None else self.left // timedelta(hours=1)

    @property
    def cause(self) -> str | None:
        """The cause that was written down."""
        return self.written.text("cause") if self.written else None

    @property
    def adjustment(self) -> str | None:
        """The adjustment that was written down."""
        return self.written.text("adjustment") if self.written else None

    @property
    def recorded(self) -> date | datetime | None:
        """The moment at which the analysis was written down."""
        return moment(self.written, "recorded") if self.written else None


def deviations(record: Record, kpi: Item, context: Context) -> Sequence[Deviation]:
    """Return the deviations of a KPI of `record` up to `context.now`, oldest first.

    They are its slumps, each with the entry that closes it, and the entries that match no slump.
    Entries written after `now` are ignored. All readings are looked at, but once in a context.
    """
    return context.once(("deviations", kpi), lambda: _deviations(record, kpi, context))


def _deviations(record: Record, kpi: Item, context: Context) -> list[Deviation]:
    written = [item for item in kpi.items("deviations") if exists_at(item, context.now)]
    found = slumps(record, kpi, context)
    matches = [_entries_for(written, slump) for slump in found]
    matched_ids = {id(item) for items in matches for item in items}
    result = [
        _deviation(record, slump, min(items, key=_preference, default=None), context)
        for slump, items in zip(found, matches, strict=True)
    ]
    unmatched = [item for item in written if id(item) not in matched_ids]
    result += [_deviation(record, None, item, context) for item in unmatched]
    return sorted(result, key=lambda deviation: (sort_key(deviation.at), deviation.channel))


def open_deviations(record: Record, kpi: Item, context: Context) -> list[Deviation]:
    """Return the deviations that are not analysed yet, oldest first."""
    found = deviations(record, kpi, context)
    return [deviation for deviation in found if not deviation.analysed]


def moment(item: Item, name: str) -> date | datetime | None:
    """Return a moment of an item as written, a datetime if it has a time; None if it is missing."""
    value = item.values.get(name)
    return value if isinstance(value, date) else None


def _earliest(when: date) -> datetime:
    return when if isinstance(when, datetime) else datetime.combine(when, time())


def _latest(when: date) -> datetime:
    """Return the moment at which `when` has passed: 23:59 for a date."""
    return when if isinstance(when, datetime) else end_of_day(when)


def _entries_for(written: Sequence[Item], slump: Slump) -> list[Item]:
    """Return the entries about a slump; for one without a day only the newest analysis."""
    if slump.first.at is None or slump.last.at is None:
        return sorted(written, key=lambda item: (_is_complete(item), _at(item)))[-1:]
    return [item for item in written if _lies_in(item, slump, slump.first.at, slump.last.at)]


def _lies_in(item: Item, slump: Slump, first: datetime, last: datetime) -> bool:
    """Return whether an entry is about a slump: `at` is not outside of it, nor the channel."""
    channel, when = item.text("channel"), moment(item, "at")
    if when is None or (channel and slump.channel and fold(channel) != fold(slump.channel)):
        return False
    if not isinstance(when, datetime):
        return first.date() <= when <= last.date()
    return (_earliest(first.date()) if slump.first.dated else first) <= when <= last


def _at(item: Item) -> datetime:
    return _earliest(moment(item, "at") or date.min)


def _preference(item: Item) -> tuple[bool, datetime, bool, datetime]:
    """Return a sort key: complete entries first, then the one recorded first: it stops the clock."""
    recorded = moment(item, "recorded")
    recorded_by = _latest(recorded or date.max)
    return not _is_complete(item), recorded_by, not item.text("channel"), _at(item)


def _is_complete(item: Item | None) -> bool:
    """Return whether an entry says both a cause and an adjustment; 无 and 待定 say none."""
    return item is not None and not any(
        is_unfilled(item.text(name)) for name in ("cause", "adjustment")
    )


def _deviation(
    record: Record, slump: Slump | None, item: Item | None, context: Context
) -> Deviation:
    at, dated = (slump.first.at, slump.first.dated) if slump else (None, True)
    when = moment(item, "at") if item else None
    if at is None and when is not None:
        at, dated = _latest(when), not isinstance(when, datetime)
    deadline = at + timedelta(hours=context.thresholds.analysis_hours) if at else None
    state = _state(item, deadline, context.now)
    is_waiting = deadline and state in ("open", "overdue")
    return Deviation(
        at=at,
        dated=dated,
        channel=(slump.channel if slump else "") or (item.text("channel") if item else "") or "",
        slump=slump,
        deadline=deadline,
        state=state,
        left=deadline - context.now if deadline and is_waiting else None,
        written=item,
        written_at=_place(record, item),
    )


def _place(record: Record, item: Item | None) -> str | None:
    return f"{record.path}:{record.place(item.offset)[0]}" if item else None


def _state(item: Item | None, deadline: datetime | None, now: datetime) -> str:
    if item is None or not _is_complete(item):
        if deadline is None:
            return "undated"
        return "overdue" if now > deadline else "open"
    recorded = moment(item, "recorded")
    if recorded is None or deadline is None:
        return "unknown"
    if _latest(recorded) <= deadline:
        return "in-time"
    # Only a day is known, the day of the deadline: it may be before or after it.
    return "late" if _earliest(recorded) > deadline else "unknown"
