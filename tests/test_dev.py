"""dev.py finds its own way to an environment, remembers it, and passes on what its child said."""

import gettext
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import dev

CATALOGUE = Path(__file__).parent.parent / "src/mtgrec/locale/zh/LC_MESSAGES/mtgrec.po"


class Machine:
    """A pretended machine: it knows which steps succeed and keeps a list of what was run."""

    def __init__(self) -> None:
        self.uv: str | None = None
        self.ensurepip = True
        self.wheels = True  # that ensurepip installs from; some systems pack even these separately
        self.pip = True
        self.index = True
        self.ran: list[list[str]] = []

    def quietly(self, *command: str) -> "subprocess.CompletedProcess[str]":
        self.ran.append(list(command))
        code = 1 if self.fails(list(command)) else 0
        if code == 0 and "venv" in command:
            python = dev.python_in(Path(command[-1]))
            python.parent.mkdir(parents=True)
            python.touch()
        return subprocess.CompletedProcess(command, code, "no such package")

    def fails(self, command: list[str]) -> bool:
        if "install" in command:
            return not self.index
        return command[1:3] == ["-m", "venv"] and "--without-pip" not in command and not self.wheels

    def steps(self) -> list[str]:
        """Return what was run, in words that are the same on every machine."""
        names = {str(self.uv): "uv", dev.BASE_PYTHON: "python", sys.executable: "python"}
        names |= {str(dev.python_in(dev.VENV)): ".venv/python", str(dev.VENV): ".venv"}
        return [" ".join(names.get(word, word) for word in command) for command in self.ran]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    pretended = Machine()
    root = tmp_path / "a clone 克隆"
    root.mkdir()
    (root / "pyproject.toml").write_text("[project]\n")
    monkeypatch.setattr(dev, "ROOT", root)
    monkeypatch.setattr(dev, "VENV", root / ".venv")
    monkeypatch.setattr(dev, "quietly", pretended.quietly)
    monkeypatch.setattr("shutil.which", lambda _: pretended.uv)
    monkeypatch.setattr(dev, "find_spec", lambda name: getattr(pretended, name))
    return pretended


def test_uv_is_used_if_present(machine: Machine):
    machine.uv = "/somewhere/uv"
    dev.ready(dev.PLAIN)
    assert machine.steps() == [
        "uv venv --python python .venv",
        "uv pip install --python .venv/python --editable .",
    ]


def test_without_uv_python_makes_it(machine: Machine):
    dev.ready(dev.FULL)
    assert machine.steps() == [
        "python -m venv .venv",
        ".venv/python -m pip install --editable .[test,dev]",
    ]


def test_without_ensurepip_the_pip_of_the_system_installs(machine: Machine):
    machine.ensurepip = False
    dev.ready(dev.FULL)
    assert machine.steps() == [
        "python -m venv --without-pip .venv",
        "python -m pip --python .venv/python install --editable .[test,dev]",
    ]


def test_a_broken_ensurepip_is_as_good_as_none(machine: Machine):
    machine.wheels = False
    dev.ready(dev.PLAIN)
    assert machine.steps() == [
        "python -m venv .venv",
        "python -m venv --without-pip .venv",
        "python -m pip --python .venv/python install --editable .",
    ]


def test_where_uv_cannot_install_pip_is_asked(machine: Machine, capsys):
    machine.uv, machine.index = "/somewhere/uv", False
    with pytest.raises(SystemExit, match="could not be installed"):
        dev.ready(dev.PLAIN)
    assert [step.split()[0] for step in machine.steps()] == ["uv", "uv", "python", ".venv/python"]
    assert "no such package" in capsys.readouterr().err


def test_where_there_is_no_way_one_sentence_says_what_to_install(machine: Machine):
    machine.ensurepip = machine.pip = False
    with pytest.raises(SystemExit, match="install uv, or Python's venv module") as stop:
        dev.ready(dev.PLAIN)
    assert "\n" not in str(stop.value)


def test_what_was_installed_is_remembered(machine: Machine, capsys):
    first = dev.ready(dev.PLAIN)
    done = len(machine.ran)
    assert dev.ready(dev.PLAIN) == first
    assert len(machine.ran) == done
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "dev.py: setting up .venv ...\n")


def test_tests_want_more_than_the_demo_but_not_the_other_way_round(machine: Machine):
    dev.ready(dev.PLAIN)
    dev.ready(dev.FULL)
    done = len(machine.ran)
    dev.ready(dev.PLAIN)
    assert len(machine.ran) == done == 4


