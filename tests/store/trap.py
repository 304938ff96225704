"""Misfortune at the i-th call to the system: what SQLite's own tests do, for i = 1, 2, 3 ..."""

import builtins
import importlib
import io
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

import pytest

from mtgrec.store.writing import exchange

Misfortune = Callable[[str, Callable[[], Any]], Any]
"""What happens instead of a call: gets its name and the call itself."""

_CALLS = (
    *("open", "read", "write", "lseek", "ftruncate", "fsync", "close", "fstat", "lstat", "stat"),
    *("access", "listdir", "readlink", "getcwd", "pipe"),
    *("mkdir", "rmdir", "link", "unlink", "remove", "rename", "replace", "fchmod", "fchown"),
    *("listxattr", "getxattr", "setxattr"),
)

_OUR_CODE = str(Path(exchange.__file__).parents[2])


class Trap:
    """Lets the `at`-th call to the system meet with misfortune; counts calls from 1, so never at 0."""

    def __init__(self, at: int, misfortune: Misfortune, *, lasting: bool):
        self.at = at
        self.misfortune = misfortune
        self.lasting = lasting
        self.count = 0
        self.name = ""

    @property
    def sprung(self) -> bool:
        return self.count >= self.at

    def watch(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            self.count += 1
            if self.count == self.at or (self.lasting and self.sprung):
                self.name = self.name or f"{name} {_shown(arguments)}".strip()
                return self.misfortune(name, lambda: function(*arguments, **options))
            return function(*arguments, **options)

        return call

    @contextmanager
    def set(self) -> Iterator["Trap"]:
        """Watch the calls of the program: of files, folders, locks and processes."""
        with pytest.MonkeyPatch.context() as patch:
            for name in _CALLS:
                if hasattr(os, name):
                    patch.setattr(os, name, self.watch(name, getattr(os, name)))
            patch.setattr(os, "scandir", self._watched_scandir(os.scandir))
            patch.setattr(exchange, "exchange", self.watch("exchange", exchange.exchange))
            for library, name in (("fcntl", "flock"), ("subprocess", "_fork_exec")):
                with suppress(ImportError, AttributeError):  # not on Windows
                    function = getattr(importlib.import_module(library), name)
                    patch.setattr(f"{library}.{name}", self.watch(name, function))
            for module in (builtins, io):
                patch.setattr(module, "open", self.watch("open", module.open))
            yield self

    def _watched_scandir(self, scandir: Callable[..., Any]) -> Callable[..., Any]:
        opened = self.watch("scandir", scandir)

        def watched(path: Any = ".") -> Any:
            if str(path).startswith(_OUR_CODE):  # the index looks whether it is as it was
                return scandir(path)
            return _Listing(self, opened(path))

        return watched

    @contextmanager
    def set_for_imports(self) -> Iterator["Trap"]:
        """Watch the calls by which Python finds and reads modules."""
        system = importlib._bootstrap_external._os  # type: ignore[attr-defined]
        reading = importlib._bootstrap_external._io  # type: ignore[attr-defined]
        with pytest.MonkeyPatch.context() as patch:
            for name in ("stat", "listdir"):
                patch.setattr(system, name, self.watch(name, getattr(system, name)))
            for name in ("FileIO", "open_code"):
                patch.setattr(reading, name, self.watch(name, getattr(reading, name)))
            yield self

    def stream(self, handle: int) -> io.TextIOWrapper:
        """Return a stream that writes with `os.write`, so that the trap sees it."""
        raw = _Raw(handle)
        return io.TextIOWrapper(io.BufferedWriter(raw), "utf-8", line_buffering=handle == 2)


class _Raw(io.RawIOBase):
    def __init__(self, handle: int) -> None:
        self._handle = handle

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._handle

    def isatty(self) -> bool:
        return False

    def write(self, data: Any) -> int:
        return os.write(self._handle, data)


class _Listing:
    """A folder being listed: each step may fail, and each question to an entry."""

    def __init__(self, trap: Trap, entries: Any) -> None:
        self._trap = trap
        self._entries = entries
        self._next = trap.watch("getdents", entries.__next__)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._entries.close()

    def close(self) -> None:
        self._entries.close()

    def __iter__(self) -> "_Listing":
        return self

    def __next__(self) -> Any:
        return _Entry(self._trap, self._next())


class _Entry:
    def __init__(self, trap: Trap, entry: "os.DirEntry[str]") -> None:
        self.name, self.path = entry.name, entry.path
        for question in ("is_dir", "is_file", "is_symlink", "stat"):
            setattr(self, question, trap.watch(f"entry {question}", getattr(entry, question)))


def _shown(arguments: tuple[Any, ...]) -> str:
    """Return where a call went, as far as one can tell from outside."""
    first = arguments[0] if arguments else ""
    if isinstance(first, int):
        return f"of handle {first}" if first > sys.stderr.fileno() else f"of stream {first}"
    return Path(first).name if isinstance(first, (str, os.PathLike)) else ""


def failure(code: int) -> Misfortune:
    def fail(name: str, really: Callable[[], Any]) -> Any:
        if name == "close":  # a close that fails has closed
            really()
        raise OSError(code, os.strerror(code))

    return fail


def death(*, after: bool) -> Misfortune:
    def die(_name: str, really: Callable[[], Any]) -> Any:
        try:
            if after:
                really()
        finally:  # a call that is refused has been carried out too
            os.kill(os.getpid(), signal.SIGKILL)

    return die
