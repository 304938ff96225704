"""What could not be read of the lists of records, as JSON."""

from collections.abc import Iterable

from mtgrec.model.analysis.unread_entries import UnreadEntry
from mtgrec.output.documents import Document


def unread_documents(entries: Iterable[UnreadEntry]) -> list[Document]:
    """Return entries that could not be read as JSON data."""
    return [
        {
            "record": entry.record.id,
            "field": entry.field.name,
            "text": entry.text,
            "path": entry.record.path,
            "line": entry.line,
        }
        for entry in entries
    ]
