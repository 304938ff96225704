"""The index only makes reading quicker: never another answer, never an error, never a trace elsewhere."""

import errno
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from mtgrec.document.record import parse as parsing
from mtgrec.store.cache import index
from mtgrec.store.reading.holidays import HOLIDAY_FILES
from mtgrec.store.reading.library import Library, read_library
from mtgrec.store.workspace import open_workspace
from tests.conftest import EXAMPLES
from tests.conftest import ROOT as REPOSITORY
from tests.store.libraries import contents

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no index is kept there")

READER_RULES = REPOSITORY / "tests" / "reader"
WORKSPACES = [
    EXAMPLES / "618-2026",
    EXAMPLES / "spring-launch",
    REPOSITORY / "tests" / "examples" / "mixed",
    *(folder for folder in sorted(READER_RULES.glob("[!_]*")) if folder.is_dir()),
]
SMALL = """
=== mtgrec.toml
[workspace]
extra_keys = ["colour"]
=== people.yaml
- {name: 王敏, aliases: [Min]}
=== notes.md
Not ours.
=== c/a.md
---
type: weekly
date: 2026-06-01
colour: red
actions:
  - {id: A1, what: one, owner: Min, due: 下周五}
  - {id: A2, what: two, due: 2026-06-31}
---
=== c/b.md
---
type: weekly
date: 2026-06-08
actions: [{id: B1, what: three}]
---
"""


@pytest.fixture(autouse=True)
def used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use the index, and take every file for one that has not changed for long."""
    monkeypatch.delenv("MTGREC_NO_INDEX")
    monkeypatch.setattr(index, "_TICK", -(10**18))


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the paths of the records that are parsed from now on."""
    paths: list[str] = []
    really = parsing.parse

    def parse(source: Any, *arguments: Any) -> Any:
        paths.append(source.path)
        return really(source, *arguments)

    monkeypatch.setattr(parsing, "parse", parse)
    return paths


@pytest.fixture
def small(workspace: Callable[[str], Path]) -> Path:
    return workspace(SMALL)


def read(root: Path) -> Library:
    return read_library(open_workspace(root))


