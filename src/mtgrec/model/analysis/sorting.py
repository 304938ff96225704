"""The order of lists: by any of their fields, empty values last."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.records.schema.field import Field, Fields
from mtgrec.model.values.quantity import read_quantity
from mtgrec.model.values.words import closest


def sorted_by(
    rows: Iterable[dict[str, object]], order: str, names: Sequence[str], fields: Fields
) -> list[dict[str, object]]:
    """Return the rows by one of their `names`, empty values last; a leading `-` turns `order` round.

    `fields` are those of the schema: they know further names, and how their values are compared.
    """
    name = _name(order.removeprefix("-"), names, fields)
    key = _key(fields.find(name))
    filled = [row for row in rows if row[name] not in (None, [], "")]
    empty = [row for row in rows if row[name] in (None, [], "")]
    backwards = order.startswith("-")
    return [*sorted(filled, key=lambda row: key(row[name]), reverse=backwards), *empty]


def _name(word: str, names: Sequence[str], fields: Fields) -> str:
    plain = word.replace("-", "_")
    if plain in names:
        return plain
    field = fields.find(word)
    if field and field.name in names:
        return field.name
    near = closest(word, names)
    raise UsageError(
        Message(N_("there is no field “{name}” to sort by"), name=word),
        Message(N_("did you mean “{word}”?"), word=near)
        if near
        else Message(N_("possible words: {known}"), known="、".join(names)),
        "--sort",
    )


def _key(field: Field | None) -> Callable[[object], Any]:
    if field and field.words:
        places = {word.name: place for place, word in enumerate(field.words.words)}
        return lambda value: places.get(str(value), len(places))
    if field and field.kind == "number":
        return lambda value: read_quantity(str(value)).value
    return _comparable


def _comparable(value: object) -> tuple[int, object]:
    if isinstance(value, Mapping):
        ratio = value.get("ratio")
        return (0, -1.0 if ratio is None else ratio)
    if isinstance(value, (bool, int, float, date)):
        return (1, value)
    return (2, str(value))
