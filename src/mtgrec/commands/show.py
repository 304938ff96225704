"""`mtgrec show ADDRESS`: one record or item, readable, with all that refers to it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
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
from mtgrec.output.item_tables import items_table, status_of
from mtgrec.output.language import _, current
from mtgrec.output.problems import problem_document

_SHOWN_CANDIDATES = 8


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
    session.answer(answer, cap=None)


def find_target(session: Session, book: AddressBook, address: str) -> Target:
    """Return the one record or item that `address` names; raises UsageError with the candidates."""
    found = book.find(address)
    if not found and (path := _path_in_root(session, address)):
        _refuse_unreadable(session, path)
        found = book.find(path)
    if len(found) == 1:
        return found[0]
    if found:
        shown = [f"{target.address} {target.what}".strip() for target in found[:_SHOWN_CANDIDATES]]
        raise UsageError(
            Message(N_("“{address}” may be several things"), address=address),
            Message(N_("write one of: {candidates}"), candidates="; ".join(shown)),
        )
    raise _unknown(book, address)


def _path_in_root(session: Session, address: str) -> str | None:
    path = session.folder / address
    if not path.exists():
        path = session.workspace.root / address
    if not path.is_file() or not path.resolve().is_relative_to(session.workspace.root.resolve()):
        return None
    return session.workspace.relative(path)


def _refuse_unreadable(session: Session, path: str) -> None:
    for problem in session.library.problems:
        if problem.path == path and problem.unreadable:
            raise UnreadableError(problem.message, problem.help, problem.place)


def _unknown(book: AddressBook, address: str) -> UsageError:
    known = [record.id for record in book.records]
    ids = [item.id for record in book.records for item in record.items if item.id]
    near = closest(address, [*known, *ids], cutoff=0.5)
    return UsageError(
        Message(N_("nothing has the address “{address}”"), address=address),
        Message(N_("did you mean “{word}”?"), word=near)
        if near
        else Message(N_("see all addresses with: mtgrec list records")),
    )


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
    content = entry_document(entry, book)
    return Answer(
        blocks=lambda: _item_blocks(entry, content, mentions),
        document=lambda: _document(session, "item", content, mentions),
        rows=lambda: (list(content), [content]),
    )


def _item_blocks(entry: Entry, row: dict[str, object], mentions: Sequence[Mention]) -> list[Block]:
    language = current()
    pairs: list[tuple[str, str | Cell]] = [(_("Status"), status_of(row)), *_carried(entry)]
    for field in KINDS[entry.item.kind].fields.fields:
        if field.name in ("id", "what", "status") or field.kind == "items":
            continue
        value = row.get(field.name, entry.item.values.get(field.name))
        text = field_text(value, field.words, row.get(f"{field.name}_address"))
        pairs += _lines(field.title(language), text)
    pairs.append((_("Record"), _record_line(entry.record)))
    pairs.append((_("File"), f"{entry.record.path}:{entry.line}"))
    blocks: list[Block] = [
        Facts(f"{entry.address}  {entry.item.text('what') or ''}".strip(), pairs)
    ]
    blocks += _inner_tables(entry)
    return [*blocks, *_mention_blocks(mentions)]


def _carried(entry: Entry) -> list[tuple[str, str | Cell]]:
    if not entry.carried or not entry.open:
        return []
    times = _("{count} meetings").format(count=entry.carried)
    if entry.wants_verdict:
        times = _("! {times}, needs a verdict").format(times=times)
    return [(_("Carried"), Cell(times, "bad" if entry.wants_verdict else ""))]


def _inner_tables(entry: Entry) -> list[Block]:
    """Return a table for each list inside the item: changes of a target, deviations."""
    return [
        table
        for field in KINDS[entry.item.kind].fields.fields
        if field.kind == "items"
        for table in _plain_table(field, entry.item.items(field.name))
    ]


def _plain_table(field: Field, items: Sequence[Item]) -> list[Block]:
    """Return the items of a list without figures of their own, one column a field."""
    if not items:
        return []
    columns = KINDS[field.items].fields.fields
    rows = [
        [field_text(plain_value(item.values.get(column.name)), column.words) for column in columns]
        for item in items
    ]
    return [
        Table(field.title(current()), [Column(column.title(current())) for column in columns], rows)
    ]


# -- a record


def _record_answer(
    session: Session, record: Record, mentions: Sequence[Mention], book: AddressBook
) -> Answer:
    rows = {
        kind: [entry_document(enter(record, item, session.outlook), book) for item in items]
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
    language = current()
    pairs: list[tuple[str, str | Cell]] = [(_("Type"), record.type.title(language))]
    for field in RECORD.fields:
        if field.name in ("type", "id", "title") or field.kind in ("items", "group"):
            continue
        text = field_text(plain_value(record.values.get(field.name)), field.words)
        pairs += _lines(field.title(language), text)
    pairs += _budget_lines(record)
    pairs.append((_("File"), record.path))
    title = f"{record.id}  {record.title or ''}".strip()
    tables: list[Block] = [
        items_table(KINDS[kind], entries)
        for kind, entries in rows.items()
        if KINDS[kind].fields.find("what")
    ]
    tables += _plain_table(RECORD["follow_ups"], record.item_lists.get("follow_up", ()))
    body = [Prose(_("Text"), record.body.strip("\r\n"))] if record.body.strip() else []
    return [Facts(title, pairs), *tables, *_mention_blocks(mentions), *body]


def _budget_lines(record: Record) -> list[tuple[str, str | Cell]]:
    budget = record.values.get("budget")
    if not isinstance(budget, Item):
        return []
    pairs: list[tuple[str, str | Cell]] = []
    for field in KINDS["budget"].fields.fields:
        if field.kind != "items":
            title = f"{RECORD['budget'].title(current())} · {field.title(current())}"
            pairs += _lines(title, field_text(plain_value(budget.values.get(field.name))))
    return pairs


def _lines(title: str, text: str) -> list[tuple[str, str | Cell]]:
    """Return a pair for each line of `text`, the title beside the first; none for no text."""
    return [("" if number else title, line) for number, line in enumerate(text.splitlines())]


def _record_line(record: Record) -> str:
    return f"{record.id}  {record.title or ''}".strip()


def _mention_blocks(mentions: Sequence[Mention]) -> list[Block]:
    if not mentions:
        return []
    language = current()
    return [
        Table(
            _("Referred to by"),
            [Column(_("Address")), Column(_("As")), Column(_("What"))],
            [
                [
                    Cell(mention.source.address, "accent"),
                    mention.title(language),
                    mention.source.what or mention.note,
                ]
                for mention in mentions
            ],
        )
    ]


def field_text(value: object, words: Words | None = None, address: object = None) -> str:
    """Return a field's plain value as readable text, a line an entry; empty where there is none."""
    if isinstance(address, str):
        return address
    if isinstance(value, str):
        return words.show(value, current()) if words else value
    if isinstance(value, bool):
        return _("yes") if value else ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, Mapping):
        return "\n".join(f"{name}: {part}" for name, part in value.items())
    if isinstance(value, Sequence):
        notes = any(isinstance(part, Mapping) for part in value)
        return ("\n" if notes else "、").join(map(_part_text, value))
    return "" if value is None else str(value)


def _part_text(value: object) -> str:
    if isinstance(value, Mapping):
        return " ".join(str(part) for part in value.values() if part)
    return str(value)
