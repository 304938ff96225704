"""What the tests of the output share: a terminal that is none, and a catalogue made on the spot."""

import gettext
import io
import os
import struct
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from mtgrec.output import language


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal() -> Terminal:
    return Terminal()


@pytest.fixture(autouse=True)
def _own_language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever a test binds is gone after it; the colours of this machine do not count."""
    monkeypatch.setattr(gettext, "gettext", gettext.gettext)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    yield
    language.bind("en")


def compiled(sentences: Mapping[str, str]) -> bytes:
    """Return a catalogue as msgfmt makes it."""
    head = {"": "Content-Type: text/plain; charset=UTF-8\n"}
    pairs = sorted((k.encode(), v.encode()) for k, v in {**head, **sentences}.items())
    count, at = len(pairs), 28 + 16 * len(pairs)
    tables, body = [b"", b""], b""
    for side in (0, 1):
        for pair in pairs:
            tables[side] += struct.pack("<2I", len(pair[side]), at + len(body))
            body += pair[side] + b"\0"
    header = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 0)
    return header + tables[0] + tables[1] + body


@pytest.fixture
def catalogue(tmp_path: Path) -> Callable[[Mapping[str, str]], str]:
    """Return a function that puts a Chinese catalogue into a folder and returns the folder."""

    def write(sentences: Mapping[str, str]) -> str:
        folder = tmp_path / "zh" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "mtgrec.mo").write_bytes(compiled(sentences))
        return str(tmp_path)

    return write


@pytest.fixture
def python(tmp_path: Path) -> Callable[..., str]:
    """Return a function that runs code in a Python of its own and returns what it printed."""

    def run(code: str, *arguments: str, **env: str) -> str:
        source = Path(language.__file__).parents[2]
        done = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(code), *arguments],
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(source), "PYTHONUTF8": "1", **env},
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return done.stdout + done.stderr

    return run
