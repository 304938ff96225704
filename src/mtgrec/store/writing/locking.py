"""Lock a workspace, so that two commands never write at the same time."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from mtgrec.model.errors import RefusedError
from mtgrec.model.message import N_, Message
from mtgrec.store.writing.own_folder import OwnFolder, open_folder
from mtgrec.store.writing.process import host_name
from mtgrec.store.writing.temporary import close

WAIT = 10.0
_POLL = 0.02
_HOLDER_PARTS = 4  # process, host, time, command


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the workspace's lock; the kernel releases it when the process ends.

    Raises RefusedError, with the holder's name, after waiting for 10 s. Without a lock nothing is
    refused: where `.mtgrec` cannot be created, or the file system does not support locks.
    """
    with ExitStack() as held:
        folder = open_folder(root)
        if folder:
            held.callback(folder.close)
            lock = _wait_for_lock(folder)
            if lock is not None:
                held.callback(_unlock, lock)
                _write_holder(folder, held)
        yield


def _unlock(lock: int) -> None:
    from filelock import unlock_descriptor

    with suppress(OSError):
        unlock_descriptor(lock)  # closing is not enough while a child process shares it
    close(lock)


def _wait_for_lock(folder: OwnFolder) -> int | None:
    """Wait for the lock and return its handle; None where locks are not possible."""
    deadline = time.monotonic() + WAIT
    while True:
        try:
            handle = _try_lock(folder)
        except OSError:  # no file can be created, or locks are not supported
            return None
        if handle is not None:
            return handle
        if time.monotonic() > deadline:
            raise _locked_error(folder)
        time.sleep(_POLL)


def _try_lock(folder: OwnFolder) -> int | None:
    """Return the handle of the lock if it is free, else None."""
    from filelock import lock_descriptor

    handle = _open_shared(folder, "lock")
    try:
        # A lock on a file that was removed meanwhile has no effect.
        if lock_descriptor(handle, blocking=False) and os.fstat(handle).st_nlink:
            return handle
    except BaseException:
        close(handle)
        raise
    close(handle)
    return None


def _open_shared(folder: OwnFolder, name: str) -> int:
    try:
        return folder.open(name, os.O_RDWR | os.O_CREAT)
    except PermissionError:  # created by another user; reading is enough to lock it
        return folder.open(name, os.O_RDONLY)


def _write_holder(folder: OwnFolder, held: ExitStack) -> None:
    """Write who holds the lock into a locked file; without a lock its content is outdated."""
    with suppress(OSError):
        handle = folder.open("holder", os.O_RDWR | os.O_CREAT)
        held.callback(close, handle)
        os.ftruncate(handle, 0)
        os.write(handle, _holder_text().encode("utf-8", "replace"))
        if _lock_holder_file(handle):
            held.callback(_unlock_holder_file, handle)


def _holder_text() -> str:
    command = ["mtgrec", *(word for word in sys.argv[1:2] if word.isalpha())]
    # The first byte is not used: on Windows a locked byte cannot be read.
    return f" {os.getpid()}\t{host_name()}\t{int(time.time())}\t{' '.join(command)}\n"


def _lock_holder_file(handle: int) -> bool:
    from filelock import lock_descriptor

    # A waiting process may hold it for a moment, to test whether it is locked.
    return any(lock_descriptor(handle, blocking=False) for _ in range(3))


def _unlock_holder_file(handle: int) -> None:
    from filelock import unlock_descriptor

    with suppress(OSError):
        os.ftruncate(handle, 0)
        unlock_descriptor(handle)


def _locked_error(folder: OwnFolder) -> RefusedError:
    help = Message(N_("wait until it has finished, or end it; then try again"))
    holder = _holder(folder)
    if holder is None:
        return RefusedError(
            Message(N_("another process has been writing here for {seconds} s"), seconds=int(WAIT)),
            help,
        )
    process, host, since, command = holder
    when = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(int(since)))
    sentence = N_("“{command}” is writing here since {since}: process {process} on {host}")
    return RefusedError(
        Message(sentence, command=command, since=when, process=process, host=host), help
    )


def _holder(folder: OwnFolder) -> list[str] | None:
    """Return what the holder of the lock wrote: process, host, time, command; or None."""
    from filelock import lock_descriptor

    try:
        handle = _open_shared(folder, "holder")
    except OSError:
        return None
    try:
        text = _read_holder(handle)
        # Read twice: if it is the same before and after, the present holder has written it.
        if lock_descriptor(handle, blocking=False) or _read_holder(handle) != text:
            return None
    except OSError:
        return None
    finally:
        close(handle)
    parts = text.rstrip("\n").split("\t")
    complete = len(parts) == _HOLDER_PARTS and parts[0].isdecimal() and parts[2].isdecimal()
    return parts if complete else None


def _read_holder(handle: int) -> str:
    os.lseek(handle, 1, os.SEEK_SET)
    return os.read(handle, 1024).decode("utf-8", "replace")
