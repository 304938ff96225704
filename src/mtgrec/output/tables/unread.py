"""The table of what could not be read of the lists of records."""

from collections.abc import Sequence

from mtgrec.model.analysis.unread_entries import UnreadEntry
from mtgrec.output.answer import Cell, Column, Table
from mtgrec.output.language import _
from mtgrec.output.tables.cells import field_title, shown


def unread_table(entries: Sequence[UnreadEntry]) -> Table:
    """Return the table of entries that could not be read, as they are written."""
    return Table(
        _("Could not be read"),
        [Column(_("Field")), Column(_("As written")), Column(_("Record"))],
        [
            [field_title(entry.field), shown("", entry.text), Cell(entry.record.id, "accent")]
            for entry in entries
        ],
    )
