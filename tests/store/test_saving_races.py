"""Somebody saves in just the wrong moment: what an editor saved is never overwritten."""

import multiprocessing
import os
import random
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from mtgrec.store.reading.files import read_regular
from mtgrec.store.reading.waiting import Patience
from mtgrec.store.writing import exchange, temporary
from mtgrec.store.writing.locking import locked
from mtgrec.store.writing.saving import Save, read_for_edit, save_all

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who writes")
exchanges = pytest.mark.skipif(
    not hasattr(os, "fork") or exchange._exchange_function() is None,
    reason="needs the kernel's exchange",
)


@pytest.fixture
def file(tmp_path):
    (tmp_path / "a.md").write_bytes(b"old")
    return tmp_path / "a.md"


def in_place(path, data):
    with path.open("wb") as handle:
        handle.write(data)


def by_rename(path, data):
    spare = path.with_name("editor's own")
    spare.write_bytes(data)
    spare.replace(path)


def moved_aside(path, data):
    path.rename(path.with_name("backup~"))
    path.write_bytes(data)


EDITORS = pytest.mark.parametrize("save", [in_place, by_rename, moved_aside])


@pytest.fixture
def moments(monkeypatch):
    """Let something happen before or after the n-th exchange: `moments[1, "before"] = ...`."""
    planned: dict[tuple[int, str], Callable[[], object]] = {}
    calls, real = count(1), exchange.exchange

    def exchanged(one, other):
        number = next(calls)
        planned.get((number, "before"), int)()
        done = real(one, other)
        planned.get((number, "after"), int)()
        return done

    monkeypatch.setattr(exchange, "exchange", exchanged)
    return planned


def saved(file, *more):
    return save_all(file.parent, [Save("a.md", b"old", b"new"), *more])


def leftovers(file):
    ours = {"a.md", "b.md", "backup~"}
    return sorted(path.name for path in file.parent.iterdir() if path.name not in ours)


@exchanges
@EDITORS
def test_a_save_right_before_the_exchange_is_put_back(file, moments, save):
    moments[1, "before"] = lambda: save(file, b"editor")
    assert not saved(file)
    assert file.read_bytes() == b"editor"
    assert leftovers(file) == []


@exchanges
@EDITORS
def test_a_save_right_after_the_exchange_counts_as_later(file, moments, save):
    moments[1, "after"] = lambda: save(file, b"editor")
    assert saved(file)
    assert file.read_bytes() == b"editor"
    assert leftovers(file) == []


@exchanges
@EDITORS
@pytest.mark.parametrize("first", [in_place, by_rename])
def test_a_newer_save_while_one_is_put_back_wins(file, moments, first, save):
    moments[1, "before"] = lambda: first(file, b"first")
    moments[2, "before"] = lambda: save(file, b"second")
    assert not saved(file)
    assert file.read_bytes() == b"second"
    assert leftovers(file) == []


@exchanges
@EDITORS
def test_the_newest_of_many_saves_wins(file, moments, save):
    moments[1, "before"] = lambda: by_rename(file, b"1")
    for number in range(2, 9):
        moments[number, "before"] = lambda number=number: save(file, f"{number}".encode())
    assert not saved(file)
    assert file.read_bytes() == b"8" if save is not moved_aside else b"2"
    assert leftovers(file) == []


@exchanges
def test_a_folder_or_a_link_put_there_meanwhile_stays(file, moments):
    def link():
        file.unlink()
        file.symlink_to("b.md")

    moments[1, "before"] = link
    assert not saved(file)
    assert str(file.readlink()) == "b.md"
    assert leftovers(file) == []


@exchanges
def test_a_file_taken_away_while_it_is_put_back_is_not_lost(file, moments):
    moments[1, "before"] = lambda: by_rename(file, b"editor")
    moments[2, "before"] = file.unlink
    assert not saved(file)
    assert file.read_bytes() == b"editor"
    assert leftovers(file) == []


@linux
def test_a_file_that_somebody_is_just_writing_is_let_alone(file, means):
    with file.open("r+b") as editor:
        assert not saved(file)
        editor.write(b"editor")
    assert file.read_bytes() == b"editor"
    assert leftovers(file) == []


@linux
@pytest.mark.parametrize("read", [read_regular, lambda file: read_for_edit(file.parent, file.name)])
def test_a_file_that_an_editor_has_just_emptied_is_read_when_it_is_whole(file, monkeypatch, read):
    editor = file.open("wb", buffering=0)

    def finish(_seconds):
        if not editor.closed:
            editor.write(b"whole")
            editor.close()

    monkeypatch.setattr(time, "sleep", finish)
    assert read(file) == b"whole"


