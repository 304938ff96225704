"""The folder `.mtgrec` in a workspace: git ignores it, and no link is followed in it."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

from mtgrec.store.writing.temporary import beside, close, is_stale

FOLDER = ".mtgrec"
DIRECT = os.open in os.supports_dir_fd
"""Whether files can be opened relative to an open folder, which Windows does not support."""
_NO_LINK = (
    getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class OwnFolder(NamedTuple):
    """The open folder `.mtgrec`, so that no link is followed on the way to its files."""

    path: str
    handle: int | None

    def open(self, name: str, flags: int, mode: int = 0o666) -> int:
        """Open a regular file in it; raises OSError for others and for files with hard links."""
        path = name if self.handle is not None else os.path.join(self.path, name)
        handle = os.open(path, flags | _NO_LINK, mode, dir_fd=self.handle)
        if _is_regular_without_links(handle):
            return handle
        close(handle)
        raise OSError

    def open_shared(self, name: str) -> int:
        """Open a file in it to lock it, also one that another user created; raises OSError."""
        try:
            return self.open(name, os.O_RDWR | os.O_CREAT)
        except PermissionError:  # reading is enough to lock it
            return self.open(name, os.O_RDONLY)

    def names(self) -> list[str]:
        """Return the names of all files in it."""
        return os.listdir(self.path if self.handle is None else self.handle)

    def remove(self, name: str) -> None:
        """Remove a file in it; raises OSError."""
        path = name if self.handle is not None else os.path.join(self.path, name)
        os.unlink(path, dir_fd=self.handle)

    @contextmanager
    def replacing(self, name: str, mode: int = 0o666) -> Iterator[int]:
        """Open a new file that atomically replaces `name` at the end.

        After an error it is removed, and `name` is unchanged. Raises OSError where this is not
        possible, as on Windows.
        """
        if self.handle is None:
            raise OSError
        self._remove_stale()
        temporary_name = beside(name)
        try:
            handle = self.open(temporary_name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
            try:
                yield handle
            finally:
                close(handle)
            os.replace(temporary_name, name, src_dir_fd=self.handle, dst_dir_fd=self.handle)
        except BaseException:
            with suppress(OSError):
                self.remove(temporary_name)
            raise

    def _remove_stale(self) -> None:
        with suppress(OSError):
            for name in filter(is_stale, self.names()):
                self.remove(name)

    def close(self) -> None:
        """Close the folder; files opened in it stay open."""
        if self.handle is not None:
            close(self.handle)


def _is_regular_without_links(handle: int) -> bool:
    try:
        status = os.fstat(handle)
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and status.st_nlink <= 1


def open_folder(root: str | os.PathLike[str], *, make: bool = True) -> OwnFolder | None:
    """Return `.mtgrec` in `root`, created if it is missing; None where that is not possible.

    Without `make` nothing is created.
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
            _write_gitignore(folder)
    return folder


def _write_gitignore(folder: OwnFolder) -> None:
    """Write `.gitignore`, also where a killed process has left an empty one."""
    handle = folder.open(".gitignore", os.O_RDWR | os.O_CREAT)
    try:
        if os.fstat(handle).st_size == 0:
            os.write(handle, b"*\n")
    finally:
        close(handle)
