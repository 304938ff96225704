"""Parse a file into a record: `parse(source, types)` returns the record and its problems.

Nothing is dropped silently: a file that looks like a record and cannot be read is a problem; a
value that cannot be read is a problem at its place, and the rest of the record is kept.
"""

import re
from collections.abc import Iterable
from collections.abc import Mapping as Mapped
from datetime import date
from typing import NamedTuple

from mtgrec.document.record.body import report_body
from mtgrec.document.record.items import ItemReader
from mtgrec.document.record.record_detection import (
    close_type,
    looks_like_record,
    own_type_first,
    signs_of_record,
)
from mtgrec.document.record.short import LONGEST
from mtgrec.document.reporter import Reporter
from mtgrec.document.source import Source, Unreadable, decode, guesses
from mtgrec.document.yaml.colons import explain_text
from mtgrec.document.yaml.cuts import report_cuts
from mtgrec.document.yaml.fences import MAX_FRONT_MATTER, Fences, opens
from mtgrec.document.yaml.handler import RecordHandler
from mtgrec.document.yaml.lines import structural_lines
from mtgrec.document.yaml.nodes import Mapping, Node, Scalar, Sequence, walk
from mtgrec.model.message import N_, Message, listed
from mtgrec.model.problem import Problem
from mtgrec.model.records.address import record_id
from mtgrec.model.records.record import Record
from mtgrec.model.records.schema.record_fields import RECORD
from mtgrec.model.records.type_names import is_some_meeting, mentions_meeting
from mtgrec.model.records.types import RecordType, RecordTypes
from mtgrec.model.values.words import fold
from mtgrec.model.values.workdays import MONDAY_TO_FRIDAY, WorkCalendar
from mtgrec.rules.files.front_matter import (
    LOST_TYPE,
    NOT_A_MAPPING,
    ODD_FENCE,
    TYPE_BELOW,
    UNCLOSED,
    UNKNOWN_TYPE,
)
from mtgrec.rules.files.lost_fields import HIDDEN_FIELDS, NO_TYPE
from mtgrec.rules.files.punctuation import HASH_COMMENT

__all__ = ["Parsed", "looks_like_record", "parse"]

_HANDLER = RecordHandler()
_CAMPAIGN_SEPARATORS = re.compile(r"[、，,；;\n]")


class Parsed(NamedTuple):
    """The result of parsing a file: the record, or None, and the problems."""

    record: Record | None
    problems: list[Problem]
    root: Mapping | None = None
    """The front matter of the record, for edits; its offsets count in the whole text."""

    @property
    def ours(self) -> bool:
        """Whether the file is a record, or looks like one that cannot be read."""
        return self.record is not None or bool(self.problems)


def parse(
    source: Source,
    types: RecordTypes,
    extra_keys: Iterable[str] = (),
    workdays: WorkCalendar = MONDAY_TO_FRIDAY,
) -> Parsed:
    """Return the record in `source` and all problems; neither for a file that is no record.

    `types` are the record types of the workspace, `extra_keys` unknown keys that are not reported.
    `workdays` decides which day “in three working days” is.
    """
    text = decode(source)
    if isinstance(text, Problem):
        ours = any(looks_like_record(guess, types) for guess in guesses(source.data))
        return Parsed(None, [text] if ours else [])
    reporter = Reporter(source.path, text)
    keys = frozenset(map(fold, extra_keys))
    try:
        record, root = _record(reporter, types, keys, workdays)
        return Parsed(record, reporter.problems, root)
    except Unreadable as error:
        if not looks_like_record(text, types):
            return Parsed(None, [])
        reporter.refuse(error)
        return Parsed(None, reporter.problems)


def _record(
    reporter: Reporter, types: RecordTypes, extra_keys: frozenset[str], workdays: WorkCalendar
) -> tuple[Record, Mapping] | tuple[None, None]:
    text = reporter.text
    fences = _fences(text)
    root = _HANDLER.nodes(text, fences) if fences else None
    if fences is None:
        _report_hidden_fields(text, types)
        return None, None
    if root is not None and not isinstance(root, Mapping):
        raise _not_a_mapping(root, text, fences)
    kind = _type_of(root, types) if root else None
    if root is None or kind is None:
        _report_lost_type(reporter, fences, root, types)
        return None, None
    reporter.language = _language(root)
    report_fences_and_hashes(reporter, root, fences)
    report_cuts(reporter, root)
    items = ItemReader(reporter, extra_keys, workdays)
    values, at, lists, unread = items.read(root)
    campaigns = _campaigns(values.get("campaign"), kind)
    if campaigns:
        values["campaign"] = campaigns
    record = Record(
        reporter.path,
        kind,
        _id(values, campaigns, kind, reporter.path),
        values,
        at,
        lists,
        text[fences.body :],
        reporter.breaks,
        reporter.language,
        unread,
    )
    report_body(reporter, record)
    return record, root


