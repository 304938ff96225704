"""Start a repository, and ask git which commit last changed a line.

A repository's own configuration may name programs to run and files that never end. So git reads it
once, to say where the objects are; everything else is asked through a folder of our own, in which
nothing is configured, and only about stored objects, never about the files on disk.
"""

import os
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from mtgrec.model.errors import RefusedError
from mtgrec.model.message import N_, Message
from mtgrec.store.reading.files import Large, read_regular

# A larger file is no record, and git takes long to follow its lines through history.
_MAX_BYTES = 1024 * 1024
_SECONDS = 10  # for all questions of a command together
_MEMORY = 1 << 30  # bytes of address space, for git
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

_NO_VARIABLES: Mapping[str, str] = {}
# A hook that runs mtgrec sets some of these for its own repository, relative to another folder.
_OF_ONE_REPOSITORY = frozenset(
    (
        *("GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_DIR"),
        *("GIT_CONFIG_COUNT", "GIT_OBJECT_DIRECTORY", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE"),
        *("GIT_GRAFT_FILE", "GIT_INDEX_FILE", "GIT_NO_REPLACE_OBJECTS", "GIT_REPLACE_REF_BASE"),
        *("GIT_PREFIX", "GIT_SHALLOW_FILE", "GIT_COMMON_DIR", "GIT_NAMESPACE"),
    )
)

Place = tuple[str, int]
"""A path relative to the root, and a line from 1; 0 for the file as a whole."""


def start_repository(folder: Path) -> None:
    """Make a folder a git repository; raises RefusedError with git's own reason."""
    done = subprocess.run(
        ["git", "init", "--quiet"],
        cwd=folder,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:] or [""]
        raise RefusedError(Message(N_("git init failed: {reason}"), reason=reason[0]))


def user_name() -> str:
    """Return the name that git writes into the commits of this user; empty where it knows none.

    A repository's own settings do not count.
    """
    git = _Git(time.monotonic() + _SECONDS)
    with (
        suppress(OSError),
        TemporaryDirectory(prefix="mtgrec-", ignore_cleanup_errors=True) as folder,
    ):
        alone = {"GIT_CEILING_DIRECTORIES": str(Path(folder).resolve().parent)}
        name = git.run("config", "--get", "user.name", folder=Path(folder), variables=alone)
        return (name or b"").decode(errors="replace").strip()
    return ""


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _OF_ONE_REPOSITORY}


def commits_of(root: Path, places: Iterable[Place]) -> dict[Place, str]:
    """Return the commit that last changed each place; places without a commit are left out.

    Those are lines that were changed since HEAD, and files that git does not track.
    """
    lines: dict[str, set[int]] = {}
    for path, line in places:
        lines.setdefault(path, set()).add(line)
    with _opened(root) as repository:
        if repository is None:
            return {}
        return {
            (path, line): commit
            for path, numbers in lines.items()
            for line, commit in repository.commits_of_file(root, path, numbers)
        }


@contextmanager
def _opened(root: Path) -> Iterator["_Repository | None"]:
    """Yield the repository of a folder; None where there is none, or no commit, or no git."""
    git = _Git(time.monotonic() + _SECONDS)
    answer = git.run(
        *("rev-parse", "--is-shallow-repository", "--show-object-format", "--git-path", "shallow"),
        *("--git-path", "objects", "HEAD", "--show-prefix"),
        folder=root,
    )
    parts = os.fsdecode(answer or b"").split("\n", 5)
    if len(parts) != 6:  # noqa: PLR2004
        yield None
        return
    is_shallow, objects_are, shallow, objects, head, prefix = parts
    try:
        folder = TemporaryDirectory(prefix="mtgrec-", ignore_cleanup_errors=True)
    except OSError:
        yield None
        return
    with folder:
        own = Path(folder.name)
        cut = read_regular(root / shallow) if is_shallow == "true" else None
        _lay_out(own, head, objects_are, cut if isinstance(cut, bytes) else b"")
        variables = {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_DIR": os.fspath(own),
            "GIT_OBJECT_DIRECTORY": os.fspath((root / objects).absolute()),
        }
        yield _Repository(
            git, own, variables, prefix.removesuffix("\n"), shallow=is_shallow == "true"
        )


