"""Create files below the root: all or none, and never over another."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from mtgrec.model.errors import RefusedError
from mtgrec.model.message import N_, Message
from mtgrec.store.reading.files import exists, inside
from mtgrec.store.writing.creation import Creation
from mtgrec.store.writing.transaction import Step, carry_out


def create(root: Path, relative: str, data: bytes) -> Path:
    """Create a new file and its folders, and return its path; after an error nothing is left.

    Raises RefusedError where the file exists (also in another case of letters, if the file system
    ignores case), lies outside the root, or cannot be written.
    """
    create_all(root, {relative: data})
    return root / relative


def create_all(root: Path, files: Mapping[str, bytes], further: Sequence[Step] = ()) -> None:
    """Create new files by their paths relative to the root, all or none; see `create`.

    With them the `further` steps are taken.
    """
    steps = [*(creation(root, relative, data) for relative, data in files.items()), *further]
    if not carry_out(steps):
        existing = next((each.path for each in steps if exists(each.target)), "")
        raise RefusedError(Message(N_("{path} already exists"), path=existing))


def creation(root: Path, relative: str, data: bytes) -> Creation:
    """Return the step that creates a file; raises RefusedError for one outside the root."""
    if not inside(root, root / relative):
        raise RefusedError(Message(N_("{path} would lie outside the workspace"), path=relative))
    folder, name = os.path.split(root / relative)
    return Creation(relative, os.path.join(os.path.realpath(folder), name), data)
