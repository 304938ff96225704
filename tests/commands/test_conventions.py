"""What holds for every command: options, variables, streams, exit codes; seen from a shell."""

import json
import os
import re
import subprocess
import sys
import textwrap

import pytest

READING = [
    ("status",),
    ("status", "--by", "month"),
    ("list", "actions"),
    ("list", "records"),
    ("list", "people"),
    ("list", "kpis"),
    ("show", "A9FF"),
    ("show", "KO-260525"),
]
# Without --dry-run they would change the examples.
WRITING = [
    ("done", "A9FF", "--dry-run"),
    ("reopen", "AFX4", "--dry-run"),
    ("set", "A9FF", "截止=2026-07-03", "--dry-run"),
    ("add", "action", "补货", "--to", "RE-260622", "--dry-run"),
    ("log", "A9FF", "发车", "--dry-run"),
]
FORMATS = ["table", "json", "csv", "tsv", "markdown"]


@pytest.fixture
def folder(examples):
    return examples / "618-2026"


def test_common_options_stand_before_and_after_the_command(folder, shell):
    usual = shell(folder, "status", "--today", "2026-06-28", "--format", "json", "--lang", "zh")
    for arguments in (
        ("--today", "2026-06-28", "--format", "json", "--lang", "zh", "status"),
        ("--today=2026-06-28", "--lang=zh", "status", "--format=json"),
        ("--today", "2026-01-01", "status", "--today", "2026-06-28", "--format", "json", "--lang", "zh"),
        ("--format", "csv", "--lang", "en", "status", "--today", "2026-06-28", "--format", "json", "--lang", "zh"),
    ):  # fmt: skip
        assert shell(folder, *arguments) == usual
    assert usual.json["today"] == "2026-06-28"


def test_the_folder_before_and_after(folder, shell):
    usual = shell(folder, "status")
    parent = folder.parent
    assert shell(parent, "-C", "618-2026", "status") == usual
    assert shell(parent, "status", "-C", "618-2026") == usual
    assert shell(parent, "status", "-C618-2026") == usual
    assert shell(parent.parent, "-C", "examples", "status", "-C", "618-2026") == usual


def test_the_language_of_the_workspace_is_found_through_the_folder_option(folder, shell):
    for arguments in (("-C", "618-2026", "status"), ("status", "-C618-2026")):
        said = shell(folder.parent, *arguments, "--by", "moon", MTGREC_LANG="")
        assert said.err.startswith("--by: ")
        assert re.search("[\u4e00-\u9fff]", said.err)


@pytest.mark.parametrize(
    ("variables", "arguments", "today"),
    [
        ({"MTGREC_TODAY": "2026-06-28"}, (), "2026-06-28"),
        ({"MTGREC_TODAY": "2026-06-28 09:00"}, (), "2026-06-28"),
        ({"MTGREC_TODAY": "2026年6月28日"}, (), "2026-06-28"),
        ({"MTGREC_TODAY": "2026-06-28"}, ("--today", "2026-07-01"), "2026-07-01"),
        ({"MTGREC_TODAY": "no date"}, ("--today", "2026-07-01"), "2026-07-01"),
    ],
)
def test_today(variables, arguments, today, folder, shell):
    answer = shell(folder, "status", "--format", "json", *arguments, **variables)
    assert answer.json["today"] == today


def test_a_wrong_today_is_told_with_its_origin(folder, shell):
    answer = shell(folder, "status", MTGREC_TODAY="soon")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines()[0] == "MTGREC_TODAY: “soon” is no date"


def test_the_hour_counts_for_readings(workspace, shell):
    folder = workspace("""
=== a.md
---
type: campaign
campaign: c
date: 2026-06-01
kpis:
  - {id: K1, what: 销量, target: 10}
---
=== metrics.csv
日期,指标,数值
2026-06-10 09:00,销量,4
2026-06-10 15:00,销量,5
2026-06-10,销量,1
""")
    for today, actual in (("2026-06-10 09:00", "5"), ("2026-06-10", "10"), ("2026-06-09", None)):
        answer = shell(folder, "list", "kpis", "--format", "json", "--today", today)
        assert answer.json["items"][0]["actual"] == actual


