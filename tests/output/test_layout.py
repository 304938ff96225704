"""How a table shares out the room there is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtgrec.output.answer import Cell
from mtgrec.output.formats.layout import fit, lines
from mtgrec.output.text import width

LONG = "内容投放以小红书为主，其他渠道按预算调整"  # 40 cells
ADDRESS = "618-2026-KO-260525.A7KQ"  # 23 cells


def row(*texts: str) -> list[Cell]:
    return [Cell(text) for text in texts]


@pytest.mark.parametrize(
    ("room", "widths"),
    [
        (85, [23, 40, 10, 6]),  # all fits
        (80, [23, 35, 10, 6]),  # the running text gives way, the others stay whole
        (60, [23, 15, 10, 6]),
        (55, [23, 10, 10, 6]),
        (54, None),  # nothing but cut addresses and dates would fit
    ],
)
def test_short_cells_and_addresses_stay_whole(room: int, widths: list[int] | None):
    assert fit([row(ADDRESS, LONG, "2026-06-05", "韩梅梅")], room) == widths


def test_the_longer_text_gets_more_room():
    assert fit([row(LONG * 3, LONG)], 62) == [45, 15]


def test_a_long_word_in_running_text_may_be_broken_and_a_short_one_not():
    url = "https://example.com/a/very/long/path/to/a/document.html"
    assert fit([row(f"见 {url}", LONG)], 32) == [18, 12]
    assert fit([row(url, LONG)], 22) == [10, 10]
    assert fit([row("完成 presentation 的初稿", LONG)], 24) == [12, 10]


def test_columns_without_any_text_take_no_room():
    assert fit([row("", LONG)], 30) == [0, 28]


CELLS = st.lists(
    st.text(st.sampled_from("会议a-. "), max_size=60).map(Cell), min_size=3, max_size=3
)


@given(st.lists(CELLS, min_size=1), st.integers(10, 120))
def test_what_fits_is_never_wider_than_the_room(rows: list[list[Cell]], room: int):
    widths = fit(rows, room)
    if widths is None:
        return
    assert sum(widths) + 4 <= room
    drawn = [line for cells in rows for line in lines(cells, widths, ("left", "left", "right"))]
    assert all(width(line) <= room for line in drawn)
