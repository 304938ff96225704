"""Which commit wrote a line: asked of real repositories, well-meaning and hostile ones."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from mtgrec.store import git
from mtgrec.store.git import commits_of

NAMES = ("-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgSign=false")


@pytest.fixture
def repository(tmp_path: Path) -> Callable[..., str]:
    """Return a function that runs git in the folder of the test."""
    folder = tmp_path / "repository"
    folder.mkdir()

    def call(*words: str) -> str:
        done = subprocess.run(
            ["git", *NAMES, *words], cwd=folder, capture_output=True, encoding="utf-8", check=True
        )
        return done.stdout.strip()

    call("init", "-q")
    return call


@pytest.fixture
def commit(repository, tmp_path: Path) -> Callable[[str, str], str]:
    """Write a file, commit it, return the commit."""

    def commit(name: str, text: str) -> str:
        path = tmp_path / "repository" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        repository("add", "-A")
        repository("commit", "-q", "-m", name)
        return str(repository("rev-parse", "HEAD"))

    return commit


def test_each_line_has_its_own_commit(commit, tmp_path: Path):
    first = commit("项目/启动 会.md", "一\n二\n三\n")
    second = commit("项目/启动 会.md", "一\n贰\n三\n四\n")
    third = commit("项目/周会.md", "一\n")
    root = tmp_path / "repository"
    places = [("项目/启动 会.md", line) for line in (0, 1, 2, 3, 4, 5, 99)]
    found = {line: commits_of(root, places).get(("项目/启动 会.md", line)) for _, line in places}
    assert found == {0: second, 1: first, 2: second, 3: first, 4: second, 5: None, 99: None}
    # The workspace may be a folder inside of the repository.
    assert commits_of(root / "项目", [("周会.md", 1), ("周会.md", 0)]) == {
        ("周会.md", 1): third,
        ("周会.md", 0): third,
    }


def test_what_was_changed_since_belongs_to_no_commit(commit, tmp_path: Path):
    first = commit("a.md", "one\ntwo\nthree\n")
    root = tmp_path / "repository"
    (root / "a.md").write_text("new\none\nTWO\nthree\n")
    (root / "untracked.md").write_text("one\n")
    places = [("a.md", line) for line in range(5)]
    places += [("untracked.md", 1), ("missing.md", 1), ("missing.md", 0), ("../x.md", 1), ("\0", 1)]
    assert commits_of(root, places) == {("a.md", 2): first, ("a.md", 4): first}


def test_line_ends_of_the_disk_do_not_matter(commit, tmp_path: Path):
    first = commit("a.md", "one\ntwo\n")
    (tmp_path / "repository" / "a.md").write_bytes(b"one\r\ntwo\r\n")
    assert commits_of(tmp_path / "repository", [("a.md", 2), ("a.md", 0)]) == {
        ("a.md", 2): first,
        ("a.md", 0): first,
    }


@pytest.mark.parametrize("path", [":(top)a.md", "-L1", "--version", "a*.md", ":a.md"])
def test_a_path_is_nothing_but_a_path(commit, tmp_path: Path, path: str):
    commit("a.md", "one\n")
    assert commits_of(tmp_path / "repository", [(path, 1), (path, 0)]) == {}
    mine = commit(path, "one\n")
    assert commits_of(tmp_path / "repository", [(path, 1), (path, 0)]) == {
        (path, 1): mine,
        (path, 0): mine,
    }


def test_without_a_commit_without_a_repository_without_git(repository, tmp_path: Path, monkeypatch):
    root = tmp_path / "repository"
    (root / "a.md").write_text("one\n")
    assert commits_of(root, [("a.md", 1)]) == {}
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / "a.md").write_text("one\n")
    assert commits_of(tmp_path / "plain", [("a.md", 1)]) == {}
    monkeypatch.setenv("PATH", str(tmp_path / "plain"))
    assert commits_of(root, [("a.md", 1)]) == {}


def test_where_the_history_was_cut_off_it_is_not_known(commit, repository, tmp_path: Path):
    commit("a.md", "one\n")
    commit("b.md", "one\n")
    last = commit("a.md", "one\ntwo\n")
    origin = (tmp_path / "repository").as_uri()
    repository("clone", "-q", "--depth", "2", origin, str(tmp_path / "clone"))
    found = commits_of(tmp_path / "clone", [("a.md", 1), ("a.md", 2)])
    assert found == {("a.md", 2): last}


def test_the_folder_a_hook_runs_in_does_not_mislead(commit, tmp_path: Path, monkeypatch):
    first = commit("a.md", "one\n")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", "x")
    assert commits_of(tmp_path / "repository", [("a.md", 1)]) == {("a.md", 1): first}


def test_a_habit_that_stops_git_blame_does_not_stop_us(commit, tmp_path: Path, monkeypatch):
    first = commit("a.md", "one\n")
    (tmp_path / "config").write_text("[blame]\nignoreRevsFile = .git-blame-ignore-revs\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    assert commits_of(tmp_path / "repository", [("a.md", 1)]) == {("a.md", 1): first}


def test_a_large_file_is_left_alone(commit, tmp_path: Path, monkeypatch):
    commit("a.csv", "1\n" * 100)
    monkeypatch.setattr(git, "_MAX_BYTES", 199)
    assert commits_of(tmp_path / "repository", [("a.csv", 1)]) == {}


@pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")
def test_a_repository_cannot_make_git_run_anything(commit, repository, tmp_path: Path):
    trace = tmp_path / "trace"
    script = tmp_path / "evil.sh"
    script.write_text(f"#!/bin/sh\ntouch {trace}\ncat\n")
    script.chmod(0o755)
    commit(".gitattributes", "*.md diff=evil filter=evil\n")
    first = commit("a.md", "one\n")
    for name in (
        *("core.fsmonitor", "core.pager", "pager.blame", "pager.log", "diff.evil.textconv"),
        *("filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "diff.external"),
        *("diff.evil.command", "core.sshCommand", "gpg.program", "core.editor", "alias.blame"),
        *("credential.helper", "core.askPass", "core.alternateRefsCommand"),
    ):
        repository("config", name, str(script))
    repository("config", "log.showSignature", "true")
    hooks = tmp_path / "repository" / "hooks"
    hooks.mkdir()
    (hooks / "post-index-change").write_text(script.read_text())
    (hooks / "post-index-change").chmod(0o755)
    repository("config", "core.hooksPath", str(hooks))
    trace.unlink(missing_ok=True)
    found = commits_of(tmp_path / "repository", [("a.md", 1), ("a.md", 0)])
    assert found == {("a.md", 1): first, ("a.md", 0): first}
    assert not trace.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name")
@pytest.mark.parametrize(
    "setting",
    [
        "blame.ignoreRevsFile",
        "blame.ignoreRevsFile=/dev/zero",
        "mailmap.file",
        "mailmap.file=/dev/zero",
        "core.attributesFile",
        "core.excludesFile",
        "core.hooksPath",
        "diff.orderFile",
        "commit.template",
        "gpg.ssh.allowedSignersFile",
    ],
)
def test_a_setting_that_names_a_file_is_not_followed(
    commit, repository, tmp_path: Path, setting: str
):
    first = commit("a.md", "one\n")
    name, _, value = setting.partition("=")
    os.mkfifo(tmp_path / "pipe")
    repository("config", name, value or str(tmp_path / "pipe"))
    os.mkfifo(tmp_path / "repository" / ".mailmap")
    repository("config", "log.mailmap", "true")
    found = commits_of(tmp_path / "repository", [("a.md", 1), ("a.md", 0)])
    assert found == {("a.md", 1): first, ("a.md", 0): first}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name")
def test_what_hangs_all_the_same_hangs_once(commit, tmp_path: Path, monkeypatch):
    commit("a.md", "one\n")
    commit("b.md", "one\n")
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "repository" / ".git" / "config").open("a") as config:
        config.write(f"[include]\npath = {tmp_path / 'pipe'}\n")
    monkeypatch.setattr(git, "_SECONDS", 0.2)
    started: list[object] = []
    popen = subprocess.Popen

    def counted(*arguments, **options):
        started.append(arguments)
        return popen(*arguments, **options)

    monkeypatch.setattr(subprocess, "Popen", counted)
    places = [(name, line) for name in ("a.md", "b.md") for line in (0, 1)]
    assert commits_of(tmp_path / "repository", places) == {}
    assert len(started) == 1


def test_a_file_that_is_large_in_the_last_commit_is_left_alone(commit, tmp_path: Path, monkeypatch):
    commit("a.md", "1\n" * 100)
    (tmp_path / "repository" / "a.md").write_text("1\n")
    monkeypatch.setattr(git, "_MAX_BYTES", 199)
    assert commits_of(tmp_path / "repository", [("a.md", 1)]) == {}


@pytest.mark.parametrize("objects", ["sha1", "sha256"])
def test_a_second_tree_and_other_names_of_objects(tmp_path: Path, objects: str):
    def run(folder: Path, *words: str) -> str:
        command = ["git", *NAMES, *words]
        return subprocess.run(
            command, cwd=folder, capture_output=True, text=True, check=True
        ).stdout

    main = tmp_path / "main"
    main.mkdir()
    run(main, "init", "-q", f"--object-format={objects}")
    (main / "a.md").write_text("one\n")
    run(main, "add", "-A")
    run(main, "commit", "-q", "-m", "one")
    run(main, "worktree", "add", "-q", str(tmp_path / "second"))
    head = run(main, "rev-parse", "HEAD").strip()
    assert commits_of(tmp_path / "second", [("a.md", 1)]) == {("a.md", 1): head}


def test_a_repository_is_started_here_whatever_a_hook_says(tmp_path: Path, monkeypatch):
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"):
        monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    (tmp_path / "here").mkdir()
    git.start_repository(tmp_path / "here")
    assert (tmp_path / "here" / ".git" / "HEAD").is_file()
    assert not (tmp_path / "elsewhere").exists()