def test_the_clock_is_that_of_the_workspaces_time_zone(workspace, shell):
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        folder = workspace(f'=== mtgrec.toml\n[workspace]\ntimezone = "{zone}"\n')
        code = f"from datetime import datetime; from zoneinfo import ZoneInfo; print(datetime.now(ZoneInfo('{zone}')).date())"
        days = set()
        for _ in range(2):  # midnight may pass in between
            days.add(subprocess.check_output([sys.executable, "-c", code], text=True).strip())
            today = shell(folder, "status", "--format", "json", MTGREC_TODAY="").json["today"]
        assert today in days


# -- languages


@pytest.mark.parametrize(
    ("variables", "arguments", "language"),
    [
        ({"MTGREC_LANG": "zh"}, (), "zh"),
        ({"MTGREC_LANG": "en"}, (), "en"),
        ({"MTGREC_LANG": "en"}, ("--lang", "zh"), "zh"),
        ({"MTGREC_LANG": "zh"}, ("--lang", "en"), "en"),
        ({"MTGREC_LANG": ""}, (), "zh"),  # the workspace
        ({"MTGREC_LANG": "", "LANG": "en_GB.UTF-8"}, (), "zh"),
    ],
)
def test_the_language(variables, arguments, language, folder, shell):
    head = shell(folder, "status", *arguments, **variables).lines[0]
    assert ("Status" in head) is (language == "en")


def test_the_locale_decides_last(tmp_path, shell):
    (tmp_path / "mtgrec.toml").touch()
    answers = {
        locale: shell(tmp_path, "status", MTGREC_LANG="", LANG=locale).out
        for locale in ("zh_CN.UTF-8", "zh_TW.UTF-8", "en_GB.UTF-8", "de_DE.UTF-8", "C")
    }
    assert answers["zh_CN.UTF-8"] == answers["zh_TW.UTF-8"]
    assert answers["en_GB.UTF-8"] == answers["de_DE.UTF-8"] == answers["C"]
    assert "Status" in answers["C"]
    assert "Status" not in answers["zh_CN.UTF-8"]


# -- colour


@pytest.mark.parametrize(
    ("variables", "arguments", "coloured"),
    [
        ({}, (), False),  # no terminal
        ({}, ("--color", "always"), True),
        ({}, ("--color", "never"), False),
        ({"FORCE_COLOR": "1"}, (), True),
        ({"FORCE_COLOR": "0"}, (), False),
        ({"FORCE_COLOR": ""}, (), False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
        ({"FORCE_COLOR": "1"}, ("--color", "never"), False),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
    ],
)
def test_colour(variables, arguments, coloured, folder, shell):
    answer = shell(folder, "status", *arguments, **variables)
    assert ("\x1b[" in answer.out) is coloured


def test_colour_changes_no_word(folder, shell):
    def words(text):
        return [word for word in re.sub(r"\x1b\[[\d;]*m", "", text).split() if set(word) != {"─"}]

    plain, coloured = (shell(folder, "status", "--color", how).out for how in ("never", "always"))
    assert words(plain) == words(coloured)


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "table"])
def test_what_programs_read_is_never_coloured(format, folder, shell):
    answer = shell(folder, "status", "--format", format, "--color", "always", FORCE_COLOR="1")
    assert "\x1b" not in answer.out


# -- streams and exit codes


def test_stdout_is_the_answer_and_nothing_else(workspace, shell):
    folder = workspace("""
=== good.md
---
type: weekly
actions: [{id: A1, what: x}]
---
=== bad.md
---
type: weekly
a: b: c
---
""")
    answer = shell(folder, "list", "actions", "--format", "json")
    assert [entry["id"] for entry in answer.json["items"]] == ["A1"]
    assert answer.err.splitlines()[0].startswith("bad.md:3:")
    assert answer.err.splitlines()[-1] == "files that could not be read: 1"
    assert answer.code == 0


def test_only_the_first_problems_are_told_unless_asked(workspace, shell):
    bad = "".join(f"=== bad{n}.md\n---\ntype: weekly\na: b: c\n---\n" for n in range(7))
    folder = workspace(bad + "=== notes.md\nOnly text.\n")
    short = shell(folder, "status").err.splitlines()
    assert len(short) == 12
    assert short[-2:] == [
        "files that could not be read: 7",
        "further problems: 2; mtgrec check tells them all",
    ]
    long = shell(folder, "status", "-v").err.splitlines()
    assert len(long) == 17
    assert long[-3:] == [
        "files that could not be read: 7",
        "notes.md: passed over: this file is no record",
        "other Markdown files: 1",
    ]


