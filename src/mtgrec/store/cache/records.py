"""Records and their items, encoded and decoded."""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import accumulate, pairwise
from typing import Any

from mtgrec.model.problem import Problem
from mtgrec.model.records.record import Item, Note, Record
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.types import RecordTypes
from mtgrec.model.values.quantity import Quantity, read_quantity
from mtgrec.store.cache.codec import PLAIN, Encoded, listed, same, text
from mtgrec.store.cache.problems import decode_problems, encode_problems


def encode_record(record: Record | None, problems: Iterable[Problem], path: str) -> Encoded:
    """Return what the file at `path` turned out to be, a record or not, with the problems found."""
    return [
        None if record is None else _encode_record(record, path),
        encode_problems(problems, path),
    ]


def decode_record(
    encoded: Any, path: str, types: RecordTypes
) -> tuple[Record | None, list[Problem]]:
    """Return what was encoded of the file at `path`."""
    record, problems = listed(encoded)
    decoded = None if record is None else _decode_record(record, path, types)
    return decoded, decode_problems(problems, path)


def _encode_record(record: Record, path: str) -> Encoded:
    same(record.path, path)
    return [
        record.type.name,
        record.id,
        _encode_values(record.values),
        record.at,
        _encode_lists(record),
        record.body,
        [end - start for start, end in pairwise(record.breaks)],
        record.language,
    ]


def _decode_record(encoded: Any, path: str, types: RecordTypes) -> Record:
    name, id, values, at, lists, body, widths, language = listed(encoded)
    kind = types.find(text(name))
    if kind is None or kind.name != name or language not in ("zh", "en"):
        raise ValueError
    decoded = _decode_values(values)
    return Record(
        path,
        kind,
        text(id),
        decoded,
        _decode_at(at),
        {KINDS[kind].name: _decode_list(each, decoded) for kind, each in lists.items()},
        text(body),
        array("I", accumulate(listed(widths), initial=0)),
        language,
    )


def _encode_lists(record: Record) -> dict[str, object]:
    """Return the lists of items; of one that is in a group, only where it is."""
    inner = {
        tuple(map(id, each)): {"in": [name, inside]}
        for name, group in record.values.items()
        if type(group) is Item
        for inside, each in group.values.items()
        if type(each) is tuple and each
    }
    return {
        kind: inner.get(tuple(map(id, items))) or [_encode_item(item) for item in items]
        for kind, items in record.item_lists.items()
    }


def _decode_list(encoded: Any, values: Mapping[str, object]) -> tuple[Item, ...]:
    if type(encoded) is list:
        return tuple([_decode_item(each) for each in encoded])
    name, inside = encoded["in"]
    group = values[name]
    if type(group) is not Item:
        raise TypeError
    return group.items(inside)


def _encode_item(item: Item) -> Encoded:
    return [item.kind, item.number, item.offset, _encode_values(item.values), item.at]


def _decode_item(encoded: Any) -> Item:
    kind, number, offset, values, at = listed(encoded)
    if type(number) is not int or type(offset) is not int:
        raise TypeError
    return Item(KINDS[kind].name, number, offset, _decode_values(values), _decode_at(at))


def _decode_at(encoded: Any) -> dict[str, int]:
    for offset in encoded.values():
        if type(offset) is not int:
            raise TypeError
    return encoded  # type: ignore[no-any-return] # made by JSON for us alone


# -- values


def _encode_values(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value if type(value) is str else _encode(value) for name, value in values.items()}


def _encode(value: object) -> object:
    kind = type(value)
    if kind in PLAIN:
        return value
    if kind is tuple and value:
        return _FREEZE_MANY[type(value[0])](value)  # type: ignore[index]
    return _FREEZE[kind](value)


def _encode_number(value: Quantity) -> Encoded:
    if read_quantity(value.text) != value:
        raise ValueError
    return ["number", value.text]


def _encode_texts(values: Sequence[str]) -> Encoded:
    return ["texts", *map(text, values)]


def _encode_log(notes: Sequence[Note]) -> Encoded:
    return ["log", *([day and day.isoformat(), text(note)] for day, note in notes)]


_FREEZE: dict[type, Callable[[Any], object]] = {
    date: lambda day: ["day", day.isoformat()],
    datetime: lambda moment: ["moment", moment.isoformat()],
    Quantity: _encode_number,
    Item: lambda item: ["item", _encode_item(item)],
    tuple: lambda _nothing: ["texts"],
    dict: lambda reasons: {text(code): text(reason) for code, reason in reasons.items()},
}
_FREEZE_MANY: dict[type, Callable[[Any], object]] = {
    str: _encode_texts,
    Note: _encode_log,
    Item: lambda items: ["items", *map(_encode_item, items)],
}


def _decode_values(encoded: Any) -> dict[str, object]:
    for name, value in encoded.items():
        kind = type(value)
        if kind is str:
            continue
        if kind is list:
            encoded[name] = _THAW[value[0]](value)
        elif kind is dict:
            encoded[name] = {text(code): text(reason) for code, reason in value.items()}
        elif kind not in PLAIN:
            raise TypeError
    return encoded  # type: ignore[no-any-return] # made by JSON for us alone


def _decode_texts(encoded: Encoded) -> tuple[str, ...]:
    return tuple(map(text, encoded[1:]))


def _decode_log(encoded: Encoded) -> tuple[Note, ...]:
    return tuple([Note(day and date.fromisoformat(day), text(note)) for day, note in encoded[1:]])


_THAW: dict[str, Callable[[Encoded], object]] = {
    "day": lambda encoded: date.fromisoformat(encoded[1]),
    "moment": lambda encoded: datetime.fromisoformat(encoded[1]),
    "number": lambda encoded: read_quantity(encoded[1]),
    "texts": _decode_texts,
    "log": _decode_log,
    "items": lambda encoded: tuple([_decode_item(each) for each in encoded[1:]]),
    "item": lambda encoded: _decode_item(encoded[1]),
}
