"""The paths to look at: files and folders, as seen from the folder of -C."""

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

_BESIDE = (FILE, *PEOPLE_FILES, *HOLIDAY_FILES)


class Place(NamedTuple):
    """One path to look at."""

    typed: str
    paths: frozenset[str]
    """Relative to the root, as typed and with links followed; "" for the root."""

    def holds(self, path: str) -> bool:
        """Return whether the file at `path` is it, or lies in it."""
        return any(not one or path == one or path.startswith(f"{one}/") for one in self.paths)


def places_of(session: Session, typed: Iterable[str]) -> list[Place]:
    """Return the paths; raises UsageError for one that is not there, or outside the workspace."""
    return [_place(session, path) for path in typed]


def _place(session: Session, typed: str) -> Place:
    root = os.path.realpath(session.workspace.root)
    there = os.path.join(os.path.realpath(session.folder), typed)  # noqa: PTH118 - a text
    if not typed or not os.path.lexists(there):  # an empty text is a variable that nobody set
        raise UsageError(Message(N_("there is no file or folder of this name")), place=typed)
    # A link is read under its own name; a folder may also be reached through one.
    inside = [
        path
        for path in (os.path.normpath(there), os.path.realpath(there))
        if path == root or path.startswith(os.path.join(root, ""))  # noqa: PTH118
    ]
    if not inside:
        raise UsageError(Message(N_("this path lies outside the workspace")), place=typed)
    paths = (os.path.relpath(path, root).replace(os.sep, "/") for path in inside)
    return Place(typed, frozenset("" if path == "." else path for path in paths))


def held(places: Sequence[Place], path: str) -> bool:
    """Return whether the file at `path` is asked about; all are where no path is given."""
    return not places or any(place.holds(path) for place in places)


def note_unread_paths(library: Library, places: Iterable[Place]) -> None:
    """Say on stderr under which of the paths nothing of the workspace lies."""
    records = [record.path for record in library.records]
    known = [*records, *(problem.path for problem in library.problems), *_BESIDE]
    for place in places:
        if any(map(place.holds, known)) or _is_readings(place):
            continue
        skipped = [one for one in library.skipped if one.path in place.paths]
        if skipped:
            notify_skipped(skipped[0])
        else:
            no_record = Message(N_("no record is there"))
            notify(f"{visible(place.typed)}: {say(no_record)}")


def _is_readings(place: Place) -> bool:
    return any(path.rpartition("/")[2] in METRIC_FILES for path in place.paths)
