"""The index: what reading files came to, so that a file that has not changed is not read again.

It is throw-away and never needed for a right answer. It lies in the folder of our own; whatever is
odd about it means that the files are read. What it says about a file counts only while size, times
and inode are the same. One that came from elsewhere, with a repository or from another version of
mtgrec, is not even looked into: its first line is not what we would write here.
"""

import json
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

from mtgrec import __file__ as package
from mtgrec import __version__
from mtgrec.model.settings import Settings
from mtgrec.store import config
from mtgrec.store.cache.codec import UNFIT
from mtgrec.store.reading.files import read_all
from mtgrec.store.workspace import Workspace
from mtgrec.store.writing import own_folder
from mtgrec.store.writing.own_folder import OwnFolder
from mtgrec.store.writing.temporary import close, write_all

Found = TypeVar("Found")

FILE = "index"
_FORMAT = 1
_MOST_BYTES = 256 * 1024 * 1024
_SECOND = 1_000_000_000
# A file may change twice within one tick of its clock, of which the coarsest takes two seconds.
_TICK = 2 * _SECOND
_READING = ("document", "model", "rules")  # the floors whose code decides what a file says
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


class State(NamedTuple):
    """By what a change of a file is seen: its size, its times, its inode."""

    mark: bytes
    newest: int
    """When it or its name was changed last, in nanoseconds."""


class Index:
    """What is kept about the files of a workspace, and what this call adds to it."""

    def __init__(self, workspace: Workspace, deciding: Sequence[str] = ()) -> None:
        """Load what is kept; it all depends on the files that are named as `deciding`."""
        self._root = os.fspath(workspace.root)
        self._deciding = deciding
        self._began = time.time_ns()
        self._kept: dict[bytes, bytes] = {}
        """By file, as JSON: its mark, a tab, and what it came to."""
        self._asked: dict[bytes, State] = {}
        self._new: dict[bytes, bytes] = {}
        self._used = self._is_wanted()
        if self._used:
            self._decided = self._states()
            self._terms = self._all_terms(workspace.settings)
            self._load()

    def _is_wanted(self) -> bool:
        """Return whether files are kept here: in a workspace, not in any folder with Markdown in it."""
        # Windows gives when a file was created rather than when it was changed: a tool that sets the
        # other time would not be noticed.
        if os.environ.get("MTGREC_NO_INDEX") or not own_folder.DIRECT:
            return False
        marks = (own_folder.FOLDER, config.FILE)
        return any(os.path.lexists(f"{self._root}/{name}") for name in marks)

    def _states(self) -> list[State | None]:
        return [_state(f"{self._root}/{name}") for name in self._deciding]

    def _all_terms(self, settings: Settings) -> list[object]:
        """Return all that decides, besides a file itself, how it is read."""
        mtgrec = (__version__, _FORMAT, sys.hexversion, _code())
        others = [state and state.mark.decode() for state in self._decided]
        return [*mtgrec, others, settings.encoding, settings.extra_keys, settings.types]

    # -- what is kept

    def get(self, path: str, decode: Callable[[Any], Found]) -> Found | None:
        """Return what `decode` makes of what is kept about a file; None where it must be read."""
        state = _state(f"{self._root}/{path}") if self._used else None
        if state is None:
            return None
        key = _key(path)
        self._asked[key] = state
        mark, _, encoded = self._kept.get(key, b"").partition(b"\t")
        if mark == state.mark:
            with suppress(*UNFIT):
                return decode(json.loads(encoded))
        return None

    def put(self, path: str, encode: Callable[[], object]) -> None:
        """Keep what `encode` makes of a file that was read after it was asked for by `get`."""
        key = _key(path)
        state = self._asked.get(key)
        if state is not None and self._is_old(state):
            with suppress(*UNFIT):
                encoded = _ENCODER.encode(encode()).encode()
                self._new[key] = b"%b\t%b" % (state.mark, encoded)

    # -- the file it lies in

    def _load(self) -> None:
        with suppress(OSError):
            folder = own_folder.open_folder(self._root, make=False)
            if folder is not None:
                try:
                    self._kept = dict(_lines(_content(folder, self._first_line(folder))))
                finally:
                    folder.close()

    def save(self) -> None:
        """Write what is new, and what is kept of the files that were asked for, if that pays."""
        gone = len(self._kept.keys() - self._asked.keys())
        if self._new or gone > len(self._asked):
            with suppress(OSError):
                self._write()

    def _write(self) -> None:
        folder = own_folder.open_folder(self._root)
        if folder is not None:
            try:
                self._write_into(folder)
            finally:
                folder.close()

    def _write_into(self, folder: OwnFolder) -> None:
        content = b"\n".join(b"%b\t%b" % line for line in self._lines())
        first = self._first_line(folder)
        if len(content) > _MOST_BYTES or not self._is_settled():
            return
        # Only those who may read the records may read the index.
        with folder.replacing(FILE, 0o600) as handle:
            if os.fstat(handle).st_mtime_ns < time.time_ns() - _SECOND:
                raise OSError  # the times come from another clock, so it is unknown what is new
            write_all(handle, first)
            write_all(handle, b"%08x\n" % crc32(content))
            write_all(handle, content)

    def _lines(self) -> Iterator[tuple[bytes, bytes]]:
        for key in self._asked:
            line = self._new.get(key) or self._kept.get(key)
            if line is not None:
                yield key, line

    def _first_line(self, folder: OwnFolder) -> bytes:
        """Return the line by which we know an index as ours, written here, and still good."""
        here = None if folder.handle is None else os.fstat(folder.handle).st_ino
        return _ENCODER.encode(["mtgrec", here, *self._terms]).encode() + b"\n"

    def _is_settled(self) -> bool:
        """Return whether the deciding files were the same all the while, and are not quite new."""
        return self._decided == self._states() and all(map(self._is_old, self._decided))

    def _is_old(self, state: State | None) -> bool:
        return state is None or state.newest < self._began - _TICK


def _content(folder: OwnFolder, first: bytes) -> bytes:
    """Return what follows the first line of the index, if that is `first` and all is whole."""
    handle = folder.open(FILE, os.O_RDONLY)
    try:
        if os.fstat(handle).st_size > _MOST_BYTES or os.read(handle, len(first)) != first:
            return b""
        check, _, content = read_all(handle).partition(b"\n")
    finally:
        close(handle)
    return content if check == b"%08x" % crc32(content) else b""


def _lines(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    for line in content.split(b"\n"):
        key, tab, rest = line.partition(b"\t")
        if tab:
            yield key, rest


def _key(path: str) -> bytes:
    return _ENCODER.encode(path).encode("utf-8", "surrogatepass")


def _state(path: str) -> State | None:
    """Return the state of a regular file, links followed; None for anything else."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    times = (status.st_mtime_ns, status.st_ctime_ns)
    return State(b"%d %d %d %d" % (status.st_size, *times, status.st_ino), max(times))


def _code() -> list[int]:
    """Return what differs once the code that reads files is another, of the same version or not."""
    count = size = changed = 0
    folders = [os.path.join(os.path.dirname(package), floor) for floor in _READING]
    for folder in folders:
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    status = entry.stat()
                    count, size = count + 1, size + status.st_size
                    changed += status.st_mtime_ns
                elif entry.name != "__pycache__" and entry.is_dir():
                    folders.append(entry.path)
    return [count, size, changed]
