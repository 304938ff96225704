"""The folder of our own in a workspace, `.mtgrec`: it ignores itself, and no link is followed in it."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

from mtgrec.store.writing.temporary import beside, close, is_stale

FOLDER = ".mtgrec"
DIRECT = os.open in os.supports_dir_fd
"""Whether a folder can be opened itself, and files in it through that: not on Windows."""
_NO_LINK = (
    getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class OwnFolder(NamedTuple):
    """The folder of our own, opened itself, so that no link is followed on the way into it."""

    path: str
    handle: int | None

    def open(self, name: str, flags: int, mode: int = 0o666) -> int:
        """Open a regular file in it that has no other name anywhere; OSError for all else."""
        path = name if self.handle is not None else os.path.join(self.path, name)
        handle = os.open(path, flags | _NO_LINK, mode, dir_fd=self.handle)
        if _is_only_here(handle):
            return handle
        close(handle)
        raise OSError

    @contextmanager
    def replacing(self, name: str, mode: int = 0o666) -> Iterator[int]:
        """Open a new file that in the end takes the place of `name`, atomically.

        After an error it is gone, and all is as before. Raises OSError where that cannot be done,
        as everywhere on Windows.
        """
        if self.handle is None:
            raise OSError
        self._remove_stale(self.handle)
        spare = beside(name)
        try:
            handle = self.open(spare, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
            try:
                yield handle
            finally:
                close(handle)
            os.replace(spare, name, src_dir_fd=self.handle, dst_dir_fd=self.handle)
        except BaseException:
            with suppress(OSError):
                os.unlink(spare, dir_fd=self.handle)
            raise

    def _remove_stale(self, handle: int) -> None:
        with suppress(OSError):
            for name in filter(is_stale, os.listdir(handle)):
                os.unlink(name, dir_fd=handle)

    def close(self) -> None:
        """Close it; what was opened in it stays open."""
        if self.handle is not None:
            close(self.handle)


def _is_only_here(handle: int) -> bool:
    try:
        status = os.fstat(handle)
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and status.st_nlink <= 1


def open_folder(root: str | os.PathLike[str], *, make: bool = True) -> OwnFolder | None:
    """Return the folder of our own in `root`, made where it is missing; None where there is none.

    Without `make` nothing is written.
    """
    path = os.path.join(root, FOLDER)
    try:
        if make:
            with suppress(FileExistsError):
                os.mkdir(path)
        if not stat.S_ISDIR(os.lstat(path).st_mode):
            return None
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | _NO_LINK) if DIRECT else None
    except OSError:
        return None
    folder = OwnFolder(path, handle)
    if make:
        with suppress(OSError):
            _ignore(folder)
    return folder


def _ignore(folder: OwnFolder) -> None:
    """Let the folder ignore itself; what a killed process left empty is filled."""
    handle = folder.open(".gitignore", os.O_RDWR | os.O_CREAT)
    try:
        if os.fstat(handle).st_size == 0:
            os.write(handle, b"*\n")
    finally:
        close(handle)
