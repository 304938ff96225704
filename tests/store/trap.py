"""Misfortune at the i-th call to the system: what SQLite's own tests do, for i = 1, 2, 3 ..."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from mtgrec.store.writing import exchange

Misfortune = Callable[[str, Callable[[], Any]], Any]
"""What happens instead of a call: gets its name and the call itself."""

_CALLS = (
    *("open", "read", "write", "lseek", "ftruncate", "fsync", "close", "fstat", "lstat", "stat"),
    *(
        "access",
        "listdir",
        "scandir",
        "mkdir",
        "link",
        "unlink",
        "rename",
        "replace",
        "fchmod",
        "fchown",
    ),
    *("listxattr", "getxattr", "setxattr"),
)


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
                self.name = self.name or name
                return self.misfortune(name, lambda: function(*arguments, **options))
            return function(*arguments, **options)

        return call

    @contextmanager
    def set(self) -> Iterator["Trap"]:
        with pytest.MonkeyPatch.context() as patch:
            for name in _CALLS:
                if hasattr(os, name):
                    patch.setattr(os, name, self.watch(name, getattr(os, name)))
            patch.setattr(exchange, "exchange", self.watch("exchange", exchange.exchange))
            yield self


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
