"""From nodes to values: the field decides what a text means, never its look."""

import re
from collections.abc import Callable
from datetime import date, datetime

from mtgrec.document.nodes import Mapping, Node, Scalar, Sequence
from mtgrec.model import traps
from mtgrec.model.dates import NoDate, RelativeDate, YearMissing, read_moment
from mtgrec.model.message import N_, Message
from mtgrec.model.quantity import NoNumber, read_quantity
from mtgrec.model.record import Note
from mtgrec.model.schema import Field
from mtgrec.model.words import STATUS, YES_NO, closest, fold

Report = Callable[..., None]
"""Called with a trap, the offset of its place, and the values of its sentence."""

_MARKS = re.compile(r"[、，,；;]")
_LINK = re.compile(r"\[\[([^\[\]]+)\]\]")
_BOX = re.compile(r"(?P<ticked>☑|☒|■|✅|✓|✔|√|\[[xX√✓]\])|(?P<empty>□|☐|\[ ?\])")
_NOTE_TEXT = re.compile(
    r"(?P<date>\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}月\d{1,2}日)[\s:：,，]*(?P<note>.*)",
    re.DOTALL,
)

WANTED = {
    "items": N_("a list of entries, each beginning with a dash"),
    "group": N_("fields of its own, indented below it"),
    "reasons": N_("a rule code and a reason on each line below it"),
    "log": N_("a list of dated notes"),
}
EXAMPLES = {
    "items": "- what 内容: …",
    "group": "total 总额: 100000",
    "reasons": "A012: …",
    "log": "- 2026-06-04: …",
}


def unlink(node: Node) -> Node:
    """Return `[[李雷]]`, which YAML takes for a list in a list, as the text 李雷."""
    if (
        isinstance(node, Sequence)
        and node.flow
        and len(node.items) == 1
        and isinstance(inner := node.items[0], Sequence)
        and inner.flow
        and len(inner.items) == 1
        and isinstance(text := inner.items[0], Scalar)
    ):
        return Scalar(f"[[{text.text}]]", node.start, node.end, None)
    return node


def without_link(text: str) -> str:
    """Return a text without Obsidian's brackets: `[[李雷]]` and `[[李雷|小李]]` are 李雷."""
    return _LINK.sub(lambda found: found[1].partition("|")[0].strip(), text)


def is_blank(node: Node) -> bool:
    """Tell whether nothing is written: an empty text, an empty list, or only such inside."""
    if isinstance(node, Scalar):
        return not node.text.strip() or (node.style is None and node.text in ("~", "null"))
    if isinstance(node, Sequence):
        return all(is_blank(item) for item in node.items)
    return all(is_blank(value) for _, value in node.pairs)


