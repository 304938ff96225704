"""When the world does not play along: closed and full streams, full disks, odd arguments."""

import errno
import os
import shlex
import subprocess
import sys
import textwrap

import pytest

posix = pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell")
full = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")  # noqa: PTH110

MTGREC = f'"{sys.executable}" -P -m mtgrec'
PEOPLE = """\
=== mtgrec.toml
=== people.yaml
- name: Anna
- name: Ben
=== a.md
---
type: weekly
campaign: c
date: 2026-06-01
actions:
  - id: A2BC
    what: draft
    owner: Anna
---
"""


def said(folder, line):
    """Run a line in a shell and return its exit code and what it says on stderr."""
    env = {**os.environ, "MTGREC_LANG": "en", "MTGREC_TODAY": "2026-06-10"}
    done = subprocess.run(
        line, shell=True, cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


@posix
def test_a_closed_stderr_is_no_error(tmp_path):
    (tmp_path / "a.md").write_text("---\ntype: weekly\n---\n")
    assert said(tmp_path, f"{MTGREC} status 2>&-") == (0, "")


@posix
def test_a_closed_stdout_is_told(tmp_path):
    (tmp_path / "a.md").write_text("---\ntype: weekly\n---\n")
    sentence = "the answer cannot be written: Bad file descriptor\n"
    assert said(tmp_path, f"{MTGREC} status >&-") == (74, sentence)
    assert said(tmp_path, f"{MTGREC} status >&- 2>&-") == (74, "")
    assert said(tmp_path, f"{MTGREC} report weekly >&-") == (74, sentence)


@full
@pytest.mark.parametrize("command", ["status", "--version", "--help", "list actions"])
def test_a_full_stdout_is_told_in_one_sentence(tmp_path, command):
    (tmp_path / "a.md").write_text("---\ntype: weekly\n---\n")
    assert said(tmp_path, f"{MTGREC} {command} >/dev/full") == (
        74,
        "the answer cannot be written: No space left on device\n",
    )


@full
def test_new_still_names_the_file_it_made(tmp_path):
    code, err = said(tmp_path, f"{MTGREC} new weekly --campaign c >/dev/full")
    assert (code, err.splitlines()) == (
        74,
        [
            "the answer cannot be written: No space left on device",
            "already written: c/2026-06-10-weekly.md",
        ],
    )


@full
@pytest.mark.parametrize(
    ("command", "paths"),
    [
        ("init", "mtgrec.toml, people.yaml"),
        ("done c-WK-260601.A2BC", "a.md"),
        ("metric add clicks 7", "metrics.csv"),
        ("metric import x.csv --map Hits=clicks", "metrics.csv, metrics-map.toml"),
        ("new --eject weekly", "templates/en/weekly.md.j2"),
    ],
)
def test_what_was_written_is_named_where_the_answer_is_lost(tmp_path, command, paths):
    if command != "init":
        (tmp_path / "a.md").write_text(PEOPLE.partition("=== a.md\n")[2])
    (tmp_path / "x.csv").write_text("Day,Hits\n2026-06-02,130\n")
    assert said(tmp_path, f"{MTGREC} {command} >/dev/full") == (
        74,
        f"the answer cannot be written: No space left on device\nalready written: {paths}\n",
    )
    assert all((tmp_path / path).exists() for path in paths.split(", "))


@full
def test_a_full_stderr_is_told_by_the_code(tmp_path):
    (tmp_path / "a.md").write_text("---\ntype: weekly\ndate: x\n---\n")
    assert said(tmp_path, f"{MTGREC} status 2>/dev/full") == (74, "")
    assert said(tmp_path, f"{MTGREC} init 2>/dev/full") == (74, "")
    assert (tmp_path / "mtgrec.toml").exists()
    assert said(tmp_path, f"{MTGREC} show nothing 2>/dev/full") == (2, "")


@pytest.mark.parametrize(
    ("command", "call", "part", "reason"),
    [
        ("status", "stat", "commands/status", "No module named 'mtgrec.commands.status'"),
        ("status", "open_code", "commands/status", "Input/output error"),
        # Python takes such a package for a folder without an `__init__.py`.
        *(
            (command, "stat", f"commands/{command}/__init__.py",
             f"module 'mtgrec.commands.{command}' has no attribute 'command'")
            for command in ("status", "check", "metric", "report", "new", "show")
        ),
        (
            "__complete zsh check --fo", "stat", "commands/check/__init__.py",
            "module 'mtgrec.commands.check' has no attribute 'command'",
        ),
        (
            "list actions --format csv", "stat", "output/formats/__init__.py",
            "cannot import name 'show_blocks' from 'mtgrec.output.formats' (unknown location)",
        ),
    ],
)  # fmt: skip
def test_a_module_that_cannot_be_loaded_is_the_systems_fault(
    tmp_path, clean, command, call, part, reason
):
    (tmp_path / "mtgrec.toml").touch()
    code = f"""
        import importlib, os, sys
        from mtgrec.cli import run

        def failing(function):
            def call(path, *rest):
                if "/{part}" in path:
                    raise OSError(5, os.strerror(5))
                return function(path, *rest)
            return call

        external = importlib._bootstrap_external
        for module in (external._os, external._io):
            if hasattr(module, "{call}"):
                setattr(module, "{call}", failing(getattr(module, "{call}")))
        sys.exit(run({shlex.split(command)}))
    """
    done = subprocess.run(
        [sys.executable, "-B", "-c", textwrap.dedent(code)],
        cwd=tmp_path, env=clean(MTGREC_LANG="en"), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr == (
        f"a part of mtgrec cannot be loaded: {reason}\n"
        "help: try again; if that does not help, install mtgrec anew\n"
    )


def test_an_encoding_that_cannot_be_loaded_is_the_systems_fault(tmp_path, mtgrec, monkeypatch):
    (tmp_path / "mtgrec.toml").touch()

    def fail(_data: bytes) -> None:
        b"x".decode("nowhere")  # what Python says of one whose module it cannot read

    monkeypatch.setattr("mtgrec.store.config.read_settings", fail)
    done = mtgrec(tmp_path, "status")
    assert (done.code, done.out) == (4, "")
    assert done.err == (
        "a part of mtgrec cannot be loaded: unknown encoding: nowhere\n"
        "help: try again; if that does not help, install mtgrec anew\n"
    )


@pytest.mark.parametrize("step", ["fsync", "link", "write"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_disk_that_fails_leaves_nothing_behind(tmp_path, mtgrec, monkeypatch, step, code):
    def fail(*_arguments, **_options):
        raise OSError(code, os.strerror(code))

    if step == "write":
        monkeypatch.setattr(os, "write", fail)
    else:
        monkeypatch.setattr(os, step, fail)
        monkeypatch.setattr(os, "rename", fail)
    done = mtgrec(tmp_path, "new", "weekly", "--campaign", "c")
    assert done.code == 4
    assert done.out == ""
    assert f"c/2026-06-10-weekly.md: this file cannot be written: {os.strerror(code)}" in done.err
    assert list(tmp_path.rglob("*")) == []


def test_init_makes_both_files_or_none(tmp_path, mtgrec, monkeypatch):
    real, calls = os.link, []

    def link(*arguments):
        calls.append(arguments)
        if len(calls) == 2:
            raise FileExistsError
        return real(*arguments)

    monkeypatch.setattr(os, "link", link)
    assert mtgrec(tmp_path, "init").code == 4
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--campaign", ".."], "--campaign: “..” has no letter or digit to name a campaign by"),
        (["--campaign", ""], "--campaign: “” has no letter or digit to name a campaign by"),
        (["\udcff"], "TITLE: this is not UTF-8 text"),
    ],
)
def test_new_refuses_what_names_nothing(tmp_path, mtgrec, arguments, sentence):
    done = mtgrec(tmp_path, "new", "weekly", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines()[0] == sentence
    assert list(tmp_path.iterdir()) == []


def test_an_editor_that_cannot_be_understood_stops_before_writing(tmp_path, mtgrec, monkeypatch):
    monkeypatch.setenv("VISUAL", 'vi "')
    done = mtgrec(tmp_path, "new", "weekly", "--edit")
    assert done.code == 2
    assert list(tmp_path.iterdir()) == []


def test_blank_titles_and_names_count_as_none(tmp_path, mtgrec):
    text = mtgrec(tmp_path, "new", "weekly", "  ", "--attendee", " ", "--dry-run").out
    assert "\ntitle: Weekly\n" in text
    assert "\nattendees:" in text
    assert '" "' not in text


def test_a_day_without_a_year_is_the_nearest_one(tmp_path, mtgrec):
    assert mtgrec(tmp_path, "new", "weekly", "--date", "6月12日").out == (
        "minutes/2026-06-12-weekly.md\n"
    )


def test_a_template_may_not_write_another_id(workspace, mtgrec):
    folder = workspace(
        "=== templates/weekly.md.j2\n---\ntype: weekly\nid: evil\ntitle: t\n---\n# t\n"
    )
    done = mtgrec(folder, "new", "weekly")
    assert done.code == 2
    assert done.err.startswith(
        "templates/weekly.md.j2: this template writes the id evil instead of WK-260610\n"
    )
    assert not (folder / "minutes").exists()


def test_list_people_shows_only_whom_the_filters_leave(workspace, mtgrec):
    folder = workspace(PEOPLE)
    names = [
        row["name"] for row in mtgrec(folder, "list", "people", "--format", "json").json["items"]
    ]
    assert names == ["Anna", "Ben"]
    some = mtgrec(folder, "list", "people", "--open", "--format", "json").json["items"]
    assert [row["name"] for row in some] == ["Anna"]


def test_a_name_of_two_characters_gets_a_guess(workspace, mtgrec):
    folder = workspace(PEOPLE.replace("Anna", "李雷"))
    done = mtgrec(folder, "status", "--owner", "李磊")
    assert done.code == 2
    assert "李雷" in done.err


def test_two_items_of_one_id_are_told_apart_by_their_place(workspace, mtgrec):
    folder = workspace(
        PEOPLE.replace("---\n", "  - id: A2BC\n    what: proof\n---\n").replace(
            "  - id: A2BC\n    what: proof\n---\ntype", "---\ntype", 1
        )
    )
    done = mtgrec(folder, "show", "c-WK-260601.A2BC")
    assert done.code == 2
    assert "c-WK-260601.actions.1 draft (a.md:6); c-WK-260601.actions.2 proof (a.md:9)" in done.err
    assert "proof" in mtgrec(folder, "show", "c-WK-260601.actions.2").out


def test_a_wrong_path_in_the_settings_is_told_by_every_command(workspace, mtgrec):
    folder = workspace('=== mtgrec.toml\n[workspace]\npath = "../{campaign}"\n')
    done = mtgrec(folder, "status")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("mtgrec.toml:2:1: “../{campaign}” cannot be a path for records")
