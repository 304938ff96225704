"""Read nodes as values; the field decides the type, never the look of the text."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from mtgrec.document.record.record_dates import RecordDates
from mtgrec.document.record.shape_errors import wrong_shape
from mtgrec.document.record.short import LONGEST, short_quantity
from mtgrec.document.record.statuses import status_values
from mtgrec.document.reporter import Reporter
from mtgrec.document.yaml.nodes import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    is_blank,
    is_dashed,
    unbox,
    unlink,
)
from mtgrec.model.message import listed
from mtgrec.model.records.name_links import without_links
from mtgrec.model.records.name_parts import entries_of
from mtgrec.model.records.record import Note
from mtgrec.model.records.schema.field import SEVERAL, Field
from mtgrec.model.values.normalized import is_question, is_undecided, means_none
from mtgrec.model.values.quantity import NoNumber, UnclearNumber, UnknownUnit
from mtgrec.model.values.statuses import read_status
from mtgrec.model.values.words import (
    LIST_SEPARATORS,
    STATUS,
    YES_NO,
    fold,
    without_link,
)
from mtgrec.model.values.workdays import MONDAY_TO_FRIDAY, WorkCalendar
from mtgrec.rules.files.gaps import NOT_YET_KNOWN
from mtgrec.rules.files.words import UNCLEAR_NUMBER, UNKNOWN_UNIT, UNKNOWN_WORD, WRONG_NUMBER

SEPARATORS = ":：,，"
"""Signs of which one may stand between the day and the text of a note."""
_NOTE_TEXT = re.compile(
    rf"(?P<date>\d{{4}}[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?|\d{{1,2}}月\d{{1,2}}日)\s*+[{SEPARATORS}]?\s*+(?P<note>.*)",
    re.DOTALL,
)
_KNOWABLE_KINDS = ("date", "moment", "number", "word", "yesno", "person", "people")
_JOINED_KINDS = ("text", "person", "time", "reference")


def is_none(field: Field, node: Node) -> bool:
    """Return whether a value is a sign or a word for nothing (-, 无); in a text it stays one."""
    return field.kind != "text" and isinstance(node, Scalar) and means_none(node.text)


def linkless(field: Field, text: str) -> str:
    """Return a text without the brackets of a link; a link to a person's page is the person."""
    return without_links(text) if field.kind in ("person", "people") else without_link(text)


def _pieces(field: Field, text: str) -> Iterable[str]:
    return entries_of(text) if field.kind == "people" else LIST_SEPARATORS.split(text)


