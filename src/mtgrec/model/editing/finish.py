"""Finishing and reopening: which fields of an item or a plan change, and what is refused."""

from datetime import date
from typing import NamedTuple

from mtgrec.model.editing.edit import Edit, RemoveField, SetField, item_place
from mtgrec.model.editing.notes import note_edits
from mtgrec.model.errors import RefusedError
from mtgrec.model.figures.progress import (
    FINISHED,
    REOPENED,
    WHOLE,
    progress_share,
    written_progress,
)
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import Target
from mtgrec.model.records.record import Item
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.record_fields import RECORD

_STATELESS = {
    "kpi": (
        N_("a KPI is neither open nor done; it is measured"),
        N_("write its value: mtgrec set {address} actual=NUMBER"),
    ),
    "lesson": (
        N_("a lesson is neither open nor done"),
        N_("change what it advises: mtgrec set {address} advice=TEXT"),
    ),
    "budget_line": (
        N_("a budget line is neither open nor done"),
        N_("write what was spent: mtgrec set {address} spent=NUMBER"),
    ),
    "follow_up": (
        N_("a follow-up is neither open nor done"),
        N_("say what becomes of the item: mtgrec set {address} verdict=close"),
    ),
}
_NO_PLAN = (
    N_("of records, only a campaign's plan is open or done as a whole"),
    N_("finish its items; see them with: mtgrec show {address}"),
)


class FinishRequest(NamedTuple):
    """What `done` was asked to write."""

    today: date
    day: date | None = None
    """The finishing date that was requested."""
    reason: str = ""
    """Why it is late."""

    def day_of(self, item: Item) -> date | None:
        """Return the day on which `item` will count as finished; None where it is unknown."""
        day = self.day or item.day("finished")
        return day or (None if item.status == "done" else self.today)


def status_of(target: Target) -> str:
    """Return the status of an item or a plan; raises RefusedError for what has none."""
    if target.item is None:
        if target.record.type.role != "campaign":
            raise _refused(target, _NO_PLAN)
        return target.record.text("status") or "open"
    if target.item.kind in _STATELESS:
        raise _refused(target, _STATELESS[target.item.kind])
    return target.item.status


def _refused(target: Target, why: tuple[str, str]) -> RefusedError:
    sentence, help = why
    return RefusedError(Message(sentence), Message(help, address=target.address), target.address)


def is_dated(target: Target) -> bool:
    """Return whether it has a field for the day it was finished: not decisions, risks and plans."""
    return target.item is not None and KINDS[target.item.kind].fields.find("finished") is not None


def days_late(target: Target, request: FinishRequest) -> int:
    """Return by how many days it is finished after its due date; 0 where it is not late (B7)."""
    if target.item is None or not is_dated(target):
        return 0
    day, due = request.day_of(target.item), target.item.due
    return max(0, (day - due).days) if day and due else 0


def lacks_reason(target: Target, request: FinishRequest) -> bool:
    """Return whether it is about to be finished late, without a reason (B7)."""
    item = target.item
    return bool(
        item
        and item.status != "done"
        and days_late(target, request)
        and not (request.reason or item.text("lag_reason"))
    )


def finish(target: Target, request: FinishRequest) -> list[Edit]:
    """Return the edits that finish it, none where its file says all of that; raises RefusedError."""
    status = status_of(target)
    if status == "cancelled":
        raise RefusedError(
            Message(N_("it is cancelled")),
            Message(N_("reopen it first: mtgrec reopen {address}"), address=target.address),
            target.address,
        )
    edits = [] if status == "done" else [_status(target, "done")]
    return [*edits, *whole_progress(target), *_dated(target, request)]


def whole_progress(target: Target) -> list[Edit]:
    """Return the edit that sets a progress below 100 % to 100 %; none where it is not written."""
    item = target.item
    progress = written_progress(item) if item else None
    if item is None or progress is None or progress_share(progress) >= WHOLE:
        return []
    return [SetField(item_place(item), KINDS[item.kind].fields["progress"], "100%")]


def _dated(target: Target, request: FinishRequest) -> list[Edit]:
    item = target.item
    if item is None or not is_dated(target):
        return []
    fields, place = KINDS[item.kind].fields, item_place(item)
    edits: list[Edit] = []
    day = request.day_of(item)
    if day and day != item.day("finished"):
        edits.append(SetField(place, fields["finished"], day.isoformat()))
    if request.reason and days_late(target, request) and request.reason != item.text("lag_reason"):
        edits.append(SetField(place, fields["lag_reason"], request.reason))
    return edits


def reopen(target: Target, today: date) -> list[Edit]:
    """Return the edits that open it again, none where it was open all along.

    What was finished, cancelled or paused is opened; raises RefusedError. A progress of 100 % goes with
    the finishing date, for what is open is not wholly done. A note in its log says when, as counting
    meetings begins anew from that day.
    """
    if status_of(target) not in (*FINISHED, "paused"):
        return []
    return [_status(target, "open"), *reopening(target, today)]


def reopening(target: Target, today: date) -> list[Edit]:
    """Return the edits that go with the status of what is opened again, as `reopen` says."""
    item = target.item
    if item is None:
        return []
    place, fields = item_place(item), KINDS[item.kind].fields
    edits: list[Edit] = []
    if not item.lacks("finished"):
        edits.append(RemoveField(place, fields["finished"]))
    progress = written_progress(item)
    if progress and progress_share(progress) >= WHOLE:
        edits.append(RemoveField(place, fields["progress"]))
    if fields.find("log"):
        edits += note_edits(target, today, REOPENED[target.record.language], None)
    return edits


def _status(target: Target, word: str) -> Edit:
    if target.item is None:
        return SetField((), RECORD["status"], word)
    return SetField(item_place(target.item), KINDS[target.item.kind].fields["status"], word)
