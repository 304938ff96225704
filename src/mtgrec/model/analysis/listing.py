"""Rows of lists: records, people, and the order people ask for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from mtgrec.model.errors import UsageError
from mtgrec.model.figures.completeness import completeness
from mtgrec.model.figures.item_state import Entry
from mtgrec.model.message import N_, Message
from mtgrec.model.records.people import Register
from mtgrec.model.records.record import Record
from mtgrec.model.records.schema import LISTED, Field, Fields
from mtgrec.model.values.quantity import read_quantity
from mtgrec.model.values.words import closest
from mtgrec.output.documents.ratios import count_ratio

RECORD_NAMES = (
    *("id", "type", "title", "date", "campaign", "path", "completeness", "draft"),
    *(kind.plural for kind in LISTED),
)
_COUNTS = ("open", "late", "finished")
PERSON_NAMES = ("name", "known", "department", "role", "manager", *_COUNTS)


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


def person_rows(
    register: Register, entries: Iterable[Entry], *, everybody: bool = True
) -> list[dict[str, object]]:
    """Return a row for every person of the register, then for every other name that owns something.

    Unless `everybody` is wanted, people who own none of `entries` are left out.
    """
    rows: dict[str, dict[str, object]] = {
        person.name: {
            "name": person.name,
            "known": True,
            "department": person.department or None,
            "role": person.role or None,
            "manager": person.manager or None,
            **dict.fromkeys(_COUNTS, 0),
        }
        for person in register.people
    }
    owning: set[str] = set()
    for entry in entries:
        for name in entry.owner.people:
            row = rows.setdefault(name, _stranger(name, entry))
            _count(row, entry)
            owning.add(name)
    kept = [row for name, row in rows.items() if everybody or name in owning]
    return sorted(kept, key=lambda row: not row["known"])


def _stranger(name: str, entry: Entry) -> dict[str, object]:
    return {
        "name": name,
        "known": False,
        "department": entry.owner.department,
        "role": None,
        "manager": None,
        **dict.fromkeys(_COUNTS, 0),
    }


def _count(row: dict[str, object], entry: Entry) -> None:
    for name, counts in (
        ("open", entry.open),
        ("late", entry.overdue),
        ("finished", entry.item.status == "done"),
    ):
        row[name] = int(str(row[name])) + counts


def sorted_by(
    rows: Iterable[dict[str, object]], order: str, names: Sequence[str], fields: Fields
) -> list[dict[str, object]]:
    """Return the rows by one of their `names`, empty values last; a leading `-` turns `order` round.

    `fields` are those of the schema: they know further names, and how their values are compared.
    """
    name = _name(order.removeprefix("-"), names, fields)
    key = _key(fields.find(name))
    filled = [row for row in rows if row[name] not in (None, [], "")]
    empty = [row for row in rows if row[name] in (None, [], "")]
    backwards = order.startswith("-")
    return [*sorted(filled, key=lambda row: key(row[name]), reverse=backwards), *empty]


def _name(word: str, names: Sequence[str], fields: Fields) -> str:
    plain = word.replace("-", "_")
    if plain in names:
        return plain
    field = fields.find(word)
    if field and field.name in names:
        return field.name
    near = closest(word, names)
    raise UsageError(
        Message(N_("there is no field “{name}” to sort by"), name=word),
        Message(N_("did you mean “{word}”?"), word=near)
        if near
        else Message(N_("possible words: {known}"), known="、".join(names)),
        "--sort",
    )


def _key(field: Field | None) -> Callable[[object], Any]:
    if field and field.words:
        places = {word.name: place for place, word in enumerate(field.words.words)}
        return lambda value: places.get(str(value), len(places))
    if field and field.kind == "number":
        return lambda value: read_quantity(str(value)).value
    return _comparable


def _comparable(value: object) -> tuple[int, object]:
    if isinstance(value, Mapping):
        ratio = value.get("ratio")
        return (0, -1.0 if ratio is None else ratio)
    if isinstance(value, (bool, int, float, date)):
        return (1, value)
    return (2, str(value))
