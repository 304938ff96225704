"""A file gets its new bytes; everything around them stays as it was."""

import os
import stat
import sys

import pytest

from mtgrec.model.errors import RefusedError
from mtgrec.store.reading.files import MAX_FILE
from mtgrec.store.writing import temporary
from mtgrec.store.writing.saving import Save, read_for_edit, save_all

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")
root_only = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root gives files away"
)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def edit(root, path="a.md", after=b"new"):
    return save_all(root, [Save(path, read_for_edit(root, path), after)])


def test_a_file_gets_its_new_content_and_nothing_else_appears(root, means):
    assert edit(root)
    assert {path.name: path.read_bytes() for path in root.iterdir()} == {"a.md": b"new"}


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf---\r\n", b"\xff\x00\r", b"x" * MAX_FILE])
def test_content_is_just_bytes(root, data):
    (root / "a.md").write_bytes(data)
    assert read_for_edit(root, "a.md") == data
    assert edit(root, after=data[::-1])
    assert (root / "a.md").read_bytes() == data[::-1]


@pytest.mark.parametrize("name", ["会" * 80 + ".md", "😀" * 60 + ".md", "e" * 252 + ".md", "-n.md"])
def test_long_and_odd_names(root, name):
    (root / name).write_bytes(b"old")
    assert edit(root, name)
    assert (root / name).read_bytes() == b"new"


def test_nothing_to_save_writes_nothing(root):
    before = root.stat()
    assert save_all(root, [])
    assert root.stat().st_mtime_ns == before.st_mtime_ns


def test_another_content_than_was_read_is_left_alone(root, means):
    before = (root / "a.md").stat()
    assert not save_all(root, [Save("a.md", b"older", b"new")])
    assert (root / "a.md").stat() == before
    assert names(root) == ["a.md"]


def test_one_of_several_that_is_another_by_now_holds_back_all(root, means):
    (root / "b.md").write_bytes(b"old b")
    saves = [Save("a.md", b"old", b"new"), Save("b.md", b"older b", b"new b")]
    for order in (saves, saves[::-1]):
        assert not save_all(root, order)
        assert (root / "a.md").read_bytes() == b"old"
        assert (root / "b.md").read_bytes() == b"old b"


def test_a_file_that_is_gone_by_now_is_not_made_again(root):
    (root / "a.md").unlink()
    assert not save_all(root, [Save("a.md", b"old", b"new")])
    assert names(root) == []


@posix
@pytest.mark.parametrize("mode", [0o640, 0o600, 0o666, 0o755])
def test_permissions_stay(root, means, mode):
    (root / "a.md").chmod(mode)
    assert edit(root)
    assert stat.S_IMODE((root / "a.md").stat().st_mode) == mode


@root_only
def test_owner_and_group_stay(root, means):
    os.chown(root / "a.md", 1234, 2345)
    assert edit(root)
    status = (root / "a.md").stat()
    assert (status.st_uid, status.st_gid) == (1234, 2345)


@root_only
def test_where_the_group_cannot_stay_another_gets_no_more_than_everybody(root, monkeypatch):
    def no(*_arguments):
        raise PermissionError

    monkeypatch.setattr(os, "fchown", no)
    os.chown(root / "a.md", -1, 2345)
    (root / "a.md").chmod(0o664)
    assert edit(root)
    assert stat.S_IMODE((root / "a.md").stat().st_mode) == 0o644


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="extended attributes")
def test_attributes_stay(root, means):
    try:
        os.setxattr(root / "a.md", "user.tag", "红".encode())
    except OSError:
        pytest.skip("not on this file system")
    assert edit(root)
    assert os.getxattr(root / "a.md", "user.tag") == "红".encode()


@posix
def test_a_link_stays_a_link_and_its_file_is_saved(root, means):
    (root / "sub").mkdir()
    (root / "sub" / "link.md").symlink_to("../a.md")
    assert edit(root, "sub/link.md")
    assert str((root / "sub" / "link.md").readlink()) == "../a.md"
    assert (root / "a.md").read_bytes() == b"new"
    assert names(root / "sub") == ["link.md"]


@posix
def test_the_workspace_itself_may_be_reached_by_a_link(root, tmp_path_factory):
    link = tmp_path_factory.mktemp("elsewhere") / "link"
    link.symlink_to(root)
    assert edit(link)
    assert (root / "a.md").read_bytes() == b"new"


@posix
def test_the_other_name_of_a_file_keeps_the_old_content(root):
    """A second name may lie outside the workspace, where nothing is ever changed."""
    os.link(root / "a.md", root / "b.md")
    assert edit(root)
    assert (root / "a.md").read_bytes() == b"new"
    assert (root / "b.md").read_bytes() == b"old"


@posix
def test_a_disk_that_is_really_full(tmp_path):
    """On a file system of its own, where that can be had."""
    import subprocess

    small = tmp_path / "small"
    small.mkdir()
    mounted = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)]
    try:
        if subprocess.run(mounted, capture_output=True, check=False).returncode:
            pytest.skip("nothing can be mounted here")
    except FileNotFoundError:
        pytest.skip("nothing can be mounted here")
    try:
        (small / "a.md").write_bytes(b"old" * 100)
        (small / "b.md").write_bytes(b"old")
        saves = [
            Save("b.md", b"old", b"new"),
            Save("a.md", b"old" * 100, b"x" * 100_000),
        ]
        with pytest.raises(RefusedError, match="cannot be written: No space left on device"):
            save_all(small, saves)
        assert (small / "a.md").read_bytes() == b"old" * 100
        assert (small / "b.md").read_bytes() == b"old"
        assert names(small) == ["a.md", "b.md"]
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_only_temporaries_of_dead_processes_of_this_computer_are_removed(root):
    host, gone = temporary._host(), 4_194_305  # no process has a number beyond Linux's limit
    ours = f".a.md.{host}-{gone}-abcdef.mtgrec.tmp"
    others = [
        f".a.md.{host}-{os.getpid()}-abcdef.mtgrec.tmp",
        f".a.md.00000000-{gone}-abcdef.mtgrec.tmp",
        f".a.md.{host}-{gone}-abcdef.mtgrec.tmp.md",
        f".a.md.{host}-{'9' * 40}-abcdef.mtgrec.tmp",
        ".a.md.swp",
        "a.mtgrec.tmp",
    ]
    for name in (ours, *others):
        (root / name).write_bytes(b"")
    assert edit(root)
    assert names(root) == sorted(["a.md", *others])
