"""Who comes next: those that wait for the lock of a workspace draw a number each.

A number is an empty file whose name sorts by the moment it was drawn, locked by the one who drew it;
so the kernel tells which numbers are those of processes that still live.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count

from mtgrec.store.writing.own_folder import OwnFolder
from mtgrec.store.writing.temporary import close

_PREFIX = "turn-"
_DRAWING = 500_000_000  # nanoseconds within which a new number is locked
_IN_PROCESS = count()  # for numbers that one process draws in one moment

IsNext = Callable[[], bool]


def anybody_waits(folder: OwnFolder) -> bool:
    """Return whether a living process waits for the lock; what others left is removed."""
    return any(_is_alive(folder, name) for name in _numbers(folder))


@contextmanager
def turn(folder: OwnFolder) -> Iterator[IsNext]:
    """Draw a number, and tell whether nobody with a lower one waits.

    Without a number, in a folder where one may not write, it is always one's turn.
    """
    try:
        name, handle = _draw(folder)
    except OSError:
        yield lambda: True
        return
    try:
        yield (
            lambda: not any(other < name and _is_alive(folder, other) for other in _numbers(folder))
        )
    finally:
        with suppress(OSError):
            folder.remove(name)
        close(handle)


def _draw(folder: OwnFolder) -> tuple[str, int]:
    from filelock import lock_descriptor

    while True:
        name = f"{_PREFIX}{time.time_ns():020}-{os.getpid()}-{next(_IN_PROCESS)}"
        handle = folder.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL)
        # Before it is locked, another may take it for one that was left, and remove it.
        if lock_descriptor(handle, blocking=False) and os.fstat(handle).st_nlink:
            return name, handle
        close(handle)


def _numbers(folder: OwnFolder) -> list[str]:
    return sorted(name for name in folder.names() if name.startswith(_PREFIX))


def _is_alive(folder: OwnFolder, name: str) -> bool:
    """Return whether the process that drew a number still waits; else its file is removed."""
    from filelock import lock_descriptor

    with suppress(OSError):  # its owner has just removed it, or it is no file
        handle = folder.open(name, os.O_RDONLY)
        try:
            if not lock_descriptor(handle, blocking=False) or _is_being_drawn(name):
                return True
        finally:
            close(handle)
    with suppress(OSError):
        folder.remove(name)
    return False


def _is_being_drawn(name: str) -> bool:
    """Return whether a number is so new that its owner may not have locked it yet."""
    drawn = name.removeprefix(_PREFIX).partition("-")[0]
    return drawn.isdecimal() and time.time_ns() - int(drawn) < _DRAWING