def fresh(root: Path) -> Any:
    """Return what stands in the files, read without an index."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MTGREC_NO_INDEX", "1")
        return contents(read(root))


def where(root: Path) -> Path:
    return root / ".mtgrec" / "index"


def tree(folder: Path) -> dict[str, tuple[int, int]]:
    """Return everything in a folder but what lies in `.mtgrec`."""
    return {
        os.path.relpath(path, folder): (path.lstat().st_mtime_ns, path.lstat().st_size)
        for path in [folder, *folder.rglob("*")]
        if ".mtgrec" not in path.parts and path != folder
    }


# -- the same answers


@pytest.mark.parametrize("folder", WORKSPACES, ids=lambda folder: folder.name)
def test_the_same_with_and_without(folder: Path, tmp_path: Path, parsed: list[str]):
    root = tmp_path / "here"
    shutil.copytree(folder, root, ignore=shutil.ignore_patterns(".mtgrec"))
    (root / "mtgrec.toml").touch()
    expected, before = fresh(root), tree(root)
    assert contents(read(root)) == expected
    assert where(root).is_file()
    parsed.clear()
    assert contents(read(root)) == expected
    assert parsed == []
    assert tree(root) == before


def test_the_same_answers_of_commands(tmp_path: Path, mtgrec):
    root = tmp_path / "here"
    shutil.copytree(EXAMPLES / "618-2026", root, ignore=shutil.ignore_patterns(".mtgrec"))
    for arguments in (
        *(["status"], ["status", "--format", "json"], ["list", "actions"], ["list", "records"]),
        *(["show", "618-2026-WK-260608"], ["show", "618-2026"], ["__complete", "show", ""]),
        *(["report", "weekly"], ["status", "-v"]),
    ):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("MTGREC_NO_INDEX", "1")
            expected = mtgrec(root, *arguments)
        assert expected.code in (0, 1)
        assert mtgrec(root, *arguments) == expected
        assert mtgrec(root, *arguments) == expected


def test_what_is_known_is_not_written_again(small: Path):
    read(small)
    before = where(small).stat()
    read(small)
    assert where(small).stat() == before


# -- what has changed


def test_a_changed_file_is_read_anew(small: Path, parsed: list[str]):
    read(small)
    parsed.clear()
    path = small / "c" / "b.md"
    path.write_text(path.read_text().replace("three", "fourth"))
    assert contents(read(small)) == fresh(small)
    assert parsed[0] == "c/b.md"
    assert "c/a.md" not in parsed[:1]


@pytest.mark.parametrize("how", ["in place", "by rename", "by exchange"])
def test_same_size_and_same_time_are_not_enough(small: Path, how: str):
    read(small)
    path = small / "c" / "b.md"
    old = path.stat()
    new = path.read_text().replace("three", "seven")
    if how == "in place":
        path.write_text(new)
    else:
        other = small / "other"
        other.write_text(new)
        os.utime(other, ns=(old.st_atime_ns, old.st_mtime_ns))
        other.rename(path)
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (old.st_size, old.st_mtime_ns)
    assert contents(read(small)) == fresh(small)
    assert read(small).records[1].items[0].text("what") == "seven"


def test_two_files_that_change_places(small: Path):
    one, other = small / "c" / "a.md", small / "c" / "b.md"
    other.write_bytes(one.read_bytes().replace(b"2026-06-01", b"2026-06-02"))
    read(small)
    one.rename(small / "spare")
    other.rename(one)
    (small / "spare").rename(other)
    assert contents(read(small)) == fresh(small)


def test_a_file_that_is_gone_is_gone(small: Path):
    read(small)
    (small / "c" / "a.md").unlink()
    (small / "people.yaml").unlink()
    assert contents(read(small)) == fresh(small)
    assert [record.path for record in read(small).records] == ["c/b.md"]


def test_what_is_no_longer_there_leaves_the_index(small: Path):
    for number in range(9):
        shutil.copy(small / "c" / "a.md", small / f"{number}.md")
    read(small)
    assert where(small).read_bytes().count(b".md") > 9
    for number in range(9):
        (small / f"{number}.md").unlink()
    read(small)
    assert where(small).read_bytes().count(b".md") < 5


def test_a_file_that_cannot_be_opened_any_more(small: Path, monkeypatch: pytest.MonkeyPatch):
    read(small)
    (small / "c" / "b.md").unlink()
    (small / "c" / "b.md").symlink_to("nothing")
    (small / "people.yaml").unlink()
    os.mkfifo(small / "people.yaml")
    assert contents(read(small)) == fresh(small)


# -- what else decides


@pytest.mark.parametrize(
    "settings",
    [
        "",
        '[workspace]\nextra_keys = ["color"]\n',
        '[workspace]\nextra_keys = ["colour"]\nencoding = "gb18030"\n',
        '[workspace]\nextra_keys = ["colour"]\n[types.monthly]\nnames = ["月会"]\nlike = "weekly"\n',
        '[workspace]\nextra_keys = ["colour"]\nexclude = ["c/b.md"]\n',
    ],
)
def test_other_settings(small: Path, settings: str):
    (small / "d.md").write_text("---\n类型: 月会\n日期: 2026-06-03\n---\n", "utf-8")
    (small / "notes.md").write_text("---\ntype: monthli\n---\n", "utf-8")
    read(small)
    (small / "mtgrec.toml").write_text(settings, "utf-8")
    assert contents(read(small)) == fresh(small)
    assert contents(read(small)) == fresh(small)


@pytest.mark.parametrize("name", ["holidays.yaml", "节假日.yaml"])
def test_other_working_days(small: Path, name: str, parsed: list[str]):
    path = small / "c" / "a.md"
    path.write_text(path.read_text("utf-8").replace("下周五", "三个工作日内"), "utf-8")
    days = set()
    for text in (None, "off: [2026-06-02]", "off: [2026-06-02, 2026-06-03]", "off: [x]", None):
        (small / name).unlink(missing_ok=True)
        if text:
            (small / name).write_text(text, "utf-8")
        assert contents(read(small)) == fresh(small)
        parsed.clear()
        library = read(small)
        assert parsed == []
        assert contents(library) == fresh(small)
        days.add(library.records[0].items[0].due)
    assert len(days) == 4


@pytest.mark.parametrize(
    ("name", "value"),
    [("__version__", "9.9"), ("_FORMAT", 0), ("_code_stamp", lambda: [1, 2, 3])],
)
def test_another_mtgrec(small: Path, parsed: list[str], monkeypatch, name: str, value: object):
    read(small)
    parsed.clear()
    monkeypatch.setattr(index, name, value)
    read(small)
    assert len(parsed) == 3


def test_code_that_changes_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    module = tmp_path / "model" / "rules" / "one.py"
    module.parent.mkdir(parents=True)
    monkeypatch.setattr(index, "package", str(tmp_path / "__init__.py"))
    seen = [index._code_stamp()]
    for text in ("a", "ab"):
        module.write_text(text)
        seen.append(index._code_stamp())
    module.rename(module.with_name("two.txt"))
    seen.append(index._code_stamp())
    assert len({tuple(each) for each in seen}) == 3
    assert seen[0] == seen[-1]


# -- what has just changed


def test_what_was_written_a_moment_ago_is_not_kept(small: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.undo()
    monkeypatch.delenv("MTGREC_NO_INDEX")
    read(small)
    assert not (small / ".mtgrec").exists()
    really = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: really() + 3 * 10**9)
    read(small)  # by a clock that is not the file system's
    assert not where(small).exists()


def test_after_two_seconds_it_is(small: Path, monkeypatch: pytest.MonkeyPatch, parsed: list[str]):
    monkeypatch.setattr(index, "_TICK", 2 * 10**9)
    time.sleep(2.1)
    read(small)
    assert where(small).exists()
    parsed.clear()
    path = small / "c" / "b.md"
    path.write_text(path.read_text().replace("three", "seven"))
    for _ in range(2):
        read(small)
    assert parsed == ["c/b.md"] * 2
    before = where(small).read_bytes()
    (small / "holidays.yaml").write_text("off: [2026-06-02]")
    for _ in range(2):
        assert contents(read(small)) == fresh(small)
    assert where(small).read_bytes() == before


def test_days_that_change_while_records_are_read(small: Path, monkeypatch: pytest.MonkeyPatch):
    really = parsing.parse

    def parse(*arguments: Any) -> Any:
        (small / "holidays.yaml").write_text("off: [2026-06-02]")
        return really(*arguments)

    monkeypatch.setattr(parsing, "parse", parse)
    read(small)
    assert not where(small).exists()


# -- an index that is odd


def broken(data: bytes) -> list[bytes]:
    first, _, *lines = data.split(b"\n")
    good = b"\n".join(lines)

    def signed(content: bytes) -> bytes:
        return b"\n".join([first, b"%08x" % crc32(content), content])

    assert signed(good) == data
    return [
        b"",
        b"\n",
        *(data[:end] for end in range(1, len(data), 97)),
        *(data[:at] + b"\0" + data[at + 1 :] for at in range(0, len(data), 89)),
        data.replace(b"one", b"two"),
        b"\0" * len(data),
        b"SQLite format 3\0" + data,
        signed(b""),
        signed(b"\n\n\t\n"),
        signed(good.replace(b"\t", b" ")),
        signed(good.replace(b"[", b"[" * 100_000)),
        signed(good.replace(b'"weekly"', b"1" * 5000)),
        signed(good.replace(b'"weekly"', b'"\xff"')),
        signed(good.replace(b'"weekly"', b'"weakly"')),
        signed(good.replace(b'"action"', b'"cation"')),
        signed(good.replace(b"{", b"[").replace(b"}", b"]")),
        signed(good.replace(b'"day"', b'"year"')),
        signed(b"\n".join(line[: len(line) - 9] for line in lines)),
        signed(b"\n".join(line.partition(b"\t")[0] + b"\t" + lines[0] for line in lines)),
    ]


def test_an_index_that_is_broken_is_passed_over(small: Path):
    expected = fresh(small)
    read(small)
    data = where(small).read_bytes()
    for each in broken(data):
        where(small).write_bytes(each)
        assert contents(read(small)) == expected
    where(small).unlink()
    assert contents(read(small)) == expected
    assert where(small).read_bytes() == data


def test_an_index_that_came_with_a_repository_is_not_looked_into(workspace, tmp_path: Path):
    root, copy = workspace(SMALL.replace("=== ", "=== root/")) / "root", tmp_path / "copy"
    read(root)
    shutil.copytree(root, copy)
    assert index.Index(open_workspace(root), HOLIDAY_FILES)._stored
    assert not index.Index(open_workspace(copy), HOLIDAY_FILES)._stored
    where(copy).write_bytes(where(copy).read_bytes().replace(b"three", b"seven"))
    assert contents(read(copy)) == fresh(copy)


def test_an_index_too_large(small: Path, monkeypatch: pytest.MonkeyPatch):
    read(small)
    expected = fresh(small)
    monkeypatch.setattr(index, "_MAX_BYTES", 100)
    assert contents(read(small)) == expected
    where(small).unlink()
    assert contents(read(small)) == expected
    assert not where(small).exists()


@pytest.mark.parametrize("name", [".mtgrec", "index", ".gitignore"])
@pytest.mark.parametrize("kind", ["link", "dangling", "hard link", "fifo", "file", "folder"])
def test_odd_things_in_its_place_do_no_harm(workspace, tmp_path: Path, name: str, kind: str):
    outside = tmp_path / "outside"
    root = workspace(SMALL.replace("=== ", "=== root/")) / "root"
    expected = fresh(root)
    read(root)
    shutil.copytree(root / ".mtgrec", outside / "folder")
    shutil.copy(where(root), outside / "file")
    place = root / ".mtgrec" if name == ".mtgrec" else root / ".mtgrec" / name
    shutil.rmtree(place) if place.is_dir() else place.unlink()
    if kind == "link":
        place.symlink_to(outside / ("folder" if name == ".mtgrec" else "file"))
    elif kind == "dangling":
        place.symlink_to(outside / "nothing")
    elif kind == "hard link":
        os.link(outside / "file", place)
    elif kind == "fifo":
        os.mkfifo(place)
    elif kind == "folder":
        place.mkdir()
    else:
        place.write_bytes(b"")
    before = tree(outside)
    for _ in range(2):
        assert contents(read(root)) == expected
    assert tree(outside) == before


# -- where it lies


def test_it_is_made_only_in_a_workspace(small: Path, monkeypatch: pytest.MonkeyPatch):
    (small / "mtgrec.toml").unlink()
    (small / ".git").mkdir()
    read(small)
    assert not (small / ".mtgrec").exists()
    (small / ".mtgrec").mkdir()
    read(small)
    assert sorted(path.name for path in (small / ".mtgrec").iterdir()) == [".gitignore", "index"]
    assert (small / ".mtgrec" / ".gitignore").read_bytes() == b"*\n"


def test_nobody_else_may_read_it(small: Path):
    read(small)
    assert where(small).stat().st_mode & 0o777 == 0o600


def test_it_can_be_switched_off(small: Path, monkeypatch: pytest.MonkeyPatch, parsed: list[str]):
    monkeypatch.setenv("MTGREC_NO_INDEX", "1")
    read(small)
    assert not (small / ".mtgrec").exists()
    monkeypatch.setenv("MTGREC_NO_INDEX", "")
    read(small)
    monkeypatch.setenv("MTGREC_NO_INDEX", "1")
    parsed.clear()
    read(small)
    assert len(parsed) == 3


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_that_cannot_be_written(small: Path):
    small.chmod(0o555)
    try:
        assert contents(read(small)) == fresh(small)
    finally:
        small.chmod(0o755)
    assert not (small / ".mtgrec").exists()


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EIO])
def test_whatever_fails_about_it_is_not_told(small: Path, failing, code: int):
    """Each call of the system that has to do with the index fails once: the answer is the same."""
    expected = fresh(small)
    settled = open_workspace(small)
    for warm in (False, True):
        for at in range(1, 100):
            shutil.rmtree(small / ".mtgrec", ignore_errors=True)
            if warm:
                read(small)
                (small / "c" / "b.md").touch()
            trap = failing(at, code)
            with pytest.MonkeyPatch.context() as patch:
                for name in ("get", "_load", "save", "_is_enabled"):
                    patch.setattr(index.Index, name, trapped(getattr(index.Index, name), trap))
                library = read_library(settled)
            assert contents(library) == expected
            assert [path.name for path in small.glob(".mtgrec/*.tmp")] == []
            if not trap.sprung:
                break
        assert at > 10


def trapped(method: Callable[..., Any], trap: Any) -> Callable[..., Any]:
    def call(*arguments: Any) -> Any:
        with trap.set():
            return method(*arguments)

    return call


def test_what_a_killed_process_left_is_removed(small: Path):
    read(small)
    host = subprocess.run(
        [sys.executable, "-c", "from mtgrec.store.writing.temporary import beside; print(beside('index'))"],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "src")},
        capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip
    (small / ".mtgrec" / host).write_bytes(b"half")
    (small / "c" / "b.md").touch()
    read(small)
    assert sorted(path.name for path in (small / ".mtgrec").iterdir()) == [".gitignore", "index"]


# -- processes


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of an example that was written more than two seconds ago."""
    root = tmp_path_factory.mktemp("settled") / "618"
    shutil.copytree(EXAMPLES / "618-2026", root, ignore=shutil.ignore_patterns(".mtgrec"))
    time.sleep(2.1)
    return root


