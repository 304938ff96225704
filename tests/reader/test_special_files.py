"""What lies in a workspace and is no file to read: never a hang, never in silence."""

import os
import socket
import stat
import sys
from pathlib import Path

import pytest

from mtgrec.model.errors import UsageError
from mtgrec.output import language
from mtgrec.store.reading import scan as scanning
from mtgrec.store.reading.library import Library, read_library
from mtgrec.store.reading.scan import scan
from mtgrec.store.workspace import open_workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")

RECORD = "---\n类型: 例会\n项目: 618\n日期: 2026-06-08\n---\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "root"
    folder.mkdir()
    (folder / "mtgrec.toml").touch()
    (folder / "real.md").write_text(RECORD, encoding="utf-8")
    return folder


def library(root: Path) -> Library:
    return read_library(open_workspace(root))


def skipped(root: Path) -> dict[str, str]:
    return {skip.path: str(skip.reason) for skip in library(root).skipped}


def said(found: Library) -> list[str]:
    """Return what the first problem says, in both languages."""
    sentences = []
    for name in ("en", "zh"):
        language.bind(name)
        problem = found.problems[0]
        sentences += [language.say(problem.message), language.say(problem.help)]
    language.bind("en")
    return sentences


def paths(root: Path) -> list[str]:
    return [record.path for record in library(root).records]


def test_a_fifo_does_not_hang_and_is_named(root: Path):
    os.mkfifo(root / "fifo.md")
    os.mkfifo(root / "metrics.csv")
    assert skipped(root) == {"fifo.md": "not a regular file", "metrics.csv": "not a regular file"}
    assert paths(root) == ["real.md"]


def test_a_link_to_a_fifo_does_not_hang(root: Path):
    os.mkfifo(root / "pipe")
    (root / "link.md").symlink_to("pipe")
    assert skipped(root) == {"link.md": "not a regular file"}


