"""The environments of dev.py: what is installed where, and the locks that hold it.

.venv/ holds what the files in locks/ name, to the byte: what was tested is what everybody gets.
.venv-newest/ and .venv-lowest/ hold what pyproject.toml allows at most and at least.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

ROOT = Path(__file__).resolve().parent

# What an environment is for: to run mtgrec, also to work on it, to try other versions.
PLAIN = "plain"
FULL = "full"
NEWEST = "newest"
LOWEST = "lowest"

# The locks: what the program needs, what its editable build needs, and all that is ever installed.
RUN = "locks/run.txt"
BUILD = "locks/build.txt"
ALL = "locks/all.txt"

# All that it needs is there by then, at the versions that are wanted.
OURS = ("--no-deps", "--no-build-isolation", "--editable", ".")

# The active environment may be our own .venv, about to be rebuilt: build from what lies under it.
BASE_PYTHON = getattr(sys, "_base_executable", None) or sys.executable


# --- making one -----------------------------------------------------------------------------------


def python_in(folder: Path) -> Path:
    """Return where an environment in `folder` keeps its interpreter."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def quietly(*command: str) -> subprocess.CompletedProcess[str]:
    """Run one step of the set-up, keeping what it says: stdout is for the command that follows."""
    return subprocess.run(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )


def made(folder: Path, *command: str) -> bool:
    """Tell whether `command` made an environment in `folder`, where nothing else is left."""
    shutil.rmtree(folder, ignore_errors=True)
    step = quietly(*command, str(folder))
    if step.returncode:
        print(step.stdout, file=sys.stderr)
    return step.returncode == 0


def installers(folder: Path) -> Iterator[list[str]]:
    """Make an empty environment in each way this machine offers, and yield how to install into it.

    uv is quickest. Python's own venv wants `ensurepip`, which Debian packs separately; without it,
    the pip of the system can install into an environment that has none.
    """
    python = str(python_in(folder))
    uv = shutil.which("uv")
    if uv and made(folder, uv, "venv", "--python", BASE_PYTHON):
        yield [uv, "pip", "install", "--python", python]
    venv = [BASE_PYTHON, "-m", "venv"]
    if find_spec("ensurepip") and made(folder, *venv):
        yield [python, "-m", "pip", "install"]
    elif find_spec("pip") and made(folder, *venv, "--without-pip"):
        yield [sys.executable, "-m", "pip", "--python", python, "install"]


def install(folder: Path, *steps: Sequence[str]) -> None:
    """Make a new environment in `folder`, install step by step, or stop and say what is missing."""
    said = []
    for command in installers(folder):
        for what in steps:
            step = quietly(*command, *what)
            if step.returncode:
                said.append(step.stdout)
                break
        else:
            return
    if said:
        print(*said, sep="\n", file=sys.stderr)
        sys.exit("dev.py: the packages could not be installed; the reason stands above.")
    sys.exit(
        "dev.py: this Python cannot make a virtual environment: "
        "install uv, or Python's venv module (on Debian: apt install python3-venv)."
    )


def locked(*locks: str) -> list[str]:
    """Return how uv and pip are told to install what `locks` name, and nothing else."""
    return ["--require-hashes", *(word for lock in locks for word in ("-r", lock))]


# --- keeping it -----------------------------------------------------------------------------------


def ready(kind: str) -> str:
    """Return the interpreter of an environment, rebuilt if missing, half built or out of date."""
    folder = ROOT / (".venv" if kind in {PLAIN, FULL} else f".venv-{kind}")
    stamp = folder / "installed"
    then, _, has = stamp.read_text().partition(" ") if stamp.is_file() else ("", "", "")
    kind = has if has == FULL and kind == PLAIN else kind  # what was wanted once is wanted still
    now = _digest(kind)
    if (then, has) != (now, kind) or not python_in(folder).exists():
        if kind in {PLAIN, FULL} and behind():
            sys.exit("dev.py: the locks are behind pyproject.toml: python3 dev.py lock")
        print(f"dev.py: setting up {folder.name} ...", file=sys.stderr)
        install(folder, *_steps(kind))
        for link in folder.glob("[Ll]ib/**/site-packages/_mtgrec.pth"):
            # Python reads these in the locale's encoding, and the folder's name may be Chinese.
            link.write_text(os.path.relpath(ROOT / "src", link.parent))
        # Written last: a set-up that was interrupted leaves no stamp.
        stamp.write_text(f"{now} {kind}")
    return str(python_in(folder))


def _digest(kind: str) -> str:
    """Return a digest of all on which an environment depends."""
    files = [ROOT / "pyproject.toml", *(ROOT / lock for lock in (RUN, BUILD, ALL))]
    now = hashlib.sha256(b"".join(file.read_bytes() for file in files if file.is_file()))
    # The folder and the Python: an editable install remembers both.
    now.update(os.fsencode(f"{ROOT} {sys.version_info[:2]}"))
    if kind == NEWEST:  # releases come without a word: look once a day
        now.update(time.strftime("%Y-%m-%d").encode())
    return now.hexdigest()


