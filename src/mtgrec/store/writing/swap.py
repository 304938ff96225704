"""One file on its way from old to new: staged, exchanged, proved, and put back exactly if need be.

Editors take no lock. So the new content changes places with the file instead of covering it, and
what came out is looked at afterwards: if it is not what was read, somebody saved in between, and
everything goes back.
"""

import os
import stat
from contextlib import suppress
from typing import NamedTuple

from mtgrec.store.reading.files import OPEN, read_all
from mtgrec.store.writing import exchange, temporary

_PATIENCE = 100  # saves that may come in while one file is being put back


class Seen(NamedTuple):
    """Which file stood somewhere, and its content; None for what is no regular file."""

    identity: tuple[int, int]
    data: bytes | None


def open_here(path: str) -> int:
    """Open a file for reading; neither a link is followed nor a FIFO waited for."""
    return os.open(path, OPEN | getattr(os, "O_NOFOLLOW", 0))


def look(path: str, *, at_rest: bool = False) -> Seen | None:
    """Return what stands at `path`; None for nothing.

    With `at_rest` also None while somebody has the file open for writing.
    """
    try:
        handle = open_here(path)
    except FileNotFoundError:
        return None
    except OSError:
        odd = _odd(path)
        if odd is None:
            raise
        return odd
    try:
        return _seen(handle, at_rest=at_rest)
    finally:
        temporary.close(handle)


def _odd(path: str) -> Seen | None:
    """Return a link or a socket, which cannot be opened; None for a file, which should be."""
    status = os.lstat(path)
    if stat.S_ISREG(status.st_mode):
        return None
    return Seen((status.st_dev, status.st_ino), None)


def _seen(handle: int, *, at_rest: bool = False) -> Seen | None:
    status = os.fstat(handle)
    identity = (status.st_dev, status.st_ino)
    if not stat.S_ISREG(status.st_mode):
        return Seen(identity, None)
    # Asked before reading: whoever closes the file in between has written before we read.
    if at_rest and exchange.being_written(handle):
        return None
    return Seen(identity, read_all(handle))


class Swap:
    """One file, its content before and after, and what lies in the temporary file at the moment."""

    def __init__(self, path: str, target: str, before: bytes, after: bytes) -> None:
        """`path` is for people, `target` the real path, links followed."""
        self.path = path
        self.target = target
        self.before = before
        self.after = after
        self.spare = temporary.beside(target)
        self.old: Seen | None = None
        self.new: Seen | None = None
        self.open = False
        """Whether the temporary file may hold what belongs at the target."""
        self.copied = False

    def stage(self) -> bool:
        """Bring the new content to the disk, beside the file; False if the file is another by now."""
        self.old = look(self.target)
        if self.old is None or self.old.data != self.before:
            return False
        try:
            handle = open_here(self.target)
        except FileNotFoundError:
            return False
        try:
            temporary.write_new(self.spare, self.after, like=handle)
        finally:
            temporary.close(handle)
        self.new = look(self.spare)
        return True

    def swap(self) -> bool:
        """Put the new content in place; False if somebody saved since the file was read."""
        if look(self.target, at_rest=True) != self.old:
            return False
        try:
            self._exchange()
        except FileNotFoundError:  # an editor that moves the file aside before it saves
            return False
        return self.is_proved()

    def is_proved(self) -> bool:
        """Return whether what the new content displaced is what was read, and nobody's work since."""
        return self._same(look(self.spare, at_rest=True), self.old)

    def finish(self) -> None:
        """Let go of what was displaced: the new content stays."""
        self.open = False

    def undo(self) -> None:
        """Put back what was displaced, or whatever is newer than that."""
        if self.open and not self._same(_look_if_possible(self.spare), self.new):
            self._put_newest()
        self.open = False

    def _put_newest(self) -> None:
        put = self.new
        for _ in range(_PATIENCE):
            coming = _look_if_possible(self.spare)
            try:
                self._exchange()
            except FileNotFoundError:  # somebody took the file away, or moved it aside to save it
                self._lay_down()
                return
            out = _look_if_possible(self.spare)
            if out is None or self._same(out, put):
                return
            put = coming  # what came out is newer than what went in

    def _lay_down(self) -> None:
        with suppress(FileExistsError, FileNotFoundError):
            os.link(self.spare, self.target)

    def clear(self) -> None:
        """Remove the temporary file; not while it holds what could not be put back."""
        if not self.open:
            temporary.remove(self.spare)

    def _exchange(self) -> None:
        was, self.open = self.open, True  # before the call: it may be interrupted right after it
        try:
            if not exchange.exchange(self.spare, self.target):
                self._replace()
        except OSError:  # nothing was done
            self.open = was
            raise

    def _replace(self) -> None:
        """Do without the kernel's exchange: keep the file under a second name, then cover it."""
        kept = temporary.beside(self.target)
        try:
            self._keep(kept)
            os.replace(self.spare, self.target)
        except BaseException:
            temporary.remove(kept)
            raise
        self.spare = kept

    def _keep(self, kept: str) -> None:
        try:
            os.link(self.target, kept, follow_symlinks=False)
        except FileNotFoundError:
            raise
        except (OSError, NotImplementedError):  # a file system without hard links
            self._copy(kept)

    def _copy(self, kept: str) -> None:
        seen = look(self.target)
        if seen is None or seen.data is None:
            raise FileNotFoundError(self.target)
        handle = open_here(self.target)
        try:
            temporary.write_new(kept, seen.data, like=handle)
        finally:
            temporary.close(handle)
        self.copied = True

    def _same(self, one: Seen | None, other: Seen | None) -> bool:
        """Return whether two looks saw the same file; of a copy only the content can be the same."""
        if self.copied and one and other:
            return one.data == other.data
        return one == other


def _look_if_possible(path: str) -> Seen | None:
    try:
        return look(path)
    except OSError:
        return None
