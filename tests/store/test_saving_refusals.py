"""What is not edited: refused in one sentence, before anything is written, and without hanging."""

import os
import socket
import sys

import pytest

from mtgrec.model.errors import RefusedError, UnreadableError, UsageError
from mtgrec.store.reading.files import MAX_FILE
from mtgrec.store.writing.saving import Save, read_for_edit, save_all

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")


def refused(root, path):
    with pytest.raises(RefusedError) as error:
        read_for_edit(root, path)
    assert error.value.place == path
    return str(error.value)


@posix
def test_links_that_lead_out_are_refused(root):
    (root / "file.md").symlink_to("../outside.md")
    (root / "folder").symlink_to("..")
    for path in ("file.md", "folder/outside.md", "../outside.md", str(root.parent / "outside.md")):
        assert refused(root, path) == "this file lies outside the workspace"
        with pytest.raises(RefusedError):
            save_all(root, [Save(path, b"not ours", b"new")])


@posix
def test_what_is_no_regular_file_is_refused_at_once(root, monkeypatch):
    monkeypatch.chdir(root)
    os.mkfifo("fifo.md")
    (root / "folder.md").mkdir()
    socket.socket(socket.AF_UNIX).bind("socket.md")
    (root / "loop.md").symlink_to("loop.md")
    for path in ("fifo.md", "folder.md", "socket.md", "loop.md"):
        assert refused(root, path) == "this is not a regular file"
        assert not save_all(root, [Save(path, b"", b"new")])


def test_a_file_over_8_mb_is_refused(root):
    (root / "a.md").write_bytes(b"x" * (MAX_FILE + 1))
    assert refused(root, "a.md") == "this file is larger than 8 MB"


@posix
def test_a_file_that_grows_while_it_is_read_is_refused(root, monkeypatch):
    real = os.read
    monkeypatch.setattr(os, "read", lambda handle, size: real(handle, size) * (MAX_FILE // 2))
    assert refused(root, "a.md") == "this file is larger than 8 MB"


@pytest.mark.parametrize("path", ["b.md", "sub/b.md", "a.md/b.md", "b\0.md", "\ud800.md"])
def test_a_file_that_does_not_exist(root, path):
    with pytest.raises(UsageError, match="there is no such file"):
        read_for_edit(root, path)


def test_an_editor_that_moves_the_file_aside_for_a_moment_is_waited_for(root, monkeypatch):
    real = os.open
    calls: list[str] = []

    def opened(path, *arguments, **options):
        if str(path).endswith("a.md") and len(calls) < 2:
            calls.append(str(path))
            raise FileNotFoundError(path)
        return real(path, *arguments, **options)

    monkeypatch.setattr(os, "open", opened)
    assert read_for_edit(root, "a.md") == b"old"
    assert len(calls) == 2


@posix
def test_a_file_that_may_not_be_opened(root, monkeypatch):
    (root / "a.md").chmod(0o000)
    if os.geteuid() == 0:
        real = os.open

        def denied(path, *arguments, **options):
            if str(path).endswith("a.md"):
                raise PermissionError(13, "Permission denied")
            return real(path, *arguments, **options)

        monkeypatch.setattr(os, "open", denied)
    with pytest.raises(UnreadableError, match="the file cannot be opened: Permission denied"):
        read_for_edit(root, "a.md")


@posix
def test_a_read_only_file_stays_read_only_even_for_root(root):
    (root / "a.md").chmod(0o444)
    assert refused(root, "a.md") == "this file is read-only"
    assert [path.name for path in root.iterdir()] == ["a.md"]


@posix
def test_a_read_only_folder_is_refused_even_for_root(root):
    root.chmod(0o555)
    try:
        assert refused(root, "a.md") == "the folder of this file is read-only"
    finally:
        root.chmod(0o755)
