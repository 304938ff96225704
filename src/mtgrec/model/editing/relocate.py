"""Finding the target of an address again after its file was read anew."""

from collections.abc import Sequence

from mtgrec.model.errors import RefusedError
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import Target
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema import KINDS


def relocated(target: Target, fresh: Record) -> Target:
    """Return the counterpart of `target` in `fresh`, the same file read anew.

    An item with an id is found by its id; one without is found by its position in the list, and its
    text must be unchanged. Raises RefusedError if the target no longer exists.
    """
    if fresh.id.casefold() != target.record.id.casefold():
        raise _changed_meanwhile(target)
    if target.item is None:
        return Target(fresh)
    items = fresh.item_lists.get(target.item.kind, ())
    found = _item_by_id(target.item, items) or _item_by_position(target.item, items)
    if found is None:
        raise _changed_meanwhile(target)
    return Target(fresh, found)


def _item_by_id(item: Item, items: Sequence[Item]) -> Item | None:
    if not item.id:
        return None
    matches = [each for each in items if each.id and each.id.casefold() == item.id.casefold()]
    return matches[0] if len(matches) == 1 else None


def _item_by_position(item: Item, items: Sequence[Item]) -> Item | None:
    matches = (each for each in items if _identity(each) == _identity(item))
    return next(matches, None)


def _identity(item: Item) -> tuple[int | str | None, ...]:
    """Return the position, the id and the texts by which an item is recognized."""
    names = ("what",) if KINDS[item.kind].fields.find("what") else ("item", "note")
    return (item.number, item.id, *(item.text(name) for name in names))


def _changed_meanwhile(target: Target) -> RefusedError:
    return RefusedError(
        Message(N_("{address} was changed meanwhile; nothing was written"), address=target.address),
        Message(N_("look at it again with: mtgrec show {address}"), address=target.record.id),
        target.record.path,
    )
