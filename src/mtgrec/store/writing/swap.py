"""Replace one file in steps: write the new one, exchange both, check the old one, or restore it.

Editors take no lock. So the new file is exchanged with the old one instead of overwriting it, and
the old one is checked afterwards: if it differs from what was read, another program has saved it in
between, and it is put back.
"""

import os
import stat
from contextlib import suppress
from typing import NamedTuple

from mtgrec.store.reading.files import OPEN, read_all
from mtgrec.store.writing import exchange, temporary

_MAX_EXCHANGES = 100  # exchanges while a file is restored that another program keeps saving


class FileState(NamedTuple):
    """Device and inode of a file, and its content; None for one that is not regular."""

    identity: tuple[int, int]
    data: bytes | None


def open_here(path: str) -> int:
    """Open a file for reading, without following a link or waiting for a FIFO."""
    return os.open(path, OPEN | getattr(os, "O_NOFOLLOW", 0))


def read_file_state(path: str, *, at_rest: bool = False) -> FileState | None:
    """Return identity and content of the file at `path`, None where there is none.

    With `at_rest` also None while a program has the file open for writing.
    """
    try:
        handle = open_here(path)
    except FileNotFoundError:
        return None
    except OSError:
        irregular = _irregular_state(path)
        if irregular is None:
            raise
        return irregular
    try:
        return _state_of(handle, at_rest=at_rest)
    finally:
        temporary.close(handle)


def _irregular_state(path: str) -> FileState | None:
    """Return the identity of a link or a socket; None for a regular file."""
    status = os.lstat(path)
    if stat.S_ISREG(status.st_mode):
        return None
    return FileState((status.st_dev, status.st_ino), None)


def _state_of(handle: int, *, at_rest: bool = False) -> FileState | None:
    status = os.fstat(handle)
    identity = (status.st_dev, status.st_ino)
    if not stat.S_ISREG(status.st_mode):
        return FileState(identity, None)
    # Checked before reading: a program that closes the file in between has written already.
    if at_rest and exchange.being_written(handle):
        return None
    return FileState(identity, read_all(handle))


class Swap:
    """Replaces one file, and holds what its temporary file contains at the moment."""

    def __init__(self, path: str, target: str, before: bytes, after: bytes) -> None:
        """`path` is shown in messages, `target` is the path with links followed."""
        self.path = path
        self.target = target
        self.before = before
        self.after = after
        self.spare = temporary.beside(target)
        self.old: FileState | None = None
        self.new: FileState | None = None
        self.open = False
        """Whether the temporary file may hold the content that belongs at the target."""
        self.copied = False

    def stage(self) -> bool:
        """Write the new content beside the file; return False if the file has changed."""
        self.old = read_file_state(self.target)
        if self.old is None or self.old.data != self.before:
            return False
        self.old = _sharing(self.old, self.before)
        try:
            handle = open_here(self.target)
        except FileNotFoundError:
            return False
        try:
            temporary.write_new(self.spare, self.after, like=handle)
        finally:
            temporary.close(handle)
        self.new = _sharing(read_file_state(self.spare), self.after)
        return True

    def swap(self) -> bool:
        """Exchange the files; return False if another program has saved since the file was read."""
        if read_file_state(self.target, at_rest=True) != self.old:
            return False
        try:
            self._exchange()
        except FileNotFoundError:  # an editor has moved the file in order to save it
            return False
        return self.is_proved()

    def is_proved(self) -> bool:
        """Return whether the displaced file is still the one that was read, unchanged."""
        return self._same(read_file_state(self.spare, at_rest=True), self.old)

    def finish(self) -> None:
        """Give up the displaced file: the new content stays."""
        self.open = False

    def undo(self) -> None:
        """Put back the displaced file, or a newer one that another program has saved."""
        if self.open and not self._same(_read_state_if_possible(self.spare), self.new):
            self._restore_newest()
        self.open = False

    def _restore_newest(self) -> None:
        placed = self.new
        for _ in range(_MAX_EXCHANGES):
            next_state = _read_state_if_possible(self.spare)
            try:
                self._exchange()
            except FileNotFoundError:  # the file was removed, or moved in order to save it
                self._restore_missing()
                return
            displaced = _read_state_if_possible(self.spare)
            if displaced is None or self._same(displaced, placed):
                return
            placed = next_state  # the file that came out is newer than the one put in

    def _restore_missing(self) -> None:
        with suppress(FileExistsError, FileNotFoundError):
            os.link(self.spare, self.target)

    def clear(self) -> None:
        """Remove the temporary file, unless it holds content that could not be put back."""
        if not self.open:
            temporary.remove(self.spare)

    def _exchange(self) -> None:
        was_open, self.open = (
            self.open,
            True,
        )  # set first: the call may be interrupted right after it
        try:
            if not exchange.exchange(self.spare, self.target):
                self._replace()
        except OSError:  # nothing was exchanged
            self.open = was_open
            raise

    def _replace(self) -> None:
        """Replace the file without the kernel's exchange, after giving it a second name."""
        second_name = temporary.beside(self.target)
        try:
            self._add_second_name(second_name)
            os.replace(self.spare, self.target)
        except BaseException:
            temporary.remove(second_name)
            raise
        self.spare = second_name

    def _add_second_name(self, second_name: str) -> None:
        try:
            os.link(self.target, second_name, follow_symlinks=False)
        except FileNotFoundError:
            raise
        except (OSError, NotImplementedError):  # a file system without hard links
            self._copy(second_name)

    def _copy(self, second_name: str) -> None:
        state = read_file_state(self.target)
        if state is None or state.data is None:
            raise FileNotFoundError(self.target)
        handle = open_here(self.target)
        try:
            temporary.write_new(second_name, state.data, like=handle)
        finally:
            temporary.close(handle)
        self.copied = True

    def _same(self, one: FileState | None, other: FileState | None) -> bool:
        """Return whether both are the same file; of a copy only the content is compared."""
        if self.copied and one and other:
            return one.data == other.data
        return one == other


def _sharing(state: FileState | None, data: bytes) -> FileState | None:
    """Return a state that holds `data` itself where it holds the same bytes: a file may be large."""
    return state._replace(data=data) if state is not None and state.data == data else state


def _read_state_if_possible(path: str) -> FileState | None:
    try:
        return read_file_state(path)
    except OSError:
        return None
