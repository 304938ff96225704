"""Find the user's editor, open a file at a line, and return the exit code."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
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
"""Editors that return before anything is edited unless they have an option to wait."""
_USUAL = ("editor", "vi", "nano")
_WAITING = frozenset(("--wait", "-w"))


def find_editor(place: str) -> list[str]:
    """Return the command in $VISUAL or $EDITOR, never one from a file of the workspace.

    Where neither is set and a person sits at the terminal it is `editor`, `vi` or `nano`.
    """
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        command = shlex.split(editor, posix=os.name != "nt")
    except ValueError as error:
        raise UsageError(
            Message(N_("the editor cannot be started: {reason}"), reason=error), place=place
        ) from None
    if not command and (usual := _usual_editor()):
        return [usual]
    if not command:
        raise UsageError(
            Message(N_("no editor is set")),
            Message(N_("set the variable VISUAL or EDITOR")),
            place,
        )
    return command


def _usual_editor() -> str | None:
    """Return the path of the first of the usual editors of a terminal, or None."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    # A relative folder, or on Windows the current one, may be that of the workspace.
    path = os.pathsep.join(filter(os.path.isabs, os.get_exec_path()))
    found = (shutil.which(name, path=path) for name in _USUAL if os.name != "nt")
    # `editor` is a link to one whose name tells how it takes a line.
    return next((os.path.realpath(each) for each in found if each), None)


def run_editor(editor: list[str], path: Path, line: int | None = None) -> int:
    """Open a file, at a line if one is given, wait, and return the editor's exit code.

    Raises UsageError where it cannot be started.
    """
    try:
        with subprocess.Popen(command_line(editor, os.fspath(path), line)) as process:
            return _wait_for(process)
    except OSError as error:
        raise UsageError(
            Message(N_("the editor cannot be started: {reason}"), reason=error.strerror),
            Message(N_("set the variable VISUAL or EDITOR")),
        ) from None


def _wait_for(process: "subprocess.Popen[bytes]") -> int:
    """Wait for the editor; meanwhile Ctrl-C is ignored here, as it is meant for the editor."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return process.wait()
    finally:
        signal.signal(signal.SIGINT, before)


def command_line(editor: list[str], path: str, line: int | None) -> list[str]:
    """Return the whole command; an unknown editor gets the path without a line."""
    name = PurePath(editor[0]).name.lower().partition(".")[0]  # code.cmd, vim.basic
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
