"""One lock per workspace, so that two commands never write at once."""

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
_PARTS = 4  # of what a holder writes: process, host, time, command


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the workspace's lock; the kernel frees it when its holder dies.

    Waits 10 s at most, then raises RefusedError and names the holder. Where the folder for the lock
    cannot be made or used, or the file system knows no locks, everything goes on without.
    """
    with ExitStack() as held:
        folder = open_folder(root)
        if folder:
            held.callback(folder.close)
            lock = _taken(folder)
            if lock is not None:
                held.callback(_free, lock)
                _write_card(folder, held)
        yield


def _free(lock: int) -> None:
    from filelock import unlock_descriptor

    with suppress(OSError):
        unlock_descriptor(lock)  # closing would not do while a child process shares it
    close(lock)


def _taken(folder: OwnFolder) -> int | None:
    """Return the lock, held; None where there can be none."""
    deadline = time.monotonic() + WAIT
    while True:
        try:
            handle = _tried(folder)
        except OSError:  # no file can be made there, or the file system knows no locks
            return None
        if handle is not None:
            return handle
        if time.monotonic() > deadline:
            raise _refused(folder)
        time.sleep(_POLL)


def _tried(folder: OwnFolder) -> int | None:
    """Return the lock if it is free."""
    from filelock import lock_descriptor

    handle = _open_shared(folder, "lock")
    try:
        # A lock file that was removed meanwhile locks nothing.
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
    except PermissionError:  # made by somebody else; to lock it, reading will do
        return folder.open(name, os.O_RDONLY)


def _write_card(folder: OwnFolder, held: ExitStack) -> None:
    """Say who holds the lock, and lock that too: a card that is not locked is an old one."""
    with suppress(OSError):
        handle = folder.open("holder", os.O_RDWR | os.O_CREAT)
        held.callback(close, handle)
        os.ftruncate(handle, 0)
        os.write(handle, _card().encode("utf-8", "replace"))
        if _lock_card(handle):
            held.callback(_free_card, handle)


def _card() -> str:
    words = ["mtgrec", *(word for word in sys.argv[1:2] if word.isalpha())]
    # The first byte is left free: Windows locks it against being read.
    return f" {os.getpid()}\t{host_name()}\t{int(time.time())}\t{' '.join(words)}\n"


def _lock_card(handle: int) -> bool:
    from filelock import lock_descriptor

    # A waiting process may be trying, for an instant, whether it is locked.
    return any(lock_descriptor(handle, blocking=False) for _ in range(3))


def _free_card(handle: int) -> None:
    from filelock import unlock_descriptor

    with suppress(OSError):
        os.ftruncate(handle, 0)
        unlock_descriptor(handle)


def _refused(folder: OwnFolder) -> RefusedError:
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
    """Return what the holder wrote about itself: process, host, time, command."""
    from filelock import lock_descriptor

    try:
        handle = _open_shared(folder, "holder")
    except OSError:
        return None
    try:
        card = _read_card(handle)
        # Read twice: what is the same before and after was written by whoever locks it in between.
        if lock_descriptor(handle, blocking=False) or _read_card(handle) != card:
            return None
    except OSError:
        return None
    finally:
        close(handle)
    parts = card.rstrip("\n").split("\t")
    complete = len(parts) == _PARTS and parts[0].isdecimal() and parts[2].isdecimal()
    return parts if complete else None


def _read_card(handle: int) -> str:
    os.lseek(handle, 1, os.SEEK_SET)
    return os.read(handle, 1024).decode("utf-8", "replace")
