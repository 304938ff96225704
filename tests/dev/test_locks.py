"""dev.py makes the locks from pyproject.toml, and tells without asking anybody when they are behind."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import dev_environments as dev
from tests.dev.conftest import Machine, changed


def test_the_smaller_locks_are_parts_of_the_large_one(machine: Machine):
    """uv keeps the versions that it finds: what stands in the large lock, whatever came before."""
    machine.uv = "/somewhere/uv"
    machine.wanted.clear()
    assert dev.lock(["--upgrade"]) == 0
    everything, run, build = (words.split("\n") for words in machine.wanted)
    assert build == ["builder>=1.27"]
    assert run == ["screen>=14.3,<16", "lock>=3.30,<5 ; sys_platform != 'win32'"]
    assert everything == [*run, *build, "tester>=8", "linter>=0.17,<0.18"]
    assert ["--upgrade" in command for command in machine.ran] == [True, False, False]
    kept = (dev.ROOT / dev.ALL).read_text()
    assert all(
        (dev.ROOT / lock).read_text().endswith(f" after {kept}") for lock in (dev.RUN, dev.BUILD)
    )


def test_a_lock_names_neither_a_folder_nor_an_index(machine: Machine):
    machine.uv = "/somewhere/uv"
    dev.lock([])
    for command in machine.ran:
        assert {"--universal", "--generate-hashes", "--no-header", "--no-annotate"} <= {*command}
        assert command[command.index("--python-version") + 1] == "3.11"
    locks = Path(dev.__file__).parent.glob("locks/*.txt")
    assert all("://" not in text and "/tmp" not in text for text in (p.read_text() for p in locks))


def test_without_uv_it_is_fetched_for_the_while(machine: Machine):
    assert dev.lock([]) == 0
    assert machine.steps()[1].endswith("-m pip install uv")
    folders = {str(Path(command[0]).parent) for command in machine.ran[1:]}
    assert len(folders) == 1
    assert not Path(folders.pop()).exists()


def test_where_no_lock_can_be_made_the_old_ones_stay(machine: Machine):
    before = (dev.ROOT / dev.ALL).read_text()
    machine.uv, machine.index = "/somewhere/uv", False
    with pytest.raises(SystemExit, match=r"no such package\ndev\.py: no lock could be made"):
        dev.lock([])
    assert (dev.ROOT / dev.ALL).read_text() == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("screen>=14.3", "screen>=15"),
        ("tester>=8", "tester>=9"),
        ("builder>=1.27", "builder>=2"),
        ('requires-python = ">=3.11"', 'requires-python = ">=3.12"'),
        ('dev = ["linter', 'dev = ["other", "linter'),
    ],
)
def test_a_changed_requirement_leaves_the_locks_behind(machine: Machine, capsys, old, new):
    assert dev.lock(["--check"]) == 0
    assert capsys.readouterr().out == ""
    changed(old, new)
    assert dev.lock(["--check"]) == 1
    assert capsys.readouterr().out == "dev.py: the locks are behind: python3 dev.py lock\n"
    assert machine.ran == []  # it asks nobody
    machine.relock()
    assert dev.lock(["--check"]) == 0


@pytest.mark.usefixtures("machine")
def test_what_requires_nothing_leaves_the_locks_alone():
    changed("[project]", "[project]\nname = 'other'")
    assert dev.lock(["--check"]) == 0
    (dev.ROOT / dev.BUILD).unlink()
    assert dev.lock(["--check"]) == 1


def test_what_is_not_as_locked_is_told(machine: Machine, monkeypatch):
    (dev.ROOT / dev.ALL).write_text("screen==15.1 \\\n    --hash=x\nodd-name==2 ; os\nlock==4\n")
    done = subprocess.CompletedProcess(
        [], 0, "Screen==14.3 odd_name==2 lock==4 mtgrec==0.1 pip==23\n"
    )
    monkeypatch.setattr(dev, "quietly", lambda *_: done)
    assert dev.unlocked("python") == ["screen==14.3"]


# --- those of this project ------------------------------------------------------------------------


def pins(lock: str) -> set[tuple[str, str]]:
    """Return the names and versions in one of our own locks."""
    text = (Path(dev.__file__).parent / lock).read_text("utf-8")
    return set(re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE))


def requirements() -> dict[str, list[str]]:
    """Return what our own pyproject.toml requires, by the smallest lock that must have it."""
    read = tomllib.loads((Path(dev.__file__).parent / "pyproject.toml").read_text("utf-8"))
    extras = [one for extra in read["project"]["optional-dependencies"].values() for one in extra]
    build = read["build-system"]["requires"]
    return {dev.RUN: read["project"]["dependencies"], dev.BUILD: build, dev.ALL: extras}


def test_our_locks_agree_and_are_up_to_date():
    assert not dev.behind()
    assert pins(dev.RUN) | pins(dev.BUILD) < pins(dev.ALL)


def test_our_locks_hold_what_is_required_with_hashes():
    packaging = pytest.importorskip("packaging.requirements")
    for lock, required in requirements().items():
        versions = dict(pins(lock))
        for requirement in map(packaging.Requirement, required):
            assert versions[requirement.name.lower()] in requirement.specifier, requirement
        text = (Path(dev.__file__).parent / lock).read_text("utf-8")
        entries = re.split(r"\n(?=\w)", text)[1:]
        assert len(entries) == len(versions)
        assert all("--hash=sha256:" in entry for entry in entries)


def test_each_of_our_requirements_has_a_lower_bound():
    """Or `dev.py test --lowest` would try the newest."""
    required = [one for several in requirements().values() for one in several]
    assert [one for one in required if "==" not in dev._lowest(one)] == []
    assert [one for one in requirements()[dev.RUN] if "<" not in one] == []
