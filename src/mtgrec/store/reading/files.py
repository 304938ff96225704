"""Read files without blocking, and create files without overwriting, only below the root."""

import errno
import os
import stat
from pathlib import Path
from typing import NamedTuple

from mtgrec.store.reading.waiting import Patience, is_recent, opened, whole

MAX_FILE = 8 * 1024 * 1024
MAX_READINGS = 128 * 1024 * 1024
"""The maximum size of a file of readings in bytes, some three million rows."""
_IMPOSSIBLE_NAMES = {errno.ELOOP, errno.ENAMETOOLONG}
OPEN = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def size_text(size: int) -> str:
    """Return a limit of bytes as people read it: `256 KB`, `8 MB`."""
    return f"{size // 1024 // 1024} MB" if size >= 1024 * 1024 else f"{size // 1024} KB"


class Large(NamedTuple):
    """The first 64 KiB of a file that is too large to be read."""

    head: bytes


def read_regular(
    path: str | Path, limit: int = MAX_FILE, patience: Patience | None = None
) -> bytes | Large | None:
    """Return the bytes of a regular file; None for anything else (reading a FIFO would block).

    Returns Large for a file over `limit` bytes. A file that is just being saved is waited for; with
    `patience`, as long as that lasts, and also one that is missing though it was there before.
    Raises OSError where it cannot be opened.
    """
    handle = opened(lambda: os.open(path, OPEN), patience) if patience else os.open(path, OPEN)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return None
        if status.st_size > limit:
            return Large(os.read(handle, 64 * 1024))
        data = read_all(handle)
        if len(data) == status.st_size and not is_recent(status):
            return data
        return whole(handle, lambda: _read_again(handle), patience or Patience())
    finally:
        os.close(handle)


def _read_again(handle: int) -> bytes:
    os.lseek(handle, 0, os.SEEK_SET)
    return read_all(handle)


def read_all(handle: int) -> bytes:
    """Return all bytes from the present position of an open file."""
    chunks: list[bytes] = []
    size = max(1024 * 1024, os.fstat(handle).st_size)  # a large file in one piece, never copied
    while chunk := os.read(handle, size):
        chunks.append(chunk)
    return b"".join(chunks)


def exists(path: str | Path) -> bool:
    """Return whether something has this name, also a link that leads to nothing.

    Raises OSError where the system does not tell: what cannot be looked at is not taken for nothing.
    """
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError as error:
        if error.errno in _IMPOSSIBLE_NAMES:
            return False
        raise
    return True


def is_folder(path: str | Path) -> bool:
    """Return whether `path`, with links followed, is a folder; raises OSError as `exists` does."""
    return stat.S_ISDIR(mode_of(path))


def is_regular(path: str | Path) -> bool:
    """Return whether `path`, with links followed, is a regular file; raises OSError as `exists` does."""
    return stat.S_ISREG(mode_of(path))


def mode_of(path: str | Path) -> int:
    """Return type and permissions, with links followed; 0 where there is nothing."""
    try:
        return os.stat(path).st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return 0
    except OSError as error:
        if error.errno in _IMPOSSIBLE_NAMES:
            return 0
        raise


def inside(root: Path, path: Path) -> bool:
    """Return whether `path` lies below `root` after links are followed."""
    return path.resolve().is_relative_to(root.resolve())
