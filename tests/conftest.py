"""What tests of whole commands share: a workspace written as one text, and mtgrec run in it."""

import gettext
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import hypothesis
import pytest

from mtgrec.cli import run
from mtgrec.output import language

# No test is about time: machines are noisy.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

# What is told about files that were just written must not hang on how long a test takes.
os.environ.setdefault("MTGREC_NO_INDEX", "1")

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
# What a machine may have set and a test must not see.
_OURS = (
    *("MTGREC_TODAY", "MTGREC_LANG", "MTGREC_DEBUG", "MTGREC_SEED", "NO_COLOR", "FORCE_COLOR"),
    *("COLUMNS", "LINES", "LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_CTYPE", "TERM", "TZ"),
    *("MTGREC_ME", "MTGREC_PAGER", "PAGER"),
)


class Done(NamedTuple):
    """What a call of mtgrec came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


@pytest.fixture
def workspace(tmp_path: Path) -> Callable[[str], Path]:
    """Write the files of a workspace, given as one text: each begins with a line `=== its/path`."""

    def write(text: str) -> Path:
        for part in text.split("=== ")[1:]:
            name, _, content = part.partition("\n")
            path = tmp_path / name.strip()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode())
        return tmp_path

    return write


@pytest.fixture
def mtgrec(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Callable[..., Done]]:
    """Run mtgrec in this process: `mtgrec(folder, "list", "actions", today="2026-06-10")`."""
    monkeypatch.setattr(gettext, "gettext", gettext.gettext)

    def call(
        folder: Path, *arguments: str, today: str = "2026-06-10", lang: str = "en", seed: str = ""
    ) -> Done:
        for name in _OURS:
            monkeypatch.delenv(name, raising=False)
        if seed:
            monkeypatch.setenv("MTGREC_SEED", seed)
        monkeypatch.setenv("MTGREC_TODAY", today)
        monkeypatch.setenv("MTGREC_LANG", lang)
        monkeypatch.chdir(folder)
        capsys.readouterr()
        code = run(list(arguments))
        return Done(code, *capsys.readouterr())

    yield call
    language.bind("en")


@pytest.fixture(scope="session")
def shell() -> Callable[..., Done]:
    """Run mtgrec as a shell does, in a process of its own; further names are variables."""

    def call(folder: Path, *arguments: str, encoding: str = "utf-8", **variables: str) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "mtgrec", *arguments],
            cwd=folder,
            env=environment(**variables),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        return Done(
            done.returncode,
            done.stdout.decode(encoding).replace("\r\n", "\n"),
            done.stderr.decode(encoding).replace("\r\n", "\n"),
        )

    return call


@pytest.fixture(scope="session")
def clean() -> Callable[..., dict[str, str]]:
    """Return an environment in which nothing of this machine shows."""
    return environment


def environment(**variables: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OURS}
    source = str(Path(language.__file__).parents[2])
    usual = {
        "MTGREC_PAGER": "cat",
        "PYTHONPATH": source,
        "MTGREC_TODAY": "2026-06-10",
        "MTGREC_LANG": "en",
    }
    return {**kept, **usual, "LANG": "C.UTF-8", "TZ": "UTC", **variables}


@pytest.fixture
def examples() -> Path:
    """Return the folder of the examples that come with mtgrec."""
    return EXAMPLES