def _fences(text: str) -> Fences | None:
    try:
        return _HANDLER.fences(text)
    except Unreadable as error:
        if error.info is UNCLOSED:  # reported where the closing fence should be
            from mtgrec.document.yaml.diagnose import body_start  # costly to import, rarely needed

            opening = opens(text)
            start = opening.end() if opening else 0
            lines = list(structural_lines(text[start : start + MAX_FRONT_MATTER]))
            body = body_start(lines)
            error.offset = error.offset if body is None else start + body
        raise


def _not_a_mapping(root: Node, text: str, fences: Fences) -> Unreadable:
    yaml_text = text[fences.start : fences.end]
    if isinstance(root, Scalar) and (error := explain_text(yaml_text, fences.start)):
        return error
    what = N_("a list") if isinstance(root, Sequence) else N_("a text")
    return Unreadable(NOT_A_MAPPING, root.start, what=Message(what))


def _type_of(root: Mapping, types: RecordTypes) -> RecordType | None:
    """Return the type that a field names; raises Unreadable where one is meant, but not named."""
    doubt = None
    for key, node in own_type_first(root.pairs):
        field = RECORD.find(key.text)
        if field is None or field.name != "type":
            continue
        # Obsidian writes single words as lists.
        only = node.items[0] if isinstance(node, Sequence) and len(node.items) == 1 else node
        if not isinstance(only, Scalar) or len(only.text) > LONGEST:
            continue
        if kind := types.find(only.text):
            return kind
        if (meant := _meant_type(only.text, types)) and doubt is None:
            known = listed(types.main_names())
            doubt = Unreadable(UNKNOWN_TYPE, only.start, word=only.text, close=meant, known=known)
    if doubt:
        raise doubt
    return None


def _meant_type(word: str, types: RecordTypes) -> str | None:
    """Return which type `word` may mean, or several of them; None where it names none."""
    if not is_some_meeting(fold(word)):
        if close := close_type(word, types):
            return close
        if named := types.named_in(word):
            return named[0].title("en" if word.isascii() else "zh")
    return types.meetings() if mentions_meeting(fold(word)) else None


def _report_hidden_fields(text: str, types: RecordTypes) -> None:
    """Raise Unreadable where a file begins with fields of a record, but not with a fence."""
    if signs := signs_of_record(text, types):
        raise Unreadable(HIDDEN_FIELDS, signs.beginning.line)


def _report_lost_type(
    reporter: Reporter, fences: Fences, root: Mapping | None, types: RecordTypes
) -> None:
    """Report a type outside the front matter; raises Unreadable where a record was intended."""
    signs = signs_of_record(reporter.text, types)
    if signs is None:
        return
    line = signs.type_line
    if line is None:
        known = listed(types.main_names())
        raise Unreadable(NO_TYPE, signs.place, known=known)
    if line < fences.end or root is None or not root.pairs or signs.in_front_matter:
        raise Unreadable(LOST_TYPE, line)
    reporter.report(TYPE_BELOW, line)  # usually a note of another tool


def _id(
    values: Mapped[str, object], campaigns: tuple[str, ...], kind: RecordType, path: str
) -> str:
    """Return the written id, or else the one built from campaign, type and date."""
    written, day = values.get("id"), values.get("date")
    if isinstance(written, str):
        return written.strip()
    return record_id(campaigns, kind.code, day if isinstance(day, date) else None, path)


def _language(root: Mapping) -> str:
    """Return `zh` or `en`, the language of most keys."""
    chinese = sum(not key.text.isascii() for key, _ in root.pairs)
    return "zh" if chinese * 2 >= len(root.pairs) else "en"


def _campaigns(value: object, kind: RecordType) -> tuple[str, ...]:
    if not isinstance(value, str):
        return ()
    if kind.role == "evaluation" or "\n" in value:
        parts = _CAMPAIGN_SEPARATORS.split(value)
        return tuple(part.strip() for part in parts if part.strip())
    return (value.strip(),) if value.strip() else ()


_HASH = re.compile(r"(?<![ \t])[ \t]++(?P<text>#[^\s#!][^\r\n]*+)")


def report_fences_and_hashes(reporter: Reporter, root: Mapping, fences: Fences) -> None:
    """Report fences in an unusual form, and hashes that begin a comment by mistake."""
    if fences.odd is not None:
        reporter.report(ODD_FENCE, fences.odd)
    if not _HASH.search(reporter.text, fences.start, fences.end):
        return
    for node in filter(_on_one_line, walk(root)):
        if found := _HASH.match(reporter.text, node.end, fences.end):
            text = found["text"].strip()
            reporter.report(HASH_COMMENT, found.start("text"), text=text)


def _on_one_line(node: Node) -> bool:
    """Return whether a comment can follow the node on its last line."""
    if isinstance(node, Scalar):
        return node.style not in ("|", ">")
    return isinstance(node, Sequence) and node.flow
