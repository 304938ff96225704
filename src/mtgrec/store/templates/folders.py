"""Read templates from their folders, and from nowhere else."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.store.reading import files

_SOURCE_BYTES = 256 * 1024


class Folder(NamedTuple):
    """A folder of templates."""

    path: str
    base: str | None
    """The real folder that links must not leave; None for bundled templates."""
    shown: str
    """Its path as messages show it, relative to the workspace."""


class Found(NamedTuple):
    """The file of a template, its folder, and its path as messages show it."""

    path: Path
    folder: Folder
    place: str


def check_name(name: str) -> None:
    """Raise UsageError for a name that leads out of the template folders."""
    parts = name.split("/")
    if any(part in {"", ".", ".."} for part in parts) or any(sign in name for sign in "\\:\0"):
        sentence = N_("“{name}” cannot be a template: it must lie in the folder of templates")
        raise UsageError(Message(sentence, name=name))


def locate(name: str, folders: Sequence[Folder]) -> Found | None:
    """Return the first file `name` in `folders`, or None; refuses a link out of its folder."""
    check_name(name)
    for folder in folders:
        found = Found(Path(folder.path, name), folder, f"{folder.shown}/{name}")
        if files.exists(found.path):
            _check_file(found)
            return found
    return None


def read(found: Found) -> str:
    """Return the text of a template; raises UsageError with the place."""
    data = _read_bytes(found)
    if len(data) > _SOURCE_BYTES:
        raise UsageError(Message(N_("the template is larger than 256 KiB")), place=found.place)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UsageError(
            Message(N_("the template is not UTF-8 text")),
            help=Message(N_("save the file as UTF-8 in the editor")),
            place=f"{found.place}:{line}",
        ) from error


def _check_file(found: Found) -> None:
    real = Path(os.path.realpath(found.path))
    if found.folder.base is not None and not real.is_relative_to(found.folder.base):
        sentence = N_("this link leads out of the folder of templates")
        raise UsageError(
            Message(sentence), help=Message(N_("put a copy of the file there")), place=found.place
        )
    if not files.is_regular(real):
        raise UsageError(Message(N_("this is not a file with text")), place=found.place)


def _read_bytes(found: Found) -> bytes:
    try:
        with found.path.open("rb") as file:
            return file.read(_SOURCE_BYTES + 1)
    except OSError as error:
        sentence = N_("the template cannot be read: {reason}")
        reason = Message(sentence, reason=error.strerror or "")
        raise UsageError(reason, place=found.place) from error
