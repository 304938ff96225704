"""Save several files in the same steps: all of them or none."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from mtgrec.model.errors import RefusedError
from mtgrec.model.message import N_, Message
from mtgrec.store.writing import temporary, written


class Step(Protocol):
    """One file that is replaced (`Swap`) or created (`Creation`)."""

    path: str
    """As messages show it."""
    target: str
    """On the disk, with links followed."""

    def stage(self) -> bool:
        """Write the new content beside the file; return False if the file is not as it was read."""
        ...

    def swap(self) -> bool:
        """Put it in its place; return False if another program was faster."""
        ...

    def is_proved(self) -> bool:
        """Return whether no other program has changed what was replaced."""
        ...

    def finish(self) -> None:
        """Give up what was replaced: the new content stays."""
        ...

    def undo(self) -> None:
        """Put back what was replaced, if anything was; raises OSError where that is impossible."""
        ...

    def clear(self) -> None:
        """Remove what is only temporary."""
        ...


def carry_out(steps: Sequence[Step]) -> bool:
    """Save all files or none; return False if one of them has changed since it was read.

    Raises RefusedError, with all files restored, where the disk fails.
    """
    folders = list(dict.fromkeys(os.path.dirname(step.target) for step in steps))
    for folder in folders:
        temporary.remove_stale(folder)
    try:
        if _all_saved(steps, folders):
            for step in steps:
                step.finish()
                written.note(step.path)
            return True
    finally:
        _restore(steps)
        for step in reversed(steps):  # a folder is removed after what was put in it
            step.clear()
    return False


def _all_saved(steps: Sequence[Step], folders: list[str]) -> bool:
    """Take each step for all files; return False where one has changed since it was read."""
    for step in steps:
        with _report_os_errors(step):
            if not step.stage():
                return False
    for step in steps:
        with _report_os_errors(step):
            if not step.swap():
                return False
    for folder in folders:
        with _report_os_errors(
            next(step for step in steps if os.path.dirname(step.target) == folder)
        ):
            temporary.sync_folder(folder)
    # Again, for a program that opened the old file during the exchange and has written since.
    for step in steps:
        with _report_os_errors(step):
            if not step.is_proved():
                return False
    return True


@contextmanager
def _report_os_errors(step: Step) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RefusedError(
            Message(N_("this file cannot be written: {reason}"), reason=error.strerror or error),
            place=step.path,
        ) from None


def _restore(steps: Sequence[Step]) -> None:
    not_restored: list[str] = []
    for step in reversed(steps):
        try:
            step.undo()
        except OSError:
            not_restored.append(step.path)
            written.note(step.path)
    if not_restored:
        raise RefusedError(
            Message(
                N_("the disk failed in the middle; new content already stands in: {paths}"),
                paths=", ".join(sorted(not_restored)),
            ),
            Message(N_("see what changed with: git diff")),
        )
