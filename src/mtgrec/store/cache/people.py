"""People and working days, frozen and thawed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from mtgrec.model.problem import Problem
from mtgrec.model.records.people import Person, Register
from mtgrec.model.values.workdays import WorkCalendar
from mtgrec.store.cache.codec import Frozen, listed, same
from mtgrec.store.cache.problems import decode_problems, encode_problems


def encode_people(register: Register, problems: Iterable[Problem], path: str) -> Frozen:
    """Return the people of the file at `path`, with the problems met."""
    for person in register.people:
        same(person.path, path)
    return [
        [{**person._asdict(), "path": ""} for person in register.people],
        encode_problems(problems, path),
    ]


def decode_people(frozen: Any, path: str) -> tuple[Register, list[Problem]]:
    """Return the people that were frozen of the file at `path`."""
    people, problems = listed(frozen)
    register = Register(_thaw_person(each, path) for each in listed(people))
    return register, decode_problems(problems, path)


def _thaw_person(frozen: Any, path: str) -> Person:
    values = {name: _tupled(value) for name, value in frozen.items()}
    if not {type(value) for value in values.values()} <= {str, int, tuple}:
        raise TypeError
    return Person(**values)._replace(path=path)


def _tupled(value: Any) -> Any:
    return tuple(map(_tupled, value)) if type(value) is list else value


def encode_workdays(calendar: WorkCalendar, problems: Iterable[Problem], path: str) -> Frozen:
    """Return the working days of the file at `path`, with the problems met."""
    days = [[day.isoformat() for day in sorted(each)] for each in (calendar.off, calendar.work)]
    return [days, encode_problems(problems, path)]


def decode_workdays(frozen: Any, path: str) -> tuple[WorkCalendar, list[Problem]]:
    """Return the working days that were frozen of the file at `path`."""
    (off, work), problems = listed(frozen)
    calendar = WorkCalendar(_days(off), _days(work))
    return calendar, decode_problems(problems, path)


def _days(frozen: Any) -> frozenset[date]:
    return frozenset(map(date.fromisoformat, listed(frozen)))
