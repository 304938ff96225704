"""No file vanishes: `.markdown` is read as `.md` is, and what is no record is named when asked for."""

import sys
import time

import pytest

RECORD = "---\ntype: weekly\ncampaign: c\ndate: 2026-06-{day}\nactions:\n  - id: A7KQ\n    what: order\n    owner: Li\n---\n"
FILES = (
    f"=== minutes/a.markdown\n{RECORD.format(day='01')}"
    f"=== minutes/B.MARKDOWN\n{RECORD.format(day='02').replace('A7KQ', 'A8KQ')}"
    "=== README.markdown\n# Notes\n=== post.md\n---\ntitle: x\n---\n=== mtgrec.toml\n"
)
READING = [
    ["status"],
    ["list", "actions"],
    ["list", "records"],
    ["show", "c"],
    ["show", "A7KQ"],
    ["report", "weekly"],
    ["check"],
    ["check", "minutes"],
    ["metric", "show"],
]


def test_markdown_by_its_long_name(workspace, mtgrec):
    folder = workspace(FILES)
    records = mtgrec(folder, "list", "records", "--format", "json").out
    assert '"minutes/a.markdown"' in records
    assert '"minutes/B.MARKDOWN"' in records
    assert "order" in mtgrec(folder, "show", "minutes/a.markdown.A7KQ").out
    assert "order" in mtgrec(folder / "minutes", "show", "a.markdown").out
    assert mtgrec(folder, "done", "minutes/a.markdown.A7KQ").code == 0
    assert "status: done" in (folder / "minutes/a.markdown").read_text()
    said = mtgrec(folder, "check", "minutes/a.markdown").out
    assert "a.markdown" in said
    assert "B.MARKDOWN" not in said


def test_new_sees_a_file_with_the_other_ending(workspace, mtgrec):
    folder = workspace(
        "=== c/2026-06-10-weekly.markdown\n---\ntype：weekly\n---\n=== mtgrec.toml\n"
    )
    done = mtgrec(folder, "new", "weekly", "--campaign", "c", "--new-campaign")
    assert done.code == 4
    assert "c/2026-06-10-weekly.markdown" in done.err


def test_new_files_may_have_it(workspace, mtgrec):
    folder = workspace('=== mtgrec.toml\n[workspace]\npath = "{campaign}/{date}.markdown"\n')
    done = mtgrec(folder, "new", "weekly", "--campaign", "c", "--new-campaign")
    assert done.out == "c/2026-06-10.markdown\n"


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_what_is_no_record_is_named_when_asked_for(workspace, mtgrec, arguments):
    folder = workspace(FILES)
    for lang, reason in (
        ("en", "passed over: this file is no record"),
        ("zh", "已跳过：这个文件不是记录"),
    ):
        told = mtgrec(folder, *arguments, "-v", lang=lang).err.splitlines()
        for path in ("README.markdown", "post.md"):
            assert told.count(f"{path}: {reason}") == 1
        assert "post.md" not in mtgrec(folder, *arguments, lang=lang).err


@pytest.mark.parametrize(
    "path", ["post.md", "README.markdown", "old/metrics.csv", "old/people.yaml", "x.txt"]
)
@pytest.mark.parametrize("format", ["text", "concise", "json"])
def test_check_never_says_nothing_of_a_file(workspace, mtgrec, path, format):
    folder = workspace(
        f"{FILES}[workspace]\nexclude = ['old']\n=== old/metrics.csv\nx\n=== old/people.yaml\n- name: Li\n=== x.txt\nx\n"
    )
    done = mtgrec(folder, "check", path, "--format", format)
    assert f"{path}: " in done.err
    assert done.code == 0
    assert f"{path}: " in mtgrec(folder, "check", path, "minutes", "--format", format).err


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who writes")
@pytest.mark.parametrize(
    "arguments", [["list", "actions"], ["status"], ["show", "A7KQ"], ["check"]]
)
def test_a_record_that_is_written_in_pieces_is_waited_for(
    workspace, mtgrec, monkeypatch, arguments
):
    folder = workspace(FILES)
    path = folder / "minutes/a.markdown"
    text = path.read_bytes()
    whole = mtgrec(folder, *arguments)
    editor = path.open("wb", buffering=0)
    editor.write(text[: len(text) // 2])

    def go_on(_seconds):
        if not editor.closed:
            editor.write(text[len(text) // 2 :])
            editor.close()

    monkeypatch.setattr(time, "sleep", go_on)
    assert mtgrec(folder, *arguments) == whole
    assert editor.closed
