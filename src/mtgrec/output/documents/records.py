"""Records as JSON and spreadsheets list them."""

from mtgrec.model.figures.completeness import completeness
from mtgrec.model.records.record import Record
from mtgrec.model.records.schema import LISTED
from mtgrec.output.documents.quantities import count_ratio

RECORD_NAMES = (
    *("id", "type", "title", "date", "campaign", "path", "completeness", "draft"),
    *(kind.plural for kind in LISTED),
)


def record_document(record: Record) -> dict[str, object]:
    """Return a record as JSON gives it in a list."""
    filled = completeness(record)
    return {
        "id": record.id,
        "type": record.type.name,
        "title": record.title,
        "date": record.date,
        "campaign": record.campaign,
        "path": record.path,
        "completeness": count_ratio(filled) if filled else None,
        "draft": record.draft,
        "unread": dict(record.unread),
        **{kind.plural: len(record.item_lists.get(kind.name, ())) for kind in LISTED},
    }
