"""Read the working days of a workspace: `holidays.yaml` in its root, or Monday to Friday."""

from mtgrec.document.source import Source
from mtgrec.model.problem import Problem
from mtgrec.model.values.workdays import MONDAY_TO_FRIDAY, WorkCalendar
from mtgrec.store.cache.people import decode_workdays, encode_workdays
from mtgrec.store.reading.opening import FROM_DISK, Contents, FileCodec, Opener
from mtgrec.store.workspace import Workspace

HOLIDAY_FILES = ("holidays.yaml", "节假日.yaml")


def read_workdays(workspace: Workspace, contents: Contents = FROM_DISK) -> WorkCalendar:
    """Return the working days of a workspace; problems of the file are dropped here."""
    return workdays_of(Opener(workspace, [], contents=contents))


def workdays_of(opener: Opener) -> WorkCalendar:
    """Return the working days; `opener` collects the problems of the file."""
    found = opener.first_of(HOLIDAY_FILES, FileCodec(_parse, encode_workdays, decode_workdays))
    name, calendar, problems = found or ("", MONDAY_TO_FRIDAY, opener.closed)
    incomplete_file = (name or problems[0].path) if problems else ""
    return calendar._replace(incomplete_file=incomplete_file, zone=opener.workspace.zone)


def _parse(source: Source) -> tuple[WorkCalendar, list[Problem]]:
    from mtgrec.document.record.holidays import parse_holidays  # few workspaces have such a file

    return parse_holidays(source)