def _lay_out(folder: Path, head: str, objects_are: str, shallow: bytes) -> None:
    """Create what git needs in a folder to take it for a repository whose HEAD is a commit."""
    settings = "[core]\nrepositoryFormatVersion = 1\nbare = true\n"
    settings += f"[extensions]\nobjectFormat = {objects_are}\n"
    (folder / "config").write_text(settings, encoding="ascii")
    (folder / "HEAD").write_text(f"{head}\n", encoding="ascii")
    (folder / "refs").mkdir()
    if shallow:
        (folder / "shallow").write_bytes(shallow)


class _StoredLine(NamedTuple):
    """A line as stored in git, and the commit that wrote it; empty where it is unknown."""

    text: bytes
    commit: str


class _Repository(NamedTuple):
    """Stored objects, asked for through a folder of our own."""

    git: "_Git"
    folder: Path
    variables: Mapping[str, str]
    prefix: str
    """Where the workspace lies in the repository: empty, or with a slash at its end."""
    shallow: bool

    def run(self, *words: str) -> bytes | None:
        return self.git.run(*words, folder=self.folder, variables=self.variables)

    def commits_of_file(self, root: Path, path: str, lines: set[int]) -> Iterator[tuple[int, str]]:
        on_disk = _lines_on_disk(root, path)
        if on_disk is None:
            return
        stored = self.prefix + path
        size = self.run("cat-file", "-s", f"HEAD:{stored}")
        if size is None or int(size) > _MAX_BYTES:
            return
        if lines - {0}:
            commits = _unchanged(on_disk, self._blame(stored))
            for line in sorted(lines - {0}):
                if commit := commits.get(line):
                    yield line, commit
        if 0 in lines and (commit := self._commit_of_whole_file(stored, on_disk)):
            yield 0, commit

    def _blame(self, path: str) -> list[_StoredLine]:
        output = self.run("blame", "--porcelain", "--no-textconv", "HEAD", "--", path)
        stored: list[_StoredLine] = []
        commit, cut_off = "", set[str]()
        heading = True
        for line in (output or b"").split(b"\n"):
            if heading:
                commit = line.partition(b" ")[0].decode("ascii", "replace")
                heading = False
            elif (
                line == b"boundary" and self.shallow
            ):  # a shallow history ends here, so the line may be older
                cut_off.add(commit)
            elif line.startswith(b"\t"):
                text = line[1:].rstrip(b"\r")
                stored.append(_StoredLine(text, "" if commit in cut_off else commit))
                heading = True
        return stored

    def _commit_of_whole_file(self, path: str, on_disk: list[bytes]) -> str:
        stored = self.run("cat-file", "blob", f"HEAD:{path}")
        if stored is None or _lines(stored) != on_disk:
            return ""
        commit = self.run("log", "-1", "--format=%H", "HEAD", "--", path)
        return (commit or b"").decode("ascii", "replace").strip()


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


class _Git:
    """Calls git until a moment of the monotonic clock; later it has no answer any more."""

    def __init__(self, deadline: float) -> None:
        self._deadline = deadline

    def run(
        self, *words: str, folder: Path, variables: Mapping[str, str] = _NO_VARIABLES
    ) -> bytes | None:
        """Return what a git command prints; None where it fails, is missing or takes too long."""
        try:
            process = subprocess.Popen(
                ["git", "--no-pager", *_SAFE_OPTIONS, *words],
                cwd=folder,
                env={**_environment(), **_VARIABLES, **variables},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except (OSError, ValueError):
            return None
        with process:
            _limit_memory(process.pid)
            try:
                output, _ = process.communicate(timeout=max(self._deadline - time.monotonic(), 0))
            except subprocess.TimeoutExpired:
                process.kill()
                return None
            except BaseException:
                process.kill()
                raise
        return None if process.returncode else output


def _limit_memory(process: int) -> None:
    with suppress(ImportError, AttributeError, OSError):  # Linux alone limits another process
        import resource

        resource.prlimit(process, resource.RLIMIT_AS, (_MEMORY, _MEMORY))
