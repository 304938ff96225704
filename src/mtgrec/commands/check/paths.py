"""The paths on the command line of `check`: files and folders, relative to the folder of -C."""

import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mtgrec.commands.session import Session, notify, notify_skipped
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.output.language import say
from mtgrec.output.text import visible
from mtgrec.store.config import FILE
from mtgrec.store.reading.holidays import HOLIDAY_FILES
from mtgrec.store.reading.library import PEOPLE_FILES, Library
from mtgrec.store.reading.scan import METRIC_FILES

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
    if not typed or not os.path.lexists(full_path):  # an empty text is an unset shell variable
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


def note_unread_paths(library: Library, places: Iterable[Place]) -> None:
    """Write to stderr which of the paths hold no file that mtgrec reads."""
    records = [record.path for record in library.records]
    known_paths = [*records, *(problem.path for problem in library.problems), *_OTHER_FILES]
    for place in places:
        if any(map(place.contains, known_paths)) or _is_readings(place):
            continue
        skipped = [
            skipped_file for skipped_file in library.skipped if skipped_file.path in place.paths
        ]
        if skipped:
            notify_skipped(skipped[0])
        else:
            no_record = Message(N_("no record is there"))
            notify(f"{visible(place.typed)}: {say(no_record)}")


def _is_readings(place: Place) -> bool:
    return any(path.rpartition("/")[2] in METRIC_FILES for path in place.paths)
