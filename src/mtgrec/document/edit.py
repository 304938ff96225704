"""Edits applied to a file: the bytes change where they must, and that this is all is proved."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from mtgrec.document.pen import (
    Page,
    Refusal,
    blank_entry,
    extent,
    has_id,
    plan_change,
    written_text,
)
from mtgrec.document.pen.location import TextChange
from mtgrec.document.pen.proof import is_done, unmeant
from mtgrec.document.pen.trees import plain
from mtgrec.document.record.parse import Parsed
from mtgrec.document.record.short import short_moment
from mtgrec.document.source import Source, decode, line_starts, place_of
from mtgrec.document.yaml.fences import find_fences
from mtgrec.model.editing.edit import (
    AddItem,
    Edit,
    Place,
    RemoveField,
    RemoveItem,
    Respell,
    SetField,
)
from mtgrec.model.errors import MtgrecError, RefusedError, UnreadableError, UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.model.records.record import Record
from mtgrec.model.values.dates import NoDate
from mtgrec.model.values.words import is_traditional


class Revision(NamedTuple):
    """A file after its edits: its bytes, and the record they now hold."""

    data: bytes
    record: Record


Read = Callable[[Source], Parsed]
"""Parses a file with the types, keys and working days of its workspace."""


def revise(
    source: Source, edits: Sequence[Edit], read: Read, parsed: Parsed | None = None
) -> Revision:
    """Return `source` with `edits` applied in their order, each one proved to change nothing else.

    `parsed` is the result of parsing it, where that was needed to plan the edits.
    An edit that changes nothing (the value is there already) leaves every byte as it is. Raises
    RefusedError for what cannot be done well, UnreadableError for a file that cannot be read.
    """
    reviser = _Reviser(source, read, parsed)
    for edit in edits:
        reviser.apply(edit)
    return Revision(reviser.source.data, reviser.record)


class Attempt(NamedTuple):
    """Which of several edits can be made, the bytes that they make, and why the others cannot."""

    data: bytes
    made: Sequence[Edit]
    refused: Sequence[tuple[Edit, MtgrecError]]


def attempt(
    source: Source, edits: Sequence[Edit], read: Read, parsed: Parsed | None = None
) -> Attempt:
    """Try `edits` in their order, each on what those before it left; none keeps another from being made."""
    reviser = _Reviser(source, read, parsed)
    made: list[Edit] = []
    refused: list[tuple[Edit, MtgrecError]] = []
    for edit in edits:
        before = reviser.source
        try:
            reviser.apply(edit)
        except (RefusedError, UnreadableError, UsageError) as error:
            refused.append((edit, error))
            reviser = _Reviser(before, read)
        else:
            made.append(edit)
    return Attempt(reviser.source.data, made, refused)


class _Reviser:
    """Holds a file between its edits."""

    def __init__(self, source: Source, read: Read, parsed: Parsed | None = None) -> None:
        self.read = read
        self._take(source, parsed or read(source))

    def _take(self, source: Source, parsed: Parsed) -> None:
        self.source = source
        self.parsed = parsed
        self.record = readable(parsed, source)
        text = decode(source)
        self.text = text if isinstance(text, str) else ""
        self.page = self._page()

    def _take_new(self, source: Source) -> None:
        """Take what was just written; it must be as readable as what was read."""
        parsed = self.read(source)
        if parsed.record is None and parsed.problems:
            raise _would_be(parsed.problems[0])
        self._take(source, parsed)

    def apply(self, edit: Edit) -> None:
        """Carry out one edit; raises RefusedError, or MtgrecError where it came out wrong."""
        page = self.page
        try:
            place = blank_entry(page, edit) if isinstance(edit, AddItem) else None
            if isinstance(edit, AddItem) and place:
                self._fill(edit, place)
                return
            if isinstance(edit, RemoveItem):
                self._refuse_loss(edit.place)
            change = None if self._is_known(page, edit) else plan_change(page, edit)
        except Refusal as refusal:
            raise self._refused(refusal) from None
        if change is not None:
            self._carry_out(edit, change)

    def _is_known(self, page: Page, edit: Edit) -> bool:
        """Return whether the record already has the values, so that nothing needs to change."""
        if isinstance(edit, Respell):
            return False
        return is_done(edit, self.record) and not self._hangs_on_another_day(page, edit)

    def _refuse_loss(self, place: Place) -> None:
        """Refuse to take away an item of which something could not be read."""
        start, end = extent(self.page, place)
        for problem in self.parsed.problems:
            offset = self.record.breaks[max(problem.line, 1) - 1] + problem.column - 1
            if problem.code.startswith("F1") and start <= offset <= end:
                raise Refusal(
                    offset,
                    N_("something in it could not be read and would be lost: {problem}"),
                    problem=problem.message,
                )

    def _hangs_on_another_day(self, page: Page, edit: Edit) -> bool:
        """Return whether a date is written relative to the record's: 下周三, 6月5日."""
        if not isinstance(edit, SetField) or edit.field.kind not in ("date", "moment"):
            return False
        text = written_text(page, edit.place, edit.field)
        try:
            return text is not None and short_moment(text) is None
        except NoDate:
            return True

    def _fill(self, edit: AddItem, place: Place) -> None:
        """Write a new item into a blank entry of a form; an id that is printed there stays."""
        # The id comes last: alone it would leave the entry as blank as it was.
        for field, value in sorted(edit.values, key=lambda pair: pair[0].name == "id"):
            if field.name != "id" or not has_id(self.page, place):
                self.apply(SetField(place, field, value))

    def _page(self) -> Page:
        """Return the page to write on."""
        root = self.parsed.root
        if root is None:
            raise bug(self.source.path)
        traditional = any(is_traditional(key.text) for key, _ in root.pairs)
        return Page(self.text, root, self.record.language, traditional)

    def _refused(self, refusal: Refusal) -> RefusedError:
        line, column = place_of(line_starts(self.text), refusal.offset)
        return RefusedError(
            Message(
                N_("this cannot be changed without touching more than was asked: {reason}"),
                reason=refusal.message,
            ),
            Message(N_("change it in your editor: mtgrec edit {path}"), path=self.source.path),
            f"{self.source.path}:{line}:{column}",
        )

    def _carry_out(self, edit: Edit, change: TextChange) -> None:
        before, parsed, old = self.text, self.parsed, self.record
        text = spliced(before, change)
        self._take_new(self.source._replace(data=encoded(self.source, before, text)))
        self._prove_text(before, text, change)
        self._prove_values(edit, old)
        self._refuse_new_problems(parsed)

    # -- proofs

    def _prove_text(self, before: str, text: str, change: TextChange) -> None:
        """Raise unless the front matter has the intended values and the body is unchanged."""
        fences, old = find_fences(text), find_fences(before)
        same_body = fences and old and text[fences.end :] == before[old.end :]
        if plain(self.page.root) != change.expected or not same_body:
            raise bug(self.source.path)

    def _prove_values(self, edit: Edit, old: Record) -> None:
        """Raise unless the new value reads back as intended and all other values are unchanged."""
        for place in unmeant(edit, old, self.record):
            raise RefusedError(
                Message(N_("this would also change the meaning of {field}"), field=place),
                Message(N_("change it in your editor: mtgrec edit {path}"), path=self.source.path),
                self.source.path,
            )
        told = isinstance(edit, (AddItem, RemoveField, RemoveItem))
        if not (told or is_done(edit, self.record)):
            raise bug(self.source.path)

    def _refuse_new_problems(self, parsed: Parsed) -> None:
        known = Counter(problem.code for problem in parsed.problems)
        fresh = Counter(problem.code for problem in self.parsed.problems) - known
        for problem in self.parsed.problems:
            # Whether minutes are good is for `mtgrec check` to say; a file must stay readable.
            if problem.code in fresh and problem.severity != "hint" and problem.code[0] in "FT":
                raise _would_be(problem)


