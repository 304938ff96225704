"""Ask git which commit last changed a line; without git or a commit there is no answer.

A repository's own configuration may name programs to run. So git is only asked about stored
objects, never about the files on disk, and whatever could start programs or fetch is turned off.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from mtgrec.store.reading.files import Large, read_regular

# A larger file is no record, and git takes long to follow its lines through history.
_MAX_BYTES = 1024 * 1024
_SECONDS = 10
_SAFE_OPTIONS = (
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "protocol.allow=never"),
)
_VARIABLES = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
# Users set `blame.ignoreRevsFile` globally, and git fails in repositories without such a file.
_NO_USER_CONFIG = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
# A hook that runs mtgrec sets these for its own repository, relative to another folder.
_HOOK_VARIABLES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
_NO_VARIABLES: Mapping[str, str] = {}

Place = tuple[str, int]
"""A path relative to the root, and a line from 1; 0 for the file as a whole."""


def commits_of(root: Path, places: Iterable[Place]) -> dict[Place, str]:
    """Return the commit that last changed each place; places without a commit are left out.

    Those are lines that were changed since HEAD, and files that git does not track.
    """
    head = _run_git(root, "rev-parse", "--is-shallow-repository", "HEAD")
    if head is None:
        return {}
    shallow = head.startswith(b"true")
    lines: dict[str, set[int]] = {}
    for path, line in places:
        lines.setdefault(path, set()).add(line)
    found: dict[Place, str] = {}
    for path, numbers in lines.items():
        for line, commit in _commits_of_file(root, path, numbers, shallow=shallow):
            found[path, line] = commit
    return found


def _commits_of_file(
    root: Path, path: str, lines: set[int], *, shallow: bool
) -> Iterator[tuple[int, str]]:
    on_disk = _lines_on_disk(root, path)
    if on_disk is None:
        return
    if lines - {0}:
        history = _blame(root, path, shallow=shallow)
        commits = _unchanged(on_disk, history)
        for line in sorted(lines - {0}):
            if commit := commits.get(line):
                yield line, commit
    if 0 in lines and (commit := _commit_of_whole_file(root, path, on_disk)):
        yield 0, commit


def _lines_on_disk(root: Path, path: str) -> list[bytes] | None:
    try:
        data = read_regular(root / path)
    except (OSError, ValueError):
        return None
    if data is None or isinstance(data, Large) or len(data) > _MAX_BYTES:
        return None
    return _lines(data)


def _lines(data: bytes) -> list[bytes]:
    """Return the lines without line ends, which may differ between git and the disk."""
    return [line.rstrip(b"\r") for line in data.split(b"\n")]


class _StoredLine(NamedTuple):
    """A line as stored in git, and the commit that wrote it; empty where it is unknown."""

    text: bytes
    commit: str


def _blame(root: Path, path: str, *, shallow: bool) -> list[_StoredLine]:
    command = ("blame", "--porcelain", "--no-textconv", "HEAD", "--", path)
    output = _run_git(root, *command) or _run_git(root, *command, variables=_NO_USER_CONFIG)
    stored: list[_StoredLine] = []
    commit, cut_off = "", set[str]()
    heading = True
    for line in (output or b"").split(b"\n"):
        if heading:
            commit = line.partition(b" ")[0].decode("ascii", "replace")
            heading = False
        elif (
            line == b"boundary" and shallow
        ):  # a shallow history ends here, so the line may be older
            cut_off.add(commit)
        elif line.startswith(b"\t"):
            text = line[1:].rstrip(b"\r")
            stored.append(_StoredLine(text, "" if commit in cut_off else commit))
            heading = True
    return stored


def _unchanged(on_disk: list[bytes], history: list[_StoredLine]) -> Mapping[int, str]:
    """Return the commit of each line, counted from 1, that is the same on disk and in git."""
    stored = [line.text for line in history]
    if on_disk[: len(stored)] == stored:
        return {number: line.commit for number, line in enumerate(history, 1)}
    same = SequenceMatcher(None, stored, on_disk).get_matching_blocks()
    return {
        block.b + step + 1: history[block.a + step].commit
        for block in same
        for step in range(block.size)
    }


def _commit_of_whole_file(root: Path, path: str, on_disk: list[bytes]) -> str:
    stored = _run_git(root, "cat-file", "blob", f"HEAD:./{path}")
    if stored is None or _lines(stored) != on_disk:
        return ""
    commit = _run_git(root, "log", "-1", "--no-show-signature", "--format=%H", "HEAD", "--", path)
    return (commit or b"").decode("ascii", "replace").strip()


def _run_git(root: Path, *words: str, variables: Mapping[str, str] = _NO_VARIABLES) -> bytes | None:
    """Return the output of a git command; None where it fails, is missing or takes too long."""
    environment = {name: value for name, value in os.environ.items() if name not in _HOOK_VARIABLES}
    try:
        done = subprocess.run(
            ["git", "--no-pager", *_SAFE_OPTIONS, *words],
            cwd=root,
            env={**environment, **_VARIABLES, **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return None if done.returncode else done.stdout
