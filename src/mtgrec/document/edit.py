"""Apply edits to a file, and check that nothing but the requested values has changed."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from operator import itemgetter
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
from mtgrec.document.pen.proof import Values, is_done, typed_values, unintended_changes
from mtgrec.document.pen.trees import patched, plain
from mtgrec.document.record.parse import Parsed
from mtgrec.document.record.short import short_moment
from mtgrec.document.source import Source, decode
from mtgrec.document.yaml.fences import find_fences
from mtgrec.document.yaml.nodes import Mapping
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
from mtgrec.model.values.date_errors import NoDate
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
    """Return `source` with `edits` applied in order, each checked to change nothing else.

    `parsed` is the parsed `source`, if the caller has it already. An edit whose value is there
    already leaves every byte as it is. Raises RefusedError for an edit that would change more than
    requested, UnreadableError for a file that cannot be read.
    """
    reviser = Reviser(source, read, parsed)
    for edit in edits:
        reviser.apply(edit)
    return Revision(reviser.source.data, reviser.record)


class Reviser:
    """Holds the present state of a file while edits are applied to it one after the other."""

    def __init__(self, source: Source, read: Read, parsed: Parsed | None = None) -> None:
        self.read = read
        self._load(source, parsed or read(source))

    def _load(self, source: Source, parsed: Parsed) -> None:
        self.source = source
        self.parsed = parsed
        self.record = readable(parsed, source)
        text = decode(source)
        self.text = text if isinstance(text, str) else ""
        self.page = self._page()
        self.__dict__.pop("values", None)

    @cached_property
    def values(self) -> Values:
        """The typed values of the record as it is now."""
        return typed_values(self.record)

    def _load_written(self, source: Source) -> None:
        """Load the changed file; raises RefusedError where it is no longer a readable record."""
        parsed = self.read(source)
        if parsed.record is None and parsed.problems:
            raise new_problem_error(parsed.problems[0])
        self._load(source, parsed)

    def apply(self, edit: Edit) -> None:
        """Apply one edit; raises RefusedError, or MtgrecError for an unexpected result."""
        try:
            place = blank_entry(self.page, edit) if isinstance(edit, AddItem) else None
            if isinstance(edit, AddItem) and place:
                self._fill_blank_entry(edit, place)
                return
            change = self.planned(edit)
        except Refusal as refusal:
            raise self.refused_error(refusal) from None
        if change is not None:
            parsed = self.parsed
            self.apply_change([edit], change)
            self._refuse_new_problems(parsed)

    def planned(self, edit: Edit) -> TextChange | None:
        """Return the change that carries out an edit, None for no change; raises Refusal."""
        if isinstance(edit, RemoveItem):
            self.refuse_loss(edit.place)
        return None if self._is_already_done(self.page, edit) else plan_change(self.page, edit)

    def _is_already_done(self, page: Page, edit: Edit) -> bool:
        """Return whether the record already has the value, so that nothing is to be done."""
        if isinstance(edit, Respell):
            return False
        return is_done(edit, self.values) and not self._is_relative_date(page, edit)

    def refuse_loss(self, place: Place) -> None:
        """Raise Refusal for removing an item with a value that could not be read."""
        start, end = extent(self.page, place)
        lost = self.page.cached("unread values", self._unread_values)
        inside = lost[
            bisect_left(lost, (start,)) : bisect_right(lost, (end, len(self.parsed.problems)))
        ]
        if inside:
            offset, number = min(inside, key=itemgetter(1))
            raise Refusal(
                offset,
                N_("something in it could not be read and would be lost: {problem}"),
                problem=self.parsed.problems[number].message,
            )

    def _unread_values(self) -> list[tuple[int, ...]]:
        """Return the offsets and numbers of the problems of values that could not be read."""
        return sorted(
            (self.offset_of(problem), number)
            for number, problem in enumerate(self.parsed.problems)
            if problem.code.startswith("F1")
        )

    def offset_of(self, problem: Problem) -> int:
        """Return the offset at which a problem of the present text stands."""
        return self.record.breaks[max(problem.line, 1) - 1] + problem.column - 1

    def _is_relative_date(self, page: Page, edit: Edit) -> bool:
        """Return whether the date is written relative to the record's date: 下周三, 6月5日."""
        if not isinstance(edit, SetField) or edit.field.kind not in ("date", "moment"):
            return False
        text = written_text(page, edit.place, edit.field)
        try:
            return text is not None and short_moment(text) is None
        except NoDate:
            return True

    def _fill_blank_entry(self, edit: AddItem, place: Place) -> None:
        """Write a new item into a blank form entry; an id that is there already stays."""
        # What it is comes first, as an item needs that; an id alone would leave the entry blank.
        order = {"what": -1, "id": 1}
        for field, value in sorted(edit.values, key=lambda pair: order.get(pair[0].name, 0)):
            if field.name != "id" or not has_id(self.page, place):
                self.apply(SetField(place, field, value))

    def _page(self) -> Page:
        """Return the page of the present text."""
        root = self.parsed.root
        if root is None:
            raise bug(self.source.path)
        traditional = any(is_traditional(key.text) for key, _ in root.pairs)
        return Page(self.text, root, self.record.language, traditional=traditional)

    def refused_error(self, refusal: Refusal) -> RefusedError:
        """Return the error that tells why an edit cannot be made, and where."""
        line, column = self.record.place(refusal.offset)
        return RefusedError(
            Message(
                N_("this cannot be changed without touching more than was asked: {reason}"),
                reason=refusal.message,
            ),
            Message(N_("change it in your editor: mtgrec edit {path}"), path=self.source.path),
            f"{self.source.path}:{line}:{column}",
        )

    def apply_change(self, edits: Sequence[Edit], change: TextChange) -> None:
        """Apply the change that carries out `edits`, and check everything but new problems.

        Raises RefusedError, or MtgrecError for an unexpected result; the reviser is of no use then.
        """
        before, root, values = self.text, self.page.root, self.values
        text = change.applied(before)
        self._load_written(self.source._replace(data=encode_changed(self.source, before, text)))
        self._check_text(before, root, change)
        self._check_values(edits, values)

    # -- checks of the result

    def _check_text(self, before: str, root: Mapping, change: TextChange) -> None:
        """Raise MtgrecError unless the front matter is as expected and the body is unchanged."""
        text, fences, old = self.text, find_fences(self.text), find_fences(before)
        same_body = fences and old and text[fences.end :] == before[old.end :]
        expected = patched(plain(root), change.patches)
        if plain(self.page.root) != expected or not same_body:
            raise bug(self.source.path)

    def _check_values(self, edits: Iterable[Edit], before: Values) -> None:
        """Raise unless the requested values are there, and all other values are as before."""
        for place in unintended_changes(edits, before, self.values):
            raise RefusedError(
                Message(N_("this would also change the meaning of {field}"), field=place),
                Message(N_("change it in your editor: mtgrec edit {path}"), path=self.source.path),
                self.source.path,
            )
        for edit in edits:
            adds_or_removes = isinstance(edit, (AddItem, RemoveField, RemoveItem))
            if not (adds_or_removes or is_done(edit, self.values)):
                raise bug(self.source.path)

    def _refuse_new_problems(self, parsed: Parsed) -> None:
        existing = Counter(problem.code for problem in parsed.problems)
        new = Counter(problem.code for problem in self.parsed.problems) - existing
        for problem in self.parsed.problems:
            if problem.code in new and counts_as_new(problem):
                raise new_problem_error(problem)


def counts_as_new(problem: Problem) -> bool:
    """Return whether an edit must not make such a problem.

    Only problems of reading count; the quality of minutes is for `mtgrec check`.
    """
    return problem.severity != "hint" and problem.code[0] in "FT"


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
    """Return the error for a change whose result is not the intended one."""
    return MtgrecError(
        Message(N_("the change did not come out as intended; nothing was written")),
        Message(N_("this is a bug in mtgrec: please report it with the lines that you changed")),
        path,
    )


def new_problem_error(problem: Problem) -> RefusedError:
    """Return the error for a change that would make a problem."""
    return RefusedError(
        Message(N_("the change would make a problem: {problem}"), problem=problem.message),
        problem.help,
        problem.place,
    )


def encode_changed(source: Source, before: str, text: str) -> bytes:
    """Return `text` in the encoding of the file.

    Raises RefusedError where the unchanged text `before` would not give the bytes of `source`, and
    UsageError for a character that the encoding does not have.
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
