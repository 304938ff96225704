"""What is written in records and stands in no figure, as it could not be read: whole entries."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field
from mtgrec.model.records.schema.record_fields import RECORD

_LINES = KINDS["budget"].fields["lines"]
_CAMPAIGN = RECORD["campaign"]
_PLACING = (_CAMPAIGN, RECORD["date"])
"""Fields that say where a record counts, so that without them its items count elsewhere."""


class UnreadEntry(NamedTuple):
    """Entries of one list of a record, or its campaign or date, that could not be read."""

    record: Record
    field: Field
    text: str
    """As it is written; several entries of one list are joined."""
    offset: int

    @property
    def line(self) -> int:
        """The line on which the list begins."""
        return self.record.place(self.offset)[0]

    @property
    def place(self) -> str:
        """`path:line:column` of where the list begins."""
        line, column = self.record.place(self.offset)
        return f"{self.record.path}:{line}:{column}"


def unread_entries(
    records: Iterable[Record], keep: Callable[[Record], bool] = lambda _record: True
) -> list[UnreadEntry]:
    """Return what could not be read of the item lists, campaigns and dates of some records.

    These are the records that `keep` takes, and those whose campaign could not be read: they may
    belong to any.
    """
    return [
        entry
        for record in records
        if keep(record) or _CAMPAIGN.name in record.unread
        for entry in _of(record)
    ]


def _of(record: Record) -> Iterator[UnreadEntry]:
    for field in RECORD.fields:
        if field.kind == "items" or (field in _PLACING and field.name not in record.values):
            yield from _in(record, record, field)
    budget = record.values.get("budget")
    if isinstance(budget, Item):
        yield from _in(record, budget, _LINES)


def _in(record: Record, holder: Record | Item, field: Field) -> Iterator[UnreadEntry]:
    if text := holder.unread.get(field.name):
        yield UnreadEntry(record, field, text, holder.at.get(field.name, 0))
