"""What the kernel offers against losing somebody else's save: exchanging two names, asking for writers."""

import errno
import os
import sys
from collections.abc import Callable
from functools import cache

_EXCHANGE = 2  # RENAME_EXCHANGE of Linux; RENAME_SWAP of macOS has the same number
_HERE = -100  # AT_FDCWD
_UNSUPPORTED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


def exchange(one: str, other: str) -> bool:
    """Let two names change places at one stroke; False where kernel or file system cannot.

    Raises OSError for anything else, such as a name that is gone.
    """
    call = _call()
    if call is None:
        return False
    code = call(os.fsencode(one), os.fsencode(other))
    if code == 0:
        return True
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), one, None, other)


@cache
def _call() -> Callable[[bytes, bytes], int] | None:
    """Return a function that exchanges two names and returns the error's number, 0 for none."""
    try:
        import ctypes

        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            function, before, between = library.renamex_np, (), ()
        else:
            function, before, between = library.renameat2, (_HERE,), (_HERE,)
    except (ImportError, OSError, AttributeError, TypeError):  # no such call in this C library
        return None

    def call(one: bytes, other: bytes) -> int:
        done = function(*before, one, *between, other, ctypes.c_uint(_EXCHANGE))
        return 0 if done == 0 else ctypes.get_errno()

    return call


def being_written(handle: int) -> bool:
    """Return whether any process has this file, which we only read, open for writing.

    Linux grants a read lease just where nobody has; elsewhere, and on files of other people, there
    is no way to know, and the answer is False.
    """
    try:
        from fcntl import F_RDLCK, F_SETLEASE, F_SETSIG, F_UNLCK, fcntl
        from signal import SIGURG
    except ImportError:
        return False
    try:
        # Whoever opens the file now makes the kernel tell us: by a signal that nobody minds, as the
        # usual one would end this process.
        fcntl(handle, F_SETSIG, SIGURG)
        fcntl(handle, F_SETLEASE, F_RDLCK)
        fcntl(handle, F_SETLEASE, F_UNLCK)
    except OSError as error:
        return error.errno == errno.EAGAIN
    return False
