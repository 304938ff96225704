"""Tables of items in reports: which columns there are, and how a cell of each looks."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.progress import named_lag
from mtgrec.model.values.words import STATUS
from mtgrec.output.answer import Align, Column
from mtgrec.output.language import _, current
from mtgrec.output.report import Evidence, Grid, Value
from mtgrec.output.tables.cells import NONE, names_text, status_cell


def items_grid(states: Iterable[ItemState], *names: str, title: str = "", empty: str = "") -> Grid:
    """Return a table of items with the columns of these names."""
    known = _columns()
    shown = [known[name] for name in names]
    return Grid(
        [Column(column.title, column.align) for column in shown],
        [[column.cell(state) for column in shown] for state in states],
        empty,
        title,
    )


class _Shown(NamedTuple):
    title: str
    cell: Callable[[ItemState], Value]
    align: Align = "left"


def _columns() -> Mapping[str, _Shown]:
    return {
        "task": _Shown(_("Task"), what),
        "check": _Shown(_("Check"), what),
        "milestone": _Shown(_("Milestone"), what),
        "what": _Shown(_("What"), what),
        "kind": _Shown(_("Kind"), _kind),
        "owner": _Shown(_("Owner"), owner),
        "department": _Shown(_("Department"), lambda state: text(state.owner.department)),
        "output": _Shown(_("Output"), _output),
        "standard": _Shown(_("Standard"), _output),
        "start": _Shown(_("Start"), lambda state: _day(state, "start")),
        "due": _Shown(_("Due"), due),
        "finished": _Shown(_("Finished on"), lambda state: _day(state, "finished")),
        "status": _Shown(_("Status"), state_value),
        "lag": _Shown(_("Lag"), lag, "right"),
        "reason": _Shown(_("Reason for the lag"), lag_reason),
        "carried": _Shown(_("Carried"), _carried, "right"),
        "address": _Shown(_("Address"), address),
    }


def evidence(state: ItemState) -> Evidence:
    """Return the place of an item."""
    return Evidence(state.record.path, state.line)


def text(value: str | None, missing: str = NONE) -> Value:
    """Return a text, or what stands where there is none."""
    return Value(value) if value else Value(missing, "dim")


def absent(sentence: str) -> Value:
    """Return a sentence that says what should be here and does not."""
    return Value(f"! {sentence}", "bad")


def what(state: ItemState) -> Value:
    """Return the words that name an item."""
    return text(state.item.text("what"), state.address)


def address(state: ItemState) -> Value:
    """Return an item's address, which is also where its row comes from."""
    return Value(state.address, "accent", (evidence(state),))


def owner(state: ItemState) -> Value:
    """Return the owner of an item, or a text that says that there is none."""
    if not state.owner.people and not state.owner.department:
        return absent(_("nobody"))
    return Value(names_text(state.owner))


def due(state: ItemState) -> Value:
    """Return an item's deadline, or a text that says that it is missing."""
    if state.item.due:
        return Value(state.item.due.isoformat())
    return text(None) if state.item.kind == "risk" else absent(_("no date"))


def state_value(state: ItemState) -> Value:
    """Return the declared status, with the lag and a mark where the item is late or off-track."""
    cell = status_cell(
        STATUS.show(state.item.status, current()),
        done=state.item.status == "done",
        off_track=state.off_track,
        late=(state.lag_days or 0) if state.overdue else 0,
    )
    return Value(cell.text, cell.tone)


def lag(state: ItemState) -> Value:
    """Return how many days late an item is or was; a dash where that cannot be said."""
    days, named = state.lag_days, named_lag(state.item.text("note")) if state.open else 0
    if named > (days or 0):
        return Value(_("{days} d by its note").format(days=named), "bad" if state.off_track else "")
    if days is None:
        return text(None)
    shown = _("{days} d").format(days=days)
    if state.off_track and days:
        return Value(f"! {shown}", "bad")
    return Value(shown, "" if days else "dim")


def lag_reason(state: ItemState) -> Value:
    """Return why an item is late, else its note; for a late one without either, a text that says so."""
    if reason := state.item.text("lag_reason"):
        return Value(reason)
    note = state.item.text("note")
    if note and (state.lag_days or state.off_track):
        return Value(_("Note: {note}").format(note=note))
    return absent(_("no reason given")) if state.lag_days else text(None)


def _output(state: ItemState) -> Value:
    output = state.item.text("deliverable") or state.item.text("standard")
    return Value(output) if output else absent(_("not named"))


def _kind(state: ItemState) -> Value:
    words = {
        "action": _("Action"),
        "check": _("Check"),
        "milestone": _("Milestone"),
        "risk": _("Risk"),
    }
    return Value(words.get(state.item.kind, state.item.kind))


def _day(state: ItemState, name: str) -> Value:
    day = state.item.day(name)
    return text(day.isoformat() if day else None)


def _carried(state: ItemState) -> Value:
    if state.carried is None:
        return text(None)
    shown = _("{count} meetings").format(count=state.carried)
    return Value(f"! {shown}", "bad") if state.wants_verdict else Value(shown)
