"""The holidays of a workspace: `holidays.yaml` in its root, or Monday to Friday."""

from mtgrec.model.workdays import MONDAY_TO_FRIDAY, WorkCalendar
from mtgrec.store.opening import Opener
from mtgrec.store.workspace import Workspace

HOLIDAY_FILES = ("holidays.yaml", "节假日.yaml")


def read_workdays(workspace: Workspace) -> WorkCalendar:
    """Return the working days of a workspace; what is wrong with the file is the library's to tell."""
    return opened_workdays(Opener(workspace, []))


def opened_workdays(opener: Opener) -> WorkCalendar:
    """Return the working days; the problems of the file are kept by `opener`."""
    source = opener.first_of(HOLIDAY_FILES)
    if source is None:
        return MONDAY_TO_FRIDAY
    from mtgrec.document.holidays import parse_holidays  # few workspaces have such a file

    calendar, problems = parse_holidays(source)
    opener.problems += problems
    return calendar._replace(doubtful=source.path) if problems else calendar