def _steps(kind: str) -> list[Sequence[str]]:
    """Return what to install into an environment, one step after the other."""
    if kind == PLAIN:
        return [locked(RUN, BUILD), OURS]
    if kind == FULL:
        return [locked(ALL), OURS]
    wanted = [*_build(), *_project()["dependencies"], *_extras()["test"]]
    return [[_lowest(one) if kind == LOWEST else one for one in wanted], OURS]


def _lowest(requirement: str) -> str:
    """Return a requirement held to its lower bound."""
    return re.sub(r">=([\w.]+)[^;]*", r"==\1", requirement)


# --- the locks ------------------------------------------------------------------------------------


def lock(arguments: Sequence[str]) -> int:
    """Write the locks from pyproject.toml; with --check, only tell whether they are behind it.

    What fits stays as it is, so a new requirement brings itself only; `--upgrade` and the like go
    to uv. That resolves for every system and every Python at once, which pip cannot.
    """
    if "--check" in arguments:
        print("dev.py: the locks are behind: python3 dev.py lock\n" * behind(), end="")
        return int(behind())
    run, build = _project()["dependencies"], _build()
    extras = [requirement for extra in _extras().values() for requirement in extra]
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        uv = _uv(scratch / "uv")
        _compile(uv, ALL, [*run, *build, *extras], scratch, *arguments)
        _compile(uv, RUN, run, scratch)
        _compile(uv, BUILD, build, scratch)
    return 0


_LIST = """
from importlib.metadata import distributions
print(*(f"{one.name}=={one.version}" for one in distributions()))
"""


def unlocked(python: str) -> list[str]:
    """Return, in the form `name==version`, what an environment has at other versions than locked."""
    held = re.findall(r"^(\S+)==(\S+)", (ROOT / ALL).read_text("utf-8"), re.MULTILINE)
    found = quietly(python, "-c", _LIST).stdout.lower().replace("_", "-").split()
    pairs = {(name, version) for name, _, version in (one.partition("==") for one in found)}
    return sorted(f"{name}=={version}" for name, version in pairs - set(held) if name in dict(held))


def behind() -> bool:
    """Tell whether pyproject.toml requires something else than what the locks were made for."""
    line = _made_for()
    return not all(
        (ROOT / lock).is_file() and line in (ROOT / lock).read_text("utf-8").splitlines()
        for lock in (RUN, BUILD, ALL)
    )


def _made_for() -> str:
    """Return the line of a lock that tells which requirements it was made for."""
    required = [_project()["requires-python"], _build(), _project()["dependencies"], _extras()]
    return f"# for requirements {hashlib.sha256(json.dumps(required).encode()).hexdigest()}"


def _compile(uv: str, lock: str, wanted: Sequence[str], scratch: Path, *arguments: str) -> None:
    """Write one lock with all that `wanted` brings along, or stop with what uv says."""
    asked, out = scratch / "wanted.in", scratch / "lock.txt"
    asked.write_text("\n".join(wanted), "utf-8")
    if (ROOT / ALL).is_file():  # uv keeps the versions it finds: the smaller locks are parts of it
        shutil.copy(ROOT / ALL, out)
    oldest = _project()["requires-python"].removeprefix(">=")
    command = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", oldest]
    command += ["--python", BASE_PYTHON, "--generate-hashes", "--no-header", "--no-annotate"]
    step = quietly(*command, *arguments, "--output-file", str(out), str(asked))
    if step.returncode:
        sys.exit(f"{step.stdout}\ndev.py: no lock could be made; the reason stands above.")
    head = f"# Made by `python3 dev.py lock`: change pyproject.toml instead.\n{_made_for()}\n"
    (ROOT / lock).parent.mkdir(exist_ok=True)
    (ROOT / lock).write_text(head + out.read_text("utf-8"), "utf-8", newline="\n")


def _uv(folder: Path) -> str:
    """Return uv, installed into `folder` where the machine has none."""
    uv = shutil.which("uv")
    if not uv:
        install(folder, ["uv"])
        uv = str(python_in(folder).with_stem("uv"))
    return uv


def _pyproject() -> dict[str, Any]:
    import tomllib  # here, so that dev.py can tell an older Python what it is

    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def _project() -> dict[str, Any]:
    project: dict[str, Any] = _pyproject()["project"]
    return project


def _extras() -> dict[str, list[str]]:
    extras: dict[str, list[str]] = _project()["optional-dependencies"]
    return extras


def _build() -> list[str]:
    build: list[str] = _pyproject()["build-system"]["requires"]
    return build
