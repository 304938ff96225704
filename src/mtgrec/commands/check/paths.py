"""The paths on the command line of `check`: files and folders, relative to the folder of -C."""

import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mtgrec.commands.notices import notify, notify_skipped
from mtgrec.commands.session import NO_RECORD, Session
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.output.language import say
from mtgrec.output.text import visible
from mtgrec.store.config import FILE
from mtgrec.store.reading import files
from mtgrec.store.reading.holidays import HOLIDAY_FILES
from mtgrec.store.reading.library import PEOPLE_FILES
from mtgrec.store.reading.scan import METRIC_FILES, why_not_searched

_OTHER_FILES = (FILE, *PEOPLE_FILES, *HOLIDAY_FILES)


class Place(NamedTuple):
    """One path of the command line."""

    typed: str
    paths: frozenset[str]
    """Relative to the workspace root, as typed and with links followed; "" is the root itself."""

    def contains(self, path: str) -> bool:
        """Return whether the file at `path` is this one, or is in this folder."""
        return any(
            not selected or path == selected or path.startswith(f"{selected}/")
            for selected in self.paths
        )


def places_of(session: Session, typed: Iterable[str]) -> list[Place]:
    """Return the paths; raises UsageError for one that is missing or outside the workspace."""
    return [_place(session, path) for path in typed]


def _place(session: Session, typed: str) -> Place:
    root = os.path.realpath(session.workspace.root)
    full_path = os.path.join(os.path.realpath(session.folder), typed)  # noqa: PTH118 - a text
    if not typed or not files.exists(full_path):  # an empty text is an unset shell variable
        raise UsageError(Message(N_("there is no file or folder of this name")), place=typed)
    # A link is read under its own name; a folder may also be reached through one.
    paths_inside = [
        path
        for path in (os.path.normpath(full_path), os.path.realpath(full_path))
        if path == root or path.startswith(os.path.join(root, ""))  # noqa: PTH118
    ]
    if not paths_inside:
        raise UsageError(Message(N_("this path lies outside the workspace")), place=typed)
    paths = (os.path.relpath(path, root).replace(os.sep, "/") for path in paths_inside)
    return Place(typed, frozenset("" if path == "." else path for path in paths))


def is_selected(places: Sequence[Place], path: str) -> bool:
    """Return whether the file at `path` is to be checked; all files are if no path is given."""
    return not places or any(place.contains(path) for place in places)


def unread_places(session: Session, places: Iterable[Place]) -> list[Place]:
    """Return the paths that hold no file that mtgrec reads."""
    library = session.library
    records = [record.path for record in library.records]
    known_paths = [*records, *(problem.path for problem in library.problems), *_OTHER_FILES]
    return [
        place
        for place in places
        if not any(map(place.contains, known_paths)) and not _is_readings(session, place)
    ]


def note_unread_places(session: Session, places: Iterable[Place]) -> None:
    """Write to stderr why nothing was read at each of these paths."""
    for place in places:
        skipped = [each for each in session.library.skipped if each.path in place.paths]
        if skipped:
            notify_skipped(skipped[0])
        else:
            notify(f"{visible(place.typed)}: {say(_why_unread(session, place))}")


def _why_unread(session: Session, place: Place) -> Message:
    folder = any(map(files.is_folder, (session.workspace.root / path for path in place.paths)))
    exclude = session.workspace.settings.exclude
    reasons = (why_not_searched(path, exclude, folder=folder) for path in sorted(place.paths))
    nothing = N_("no record is in this folder") if folder else NO_RECORD
    return next(filter(None, reasons), Message(nothing))


def _is_readings(session: Session, place: Place) -> bool:
    exclude = session.workspace.settings.exclude
    return any(
        path.rpartition("/")[2] in METRIC_FILES
        and not why_not_searched(path, exclude, folder=False)
        for path in place.paths
    )
