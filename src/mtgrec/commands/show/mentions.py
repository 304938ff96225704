"""What the pages of items and records share: the JSON document, and the table of mentions."""

from collections.abc import Sequence

from mtgrec.commands.session import Session
from mtgrec.model.records.mentions import Mention
from mtgrec.model.records.record import Record
from mtgrec.model.records.schema import KINDS
from mtgrec.output.answer import Block, Cell, Column, Table
from mtgrec.output.documents.problems import problem_documents
from mtgrec.output.language import _
from mtgrec.output.tables.cells import field_title


def _mention_document(mention: Mention) -> dict[str, object]:
    return {"address": mention.source.address, "field": mention.field, "what": mention.source.what}


def document(
    session: Session, kind: str, content: dict[str, object], mentions: Sequence[Mention]
) -> dict[str, object]:
    return {
        "schema_version": 1,
        "kind": kind,
        "today": session.now.date(),
        kind: content,
        "referred_by": [_mention_document(mention) for mention in mentions],
        "problems": problem_documents(session.library.problems, {str(content["path"])}),
    }


def record_line(record: Record) -> str:
    return f"{record.id}  {record.title or ''}".strip()


def _mention_row(mention: Mention) -> list[str | Cell]:
    source = mention.source
    if mention.kind == "follow_up":  # shown as its meeting and its note
        return [Cell(source.record.id, "accent"), _("Follow-up"), mention.note]
    title = field_title(KINDS[mention.kind].fields[mention.field])
    return [Cell(source.address, "accent"), title, source.what]


def mention_blocks(mentions: Sequence[Mention]) -> list[Block]:
    if not mentions:
        return []
    return [
        Table(
            _("Referred to by"),
            [Column(_("Address")), Column(_("As")), Column(_("What"))],
            [_mention_row(mention) for mention in mentions],
        )
    ]