@linux
@pytest.mark.parametrize("read", [read_regular, lambda file: read_for_edit(file.parent, file.name)])
@pytest.mark.parametrize("pieces", [[b"one ", b"two ", b"three"], [b"", b"one two three"]])
def test_a_file_that_is_written_in_pieces_is_read_when_it_is_whole(file, monkeypatch, read, pieces):
    editor = file.open("wb", buffering=0)
    waiting = list(pieces)
    editor.write(waiting.pop(0))

    def next_piece(_seconds):
        if waiting:
            editor.write(waiting.pop(0))
        else:
            editor.close()

    monkeypatch.setattr(time, "sleep", next_piece)
    assert read(file) == b"one two three"


@pytest.mark.parametrize(
    "read",
    [
        lambda file: read_regular(file, patience=Patience()),
        lambda file: read_for_edit(file.parent, file.name),
    ],
)
def test_a_file_that_is_away_for_a_moment_is_waited_for(file, monkeypatch, read):
    file.rename(file.with_name("a.md~"))
    monkeypatch.setattr(time, "sleep", lambda _seconds: file.write_bytes(b"whole"))
    assert read(file) == b"whole"


def test_a_file_at_rest_is_not_waited_for(file, monkeypatch):
    def never(*_arguments):
        raise AssertionError

    monkeypatch.setattr(time, "sleep", never)
    assert read_regular(file) == b"old"
    os.utime(file, (1, 1))
    monkeypatch.setattr(exchange, "being_written", never)
    assert read_regular(file) == b"old"
    file.write_bytes(b"")
    os.utime(file, (1, 1))
    assert read_regular(file) == b""


@linux
def test_files_that_are_never_finished_cost_a_second_in_all(file, monkeypatch):
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    patience = Patience()
    with file.open("wb", buffering=0) as editor:
        editor.write(b"half")
        for _ in range(40):
            assert read_regular(file, patience=patience) == b"half"
    assert 0.9 < sum(slept) <= 1


def test_a_save_into_the_file_just_displaced_is_put_back(file, means, monkeypatch):
    """An editor that had found the file before the exchange, and writes after it."""

    def write(folder):
        for path in Path(folder).glob("*.mtgrec.tmp"):
            in_place(path, b"editor")

    monkeypatch.setattr(temporary, "sync_folder", write)
    assert not saved(file)
    assert file.read_bytes() == b"editor"
    assert leftovers(file) == []


@exchanges
def test_of_several_files_all_go_back_to_the_very_files_they_were(file, moments):
    other = file.with_name("b.md")
    other.write_bytes(b"old b")
    before = file.stat()
    moments[2, "before"] = lambda: by_rename(other, b"editor")
    assert not saved(file, Save("b.md", b"old b", b"new b"))
    assert (file.read_bytes(), other.read_bytes()) == (b"old", b"editor")
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert leftovers(file) == []


@exchanges
@EDITORS
def test_of_several_files_one_saved_by_an_editor_meanwhile_is_not_put_back(file, moments, save):
    other = file.with_name("b.md")
    other.write_bytes(b"old b")
    moments[2, "before"] = lambda: (save(file, b"editor"), in_place(other, b"editor b"))
    assert not saved(file, Save("b.md", b"old b", b"new b"))
    assert (file.read_bytes(), other.read_bytes()) == (b"editor", b"editor b")
    assert leftovers(file) == []


@pytest.mark.parametrize("save", [in_place, by_rename])
def test_an_editor_and_mtgrec_on_one_file_at_full_speed(file, save):
    """Saves carry numbers; after each, once mtgrec had its turn, that number must be there."""
    rounds, quick = multiprocessing.get_context("spawn").Value("q", 0), 100
    editor = multiprocessing.get_context("spawn").Process(
        target=_edit_and_look, args=(file, save.__name__, quick, rounds)
    )
    in_place(file, b"0\n")
    editor.start()
    try:
        while editor.is_alive():
            data = file.read_bytes()
            save_all(file.parent, [Save("a.md", data, data.split(b"\n")[0] + b"\nnote\n")])
            rounds.value += 1
    finally:
        editor.join()
    assert editor.exitcode == 0
    assert leftovers(file) == []


def _edit_and_look(file, save, saves, rounds):
    for number in range(1, saves + 1):
        time.sleep(random.random() / 500)
        globals()[save](file, b"%d\n" % number)
        seen = rounds.value
        # The round under way may still show what it is about to put back; the next has read ours.
        while rounds.value < seen + 2:
            time.sleep(0.0001)
        found = int(file.read_bytes().split(b"\n")[0])
        assert found == number, f"save {number} was overwritten by what knew only {found}"


def test_eight_processes_lose_nothing(file):
    in_place(file, b"0")
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_add, args=(file.parent, 25)) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0] * 8
    assert file.read_bytes() == b"200"
    assert leftovers(file) == [".mtgrec"]


def _add(root, times):
    for _ in range(times):
        with locked(root):
            data = read_for_edit(root, "a.md")
            assert save_all(root, [Save("a.md", data, b"%d" % (int(data) + 1))])
