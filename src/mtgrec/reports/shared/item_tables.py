"""Tables of items in reports: the possible columns, and the cell of each."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.values.named_lag import named_lag
from mtgrec.model.values.words import STATUS
from mtgrec.output.answer import Align, Column
from mtgrec.output.language import _, current
from mtgrec.output.report import Evidence, Grid, Value
from mtgrec.output.tables.cells import NONE, names_text, status_cell


def items_grid(states: Iterable[ItemState], *names: str, title: str = "", empty: str = "") -> Grid:
    """Return a table of items; `names` are the keys of its columns in `_columns`."""
    columns = _columns()
    shown = [columns[name] for name in names]
    return Grid(
        [Column(column.title, column.align) for column in shown],
        [[column.cell(state) for column in shown] for state in states],
        empty,
        title,
    )


class _ItemColumn(NamedTuple):
    title: str
    cell: Callable[[ItemState], Value]
    align: Align = "left"


def _columns() -> Mapping[str, _ItemColumn]:
    return {
        "task": _ItemColumn(_("Task"), what),
        "check": _ItemColumn(_("Check"), what),
        "milestone": _ItemColumn(_("Milestone"), what),
        "what": _ItemColumn(_("What"), what),
        "kind": _ItemColumn(_("Kind"), _kind_text),
        "owner": _ItemColumn(_("Owner"), owner),
        "department": _ItemColumn(_("Department"), lambda state: text(state.owner.department)),
        "output": _ItemColumn(_("Output"), _output_text),
        "standard": _ItemColumn(_("Standard"), _output_text),
        "start": _ItemColumn(_("Start"), lambda state: _day_text(state, "start")),
        "due": _ItemColumn(_("Due"), due),
        "finished": _ItemColumn(_("Finished on"), lambda state: _day_text(state, "finished")),
        "status": _ItemColumn(_("Status"), state_value),
        "lag": _ItemColumn(_("Lag"), lag, "right"),
        "reason": _ItemColumn(_("Reason for the lag"), lag_reason),
        "carried": _ItemColumn(_("Carried"), _carried_text, "right"),
        "address": _ItemColumn(_("Address"), address),
    }


def evidence(state: ItemState) -> Evidence:
    """Return the place of an item: its path and line."""
    return Evidence(state.record.path, state.line)


def text(value: str | None, missing: str = NONE) -> Value:
    """Return a text as a cell, or `missing` if there is none."""
    return Value(value) if value else Value(missing, "dim")


def absent(sentence: str) -> Value:
    """Return a cell with a sentence that says what is missing."""
    return Value(f"! {sentence}", "bad")


def what(state: ItemState) -> Value:
    """Return the words that name an item."""
    return text(state.item.text("what"), state.address)


def address(state: ItemState) -> Value:
    """Return the address of an item, with its place as the evidence of the row."""
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
    """Return the written status, with the lag and a mark if the item is late or off-track."""
    cell = status_cell(
        STATUS.show(state.item.status, current()),
        done=state.item.status == "done",
        off_track=state.off_track,
        late=(state.lag_days or 0) if state.overdue else 0,
    )
    return Value(cell.text, cell.tone)


def lag(state: ItemState) -> Value:
    """Return by how many days an item is or was late; a dash if that is unknown.

    An open item may be late by its note, if that names more days than the due date tells.
    """
    days, named_days = state.lag_days, named_lag(state.item.text("note")) if state.open else 0
    if named_days > (days or 0):
        return Value(
            _("{days} d by its note").format(days=named_days), "bad" if state.off_track else ""
        )
    if days is None:
        return text(None)
    days_text = _("{days} d").format(days=days)
    if state.off_track and days:
        return Value(f"! {days_text}", "bad")
    return Value(days_text, "" if days else "dim")


def lag_reason(state: ItemState) -> Value:
    """Return why an item is late, else its note; for a late one without either, a text that says so."""
    if reason := state.item.text("lag_reason"):
        return Value(reason)
    note = state.item.text("note")
    if note and (state.lag_days or state.off_track):
        return Value(_("Note: {note}").format(note=note))
    return absent(_("no reason given")) if state.lag_days else text(None)


def _output_text(state: ItemState) -> Value:
    output = state.item.text("deliverable") or state.item.text("standard")
    return Value(output) if output else absent(_("not named"))


def _kind_text(state: ItemState) -> Value:
    words = {
        "action": _("Action"),
        "check": _("Check"),
        "milestone": _("Milestone"),
        "risk": _("Risk"),
    }
    return Value(words.get(state.item.kind, state.item.kind))


def _day_text(state: ItemState, name: str) -> Value:
    day = state.item.day(name)
    return text(day.isoformat() if day else None)


def _carried_text(state: ItemState) -> Value:
    if state.carried is None:
        return text(None)
    meetings_text = _("{count} meetings").format(count=state.carried)
    return Value(f"! {meetings_text}", "bad") if state.wants_verdict else Value(meetings_text)
