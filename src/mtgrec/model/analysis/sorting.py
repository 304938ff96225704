"""Sorting of lists by any field, empty values last."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message, listed
from mtgrec.model.records.schema.field import Field, Fields
from mtgrec.model.values.quantity import read_quantity
from mtgrec.model.values.spelling import closest


def sorted_by(
    rows: Iterable[dict[str, object]], order: str, names: Sequence[str], fields: Fields
) -> list[dict[str, object]]:
    """Return the rows sorted by one of their `names`, empty values last; a leading `-` reverses.

    `fields` of the schema provide more names and define how values are compared. Raises UsageError
    for an unknown name.
    """
    name = _field_name(order.removeprefix("-"), names, fields)
    key = _sort_key(fields.find(name))
    filled = [row for row in rows if row[name] not in (None, [], "")]
    empty = [row for row in rows if row[name] in (None, [], "")]
    backwards = order.startswith("-")
    return [*sorted(filled, key=lambda row: key(row[name]), reverse=backwards), *empty]


def _field_name(word: str, names: Sequence[str], fields: Fields) -> str:
    normalized = word.replace("-", "_")
    if normalized in names:
        return normalized
    field = fields.find(word)
    if field and field.name in names:
        return field.name
    guess = closest(word, names)
    raise UsageError(
        Message(N_("there is no field “{name}” to sort by"), name=word),
        Message(N_("did you mean “{word}”?"), word=guess)
        if guess
        else Message(N_("possible words: {known}"), known=listed(names)),
        "--sort",
    )


def _sort_key(field: Field | None) -> Callable[[object], Any]:
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
