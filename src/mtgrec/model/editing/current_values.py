"""The values that fields have now, in the form in which edits give them."""

from collections.abc import Mapping, Sequence
from datetime import date

from mtgrec.model.editing.edit import Place
from mtgrec.model.records.address import Target
from mtgrec.model.records.record import Item
from mtgrec.model.records.schema.field import Field
from mtgrec.model.values.figure_texts import moment_text
from mtgrec.model.values.quantity import Quantity
from mtgrec.model.values.statuses import TEXT


def values_at(group: Place, target: Target) -> Mapping[str, object]:
    """Return the values of an item or a record, or of the group inside it that `group` names."""
    values = target.item.values if target.item else target.record.values
    for name in group:
        value = values.get(str(name))
        values = value.values if isinstance(value, Item) else {}
    return values


def already_set(values: Mapping[str, object], field: Field, texts: Sequence[str]) -> bool:
    """Return whether `field` holds exactly these canonical texts."""
    if field.name == "status" and texts_of(values.get(TEXT)) == tuple(texts):
        return True
    return texts_of(values.get(field.name)) == tuple(texts)


def texts_of(value: object) -> tuple[str, ...]:
    """Return a value as the canonical texts of an edit; for a list one text for each entry."""
    match value:
        case None:
            return ()
        case bool():
            return ("yes" if value else "no",)
        case date():
            return (moment_text(value),)
        case Quantity():
            return (value.text,)
        case tuple():
            return tuple(map(str, value))
        case _:
            return (str(value),)
