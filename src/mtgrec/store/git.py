"""Asking git which commit wrote a line; where git knows nothing, or is not there, there is no answer.

A repository's own configuration may name programs to run. So git is only asked about what it has
stored, never to look at the files themselves, and nothing it could start or fetch is left on.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from mtgrec.store.reading.files import Large, read_regular

# Beyond this a file is no record but data, and following its lines through history takes long.
_MOST_BYTES = 1024 * 1024
_SECONDS = 10
_QUIET = (
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
# People set `blame.ignoreRevsFile` once for all, and git stops where a repository has no such file.
_NO_HABITS = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
# A hook that calls us names its own repository by them, relative to a folder that is not ours.
_OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
_NOTHING: Mapping[str, str] = {}

Place = tuple[str, int]
"""A path relative to the root, and a line from 1; 0 for the file as a whole."""


def commits_of(root: Path, places: Iterable[Place]) -> dict[Place, str]:
    """Return the commit that last changed each place; those that git does not know are left out.

    A line that was changed since, and a file that git does not have, belong to no commit.
    """
    head = _ask(root, "rev-parse", "--is-shallow-repository", "HEAD")
    if head is None:
        return {}
    shallow = head.startswith(b"true")
    lines: dict[str, set[int]] = {}
    for path, line in places:
        lines.setdefault(path, set()).add(line)
    found: dict[Place, str] = {}
    for path, wanted in lines.items():
        for line, commit in _of_file(root, path, wanted, shallow=shallow):
            found[path, line] = commit
    return found


def _of_file(
    root: Path, path: str, wanted: set[int], *, shallow: bool
) -> Iterator[tuple[int, str]]:
    now = _lines_now(root, path)
    if now is None:
        return
    if wanted - {0}:
        history = _blame(root, path, shallow=shallow)
        came_from = _unchanged(now, history)
        for line in sorted(wanted - {0}):
            if commit := came_from.get(line):
                yield line, commit
    if 0 in wanted and (commit := _of_whole(root, path, now)):
        yield 0, commit


def _lines_now(root: Path, path: str) -> list[bytes] | None:
    try:
        data = read_regular(root / path)
    except (OSError, ValueError):
        return None
    if data is None or isinstance(data, Large) or len(data) > _MOST_BYTES:
        return None
    return _lines(data)


def _lines(data: bytes) -> list[bytes]:
    """Return the lines as they are compared: git may keep other line ends than the disk has."""
    return [line.rstrip(b"\r") for line in data.split(b"\n")]


class _Written(NamedTuple):
    """A line as git has it, and the commit that wrote it; empty where that is unknown."""

    text: bytes
    commit: str


def _blame(root: Path, path: str, *, shallow: bool) -> list[_Written]:
    question = ("blame", "--porcelain", "--no-textconv", "HEAD", "--", path)
    answer = _ask(root, *question) or _ask(root, *question, variables=_NO_HABITS)
    written: list[_Written] = []
    commit, cut_off = "", set[str]()
    heading = True
    for line in (answer or b"").split(b"\n"):
        if heading:
            commit = line.partition(b" ")[0].decode("ascii", "replace")
            heading = False
        elif line == b"boundary" and shallow:  # the history ends here, the line may be older
            cut_off.add(commit)
        elif line.startswith(b"\t"):
            text = line[1:].rstrip(b"\r")
            written.append(_Written(text, "" if commit in cut_off else commit))
            heading = True
    return written


def _unchanged(now: list[bytes], history: list[_Written]) -> Mapping[int, str]:
    """Return the commit of each line, from 1, that stands now as git has it."""
    before = [line.text for line in history]
    if now[: len(before)] == before:
        return {number: line.commit for number, line in enumerate(history, 1)}
    same = SequenceMatcher(None, before, now).get_matching_blocks()
    return {
        block.b + step + 1: history[block.a + step].commit
        for block in same
        for step in range(block.size)
    }


def _of_whole(root: Path, path: str, now: list[bytes]) -> str:
    stored = _ask(root, "cat-file", "blob", f"HEAD:./{path}")
    if stored is None or _lines(stored) != now:
        return ""
    commit = _ask(root, "log", "-1", "--no-show-signature", "--format=%H", "HEAD", "--", path)
    return (commit or b"").decode("ascii", "replace").strip()


def _ask(root: Path, *words: str, variables: Mapping[str, str] = _NOTHING) -> bytes | None:
    """Return what git answers; None where it refuses, is missing or takes too long."""
    environment = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    try:
        done = subprocess.run(
            ["git", "--no-pager", *_QUIET, *words],
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