def test_a_socket_is_named(root: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(root)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.md")
        assert skipped(root) == {"socket.md": "not a regular file"}


def test_a_link_to_a_device_leads_out(root: Path):
    (root / "device.md").symlink_to("/dev/zero")
    assert skipped(root) == {"device.md": "a link that leads out of the workspace, or to nothing"}


def test_a_device_is_named(root: Path):
    try:
        os.mknod(root / "device.md", stat.S_IFCHR | 0o600, os.makedev(1, 5))
    except OSError:
        pytest.skip("only root may make devices")
    assert skipped(root) == {"device.md": "not a regular file"}


def test_a_folder_named_like_a_record_is_named_and_entered(root: Path):
    (root / "minutes.md").mkdir()
    (root / "minutes.md" / "inner.md").write_text(
        RECORD.replace("06-08", "06-09"), encoding="utf-8"
    )
    assert skipped(root) == {"minutes.md": "a folder"}
    assert paths(root) == ["real.md", "minutes.md/inner.md"]


def test_links_out_of_the_root_are_named_and_not_read(root: Path):
    (root.parent / "outside.md").write_text(RECORD, encoding="utf-8")
    (root.parent / "root-too").mkdir()
    (root.parent / "root-too" / "x.md").write_text(RECORD, encoding="utf-8")
    (root / "out.md").symlink_to("../outside.md")
    (root / "beside.md").symlink_to("../root-too/x.md")
    (root / "nothing.md").symlink_to("missing.md")
    (root / "loop.md").symlink_to("loop.md")
    (root / "folder").symlink_to("..")
    out = "a link that leads out of the workspace, or to nothing"
    assert skipped(root) == {
        "out.md": out,
        "beside.md": out,
        "nothing.md": out,
        "loop.md": out,
        "folder": "a link to a folder",
    }
    assert paths(root) == ["real.md"]


def test_a_link_inside_is_read_once(root: Path):
    (root / ".kept").mkdir()
    (root / ".kept" / "old").write_text(RECORD.replace("06-08", "06-01"), encoding="utf-8")
    (root / "a.md").symlink_to(".kept/old")
    (root / "b.md").symlink_to(".kept/old")
    (root / "again.md").symlink_to("real.md")
    known = "a link to a file that is read under its own name"
    assert skipped(root) == {"again.md": known, "b.md": known}
    assert paths(root) == ["a.md", "real.md"]


def test_a_linked_file_of_readings_is_read(root: Path):
    (root / ".kept").mkdir()
    (root / ".kept" / "x").write_text("date,metric,value\n2026-06-01,ctr,2%\n", encoding="utf-8")
    (root / "metrics.csv").symlink_to(".kept/x")
    assert len(library(root).readings["618"]) == 1


def test_links_to_other_files_are_nobodys_business(root: Path):
    (root / "notes.txt").symlink_to("/etc/hostname")
    (root / ".#real.md").symlink_to("user@host.1234:1")  # the lock of an editor
    assert skipped(root) == {}


def test_names_that_are_no_utf8_are_problems(root: Path):
    (root / os.fsdecode("会议.md".encode("gbk"))).write_text(RECORD, encoding="utf-8")
    folder = root / os.fsdecode("会议".encode("gbk"))
    folder.mkdir()
    (folder / "x.md").write_text(RECORD, encoding="utf-8")
    (root / os.fsdecode(b"\xff.md")).symlink_to(folder / "x.md")
    found = library(root)
    assert [(problem.code, problem.line) for problem in found.problems] == [("F017", 0)] * 3
    assert said(found) == [
        "the name of this file is not UTF-8",
        "rename the file",
        "这个文件的名称不是 UTF-8",
        "给文件改名",
    ]
    assert [record.path for record in found.records] == ["real.md"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_opened_is_told(root: Path):
    (root / "secret.md").write_text(RECORD, encoding="utf-8")
    (root / "secret.md").chmod(0)
    (root / "closed").mkdir(mode=0)
    found = library(root)
    assert [(problem.code, problem.path) for problem in found.problems] == [
        ("F016", "closed/"),
        ("F016", "secret.md"),
    ]
    assert said(found)[::2] == [
        "this cannot be opened: Permission denied",
        "打不开：Permission denied",
    ]
    (root / "closed").chmod(0o700)


def test_a_folder_that_cannot_be_opened_is_told(root: Path, monkeypatch: pytest.MonkeyPatch):
    (root / "closed").mkdir()
    real = os.scandir

    def scandir(path: str):
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = library(root)
    assert [(problem.code, problem.path) for problem in found.problems] == [("F016", "closed/")]
    assert [record.path for record in found.records] == ["real.md"]


@pytest.mark.parametrize(
    ("pattern", "excluded"),
    [
        ("drafts/**", ["drafts/a.md", "drafts/deep/b.md"]),
        ("drafts", ["drafts/a.md", "drafts/deep/b.md"]),
        ("**/deep", ["drafts/deep/b.md"]),
        ("**/a.md", ["a.md", "drafts/a.md"]),
        ("*.md", ["a.md", "drafts/a.md", "drafts/deep/b.md", "[x].md"]),
        ("[[]x].md", ["[x].md"]),
        ("[", []),
    ],
)
def test_exclude(tmp_path: Path, pattern: str, excluded: list[str]):
    files = ["a.md", "drafts/a.md", "drafts/deep/b.md", "[x].md"]
    for file in files:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).touch()
    found = scan(tmp_path, (pattern,), marked=True).markdown
    assert found == sorted(set(files) - set(excluded))


def test_folders_of_others_are_not_entered(tmp_path: Path):
    for folder in (".git", "node_modules", "templates", "deep/templates", "deep/.obsidian"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "x.md").touch()
    assert scan(tmp_path, (), marked=True).markdown == ["deep/templates/x.md"]


def test_without_a_marker_it_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(scanning, "MAX_UNMARKED_FOLDERS", 3)
    for number in range(4):
        (tmp_path / str(number)).mkdir()
    with pytest.raises(UsageError, match="more than 3 folders"):
        scan(tmp_path, (), marked=False)
    assert scan(tmp_path, (), marked=True).markdown == []


HEAD = "---\n类型: 例会\n项目: 618\n日期: 2026-06-08\n"


@pytest.mark.parametrize(
    ("fields", "place", "measure", "in_chinese"),
    [
        (
            "背景: " + "x" * 256 * 1024,
            (2, 1),
            "more than 256 KiB of front matter",
            "文件头超过 256 KiB",
        ),
        ("行动:\n" + "- a\n" * 10_000, (9_997, 3), "more than 10,000 values", "超过 10,000 个值"),
        (
            "背景: " + "[" * 40 + "]" * 40,
            (5, 36),
            "nested more than 32 levels deep",
            "嵌套超过 32 层",
        ),
    ],
    ids=["bytes", "values", "depth"],
)
def test_what_is_too_large(
    root: Path, fields: str, place: tuple[int, int], measure: str, in_chinese: str
):
    (root / "large.md").write_text(f"{HEAD}{fields}\n---\n", encoding="utf-8")
    found = library(root)
    (problem,) = found.problems
    assert (problem.code, problem.line, problem.column) == ("F014", *place)
    english, help_, chinese, chinese_help = said(found)
    assert english == f"this file is too large to be read ({measure})"
    assert help_ == (
        "split it, or leave out what nobody needs; long text may stand below the front matter"
    )
    assert chinese == f"文件太大，无法读取（{in_chinese}）"
    assert chinese_help == ("把文件拆开，或删去不需要的内容；长文字可以放到文件头下面的正文里")


def test_a_file_of_fifty_megabytes(root: Path):
    with (root / "huge.md").open("wb") as file:
        file.write(HEAD.encode())
        file.truncate(50 * 1024 * 1024)
    (root / "notes.md").write_bytes(b"x" * 9 * 1024 * 1024)
    found = library(root)
    assert [(problem.code, problem.path) for problem in found.problems] == [("F014", "huge.md")]
    assert said(found)[:2] == [
        "this file is too large to be read (more than 8 MB)",
        "split it, or leave out what nobody needs",
    ]
    assert len(found.foreign) == 1
