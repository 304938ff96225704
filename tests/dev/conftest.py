"""What tests of dev.py's environments share: a pretended machine, with a pretended project on it."""

import subprocess
import sys
from pathlib import Path

import pytest

import dev_environments as dev

PROJECT = """\
[build-system]
requires = ["builder>=1.27"]

[project]
requires-python = ">=3.11"
dependencies = ["screen>=14.3,<16", "lock>=3.30,<5 ; sys_platform != 'win32'"]

[project.optional-dependencies]
test = ["tester>=8"]
dev = ["linter>=0.17,<0.18"]
"""


class Machine:
    """A pretended machine: it knows which steps succeed and keeps a list of what was run."""

    def __init__(self) -> None:
        self.uv: str | None = None
        self.ensurepip = True
        self.wheels = True  # that ensurepip installs from; some systems pack even these separately
        self.pip = True
        self.index = True
        self.ran: list[list[str]] = []
        self.wanted: list[str] = []  # what each lock was to be made for

    def quietly(self, *command: str) -> "subprocess.CompletedProcess[str]":
        self.ran.append(list(command))
        code = 1 if self.fails(list(command)) else 0
        if code == 0 and "venv" in command:
            python = dev.python_in(Path(command[-1]))
            python.parent.mkdir(parents=True)
            python.touch()
        if code == 0 and "compile" in command:
            out = Path(command[command.index("--output-file") + 1])
            self.wanted.append(Path(command[-1]).read_text())
            out.write_text(
                f"lock {len(self.wanted)} after {out.read_text() if out.exists() else ''}"
            )
        return subprocess.CompletedProcess(command, code, "no such package")

    def fails(self, command: list[str]) -> bool:
        if "install" in command or "compile" in command:
            return not self.index
        return command[1:3] == ["-m", "venv"] and "--without-pip" not in command and not self.wheels

    def steps(self) -> list[str]:
        """Return what was run, in words that are the same on every machine."""
        names = {str(self.uv): "uv", dev.BASE_PYTHON: "python", sys.executable: "python"}
        for folder in (dev.ROOT / name for name in (".venv", ".venv-newest", ".venv-lowest")):
            names |= {str(dev.python_in(folder)): f"{folder.name}/python", str(folder): folder.name}
        return [" ".join(names.get(word, word) for word in command) for command in self.ran]

    def relock(self) -> None:
        """Make the locks, as if uv were there."""
        before, self.uv = self.uv, "/somewhere/uv"
        dev.lock([])
        self.uv = before
        self.ran.clear()


def changed(old: str, new: str) -> None:
    """Change the pretended pyproject.toml."""
    file = dev.ROOT / "pyproject.toml"
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new))


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    pretended = Machine()
    root = tmp_path / "a clone 克隆"
    root.mkdir()
    (root / "pyproject.toml").write_text(PROJECT)
    monkeypatch.setattr(dev, "ROOT", root)
    monkeypatch.setattr(dev, "quietly", pretended.quietly)
    monkeypatch.setattr("shutil.which", lambda _: pretended.uv)
    monkeypatch.setattr(dev, "find_spec", lambda name: getattr(pretended, name))
    monkeypatch.setattr("time.strftime", lambda _: "2026-06-08")
    pretended.relock()
    return pretended
