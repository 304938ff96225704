"""Encode and decode people and working days."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from mtgrec.model.problem import Problem
from mtgrec.model.records.people import Person
from mtgrec.model.records.register import Register
from mtgrec.model.values.workdays import WorkCalendar
from mtgrec.store.cache.codec import Encoded, as_list, require_same_path
from mtgrec.store.cache.problems import decode_problems, encode_problems


def encode_people(register: Register, problems: Iterable[Problem], path: str) -> Encoded:
    """Return the people and the problems of the file at `path` as JSON values."""
    for person in register.people:
        require_same_path(person.path, path)
    return [
        [{**person._asdict(), "path": ""} for person in register.people],
        encode_problems(problems, path),
    ]


def decode_people(encoded: Any, path: str) -> tuple[Register, list[Problem]]:
    """Return the people and problems encoded for the file at `path`."""
    people, problems = as_list(encoded)
    register = Register(_decode_person(each, path) for each in as_list(people))
    return register, decode_problems(problems, path)


def _decode_person(encoded: Any, path: str) -> Person:
    values = {name: _as_tuples(value) for name, value in encoded.items()}
    if not {type(value) for value in values.values()} <= {str, int, tuple}:
        raise TypeError
    return Person(**values)._replace(path=path)


def _as_tuples(value: Any) -> Any:
    return tuple(map(_as_tuples, value)) if type(value) is list else value


def encode_workdays(calendar: WorkCalendar, problems: Iterable[Problem], path: str) -> Encoded:
    """Return the working days and the problems of the file at `path` as JSON values."""
    days = [[day.isoformat() for day in sorted(each)] for each in (calendar.off, calendar.work)]
    return [days, encode_problems(problems, path)]


def decode_workdays(encoded: Any, path: str) -> tuple[WorkCalendar, list[Problem]]:
    """Return the working days and problems encoded for the file at `path`."""
    (off, work), problems = as_list(encoded)
    calendar = WorkCalendar(_days(off), _days(work))
    return calendar, decode_problems(problems, path)


def _days(encoded: Any) -> frozenset[date]:
    return frozenset(map(date.fromisoformat, as_list(encoded)))
