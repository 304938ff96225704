"""Charts: what fits, what is named, what odd data come to."""

import re
from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mtgrec.output import language
from mtgrec.output.report import (
    BudgetBars,
    BudgetRow,
    BurnUp,
    Chart,
    Gantt,
    GanttRow,
    TargetBars,
    TargetRow,
)
from mtgrec.output.report.charts import pictures, table
from mtgrec.output.report.charts.figures import amount, short
from mtgrec.output.report.charts.lettering import ems, shortened, wrapped
from mtgrec.output.report.charts.scales import calendar, round_steps

TODAY = date(2026, 6, 16)
LONG = "把尝鲜装链接和详情页全部上架，逐条请法务审核宣传用语，并把定稿交给直播间主播照着念，不得临场发挥，也不得另加优惠"
TEXT = re.compile(
    r'<text x="([\d.-]+)" y="([\d.-]+)"(?: text-anchor="(\w+)")?(?: class="([\w ]+)")?>([^<]*)'
)
FONTS = {"wide": 14, "narrow": 13.5}
WIDTHS = {"wide": 880, "narrow": 360}


def inside(chart: Chart) -> list[str]:
    """Return the chart's texts, after a check that none leaves either picture or covers another."""
    found: list[str] = []
    for picture in pictures(chart, "c"):
        size = re.match(r'<svg class="(\w+)"', picture)
        assert size
        width, font = WIDTHS[size[1]], FONTS[size[1]]
        boxes: list[tuple[float, float, float]] = []
        for x, y, anchor, style, text in TEXT.findall(picture):
            room = ems(text) * font * (0.88 if "note" in style or "now" in style else 1)
            left = float(x) - {"": 0, "start": 0, "middle": room / 2, "end": room}[anchor]
            assert left >= -1, text
            # An estimate on the safe side may ask for a little more than there is.
            assert left + room <= width + font, text
            for others_left, others_right, others_y in boxes:
                apart = left >= others_right - font or left + room <= others_left + font
                assert apart or abs(others_y - float(y)) >= font * 0.8, text
            boxes.append((left, left + room, float(y)))
            found.append(text)
    return found


def gantt(*rows: GanttRow, today: date = TODAY) -> Gantt:
    return Gantt("Calendar", rows, today)


def test_a_long_label_is_cut_where_the_mouse_shows_all_of_it():
    chart = gantt(GanttRow(LONG, TODAY, TODAY))
    texts = inside(chart)
    assert any(text.endswith("…") for text in texts)
    assert all(f"<title>{LONG}</title>" in picture for picture in pictures(chart, "c"))
    assert table(chart).rows[0][0].text == LONG


@pytest.mark.parametrize(
    "label",
    [LONG, LONG * 5, "W" * 200, "supercalifragilistic" * 9, "a b " * 90, "", " ", "👩‍👩‍👧" * 40, "\x1b[31m\u202e" * 30],
)  # fmt: skip
def test_any_label_stays_in_the_picture(label: str):
    inside(gantt(GanttRow(label, TODAY, TODAY, tone="bad", state=label, kind="milestone")))
    inside(TargetBars(label, [TargetRow(label, None, Fraction(3), label[:12], None, "bad", label)]))
    inside(BudgetBars(label, [BudgetRow(label, Fraction(3), None, None, "bad", label)], "¥"))


def test_what_a_calendar_names():
    rows = [
        GanttRow("预热", date(2026, 6, 1), date(2026, 6, 15), True, "good", kind="milestone"),
        GanttRow("签约", None, date(2026, 6, 12), tone="bad", state="overdue +4 d"),
        GanttRow("写报告", date(2026, 6, 20), None),
        GanttRow("没有日期", None, None),
    ]
    texts = inside(gantt(*rows))
    assert {"today 06-16", "date (2026)", "06-01", "06-15"} <= set(texts)
    assert {"done", "needs attention", "open", "end of a milestone"} <= set(texts)
    assert {
        "✓ done · 06-01–06-15",
        "! overdue +4 d · 06-12",
        "open · 06-20",
        "open · no date",
    } <= set(texts)


def test_only_what_is_seen_is_in_the_legend():
    assert "end of a milestone" not in inside(gantt(GanttRow("a", TODAY, TODAY)))


def test_dates_that_are_mixed_up_or_lie_far_apart():
    inside(gantt(GanttRow("a", date(2026, 6, 20), date(2026, 6, 1))))
    texts = inside(gantt(GanttRow("a", date(1, 1, 1), date(9999, 12, 31))))
    assert "date (1–9999)" in texts
    assert "today 06-16" in texts
    texts = inside(gantt(GanttRow("a", TODAY, TODAY), today=date(2031, 1, 1)))
    assert not any(text.startswith("today") for text in texts)