@pytest.mark.parametrize("arguments", [*READING, *WRITING], ids=" ".join)
@pytest.mark.parametrize("format", FORMATS)
def test_nothing_printed_contains_the_folder_it_ran_in(arguments, format, folder, mtgrec):
    answer = mtgrec(folder, *arguments, "--format", format, "-v", today="2026-06-28")
    assert answer.code == 0
    assert str(folder) not in answer.out + answer.err
    assert answer.out


def test_nor_does_an_error_or_a_bug(workspace, shell, clean):
    folder = workspace("=== mtgrec.toml\n[workspace]\nlanguag = 'zh'\n=== sub/a.md\nx\n")
    for arguments in (("status",), ("show", "x"), ("-C", "sub", "list", "actions")):
        answer = shell(folder, *arguments)
        assert answer.code == 2
        assert str(folder) not in answer.err


def tree(folder):
    return {
        os.path.relpath(path, folder): (os.lstat(path).st_mtime_ns, os.lstat(path).st_size)
        for path in [folder, *folder.rglob("*")]
    }


def test_reading_changes_no_file_and_creates_none(workspace, shell, examples):
    folder = workspace("=== notes.md\nx\n")
    for path in sorted((examples / "618-2026").rglob("*")):
        if path.is_file():
            copy = folder / path.relative_to(examples / "618-2026")
            copy.parent.mkdir(exist_ok=True)
            copy.write_bytes(path.read_bytes())
    before = tree(folder)
    for arguments in (*READING, *WRITING):
        for format in ("table", "json"):
            shell(folder, *arguments, "--format", format, "-v")
    assert tree(folder) == before


def test_a_workspace_that_cannot_be_written_can_be_read(workspace, shell):
    folder = workspace("=== a.md\n---\ntype: weekly\nactions: [{id: A1, what: x}]\n---\n")
    (folder / "a.md").chmod(0o444)
    folder.chmod(0o555)
    try:
        assert shell(folder, "show", "A1").code == 0
    finally:
        folder.chmod(0o755)


def test_it_runs_from_a_folder_below_the_root(folder, shell):
    above = shell(folder, "status", "--format", "json")
    below = shell(folder / "618-2026", "status", "--format", "json")
    assert below == above
    assert below.json["overdue"] == [] or below.json["overdue"][0]["path"].startswith("618-2026/")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("read", [0, 1, 100])
