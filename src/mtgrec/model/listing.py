"""Rows of lists: records, people, and the order people ask for."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from mtgrec.model.completeness import completeness
from mtgrec.model.entry import Entry, count_ratio
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.people import Register
from mtgrec.model.record import Record
from mtgrec.model.schema import LISTED
from mtgrec.model.words import closest


def record_document(record: Record) -> dict[str, object]:
    """Return a record as JSON gives it in a list."""
    filled = completeness(record)
    return {
        "id": record.id,
        "type": record.type.name,
        "title": record.title,
        "date": record.date,
        "campaign": record.campaign,
        "path": record.path,
        "completeness": count_ratio(filled) if filled else None,
        "draft": record.draft,
        **{kind.plural: len(record.item_lists.get(kind.name, ())) for kind in LISTED},
    }


def person_rows(register: Register, entries: Iterable[Entry]) -> list[dict[str, object]]:
    """Return a row for every person of the register, then for every other name that owns something."""
    rows: dict[str, dict[str, object]] = {
        person.name: {
            "name": person.name,
            "known": True,
            "department": person.department or None,
            "role": person.role or None,
            "manager": person.manager or None,
            **dict.fromkeys(("open", "late", "finished"), 0),
        }
        for person in register.people
    }
    for entry in entries:
        for name in entry.owner.people:
            row = rows.setdefault(name, _stranger(name, entry))
            _count(row, entry)
    return sorted(rows.values(), key=lambda row: not row["known"])


def _stranger(name: str, entry: Entry) -> dict[str, object]:
    return {
        "name": name,
        "known": False,
        "department": entry.owner.department,
        "role": None,
        "manager": None,
        **dict.fromkeys(("open", "late", "finished"), 0),
    }


def _count(row: dict[str, object], entry: Entry) -> None:
    for name, counts in (
        ("open", entry.open),
        ("late", entry.overdue),
        ("finished", entry.item.status == "done"),
    ):
        row[name] = int(str(row[name])) + counts


def sorted_by(rows: Sequence[dict[str, object]], field: str) -> list[dict[str, object]]:
    """Return the rows by one field, empty ones last; a leading `-` turns the order round."""
    name = field.lstrip("-").replace("-", "_")
    if rows and name not in rows[0]:
        near = closest(name, rows[0])
        raise UsageError(
            Message(N_("there is no field “{name}” to sort by"), name=name),
            Message(N_("did you mean “{word}”?"), word=near)
            if near
            else Message(N_("possible words: {known}"), known="、".join(rows[0])),
            "--sort",
        )
    filled = [row for row in rows if row[name] not in (None, [], "")]
    empty = [row for row in rows if row[name] in (None, [], "")]
    return [
        *sorted(filled, key=lambda row: _order(row[name]), reverse=field.startswith("-")),
        *empty,
    ]


def _order(value: object) -> tuple[int, object]:
    if isinstance(value, Mapping):
        ratio = value.get("ratio")
        return (0, float(str(ratio)) if ratio is not None else -1.0)
    if isinstance(value, (bool, int, float)):
        return (1, value)
    if isinstance(value, date):
        return (2, (value - date.min) // timedelta(days=1))
    return (3, str(value))
