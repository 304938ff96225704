"""`mtgrec show ADDRESS`: one record or item, readable, with all that refers to it."""

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from mtgrec.commands.options import with_session
from mtgrec.commands.session import Session
from mtgrec.model.address import AddressBook, Target
from mtgrec.model.entry import Entry, enter, entry_document, missing_value, plain_value
from mtgrec.model.errors import UnreadableError, UsageError
from mtgrec.model.listing import record_document
from mtgrec.model.mentions import Mention, mentions_of
from mtgrec.model.message import N_, Message
from mtgrec.model.record import Item, Record
from mtgrec.model.schema import KINDS, RECORD, Field
from mtgrec.model.words import Words, closest
from mtgrec.output.answer import Answer, Block, Cell, Column, Facts, Prose, Table
from mtgrec.output.cells import attainment_cell, field_title, joined
from mtgrec.output.item_tables import items_table, status_of
from mtgrec.output.language import _, current
from mtgrec.output.problems import problem_document
from mtgrec.output.text import width

_SHOWN_CANDIDATES = 8
# Entries of a list up to this width stand on one line.
_SHORT = 20
# What these kinds are is seen from figures: a status stands there only if somebody wrote one.
_STATELESS = {"kpi", "lesson", "budget_line"}
_OF_STATUS = {
    *("what", "owner", "owners", "department", "due", "status", "overdue", "lag_days"),
    *("off_track", "carried", "wants_verdict", "major", "tags", "waive"),
}


@with_session
def command(
    session: Session,
    address: Annotated[
        str,
        typer.Argument(
            metavar=_("ADDRESS"), help=_("a record or an item, also a part of it, or a path")
        ),
    ],
) -> None:
    """Show one record or item with all that refers to it."""
    book = session.library.book()
    target = find_target(session, book, address)
    mentions = mentions_of(target, book)
    if target.item is None:
        answer = _record_answer(session, target.record, mentions, book)
    else:
        entry = enter(target.record, target.item, session.outlook)
        answer = _item_answer(session, entry, mentions, book)
    session.print(answer, cap=None)
    session.tell_problems(target.record.path)


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
        shown = [f"{target.address} {target.what}".strip() for target in found[:_SHOWN_CANDIDATES]]
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
    """Yield what people may have meant to type: ids, whole or without the campaign."""
    short = "-".join(record.id.split("-")[-2:])
    yield from (record.id, short)
    for item in record.items:
        if item.id:
            yield from (item.id, f"{short}.{item.id}")


def _mention_document(mention: Mention) -> dict[str, object]:
    return {"address": mention.source.address, "field": mention.field, "what": mention.source.what}


def _document(
    session: Session, kind: str, content: dict[str, object], mentions: Sequence[Mention]
) -> dict[str, object]:
    path = content["path"]
    return {
        "schema_version": 1,
        "kind": kind,
        "today": session.now.date(),
        kind: content,
        "referred_by": [_mention_document(mention) for mention in mentions],
        "problems": [
            problem_document(problem)
            for problem in session.library.problems
            if problem.path == path
        ],
    }


# -- an item


def _item_answer(
    session: Session, entry: Entry, mentions: Sequence[Mention], book: AddressBook
) -> Answer:
    content = _item_document(entry, book)
    return Answer(
        blocks=lambda: _item_blocks(entry, content, mentions),
        document=lambda: _document(session, "item", content, mentions),
        rows=lambda: (list(content), [content]),
    )


def _item_blocks(entry: Entry, row: dict[str, object], mentions: Sequence[Mention]) -> list[Block]:
    pairs: list[tuple[str, str | Cell]] = []
    if "status" in row and (entry.item.kind not in _STATELESS or "status" in entry.item.values):
        pairs.append((_("Status"), status_of(row)))
    pairs += _carried(entry)
    for field in KINDS[entry.item.kind].fields.fields:
        if field.name in ("id", "what", "status") or field.kind == "items":
            continue
        pairs += _lines(field_title(field), field_text(_shown_value(field, row), field.words))
    if entry.standing:
        pairs.append((_("Attainment"), attainment_cell(entry.standing.attainment)))
        pairs += _lines(_("Source"), field_text(row["source"]))
    pairs.append((_("Record"), _record_line(entry.record)))
    pairs.append((_("File"), f"{entry.record.path}:{entry.line}"))
    blocks: list[Block] = [
        Facts(f"{entry.address}  {entry.item.text('what') or ''}".strip(), pairs)
    ]
    for field in KINDS[entry.item.kind].fields.fields:
        if field.kind == "items":  # changes of a target, deviations
            blocks += _plain_table(field, row[field.name])
    return [*blocks, *_mention_blocks(mentions)]


def _carried(entry: Entry) -> list[tuple[str, str | Cell]]:
    if not entry.carried or not entry.open:
        return []
    times = _("{count} meetings").format(count=entry.carried)
    if entry.wants_verdict:
        times = _("! {times}, needs a verdict").format(times=times)
    return [(_("Carried"), Cell(times, "bad" if entry.wants_verdict else ""))]


def _item_document(entry: Entry, book: AddressBook) -> dict[str, object]:
    """Return an item as JSON gives it; what has no status of its own (a follow-up) has no lag either."""
    document = entry_document(entry, book)
    if KINDS[entry.item.kind].fields.find("status"):
        return document
    return {name: value for name, value in document.items() if name not in _OF_STATUS}