def test_more_rows_than_can_be_seen():
    chart = gantt(*[GanttRow(f"row {number}", TODAY, TODAY) for number in range(300)])
    texts = inside(chart)
    assert "row 39" in texts
    assert "row 40" not in texts
    assert "260 more: see the figures of this chart" in texts
    assert len(table(chart).rows) == 300


def test_a_burn_up():
    days = [date(2026, 6, day) for day in (1, 10, 16, 20)]
    chart = BurnUp(
        "Burn-up", "Actions (count)", days, [3, 5, 5, 5], [0, 2, 4, None], TODAY, [0, 1, 4, 5]
    )
    texts = inside(chart)
    assert {"in all 5", "due by then 4", "done 4", "Actions (count)", "date (2026)"} <= set(texts)
    assert [[cell.text for cell in row] for row in table(chart).rows] == [
        ["2026-06-01", "3", "0", "0"],
        ["2026-06-10", "5", "1", "2"],
        ["2026-06-16", "5", "4", "4"],
        ["2026-06-20", "5", "5", "—"],
    ]


@pytest.mark.parametrize("scope", [[], [0], [1], [10**9]])
def test_a_burn_up_of_little_or_much(scope: list[int]):
    inside(BurnUp("Burn-up", "n", [TODAY][: len(scope)], scope, [None][: len(scope)], TODAY))


def test_goals():
    rows = [
        TargetRow("转化率", Fraction(12, 100), Fraction(15, 100), "%", Fraction(4, 5), "bad"),
        TargetRow("粉丝", Fraction(900), Fraction(200), "", Fraction(9, 2), "good"),
        TargetRow("ROI", Fraction(-1), Fraction(2), "", Fraction(-1, 2), "bad"),
        TargetRow("曝光", None, Fraction(5000000), "次", None, "", "no readings"),
        TargetRow("无目标", Fraction(1, 3), Fraction(0), "", None, "", "n/a: target is zero"),
    ]
    texts = inside(TargetBars("Goals", rows))
    assert {"! 80 %: 12%, target 15%", "✓ 450 %: 900, target 200", "»"} <= set(texts)
    assert {"! -50 %: -1, target 2", "no readings; target 5,000,000次"} <= set(texts)
    assert {"n/a: target is zero: 0.33, target 0", "share of the target (%)", "100 %"} <= set(texts)


def test_money():
    rows = [
        BudgetRow("渠道", Fraction(500000), Fraction(250000), Fraction(312000), "bad", "125 % of the plan to date"),
        BudgetRow("人员", Fraction(120000), Fraction(100000, 3), None),
    ]  # fmt: skip
    texts = inside(BudgetBars("Budget", rows, "¥"))
    assert {"¥0", "¥200k", "amount (¥)", "! 125 % of the plan to date"} <= set(texts)
    assert "spent no data; planned ¥120,000, to date ¥33,333.33" in texts
    inside(BudgetBars("Budget", [BudgetRow("x", None, None, None)], ""))
    inside(BudgetBars("Budget", [BudgetRow("x", Fraction(0), Fraction(0), Fraction(-5))], "$"))


def test_numbers_as_each_language_shortens_them():
    values = [Fraction(0), Fraction(5000), Fraction(12500), Fraction(3 * 10**8)]
    assert [short(value, "¥") for value in values] == ["¥0", "¥5k", "¥12.5k", "¥300M"]
    language.bind("zh")
    assert [short(value, "次") for value in values] == ["0次", "5000次", "1.25万次", "3亿次"]
    language.bind("en")
    assert amount(Fraction(1, 3), "%") == "33.33%"
    assert amount(Fraction(2, 3), "") == "0.67"
    assert amount(Fraction(123456789), "¥") == "¥123,456,789"


# -- what always holds


@given(st.text(max_size=60), st.floats(2, 40), st.integers(1, 3))
def test_lines_are_never_wider_than_their_room(text: str, room: float, most: int):
    lines = wrapped(text, room, most)
    assert len(lines) <= most
    assert all(ems(line) <= room for line in lines)
    assert ems(shortened(text, room)) <= room


@example([date(299, 1, 1), date(102, 1, 1)], date(2000, 1, 1), 147.0)
@given(st.lists(st.dates(), min_size=1, max_size=4), st.dates(), st.floats(40, 200))
def test_named_days_keep_their_distance(days: list[date], today: date, room: float):
    axis = calendar(days, today, 10, 500)
    ticks = axis.ticks(room)
    assert ticks
    assert all(10 <= tick.at <= 500 for tick in ticks)
    gaps = [after.at - before.at for before, after in pairwise(ticks)]
    # Months differ by a few days.
    assert all(gap >= room * 0.85 for gap in gaps)


@given(st.fractions(0, 10**12), st.integers(2, 8))
def test_round_numbers_reach_to_the_top(most: Fraction, count: int):
    numbers = round_steps(most, count)
    assert numbers[0] == 0
    assert numbers[-1] >= most
    assert 2 <= len(numbers) <= count + 1
