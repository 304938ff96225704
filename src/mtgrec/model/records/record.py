"""Records and items: the content of a file, typed by the field table, with all offsets."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from operator import attrgetter
from typing import NamedTuple

from mtgrec.model.records.types import RecordType
from mtgrec.model.values.quantity import Quantity

_NOTHING: Mapping[str, str] = {}


class Note(NamedTuple):
    """One dated note of a log."""

    date: date | None
    note: str


class Item:
    """One entry of a list in a record: a decision, an action, a risk ...

    `values` holds, by English field name, only what the file contains; `at` holds the offset in the
    text at which each value begins. `offset` is where the item begins. `unread` holds, as written,
    what stands in a field and could not be read: it is shown, but counts nowhere.
    """

    __slots__ = ("at", "id", "kind", "number", "offset", "unread", "values")

    def __init__(
        self,
        kind: str,
        number: int,
        offset: int,
        values: Mapping[str, object],
        at: Mapping[str, int],
        unread: Mapping[str, str] = _NOTHING,
    ) -> None:
        self.kind = kind
        self.number = number
        """Its position in the list, from 1."""
        self.offset = offset
        self.values = values
        self.at = at
        self.unread = unread
        self.id = self.text("id")

    def lacks(self, name: str) -> bool:
        """Return whether nothing is written in a field, not even something unreadable."""
        return name not in self.values and name not in self.unread

    def text(self, name: str) -> str | None:
        """Return a text field, or None where it is missing."""
        value = self.values.get(name)
        return value if isinstance(value, str) else None

    def day(self, name: str) -> date | None:
        """Return a date field, or None where it is missing."""
        value = self.values.get(name)
        if isinstance(value, datetime):
            return value.date()
        return value if isinstance(value, date) else None

    def quantity(self, name: str) -> Quantity | None:
        """Return a number field, or None where it is missing."""
        value = self.values.get(name)
        return value if isinstance(value, Quantity) else None

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts or references, empty where it is missing."""
        value = self.values.get(name)
        if isinstance(value, str):
            return (value,)
        return tuple(str(part) for part in value) if isinstance(value, tuple) else ()

    def notes(self, name: str) -> tuple[Note, ...]:
        """Return the dated notes of a log, empty where it is missing."""
        value = self.values.get(name)
        return value if isinstance(value, tuple) else ()

    def items(self, name: str) -> tuple["Item", ...]:
        """Return the items of a list inside this one, empty where it is missing."""
        value = self.values.get(name)
        if not isinstance(value, tuple):
            return ()
        return tuple(part for part in value if isinstance(part, Item))

    @property
    def status(self) -> str:
        """The declared status; a missing one is `open`."""
        return self.text("status") or "open"

    @property
    def due(self) -> date | None:
        """The deadline: `due`, or a milestone's `end`."""
        return self.day("due") or (self.day("end") if self.kind == "milestone" else None)

    @property
    def has_unread_due(self) -> bool:
        """Whether a deadline is written that could not be read, so that nobody can tell what is late."""
        names = ("due", "end") if self.kind == "milestone" else ("due",)
        return self.due is None and any(name in self.unread for name in names)

    def has_unread(self, name: str) -> bool:
        """Return whether what is written in a field could not be read, so that it has no value."""
        return name in self.unread and name not in self.values


_offset = attrgetter("offset")


class Record:
    """One file: its type, fields, items and Markdown text.

    `values`, `at` and `unread` are those of an Item; `id` may be derived from type, campaign and date.
    """

    __slots__ = (
        *("_by_offset", "at", "body", "breaks", "copies", "id", "item_lists", "language", "path"),
        *("type", "unread", "values"),
    )

    def __init__(
        self,
        path: str,
        type: RecordType,
        id: str,
        values: Mapping[str, object],
        at: Mapping[str, int],
        item_lists: Mapping[str, Sequence[Item]],
        body: str,
        breaks: Sequence[int],
        language: str,
        unread: Mapping[str, str] = _NOTHING,
        copies: Sequence[Item] = (),
    ) -> None:
        self.path = path
        """Relative to the root, with `/`."""
        self.type = type
        self.id = id
        self.values = values
        self.at = at
        self.item_lists = item_lists
        """Items by kind, without the blank lines of forms."""
        self.body = body
        self.breaks = breaks
        """The offsets at which the lines of the file begin."""
        self.language = language
        """`zh` or `en`: the language its keys are written in."""
        self.unread = unread
        self.copies = copies
        """Items of the file that are copies of an older record's; `item_lists` are without them."""
        self._by_offset: Sequence[Item] | None = None

    def with_items(
        self, item_lists: Mapping[str, Sequence[Item]], copies: Sequence[Item] | None = None
    ) -> "Record":
        """Return the same record with other items, and with other copies if they are given."""
        return Record(
            self.path,
            self.type,
            self.id,
            self.values,
            self.at,
            item_lists,
            self.body,
            self.breaks,
            self.language,
            self.unread,
            self.copies if copies is None else copies,
        )

    def with_values(self, values: Mapping[str, object], id: str | None = None) -> "Record":
        """Return the same record with other values of its fields, and with another id if given.

        What could not be read in a field that gets a value is dropped.
        """
        got = values.keys() - self.values.keys()
        return Record(
            self.path,
            self.type,
            self.id if id is None else id,
            values,
            self.at,
            self.item_lists,
            self.body,
            self.breaks,
            self.language,
            {name: text for name, text in self.unread.items() if name not in got},
            self.copies,
        )

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column, both from 1, of the character at `offset`."""
        line = bisect_right(self.breaks, offset)
        return line, offset - self.breaks[line - 1] + 1

    def item_before(self, offset: int) -> Item | None:
        """Return the last item or copy that begins at `offset` or before it."""
        if self._by_offset is None:
            self._by_offset = sorted((*self.items, *self.copies), key=_offset)
        after = bisect_right(self._by_offset, offset, key=_offset)
        return self._by_offset[after - 1] if after else None

    def text(self, name: str) -> str | None:
        """Return a text field, or None where it is missing."""
        value = self.values.get(name)
        return value if isinstance(value, str) else None

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts, empty where it is missing."""
        value = self.values.get(name)
        if isinstance(value, str):
            return (value,)
        return tuple(str(part) for part in value) if isinstance(value, tuple) else ()

    def day(self, name: str) -> date | None:
        """Return a date field, or None where it is missing."""
        value = self.values.get(name)
        return value if isinstance(value, date) else None

    @property
    def date(self) -> date | None:
        """The date of the meeting or document."""
        return self.day("date")

    @property
    def has_unread_date(self) -> bool:
        """Whether a date is written that could not be read, so that nobody can tell when it was."""
        return self.date is None and "date" in self.unread

    @property
    def title(self) -> str | None:
        """What the record is about."""
        return self.text("title")

    @property
    def campaign(self) -> str | None:
        """The campaign for JSON; several are joined by 、."""
        return "、".join(self.campaigns) or None

    @property
    def campaigns(self) -> tuple[str, ...]:
        """The campaigns of the record; only an evaluation may name several (A5)."""
        value = self.values.get("campaign")
        return value if isinstance(value, tuple) else self.texts("campaign")

    @property
    def draft(self) -> bool:
        """Whether the record is declared a draft."""
        return self.values.get("draft") is True or self.values.get("status") == "draft"

    @property
    def items(self) -> tuple[Item, ...]:
        """All items, one list after the other."""
        return tuple(item for items in self.item_lists.values() for item in items)
