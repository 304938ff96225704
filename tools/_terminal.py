"""mtgrec at work as a reader sees it: on a terminal of 80 columns, on a fixed day."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from _pages import ROOT

WIDTH = 80
# stdout says it is a terminal, so the answer takes the shape it has on one, on every system.
_FRONT = """\
import sys
sys.stdout.isatty = lambda: True
sys.argv[0] = "mtgrec"
from mtgrec.cli import main
main()
"""
_COMMITTER = ("-c", "user.name=mtgrec", "-c", "user.email=mtgrec@example.invalid")
_OURS = ("MTGREC_", "NO_COLOR", "FORCE_COLOR", "LANG", "LC_")


@contextmanager
def scratch(example: str = "") -> Iterator[Path]:
    """Yield a folder that is thrown away: empty, or a copy of one of the examples."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, example or "minutes")
        if example:
            ignored = shutil.ignore_patterns(".mtgrec")
            shutil.copytree(ROOT / "examples" / example, place, ignore=ignored)
        else:
            place.mkdir()
        yield place


def run(
    arguments: Sequence[str],
    folder: Path,
    *,
    language: str,
    day: str,
    color: str = "never",
    codes: Collection[int] = (0, 1),
) -> str:
    """Return what mtgrec writes in `folder`, answers and remarks in the order they appear.

    Stops where it ends with none of the exit codes that are expected.
    """
    done = subprocess.run(
        [sys.executable, "-P", "-u", "-c", _FRONT, *arguments],
        cwd=folder,
        env=_environment(language, day, color),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in codes:
        sys.exit(f"mtgrec {' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}")
    return done.stdout


def commit(folder: Path) -> None:
    """Keep in git what stands in `folder`."""
    git(["init", "--quiet"], folder)
    git(["add", "--all"], folder)
    git([*_COMMITTER, "commit", "--quiet", "--message", "as it was"], folder)


def git(arguments: Sequence[str], folder: Path) -> str:
    """Return what git says in `folder`, its own settings aside."""
    plain = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["git", "--no-pager", "-c", "core.quotePath=false", *arguments],
        cwd=folder,
        env={**os.environ, **plain},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def _environment(language: str, day: str, color: str) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    return {
        **inherited,
        "MTGREC_TODAY": day,
        "MTGREC_LANG": language,
        "MTGREC_SEED": "1",
        "COLUMNS": str(WIDTH),
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
        "PYTHONUTF8": "1",
        **({"FORCE_COLOR": "1"} if color == "always" else {"NO_COLOR": "1"}),
    }
