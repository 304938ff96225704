"""How editors are started: each in its own way at a line, and only from the environment."""

import os
import sys

import pytest

from mtgrec.model.errors import UsageError
from mtgrec.store.editor import command_line, find_editor

# $EDITOR · the command that opens line 7
AT_A_LINE = [
    ("vi", "vi +7 a.md"),
    ("/usr/bin/nvim -p", "/usr/bin/nvim -p +7 a.md"),
    ("nano", "nano +7 a.md"),
    ("emacsclient -t", "emacsclient -t +7 a.md"),
    ("kak", "kak +7 a.md"),
    ("code", "code --wait -g a.md:7"),
    ("code --wait", "code --wait -g a.md:7"),
    ("code -w", "code -w -g a.md:7"),
    ("cursor.exe", "cursor.exe --wait -g a.md:7"),
    ("hx", "hx a.md:7"),
    ("subl", "subl --wait a.md:7"),
    ("subl -w", "subl -w a.md:7"),
    ("zed", "zed --wait a.md:7"),
    ("/usr/bin/vim.basic", "/usr/bin/vim.basic +7 a.md"),
    ("notepad", "notepad a.md"),
    ("my-vim", "my-vim a.md"),
]


@pytest.mark.parametrize(("editor", "command"), AT_A_LINE)
def test_at_a_line(editor, command, monkeypatch):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    assert command_line(find_editor(""), "a.md", 7) == command.split()
    assert command_line(find_editor(""), "a.md", None) == [*editor.split(), "a.md"]


@pytest.mark.parametrize("value", ["", "  ", None])
def test_no_editor(value, monkeypatch):
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    with pytest.raises(UsageError, match="no editor is set"):
        find_editor("--edit")


@pytest.mark.skipif(os.name == "nt", reason="these editors are not there")
@pytest.mark.parametrize(
    ("there", "expected"),
    [
        (("editor", "vi", "nano"), "editor"),
        (("nano", "vi"), "vi"),
        (("nano",), "nano"),
        (("emacs",), None),
    ],
)
def test_the_usual_editors_of_a_terminal(there, expected, tmp_path, monkeypatch):
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    for name in there:
        (tmp_path / name).write_text("")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    if expected:
        assert find_editor("--edit") == [os.path.realpath(tmp_path / expected)]
    else:
        with pytest.raises(UsageError, match="no editor is set"):
            find_editor("--edit")


@pytest.mark.skipif(os.name == "nt", reason="these editors are not there")
def test_the_link_called_editor_is_started_as_what_it_is(tmp_path, monkeypatch):
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "vim.tiny").write_text("")
    (tmp_path / "vim.tiny").chmod(0o755)
    (tmp_path / "editor").symlink_to("vim.tiny")
    monkeypatch.setenv("PATH", str(tmp_path))
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    editor = os.path.realpath(tmp_path / "vim.tiny")
    assert command_line(find_editor(""), "a.md", 7) == [editor, "+7", "a.md"]


@pytest.mark.skipif(os.name == "nt", reason="these editors are not there")
@pytest.mark.parametrize("path", [".", "", "bin"])
def test_a_workspace_cannot_bring_an_editor(path, tmp_path, monkeypatch):
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "bin").mkdir()
    for file in (tmp_path / "vi", tmp_path / "bin/vi"):
        file.write_text("")
        file.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", path)
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    with pytest.raises(UsageError, match="no editor is set"):
        find_editor("--edit")


def test_in_a_pipe_no_editor_is_guessed(monkeypatch):
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    with pytest.raises(UsageError, match="no editor is set"):
        find_editor("--edit")
