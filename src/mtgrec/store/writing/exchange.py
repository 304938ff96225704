"""System calls that protect other programs' changes: exchange two files, detect writers."""

import errno
import os
import sys
from collections.abc import Callable
from functools import cache

_EXCHANGE = 2  # RENAME_EXCHANGE of Linux; RENAME_SWAP of macOS has the same number
_CURRENT_FOLDER = -100  # AT_FDCWD
_UNSUPPORTED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


def exchange(one: str, other: str) -> bool:
    """Exchange two files atomically; return False where the system does not support it.

    Raises OSError for any other error, such as a missing file.
    """
    call = _exchange_function()
    if call is None:
        return False
    code = call(os.fsencode(one), os.fsencode(other))
    if code == 0:
        return True
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), one, None, other)


@cache
def _exchange_function() -> Callable[[bytes, bytes], int] | None:
    """Return a function that exchanges two files and returns the error number or 0, or None."""
    try:
        import ctypes

        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            function, before, between = library.renamex_np, (), ()
        else:
            function, before, between = library.renameat2, (_CURRENT_FOLDER,), (_CURRENT_FOLDER,)
    except (ImportError, OSError, AttributeError, TypeError):  # no such call in this C library
        return None

    def call(one: bytes, other: bytes) -> int:
        done = function(*before, one, *between, other, ctypes.c_uint(_EXCHANGE))
        return 0 if done == 0 else ctypes.get_errno()

    return call


def being_written(handle: int) -> bool:
    """Return whether a process has this file, open for reading here, open for writing.

    Linux grants a read lease only where no process has. On other systems, and for files of other
    users, it is unknown, and the result is False.
    """
    try:
        from fcntl import F_RDLCK, F_SETLEASE, F_SETSIG, F_UNLCK, fcntl
        from signal import SIGURG
    except ImportError:
        return False
    try:
        # A program that opens the file now makes the kernel send a signal: choose one that is
        # ignored, as the default would end this process.
        fcntl(handle, F_SETSIG, SIGURG)
        fcntl(handle, F_SETLEASE, F_RDLCK)
        fcntl(handle, F_SETLEASE, F_UNLCK)
    except OSError as error:
        return error.errno == errno.EAGAIN
    return False