def test_a_changed_pyproject_installs_again_all_that_was_there(machine: Machine):
    dev.ready(dev.FULL)
    (dev.ROOT / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    dev.ready(dev.PLAIN)
    assert machine.steps()[-1] == ".venv/python -m pip install --editable .[test,dev]"


@pytest.mark.parametrize(
    "missing", [lambda: dev.VENV / "installed", lambda: dev.python_in(dev.VENV)]
)
def test_a_half_built_environment_is_built_again(machine: Machine, missing: Callable[[], Path]):
    dev.ready(dev.PLAIN)
    missing().unlink()
    (dev.VENV / "left over").touch()
    dev.ready(dev.PLAIN)
    assert len(machine.ran) == 4
    assert not (dev.VENV / "left over").exists()


def test_an_interrupted_installation_leaves_no_stamp(machine: Machine):
    machine.index = False
    with pytest.raises(SystemExit):
        dev.ready(dev.PLAIN)
    machine.index = True
    dev.ready(dev.PLAIN)
    assert machine.steps()[-1] == ".venv/python -m pip install --editable ."


@pytest.mark.usefixtures("machine")
def test_an_editable_install_points_to_its_source_without_naming_the_folder(monkeypatch):
    """Python reads .pth files in the locale's encoding: LC_ALL=C cannot read a Chinese path."""
    packages = dev.VENV / "lib" / "python3" / "site-packages"

    def install(folder: Path, *_: str) -> None:
        dev.python_in(folder).parent.mkdir(parents=True)
        packages.mkdir(parents=True)
        (packages / "_mtgrec.pth").write_text(str(dev.ROOT / "src"), "utf-8")

    monkeypatch.setattr(dev, "install", install)
    dev.ready(dev.PLAIN)
    written = (packages / "_mtgrec.pth").read_text("ascii")
    assert (packages / written).resolve() == dev.ROOT.resolve() / "src"


def test_windows_keeps_its_interpreter_elsewhere(monkeypatch):
    folder = Path("env")
    monkeypatch.setattr("os.name", "nt")
    assert dev.python_in(folder) == folder / "Scripts" / "python.exe"


def test_the_exit_code_of_the_child_is_passed_on():
    assert dev.run(sys.executable, "-c", "raise SystemExit(4)") == 4


@pytest.mark.skipif(os.name == "nt", reason="no such signals there")
def test_a_killed_child_is_reported_as_a_shell_does():
    assert dev.run(sys.executable, "-c", "import os; os.kill(os.getpid(), 9)") == 137


def test_the_variables_of_pip_are_left_alone(capfd, monkeypatch):
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/simple")
    dev.run(sys.executable, "-c", "import os; print(os.environ['PIP_INDEX_URL'])")
    assert capfd.readouterr().out == "https://mirror.example/simple\n"


def test_unknown_words_are_for_mtgrec(monkeypatch):
    seen = []

    def run(*command: str, **_: object) -> int:
        seen.append(command)
        return 3

    monkeypatch.setattr(dev, "ready", lambda _: "python")
    monkeypatch.setattr(dev, "run", run)
    assert dev.main(["done", "A7KQ", "--help"]) == 3
    assert seen == [("python", "-P", "-m", "mtgrec", "done", "A7KQ", "--help")]


def test_the_demo_looks_from_the_day_of_the_example(tmp_path, monkeypatch, capsys):
    example = tmp_path / "618-2026"
    example.mkdir()
    (example / "README.md").write_text("Try `mtgrec --today 2026-06-28 status`.", "utf-8")
    monkeypatch.setattr(dev, "EXAMPLE", example)
    monkeypatch.setattr(dev, "ready", lambda _: "python")
    monkeypatch.setattr("tempfile.mkdtemp", lambda prefix: str(tmp_path / prefix))
    seen = []

    def run(*_: str, cwd: Path, env: dict[str, str]) -> int:
        seen.append((cwd, env))
        return 0

    monkeypatch.setattr(dev, "run", run)
    assert dev.main(["demo"]) == 0
    *lines, last = capsys.readouterr().out.split("\n")[:-1]
    new = '$ mtgrec new kickoff "618 返场启动会" --campaign 618-2026 --date 2026-06-28'
    assert lines == [new, "", "$ mtgrec status", ""]
    copy = tmp_path / "mtgrec-demo-" / "618-2026"
    assert last.endswith(str(copy))
    assert seen == [(copy, {"MTGREC_TODAY": "2026-06-28", "MTGREC_LANG": "zh"})] * 2


def test_lint_runs_to_the_end_and_names_what_failed(monkeypatch, capsys):
    monkeypatch.setattr(dev, "ready", lambda _: "python")
    monkeypatch.setattr(dev, "run", lambda *command: int("mypy" in command))
    assert dev.main(["lint", "mypy", "ruff"]) == 1
    assert capsys.readouterr().out == "lint: mypy failed\n"
    with pytest.raises(SystemExit, match=r"lint knows ruff, format, .*, not mipy\."):
        dev.main(["lint", "mipy"])


def test_the_compiled_catalogue_says_what_the_catalogue_says():
    """A forgotten `python3 dev.py messages` would leave people with English sentences."""
    pofile = pytest.importorskip("babel.messages.pofile")
    with CATALOGUE.open("rb") as file:
        written = {
            m.id: m.string for m in pofile.read_po(file) if m.id and m.string and not m.fuzzy
        }
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    singular = {key: text for key, text in written.items() if isinstance(key, str)}
    assert {key: compiled.gettext(key) for key in singular} == singular
