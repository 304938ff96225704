"""dev.py does the jobs it is told, and passes on what its child said."""

import gettext
import os
import sys
from pathlib import Path

import pytest
from babel.messages import pofile

import dev
import dev_environments as environments

CATALOGUE = Path(__file__).parent.parent / "src/mtgrec/locale/zh/LC_MESSAGES/mtgrec.po"


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


@pytest.mark.parametrize(
    ("flags", "kinds"),
    [
        ([], [environments.FULL]),
        (["--newest"], [environments.NEWEST]),
        (["--lowest"], [environments.LOWEST]),
        (["--lowest", "--newest"], [environments.LOWEST, environments.NEWEST]),
    ],
)
def test_the_tests_run_on_the_locked_the_lowest_or_the_newest_versions(
    monkeypatch, capsys, flags, kinds
):
    seen = []

    def run(python: str, *command: str) -> int:
        seen.append((python, *command))
        return len(seen) - 1

    monkeypatch.setattr(dev, "ready", lambda kind: f"the {kind} python")
    monkeypatch.setattr(dev, "unlocked", lambda python: [f"screen==14.3 in {python}"])
    monkeypatch.setattr(dev, "run", run)
    assert dev.main(["test", *flags, "-k", "done"]) == len(kinds) - 1  # the worst answer
    assert seen == [(f"the {kind} python", "-m", "pytest", "-k", "done") for kind in kinds]
    said = "dev.py: {0}; unlike the lock: screen==14.3 in the {0} python\n"
    assert capsys.readouterr().err == "".join(said.format(flag[2:]) for flag in flags)


def test_the_wheel_is_tried_with_the_locked_versions(tmp_path, monkeypatch):
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "ready", lambda _: "python")
    wheel = tmp_path / "dist" / "mtgrec-1-py3-none-any.whl"
    seen = []

    def run(*_: str) -> int:
        wheel.parent.mkdir()
        wheel.touch()
        return 0

    monkeypatch.setattr(dev, "run", run)
    monkeypatch.setattr(dev, "install", lambda *arguments: seen.append(arguments))
    assert dev.main(["build", "--into", str(tmp_path / "env")]) == 0
    locked = ["--require-hashes", "-r", "locks/run.txt"]
    assert seen == [(tmp_path / "env", locked, ["--no-deps", str(wheel)])]


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
    with CATALOGUE.open("rb") as file:
        written = {
            m.id: m.string for m in pofile.read_po(file) if m.id and m.string and not m.fuzzy
        }
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    singular = {key: text for key, text in written.items() if isinstance(key, str)}
    assert {key: compiled.gettext(key) for key in singular} == singular
