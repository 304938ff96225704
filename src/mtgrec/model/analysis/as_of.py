"""The records as they were on a day: what a meeting of that day could know."""

from collections.abc import Iterable
from datetime import date

from mtgrec.model.records.record import Item, Record

_SET_WHEN_FINISHED = ("status", "status_text", "finished", "lag_reason", "progress")


def as_of(records: Iterable[Record], day: date) -> list[Record]:
    """Return the records up to `day`, with items that were finished later as unfinished.

    A record without a date is kept, because it may be older.
    """
    return [
        record.with_items(
            {
                kind: tuple(_item_as_of(item, day) for item in items)
                for kind, items in record.item_lists.items()
            }
        )
        for record in records
        if record.date is None or record.date <= day
    ]


def _item_as_of(item: Item, day: date) -> Item:
    finished = item.day("finished")
    if finished is None or finished <= day:
        return item
    values = {name: value for name, value in item.values.items() if name not in _SET_WHEN_FINISHED}
    return Item(item.kind, item.number, item.offset, values, item.at, item.unread)
