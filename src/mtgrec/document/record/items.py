"""Read the fields of a record: from the root node to its values and item lists."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from mtgrec.document.record.blank_entries import (
    has_fields,
    is_blank_form,
    is_nameless,
    is_none_entry,
)
from mtgrec.document.record.doubtful_deadlines import report_unclear_deadline
from mtgrec.document.record.record_detection import (
    OWN_TYPE,
    is_further_type_key,
    own_type_first,
)
from mtgrec.document.record.shape_errors import wrong_shape
from mtgrec.document.record.statuses import completed
from mtgrec.document.record.unread import keep_unread, without_unclear_figures
from mtgrec.document.record.values import Values, is_none
from mtgrec.document.reporter import Reporter
from mtgrec.document.source import LineOf
from mtgrec.document.yaml.colons import WIDE_BLANKS, refuse_lost_key, wide_blank, wide_colon
from mtgrec.document.yaml.cuts import is_in_braces
from mtgrec.document.yaml.lines import split_line
from mtgrec.document.yaml.nodes import Mapping, Node, Scalar, Sequence, is_blank, is_dashed, unlink
from mtgrec.model.message import N_, Message, both_names
from mtgrec.model.records.record import Item
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import FINISHED, Field, Fields, ItemKind
from mtgrec.model.records.schema.record_fields import FOREIGN_KEYS, RECORD
from mtgrec.model.values.words import fold
from mtgrec.model.values.workdays import WorkCalendar
from mtgrec.rules.files.fields import (
    BARE_ITEM,
    BLANK_ITEMS,
    ITEM_IS_LIST,
    SAME_FIELD,
    UNKNOWN_KEY,
)
from mtgrec.rules.files.gaps import NAMELESS_ITEM
from mtgrec.rules.traceability.t001_same_item_id import INFO as SAME_ITEM_ID

_LINE_END = re.compile(r"[\r\n]")
_LONGEST_KEY = 100
_DUE_NAMES = KINDS["action"].fields["due"].spellings
_NAMES = both_names(FINISHED.name, FINISHED.zh)
_FINISHED = Message(N_("; the day on which something was finished is called {field}"), field=_NAMES)


class Read(NamedTuple):
    """The values of a front matter, their offsets (`at`), and the item lists by kind."""

    values: dict[str, object]
    at: dict[str, int]
    lists: dict[str, tuple[Item, ...]]
    unread: dict[str, str]


class ItemReader:
    """Reads the fields and items of one record; what cannot be read is reported and left out."""

    def __init__(
        self, reporter: Reporter, extra_keys: frozenset[str], workdays: WorkCalendar
    ) -> None:
        self.reporter = reporter
        self.extra_keys = extra_keys
        self.values = Values(reporter, workdays)
        self.blank_items: list[int] = []

    def read(self, root: Mapping) -> Read:
        """Return the values, their offsets and the item lists of a record."""
        read = Read({}, {}, {}, {})
        pairs = self._nodes_by_field(root, RECORD, read.unread)
        date_in_time = self._date_in_time(pairs)
        self.values.dates.reference = date_in_time[0] if date_in_time else self._record_date(pairs)
        said: dict[str, object] = {}
        for field, node in pairs.items():
            read.at[field.name] = node.start
            if field.kind == "items":
                read.lists[field.items] = self._items(field, node, read.unread)
            elif field.kind == "group":
                read.values[field.name] = self._group(field, node, read)
            elif (value := self._value(field, node, read.unread, said)) is not None:
                read.values[field.name] = value
        if date_in_time:
            read.values["date"], read.values["time"] = date_in_time
            if not date_in_time[1]:
                del read.values["time"]
        self._report_same_ids(item for items in read.lists.values() for item in items)
        if self.blank_items:
            count = len(self.blank_items)
            self.reporter.report(BLANK_ITEMS, self.blank_items[0], count=count)
        return read._replace(values=completed(read.values, said, RECORD))

    def _value(
        self, field: Field, node: Node, unread: dict[str, str], said: dict[str, object]
    ) -> object:
        """Return the value of a field; what could not be read of it goes to `unread`.

        What a status says besides its word goes to `said`.
        """
        value = self.values.read(field, node)
        said |= self.values.said
        for text in self.values.unread:
            keep_unread(unread, field.name, text)
        return value

    def _record_date(self, pairs: dict[Field, Node]) -> date | None:
        """Return the record's date, to complete other dates; its problems are reported later."""
        values = Values(Reporter("", ""), self.values.dates.workdays)
        node = pairs.get(RECORD["date"])
        day = values.read(RECORD["date"], node) if node is not None else None
        return day if isinstance(day, date) else None

    def _date_in_time(self, pairs: dict[Field, Node]) -> tuple[date, str] | None:
        """Return the date in `会议时间: 2026-06-05 14:00` and the rest, if the record has no other."""
        day, node = pairs.get(RECORD["date"]), pairs.get(RECORD["time"])
        if not isinstance(node, Scalar) or not (day is None or is_blank(day)):
            return None
        return self.values.dates.day_in_time(RECORD["time"], node.text, node.start)

    # -- names

    def _nodes_by_field(
        self, mapping: Mapping, fields: Fields, unread: dict[str, str]
    ) -> dict[Field, Node]:
        """Return the nodes by field; unknown keys and repeated fields are reported."""
        found: dict[Field, Node] = {}
        keys: dict[Field, Scalar] = {}
        for key, node in own_type_first(mapping.pairs):
            if key in mapping.bare:  # reported already: it stands in braces
                keep_unread(unread, key.text[:_LONGEST_KEY], "")
                continue
            field = fields.find(key.text) if len(key.text) <= _LONGEST_KEY else None
            if field is None or key.text[:1] in WIDE_BLANKS:
                says = not is_blank(node) or not has_fields(mapping, fields)
                if self._report_unknown_key(key, fields) and says:
                    keep_unread(unread, key.text[:_LONGEST_KEY], self.values.as_written(node))
            elif field in found:
                if self._report_repeated_field(key, keys[field], node, found[field]):
                    keep_unread(unread, field.name, self.values.as_written(node))
            else:
                found[field], keys[field] = node, key
        return found

    def _report_repeated_field(self, key: Scalar, first: Scalar, node: Node, kept: Node) -> bool:
        """Report a second value of a field; return whether it says something else."""
        same = isinstance(node, Scalar) and isinstance(kept, Scalar) and node.text == kept.text
        if same or is_blank(node) or first.text == OWN_TYPE or is_further_type_key(key.text):
            return False
        self.reporter.report(
            SAME_FIELD,
            key.start,
            key=key.text,
            other=first.text,
            first=LineOf(first.start),
            hint=_FINISHED if key.text in _DUE_NAMES else "",
        )
        return True

    def _report_unknown_key(self, key: Scalar, fields: Fields) -> bool:
        """Report a key that is no field; return whether it belongs to no other tool either."""
        line = split_line(key.text)
        if error := wide_colon(line, key.start) or wide_blank(line, key.start):
            raise error
        folded = fold(key.text[:_LONGEST_KEY])
        if folded in FOREIGN_KEYS or folded in self.extra_keys:
            return False
        guess = self.reporter.guess(key.text, fields.spellings(), cutoff=0.5)
        self.reporter.report(UNKNOWN_KEY, key.start, key=key.text, guess=guess)
        return True

    # -- items

    def _group(self, field: Field, node: Node, read: Read) -> Item | None:
        if is_blank(node) or is_none(field, node):
            return None
        if not isinstance(node, Mapping):
            if isinstance(node, Scalar):
                refuse_lost_key(node, KINDS[field.items].fields)
            self._refuse_shape(field, node, read.unread)
            return None
        item = self._item(KINDS[field.items], 1, node)
        for inner in KINDS[field.items].fields.fields:
            if inner.kind == "items":
                read.lists[inner.items] = item.items(inner.name)
        return item

    def _refuse_shape(self, field: Field, node: Node, unread: dict[str, str]) -> None:
        wrong_shape(self.reporter, field, node)
        keep_unread(unread, field.name, self.values.as_written(node))

    def _items(self, field: Field, node: Node, unread: dict[str, str]) -> tuple[Item, ...]:
        kind = KINDS[field.items]
        if isinstance(node, Sequence):
            if len(node.items) == 1 and is_none_entry(field, node.items[0]):
                return ()
            read = (self._entry(field, kind, *pair, unread) for pair in enumerate(node.items, 1))
            return tuple(item for item in read if item is not None)
        if is_blank(node) or is_none(field, node):
            return ()
        if isinstance(node, Scalar) and self._is_one_entry(node):
            item = self._bare_item(field, kind, 1, node, unread)
            return (item,) if item else ()
        self._refuse_shape(field, node, unread)
        return ()

    def _is_one_entry(self, node: Scalar) -> bool:
        """Return whether a text in the place of a list is a single entry, not several lines."""
        written = self.reporter.text[node.start : node.end] if node.style is None else node.text
        return not _LINE_END.search(written.strip()) and not is_dashed(node)

    def _entry(
        self, field: Field, kind: ItemKind, number: int, node: Node, unread: dict[str, str]
    ) -> Item | None:
        node = unlink(node)
        if isinstance(node, Sequence) and not is_blank(node):
            self.reporter.report(ITEM_IS_LIST, node.start, field=field)
            keep_unread(unread, field.name, self.values.as_written(node))
            return None
        if is_in_braces(node):
            keep_unread(unread, field.name, self.values.as_written(node))
            return None
        if is_blank_form(node, kind):
            self.blank_items.append(node.start)
            return None
        if isinstance(node, Mapping):
            return self._item(kind, number, node)
        if not isinstance(node, Scalar):
            return None
        return self._bare_item(field, kind, number, node, unread)

    def _bare_item(
        self, field: Field, kind: ItemKind, number: int, node: Scalar, unread: dict[str, str]
    ) -> Item | None:
        """Return the item of an entry that is only a sentence, or None for a kind without one."""
        refuse_lost_key(node, kind.fields)
        what = kind.fields.find("what") or kind.fields.find("note")
        if what is None:
            self._refuse_shape(field, node, unread)
            return None
        other = kind.fields.find("owner") or kind.fields.fields[0]
        example = f"- {what.title(self.reporter.language)}"
        self.reporter.report(
            BARE_ITEM, node.start, field=field, what=what, other=other, example=example
        )
        return Item(kind.name, number, node.start, {what.name: node.value}, {what.name: node.start})

    def _item(self, kind: ItemKind, number: int, node: Mapping) -> Item:
        values: dict[str, object] = {}
        said: dict[str, object] = {}
        at: dict[str, int] = {}
        unread: dict[str, str] = {}
        for field, inner in self._nodes_by_field(node, kind.fields, unread).items():
            if field.kind == "items":
                values[field.name] = self._items(field, inner, unread)
            elif (value := self._value(field, inner, unread, said)) is not None:
                values[field.name] = value
            if field.name in values or not (is_blank(inner) or is_none(field, inner)):
                at[field.name] = inner.start
        values = completed(values, said, kind.fields)
        item = Item(kind.name, number, node.start, values, at, unread)
        if kind.name == "kpi":
            item = without_unclear_figures(item, self.reporter)
        if is_nameless(item, kind):
            names = both_names(kind.name, kind.zh)
            self.reporter.report(NAMELESS_ITEM, node.start, kind=names, what=kind.fields["what"])
        if item.status == "done" and item.due and kind.fields.find("finished"):
            report_unclear_deadline(self.reporter, kind, item, node)
        return item

    def _report_same_ids(self, items: Iterable[Item]) -> None:
        seen: dict[str, Item] = {}
        for item in items:
            if item.id is None:
                continue
            first = seen.setdefault(item.id.casefold(), item)
            if first is not item:
                place = LineOf(first.offset)
                self.reporter.report(SAME_ITEM_ID, item.at["id"], id=item.id, first=place)
