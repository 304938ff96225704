"""`mtgrec report --output FILE`: an earlier report is written over, nothing else is."""

import os

import pytest


@pytest.mark.parametrize(
    ("name", "start"),
    [("r.html", "<!doctype html>"), ("R.HTM", "<!doctype html>"), ("r.json", "{"), ("r.md", "# "), ("r", "# ")],
)  # fmt: skip
def test_the_ending_says_the_format(name: str, start: str, folder, mtgrec):
    answer = mtgrec(folder, "report", "owners", "--output", name)
    assert (answer.code, answer.out, answer.err) == (0, "", f"written: {name}\n")
    assert (folder / name).read_text("utf-8").startswith(start)
    answer = mtgrec(folder, "report", "owners", "--output", f"{name}.json", "--format", "markdown")
    assert (folder / f"{name}.json").read_text("utf-8").startswith("# ")


@pytest.mark.parametrize("name", ["r.html", "r.json", "r.md"])
def test_an_earlier_report_is_written_over(name: str, folder, mtgrec):
    assert mtgrec(folder, "report", "owners", "--output", name).code == 0
    (folder / name).write_bytes((folder / name).read_bytes().replace(b"\n", b"\r\n"))
    (folder / name).chmod(0o640)
    assert mtgrec(folder, "report", "owners", "--output", name).code == 0
    assert (
        mtgrec(
            folder, "report", "owners", "--format", {"md": "markdown"}.get(name[2:], name[2:])
        ).out
        == (folder / name).read_bytes().decode()
    )
    assert os.name == "nt" or (folder / name).stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in folder.iterdir()) == ["618", "mtgrec.toml", name]


@pytest.mark.parametrize(
    "text",
    [
        "# My own notes\n",
        "---\ntype: weekly\n---\n# Quoted\n<!-- mtgrec report -->\n",
        "<!doctype html>\n<p>other</p>",
        '{"kind": "other"}',
        "{",
        "[1]",
    ],
)
def test_nothing_else_is_written_over_unless_forced(text: str, folder, mtgrec):
    (folder / "r.md").write_text(text, "utf-8")
    answer = mtgrec(folder, "report", "owners", "--output", "r.md")
    assert (answer.code, answer.out) == (4, "")
    assert answer.err == (
        "r.md: this file is not one that mtgrec report wrote\n"
        "help: choose another name, or write over it with --force\n"
    )
    assert (folder / "r.md").read_text("utf-8") == text
    assert mtgrec(folder, "report", "owners", "--output", "r.md", "--force").code == 0
    assert (folder / "r.md").read_text("utf-8").startswith("# Completion by owner")


def test_a_record_is_not_written_over(folder, mtgrec):
    record = folder / "618/2026-05-25-kickoff.md"
    before = record.read_bytes()
    assert mtgrec(folder, "report", "owners", "--output", str(record)).code == 4
    assert record.read_bytes() == before


def test_what_is_no_file_or_has_no_folder(folder, mtgrec):
    answer = mtgrec(folder, "report", "owners", "--output", "618")
    assert (answer.code, answer.err) == (4, "618: this is not a regular file\n")
    answer = mtgrec(folder, "report", "owners", "--output", "no/r.html")
    assert (answer.code, answer.err) == (
        4,
        "no/r.html cannot be written: No such file or directory\n",
    )


def test_a_report_in_the_workspace_is_no_record(folder, mtgrec):
    before = mtgrec(folder, "status", "--format", "json").out
    assert mtgrec(folder, "report", "owners", "--output", "618/page.md").code == 0
    assert mtgrec(folder, "status", "--format", "json").out == before
    said = "618/page.md: passed over: this file is no record\n"
    assert mtgrec(folder, "status", "-v").err.startswith(said)
