"""dev.py finds its own way to an environment, installs what is locked, and remembers it."""

from collections.abc import Callable
from pathlib import Path

import pytest

import dev_environments as dev
from tests.dev.conftest import Machine, changed

PLAIN = "install --require-hashes -r locks/run.txt -r locks/build.txt"
FULL = "install --require-hashes -r locks/all.txt"
OURS = "install --no-deps --no-build-isolation --editable ."


# --- making one -----------------------------------------------------------------------------------


def test_uv_is_used_if_present(machine: Machine):
    machine.uv = "/somewhere/uv"
    dev.ready(dev.PLAIN)
    assert machine.steps() == [
        "uv venv --python python .venv",
        f"uv pip {PLAIN.replace('install', 'install --python .venv/python')}",
        f"uv pip {OURS.replace('install', 'install --python .venv/python')}",
    ]


def test_without_uv_python_makes_it(machine: Machine):
    dev.ready(dev.FULL)
    assert machine.steps() == [
        "python -m venv .venv",
        f".venv/python -m pip {FULL}",
        f".venv/python -m pip {OURS}",
    ]


def test_without_ensurepip_the_pip_of_the_system_installs(machine: Machine):
    machine.ensurepip = False
    dev.ready(dev.FULL)
    assert machine.steps() == [
        "python -m venv --without-pip .venv",
        f"python -m pip --python .venv/python {FULL}",
        f"python -m pip --python .venv/python {OURS}",
    ]


def test_a_broken_ensurepip_is_as_good_as_none(machine: Machine):
    machine.wheels = False
    dev.ready(dev.PLAIN)
    assert machine.steps() == [
        "python -m venv .venv",
        "python -m venv --without-pip .venv",
        f"python -m pip --python .venv/python {PLAIN}",
        f"python -m pip --python .venv/python {OURS}",
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


def test_windows_keeps_its_interpreter_elsewhere(monkeypatch):
    folder = Path("env")
    monkeypatch.setattr("os.name", "nt")
    assert dev.python_in(folder) == folder / "Scripts" / "python.exe"


@pytest.mark.usefixtures("machine")
def test_an_editable_install_points_to_its_source_without_naming_the_folder(monkeypatch):
    """Python reads .pth files in the locale's encoding: LC_ALL=C cannot read a Chinese path."""
    packages = dev.ROOT / ".venv" / "lib" / "python3" / "site-packages"

    def install(folder: Path, *_: object) -> None:
        dev.python_in(folder).parent.mkdir(parents=True)
        packages.mkdir(parents=True)
        (packages / "_mtgrec.pth").write_text(str(dev.ROOT / "src"), "utf-8")

    monkeypatch.setattr(dev, "install", install)
    dev.ready(dev.PLAIN)
    written = (packages / "_mtgrec.pth").read_text("ascii")
    assert (packages / written).resolve() == dev.ROOT.resolve() / "src"


# --- keeping it -----------------------------------------------------------------------------------


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
    assert len(machine.ran) == done == 6


@pytest.mark.parametrize("lock", [dev.RUN, dev.BUILD, dev.ALL])
def test_a_changed_lock_installs_again_all_that_was_there(machine: Machine, lock: str):
    dev.ready(dev.FULL)
    with (dev.ROOT / lock).open("a") as file:
        file.write("another==1\n")
    dev.ready(dev.PLAIN)
    assert machine.steps()[-2:] == [f".venv/python -m pip {FULL}", f".venv/python -m pip {OURS}"]
    assert len(machine.ran) == 6


def test_a_changed_pyproject_installs_again(machine: Machine):
    dev.ready(dev.PLAIN)
    changed("[project]", "[project]\nname = 'other'")
    dev.ready(dev.PLAIN)
    assert len(machine.ran) == 6


def test_nothing_is_installed_from_a_lock_that_is_behind(machine: Machine):
    dev.ready(dev.PLAIN)
    done = len(machine.ran)
    changed("screen>=14.3", "screen>=15")
    with pytest.raises(SystemExit, match=r"behind pyproject\.toml: python3 dev\.py lock$"):
        dev.ready(dev.FULL)
    assert len(machine.ran) == done


@pytest.mark.parametrize(
    "missing", [lambda: dev.ROOT / ".venv/installed", lambda: dev.python_in(dev.ROOT / ".venv")]
)
def test_a_half_built_environment_is_built_again(machine: Machine, missing: Callable[[], Path]):
    dev.ready(dev.PLAIN)
    missing().unlink()
    left_over = dev.ROOT / ".venv" / "left over"
    left_over.touch()
    dev.ready(dev.PLAIN)
    assert len(machine.ran) == 6
    assert not left_over.exists()


def test_an_interrupted_installation_leaves_no_stamp(machine: Machine):
    machine.index = False
    with pytest.raises(SystemExit):
        dev.ready(dev.PLAIN)
    machine.index = True
    dev.ready(dev.PLAIN)
    assert machine.steps()[-1] == f".venv/python -m pip {OURS}"


def test_the_lowest_versions_have_an_environment_of_their_own(machine: Machine):
    dev.ready(dev.FULL)
    done = len(machine.ran)
    dev.ready(dev.LOWEST)
    lowest = "builder==1.27 screen==14.3 lock==3.30; sys_platform != 'win32' tester==8"
    assert machine.steps()[done:] == [
        "python -m venv .venv-lowest",
        f".venv-lowest/python -m pip install {lowest}",
        f".venv-lowest/python -m pip {OURS}",
    ]
    dev.ready(dev.LOWEST)
    dev.ready(dev.FULL)
    assert len(machine.ran) == done + 3


def test_the_newest_versions_are_looked_for_once_a_day(machine: Machine, monkeypatch):
    dev.ready(dev.NEWEST)
    newest = "builder>=1.27 screen>=14.3,<16 lock>=3.30,<5 ; sys_platform != 'win32' tester>=8"
    assert machine.steps()[1] == f".venv-newest/python -m pip install {newest}"
    dev.ready(dev.NEWEST)
    assert len(machine.ran) == 3
    monkeypatch.setattr("time.strftime", lambda _: "2026-06-09")
    dev.ready(dev.NEWEST)
    assert len(machine.ran) == 6
