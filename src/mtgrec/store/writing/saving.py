"""Read files for editing and save them: all or none, and never over another program's change."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from mtgrec.model.errors import RefusedError, UnreadableError, UsageError
from mtgrec.model.message import N_, Message
from mtgrec.rules.files.tables import SEVERAL_TABLES
from mtgrec.store.reading.files import MAX_FILE, read_all, size_text
from mtgrec.store.reading.scan import is_readings
from mtgrec.store.reading.waiting import Patience, opened, whole
from mtgrec.store.writing import temporary
from mtgrec.store.writing.creating import creation
from mtgrec.store.writing.swap import Swap, open_here
from mtgrec.store.writing.transaction import Step, carry_out


class Save(NamedTuple):
    """One file to save: its path, the bytes that were read, and the new bytes."""

    path: str
    before: bytes
    after: bytes
    new: bool = False
    """Whether the file is to be created."""


def read_for_edit(root: Path, relative: str, limit: int = MAX_FILE) -> bytes:
    """Return the bytes of a file that can be edited.

    Raises RefusedError for a file outside the root, that is not regular, larger than `limit` bytes
    or read-only; UsageError for a missing file; UnreadableError where it cannot be opened.
    """
    target = _target(root, relative)
    try:
        handle = _open(target, relative)
        try:
            data = _read(handle, relative, limit)
            mode = os.fstat(handle).st_mode
        finally:
            temporary.close(handle)
        _refuse_read_only(target, mode, relative)
    except OSError as error:
        raise UnreadableError(
            Message(N_("the file cannot be opened: {reason}"), reason=error.strerror),
            Message(N_("check the permissions of the file and its folder")),
            relative,
        ) from None
    return data


def _target(root: Path, relative: str) -> str:
    """Return the path with links followed; raises RefusedError for a path outside the root."""
    try:
        target = os.path.realpath(root / relative)
    except ValueError:  # a NUL, or characters that no file name can have
        raise _no_file_error(relative) from None
    if not Path(target).is_relative_to(os.path.realpath(root)):
        raise RefusedError(Message(N_("this file lies outside the workspace")), place=relative)
    return target


def _no_file_error(relative: str) -> UsageError:
    return UsageError(Message(N_("there is no such file")), place=relative)


def _open(target: str, relative: str) -> int:
    try:
        return opened(lambda: open_here(target), Patience())
    except (FileNotFoundError, NotADirectoryError):
        raise _no_file_error(relative) from None
    except OSError:
        if os.path.lexists(target) and not os.path.isfile(target):  # a socket, a device
            raise _irregular_file_error(relative) from None
        raise


def _irregular_file_error(relative: str) -> RefusedError:
    return RefusedError(Message(N_("this is not a regular file")), place=relative)


def _read(handle: int, relative: str, limit: int) -> bytes:
    return whole(handle, lambda: _read_once(handle, relative, limit), Patience())


def _read_once(handle: int, relative: str, limit: int) -> bytes:
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        raise _irregular_file_error(relative)
    if status.st_size <= limit:
        os.lseek(handle, 0, os.SEEK_SET)
        data = read_all(handle)
        if len(data) <= limit:
            return data
    raise RefusedError(
        Message(N_("this file is larger than {limit}"), limit=size_text(limit)),
        Message(SEVERAL_TABLES) if is_readings(relative) else None,
        relative,
    )


def _refuse_read_only(target: str, mode: int, relative: str) -> None:
    """Raise RefusedError for a read-only file or folder, also for the superuser."""
    if not mode & 0o222 or not os.access(target, os.W_OK):
        raise RefusedError(
            Message(N_("this file is read-only")), Message(N_("make it writable first")), relative
        )
    folder = os.path.dirname(target)
    marked = os.name != "nt" and not os.stat(folder).st_mode & 0o222
    if marked or not os.access(folder, os.W_OK | os.X_OK):
        raise RefusedError(
            Message(N_("the folder of this file is read-only")),
            Message(
                N_("make it writable first: a file is saved by putting a new one in its place")
            ),
            relative,
        )


def save_all(root: Path, saves: Sequence[Save]) -> bool:
    """Save all files or none; return False if one of them has changed since it was read.

    Raises RefusedError, with all files restored, where the disk fails. Symbolic links stay links.
    Of a file with several names (hard links) only this one gets the new content, as the others may
    be outside the workspace.
    """
    return carry_out([_step(root, each) for each in saves])


def _step(root: Path, save: Save) -> Step:
    if save.new:
        return creation(root, save.path, save.after)
    return Swap(save.path, _target(root, save.path), save.before, save.after)
