"""The user's editor: which one, how it opens a file at a line, and what became of it."""

import os
import shlex
import signal
import subprocess
from pathlib import Path, PurePath

from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message

_PLUS_LINE = frozenset(
    (
        *("vi", "vim", "nvim", "gvim", "view", "nano", "emacs", "emacsclient"),
        *("micro", "kak", "gedit", "ne", "joe"),
    )
)
_GOTO = frozenset(("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"))
_COLON = frozenset(("hx", "helix", "subl", "zed"))
_RETURN_AT_ONCE = _GOTO | {"subl", "zed"}
"""They would return before anything is edited, unless they are told to wait."""
_WAITING = frozenset(("--wait", "-w"))


def find_editor(place: str) -> list[str]:
    """Return the command of $VISUAL or $EDITOR; it never comes from a file of the workspace."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        command = shlex.split(editor, posix=os.name != "nt")
    except ValueError as error:
        raise UsageError(
            Message(N_("the editor cannot be started: {reason}"), reason=error), place=place
        ) from None
    if not command:
        raise UsageError(
            Message(N_("no editor is set")),
            Message(N_("set the variable VISUAL or EDITOR")),
            place,
        )
    return command


def run_editor(editor: list[str], path: Path, line: int | None = None) -> int:
    """Open a file, at a line if one is given, wait, and return the editor's exit code.

    Raises UsageError where it cannot be started.
    """
    try:
        with subprocess.Popen(command_line(editor, os.fspath(path), line)) as running:
            return _waited(running)
    except OSError as error:
        raise UsageError(
            Message(N_("the editor cannot be started: {reason}"), reason=error.strerror),
            Message(N_("set the variable VISUAL or EDITOR")),
        ) from None


def _waited(running: "subprocess.Popen[bytes]") -> int:
    """Wait for the editor; Ctrl-C is meant for it, and must not end it with work unsaved."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return running.wait()
    finally:
        signal.signal(signal.SIGINT, before)


def command_line(editor: list[str], path: str, line: int | None) -> list[str]:
    """Return the whole command; an editor that is not known gets the path alone."""
    name = PurePath(editor[0]).name.lower().removesuffix(".exe").removesuffix(".cmd")
    if line is None:
        return [*editor, path]
    if name in _PLUS_LINE:
        return [*editor, f"+{line}", path]
    waits = [] if name not in _RETURN_AT_ONCE or _WAITING & {*editor} else ["--wait"]
    if name in _GOTO:
        return [*editor, *waits, "-g", f"{path}:{line}"]
    if name in _COLON:
        return [*editor, *waits, f"{path}:{line}"]
    return [*editor, path]
