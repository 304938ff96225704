"""Field values as plain data, for JSON and for comparisons."""

from collections.abc import Mapping

from mtgrec.model.records.record import Item, Note
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field
from mtgrec.model.values.quantity import Quantity


def missing_value(field: Field) -> object:
    """Return the JSON value of a missing field: an empty list, False for yes or no, else None."""
    if field.kind == "yesno":
        return False
    return [] if field.kind in ("texts", "people", "references", "log", "items") else None


def plain_value(value: object, missing: object = None) -> object:
    """Return a field's value as plain data: quantities as written, dates unchanged."""
    if value is None:
        return missing
    if isinstance(value, Quantity):
        return value.text
    if isinstance(value, Note):
        return {"date": value.date, "note": value.note}
    if isinstance(value, Item):
        fields = KINDS[value.kind].fields.fields
        return {
            **{
                field.name: plain_value(value.values.get(field.name), missing_value(field))
                for field in fields
            },
            "unread": dict(value.unread),
        }
    if isinstance(value, tuple):
        return [plain_value(part) for part in value]
    if isinstance(value, Mapping):
        return {name: plain_value(part) for name, part in value.items()}
    return value
