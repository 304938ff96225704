"""Tables of items in reports: which columns there are, and how a cell of each looks."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from mtgrec.model.figures.item_state import Entry
from mtgrec.model.figures.progress import named_lag
from mtgrec.model.values.words import STATUS
from mtgrec.output.answer import Align, Column
from mtgrec.output.language import _, current
from mtgrec.output.report import Evidence, Grid, Value
from mtgrec.output.tables.cells import NONE, names_text, status_cell


def items_grid(entries: Iterable[Entry], *names: str, title: str = "", empty: str = "") -> Grid:
    """Return a table of items with the columns of these names."""
    known = _columns()
    shown = [known[name] for name in names]
    return Grid(
        [Column(column.title, column.align) for column in shown],
        [[column.cell(entry) for column in shown] for entry in entries],
        empty,
        title,
    )


class _Shown(NamedTuple):
    title: str
    cell: Callable[[Entry], Value]
    align: Align = "left"


def _columns() -> Mapping[str, _Shown]:
    return {
        "task": _Shown(_("Task"), what),
        "check": _Shown(_("Check"), what),
        "milestone": _Shown(_("Milestone"), what),
        "what": _Shown(_("What"), what),
        "kind": _Shown(_("Kind"), _kind),
        "owner": _Shown(_("Owner"), owner),
        "department": _Shown(_("Department"), lambda entry: text(entry.owner.department)),
        "output": _Shown(_("Output"), _output),
        "standard": _Shown(_("Standard"), _output),
        "start": _Shown(_("Start"), lambda entry: _day(entry, "start")),
        "due": _Shown(_("Due"), due),
        "finished": _Shown(_("Finished on"), lambda entry: _day(entry, "finished")),
        "status": _Shown(_("Status"), state),
        "lag": _Shown(_("Lag"), lag, "right"),
        "reason": _Shown(_("Reason for the lag"), lag_reason),
        "carried": _Shown(_("Carried"), _carried, "right"),
        "address": _Shown(_("Address"), address),
    }


def evidence(entry: Entry) -> Evidence:
    """Return the place of an item."""
    return Evidence(entry.record.path, entry.line)


def text(value: str | None, missing: str = NONE) -> Value:
    """Return a text, or what stands where there is none."""
    return Value(value) if value else Value(missing, "dim")


def absent(sentence: str) -> Value:
    """Return a sentence that says what should stand here and does not."""
    return Value(f"! {sentence}", "bad")


def what(entry: Entry) -> Value:
    """Return the words by which an item is known."""
    return text(entry.item.text("what"), entry.address)


def address(entry: Entry) -> Value:
    """Return an item's address, which is also where its row comes from."""
    return Value(entry.address, "accent", (evidence(entry),))


def owner(entry: Entry) -> Value:
    """Return who an item belongs to; that it is nobody is said."""
    if not entry.owner.people and not entry.owner.department:
        return absent(_("nobody"))
    return Value(names_text(entry.owner))


def due(entry: Entry) -> Value:
    """Return an item's deadline; that there is none is said, unless it needs none."""
    if entry.item.due:
        return Value(entry.item.due.isoformat())
    return text(None) if entry.item.kind == "risk" else absent(_("no date"))


def state(entry: Entry) -> Value:
    """Return the declared status, with the lag and a mark where the item is late or off-track."""
    cell = status_cell(
        STATUS.show(entry.item.status, current()),
        done=entry.item.status == "done",
        off_track=entry.off_track,
        late=(entry.lag_days or 0) if entry.overdue else 0,
    )
    return Value(cell.text, cell.tone)


def lag(entry: Entry) -> Value:
    """Return how many days late an item is or was; a dash where that cannot be said."""
    days, named = entry.lag_days, named_lag(entry.item.text("note")) if entry.open else 0
    if named > (days or 0):
        return Value(_("{days} d by its note").format(days=named), "bad" if entry.off_track else "")
    if days is None:
        return text(None)
    shown = _("{days} d").format(days=days)
    if entry.off_track and days:
        return Value(f"! {shown}", "bad")
    return Value(shown, "" if days else "dim")


def lag_reason(entry: Entry) -> Value:
    """Return why an item is late, else what its note says; where a late one says nothing, that."""
    if reason := entry.item.text("lag_reason"):
        return Value(reason)
    note = entry.item.text("note")
    if note and (entry.lag_days or entry.off_track):
        return Value(_("Note: {note}").format(note=note))
    return absent(_("no reason given")) if entry.lag_days else text(None)


def _output(entry: Entry) -> Value:
    output = entry.item.text("deliverable") or entry.item.text("standard")
    return Value(output) if output else absent(_("not named"))


def _kind(entry: Entry) -> Value:
    words = {
        "action": _("Action"),
        "check": _("Check"),
        "milestone": _("Milestone"),
        "risk": _("Risk"),
    }
    return Value(words.get(entry.item.kind, entry.item.kind))


def _day(entry: Entry, name: str) -> Value:
    day = entry.item.day(name)
    return text(day.isoformat() if day else None)


def _carried(entry: Entry) -> Value:
    if entry.carried is None:
        return text(None)
    shown = _("{count} meetings").format(count=entry.carried)
    return Value(f"! {shown}", "bad") if entry.wants_verdict else Value(shown)
