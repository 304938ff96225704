"""The bar is for those who wait: a terminal, half a second, and then it goes without a trace."""

import io
import json
import threading

import pytest

from mtgrec.output import progress
from mtgrec.output.progress import track


class Clock:
    """A second hand moved by the test."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(progress, "monotonic", clock)
    monkeypatch.setenv("COLUMNS", "60")
    return clock


def test_without_a_terminal_the_items_are_handed_back_untouched():
    items = [1, 2, 3]
    assert track(items, 3, "reading", io.StringIO()) is items


def test_stderr_is_the_stream(monkeypatch: pytest.MonkeyPatch, terminal, clock: Clock):
    monkeypatch.setattr("sys.stderr", terminal)
    for _item in track(range(3), 3, "reading"):
        clock.now += 1
    assert "reading" in terminal.getvalue()
    assert "\x1b[36m" in terminal.getvalue()


def test_a_short_read_shows_nothing(terminal, clock: Clock):
    for _item in track(range(4), 4, "reading", terminal):
        clock.now += 0.1
    assert terminal.getvalue() == ""


def test_after_half_a_second_the_bar_appears_and_in_the_end_vanishes(terminal, clock: Clock):
    seen, threads = [], threading.active_count()
    for item in track(range(4), 4, "读取会议记录[/]\x1b[2J", terminal, color=False):
        assert threading.active_count() == threads
        seen.append((item, terminal.getvalue().count("读取会议记录[/]")))
        clock.now += 0.3
    assert [item for item, _ in seen] == [0, 1, 2, 3]
    assert [times > 0 for _, times in seen] == [False, False, True, True]
    assert "2/4" in terminal.getvalue()
    assert "\\x1b[2J" in terminal.getvalue()
    assert terminal.getvalue().endswith("\x1b[2K")  # the line is wiped


def test_items_may_count_for_several(terminal, clock: Clock):
    for _item in track(["ab", "cde", "f"], 6, "reading", terminal, size=len):
        clock.now += 1
    assert "2/6" in terminal.getvalue()
    assert "5/6" in terminal.getvalue()


def test_it_is_not_drawn_more_often_than_an_eye_can_see(terminal, clock: Clock):
    clock_of_step = 0.001
    for _item in track(range(1000), 1000, "reading", terminal):
        clock.now += clock_of_step
    assert 3 <= terminal.getvalue().count("reading") <= 8


def test_whoever_leaves_early_leaves_no_bar(terminal, clock: Clock):
    items = iter(track(range(9), 1, "reading", terminal))
    for _item in range(3):
        next(items)
        clock.now += 0.6
    items.close()  # type: ignore[attr-defined]
    assert terminal.getvalue().endswith("\x1b[2K")


def test_rich_is_loaded_only_when_the_bar_appears(python):
    code = """
        import io, json, sys
        from mtgrec.output.progress import track
        class Terminal(io.StringIO):
            def isatty(self):
                return True
        list(track(range(3), 3, "reading", Terminal()))
        print(json.dumps("rich.progress" in sys.modules))
    """
    assert json.loads(python(code)) is False
