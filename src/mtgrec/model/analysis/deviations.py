"""Deviations: readings far below expectation, and whether they were analysed in time (B10)."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from mtgrec.model.analysis.shortfalls import Shortfall, shortfalls, sort_key
from mtgrec.model.figures.context import Context
from mtgrec.model.records.record import Item, Record
from mtgrec.model.values.words import fold

ANALYSED = frozenset(("in-time", "late", "unknown"))
"""The states in which cause and adjustment are written down."""


class Deviation(NamedTuple):
    """A reading of a KPI so far on the wrong side of what was expected that it asks for an analysis."""

    at: datetime | None
    """The moment of the reading, 23:59 where only its day is known; None where that is unknown too."""
    dated: bool
    """Whether only the day is known."""
    channel: str
    shortfall: Shortfall | None
    """The value, what was expected, how far it is from that, and where each is; None where
    a written deviation matches no reading."""
    deadline: datetime | None
    """When the analysis has to be there."""
    state: str
    """`in-time`, `late`, `unknown` (analysed, at an unknown time), `open` or `overdue`;
    `undated` where no day is known from which a clock could run."""
    left: timedelta | None
    """How long the clock still runs; below zero how long it is overdue. None once analysed."""
    written: Item | None
    """The entry of `deviations` that belongs to it, perhaps unfinished."""
    written_at: str | None
    """`path:line` of that entry."""

    @property
    def analysed(self) -> bool:
        """Whether both a cause and an adjustment are written down."""
        return self.state in ANALYSED

    @property
    def hours_left(self) -> int | None:
        """The whole hours left, rounded down; below zero the hours overdue."""
        return None if self.left is None else self.left // timedelta(hours=1)

    @property
    def cause(self) -> str | None:
        """Why it came about."""
        return self.written.text("cause") if self.written else None

    @property
    def adjustment(self) -> str | None:
        """What is done about it."""
        return self.written.text("adjustment") if self.written else None

    @property
    def recorded(self) -> date | datetime | None:
        """When the analysis was written down."""
        return moment(self.written, "recorded") if self.written else None


def deviations(record: Record, kpi: Item, context: Context) -> list[Deviation]:
    """Return the deviations of a KPI of `record` as of `context.now`, oldest first.

    Those that its readings show, each with what is written about it, and those that were
    written down though no reading shows them. What was written after `now` is not there yet.
    """
    written = [item for item in kpi.items("deviations") if _known(item, context.now)]
    shown = shortfalls(record, kpi, context)
    matches = [_matching(written, below) for below in shown]
    taken = {id(item) for items in matches for item in items}
    found = [
        _judged(record, below, max(items, key=_worth, default=None), context)
        for below, items in zip(shown, matches, strict=True)
    ]
    told = [item for item in written if id(item) not in taken]
    found += [_judged(record, None, item, context) for item in told]
    return sorted(found, key=lambda one: (sort_key(one.at), one.channel))


def moment(item: Item, name: str) -> date | datetime | None:
    """Return a moment as it is written: a datetime where it says a time."""
    value = item.values.get(name)
    return value if isinstance(value, date) else None


def _known(item: Item, now: datetime) -> bool:
    said = (moment(item, "recorded"), moment(item, "at"))
    return all(when is None or _earliest(when) <= now for when in said)


def _earliest(when: date) -> datetime:
    return when if isinstance(when, datetime) else datetime.combine(when, time())


def _latest(when: date) -> datetime:
    """Return the moment from which something counts: a bare day counts from its end."""
    return when if isinstance(when, datetime) else datetime.combine(when, time(23, 59))


def _matching(written: Sequence[Item], below: Shortfall) -> list[Item]:
    """Return what was written about a reading; about an actual without a day, the last word."""
    if below.at is None:
        return sorted(written, key=_worth)[-1:]
    return [item for item in written if _belongs(item, below, below.at)]


def _belongs(item: Item, below: Shortfall, at: datetime) -> bool:
    """Return whether a written entry belongs to that reading: same moment or day, and channel."""
    channel, when = item.text("channel"), moment(item, "at")
    if channel and below.channel and fold(channel) != fold(below.channel):
        return False
    if below.dated or not isinstance(when, datetime):
        return when is not None and _earliest(when).date() == at.date()
    return when == at


def _worth(item: Item) -> tuple[bool, bool, datetime]:
    """Prefer a finished analysis, then one that names the channel, then the latest."""
    at = moment(item, "at") or date.min
    return _finished(item), bool(item.text("channel")), _earliest(at)


def _finished(item: Item | None) -> bool:
    return bool(item and item.text("cause") and item.text("adjustment"))


def _judged(
    record: Record, below: Shortfall | None, item: Item | None, context: Context
) -> Deviation:
    at, dated = (below.at, below.dated) if below else (None, True)
    when = moment(item, "at") if item else None
    if at is None and when is not None:
        at, dated = _latest(when), not isinstance(when, datetime)
    deadline = at + timedelta(hours=context.thresholds.analysis_hours) if at else None
    state = _state(item, deadline, context.now)
    waits = deadline and state in ("open", "overdue")
    return Deviation(
        at=at,
        dated=dated,
        channel=(below.channel if below else "") or (item.text("channel") if item else "") or "",
        shortfall=below,
        deadline=deadline,
        state=state,
        left=deadline - context.now if deadline and waits else None,
        written=item,
        written_at=_place(record, item),
    )


def _place(record: Record, item: Item | None) -> str | None:
    return f"{record.path}:{record.place(item.offset)[0]}" if item else None


def _state(item: Item | None, deadline: datetime | None, now: datetime) -> str:
    if item is None or not _finished(item):
        if deadline is None:
            return "undated"
        return "overdue" if now > deadline else "open"
    recorded = moment(item, "recorded")
    if recorded is None or deadline is None:
        return "unknown"
    if _latest(recorded) <= deadline:
        return "in-time"
    # A day alone: written down on the day of the deadline, before it or after it.
    return "late" if _earliest(recorded) > deadline else "unknown"
