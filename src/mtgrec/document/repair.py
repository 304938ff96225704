"""The repair of a file that cannot be read for its full-width punctuation alone.

Exactly the characters that the reader names give way to half-width ones, one after the other, until
the file can be read. Where anything else is wrong as well, nothing is repaired.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from mtgrec.document.edit import bug
from mtgrec.document.pen.proof import typed_values
from mtgrec.document.record.parse import Parsed
from mtgrec.document.source import Source, decode, line_starts
from mtgrec.document.yaml.colons import WIDE_BLANKS
from mtgrec.model.errors import RefusedError
from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.rules.engine.fixes import REPAIRS
from mtgrec.rules.files.punctuation import FULL_WIDTH_COLON, WIDE_BLANK

_COLON = "："
_IDEOGRAPHIC = "\u3000"
_WORK = 4_000_000  # characters read in all; a file in which hundreds are wrong is no slip
_INDENTATION = re.compile(rf"[ \t{WIDE_BLANKS}]*+(?:-[ {WIDE_BLANKS}]++)*+")


class TextReading(NamedTuple):
    """The result of reading a file: the reason why it cannot be read, else its content."""

    trouble: Problem | None
    says: object = None


Reader = Callable[[Source], TextReading]


class _Blanks(NamedTuple):
    """How many half-width blanks stand for a full-width one."""

    indent: int
    after_dash: int


_MEANT = (_Blanks(2, 1), _Blanks(2, 2), _Blanks(1, 1))
"""What a full-width blank may stand for: it is as wide as two, and typed by one key."""


class _Change(NamedTuple):
    """One character of the text as it was, and what takes its place."""

    offset: int
    text: str


def reading(parsed: Parsed) -> TextReading:
    """Return what came of reading a record."""
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
    tries = [_Try(source, text, read, _MEANT[0])]
    if tries[0].blank:
        tries += [_Try(source, text, read, meant) for meant in _MEANT[1:]]
    done = [one for one in tries if one.refusal is None]
    for one in tries if not done else ():
        if one.refusal:
            raise one.refusal
    if any(one.says != done[0].says for one in done):
        raise _refused(
            source.path,
            N_("the full-width blanks may stand for one level or for another, so they stay"),
        )
    return _proved(source, text, done[0])


class _Try:
    """One attempt, with one opinion of what a full-width blank stands for."""

    def __init__(self, source: Source, text: str, read: Reader, meant: _Blanks) -> None:
        self.source = source
        self.read = read
        self.meant = meant
        self.text = text
        self.changes: list[_Change] = []
        self.blank = False
        """Whether it found a full-width blank, so that the opinion matters."""
        self.says: object = None
        self.refusal: RefusedError | None = None
        try:
            self._replace_all()
        except RefusedError as error:
            self.refusal = error

    def _replace_all(self) -> None:
        for _ in range(1 + _WORK // max(len(self.text), 1)):
            source = self.source._replace(data=self.text.encode(self.source.encoding))
            trouble, self.says = self.read(source)
            if trouble is None:
                self._refuse_nothing()
                return
            self._replace(self._named(trouble), trouble)
        raise _refused(self.source.path, N_("there is too much to repair in it"))

    def _refuse_nothing(self) -> None:
        """Refuse a file that was readable, and one that would no longer look like a record."""
        if not self.changes:
            raise _refused(
                self.source.path, N_("it was changed meanwhile; run the same command again")
            )
        if self.says is None:
            raise _refused(self.source.path, N_("it would still not be read as a record"))

    def _named(self, trouble: Problem) -> int:
        """Return where the character is that the reader names; raises RefusedError for others."""
        offset = -1
        if trouble.code in REPAIRS:
            offset = line_starts(self.text)[trouble.line - 1] + trouble.column - 1
        signs = _COLON if trouble.code == FULL_WIDTH_COLON.code else WIDE_BLANKS
        if offset < 0 or self.text[offset : offset + 1] not in tuple(signs):
            raise RefusedError(
                Message(
                    N_("it was not repaired, as something else is wrong too: {problem}"),
                    problem=trouble.message,
                ),
                trouble.help,
                trouble.place,
            )
        return offset

    def _replace(self, offset: int, trouble: Problem) -> None:
        offsets = [offset]
        if trouble.code == WIDE_BLANK.code:
            self.blank = True
            offsets = self._indentation(offset)
        for place in reversed(offsets):
            sign = self.text[place]
            text = self._colon(place) if sign == _COLON else self._blanks(place, sign)
            shift = sum(len(each.text) - 1 for each in self._before(place))
            self.changes.append(_Change(place - shift, text))
            self.text = self.text[:place] + text + self.text[place + 1 :]

    def _indentation(self, offset: int) -> list[int]:
        """Return where full-width blanks are before the first word of a line, from `offset` on."""
        found = _INDENTATION.match(self.text, offset)
        end = found.end() if found else offset + 1
        return [place for place in range(offset, end) if self.text[place] in WIDE_BLANKS]

    def _before(self, offset: int) -> Sequence[_Change]:
        """Return the changes made so far that lie before `offset` of the text as it is now."""
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
        if sign != _IDEOGRAPHIC:  # a blank that is only no-break
            return " "
        head = self.text[:offset].rpartition("\n")[2].rpartition("\r")[2]
        return " " * (self.meant.after_dash if "-" in head else self.meant.indent)


def _proved(source: Source, text: str, done: _Try) -> bytes:
    """Return the new bytes; raises where one outside of the named characters is another one."""
    data = done.text.encode(source.encoding)
    pieces: list[bytes] = []
    place = 0
    for change in sorted(done.changes):
        named = text[change.offset]
        if named != _COLON and named not in WIDE_BLANKS:
            raise bug(source.path)
        pieces.append((text[place : change.offset] + change.text).encode(source.encoding))
        place = change.offset + 1
    pieces.append(text[place:].encode(source.encoding))
    if b"".join(pieces) != data or any(change.text.strip(": ") for change in done.changes):
        raise bug(source.path)
    return data


def _refused(path: str, reason: str) -> RefusedError:
    return RefusedError(
        Message(N_("it was not repaired: {reason}"), reason=Message(reason)),
        Message(N_("change it in your editor: mtgrec edit {path}"), path=path),
        path,
    )