@pytest.mark.parametrize(
    "arguments",
    [
        *(["status"], ["list", "actions"], ["show", "618-2026-WK-260608"]),
        *(["__complete", "show", ""], ["__complete", "done", ""]),
    ],
)
def test_a_warm_command_imports_no_yaml(settled: Path, clean, arguments: list[str]):
    program = (
        "import sys; from mtgrec.cli import run; code = run(sys.argv[1:]); "
        "found = {'yaml', 'frontmatter', 'mtgrec.document.record.parse'} & {*sys.modules}; "
        "sys.exit(f'{code} {found}')"
    )
    command = [sys.executable, "-c", program, *arguments]
    for _ in range(2):
        done = subprocess.run(command, cwd=settled, env=clean(), capture_output=True, check=False)
    assert done.stderr.decode().splitlines()[-1] == "0 set()"


def test_many_processes_at_once(settled: Path, clean, shell):
    root = settled
    alone = shell(root, "status", MTGREC_NO_INDEX="1")
    where(root).unlink(missing_ok=True)
    command = [sys.executable, "-m", "mtgrec", "status"]
    for _ in range(3):
        running = [
            subprocess.Popen(
                command, cwd=root, env=clean(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
            for _ in range(6)
        ]
        while any(each.poll() is None for each in running):
            where(root).unlink(missing_ok=True)  # so that all of them write again and again
            time.sleep(0.02)
        for each in running:
            out, err = each.communicate()
            assert (each.returncode, out.decode(), err.decode()) == (0, alone.out, alone.err)
    assert list(root.glob(".mtgrec/.index*")) == []
