"""One thing in one place: the same item in two records of one campaign counts once."""

from collections.abc import Iterable
from datetime import date

from mtgrec.model import traps
from mtgrec.model.address import DRAWN_ID, item_address
from mtgrec.model.problem import Problem
from mtgrec.model.record import Item, Record
from mtgrec.model.words import fold


def find_copies(records: Iterable[Record]) -> tuple[dict[int, list[Item]], list[Problem]]:
    """Return the copied items by `id()` of their record, and a problem for each of them.

    The same drawn id, or the same id and `what`, in two records of one campaign is a copy: the
    older record's item counts.
    """
    first: dict[tuple[str, ...], tuple[Record, Item]] = {}
    copies: dict[int, list[Item]] = {}
    problems: list[Problem] = []
    for record in sorted(records, key=lambda record: (record.date or date.max, record.path)):
        for item in record.items:
            for key in _keys(record, item):
                original, same = first.setdefault(key, (record, item))
                if original is record:
                    continue
                copies.setdefault(id(record), []).append(item)
                problems.append(_problem(record, item, item_address(original, same)))
                break
    return copies, problems


def _keys(record: Record, item: Item) -> list[tuple[str, ...]]:
    if not item.id:
        return []
    if DRAWN_ID.fullmatch(item.id.upper()):
        return [(campaign, fold(item.id)) for campaign in record.campaigns]
    what = fold(item.text("what") or "")
    return [(campaign, fold(item.id), what) for campaign in record.campaigns if what]


def _problem(record: Record, item: Item, original: str) -> Problem:
    place = record.place(item.at.get("id", item.offset))
    address = item_address(record, item)
    return traps.COPIED_ITEM.at(record.path, place, address, original=original)


def without_copies(records: Iterable[Record]) -> tuple[list[Record], list[Problem]]:
    """Return the records with their copied items left out, and the problems."""
    records = list(records)
    copies, problems = find_copies(records)
    return [_without(record, copies.get(id(record), [])) for record in records], problems


def _without(record: Record, copied: list[Item]) -> Record:
    if not copied:
        return record
    gone = {id(item) for item in copied}
    return record.with_items(
        {
            kind: tuple(item for item in items if id(item) not in gone)
            for kind, items in record.item_lists.items()
        }
    )