class Values:
    """Reads the values of one file; a value that cannot be read is reported and left out."""

    def __init__(self, reporter: Reporter, workdays: WorkCalendar = MONDAY_TO_FRIDAY) -> None:
        self.reporter = reporter
        self.dates = RecordDates(reporter, workdays)
        self.unread: list[str] = []
        """What could not be read of the value read last, as written."""
        self.said: dict[str, object] = {}
        """What the status read last says besides its word, by field name."""

    def read(self, field: Field, node: Node) -> object:
        """Return the value of `field` (not a list of items), or None where there is none."""
        node = unlink(node)
        self.unread, self.said = [], {}
        # Names without values are no blank: those of waived rules are reported later.
        if is_blank(node) and not (isinstance(node, Mapping) and node.pairs):
            return None
        if is_none(field, node) or self._is_unknown(field, node):
            return None
        if field.kind in SEVERAL:
            return self._texts(field, node)
        if field.kind == "log":
            return self._log(field, node)
        if field.kind == "reasons":
            return self._reasons(field, node)
        if isinstance(node, Scalar) and node.cut and field.kind not in _JOINED_KINDS:
            self.unread.append(self.as_written(node))
            return None  # reported already: its first part would be a wrong value
        text = self._single(field, node)
        value = None if text is None else self._typed(field, text, node.start)
        if value is None:
            self.unread.append(self.as_written(node))
        return value

    def as_written(self, node: Node) -> str:
        """Return the text of a node; of a list or mapping, as it stands in the file, on one line."""
        if isinstance(node, Scalar):
            return node.text.strip()
        return " ".join(self.reporter.text[node.start : node.end].split())

    def _refuse_shape(self, field: Field, node: Node) -> None:
        wrong_shape(self.reporter, field, node)
        self.unread.append(self.as_written(node))

    def _is_unknown(self, field: Field, node: Node) -> bool:
        """Return whether a value is only to be found out yet (待定, ?), which is reported."""
        if not isinstance(node, Scalar) or field.kind not in _KNOWABLE_KINDS:
            return False
        if field.name == "status" and read_status(node.text[:LONGEST], field.words or STATUS):
            return False
        named = field.kind in ("person", "people")  # rules say more about an owner “待定”
        unknown = is_question(node.text) or (not named and is_undecided(node.text))
        if unknown:
            self.reporter.report(NOT_YET_KNOWN, node.start, field=field, value=node.text)
            self.unread.append(self.as_written(node))
        return unknown

    def _single(self, field: Field, node: Node) -> str | None:
        if field.kind == "word":
            node = unbox(node)
        if isinstance(node, Scalar):
            return node.value
        if isinstance(node, Sequence) and field.kind in _JOINED_KINDS:
            parts = [unlink(item) for item in node.items]
            texts = [part.text for part in parts if isinstance(part, Scalar) and part.text]
            if len(texts) == len(parts):
                return ("、" if field.kind == "person" else "\n").join(texts)
        wrong_shape(self.reporter, field, node)
        return None

    def _typed(self, field: Field, text: str, offset: int) -> object:
        match field.kind:
            case "date" | "moment":
                return self.dates.read(field, text, offset)
            case "number":
                return self._number(field, text, offset)
            case "word" if field.name == "status":
                self.said = status_values(self.reporter, field, text, offset)
                return self.said.pop("status", None)
            case "word":
                return self._word(field, text, offset)
            case "yesno":
                return self._yes_no(field, text, offset)
            case "person" | "reference":
                return linkless(field, text)
            case _:
                return text.strip() if field.name == "id" else text

    def _number(self, field: Field, text: str, offset: int) -> object:
        try:
            return short_quantity(text, money=field.money)
        except UnclearNumber as error:
            self.reporter.report(
                UNCLEAR_NUMBER, offset, value=text, field=field, reason=error.reason
            )
            return None
        except UnknownUnit as error:
            self.reporter.report(UNKNOWN_UNIT, offset, value=text, field=field, unit=error.unit)
            return None
        except NoNumber:
            self.reporter.report(WRONG_NUMBER, offset, value=text, field=field)
            return None

    def _word(self, field: Field, text: str, offset: int) -> str | None:
        words = field.words
        if words is None:
            return text
        if len(text) <= LONGEST and (found := words.find(text)):
            return found
        self._report_unknown_word(field, text, offset, words.spellings(), words.main_spellings())
        return None

    def _yes_no(self, field: Field, text: str, offset: int) -> bool | None:
        if len(text) <= LONGEST and (found := YES_NO.find(text)):
            return found == "yes"
        self._report_unknown_word(field, text, offset, YES_NO.spellings(), YES_NO.main_spellings())
        return None

    def _report_unknown_word(
        self, field: Field, text: str, offset: int, spellings: list[str], possible: list[str]
    ) -> None:
        guess = self.reporter.guess(text, spellings)
        self.reporter.report(
            UNKNOWN_WORD, offset, value=text, field=field, guess=guess, known=listed(possible)
        )

    def _texts(self, field: Field, node: Node) -> tuple[str, ...] | None:
        texts: list[str] = []
        for part in map(unlink, node.items if isinstance(node, Sequence) else [node]):
            if not isinstance(part, Scalar):
                self._refuse_shape(field, part)
                continue
            text = part.text if field.kind == "texts" else linkless(field, part.text)
            # A single text, or a plain text in brackets, may itself be a list with Chinese commas.
            undivided = isinstance(node, Sequence) and not (node.flow and part.style is None)
            pieces = [text] if undivided else _pieces(field, text)
            texts.extend(piece.strip() for piece in pieces if piece.strip())
        return None if len(texts) == 1 and means_none(texts[0]) else tuple(texts) or None

    def _log(self, field: Field, node: Node) -> tuple[Note, ...] | None:
        if is_dashed(node):
            self._refuse_shape(field, node)
            return None
        parts = node.items if isinstance(node, Sequence) else [node]
        notes = [
            note
            for part in parts
            if not (is_blank(part) or (len(parts) == 1 and is_none(field, part)))
            for note in self._notes(field, unlink(part))
        ]
        return tuple(notes) or None

    def _notes(self, field: Field, node: Node) -> Iterator[Note]:
        if isinstance(node, Sequence):
            self._refuse_shape(field, node)
        elif isinstance(node, Scalar):
            found = _NOTE_TEXT.fullmatch(node.text.strip())
            if found:
                yield self._note(field, found["date"], node.start, found["note"])
            else:
                yield Note(None, node.text.strip())
        else:
            yield from self._notes_by_key(field, node)

    def _notes_by_key(self, field: Field, node: Mapping) -> Iterator[Note]:
        """Yield the notes of `{date: …, note: …}`, or of `{2026-06-04: …}` with some days."""
        day: date | None = None
        notes: list[str] = []
        for key, value in node.pairs:
            if not isinstance(value, Scalar):
                self._refuse_shape(field, value)
            elif fold(key.text[:LONGEST]) in ("date", "日期"):
                day = self._day(field, value.text, value.start)
                notes += [value.text.strip()] if day is None else []
            elif fold(key.text[:LONGEST]) in ("note", "备注", "说明", "内容"):
                notes.append(value.text.strip())
            else:
                yield self._note(field, key.text, key.start, value.text)
        if day or notes:
            yield Note(day, "\n".join(notes))

    def _note(self, field: Field, written: str, offset: int, text: str) -> Note:
        """Return the note of a day; a day that cannot be read stays in front of the text."""
        day = self._day(field, written, offset)
        return Note(day, text.strip() if day else f"{written} {text.strip()}")

    def _day(self, field: Field, text: str, offset: int) -> date | None:
        return self.dates.read(field._replace(kind="date"), text, offset)

    def _reasons(self, field: Field, node: Node) -> dict[str, str] | None:
        if not isinstance(node, Mapping):
            self._refuse_shape(field, node)
            return None
        reasons = {}
        for key, value in node.pairs:
            if is_blank(value):
                reasons[key.text] = ""
            elif isinstance(value, Scalar):
                reasons[key.text] = value.text
            else:
                self._refuse_shape(field, value)
        return reasons or None