class Values:
    """Reads the single values of one file; what is wrong is reported, the rest is read."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.reference: date | None = None
        """The record's date, from which a day without a year is told."""

    def read(self, field: Field, node: Node) -> object:
        """Return the value of `field` (not a list of items), or None where there is none."""
        node = unlink(node)
        if is_blank(node):
            return None
        if field.kind in ("texts", "people", "references"):
            return self._texts(field, node)
        if field.kind == "log":
            return self._log(field, node)
        if field.kind == "reasons":
            return self._reasons(field, node)
        text = self._single(field, node)
        return None if text is None else self._typed(field, text, node.start)

    def _single(self, field: Field, node: Node) -> str | None:
        if isinstance(node, Scalar):
            return node.text
        if isinstance(node, Sequence) and field.kind in ("text", "person", "time", "reference"):
            parts = [unlink(item) for item in node.items]
            texts = [part.text for part in parts if isinstance(part, Scalar) and part.text]
            if len(texts) == len(parts):
                return ("、" if field.kind == "person" else "\n").join(texts)
        self.wrong_shape(field, node)
        return None

    def _typed(self, field: Field, text: str, offset: int) -> object:
        match field.kind:
            case "date" | "moment":
                return self._date(field, text, offset)
            case "number":
                return self._number(field, text, offset)
            case "word":
                return self._word(field, text, offset)
            case "yesno":
                return self._yes_no(field, text, offset)
            case "person":
                return without_link(text).strip()
            case "reference":
                return without_link(text).strip()
            case _:
                return text

    def _date(self, field: Field, text: str, offset: int) -> date | datetime | None:
        try:
            day, clock = read_moment(text, self.reference, deadline=field.deadline)
        except RelativeDate:
            self.report(traps.RELATIVE_DATE, offset, value=text)
        except YearMissing:
            self.report(traps.YEARLESS_DATE, offset, value=text, field=field)
        except NoDate:
            self.report(traps.WRONG_DATE, offset, value=text, field=field)
        else:
            return datetime.combine(day, clock) if field.kind == "moment" and clock else day
        return None

    def _number(self, field: Field, text: str, offset: int) -> object:
        try:
            return read_quantity(text)
        except NoNumber:
            self.report(traps.WRONG_NUMBER, offset, value=text, field=field)
            return None

    def _word(self, field: Field, text: str, offset: int) -> str | None:
        words = field.words
        if words is None:
            return text
        if found := words.find(text):
            return found
        if words.find("open") and (ticked := self._boxes(text, offset)):
            return ticked
        self._unknown_word(field, text, offset, words.spellings(), words.listed())
        return None

    def _boxes(self, text: str, offset: int) -> str | None:
        """Return the status that is ticked in `□未完成 ☑已完成 □异常`."""
        pieces = _BOX.split(text)
        labelled = [
            (bool(pieces[place]), pieces[place + 2].strip(" \t/、，,;；|"))
            for place in range(1, len(pieces) - 2, 3)
        ]
        if not labelled:
            return None
        named = [(ticked, STATUS.find(word)) for ticked, word in labelled if word]
        if len(named) == 1 and len(labelled) == 1:
            return named[0][1]
        if not named:
            return STATUS.find(pieces[0]) if pieces[0].strip() else None
        chosen = [word for ticked, word in named if ticked]
        if not chosen and all(word for _, word in named):
            self.report(traps.UNFILLED_BOXES, offset, value=text, status="open 未完成")
            return "open"
        return chosen[0] if len(chosen) == 1 else None

    def _yes_no(self, field: Field, text: str, offset: int) -> bool | None:
        if found := YES_NO.find(text):
            return found == "yes"
        self._unknown_word(field, text, offset, YES_NO.spellings(), YES_NO.listed())
        return None

    def _unknown_word(
        self, field: Field, text: str, offset: int, spellings: list[str], listed: str
    ) -> None:
        near = closest(text, spellings)
        guess = Message(N_("; did you mean “{word}”?"), word=near) if near else ""
        self.report(traps.UNKNOWN_WORD, offset, value=text, field=field, guess=guess, known=listed)

    def _texts(self, field: Field, node: Node) -> tuple[str, ...] | None:
        parts = node.items if isinstance(node, Sequence) else [node]
        texts: list[str] = []
        for part in map(unlink, parts):
            if not isinstance(part, Scalar):
                self.wrong_shape(field, part)
                continue
            text = part.text if field.kind == "texts" else without_link(part.text)
            # Only one string is a list in a string; an entry of a real list is one entry.
            pieces = [text] if isinstance(node, Sequence) else _MARKS.split(text)
            texts.extend(piece.strip() for piece in pieces if piece.strip())
        return tuple(texts) or None

    def _log(self, field: Field, node: Node) -> tuple[Note, ...] | None:
        parts = node.items if isinstance(node, Sequence) else [node]
        notes = [self._note(field, part) for part in parts if not is_blank(part)]
        return tuple(note for note in notes if note) or None

    def _note(self, field: Field, node: Node) -> Note | None:
        if isinstance(node, Scalar):
            found = _NOTE_TEXT.fullmatch(node.text.strip())
            if not found:
                return Note(None, node.text.strip())
            return Note(self._day(field, found["date"], node.start), found["note"].strip())
        if isinstance(node, Mapping):
            return self._note_mapping(field, node)
        self.wrong_shape(field, node)
        return None

    def _note_mapping(self, field: Field, node: Mapping) -> Note | None:
        day: date | None = None
        words: list[str] = []
        for key, value in node.pairs:
            if not isinstance(value, Scalar):
                self.wrong_shape(field, value)
            elif fold(key.text) in ("date", "日期"):
                day = self._day(field, value.text, value.start)
            elif fold(key.text) in ("note", "备注", "说明", "内容"):
                words.append(value.text)
            else:
                day = self._day(field, key.text, key.start) or day
                words.append(value.text)
        return Note(day, "\n".join(words)) if day or words else None

    def _day(self, field: Field, text: str, offset: int) -> date | None:
        return self._date(field._replace(kind="date"), text, offset)

    def _reasons(self, field: Field, node: Node) -> dict[str, str] | None:
        if not isinstance(node, Mapping):
            self.wrong_shape(field, node)
            return None
        return {key.text: value.text for key, value in node.pairs if isinstance(value, Scalar)}

    def wrong_shape(self, field: Field, node: Node) -> None:
        """Report that a field holds a list or a mapping where it should not, or the reverse."""
        many = field.kind in ("texts", "people", "references")
        wanted = WANTED.get(field.kind) or (
            N_("one text, or a list of texts") if many else N_("a single value")
        )
        example = EXAMPLES.get(field.kind) or f"{field.name} {field.zh}: …"
        self.report(
            traps.WRONG_SHAPE, node.start, field=field, wanted=Message(wanted), example=example
        )
