"""Findings on a terminal: folded without losing a character, coloured piece by piece."""

import io
import re

from hypothesis import given
from hypothesis import strategies as st

from mtgrec.output.answer import Cell
from mtgrec.output.formats import show_lines
from mtgrec.output.formats.screen import NARROWEST, draw_lines
from mtgrec.output.formats.screen_options import Screen
from mtgrec.output.tables.findings import Line, Shown, concise_lines, summary, tally, text_lines
from mtgrec.output.text import width
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import ERROR, HINT, WARNING, RuleInfo

INFO = RuleInfo("A002", "no-due-date", ERROR, "no due date for {what}", "agree on a day", "safe")


def shown(
    reason: str | None = None, severity: str = ERROR, fix: str = "", source: str = ""
) -> Shown:
    rule = INFO._replace(severity=severity)
    problem = rule.at("c/纪要.md", (8, 11), "c.A2QQ", what="拍摄上市短片")
    return Shown(Finding(problem, reason=reason), rule, fix, source or None)


def plain(lines: list[Line]) -> list[str]:
    return ["".join(piece.text for piece in line) for line in lines]


def drawn(lines: list[Line], cells: int, *, color: bool) -> list[str]:
    stream = io.StringIO()
    draw_lines(lambda _room: lines, stream, Screen(cells), color=color)
    return stream.getvalue().splitlines()


def test_all_parts_of_a_finding():
    found = plain(list(text_lines([shown(source="    what: 拍摄上市短片")], 80)))
    assert found == [
        "c/纪要.md:8:11: A002 no-due-date error: no due date for 拍摄上市短片",
        "  8 |     what: 拍摄上市短片",
        "    |           ^^^^^^^^^^^^",
        "  help: agree on a day",
        "",
    ]


def test_a_waived_one_says_why_instead():
    found = plain(list(text_lines([shown("the fair")], None)))
    assert found[0].startswith("c/纪要.md:8:11: A002 no-due-date error (waived): ")
    assert found[1] == "  waived: the fair"
    assert plain(list(concise_lines([shown("the fair")])))[0].startswith(
        "c/纪要.md:8:11: A002 no-due-date error (waived: the fair): "
    )


def test_the_summary_counts():
    found = [
        shown(),
        shown(fix="safe"),
        shown(severity=WARNING, fix="unsafe"),
        shown(severity=HINT),
    ]
    counts = tally([*found, shown("the fair", fix="safe")], 1)
    assert summary(counts, 3) == (
        "errors: 2, warnings: 1, hints: 1; --fix mends 1; --fix --unsafe-fixes mends 1 more; waived: 1"
    )
    assert summary(tally([], 0), 3) == "All is well: no findings (records: 3)"
    assert counts.failed
    assert not tally([shown(severity=HINT)], 0).failed


def test_a_folded_line_goes_on_further_in_and_keeps_its_colours():
    line = (Cell("c/a.md:8:11: "), Cell("A002 no-due-date ", "accent"), Cell("错误", "bad"), Cell("：没有截止日期，谁也不知道什么时候要"))  # fmt: skip
    assert drawn([line], 44, color=False) == [
        "c/a.md:8:11: A002 no-due-date 错误：没有",
        "    截止日期，谁也不知道什么时候要",
    ]
    painted = drawn([line], 44, color=True)
    assert [re.sub(r"\x1b\[[\d;]*m", "", each) for each in painted] == drawn(
        [line], 44, color=False
    )
    assert "\x1b[36mA002 no-due-date \x1b[0m\x1b[31m错误\x1b[0m" in painted[0]


def test_a_pipe_gets_lines_as_they_are():
    stream = io.StringIO()
    long = (Cell("长" * 100, "bad"),)
    rooms = []

    def lines(room):
        rooms.append(room)
        return [long, ()]

    show_lines(lines, stream)
    assert stream.getvalue() == "长" * 100 + "\n\n"
    assert rooms == [None]


TEXT = st.text(st.sampled_from("ab 长，。()-"), max_size=60)


@given(st.lists(TEXT, max_size=4), st.integers(NARROWEST, 80))
def test_no_character_is_lost(texts: list[str], cells: int):
    line = tuple(Cell(text, "bad") for text in texts)
    found = drawn([line], cells, color=True)
    bare = [re.sub(r"\x1b\[[\d;]*m", "", each) for each in found]
    assert all(width(each) <= cells for each in bare)
    assert "".join("".join(bare).split()) == "".join("".join(texts).split())
