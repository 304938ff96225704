"""A path named by hand is told why nothing is read there; a folder that is no workspace says so."""

import pytest

RECORD = "---\ntype: weekly\ntitle: t\ndate: 2026-06-01\n---\n"
FILES = (
    "".join(
        f"=== {path}\n{RECORD}"
        for path in (
            "drafts/x.md",
            "old/deep/x.md",
            ".hidden/x.md",
            "node_modules/x.md",
            "templates/x.md",
            "ok/x.md",
        )
    )
    + '=== mtgrec.toml\n[workspace]\nexclude = ["drafts/**", "**/deep"]\n=== note.md\nhi\n=== a.txt\nx\n'
)

REASONS = [
    ("drafts/x.md", "excluded by “drafts/**” in mtgrec.toml"),
    ("drafts", "excluded by “drafts/**” in mtgrec.toml"),
    ("old/deep/x.md", "excluded by “**/deep” in mtgrec.toml"),
    (".hidden/x.md", "not read: no records are looked for in .hidden/"),
    ("node_modules/x.md", "not read: no records are looked for in node_modules/"),
    ("templates/x.md", "not read: no records are looked for in templates/"),
    ("note.md", "this file is no record"),
    ("a.txt", "this file is no record"),
    ("empty", "no record is in this folder"),
]


@pytest.fixture
def folder(workspace):
    root = workspace(FILES)
    (root / "empty").mkdir()
    return root


@pytest.mark.parametrize(("path", "reason"), REASONS)
def test_check_tells_why_nothing_is_read(folder, mtgrec, path, reason):
    done = mtgrec(folder, "check", path)
    assert (done.code, done.out) == (0, "Nothing was checked: there is no record to read.\n")
    assert f"{path}: {reason}" in done.err
    beside = mtgrec(folder, "check", path, "ok/x.md")
    assert f"{path}: {reason}" in beside.err
    assert "Nothing was checked" not in beside.out


@pytest.mark.parametrize(("path", "reason"), REASONS[:-1])
@pytest.mark.parametrize("command", [["show"], ["log", "--dry-run"]])
def test_commands_on_one_record_tell_it_too(folder, mtgrec, command, path, reason):
    done = mtgrec(
        folder, command[0], path, *(["note"] if command[0] == "log" else []), *command[1:]
    )
    assert (done.code, done.out) == (2, "")
    assert reason in done.err


@pytest.mark.parametrize("command", [("check",), ("show",)])
def test_a_file_elsewhere_is_outside(folder, mtgrec, command, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "x.md"
    elsewhere.write_text(RECORD)
    done = mtgrec(folder, *command, str(elsewhere))
    assert done.code == 2
    assert "this path lies outside the workspace" in done.err


READING = [
    ("check",),
    ("status",),
    ("list", "actions"),
    ("list", "people"),
    ("show", "A1"),
    ("report", "weekly"),
    ("metric", "show"),
]


@pytest.mark.parametrize("command", READING)
def test_no_workspace_is_said_to_be_none(tmp_path, mtgrec, command):
    (tmp_path / "note.md").write_text("hi")
    done = mtgrec(tmp_path, *command)
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines() == [
        "this folder is no workspace, and no record is in it",
        "help: go to where your records lie (-C FOLDER), or begin here: mtgrec init",
    ]
    assert mtgrec(tmp_path, *command, "--format", "json").out == ""


@pytest.mark.parametrize("mark", ["mtgrec.toml", ".git"])
@pytest.mark.parametrize("command", [each for each in READING if each[0] != "show"])
def test_an_empty_workspace_says_how_to_begin(tmp_path, mtgrec, command, mark):
    (tmp_path / mark).touch() if mark == "mtgrec.toml" else (tmp_path / mark).mkdir()
    done = mtgrec(tmp_path, *command)
    assert done.code == 0
    assert (done.out + done.err).count("No records yet. Begin with: mtgrec new kickoff") == 1


def test_a_folder_with_a_record_needs_no_mark(workspace, mtgrec):
    assert mtgrec(workspace(f"=== a.md\n{RECORD}"), "list", "records").code == 0
    unreadable = workspace("=== a.md\n---\ntype: weekly\ntitle\n")
    assert mtgrec(unreadable, "status").code == 0