def test_a_closed_pipe_ends_quietly(format, read, folder, clean):
    command = [sys.executable, "-m", "mtgrec", "list", "actions", "--format", format]
    with subprocess.Popen(
        command,
        cwd=folder,
        env=clean(MTGREC_TODAY="2026-12-31"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(read)
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (0, b"")


def test_a_pipe_that_is_closed_on_both_streams(workspace, clean):
    folder = workspace("=== bad.md\n---\ntype: weekly\na: b: c\n---\n")
    for arguments in (["status"], ["show", "x"], ["--help"], ["list", "--bogus"]):
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run(
            [sys.executable, "-m", "mtgrec", *arguments],
            cwd=folder, env=clean(), stdout=writer, stderr=writer, check=False,
        )  # fmt: skip
        os.close(writer)
        assert done.returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_interrupt_is_130_and_silent(tmp_path, clean):
    code = """
        import os, signal
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job ignores it
        import mtgrec.commands.session as session
        def read(*_):
            os.kill(os.getpid(), signal.SIGINT)
            signal.pause()
        session.read_library = read
        import sys
        from mtgrec.cli import main
        sys.argv = ["mtgrec", "status"]
        main()
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        cwd=tmp_path, env=clean(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "")


BUG = """
    import sys
    import mtgrec.commands.session as session
    def read(*_):
        raise ZeroDivisionError("secret")
    session.read_library = read
    from mtgrec.cli import main
    sys.argv = ["mtgrec", "status", "--format", "json"]
    main()
"""


def test_a_bug_is_one_sentence_and_70(tmp_path, clean):
    def run(**variables):
        return subprocess.run(
            [sys.executable, "-c", textwrap.dedent(BUG)],
            cwd=tmp_path, env=clean(**variables), capture_output=True, text=True, check=False,
        )  # fmt: skip

    done = run()
    assert (done.returncode, done.stdout) == (70, "")
    assert done.stderr.splitlines() == [
        "this is a bug in mtgrec (ZeroDivisionError); nothing more was done",
        "help: run it again with MTGREC_DEBUG=1 and report what it prints",
    ]
    debug = run(MTGREC_DEBUG="1")
    assert debug.returncode == 70
    assert "Traceback" in debug.stderr
    assert "ZeroDivisionError: secret" in debug.stderr


def test_an_error_shows_its_traceback_only_for_who_asks(folder, shell):
    assert "Traceback" not in shell(folder, "show", "nothing").err
    debug = shell(folder, "show", "nothing", MTGREC_DEBUG="1")
    assert debug.code == 2
    assert "Traceback" in debug.err


def test_the_folder_may_be_gone(tmp_path, clean):
    if os.name == "nt":
        pytest.skip("Windows keeps a folder that somebody stands in")
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f"""
import os, sys
from mtgrec.cli import main
os.rmdir({str(gone)!r})
sys.argv = ["mtgrec", "status"]
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=gone, env=clean(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "the current folder no longer exists\n"


def test_a_folder_that_does_not_exist(tmp_path, shell):
    answer = shell(tmp_path, "-C", "no/where", "status")
    assert (answer.code, answer.err) == (2, "there is no folder no/where\n")


# -- encodings


@pytest.mark.parametrize("arguments", [*READING, *WRITING], ids=" ".join)
def test_a_chinese_windows_console(arguments, folder, shell):
    answer = shell(
        folder, *arguments, encoding="gbk", PYTHONIOENCODING="gbk", MTGREC_TODAY="2026-06-28"
    )
    assert answer.code == 0
    assert (answer.err == "") is (arguments in READING)
    assert re.search("[\u4e00-\u9fff]{2}", answer.out)


def test_json_loses_nothing_in_any_encoding(folder, shell):
    usual = shell(folder, "list", "actions", "--format", "json").json
    for encoding in ("gbk", "ascii", "latin-1", "cp1252"):
        answer = shell(
            folder,
            "list",
            "actions",
            "--format",
            "json",
            encoding=encoding,
            PYTHONIOENCODING=encoding,
        )
        assert json.loads(answer.out) == usual


def test_the_c_locale(folder, shell):
    answer = shell(
        folder, "list", "actions", LANG="C", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"
    )
    assert answer.code == 0
    assert "Traceback" not in answer.err
    assert "AK9Y" in answer.out


def test_an_ascii_terminal_shows_question_marks_instead_of_failing(folder, shell):
    answer = shell(folder, "status", "-v", encoding="ascii", PYTHONIOENCODING="ascii")
    assert answer.code == 0
    assert "?" in answer.out


# -- help


def test_version(tmp_path, shell):
    for arguments in (("--version",), ("--lang", "zh", "--version")):
        answer = shell(tmp_path, *arguments)
        assert (answer.code, answer.err) == (0, "")
        assert re.fullmatch(r"mtgrec \d+\.\d+\.\d+\S*\n", answer.out)


def test_the_version_is_told_without_looking_for_a_language(tmp_path, clean):
    """Scripts ask for it: neither the workspace nor a command is loaded to answer."""
    code = """
        import sys
        from mtgrec.cli import run
        code = run(["--version"])
        heavy = [
            name
            for name in sys.modules
            if name.startswith(("mtgrec.store.reading", "mtgrec.rules", "typer"))
        ]
        sys.exit(code or " ".join(heavy) or 0)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        cwd=tmp_path, env=clean(MTGREC_LANG=""), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_without_arguments_the_help_is_shown(tmp_path, shell):
    assert shell(tmp_path) == shell(tmp_path, "--help") == shell(tmp_path, "-h")
    assert shell(tmp_path).code == 0


def test_help_needs_no_workspace(workspace, shell):
    folder = workspace("=== mtgrec.toml\nnot toml\n")
    for arguments in (("--help",), ("status", "--help"), ("--version",)):
        assert shell(folder, *arguments).code == 0