def _shown_value(field: Field, row: dict[str, object]) -> object:
    """Return a field's value; of a reference the full address, where it leads anywhere."""
    value = row[field.name]
    if field.kind == "reference":
        return row[f"{field.name}_address"] or value
    if field.kind == "references" and isinstance(value, list):
        addresses = row[f"{field.name}_addresses"]
        found = addresses if isinstance(addresses, list) else []
        return [address or written for address, written in zip(found, value, strict=True)]
    return value


def _plain_table(field: Field, rows: object) -> list[Block]:
    """Return a table of items without figures of their own, one column a field."""
    if not isinstance(rows, list) or not rows:
        return []
    columns = KINDS[field.items].fields.fields
    cells = [
        [field_text(_shown_value(column, row), column.words) for column in columns] for row in rows
    ]
    return [Table(field_title(field), [Column(field_title(column)) for column in columns], cells)]


# -- a record


def _record_answer(
    session: Session, record: Record, mentions: Sequence[Mention], book: AddressBook
) -> Answer:
    rows = {
        kind: [_item_document(enter(record, item, session.outlook), book) for item in items]
        for kind, items in record.item_lists.items()
        if items
    }
    content = {**record_document(record), **_record_fields(record)}
    items = {KINDS[kind].plural: entries for kind, entries in rows.items()}
    return Answer(
        blocks=lambda: _record_blocks(record, rows, mentions),
        document=lambda: _document(session, "record", {**content, "items": items}, mentions),
        rows=lambda: (list(content), [content]),
    )


def _record_fields(record: Record) -> dict[str, object]:
    return {
        field.name: plain_value(record.values.get(field.name), missing_value(field))
        for field in RECORD.fields
        if field.kind != "items"
        and field.name not in ("id", "type", "title", "date", "campaign", "draft")
    }


def _record_blocks(
    record: Record, rows: dict[str, list[dict[str, object]]], mentions: Sequence[Mention]
) -> list[Block]:
    pairs: list[tuple[str, str | Cell]] = [(_("Type"), record.type.title(current()))]
    for field in RECORD.fields:
        if field.name in ("type", "id", "title") or field.kind in ("items", "group"):
            continue
        text = field_text(plain_value(record.values.get(field.name)), field.words)
        pairs += _lines(field_title(field), text)
    pairs.append((_("File"), record.path))
    title = f"{record.id}  {record.title or ''}".strip()
    tables: list[Block] = [
        items_table(KINDS[kind], entries)
        for kind, entries in rows.items()
        if KINDS[kind].fields.find("what")
    ]
    tables += _plain_table(RECORD["follow_ups"], rows.get("follow_up"))
    body = [Prose(_("Text"), record.body.strip("\r\n"))] if record.body.strip() else []
    return [Facts(title, pairs), *_budget(record), *tables, *_mention_blocks(mentions), *body]


def _budget(record: Record) -> list[Block]:
    """Return the money of a plan as a whole; its lines have a table of their own."""
    budget = record.values.get("budget")
    if not isinstance(budget, Item):
        return []
    pairs = [
        pair
        for field in KINDS["budget"].fields.fields
        if field.kind != "items"
        for pair in _lines(
            field_title(field), field_text(plain_value(budget.values.get(field.name)))
        )
    ]
    return [Facts(field_title(RECORD["budget"]), pairs)]


def _lines(title: str, text: str) -> list[tuple[str, str | Cell]]:
    """Return a pair for each line of `text`, the title beside the first; none for no text."""
    return [("" if number else title, line) for number, line in enumerate(text.splitlines())]


def _record_line(record: Record) -> str:
    return f"{record.id}  {record.title or ''}".strip()


def _mention_row(mention: Mention) -> list[str | Cell]:
    source = mention.source
    if mention.kind == "follow_up":  # the meeting is the thing, and its note
        return [Cell(source.record.id, "accent"), _("Follow-up"), mention.note]
    title = field_title(KINDS[mention.kind].fields[mention.field])
    return [Cell(source.address, "accent"), title, source.what]


def _mention_blocks(mentions: Sequence[Mention]) -> list[Block]:
    if not mentions:
        return []
    return [
        Table(
            _("Referred to by"),
            [Column(_("Address")), Column(_("As")), Column(_("What"))],
            [_mention_row(mention) for mention in mentions],
        )
    ]


def field_text(value: object, words: Words | None = None) -> str:
    """Return a field's plain value as readable text, a line an entry; empty where there is none."""
    if isinstance(value, str):
        return words.show(value, current()) if words else value
    if isinstance(value, bool):
        return _("yes") if value else ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, Mapping):
        return "\n".join(f"{name}: {part}" for name, part in value.items())
    if isinstance(value, Sequence):
        parts = list(map(_part_text, value))
        long = (
            any(isinstance(part, Mapping) for part in value)
            or max(map(width, parts), default=0) > _SHORT
        )
        return "\n".join(parts) if long else joined(parts)
    return "" if value is None else str(value)


def _part_text(value: object) -> str:
    if isinstance(value, Mapping):
        return " ".join(str(part) for part in value.values() if part)
    return str(value)
