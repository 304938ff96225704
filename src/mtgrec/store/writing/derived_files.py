"""Write files made from records (reports) to any path, without overwriting other files."""

import os
import stat
from collections.abc import Callable

from mtgrec.model.errors import RefusedError
from mtgrec.model.message import N_, Message
from mtgrec.store.reading.files import OPEN, read_all, size_text
from mtgrec.store.writing import temporary
from mtgrec.store.writing.creation import Creation
from mtgrec.store.writing.swap import Swap
from mtgrec.store.writing.transaction import carry_out

_MAX_REPORT_SIZE = 64 * 1024 * 1024


def write_derived(
    path: str, data: bytes, *, shown: str, is_ours: Callable[[bytes], bool], force: bool
) -> None:
    """Write `data` to `path`, a new file or one for which `is_ours` is true; others need `force`.

    `path` has no links any more; `shown` is the path in messages. Raises RefusedError, with the old
    file unchanged.
    """
    try:
        old = _existing_bytes(path, shown)
        os.stat(os.path.dirname(path))  # a missing folder may be a slip, so none is made
    except OSError as error:
        raise RefusedError(
            Message(N_("{path} cannot be written: {reason}"), path=shown, reason=error.strerror)
        ) from None
    if old and not force and not is_ours(old):
        raise RefusedError(
            Message(N_("this file is not one that mtgrec report wrote")),
            Message(N_("choose another name, or write over it with --force")),
            shown,
        )
    step = Creation(shown, path, data) if old is None else Swap(shown, path, old, data)
    if not carry_out([step]):
        raise RefusedError(
            Message(N_("another program is saving this file; nothing was changed")),
            Message(N_("close it there, then try again")),
            shown,
        )


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
        if status.st_size > _MAX_REPORT_SIZE:
            limit = size_text(_MAX_REPORT_SIZE)
            raise RefusedError(
                Message(N_("this file is larger than {limit}"), limit=limit), place=shown
            )
        return read_all(handle)
    finally:
        temporary.close(handle)
