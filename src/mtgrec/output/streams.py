"""stdout and stderr while a command runs: every character can be written, and failures are told apart."""

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO


class OutputError(OSError):
    """The answer, or what is told beside it, cannot be written: the disk is full, or it is closed."""


class _Stream:
    """A stream whose errors are OutputError; all else is as in the stream behind it."""

    def __init__(self, stream: Any, failure: list[OutputError] | None) -> None:
        """`failure` is empty until the stream has failed, and then it fails for good.

        None for messages: where one is lost, the next is tried.
        """
        self._stream = stream
        self._failure = failure

    def write(self, text: Any) -> int:
        with self._told_apart():
            return int(self._stream.write(text))

    def writelines(self, lines: Iterable[Any]) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        with self._told_apart():
            self._stream.flush()

    @property
    def buffer(self) -> "_Stream":
        return _Stream(self._stream.buffer, self._failure)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    @contextmanager
    def _told_apart(self) -> Iterator[None]:
        if self._failure:  # a library may have caught it, and part of the answer is lost
            raise self._failure[0]
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            failure = OutputError(error.errno, error.strerror)
            if self._failure is not None:
                discard(self._stream)  # what is buffered would fail again when Python closes it
                self._failure.append(failure)
            raise failure from error


@contextmanager
def guarded() -> Iterator[None]:
    """Let stdout and stderr raise OutputError meanwhile, and write `?` for what they cannot encode.

    A closed stderr discards what is written, as a program that starts this one without it wants no
    messages; a closed stdout fails, as an answer was asked for.
    """
    out, err = sys.stdout, sys.stderr
    closed = OutputError(errno.EBADF, os.strerror(errno.EBADF))
    sys.stdout, sys.stderr = _guard(out, [closed] if out is None else []), _guard(err, None)
    try:
        yield
    finally:
        try:
            sys.stderr.flush()
        except OSError:
            discard(sys.stderr)
        sys.stdout, sys.stderr = out, err


def _guard(stream: TextIO | None, failure: list[OutputError] | None) -> Any:
    if stream is None:  # opened also so that no file of ours becomes this stream
        stream = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    _write_anything(stream)
    return _Stream(stream, failure)


def _write_anything(stream: TextIO) -> None:
    strict = stream.errors == "strict"
    if stream.errors == "surrogateescape":  # the C locale fails on Chinese too unless it is UTF-8
        strict = not (stream.encoding or "").lower().startswith("utf")
    if strict and hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")


def discard(stream: TextIO) -> None:
    """Let a stream write to nowhere from now on."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
