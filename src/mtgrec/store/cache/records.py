"""Encode and decode records and their items."""

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
from mtgrec.store.cache.codec import PLAIN, Encoded, as_list, as_text, require_same_path
from mtgrec.store.cache.problems import decode_problems, encode_problems


def encode_record(record: Record | None, problems: Iterable[Problem], path: str) -> Encoded:
    """Return the record (None for no record) and the problems of `path` as JSON values."""
    return [
        None if record is None else _encode_record(record, path),
        encode_problems(problems, path),
    ]


def decode_record(
    encoded: Any, path: str, types: RecordTypes
) -> tuple[Record | None, list[Problem]]:
    """Return the record and problems encoded for the file at `path`."""
    record, problems = as_list(encoded)
    decoded = None if record is None else _decode_record(record, path, types)
    return decoded, decode_problems(problems, path)


def _encode_record(record: Record, path: str) -> Encoded:
    require_same_path(record.path, path)
    return [
        record.type.name,
        record.id,
        _encode_values(record.values),
        record.at,
        _encode_lists(record),
        record.body,
        [end - start for start, end in pairwise(record.breaks)],
        record.language,
        record.unread,
    ]


def _decode_record(encoded: Any, path: str, types: RecordTypes) -> Record:
    name, id, values, at, lists, body, widths, language, unread = as_list(encoded)
    kind = types.find(as_text(name))
    if kind is None or kind.name != name or language not in ("zh", "en"):
        raise ValueError
    decoded = _decode_values(values)
    return Record(
        path,
        kind,
        as_text(id),
        decoded,
        _decode_offsets(at),
        {KINDS[kind].name: _decode_list(each, decoded) for kind, each in lists.items()},
        as_text(body),
        array("I", accumulate(as_list(widths), initial=0)),
        language,
        _decode_unread(unread),
    )


def _encode_lists(record: Record) -> dict[str, object]:
    """Return the lists of items; for a list inside a group, only the names of group and field."""
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
    return [item.kind, item.number, item.offset, _encode_values(item.values), item.at, item.unread]


def _decode_item(encoded: Any) -> Item:
    kind, number, offset, values, at, unread = as_list(encoded)
    if type(number) is not int or type(offset) is not int:
        raise TypeError
    return Item(
        KINDS[kind].name,
        number,
        offset,
        _decode_values(values),
        _decode_offsets(at),
        _decode_unread(unread),
    )


def _decode_offsets(encoded: Any) -> dict[str, int]:
    for offset in encoded.values():
        if type(offset) is not int:
            raise TypeError
    return encoded  # type: ignore[no-any-return] # a fresh object of json.loads


def _decode_unread(encoded: Any) -> dict[str, str]:
    return {name: as_text(text) for name, text in encoded.items()}


# -- values


def _encode_values(values: Mapping[str, object]) -> dict[str, object]:
    return {
        name: value if type(value) is str else _encode_value(value)
        for name, value in values.items()
    }


def _encode_value(value: object) -> object:
    kind = type(value)
    if kind in PLAIN:
        return value
    if kind is tuple and value:
        return _LIST_ENCODERS[type(value[0])](value)  # type: ignore[index]
    return _ENCODERS[kind](value)


def _encode_number(value: Quantity) -> Encoded:
    if read_quantity(value.text) != value:
        raise ValueError
    return ["number", value.text]


def _encode_texts(values: Sequence[str]) -> Encoded:
    return ["texts", *map(as_text, values)]


def _encode_log(notes: Sequence[Note]) -> Encoded:
    return ["log", *([day and day.isoformat(), as_text(note)] for day, note in notes)]


_ENCODERS: dict[type, Callable[[Any], object]] = {
    date: lambda day: ["day", day.isoformat()],
    datetime: lambda moment: ["moment", moment.isoformat()],
    Quantity: _encode_number,
    Item: lambda item: ["item", _encode_item(item)],
    tuple: lambda _nothing: ["texts"],
    dict: lambda reasons: {as_text(code): as_text(reason) for code, reason in reasons.items()},
}
_LIST_ENCODERS: dict[type, Callable[[Any], object]] = {
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
            encoded[name] = _DECODERS[value[0]](value)
        elif kind is dict:
            encoded[name] = {as_text(code): as_text(reason) for code, reason in value.items()}
        elif kind not in PLAIN:
            raise TypeError
    return encoded  # type: ignore[no-any-return] # a fresh object of json.loads


def _decode_texts(encoded: Encoded) -> tuple[str, ...]:
    return tuple(map(as_text, encoded[1:]))


def _decode_log(encoded: Encoded) -> tuple[Note, ...]:
    return tuple(
        [Note(day and date.fromisoformat(day), as_text(note)) for day, note in encoded[1:]]
    )


_DECODERS: dict[str, Callable[[Encoded], object]] = {
    "day": lambda encoded: date.fromisoformat(encoded[1]),
    "moment": lambda encoded: datetime.fromisoformat(encoded[1]),
    "number": lambda encoded: read_quantity(encoded[1]),
    "texts": _decode_texts,
    "log": _decode_log,
    "items": lambda encoded: tuple([_decode_item(each) for each in encoded[1:]]),
    "item": lambda encoded: _decode_item(encoded[1]),
}
