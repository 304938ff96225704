"""Files: read without being held up, create without overwriting, never outside the root."""

import os
import stat
from pathlib import Path
from typing import NamedTuple

from mtgrec.model.errors import RefusedError
from mtgrec.model.message import N_, Message

MAX_FILE = 8 * 1024 * 1024
_OPEN_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class Large(NamedTuple):
    """The beginning of a file that is too large to be a record."""

    head: bytes
    size: int


def read_regular(path: str | Path) -> bytes | Large | None:
    """Return the bytes of a regular file; None for anything else (a FIFO would hang us).

    Of a file over 8 MB only the first 64 KiB. Raises OSError where it cannot be opened.
    """
    handle = os.open(path, _OPEN_FLAGS)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return None
        if status.st_size > MAX_FILE:
            return Large(os.read(handle, 64 * 1024), status.st_size)
        return _read_all(handle)
    finally:
        os.close(handle)


def _read_all(handle: int) -> bytes:
    chunks: list[bytes] = []
    while chunk := os.read(handle, 1024 * 1024):
        chunks.append(chunk)
    return b"".join(chunks)


def inside(root: Path, path: Path) -> bool:
    """Tell whether the real `path`, links followed, lies under the real `root`."""
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
    temporary = path.with_name(f".{path.name[:40]}.{os.getpid()}.tmp")
    handle = os.open(
        temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666
    )
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _give_name(temporary, path)
        _sync_folder(path.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _give_name(temporary: Path, path: Path) -> None:
    try:
        os.link(temporary, path)  # fails where the name is taken: a rename would overwrite
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if path.exists():
            raise FileExistsError(path) from None
        os.rename(temporary, path)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
