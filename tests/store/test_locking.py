"""One lock per workspace, which names its holder, follows no link and never stands in the way."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from mtgrec.model.errors import RefusedError
from mtgrec.store.writing import locking
from mtgrec.store.writing.locking import locked
from mtgrec.store.writing.process import host_name

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")
HOLDER = """\
import sys, time
from pathlib import Path
from mtgrec.store.writing.locking import locked
with locked(Path(sys.argv[2])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def short(monkeypatch):
    monkeypatch.setattr(locking, "WAIT", 0.1)


@pytest.fixture
def holder(tmp_path, clean):
    """Let another process hold the lock."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, "log", str(tmp_path)], stdout=subprocess.PIPE, env=clean()
    )
    assert process.stdout
    assert process.stdout.readline() == b"held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def refusal(root):
    with pytest.raises(RefusedError) as error, locked(root):
        pass
    return str(error.value)


def is_free(root):
    with locked(root):
        card = (root / ".mtgrec" / "holder").read_text().split("\t")
    return card[0] == f" {os.getpid()}"


def test_the_folder_of_the_lock_ignores_itself(tmp_path):
    with locked(tmp_path):
        inside = sorted(path.name for path in (tmp_path / ".mtgrec").iterdir())
        assert inside == [".gitignore", "holder", "lock"]
    assert (tmp_path / ".mtgrec" / ".gitignore").read_bytes() == b"*\n"
    assert (tmp_path / ".mtgrec" / "holder").read_bytes() == b""


def test_what_stands_in_the_gitignore_stays(tmp_path):
    (tmp_path / ".mtgrec").mkdir()
    (tmp_path / ".mtgrec" / ".gitignore").write_text("index\n")
    assert is_free(tmp_path)
    assert (tmp_path / ".mtgrec" / ".gitignore").read_text() == "index\n"


def test_who_holds_the_lock_is_named(tmp_path, short, holder):
    sentence = refusal(tmp_path)
    assert sentence.startswith("“mtgrec log” is writing here since 2")
    assert sentence.endswith(f": process {holder.pid} on {host_name()}")


def test_the_lock_of_a_killed_process_is_free(tmp_path, short, holder):
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert (tmp_path / ".mtgrec" / "holder").read_text()  # it could not tidy up
    assert is_free(tmp_path)


def test_what_a_killed_process_wrote_is_not_taken_for_the_next_holder(tmp_path, short, holder):
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    card = (tmp_path / ".mtgrec" / "holder").read_bytes()
    with locked(tmp_path):
        # As if the present holder had found no room to write its own.
        (tmp_path / ".mtgrec" / "holder").unlink()
        (tmp_path / ".mtgrec" / "holder").write_bytes(card)
        assert refusal(tmp_path) == "another process has been writing here for 0 s"


@pytest.mark.parametrize("card", [b"", b" 1\t2", b" x\thost\ty\tmtgrec\n", b"\xff" * 5000])
def test_a_card_that_makes_no_sense_is_not_shown(tmp_path, short, card):
    with locked(tmp_path):
        (tmp_path / ".mtgrec" / "holder").write_bytes(card)
        assert refusal(tmp_path) == "another process has been writing here for 0 s"


def test_it_is_free_again_after_an_error(tmp_path, short):
    with pytest.raises(KeyError), locked(tmp_path):
        raise KeyError
    assert is_free(tmp_path)


def test_one_at_a_time_also_between_threads(tmp_path):
    inside: list[int] = []

    def work():
        for _ in range(5):
            with locked(tmp_path):
                inside.append(1)
                assert inside == [1]
                time.sleep(0.001)
                inside.pop()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert inside == []


def test_a_lock_removed_while_it_was_waited_for_is_made_again(tmp_path, short):
    with locked(tmp_path):
        (tmp_path / ".mtgrec" / "lock").unlink()
        assert is_free(tmp_path)


def everything(folder):
    """Return what a change would show in; looking at a folder moves its time of access."""
    found = {path: path.lstat() for path in folder.rglob("*")}
    return {
        path: (
            status.st_mode,
            status.st_ino,
            status.st_size,
            status.st_mtime_ns,
            status.st_ctime_ns,
        )
        for path, status in found.items()
    }


@posix
@pytest.mark.parametrize("name", [".mtgrec", "lock", "holder", ".gitignore"])
@pytest.mark.parametrize("kind", ["link", "dangling", "hard link", "fifo", "file", "folder"])
def test_odd_things_in_the_place_of_the_lock_do_no_harm(tmp_path, monkeypatch, name, kind):
    root, outside = tmp_path / "root", tmp_path / "outside"
    (outside / "folder").mkdir(parents=True)
    (outside / "file").write_bytes(b"")
    place = root / ".mtgrec" if name == ".mtgrec" else root / ".mtgrec" / name
    place.parent.mkdir(parents=True)
    if kind == "link":
        place.symlink_to(outside / ("folder" if name == ".mtgrec" else "file"))
    elif kind == "dangling":
        place.symlink_to(outside / "nothing")
    elif kind == "hard link":
        os.link(outside / "file", place)
    elif kind == "fifo":
        os.mkfifo(place)
    elif kind == "folder":
        place.mkdir()
    else:
        place.write_bytes(b"")
    before = everything(outside)
    monkeypatch.setattr(time, "sleep", lambda _seconds: pytest.fail("nobody is to be waited for"))
    with locked(root):
        pass
    assert everything(outside) == before


@posix
def test_without_a_place_for_the_lock_everything_goes_on(tmp_path, monkeypatch):
    def refuse(*_arguments, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "mkdir", refuse)
    with locked(tmp_path):
        assert list(tmp_path.iterdir()) == []


@posix
def test_on_a_file_system_without_locks_everything_goes_on(tmp_path, monkeypatch):
    import fcntl

    def unknown(_handle, _operation):
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(fcntl, "flock", unknown)
    with locked(tmp_path), locked(tmp_path):
        pass


# -- waiting


def wait_for(condition):
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.001)


def numbers(root):
    return sorted(path.name for path in (root / ".mtgrec").glob("turn-*"))


def test_those_that_wait_come_in_the_order_in_which_they_came(tmp_path):
    came: list[int] = []

    def work(number):
        with locked(tmp_path):
            came.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    with locked(tmp_path):
        for waiting, thread in enumerate(threads, 1):
            thread.start()
            wait_for(lambda waiting=waiting: len(numbers(tmp_path)) == waiting)
    for thread in threads:
        thread.join()
    assert came == list(range(8))
    assert numbers(tmp_path) == []


def test_who_comes_when_somebody_waits_waits_too(tmp_path):
    came: list[str] = []
    waiter = threading.Thread(target=lambda: came.append("waiter") if take(tmp_path) else None)
    with locked(tmp_path):
        waiter.start()
        wait_for(lambda: numbers(tmp_path))
    # Without a queue, the next one would find the lock free while the waiter sleeps.
    with locked(tmp_path):
        assert came == ["waiter"]
    waiter.join()


def take(root):
    with locked(root):
        return True


def test_numbers_of_those_that_were_killed_hold_nobody_up(tmp_path, short, holder):
    (tmp_path / ".mtgrec" / "turn-00000000000000000000-1-0").write_bytes(b"")
    (tmp_path / ".mtgrec" / "turn-00000000000000000000-2-0").symlink_to("nothing")
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert is_free(tmp_path)
    assert numbers(tmp_path) == []


def test_who_waits_says_for_whom_and_gives_up(tmp_path, holder, monkeypatch):
    monkeypatch.setattr(locking, "WAIT", 0.2)
    monkeypatch.setattr(locking, "PATIENCE", 0.0)
    said: list[str] = []
    with pytest.raises(RefusedError), locked(tmp_path, lambda message: said.append(str(message))):
        pass
    assert len(said) == 1
    assert said[0].startswith("waiting: “mtgrec log” is writing here since 2")
    assert said[0].endswith(f": process {holder.pid} on {host_name()} …")
    assert numbers(tmp_path) == []


@posix
def test_where_no_number_can_be_drawn_one_waits_all_the_same(tmp_path, short, holder, monkeypatch):
    opened = os.open

    def refuse(path, *arguments, **options):
        if str(path).startswith("turn-"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **options)

    monkeypatch.setattr(os, "open", refuse)
    assert "is writing here since" in refusal(tmp_path)
