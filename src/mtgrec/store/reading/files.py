"""Files: read without being held up, create without overwriting, never outside the root."""

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
"""What a file of readings may hold: some three million rows."""
# An editor that is just saving has emptied the file, or moved it aside: soon it is whole again.
SAVING_PAUSES = (0.01, 0.03, 0.06)
OPEN = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class Large(NamedTuple):
    """The beginning of a file that is too large to be read."""

    head: bytes
    size: int


def read_regular(path: str | Path, limit: int = MAX_FILE) -> bytes | Large | None:
    """Return the bytes of a regular file; None for anything else (a FIFO would hang us).

    Of a file over `limit` only the first 64 KiB. Raises OSError where it cannot be opened.
    """
    handle = os.open(path, OPEN)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return None
        if status.st_size > limit:
            return Large(os.read(handle, 64 * 1024), status.st_size)
        return read_all(handle) or _read_emptied(handle)
    finally:
        os.close(handle)


def _read_emptied(handle: int) -> bytes:
    """Read a file that is empty, perhaps only because an editor is just saving it."""
    for pause in SAVING_PAUSES:
        unfinished = exchange.being_written(handle)
        data = read_all(handle)
        if data or not unfinished:
            return data
        time.sleep(pause)
    return b""


def read_all(handle: int) -> bytes:
    """Return everything in an open file."""
    chunks: list[bytes] = []
    while chunk := os.read(handle, 1024 * 1024):
        chunks.append(chunk)
    return b"".join(chunks)


def inside(root: Path, path: Path) -> bool:
    """Return whether the real `path`, links followed, lies under the real `root`."""
    return path.resolve().is_relative_to(root.resolve())


def create(root: Path, relative: str, data: bytes) -> Path:
    """Create a file that does not exist yet, with its folders, whole or not at all.

    Raises RefusedError where it exists (in whatever case of letters the file system sees as the
    same) or would lie outside the root.
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
    """Create the missing folders; those made stand in `made`, the deepest first."""
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
    """Write beside the target, then give the file its name only if nobody has it: never half a file."""
    spare = temporary.beside(os.fspath(path))
    temporary.write_new(spare, data)
    try:
        _give_name(spare, path)
        _sync(path)
    finally:
        temporary.remove(spare)


def _give_name(spare: str, path: Path) -> None:
    try:
        os.link(spare, path)  # fails where the name is taken: a rename would overwrite
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if path.exists():
            raise FileExistsError(path) from None
        os.rename(spare, path)


def _sync(path: Path) -> None:
    try:
        temporary.sync_folder(os.fspath(path.parent))
    except OSError:
        temporary.remove(os.fspath(path))
        raise
