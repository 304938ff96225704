"""What an address names, and what to say where it names nothing or several things."""

import os
from collections.abc import Iterator
from pathlib import Path

from mtgrec.commands.session import Session
from mtgrec.model.address import AddressBook, Target
from mtgrec.model.errors import UnreadableError, UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.record import Record
from mtgrec.model.words import closest

_SHOWN_CANDIDATES = 8


def find_target(session: Session, book: AddressBook, address: str) -> Target:
    """Return the one record or item that `address` names; raises UsageError with the candidates."""
    head, ending, item = address.partition(".md.")
    path = _path_in_root(session, f"{head}.md" if ending else address)
    if path:
        _refuse_file(session, book, path)
    found = book.find(f"{path}.{item}" if path and ending else path or address)
    if len(found) == 1:
        return found[0]
    session.tell_unreadable()
    if found:
        # Where one id stands twice in a record, only the place in its list tells the two apart.
        twice = len({target.address for target in found}) < len(found)
        shown = [
            f"{target.numbered if twice else target.address} {target.what}".strip()
            for target in found[:_SHOWN_CANDIDATES]
        ]
        more = ["…"] if len(found) > _SHOWN_CANDIDATES else []
        raise UsageError(
            Message(N_("“{address}” may be several things"), address=address),
            Message(N_("write one of: {candidates}"), candidates="; ".join([*shown, *more])),
        )
    raise _unknown(book, address)


def _path_in_root(session: Session, address: str) -> str | None:
    """Return the Markdown file that `address` names, seen from the folder or from the root."""
    root = session.workspace.root.resolve()
    if not address.casefold().endswith(".md"):
        return None
    for folder in (session.folder, root):
        path = Path(os.path.realpath(folder / address))
        if os.path.isfile(path) and path.is_relative_to(root):  # noqa: PTH113 - also for odd names
            return session.workspace.relative(path)
    return None


def _refuse_file(session: Session, book: AddressBook, path: str) -> None:
    for problem in session.library.problems:
        if problem.path == path and problem.unreadable:
            raise UnreadableError(problem.message, problem.help, problem.place)
    if not book.exactly(path):
        raise UsageError(
            Message(N_("this file is no record")),
            Message(N_("a record begins with --- and has a line such as “type: weekly”")),
            path,
        )


def _unknown(book: AddressBook, address: str) -> UsageError:
    near = closest(address, [known for record in book.records for known in _spellings(record)])
    return UsageError(
        Message(N_("nothing has the address “{address}”"), address=address),
        Message(N_("did you mean “{word}”?"), word=near)
        if near
        else Message(N_("see all addresses with: mtgrec list records")),
    )


def _spellings(record: Record) -> Iterator[str]:
    """Yield what people may have meant to type: campaigns, ids whole or without the campaign."""
    short = "-".join(record.id.split("-")[-2:])
    yield from (*record.campaigns, record.id, short)
    for item in record.items:
        if item.id:
            yield from (item.id, f"{short}.{item.id}")
