"""Libraries laid open, so that two of them can be compared to the last value and its type."""

from array import array
from collections.abc import Mapping, Sequence
from typing import Any

from mtgrec.model.figures.readings import Series
from mtgrec.model.message import Message
from mtgrec.model.records.record import Item, Record
from mtgrec.store.reading.library import Library


def laid_open(value: Any) -> Any:
    """Return a value as plain lists that name every type, objects with all that they hold."""
    name = type(value).__name__
    if isinstance(value, (Item, Record, Message)):
        return [name, {slot: laid_open(getattr(value, slot)) for slot in value.__slots__}]
    if isinstance(value, Series):
        rows = [value.reading(row) for row in range(len(value))]
        return [name, value.campaign, value.channel, value.name, value.path, *map(laid_open, rows)]
    if isinstance(value, Mapping):
        return [name, [[laid_open(key), laid_open(each)] for key, each in value.items()]]
    if isinstance(value, (Sequence, array)) and not isinstance(value, str):
        return [name, *map(laid_open, value)]
    return [name, repr(value)]


def contents(library: Library) -> Any:
    """Return everything in a library."""
    return laid_open([*library._replace(register=library.register.people)])  # type: ignore[arg-type]
