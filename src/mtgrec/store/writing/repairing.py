"""Repair files that are unreadable only because of their full-width punctuation."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mtgrec.document.record.holidays import parse_holidays
from mtgrec.document.record.people import parse_people
from mtgrec.document.repair import Reader, TextReading, repair, text_reading
from mtgrec.document.source import Source
from mtgrec.model.errors import MtgrecError, RefusedError, UnreadableError, UsageError
from mtgrec.model.problem import Problem
from mtgrec.store.reading.holidays import HOLIDAY_FILES
from mtgrec.store.reading.library import PEOPLE_FILES
from mtgrec.store.workspace import Workspace
from mtgrec.store.writing import saving
from mtgrec.store.writing.editing import reader


class Repairs(NamedTuple):
    """The files that can be repaired, and the paths of the others, each with its error."""

    files: Sequence[saving.Save]
    refused: Sequence[tuple[str, MtgrecError]]


def repairs_of(workspace: Workspace, paths: Iterable[str]) -> Repairs:
    """Return what the files at `paths` are to become, as far as they can be repaired."""
    files: list[saving.Save] = []
    refused: list[tuple[str, MtgrecError]] = []
    for path in dict.fromkeys(paths):
        try:
            data = saving.read_for_edit(workspace.root, path)
            source = Source(path, data, workspace.settings.encoding)
            files.append(saving.Save(path, data, repair(source, _reader(workspace, path))))
        except (RefusedError, UnreadableError, UsageError) as error:
            refused.append((path, error))
    return Repairs(files, refused)


def _reader(workspace: Workspace, path: str) -> Reader:
    """Return the function that reads the file at `path`: as people, holidays or a record."""
    if path in PEOPLE_FILES:
        return _read_people
    if path in HOLIDAY_FILES:
        return _read_holidays
    read = reader(workspace)
    return lambda source: text_reading(read(source))


def _read_people(source: Source) -> TextReading:
    register, problems = parse_people(source)
    return TextReading(_unreadable_problem(problems), register.people)


def _read_holidays(source: Source) -> TextReading:
    calendar, problems = parse_holidays(source)
    return TextReading(_unreadable_problem(problems), calendar)


def _unreadable_problem(problems: Sequence[Problem]) -> Problem | None:
    return next((problem for problem in problems if problem.unreadable), None)
