"""Finding again, in a record just read, what an address named a moment ago."""

from collections.abc import Sequence

from mtgrec.model.errors import RefusedError
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import Target
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema import KINDS


def relocated(target: Target, fresh: Record) -> Target:
    """Return what `target` is in `fresh`, the same file read anew; raises RefusedError if it is gone.

    An id is found wherever it is now; without one, the place in the list counts, and the words
    must still be those that were seen.
    """
    if fresh.id.casefold() != target.record.id.casefold():
        raise _gone(target)
    if target.item is None:
        return Target(fresh)
    items = fresh.item_lists.get(target.item.kind, ())
    found = _of_id(target.item, items) or _of_place(target.item, items)
    if found is None:
        raise _gone(target)
    return Target(fresh, found)


def _of_id(item: Item, items: Sequence[Item]) -> Item | None:
    if not item.id:
        return None
    named = [each for each in items if each.id and each.id.casefold() == item.id.casefold()]
    return named[0] if len(named) == 1 else None


def _of_place(item: Item, items: Sequence[Item]) -> Item | None:
    same = (
        each
        for each in items
        if (each.number, each.id, _words(each)) == (item.number, item.id, _words(item))
    )
    return next(same, None)


def _words(item: Item) -> tuple[str | None, ...]:
    """Return what a person would know the item by."""
    names = ("what",) if KINDS[item.kind].fields.find("what") else ("item", "note")
    return tuple(item.text(name) for name in names)


def _gone(target: Target) -> RefusedError:
    return RefusedError(
        Message(N_("{address} was changed meanwhile; nothing was written"), address=target.address),
        Message(N_("look at it again with: mtgrec show {address}"), address=target.record.id),
        target.record.path,
    )
