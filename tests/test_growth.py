"""Twice as many items take twice the work: the lines of Python that each function runs are counted.

Counting lines is exact, whatever else the machine does: where a function's lines grow by more than
twice when the items double, it looks at every item for every item. How long it all takes is measured
by `tests/benchmarks/sizes.py`, with the same shapes. What patterns search in one long text is no
line of Python: there the processor time of four times the text is compared with that of the text.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

import mtgrec
from mtgrec.cli import run
from mtgrec.model.editing import reference_guesses
from mtgrec.model.records.register import Register
from mtgrec.model.values.named_lag import named_lag
from tests.benchmarks.shapes import COMMANDS, TODAY, Shape, lists, write

SMALLEST = 12
TOO_MUCH = 2.6
"""By how much more lines a function may run from 24 to 48 items than from 12 to 24."""
FEW = 300
"""So many lines may come from anything, such as the first use of a cache."""

SHAPES = {shape.name: shape for shape in lists.SHAPES}
CHECKED = (
    "kpi, faulty",
    "decision, sound",
    "action, faulty",
    "risk, faulty",
    "check, faulty",
    "milestone, sound",
    "lesson, faulty",
    "follow_up, faulty",
    "budget_line, sound",
    "action kpi",
    "log",
    "deviations of a KPI",
    "changes of a KPI",
    "waive of a record",
    "an item with a waiver",
    "unknown keys of an item",
    "items, bare texts",
    "items, the same id",
    "statuses misspelt",
    "milestones each with a gate",
    "gates of a milestone, checks",
    "milestones, checks",
    "KPIs, waivers of the record",
    "references to one KPI, deviations",
    "decisions carried out",
    "follow-ups",
)
FIXED = (
    "action, faulty",
    "items without id",
    "items without id, the same text",
    "items, bare texts",
    "items on one line",
    "statuses in blocks",
    "dates in words",
)


@contextmanager
def counting(lines: Counter[CodeType]) -> Iterator[None]:
    """Count the lines that each function runs."""

    def in_function(frame: FrameType, event: str, _argument: Any) -> Any:
        lines[frame.f_code] += event == "line"
        return in_function

    before = sys.gettrace()
    sys.settrace(in_function)
    try:
        yield
    finally:
        sys.settrace(before)


def lines_run(root: Path, shape: Shape, count: int, command: str) -> Counter[str]:
    """Return how many lines each of our functions runs in one call of a command."""
    write(root, shape.files(count))
    lines: Counter[CodeType] = Counter()
    with counting(lines), pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        patch.setenv("MTGREC_NO_INDEX", "1")
        run([*COMMANDS[command], "--today", TODAY])
    ours = f"{Path(mtgrec.__file__).parent}/"
    found: Counter[str] = Counter()
    for code, number in lines.items():
        if code.co_filename.startswith(ours):
            place = code.co_filename.removeprefix(ours)
            found[f"{place}:{code.co_firstlineno} {code.co_qualname}"] += number
    return found


def growing_too_fast(root: Path, name: str, command: str) -> list[str]:
    shape = SHAPES[name]
    lines_run(root / "warm", shape, 1, command)
    few, more, many = (
        lines_run(root / str(count), shape, count, command)
        for count in (SMALLEST, 2 * SMALLEST, 4 * SMALLEST)
    )
    return [
        f"{function}: {few[function]}, {more[function]}, {many[function]} lines"
        for function in many
        if many[function] - more[function] > FEW + TOO_MUCH * max(0, more[function] - few[function])
    ]


@pytest.mark.parametrize("name", CHECKED)
def test_checking_twice_as_much_is_twice_the_work(tmp_path: Path, name: str):
    assert growing_too_fast(tmp_path, name, "check") == []


def test_only_so_many_misspelt_references_are_guessed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Each is compared with every id, which is worth it only where they are few."""
    monkeypatch.setattr(reference_guesses, "_PATIENCE", 100)
    assert growing_too_fast(tmp_path, "dead references beside items", "check") == []


@pytest.mark.parametrize("name", FIXED)
def test_mending_twice_as_much_is_twice_the_work(tmp_path: Path, name: str):
    assert growing_too_fast(tmp_path, name, "fix") == []


@pytest.mark.parametrize("command", ["status", "list", "show", "set", "new", "report"])
@pytest.mark.parametrize("name", ["action, faulty", "budget_line, sound", "follow-ups"])
def test_every_command_takes_twice_the_work_for_twice_as_much(
    tmp_path: Path, name: str, command: str
):
    assert growing_too_fast(tmp_path, name, command) == []


def seconds(function: Callable[[str], object], text: str) -> float:
    def once() -> float:
        start = time.process_time()
        function(text)
        return time.process_time() - start

    return min(once() for _ in range(3))


LAGS = (
    "延迟3天",
    "没有延迟3天",
    "延迟3天，",
    "如果延迟3天。",
    "已追回延迟3天；",
    "a week late ",
    "晚",
)
NAMES = ("和李雷", "李雷和", "Bob and ", "李雷-", "市场部 ", "Ann Lee ", "李雷、", "（李雷）", "等")
TEXTS = [
    *((named_lag, unit, 8_000) for unit in LAGS),
    *((lambda text: Register().parts_of(text), unit, 9_600) for unit in NAMES),
    *((lambda text: Register().parts_of(f"{text}公司"), unit, 9_600) for unit in NAMES),
]


@pytest.mark.parametrize(("read", "unit", "size"), TEXTS)
def test_a_text_of_four_times_the_length_takes_four_times_the_time(
    read: Callable[[str], object], unit: str, size: int
):
    short, long = ((unit * size)[:length] for length in (size // 4, size))
    few, much = seconds(read, short), seconds(read, long)
    assert much < 0.02 + 9 * few  # four times, or 16 where each place is looked at for each place
