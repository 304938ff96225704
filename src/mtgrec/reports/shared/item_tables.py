"""Tables of items in reports: the possible columns, and the cell of each."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records.record import Item
from mtgrec.model.records.schema import KINDS
from mtgrec.model.values.named_lag import named_lag
from mtgrec.model.values.words import LEVEL, Words
from mtgrec.output.answer import Align, Column
from mtgrec.output.language import _, current
from mtgrec.output.report import Evidence, Grid, Value
from mtgrec.output.tables.cells import (
    NONE,
    clauses,
    day_of,
    due_text,
    field_title,
    meetings_text,
    named,
    names_text,
    shown,
    status_cell,
    unread_in,
)
from mtgrec.output.tables.fields import what_text


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
        "needs": _ItemColumn(_("Needs"), lambda state: text(state.item.text("needs"))),
        "priority": _ItemColumn(_("Priority"), lambda state: word(state.item, "priority", LEVEL)),
        "start": _ItemColumn(_("Start"), lambda state: day(state, "start")),
        "due": _ItemColumn(_("Due"), due),
        "finished": _ItemColumn(_("Finished on"), lambda state: day(state, "finished")),
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


def written(item: Item, value: str | None, *fields: str, missing: Value) -> Value:
    """Return a field's text with what could not be read in it or in its further `fields`.

    Where nothing is written, `missing`.
    """
    text = shown(value or "", unread_in(item.unread, *fields))
    return Value(text) if text else missing


def word(item: Item, field: str, words: Words) -> Value:
    """Return the word of a field in the interface language, or a dash."""
    name = item.text(field)
    shown_word = words.show(name, current()) if name else None
    return written(item, shown_word, field, missing=text(None))


def unread_note(item: Item, *fields: str) -> str:
    """Return what could not be read in these fields, each named and marked; "" for nothing."""
    titles = KINDS[item.kind].fields
    return clauses(
        named(field_title(titles[name]), shown("", item.unread[name]))
        for name in fields
        if name in item.unread
    )


def absent(sentence: str) -> Value:
    """Return a cell with a sentence that says what is missing."""
    return Value(f"! {sentence}", "bad")


def what(state: ItemState) -> Value:
    """Return the words that name an item."""
    return Value(what_text(state.item))


def address(state: ItemState) -> Value:
    """Return the address of an item, with its place as the evidence of the row."""
    return Value(state.address, "accent", (evidence(state),))


def owner(state: ItemState) -> Value:
    """Return the owner of an item, or a text that says that there is none."""
    names = names_text(state)
    return absent(_("nobody")) if names == NONE else Value(names)


def responsible(state: ItemState) -> Value:
    """Return department and person as records write them, `市场部/沈悦`, or that there is nobody."""
    department, person = state.owner.department, state.owner.text
    if "owner" in state.item.unread or not (department and person) or department in person:
        return owner(state)
    return Value(_("{department} / {person}").format(department=department, person=person))


def due(state: ItemState) -> Value:
    """Return an item's deadline, or a text that says that it is missing."""
    missing = text(None) if state.item.kind == "risk" else absent(_("no date"))
    day_shown = due_text(state.item)
    return missing if day_shown == NONE else Value(day_shown)


def state_value(state: ItemState) -> Value:
    """Return the written status, with the lag and a mark if the item is late or off-track."""
    cell = status_cell(
        state.item.kind,
        state.item.status,
        off_track=state.off_track,
        late=(state.lag_days or 0) if state.overdue else 0,
    )
    return Value(shown(cell.text, state.item.unread.get("status")), cell.tone)


def lag(state: ItemState) -> Value:
    """Return by how many days an item is or was late; a dash if that is unknown.

    An open item may be late by its note, if that names more days than the due date tells.
    """
    waits = not state.open or state.item.status == "paused"
    days, named_days = state.lag_days, 0 if waits else named_lag(state.item.text("note"))
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
    note = state.item.text("note")
    missing = absent(_("no reason given")) if state.lag_days else text(None)
    if note and (state.lag_days or state.off_track):
        missing = Value(_("Note: {note}").format(note=note))
    return written(state.item, state.item.text("lag_reason"), "lag_reason", missing=missing)


def _output_text(state: ItemState) -> Value:
    output = state.item.text("deliverable") or state.item.text("standard")
    missing = absent(_("not named"))
    return written(state.item, output, "deliverable", "standard", missing=missing)


def _kind_text(state: ItemState) -> Value:
    words = {
        "action": _("Action"),
        "check": _("Check"),
        "milestone": _("Milestone"),
        "risk": _("Risk"),
    }
    return Value(words.get(state.item.kind, state.item.kind))


def day(state: ItemState, field: str, missing: str = NONE) -> Value:
    """Return the day in a field of an item, or `missing`."""
    day = day_of(state.item, field)
    return text(None, missing) if day == NONE else Value(day)


def field_value(state: ItemState, field: str, missing: Value | None = None) -> Value:
    """Return the text of a field of an item, or `missing`, by default a dash."""
    return written(state.item, state.item.text(field), field, missing=missing or text(None))


def _carried_text(state: ItemState) -> Value:
    if state.carried is None:
        return text(None)
    carried = meetings_text(state.carried)
    return Value(f"! {carried}", "bad") if state.wants_verdict else Value(carried)
