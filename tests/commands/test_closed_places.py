"""What the system does not let be read is never taken for nothing: it is told, or the change is refused."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

FILES = """\
=== mtgrec.toml
=== people.yaml
- name: Anna
  department: Marketing
=== holidays.yaml
off: [2026-06-11]
=== c/2026-06-01-weekly.md
---
type: weekly
campaign: c
date: 2026-06-01
actions:
  - id: A2BC
    what: Cut three videos
    owner: Anna
    due: 2026-06-08
---
=== c/metrics.csv
date,metric,value
2026-06-01,clicks,120
=== d/2026-06-02-kickoff.md
---
type: kickoff
campaign: d
date: 2026-06-02
actions:
  - what: Book the room
    owner: Anna
    due: 2026-06-08
---
"""
CODES = [errno.EIO, errno.EACCES, errno.EMFILE]
# The call that fails, where, and the place that is told.
CLOSED = [
    ("scandir", "", "."),
    ("scandir", "c", "c/"),
    ("open", "c/2026-06-01-weekly.md", "c/2026-06-01-weekly.md"),
    ("open", "people.yaml", "people.yaml"),
    ("lstat", "people.yaml", "people.yaml"),
    ("open", "holidays.yaml", "holidays.yaml"),
    ("open", "c/metrics.csv", "c/metrics.csv"),
]


@pytest.fixture
def folder(workspace: Callable[[str], Path]) -> Path:
    return workspace(FILES)


@pytest.fixture
def closed(folder: Path) -> Callable[[str, str, int], AbstractContextManager[None]]:
    """Let a call fail at one place: `with closed("open", "people.yaml", errno.EIO):`."""

    @contextmanager
    def close(call: str, path: str, code: int) -> Iterator[None]:
        really = getattr(os, call)

        def fail(where, *arguments, **options):
            if isinstance(where, (str, Path)) and Path(where) == folder / path:
                raise OSError(code, os.strerror(code), os.fspath(where))
            return really(where, *arguments, **options)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, call, fail)
            yield

    return close


def content(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("call", "path", "place"), CLOSED)
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "arguments",
    [
        ["new", "weekly", "--campaign", "d"],
        ["new", "weekly", "--campaign", "d", "--dry-run"],
        ["check", "--fix"],
        ["check", "--diff"],
        ["check", "--fix", "--unsafe-fixes"],
        ["add", "action", "Book it", "--to", "d-KO-260602", "--owner", "Anna"],
        ["metric", "add", "clicks", "7", "--campaign", "d"],
    ],
    ids=" ".join,
)
def test_a_change_that_needs_everything_is_refused(
    call, path, place, code, arguments, folder, closed, mtgrec
):
    before = content(folder)
    with closed(call, path, code):
        done = mtgrec(folder, *arguments)
    assert (done.code, done.out) == (4, "")
    assert done.err == (
        f"{place}: this cannot be opened: {os.strerror(code)}; what it may hold is needed here, so "
        "nothing was written\n"
        "help: try again; what is no concern of mtgrec, name in mtgrec.toml: exclude\n"
    )
    assert content(folder) == before


@pytest.mark.parametrize(("call", "path", "place"), CLOSED)
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "arguments",
    [
        ["status"],
        ["status", "--format", "json"],
        ["list", "actions"],
        ["show", "d-KO-260602"],
        ["metric", "show"],
        ["report", "assignments"],
        ["__complete", "fish", "show", ""],
    ],
    ids=" ".join,
)
def test_every_answer_tells_what_it_lacks(
    call, path, place, code, arguments, folder, closed, mtgrec
):
    with closed(call, path, code):
        done = mtgrec(folder, *arguments)
    assert f"{place}: this cannot be opened: {os.strerror(code)}\n" in done.err


@pytest.mark.parametrize(("call", "path", "place"), CLOSED)
def test_check_finds_it(call, path, place, folder, closed, mtgrec):
    with closed(call, path, errno.EIO):
        done = mtgrec(folder, "check", "--format", "concise")
    assert done.code == 1
    assert f"{place}: F016 cannot-open error: this cannot be opened: Input/output error" in done.out


def test_working_days_are_not_counted_without_the_holidays(folder, closed, mtgrec):
    with closed("open", "holidays.yaml", errno.EIO):
        done = mtgrec(folder, "set", "d-KO-260602.actions.1", "due=in 2 working days")
    assert done.code == 2
    assert "holidays.yaml" in done.err
    assert "due: 2026-06-08" in (folder / "d/2026-06-02-kickoff.md").read_text()


@pytest.mark.parametrize("call", ["open", "lstat"])
def test_settings_that_cannot_be_read_stop_every_command(call, folder, closed, mtgrec):
    for arguments in (["status"], ["new", "weekly"], ["__complete", "fish", "show", ""]):
        with closed(call, "mtgrec.toml", errno.EIO):
            done = mtgrec(folder, *arguments)
        assert (done.code, done.out) == (4, "")
        assert done.err.startswith("mtgrec.toml: ")


def test_a_file_of_readings_that_cannot_be_looked_at_is_not_made_anew(folder, closed, mtgrec):
    with closed("lstat", "d/metrics.csv", errno.EIO):
        done = mtgrec(folder, "metric", "add", "clicks", "7", "--campaign", "d")
    assert (done.code, done.out) == (4, "")
    assert done.err == "metrics.csv: the system cannot do this: Input/output error\n"
    assert not (folder / "d/metrics.csv").exists()
