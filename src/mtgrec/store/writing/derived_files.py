"""Write files made from records (reports) to any path, without overwriting other files."""

import os
import stat
from collections.abc import Callable

from mtgrec.model.errors import RefusedError
from mtgrec.model.message import N_, Message
from mtgrec.store.reading.files import OPEN, read_all
from mtgrec.store.writing import temporary

_MAX_REPORT_SIZE = 64 * 1024 * 1024


def write_derived(
    path: str, data: bytes, *, shown: str, is_ours: Callable[[bytes], bool], force: bool
) -> None:
    """Write `data` to `path`, a new file or one for which `is_ours` is true; others need `force`.

    `shown` is the path in messages. Links are followed. Raises RefusedError, with the old file
    unchanged.
    """
    target = os.path.realpath(path)
    try:
        old = _existing_bytes(target, shown)
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


def _existing_bytes(target: str, shown: str) -> bytes | None:
    """Return the bytes of an existing file, or None; raises RefusedError for other kinds."""
    try:
        handle = os.open(target, OPEN)
    except FileNotFoundError:
        return None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise RefusedError(Message(N_("this is not a regular file")), place=shown)
        # Longer than any report, so it is not ours, whatever it contains.
        return read_all(handle) if status.st_size <= _MAX_REPORT_SIZE else b"\0"
    finally:
        temporary.close(handle)


def _replace(target: str, data: bytes, *, exists: bool) -> None:
    folder = os.path.dirname(target)
    temporary.remove_stale(folder)
    temporary_path = temporary.beside(target)
    try:
        _write(temporary_path, data, target if exists else None)
        os.replace(temporary_path, target)
    finally:
        temporary.remove(temporary_path)
    temporary.sync_folder(folder)


def _write(temporary_path: str, data: bytes, like: str | None) -> None:
    """Write the new file, with the permissions of the file `like` that it replaces."""
    if like is None:
        temporary.write_new(temporary_path, data)
        return
    handle = os.open(like, OPEN)
    try:
        temporary.write_new(temporary_path, data, handle)
    finally:
        temporary.close(handle)
