"""Whatever call to the system fails, or wherever the process is killed: old bytes or new bytes."""

import errno
import os
import signal
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from mtgrec.model.errors import MtgrecError
from mtgrec.store.writing.locking import locked
from mtgrec.store.writing.saving import Save, read_for_edit, save_all
from tests.store.trap import Trap

pytestmark = pytest.mark.usefixtures("quick")
CODES = [errno.ENOSPC, errno.EIO, errno.EACCES]
OLD = {"a.md": b"old a\n", "b.md": b"old b\n", "sub/c.md": b"old c\n"}
NEW = {"a.md": b"new a, longer\n", "b.md": b"", "sub/c.md": b"new c\n"}
ONE = ("a.md",)
SEVERAL = ("a.md", "b.md", "sub/c.md")
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def lay_out(root: Path, names: tuple[str, ...]) -> None:
    (root / "sub").mkdir(exist_ok=True)
    for name in names:
        (root / name).write_bytes(OLD[name])
        (root / name).chmod(0o640)


def edit(root: Path, names: tuple[str, ...]) -> bool:
    with locked(root):
        saves = [Save(name, read_for_edit(root, name), NEW[name]) for name in names]
        return save_all(root, saves)


def content(root: Path, names: tuple[str, ...]) -> dict[str, bytes]:
    return {name: (root / name).read_bytes() for name in names}


def strays(root: Path) -> list[Path]:
    return [path for path in root.rglob("*.tmp") if ".mtgrec" not in path.parts]


def chosen(files: dict[str, bytes], names: tuple[str, ...]) -> dict[str, bytes]:
    return {name: files[name] for name in names}


@pytest.mark.parametrize(
    ("names", "code"), [*((ONE, code) for code in CODES), (SEVERAL, errno.EIO)]
)
def test_one_failing_call_leaves_all_old_or_all_new(tmp_path, names, means, failing, code):
    for at in count(1):
        lay_out(tmp_path, names)
        saved, refused = False, False
        with failing(at, code).set() as trap:
            try:
                saved = edit(tmp_path, names)
            except MtgrecError:
                refused = True
        told = f"call {at}, {trap.name}"
        assert content(tmp_path, names) == chosen(NEW if saved else OLD, names), told
        assert saved or refused, told
        assert trap.name.startswith("unlink") or not strays(tmp_path), told
        if not trap.sprung:
            break
        assert edit(tmp_path, names), told  # the lock is free again
        for stray in strays(tmp_path):
            stray.unlink()
    assert at > 30


@pytest.mark.parametrize("code", [errno.EIO, errno.EACCES])
def test_a_disk_that_goes_on_failing_leaves_each_file_whole(tmp_path, means, failing, code):
    names = ("a.md", "b.md")
    for at in count(1):
        lay_out(tmp_path, names)
        with failing(at, code, lasting=True).set() as trap:
            try:
                saved = edit(tmp_path, names)
            except MtgrecError as error:
                saved, sentence = False, str(error)
        now = content(tmp_path, names)
        told = f"call {at}, {trap.name}"
        if saved or now == chosen(OLD, names):
            assert now == chosen(NEW if saved else OLD, names), told
        else:  # not even putting back was possible: then it is said
            assert all(now[name] in {OLD[name], NEW[name]} for name in names), told
            assert "new content already stands in: " in sentence, told
            assert all((name in sentence) == (now[name] == NEW[name]) for name in names), told
        for stray in strays(tmp_path):
            stray.unlink()
        if not trap.sprung:
            break


@forks
@pytest.mark.parametrize(("names", "after"), [(ONE, False), (ONE, True), (SEVERAL, True)])
def test_a_kill_at_any_call_leaves_old_or_new_and_the_next_save_tidies_up(
    tmp_path, names, means, dying, after
):
    lay_out(tmp_path, names)
    assert edit(tmp_path, names)  # our own folder is there from now on: each run is like the last
    lay_out(tmp_path, names)
    calls = calls_in_child(dying(0, after=after), lambda: edit(tmp_path, names))
    assert calls
    assert calls > 30
    assert content(tmp_path, names) == chosen(NEW, names)
    for at in range(1, calls + 1):
        lay_out(tmp_path, names)
        lived = calls_in_child(dying(at, after=after), lambda: edit(tmp_path, names))
        assert lived is None, f"call {at} of {calls}"
        now = content(tmp_path, names)
        assert all(now[name] in {OLD[name], NEW[name]} for name in names), at
        assert edit(tmp_path, names), at
        assert not strays(tmp_path), at
    lay_out(tmp_path, names)
    assert calls_in_child(dying(calls + 1, after=after), lambda: edit(tmp_path, names)) == calls


def calls_in_child(trap: Trap, work: Callable[[], object]) -> int | None:
    """Do it in a process of its own; return how many calls were counted there, None if it died.

    The trap is set there: what libraries do when a process forks is none of the calls counted.
    """
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with trap.set():
                work()
            os.write(theirs, f"{trap.count}".encode())
        finally:
            os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as said:
        calls = said.read()
    killed = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert killed != bool(calls), "it neither died nor came to the end"
    return int(calls) if calls else None


def test_a_write_that_takes_only_a_few_bytes_at_a_time_still_writes_all(tmp_path, monkeypatch):
    lay_out(tmp_path, ("a.md",))
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data[:3])))
    assert edit(tmp_path, ("a.md",))
    assert content(tmp_path, ("a.md",)) == chosen(NEW, ("a.md",))


def test_an_interrupt_puts_everything_back(tmp_path, monkeypatch):
    from mtgrec.store.writing import temporary

    def interrupt(_folder):
        raise KeyboardInterrupt

    names = ("a.md", "b.md")
    lay_out(tmp_path, names)
    monkeypatch.setattr(temporary, "sync_folder", interrupt)
    with pytest.raises(KeyboardInterrupt):
        edit(tmp_path, names)
    assert content(tmp_path, names) == chosen(OLD, names)
    assert not strays(tmp_path)
