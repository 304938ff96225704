"""Find records and items by address, with errors that list candidates or suggestions."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mtgrec.model.errors import UnreadableError, UsageError
from mtgrec.model.figures.progress import FINISHED
from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.model.records.address import AddressBook, Target
from mtgrec.model.records.naming import ENDINGS, is_markdown
from mtgrec.model.records.record import Record
from mtgrec.model.records.schema import KINDS, LISTED
from mtgrec.model.values.spelling import closest
from mtgrec.model.values.words import fold
from mtgrec.rules.traceability.t002_copied_item import INFO as COPIED_ITEM
from mtgrec.rules.traceability.t007_changed_copy import INFO as CHANGED_COPY
from mtgrec.store.reading import files
from mtgrec.store.reading.library import Library
from mtgrec.store.reading.scan import why_not_searched
from mtgrec.store.workspace import Workspace

_SHOWN_CANDIDATES = 8
_COPIED = (COPIED_ITEM.code, CHANGED_COPY.code)
_SHORTEST_TEXT = 2
"""Characters from which a word is looked for in the text of items."""
_NAMED = frozenset(kind.name for kind in LISTED)
_ITEM_IN_FILE = re.compile(
    rf"(.*?(?:{'|'.join(map(re.escape, ENDINGS))}))(\..*)", re.DOTALL | re.IGNORECASE
)


class Finder(NamedTuple):
    """Finds records and items by the addresses that users type in a folder of a workspace."""

    workspace: Workspace
    folder: Path
    library: Library
    book: AddressBook

    def find(self, address: str, *, whole: bool = False) -> Target:
        """Return the one record or item that `address` names.

        With `whole` the id of an item must be complete: a change must name its item exactly.
        Raises UsageError with the candidates, UnreadableError for a path of a file that cannot be
        read.
        """
        path, item = self._file_and_item(address)
        if path:
            self._refuse_file(path)
        typed = f"{path}{item}" if path else address
        found = self.book.find(typed, whole=whole)
        if len(found) == 1:
            return found[0]
        if found:
            raise _ambiguous(address, found)
        if whole and (beginnings := self.book.find(typed)):
            raise _incomplete_id(address, beginnings)
        self._refuse_copy(typed, whole=whole)
        self._refuse_path(address)
        raise _unknown(self.book, address)

    def named_file(self, address: str) -> str | None:
        """Return the Markdown file whose path begins `address`, or None."""
        return self._file_and_item(address)[0]

    def _file_and_item(self, address: str) -> tuple[str | None, str]:
        """Return the file that `address` names, and `.A7KQ` if it also names an item in it."""
        found = _ITEM_IN_FILE.match(address)
        return (self._file(found[1]), found[2]) if found else (self._file(address), "")

    def _file(self, address: str) -> str | None:
        """Return a Markdown file given relative to the folder or to the root, or None."""
        root = self.workspace.root.resolve()
        if not is_markdown(address):
            return None
        for folder in (self.folder, root):
            path = Path(os.path.realpath(folder / address))
            if files.is_regular(path) and path.is_relative_to(root):
                return self.workspace.relative(path)
        return None

    def unreadable(self, path: str) -> Problem | None:
        """Return the problem that makes the file at `path` unreadable, or None."""
        return next(
            (
                problem
                for problem in self.library.problems
                if problem.path == path and problem.unreadable
            ),
            None,
        )

    def _refuse_file(self, path: str) -> None:
        if problem := self.unreadable(path):
            raise UnreadableError(problem.message, problem.help, problem.place)
        if not self.book.exactly(path):
            self._refuse_unsearched(path, folder=False)
            raise UsageError(
                Message(N_("this file is no record")),
                Message(N_("a record begins with --- and has a line such as “type: weekly”")),
                path,
            )

    def _refuse_copy(self, address: str, *, whole: bool) -> None:
        """Raise UsageError for the address of an item that is a copy, which names its original."""
        copies = AddressBook(
            record.with_items(
                {
                    kind: [copy for copy in record.copies if copy.kind == kind]
                    for kind in {copy.kind for copy in record.copies}
                }
            )
            for record in self.library.records
            if record.copies
        )
        found = {target.address for target in copies.find(address, whole=whole) if target.item}
        for problem in self.library.problems:
            if problem.address in found and problem.code in _COPIED:
                raise UsageError(problem.message, problem.help, problem.place)

    def _refuse_unsearched(self, path: str, *, folder: bool) -> None:
        exclude = self.workspace.settings.exclude
        if reason := why_not_searched(path, exclude, folder=folder):
            raise UsageError(reason, place=path)

    def _refuse_path(self, address: str) -> None:
        """Raise UsageError for a path that names no file of the workspace's Markdown."""
        root = self.workspace.root.resolve()
        path = Path(os.path.realpath(self.folder / address))
        if not address or not files.exists(path):
            return
        if not path.is_relative_to(root):
            raise UsageError(Message(N_("this path lies outside the workspace")), place=address)
        folder = files.is_folder(path)
        if path != root:
            self._refuse_unsearched(self.workspace.relative(path), folder=folder)
        if folder:
            name_a_record = Message(N_("name a record in it, or a campaign"))
            raise UsageError(Message(N_("this is a folder")), name_a_record, address)
        raise UsageError(Message(N_("this file is no record")), place=address)


