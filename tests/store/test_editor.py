"""How editors are started: each in its own way at a line, and only from the environment."""

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
