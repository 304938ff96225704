"""The index: the parsed content of files, so that a file that has not changed is not parsed again.

It can be deleted at any time: results never depend on it. It lies in `.mtgrec`; if anything about
it is unexpected, the files are parsed instead. An entry is valid only while the size, times and
inode of its file are the same. An index that came with a repository or from another version of
mtgrec is not loaded: its first line differs from the one that this process would write.
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
from mtgrec.store.cache.codec import CODEC_ERRORS
from mtgrec.store.reading.files import read_all
from mtgrec.store.workspace import Workspace
from mtgrec.store.writing import own_folder
from mtgrec.store.writing.own_folder import OwnFolder
from mtgrec.store.writing.temporary import close, write_all

Decoded = TypeVar("Decoded")

FILE = "index"
_FORMAT = 2
_MAX_BYTES = 256 * 1024 * 1024
_SECOND = 1_000_000_000
# A file may change twice within one tick of its clock, of which the coarsest takes two seconds.
_TICK = 2 * _SECOND
# The packages whose code decides how a file is parsed.
_PARSING_FOLDERS = ("document", "model", "rules")
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


class State(NamedTuple):
    """The size, times and inode of a file, by which a change is detected."""

    mark: bytes
    newest: int
    """The later of its modification and status change times, in nanoseconds since 1970."""


class Index:
    """The stored entries of a workspace, and the new ones of this process."""

    def __init__(self, workspace: Workspace, dependencies: Sequence[str] = ()) -> None:
        """Load the stored entries, valid only while the files `dependencies` are unchanged."""
        self._root = os.fspath(workspace.root)
        self._dependencies = dependencies
        self._started_at = time.time_ns()
        self._stored: dict[bytes, bytes] = {}
        """By encoded path: the mark of the file, a tab, and its content as JSON."""
        self._requested: dict[bytes, State] = {}
        self._new: dict[bytes, bytes] = {}
        self._enabled = self._is_enabled()
        if self._enabled:
            self._dependency_states = self._read_dependency_states()
            self._conditions = self._read_conditions(workspace.settings)
            self._load()

    def _is_enabled(self) -> bool:
        """Return whether an index is used: only in a workspace, not in any folder with Markdown."""
        # On Windows st_ctime is the creation time: a change by a tool that resets the modification
        # time would go unnoticed.
        if os.environ.get("MTGREC_NO_INDEX") or not own_folder.DIRECT:
            return False
        marks = (own_folder.FOLDER, config.FILE)
        return any(os.path.lexists(f"{self._root}/{name}") for name in marks)

    def _read_dependency_states(self) -> list[State | None]:
        return [_state(f"{self._root}/{name}") for name in self._dependencies]

    def _read_conditions(self, settings: Settings) -> list[object]:
        """Return everything besides the file itself on which its parsed content depends."""
        mtgrec = (__version__, _FORMAT, sys.hexversion, _code_stamp())
        zone = settings.timezone or [*time.tzname, time.timezone]
        others = [state and state.mark.decode() for state in self._dependency_states]
        return [*mtgrec, others, settings.encoding, settings.extra_keys, settings.types, zone]

    # -- entries

    def get(self, path: str, decode: Callable[[Any], Decoded]) -> Decoded | None:
        """Return the stored content of a file through `decode`; None where it must be parsed."""
        state = _state(f"{self._root}/{path}") if self._enabled else None
        if state is None:
            return None
        key = _key(path)
        self._requested[key] = state
        mark, _, encoded = self._stored.get(key, b"").partition(b"\t")
        if mark == state.mark:
            with suppress(*CODEC_ERRORS):
                return decode(json.loads(encoded))
        return None

    def put(self, path: str, encode: Callable[[], object]) -> None:
        """Store what `encode` returns for a file that was parsed after `get` returned None."""
        key = _key(path)
        state = self._requested.get(key)
        if state is not None and self._is_old(state):
            with suppress(*CODEC_ERRORS):
                encoded = _ENCODER.encode(encode()).encode()
                self._new[key] = b"%b\t%b" % (state.mark, encoded)

    # -- the index file

    def _load(self) -> None:
        with suppress(OSError):
            folder = own_folder.open_folder(self._root, make=False)
            if folder is not None:
                try:
                    self._stored = dict(_lines(_content(folder, self._first_line(folder))))
                finally:
                    folder.close()

    def save(self) -> None:
        """Write the new entries and those requested, if there are new ones or most are obsolete."""
        gone = len(self._stored.keys() - self._requested.keys())
        if self._new or gone > len(self._requested):
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
        if len(content) > _MAX_BYTES or not self._dependencies_unchanged():
            return
        # The content of the records must not be readable by other users.
        with folder.replacing(FILE, 0o600) as handle:
            if os.fstat(handle).st_mtime_ns < time.time_ns() - _SECOND:
                # The file system has another clock, so ages cannot be compared.
                raise OSError
            write_all(handle, first)
            write_all(handle, b"%08x\n" % crc32(content))
            write_all(handle, content)

    def _lines(self) -> Iterator[tuple[bytes, bytes]]:
        for key in self._requested:
            line = self._new.get(key) or self._stored.get(key)
            if line is not None:
                yield key, line

    def _first_line(self, folder: OwnFolder) -> bytes:
        """Return the first line of an index that this process would write in this folder."""
        here = None if folder.handle is None else os.fstat(folder.handle).st_ino
        return _ENCODER.encode(["mtgrec", here, *self._conditions]).encode() + b"\n"

    def _dependencies_unchanged(self) -> bool:
        """Return whether the dependencies did not change since the start, nor shortly before it."""
        states = self._read_dependency_states()
        return self._dependency_states == states and all(map(self._is_old, states))

    def _is_old(self, state: State | None) -> bool:
        return state is None or state.newest < self._started_at - _TICK


def _content(folder: OwnFolder, first: bytes) -> bytes:
    """Return what follows the first line, if that is `first` and the checksum is right."""
    handle = folder.open(FILE, os.O_RDONLY)
    try:
        if os.fstat(handle).st_size > _MAX_BYTES or os.read(handle, len(first)) != first:
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


def _code_stamp() -> list[int]:
    """Return count, size and times of the parsing code in sum, to detect another version."""
    count = size = changed = 0
    folders = [os.path.join(os.path.dirname(package), floor) for floor in _PARSING_FOLDERS]
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
