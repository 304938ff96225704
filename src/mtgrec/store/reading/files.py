"""Read files without blocking, and create files without overwriting, only below the root."""

import os
import stat
import time
from pathlib import Path
from typing import NamedTuple

from mtgrec.model.errors import RefusedError
from mtgrec.model.message import N_, Message
from mtgrec.store.writing import exchange, temporary

MAX_FILE = 8 * 1024 * 1024
MAX_READINGS = 128 * 1024 * 1024
"""The maximum size of a file of readings in bytes, some three million rows."""
# Seconds to wait for an editor that has emptied or moved the file in order to save it.
SAVING_PAUSES = (0.01, 0.03, 0.06)
OPEN = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class Large(NamedTuple):
    """The first 64 KiB and the size of a file that is too large to be read."""

    head: bytes
    size: int


def read_regular(path: str | Path, limit: int = MAX_FILE) -> bytes | Large | None:
    """Return the bytes of a regular file; None for anything else (reading a FIFO would block).

    Returns Large for a file over `limit` bytes. Raises OSError where it cannot be opened.
    """
    handle = os.open(path, OPEN)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return None
        if status.st_size > limit:
            return Large(os.read(handle, 64 * 1024), status.st_size)
        return read_all(handle) or _read_while_saving(handle)
    finally:
        os.close(handle)


def _read_while_saving(handle: int) -> bytes:
    """Read an empty file again while an editor is writing it."""
    for pause in SAVING_PAUSES:
        being_saved = exchange.being_written(handle)
        data = read_all(handle)
        if data or not being_saved:
            return data
        time.sleep(pause)
    return b""


def read_all(handle: int) -> bytes:
    """Return all bytes from the present position of an open file."""
    chunks: list[bytes] = []
    while chunk := os.read(handle, 1024 * 1024):
        chunks.append(chunk)
    return b"".join(chunks)


def inside(root: Path, path: Path) -> bool:
    """Return whether `path` lies below `root` after links are followed."""
    return path.resolve().is_relative_to(root.resolve())


def create(root: Path, relative: str, data: bytes) -> Path:
    """Create a new file and its folders; after an error nothing is left of them.

    Raises RefusedError where the file exists (also in another case of letters, if the file system
    ignores case), lies outside the root, or cannot be written.
    """
    path = root / relative
    if not inside(root, path):
        raise RefusedError(Message(N_("{path} would lie outside the workspace"), path=relative))
    made: list[Path] = []
    try:
        _make_folders(path.parent, made)
        _create_whole(path, data)
    except FileExistsError:
        raise RefusedError(Message(N_("{path} already exists"), path=relative)) from None
    except OSError as error:  # no room, no permission, a read-only disk
        _remove_folders(made)
        raise RefusedError(
            Message(N_("{path} cannot be written: {reason}"), path=relative, reason=error.strerror)
        ) from None
    return path


def _make_folders(folder: Path, made: list[Path]) -> None:
    """Create the missing folders and add them to `made`, the deepest first."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for path in reversed(missing):
        path.mkdir(exist_ok=True)
        made.insert(0, path)


def _remove_folders(folders: list[Path]) -> None:
    for folder in folders:
        try:
            folder.rmdir()
        except OSError:
            return


def _create_whole(path: Path, data: bytes) -> None:
    """Write a temporary file beside the target, then rename it unless the target exists."""
    temporary_path = temporary.beside(os.fspath(path))
    temporary.write_new(temporary_path, data)
    try:
        _rename_to_new(temporary_path, path)
        _sync(path)
    finally:
        temporary.remove(temporary_path)


def _rename_to_new(temporary_path: str, path: Path) -> None:
    try:
        os.link(temporary_path, path)  # fails where the target exists; a rename would overwrite it
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if path.exists():
            raise FileExistsError(path) from None
        os.rename(temporary_path, path)


def _sync(path: Path) -> None:
    try:
        temporary.sync_folder(os.fspath(path.parent))
    except OSError:
        temporary.remove(os.fspath(path))
        raise
