"""From a file to a record: `parse(source, types)` gives the record, or says why there is none.

Nothing is dropped in silence: a file that looks like a record and cannot be read is a problem; a
value that cannot be read is a problem at its place, and the rest of the record stands.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import yaml

from mtgrec.document import diagnose
from mtgrec.document.fences import Fences, find_fences, opens
from mtgrec.document.handler import RecordHandler
from mtgrec.document.nodes import DuplicateKey, Mapping, Node, Scalar, Sequence
from mtgrec.document.source import (
    Source,
    Unreadable,
    check_text,
    decode,
    guess_text,
    line_starts,
    place_of,
)
from mtgrec.document.values import Values, is_blank, unlink
from mtgrec.model import traps
from mtgrec.model.address import record_id
from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.model.record import Item, Record
from mtgrec.model.schema import FOREIGN_KEYS, KINDS, RECORD, Field, Fields, ItemKind
from mtgrec.model.traps import Trap
from mtgrec.model.types import RecordType, RecordTypes
from mtgrec.model.words import OWN_NAMES_FOR_NOTHING, closest, fold

_TYPE_LINE = re.compile(
    r"""(?:-[ ]+)?["']?(?:type|类型|類型)["']?[ \t]*[:：][ \t]*["']?(?P<word>[^"'#\r\n]+?)["']?[ \t]*(?:#.*)?$""",
    re.IGNORECASE,
)
_LOOKS_LINES = 50
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_HASH = re.compile(r"[ \t]+(?P<text>#[^\s#!][^\r\n]*)")
_BODY_TASK = re.compile(r"^[ \t]*[-*+] \[ \] ", re.MULTILINE)
_CAMPAIGN_MARKS = re.compile(r"[、，,；;]")
_HANDLER = RecordHandler()


class Parsed(NamedTuple):
    """What a file turned out to be: a record or not, and the problems met."""

    record: Record | None
    problems: list[Problem]

    @property
    def ours(self) -> bool:
        """Whether the file is a record, or looks like one that cannot be read."""
        return self.record is not None or bool(self.problems)


def parse(source: Source, types: RecordTypes, extra_keys: Iterable[str] = ()) -> Parsed:
    """Return the record in `source`, with every problem met; neither for a file that is not ours."""
    text = decode(source)
    if isinstance(text, Problem):
        guess = guess_text(source.data)
        ours = guess is not None and looks_like_record(guess, types)
        return Parsed(None, [text] if ours else [])
    return _Reader(source.path, text, types, frozenset(map(fold, extra_keys))).parsed()


def looks_like_record(text: str, types: RecordTypes) -> bool:
    """Tell whether `text` begins with `---` and names a known type, or one close to it, soon after."""
    if not opens(text):
        return False
    lines = re.split(r"\r\n|\r|\n", text[: 64 * 1024])
    first = next((number for number, line in enumerate(lines) if line.strip("\ufeff \t")), 0)
    for line in lines[first + 1 : first + 1 + _LOOKS_LINES]:
        if found := _TYPE_LINE.match(line.rstrip()):
            word = found["word"].strip()
            if types.find(word) or types.close(word):
                return True
    return False


class _Reader:
    """Reads one file; gathers what is wrong on the way."""

    def __init__(
        self, path: str, text: str, types: RecordTypes, extra_keys: frozenset[str]
    ) -> None:
        self.path = path
        self.text = text
        self.types = types
        self.extra_keys = extra_keys
        self.problems: list[Problem] = []
        self.breaks = line_starts(text)
        self.values = Values(self.report)
        self.blank_items: list[int] = []

    def report(self, trap: Trap, offset: int, **values: object) -> None:
        shown = {
            name: f"{value.name} {value.zh}" if isinstance(value, Field) else value
            for name, value in values.items()
        }
        self.problems.append(trap.at(self.path, place_of(self.breaks, offset), None, **shown))

    def parsed(self) -> Parsed:
        try:
            return Parsed(self.record(), self.problems)
        except Unreadable as error:
            if not looks_like_record(self.text, self.types):
                return Parsed(None, [])
            self.problems.clear()  # they would only blur the reason
            self.report(error.trap, error.offset, **error.values)
            return Parsed(None, self.problems)

    def record(self) -> Record | None:
        fences = find_fences(self.text)
        if fences is None:
            return None
        root = self.root(fences)
        kind = self.type_of(root) if isinstance(root, Mapping) else None
        if kind is None or not isinstance(root, Mapping):
            return None
        self.warn_about_text(root, fences)
        values, at, lists = self.fields(root)
        self.refuse_same_ids(item for items in lists.values() for item in items)
        self.hints(fences)
        campaigns = _campaigns(values.get("campaign"), kind)
        if campaigns:
            values["campaign"] = campaigns
        day = values.get("date")
        written = values.get("id")
        return Record(
            self.path,
            kind,
            written.strip()
            if isinstance(written, str)
            else record_id(campaigns, kind.code, day if isinstance(day, date) else None, self.path),
            values,
            at,
            lists,
            self.text[fences.body :],
            self.breaks,
            _language(root),
        )

    # -- the front matter as a whole

    def root(self, fences: Fences) -> Node | None:
        """Return the root node; raises Unreadable with the reason a person can use."""
        check_text(self.text)
        yaml_text = self.text[fences.start : fences.end]
        if control := _CONTROL.search(yaml_text):
            raise Unreadable(
                traps.CONTROL_CHARACTER,
                fences.start + control.start(),
                character=f"U+{ord(control[0]):04X}",
            )
        try:
            root = _HANDLER.nodes(self.text, fences)
        except DuplicateKey as error:
            shift = place_of(self.breaks, fences.start)[0] - 1
            error.values["first"] = int(str(error.values["first"])) + shift
            error.values["second"] = int(str(error.values["second"])) + shift
            raise
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            stopped = mark.index if mark else 0
            raise diagnose.explain(yaml_text, fences.start, stopped) from None
        except (yaml.YAMLError, ValueError):  # a bad escape, an impossible code point
            raise diagnose.explain(yaml_text, fences.start, 0) from None
        if root is not None and not isinstance(root, Mapping):
            raise self.not_a_mapping(root, yaml_text, fences)
        return root

    def not_a_mapping(self, root: Node, yaml_text: str, fences: Fences) -> Unreadable:
        if isinstance(root, Scalar) and (trouble := diagnose.explain_text(yaml_text, fences.start)):
            return trouble
        what = N_("a list") if isinstance(root, Sequence) else N_("a text")
        return Unreadable(traps.NOT_A_MAPPING, root.start, what=Message(what))

    def type_of(self, root: Mapping) -> RecordType | None:
        for key, node in root.pairs:
            field = RECORD.find(key.text)
            if field is None or field.name != "type" or not isinstance(node, Scalar):
                continue
            kind = self.types.find(node.text)
            if kind is None and (close := self.types.close(node.text)):
                raise Unreadable(
                    traps.UNKNOWN_TYPE,
                    node.start,
                    word=node.text,
                    close=close,
                    known=self.types.listed(),
                )
            return kind
        return None

    def warn_about_text(self, root: Mapping, fences: Fences) -> None:
        """Warn about what YAML reads otherwise than it is meant."""
        if fences.odd:
            self.report(traps.ODD_FENCE, fences.opening)
        yaml_text = self.text[fences.start : fences.end]
        hash_meant = _HASH.search(yaml_text) is not None
        wide = "：" in yaml_text
        if not (hash_meant or wide):
            return
        for scalar in _scalars(root):
            if scalar.style is None:
                if wide and (trouble := self.swallowed(scalar)):
                    raise trouble
                if hash_meant and (found := _HASH.match(self.text, scalar.end, fences.end)):
                    self.report(traps.HASH_COMMENT, found.start("text"), text=found["text"].strip())

    def swallowed(self, scalar: Scalar) -> Unreadable | None:
        span = self.text[scalar.start : scalar.end]
        return diagnose.swallowed_key(span, scalar.start) if "：" in span else None

    def hints(self, fences: Fences) -> None:
        if self.blank_items:
            self.report(traps.BLANK_ITEMS, self.blank_items[0], count=len(self.blank_items))
        tasks = list(_BODY_TASK.finditer(self.text, fences.body))
        if tasks:
            self.report(
                traps.BODY_TASKS,
                tasks[0].start(),
                count=len(tasks),
                actions=f"{RECORD['actions'].name} {RECORD['actions'].zh}",
            )

    # -- fields and items

    def fields(
        self, root: Mapping
    ) -> tuple[dict[str, object], dict[str, int], dict[str, tuple[Item, ...]]]:
        pairs = self.named(root, RECORD)
        self.values.reference = self.own_date(pairs)
        values: dict[str, object] = {}
        at: dict[str, int] = {}
        lists: dict[str, tuple[Item, ...]] = {}
        for field, node in pairs.items():
            at[field.name] = node.start
            if field.kind == "items":
                lists[field.items] = self.items(field, node)
            elif field.kind == "group":
                values[field.name] = self.group(field, node, lists)
            elif (value := self.values.read(field, node)) is not None:
                values[field.name] = value
        return values, at, lists

    def own_date(self, pairs: dict[Field, Node]) -> date | None:
        """Return the record's date, from which days without a year are told; problems come later."""
        node = pairs.get(RECORD["date"])
        quiet = Values(lambda *_, **__: None)
        day = quiet.read(RECORD["date"], node) if node is not None else None
        return day if isinstance(day, date) else None

    def named(self, mapping: Mapping, fields: Fields) -> dict[Field, Node]:
        """Return the nodes by field; unknown keys and second names are reported."""
        found: dict[Field, Node] = {}
        keys: dict[Field, Scalar] = {}
        for key, node in mapping.pairs:
            field = fields.find(key.text)
            if field is None:
                self.unknown_key(key, fields)
            elif field in found:
                self.second_name(key, keys[field], node, found[field])
            else:
                found[field] = node
                keys[field] = key
        return found

    def second_name(self, key: Scalar, first: Scalar, node: Node, kept: Node) -> None:
        if is_blank(node) or (
            isinstance(node, Scalar) and isinstance(kept, Scalar) and node.text == kept.text
        ):
            return
        self.report(
            traps.SAME_FIELD,
            key.start,
            key=key.text,
            other=first.text,
            first=place_of(self.breaks, first.start)[0],
            finished="finished 实际完成",
        )

    def unknown_key(self, key: Scalar, fields: Fields) -> None:
        if trouble := diagnose.wide_key(key.text, key.start):
            raise trouble
        folded = fold(key.text)
        if folded in FOREIGN_KEYS or folded in self.extra_keys:
            return
        near = closest(key.text, fields.spellings(), cutoff=0.5)
        guess = Message(N_("; did you mean “{word}”?"), word=near) if near else ""
        self.report(traps.UNKNOWN_KEY, key.start, key=key.text, guess=guess)

    def group(self, field: Field, node: Node, lists: dict[str, tuple[Item, ...]]) -> Item | None:
        if is_blank(node):
            return None
        if not isinstance(node, Mapping):
            self.values.wrong_shape(field, node)
            return None
        item = self.item(KINDS[field.items], 1, node)
        for inner in KINDS[field.items].fields.fields:
            if inner.kind == "items":
                lists[inner.items] = item.items(inner.name)
        return item

    def items(self, field: Field, node: Node) -> tuple[Item, ...]:
        kind = KINDS[field.items]
        if isinstance(node, Scalar):
            if is_blank(node) or node.text.strip().casefold() in OWN_NAMES_FOR_NOTHING:
                return ()
            return (self.bare_item(field, kind, 1, node),)
        if isinstance(node, Mapping):
            if not is_blank(node):
                self.values.wrong_shape(field, node)
            return ()
        read = [
            self.entry(field, kind, number, entry) for number, entry in enumerate(node.items, 1)
        ]
        return tuple(item for item in read if item is not None)

    def entry(self, field: Field, kind: ItemKind, number: int, node: Node) -> Item | None:
        node = unlink(node)
        if isinstance(node, Sequence):
            self.report(traps.ITEM_IS_LIST, node.start, field=field)
            return None
        if isinstance(node, Scalar):
            if is_blank(node):
                self.blank_items.append(node.start)
                return None
            return self.bare_item(field, kind, number, node)
        if _blank_form(node, kind):
            self.blank_items.append(node.start)
            return None
        return self.item(kind, number, node)

    def bare_item(self, field: Field, kind: ItemKind, number: int, node: Scalar) -> Item:
        if node.style is None and (trouble := diagnose.wide_key(node.text, node.start)):
            raise trouble
        what = next((name for name in kind.fields.fields if name.name in ("what", "note")), None)
        owner = kind.fields.find("owner")
        self.report(
            traps.BARE_ITEM,
            node.start,
            field=field,
            what=f"{what.name} {what.zh}" if what else "",
            owner=f"{owner.name} {owner.zh}" if owner else "",
        )
        name = what.name if what else "note"
        return Item(kind.name, number, node.start, {name: node.text}, {name: node.start})

    def item(self, kind: ItemKind, number: int, node: Mapping) -> Item:
        values: dict[str, object] = {}
        at: dict[str, int] = {}
        for field, inner in self.named(node, kind.fields).items():
            at[field.name] = inner.start
            if field.kind == "items":
                values[field.name] = self.items(field, inner)
            elif (value := self.values.read(field, inner)) is not None:
                values[field.name] = value.strip() if field.name == "id" else value  # type: ignore[attr-defined]
        return Item(kind.name, number, node.start, values, at)

    def refuse_same_ids(self, items: Iterable[Item]) -> None:
        seen: dict[str, Item] = {}
        for item in items:
            if item.id is None:
                continue
            folded = item.id.casefold()
            if folded in seen:
                first = place_of(self.breaks, seen[folded].offset)[0]
                self.report(traps.SAME_ITEM_ID, item.at["id"], id=item.id, first=first)
            seen.setdefault(folded, item)


def _blank_form(node: Mapping, kind: ItemKind) -> bool:
    """Tell whether nothing but an id and a status is filled in."""
    for key, value in node.pairs:
        field = kind.fields.find(key.text)
        if not is_blank(value) and (field is None or field.name not in ("id", "status")):
            return False
    return True


def _language(root: Mapping) -> str:
    """Return the language of the keys, as most of them have it."""
    chinese = sum(not key.text.isascii() for key, _ in root.pairs)
    return "zh" if chinese * 2 >= len(root.pairs) else "en"


def _scalars(root: Node) -> Iterable[Scalar]:
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, Sequence):
            waiting.extend(reversed(node.items))
        else:
            for _, value in reversed(node.pairs):
                waiting.append(value)


def _campaigns(value: object, kind: RecordType) -> tuple[str, ...]:
    if not isinstance(value, str):
        return ()
    if kind.role == "evaluation" or "\n" in value:
        parts = _CAMPAIGN_MARKS.split(value.replace("\n", "、"))
        return tuple(part.strip() for part in parts if part.strip())
    return (value.strip(),) if value.strip() else ()
