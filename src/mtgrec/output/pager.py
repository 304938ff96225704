"""A pager for what does not fit on the terminal, as in git.

The program is the user's own choice (MTGREC_PAGER, PAGER, else less); no file of a workspace names it.
"""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from types import FrameType
from typing import TextIO

# less: leave at once if all fits, show colours, leave the text on the screen.
_LESS = "FRX"
_NONE = ("", "cat")


def page(text: str, stream: TextIO, height: int) -> bool:
    """Show a text that is longer than the terminal in a pager; return whether it was shown.

    A pager that cannot be started shows nothing, so the text is to be written as it is.
    """
    command = pager() if text.count("\n") >= height else []
    if not command:
        return False
    stream.flush()
    sys.stderr.flush()
    environment = {"LESS": _LESS, "LV": "-c", **os.environ}
    if (stream.encoding or "").lower().startswith("utf"):
        environment.setdefault("LESSCHARSET", "utf-8")
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    except OSError:
        return False
    with _interrupts_left_to_the_pager():
        with suppress(BrokenPipeError):  # it was left before its end
            process.communicate(text.encode(stream.encoding or "utf-8", "replace"))
        process.wait()
    return True


def pager() -> list[str]:
    """Return the words of the pager's command, none if there is no pager or none is wanted."""
    named = next(
        (os.environ[name] for name in ("MTGREC_PAGER", "PAGER") if name in os.environ), None
    )
    if named is None:
        return ["less"] if shutil.which("less") and os.environ.get("TERM") != "dumb" else []
    try:
        words = shlex.split(named)
    except ValueError:
        return []
    return [] if " ".join(words) in _NONE else words


class _interrupts_left_to_the_pager:  # noqa: N801 - read as a sentence
    """Ctrl+C stops a search in the pager, not mtgrec behind it."""

    def __enter__(self) -> None:
        # A function, not SIG_IGN: that the pager would inherit.
        self._before = signal.signal(signal.SIGINT, _nothing)

    def __exit__(self, *_error: object) -> None:
        signal.signal(signal.SIGINT, self._before)


def _nothing(_signal: int, _frame: FrameType | None) -> None:
    pass
