"""Real shells at a terminal: a line is typed with a Tab in it, and what the command was given is read.

`mtgrec` on their PATH is a small program that writes its arguments down; asked for completions it
passes the question on to this process, so that hundreds of names are tried in a minute.
"""

import contextlib
import io
import json
import os
import pty
import re
import select
import shutil
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mtgrec.cli import run

_SHIM = """\
#!{python} -SsE
import json, os, socket, sys
words = sys.argv[1:]
if words[:1] == ["__complete"]:
    line = socket.socket(socket.AF_UNIX)
    line.connect({server!r})
    line.sendall(json.dumps(words).encode() + b"\\n")
    answer = b""
    while part := line.recv(65536):
        answer += part
    sys.stdout.buffer.write(answer)
else:
    with open({given!r}, "ab") as file:
        file.write(json.dumps(words).encode() + b"\\n")
"""
_START = {
    "bash": ["--noprofile", "--norc", "-i"],
    "zsh": ["-f", "-i"],
    "fish": ["--no-config", "-i"],
}
_SETUP = {
    "bash": "PS1='READY'; bind 'set bell-style none'; bind 'set enable-bracketed-paste off'; source {script}",
    "zsh": "PS1='READY'; unsetopt beep; zstyle ':completion:*' menu no; autoload -Uz compinit; "
    "compinit -u -D; source {script}",
    "fish": "function fish_prompt; echo -n READY; end; function fish_greeting; end; source {script}",
}
WAIT = 20
"""Seconds that a shell may take for one line, on a machine that is busy."""


class Shell:
    """One shell that goes on running; every line is typed into it as a person would."""

    def __init__(self, name: str, folder: Path, place: Path, script: str) -> None:
        program = shutil.which(name)
        if not program:
            pytest.skip(f"no {name} here")
        self.name = name
        self.given = place / "given"
        self._serve(place / "server")
        bin = place / "bin"
        bin.mkdir()
        shim = _SHIM.format(
            python=sys.executable, server=str(place / "server"), given=str(self.given)
        )
        (bin / "mtgrec").write_text(shim)
        (bin / "mtgrec").chmod(0o755)
        (place / "completion").write_text(script)
        environment = {
            "PATH": f"{bin}{os.pathsep}{os.environ['PATH']}", "HOME": str(place), "TERM": "dumb",
            "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "HISTFILE": "",
        }  # fmt: skip
        self.process, self.terminal = pty.fork()
        if not self.process:
            os.chdir(folder)
            os.execve(program, [name, *_START[name]], environment)
        self._type(_SETUP[name].format(script=place / "completion") + "\n")
        self.lines = 0
        self.run("mtgrec ready\n")

    def _serve(self, path: Path) -> None:
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(str(path))
        self._server.listen()
        threading.Thread(target=self._answer_all, daemon=True).start()

    def _answer_all(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                line, _address = self._server.accept()
                with line, line.makefile("rb") as question:
                    words = json.loads(question.readline())
                    out = io.StringIO()
                    with contextlib.redirect_stdout(out):
                        run(words)
                    line.sendall(out.getvalue().encode())

    def _type(self, text: str) -> None:
        os.write(self.terminal, text.encode())

    def run(self, line: str) -> list[str]:
        """Type `line`, with its Tabs, and return the arguments that `mtgrec` was given."""
        for part in re.split(r"(\t)", line):
            self._type(part)
            if part == "\t":
                self._settle()
        self.lines += 1
        end = time.monotonic() + WAIT
        while time.monotonic() < end:
            self._drain(0.005)
            if (
                self.given.exists()
                and len(seen := self.given.read_text().splitlines()) >= self.lines
            ):
                found: list[str] = json.loads(seen[self.lines - 1])
                return found
        raise AssertionError(f"{self.name} ran nothing for {line!r}")

    def _settle(self) -> None:
        """Wait until the shell has answered a Tab: it has written something, and then is still."""
        self._drain(WAIT, until_first=True)
        while self._drain(0.04):
            pass

    def _drain(self, seconds: float, *, until_first: bool = False) -> bool:
        heard = False
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            ready, _w, _x = select.select([self.terminal], [], [], left)
            if not ready:
                break
            with contextlib.suppress(OSError):
                os.read(self.terminal, 65536)
            heard = True
            if until_first:
                break
        return heard

    def close(self) -> None:
        """End the shell."""
        self._server.close()
        with contextlib.suppress(OSError):
            os.kill(self.process, 9)
            os.waitpid(self.process, 0)
            os.close(self.terminal)


@contextlib.contextmanager
def shell(name: str, folder: Path, place: Path, script: str) -> Iterator[Shell]:
    """Yield a shell that stands in `folder`; `place` is a folder for what it needs."""
    running = Shell(name, folder, place, script)
    try:
        yield running
    finally:
        running.close()
