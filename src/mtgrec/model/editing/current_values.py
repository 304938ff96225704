"""Whether a field, as it was read, already says what an edit would write."""

from collections.abc import Mapping, Sequence
from datetime import date

from mtgrec.model.editing.edit import Place
from mtgrec.model.records.address import Target
from mtgrec.model.records.record import Item
from mtgrec.model.records.schema.field import Field
from mtgrec.model.values.quantity import Quantity


def values_at(group: Place, home: Target) -> Mapping[str, object]:
    """Return the values of an item or a record, or those of a group inside it."""
    values = home.item.values if home.item else home.record.values
    for step in group:
        inner = values.get(str(step))
        values = inner.values if isinstance(inner, Item) else {}
    return values


def already_says(values: Mapping[str, object], field: Field, wanted: Sequence[str]) -> bool:
    """Return whether `field` holds exactly the canonical texts that are `wanted`."""
    return texts_of(values.get(field.name)) == tuple(wanted)


def texts_of(value: object) -> tuple[str, ...]:
    """Return a value as the texts an edit would take for it; of a list, each entry."""
    match value:
        case None:
            return ()
        case bool():
            return ("yes" if value else "no",)
        case date():
            return (value.isoformat(),)
        case Quantity():
            return (value.text,)
        case tuple():
            return tuple(map(str, value))
        case _:
            return (str(value),)
