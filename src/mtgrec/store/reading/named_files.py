"""Files that a user names in an option: anywhere on the disk, but never where a repository leads."""

import os
from pathlib import Path

from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message


def followed(root: Path, path: str | Path, shown: str) -> str:
    """Return a path that a user named, with all links followed.

    Where it lies is the user's business, and so are links outside of the workspace at `root`. One
    inside came with the repository: raises UsageError, with `shown`, if it leads out.
    """
    inside = os.path.realpath(root)
    first, *parts = Path(os.path.abspath(os.curdir), path).parts
    place = first
    for part in parts:
        below = place
        place = os.path.dirname(place) if part == os.pardir else os.path.join(place, part)
        if os.path.islink(place):
            place = os.path.realpath(place)
            if _is_inside(below, inside) and not _is_inside(place, inside):
                raise UsageError(
                    Message(N_("a link in the workspace leads this path out of it")),
                    Message(N_("name the file where it really lies")),
                    shown,
                )
    return place


def _is_inside(path: str, folder: str) -> bool:
    return Path(path).is_relative_to(folder)