def readable(parsed: Parsed, source: Source) -> Record:
    """Return the record that was read; raises UnreadableError or UsageError where there is none."""
    if parsed.record is not None:
        return parsed.record
    for problem in parsed.problems:
        raise UnreadableError(problem.message, problem.help, problem.place)
    raise UsageError(
        Message(N_("this file is no record")),
        Message(N_("a record begins with --- and has a line such as “type: weekly”")),
        source.path,
    )


def bug(path: str) -> MtgrecError:
    """Return the error for a change that cannot be proved to be the intended one."""
    return MtgrecError(
        Message(N_("the change did not come out as intended; nothing was written")),
        Message(N_("this is a bug in mtgrec: please report it with the lines that you changed")),
        path,
    )


def _would_be(problem: Problem) -> RefusedError:
    return RefusedError(
        Message(N_("the change would make a problem: {problem}"), problem=problem.message),
        problem.help,
        problem.place,
    )


def spliced(text: str, change: TextChange) -> str:
    """Return `text` with the splices of a change, which do not overlap."""
    for splice in sorted(change.splices, reverse=True):
        text = text[: splice.start] + splice.text + text[splice.end :]
    return text


def encoded(source: Source, before: str, text: str) -> bytes:
    """Return the new bytes; raises RefusedError where those around the change would be others.

    Raises UsageError for a character that the file's encoding does not have.
    """
    if before.encode(source.encoding) != source.data:
        raise RefusedError(
            Message(N_("some characters of this file would come out as other bytes")),
            place=source.path,
        )
    try:
        return text.encode(source.encoding)
    except UnicodeEncodeError as error:
        raise UsageError(
            Message(
                N_("“{character}” cannot be written in the encoding {encoding}"),
                character=error.object[error.start],
                encoding=source.encoding,
            ),
            place=source.path,
        ) from None
