"""Files made from the records and written wherever a person says: whole, and over nothing else."""

import os
import stat
from collections.abc import Callable

from mtgrec.model.errors import RefusedError
from mtgrec.model.message import N_, Message
from mtgrec.store.reading.files import OPEN, read_all
from mtgrec.store.writing import temporary

_ENOUGH = 64 * 1024 * 1024


def write_derived(
    path: str, data: bytes, *, shown: str, is_ours: Callable[[bytes], bool], force: bool
) -> None:
    """Write `data` to `path`, a file that is not there yet or that `is_ours`; else only by `force`.

    Raises RefusedError, with the old file as it was. A link is followed: its name stays.
    """
    target = os.path.realpath(path)
    try:
        old = _old(target, shown)
        if old and not force and not is_ours(old):
            raise RefusedError(
                Message(N_("this file is not one that mtgrec report wrote")),
                Message(N_("choose another name, or write over it with --force")),
                shown,
            )
        _replace(target, data, exists=old is not None)
    except OSError as error:
        raise RefusedError(
            Message(N_("{path} cannot be written: {reason}"), path=shown, reason=error.strerror)
        ) from None


def _old(target: str, shown: str) -> bytes | None:
    """Return what is there, None for nothing; a folder or a device is refused."""
    try:
        handle = os.open(target, OPEN)
    except FileNotFoundError:
        return None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise RefusedError(Message(N_("this is not a regular file")), place=shown)
        # Longer than any report: what is in it does not matter any more, it is not ours.
        return read_all(handle) if status.st_size <= _ENOUGH else b"\0"
    finally:
        temporary.close(handle)


def _replace(target: str, data: bytes, *, exists: bool) -> None:
    folder = os.path.dirname(target)
    temporary.remove_stale(folder)
    spare = temporary.beside(target)
    try:
        _write(spare, data, target if exists else None)
        os.replace(spare, target)
    finally:
        temporary.remove(spare)
    temporary.sync_folder(folder)


def _write(spare: str, data: bytes, like: str | None) -> None:
    """Write the new file, with the permissions of the one whose place it takes."""
    if like is None:
        temporary.write_new(spare, data)
        return
    handle = os.open(like, OPEN)
    try:
        temporary.write_new(spare, data, handle)
    finally:
        temporary.close(handle)
