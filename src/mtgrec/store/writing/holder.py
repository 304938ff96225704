"""Who holds the lock of a workspace: a file that the holder writes, and keeps locked itself."""

import os
import sys
import time
from contextlib import ExitStack, suppress

from mtgrec.model.message import N_, Message
from mtgrec.store.writing.own_folder import OwnFolder
from mtgrec.store.writing.process import host_name
from mtgrec.store.writing.temporary import close

_PARTS = 4  # process, host, time, command


def write_holder(folder: OwnFolder, held: ExitStack) -> None:
    """Write who holds the lock into a locked file; without a lock its content is outdated."""
    with suppress(OSError):
        handle = folder.open("holder", os.O_RDWR | os.O_CREAT)
        held.callback(close, handle)
        os.ftruncate(handle, 0)
        os.write(handle, _text().encode("utf-8", "replace"))
        if _lock(handle):
            held.callback(_unlock, handle)


def _text() -> str:
    command = ["mtgrec", *(word for word in sys.argv[1:2] if word.isalpha())]
    # The first byte is not used: on Windows a locked byte cannot be read.
    return f" {os.getpid()}\t{host_name()}\t{int(time.time())}\t{' '.join(command)}\n"


def _lock(handle: int) -> bool:
    from filelock import lock_descriptor

    # A waiting process may hold it for a moment, to test whether it is locked.
    return any(lock_descriptor(handle, blocking=False) for _ in range(3))


def _unlock(handle: int) -> None:
    from filelock import unlock_descriptor

    with suppress(OSError):
        os.ftruncate(handle, 0)
        unlock_descriptor(handle)


def holder_sentence(folder: OwnFolder) -> Message | None:
    """Return who is writing here, or None where that is not known."""
    holder = _holder(folder)
    if holder is None:
        return None
    process, host, since, command = holder
    when = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(int(since)))
    sentence = N_("“{command}” is writing here since {since}: process {process} on {host}")
    return Message(sentence, command=command, since=when, process=process, host=host)


def _holder(folder: OwnFolder) -> list[str] | None:
    """Return what the holder of the lock wrote: process, host, time, command; or None."""
    from filelock import lock_descriptor

    try:
        handle = folder.open_shared("holder")
    except OSError:
        return None
    try:
        text = _read(handle)
        # Read twice: if it is the same before and after, the present holder has written it.
        if lock_descriptor(handle, blocking=False) or _read(handle) != text:
            return None
    except OSError:
        return None
    finally:
        close(handle)
    parts = text.rstrip("\n").split("\t")
    complete = len(parts) == _PARTS and parts[0].isdecimal() and parts[2].isdecimal()
    return parts if complete else None


def _read(handle: int) -> str:
    os.lseek(handle, 1, os.SEEK_SET)
    return os.read(handle, 1024).decode("utf-8", "replace")
