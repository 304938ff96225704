"""People and working days, encoded and decoded."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from mtgrec.model.problem import Problem
from mtgrec.model.records.people import Person, Register
from mtgrec.model.values.workdays import WorkCalendar
from mtgrec.store.cache.codec import Encoded, listed, same
from mtgrec.store.cache.problems import decode_problems, encode_problems


def encode_people(register: Register, problems: Iterable[Problem], path: str) -> Encoded:
    """Return the people of the file at `path`, with the problems found."""
    for person in register.people:
        same(person.path, path)
    return [
        [{**person._asdict(), "path": ""} for person in register.people],
        encode_problems(problems, path),
    ]


def decode_people(encoded: Any, path: str) -> tuple[Register, list[Problem]]:
    """Return the people that were encoded of the file at `path`."""
    people, problems = listed(encoded)
    register = Register(_decode_person(each, path) for each in listed(people))
    return register, decode_problems(problems, path)


def _decode_person(encoded: Any, path: str) -> Person:
    values = {name: _tupled(value) for name, value in encoded.items()}
    if not {type(value) for value in values.values()} <= {str, int, tuple}:
        raise TypeError
    return Person(**values)._replace(path=path)


def _tupled(value: Any) -> Any:
    return tuple(map(_tupled, value)) if type(value) is list else value


def encode_workdays(calendar: WorkCalendar, problems: Iterable[Problem], path: str) -> Encoded:
    """Return the working days of the file at `path`, with the problems found."""
    days = [[day.isoformat() for day in sorted(each)] for each in (calendar.off, calendar.work)]
    return [days, encode_problems(problems, path)]


def decode_workdays(encoded: Any, path: str) -> tuple[WorkCalendar, list[Problem]]:
    """Return the working days that were encoded of the file at `path`."""
    (off, work), problems = listed(encoded)
    calendar = WorkCalendar(_days(off), _days(work))
    return calendar, decode_problems(problems, path)


def _days(encoded: Any) -> frozenset[date]:
    return frozenset(map(date.fromisoformat, listed(encoded)))