def _ambiguous(address: str, found: Sequence[Target]) -> UsageError:
    return UsageError(
        Message(N_("“{address}” may be several things"), address=address), _candidates(found)
    )


def _incomplete_id(address: str, found: Sequence[Target]) -> UsageError:
    return UsageError(
        Message(
            N_("“{address}” is only the beginning of an id; to change something, write it whole"),
            address=address,
        ),
        _candidates(found),
    )


def _candidates(found: Sequence[Target]) -> Message:
    addresses = list(_unique_addresses(found))
    more = ["…"] if len(addresses) > _SHOWN_CANDIDATES else []
    listed = "; ".join([*addresses[:_SHOWN_CANDIDATES], *more])
    return Message(N_("write one of: {candidates}"), candidates=listed)


def _unique_addresses(found: Sequence[Target]) -> Iterator[str]:
    """Yield each target by a unique address, with file and line where its own is not unique."""
    for name in (_address, _numbered, _by_path):
        names = [name(target) for target in found]
        if len(set(names)) == len(names):
            break
    for target, each in zip(found, names, strict=True):
        shown = f"{each} {target.what}".strip()
        yield shown if name is _address else f"{shown} ({_place(target)})"


def _address(target: Target) -> str:
    return target.address


def _numbered(target: Target) -> str:
    """Return an address with the number in the list, unique for items of one id in a record."""
    return target.numbered


def _by_path(target: Target) -> str:
    """Return an address with the file, unique for records of one id."""
    if target.item is None:
        return target.record.path
    return f"{target.record.path}.{KINDS[target.item.kind].plural}.{target.item.number}"


def _place(target: Target) -> str:
    record, item = target.record, target.item
    offset = item.offset if item else record.at.get("id", 0)
    return f"{record.path}:{record.place(offset)[0]}"


def _unknown(book: AddressBook, address: str) -> UsageError:
    return UsageError(
        Message(N_("nothing has the address “{address}”"), address=address),
        _suggestion(book, address),
    )


def _suggestion(book: AddressBook, address: str) -> Message:
    """Return what an address may have been meant to be: first of all, items that say these words."""
    if said := _saying(book, address):
        return _candidates(said)
    spelt = {spelling: target for record in book.records for spelling, target in _spellings(record)}
    if (close := closest(address, spelt)) is None:
        return Message(N_("see the addresses of items with: mtgrec list actions"))
    if (target := spelt[close]).item is None or not target.what:
        return Message(N_("did you mean “{word}”?"), word=close)
    return Message(N_("did you mean “{word}” ({what})?"), word=close, what=target.what)


def _saying(book: AddressBook, words: str) -> list[Target]:
    """Return the items whose text holds all of these words, open ones first."""
    pieces = [fold(word) for word in words.split()]
    if len("".join(pieces)) < _SHORTEST_TEXT:
        return []
    found = [
        Target(record, item)
        for record in book.records
        for item in record.items
        if item.kind in _NAMED and _has_all(fold(item.text("what") or ""), pieces)
    ]
    return sorted(found, key=_is_finished)


def _has_all(text: str, pieces: Sequence[str]) -> bool:
    return all(piece in text for piece in pieces)


def _is_finished(target: Target) -> bool:
    return target.item is not None and target.item.status in FINISHED


def _spellings(record: Record) -> Iterator[tuple[str, Target]]:
    """Yield the addresses for suggestions: campaigns, and ids with and without the campaign."""
    short = "-".join(record.id.split("-")[-2:])
    for spelling in (*record.campaigns, record.id, short):
        yield spelling, Target(record)
    for item in record.items:
        if item.id:
            target = Target(record, item)
            yield from ((item.id, target), (f"{short}.{item.id}", target))
