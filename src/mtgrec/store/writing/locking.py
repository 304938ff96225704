"""Lock a workspace, so that two commands never write at the same time."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from mtgrec.model.errors import RefusedError
from mtgrec.model.message import N_, Message
from mtgrec.store.writing.holder import holder_sentence, write_holder
from mtgrec.store.writing.own_folder import OwnFolder, open_folder
from mtgrec.store.writing.temporary import close
from mtgrec.store.writing.turns import anybody_waits, turn

WAIT = 30.0
"""Seconds until one that waits gives up."""
PATIENCE = 1.0
"""Seconds until it says that it waits."""
_POLL = 0.01

Announce = Callable[[Message], None]
"""Is told for whom one waits."""


@contextmanager
def locked(root: Path, announce: Announce | None = None) -> Iterator[None]:
    """Hold the workspace's lock; the kernel releases it when the process ends.

    Those that wait get it in the order in which they came. Raises RefusedError, with the holder's
    name, after waiting for 30 s. Without a lock nothing is refused: where `.mtgrec` cannot be
    created, or the file system does not support locks.
    """
    with ExitStack() as held:
        folder = open_folder(root)
        if folder:
            held.callback(folder.close)
            lock = _wait_for_lock(folder, announce)
            if lock is not None:
                held.callback(_unlock, lock)
                write_holder(folder, held)
        yield


def _unlock(lock: int) -> None:
    from filelock import unlock_descriptor

    with suppress(OSError):
        unlock_descriptor(lock)  # closing is not enough while a child process shares it
    close(lock)


def _wait_for_lock(folder: OwnFolder, announce: Announce | None) -> int | None:
    """Wait for the lock and return its handle; None where locks are not possible."""
    start = time.monotonic()
    try:
        handle = None if anybody_waits(folder) else _try_lock(folder)
        if handle is not None:
            return handle
        with turn(folder) as is_next:
            while time.monotonic() <= start + WAIT:
                if is_next() and (handle := _try_lock(folder)) is not None:
                    return handle
                if announce and time.monotonic() > start + PATIENCE:
                    announce(_waiting_for(folder))
                    announce = None
                time.sleep(_POLL)
    except OSError:  # no file can be created, or locks are not supported
        return None
    raise _locked_error(folder)


def _try_lock(folder: OwnFolder) -> int | None:
    """Return the handle of the lock if it is free, else None."""
    from filelock import lock_descriptor

    handle = folder.open_shared("lock")
    try:
        # A lock on a file that was removed meanwhile has no effect.
        if lock_descriptor(handle, blocking=False) and os.fstat(handle).st_nlink:
            return handle
    except BaseException:
        close(handle)
        raise
    close(handle)
    return None


def _locked_error(folder: OwnFolder) -> RefusedError:
    sentence = holder_sentence(folder) or Message(
        N_("another process has been writing here for {seconds} s"), seconds=int(WAIT)
    )
    return RefusedError(
        sentence, Message(N_("wait until it has finished, or end it; then try again"))
    )


def _waiting_for(folder: OwnFolder) -> Message:
    holder = holder_sentence(folder)
    if holder is None:
        return Message(N_("waiting for another process that is writing here …"))
    return Message(N_("waiting: {holder} …"), holder=holder)
