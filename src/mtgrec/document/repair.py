"""Repair a file that is unreadable only because of its full-width punctuation, or of its fences.

Exactly the characters that the reader reports are replaced by half-width ones, and dashes around
the front matter by ---, one after the other, until the file can be read. Where anything else is
wrong as well, nothing is repaired.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from mtgrec.document.edit import bug
from mtgrec.document.pen.proof import typed_values
from mtgrec.document.record.parse import Parsed
from mtgrec.document.source import Source, decode, line_starts
from mtgrec.document.yaml.colons import WIDE_BLANKS
from mtgrec.document.yaml.fences import DASHES, FENCE_LIKE
from mtgrec.model.errors import RefusedError
from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.rules.engine.fixes import REPAIRS
from mtgrec.rules.files.fences import DAMAGED_FENCE
from mtgrec.rules.files.punctuation import FULL_WIDTH_COLON, WIDE_BLANK

_COLON = "："
_FENCE = "---"
_FENCE_LIKE = re.compile(FENCE_LIKE)
_SIGNS = {FULL_WIDTH_COLON.code: _COLON, WIDE_BLANK.code: WIDE_BLANKS, DAMAGED_FENCE.code: DASHES}
_REPLACEABLE = frozenset("".join((*_SIGNS.values(), " \t")))
_IDEOGRAPHIC_BLANK = "\u3000"
# Read in one attempt, over all its rounds: a file with many hundred mistakes is not repaired.
_MAX_CHARACTERS = 4_000_000
_LONGEST_FENCE = 1000
_INDENTATION = re.compile(rf"[ \t{WIDE_BLANKS}]*+(?:-[ {WIDE_BLANKS}]++)*+")


class TextReading(NamedTuple):
    """The result of reading a file: the problem that makes it unreadable, or else its content."""

    problem: Problem | None
    content: object = None


Reader = Callable[[Source], TextReading]


class _Blanks(NamedTuple):
    """How many half-width blanks replace a full-width one."""

    indent: int
    after_dash: int


_MEANINGS = (_Blanks(2, 1), _Blanks(2, 2), _Blanks(1, 1))
"""What a full-width blank may mean: it is as wide as two, and typed with one key."""


class _Change(NamedTuple):
    """The offset of a character in the original text, and its replacement."""

    offset: int
    text: str


def text_reading(parsed: Parsed) -> TextReading:
    """Return the result of reading a record."""
    if parsed.record is None:
        return TextReading(parsed.problems[0] if parsed.problems else None)
    return TextReading(None, (parsed.record.type, typed_values(parsed.record)))


def repair(source: Source, read: Reader) -> bytes:
    """Return the bytes of `source` with its full-width punctuation repaired; raises RefusedError.

    The file must be unreadable for this reason before, and readable afterwards.
    """
    text = decode(source)
    if not isinstance(text, str) or text.encode(source.encoding) != source.data:
        raise _refused(
            source.path, N_("some characters of this file would come out as other bytes")
        )
    attempts = [_Attempt(source, text, read, _MEANINGS[0])]
    if attempts[0].has_wide_blank:
        attempts += [_Attempt(source, text, read, meaning) for meaning in _MEANINGS[1:]]
    successful = [each for each in attempts if each.refusal is None]
    for each in attempts if not successful else ():
        if each.refusal:
            raise each.refusal
    if any(each.content != successful[0].content for each in successful):
        raise _refused(
            source.path,
            N_("the full-width blanks may stand for one level or for another, so they stay"),
        )
    return _checked_bytes(source, text, successful[0])


class _Attempt:
    """One attempt to repair a text, with one meaning of a full-width blank."""

    def __init__(self, source: Source, text: str, read: Reader, meaning: _Blanks) -> None:
        self.source = source
        self.read = read
        self.meaning = meaning
        self.text = text
        self.changes: list[_Change] = []
        self.has_wide_blank = False
        """Whether a full-width blank was replaced, so that the meaning matters."""
        self.content: object = None
        self.refusal: RefusedError | None = None
        try:
            self._replace_all()
        except RefusedError as error:
            self.refusal = error

    def _replace_all(self) -> None:
        for _ in range(1 + _MAX_CHARACTERS // max(len(self.text), 1)):
            source = self.source._replace(data=self.text.encode(self.source.encoding))
            problem, self.content = self.read(source)
            if problem is None:
                self._refuse_unrepaired()
                return
            self._replace(self._character_named_by(problem), problem)
        raise _refused(self.source.path, N_("there is too much to repair in it"))

    def _refuse_unrepaired(self) -> None:
        """Raise RefusedError for a file that was readable before, or that is still no record."""
        if not self.changes:
            raise _refused(
                self.source.path, N_("it was changed meanwhile; run the same command again")
            )
        if self.content is None:
            raise _refused(self.source.path, N_("it would still not be read as a record"))

    def _character_named_by(self, problem: Problem) -> int:
        """Return the offset of the reported character; raises RefusedError for other problems."""
        offset = -1
        if problem.code in REPAIRS:
            offset = line_starts(self.text)[problem.line - 1] + problem.column - 1
        signs = _SIGNS.get(problem.code, "")
        if offset < 0 or self.text[offset : offset + 1] not in tuple(signs):
            raise RefusedError(
                Message(
                    N_("it was not repaired, as something else is wrong too: {problem}"),
                    problem=problem.message,
                ),
                problem.help,
                problem.place,
            )
        return offset

    def _replace(self, offset: int, problem: Problem) -> None:
        places, is_fence = [offset], problem.code == DAMAGED_FENCE.code
        if problem.code == WIDE_BLANK.code:
            self.has_wide_blank = True
            places = self._indentation(offset)
        elif is_fence:
            places = self._fence(offset)
        shift = sum(len(each.text) - 1 for each in self._changes_before(offset))
        pieces, end = [self.text[:offset]], offset
        for place in places:
            sign = self.text[place]
            if is_fence:
                text = _FENCE if place == offset else ""
            else:
                text = self._colon(place) if sign == _COLON else self._blanks(place, sign)
            self.changes.append(_Change(place - shift, text))
            pieces += [self.text[end:place], text]
            end = place + 1
        self.text = "".join([*pieces, self.text[end:]])

    def _indentation(self, offset: int) -> list[int]:
        """Return the offsets of full-width blanks in the indentation of a line, from `offset`."""
        found = _INDENTATION.match(self.text, offset)
        end = found.end() if found else offset + 1
        return [place for place in range(offset, end) if self.text[place] in WIDE_BLANKS]

    def _fence(self, offset: int) -> list[int]:
        """Return the offsets of the dashes of a fence, from `offset`."""
        found = _FENCE_LIKE.match(self.text, offset)
        if found and found.end() - offset > _LONGEST_FENCE:
            raise _refused(self.source.path, N_("there is too much to repair in it"))
        return list(range(*found.span())) if found else [offset]

    def _changes_before(self, offset: int) -> Sequence[_Change]:
        """Return the changes made so far before `offset`, an offset in the present text."""
        found: list[_Change] = []
        shift = 0
        for change in sorted(self.changes):
            if change.offset + shift >= offset:
                break
            found.append(change)
            shift += len(change.text) - 1
        return found

    def _colon(self, offset: int) -> str:
        return ":" if self.text[offset + 1 : offset + 2] in ("", " ", "\r", "\n") else ": "

    def _blanks(self, offset: int, sign: str) -> str:
        if sign != _IDEOGRAPHIC_BLANK:  # a no-break blank
            return " "
        head = self.text[:offset].rpartition("\n")[2].rpartition("\r")[2]
        return " " * (self.meaning.after_dash if "-" in head else self.meaning.indent)


def _checked_bytes(source: Source, text: str, repaired: _Attempt) -> bytes:
    """Return the new bytes; raises MtgrecError where more than the replaced characters differ."""
    data = repaired.text.encode(source.encoding)
    pieces: list[bytes] = []
    place = 0
    for change in sorted(repaired.changes):
        replaced = text[change.offset]
        if replaced not in _REPLACEABLE:
            raise bug(source.path)
        pieces.append((text[place : change.offset] + change.text).encode(source.encoding))
        place = change.offset + 1
    pieces.append(text[place:].encode(source.encoding))
    if b"".join(pieces) != data or any(change.text.strip(": -") for change in repaired.changes):
        raise bug(source.path)
    return data


def _refused(path: str, reason: str) -> RefusedError:
    return RefusedError(
        Message(N_("it was not repaired: {reason}"), reason=Message(reason)),
        Message(N_("change it in your editor: mtgrec edit {path}"), path=path),
        path,
    )
