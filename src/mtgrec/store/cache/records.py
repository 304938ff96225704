"""Records and their items, frozen and thawed."""

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
from mtgrec.store.cache.codec import PLAIN, Frozen, listed, same, text
from mtgrec.store.cache.problems import decode_problems, encode_problems


def encode_record(record: Record | None, problems: Iterable[Problem], path: str) -> Frozen:
    """Return what the file at `path` turned out to be, a record or not, with the problems met."""
    return [
        None if record is None else _freeze_record(record, path),
        encode_problems(problems, path),
    ]


def decode_record(
    frozen: Any, path: str, types: RecordTypes
) -> tuple[Record | None, list[Problem]]:
    """Return what was frozen of the file at `path`."""
    record, problems = listed(frozen)
    thawed = None if record is None else _thaw_record(record, path, types)
    return thawed, decode_problems(problems, path)


def _freeze_record(record: Record, path: str) -> Frozen:
    same(record.path, path)
    return [
        record.type.name,
        record.id,
        _freeze_values(record.values),
        record.at,
        _freeze_lists(record),
        record.body,
        [end - start for start, end in pairwise(record.breaks)],
        record.language,
    ]


def _thaw_record(frozen: Any, path: str, types: RecordTypes) -> Record:
    name, id, values, at, lists, body, widths, language = listed(frozen)
    kind = types.find(text(name))
    if kind is None or kind.name != name or language not in ("zh", "en"):
        raise ValueError
    thawed = _thaw_values(values)
    return Record(
        path,
        kind,
        text(id),
        thawed,
        _thaw_at(at),
        {KINDS[kind].name: _thaw_list(each, thawed) for kind, each in lists.items()},
        text(body),
        array("I", accumulate(listed(widths), initial=0)),
        language,
    )


def _freeze_lists(record: Record) -> dict[str, object]:
    """Return the lists of items; of one that stands in a group, only where it stands."""
    inner = {
        tuple(map(id, each)): {"in": [name, inside]}
        for name, group in record.values.items()
        if type(group) is Item
        for inside, each in group.values.items()
        if type(each) is tuple and each
    }
    return {
        kind: inner.get(tuple(map(id, items))) or [_freeze_item(item) for item in items]
        for kind, items in record.item_lists.items()
    }


def _thaw_list(frozen: Any, values: Mapping[str, object]) -> tuple[Item, ...]:
    if type(frozen) is list:
        return tuple([_thaw_item(each) for each in frozen])
    name, inside = frozen["in"]
    group = values[name]
    if type(group) is not Item:
        raise TypeError
    return group.items(inside)


def _freeze_item(item: Item) -> Frozen:
    return [item.kind, item.number, item.offset, _freeze_values(item.values), item.at]


def _thaw_item(frozen: Any) -> Item:
    kind, number, offset, values, at = listed(frozen)
    if type(number) is not int or type(offset) is not int:
        raise TypeError
    return Item(KINDS[kind].name, number, offset, _thaw_values(values), _thaw_at(at))


def _thaw_at(frozen: Any) -> dict[str, int]:
    for offset in frozen.values():
        if type(offset) is not int:
            raise TypeError
    return frozen  # type: ignore[no-any-return] # made by JSON for us alone


# -- values


def _freeze_values(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value if type(value) is str else _freeze(value) for name, value in values.items()}


def _freeze(value: object) -> object:
    kind = type(value)
    if kind in PLAIN:
        return value
    if kind is tuple and value:
        return _FREEZE_MANY[type(value[0])](value)  # type: ignore[index]
    return _FREEZE[kind](value)


def _freeze_number(value: Quantity) -> Frozen:
    if read_quantity(value.text) != value:
        raise ValueError
    return ["number", value.text]


def _freeze_texts(values: Sequence[str]) -> Frozen:
    return ["texts", *map(text, values)]


def _freeze_log(notes: Sequence[Note]) -> Frozen:
    return ["log", *([day and day.isoformat(), text(note)] for day, note in notes)]


_FREEZE: dict[type, Callable[[Any], object]] = {
    date: lambda day: ["day", day.isoformat()],
    datetime: lambda moment: ["moment", moment.isoformat()],
    Quantity: _freeze_number,
    Item: lambda item: ["item", _freeze_item(item)],
    tuple: lambda _nothing: ["texts"],
    dict: lambda reasons: {text(code): text(reason) for code, reason in reasons.items()},
}
_FREEZE_MANY: dict[type, Callable[[Any], object]] = {
    str: _freeze_texts,
    Note: _freeze_log,
    Item: lambda items: ["items", *map(_freeze_item, items)],
}


def _thaw_values(frozen: Any) -> dict[str, object]:
    for name, value in frozen.items():
        kind = type(value)
        if kind is str:
            continue
        if kind is list:
            frozen[name] = _THAW[value[0]](value)
        elif kind is dict:
            frozen[name] = {text(code): text(reason) for code, reason in value.items()}
        elif kind not in PLAIN:
            raise TypeError
    return frozen  # type: ignore[no-any-return] # made by JSON for us alone


def _thaw_texts(frozen: Frozen) -> tuple[str, ...]:
    return tuple(map(text, frozen[1:]))


def _thaw_log(frozen: Frozen) -> tuple[Note, ...]:
    return tuple([Note(day and date.fromisoformat(day), text(note)) for day, note in frozen[1:]])


_THAW: dict[str, Callable[[Frozen], object]] = {
    "day": lambda frozen: date.fromisoformat(frozen[1]),
    "moment": lambda frozen: datetime.fromisoformat(frozen[1]),
    "number": lambda frozen: read_quantity(frozen[1]),
    "texts": _thaw_texts,
    "log": _thaw_log,
    "items": lambda frozen: tuple([_thaw_item(each) for each in frozen[1:]]),
    "item": lambda frozen: _thaw_item(frozen[1]),
}
