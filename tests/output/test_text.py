"""Text that anybody may have written is shown as it is, or spelt out; never obeyed."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtgrec.output.text import atoms, fold, pad, visible, width

HOSTILE = st.text(
    st.one_of(
        st.sampled_from(
            "\x00\x1b\x7f\x9b\r\n\t\u00ad\u061c\u202e\u2066\u2028\u200b\u200d\ufeff\ufe0f\U000e0041"
            "\ud800中文，。（「🙂👨👩❤a1 -"
        ),
        st.characters(),
    )
)
CONTROL = {"Cc", "Cs", "Zl", "Zp"}
TURNING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("会议纪要 618 — “大促”", "会议纪要 618 — “大促”"),
        ("红\x1b[31m色\x07", r"红\x1b[31m色\x07"),
        ("\x9b31m\x85\x7f\x00", r"\x9b31m\x85\x7f\x00"),
        ("下周\u202e一\u2066x\u2069\u200e\u061c", r"下周\u202e一\u2066x\u2069\u200e\u061c"),
        ("李\u200b雷\u2060\ufeff\u00ad\u3164\u200c", r"李\u200b雷\u2060\ufeff\xad\u3164\u200c"),
        ("一\u2028二\u2029三", r"一\u2028二\u2029三"),
        ("ok\U000e0041\U000e007f", r"ok\U000e0041\U000e007f"),
        ("半个\ud83d字\udcff", r"半个\ud83d字\udcff"),
        ("一\n二\r\n三\t四\n\n五", "一 二 三 四 五"),
        ("一\r二", r"一\x0d二"),
        ("\ue000\U000f0000", "\ue000\U000f0000"),
    ],
    ids=[
        "plain", "escape", "c1", "bidi", "zero-width", "separators", "tags", "surrogates",
        "line breaks", "carriage return", "private use",
    ],
)  # fmt: skip
def test_what_hides_or_commands_is_spelt_out(text: str, shown: str):
    assert visible(text) == shown


@pytest.mark.parametrize("emoji", ["👨‍👩‍👧", "❤️‍🔥", "🏳️‍🌈", "👍🏽", "1️⃣", "葛\U000e0100", "🇨🇳"])
def test_emoji_and_variants_of_characters_stay_whole(emoji: str):
    assert visible(emoji) == emoji


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("李\u200d雷", r"李\u200d雷"),
        ("\u200d❤", r"\u200d❤"),
        ("❤\u200d", r"❤\u200d"),
        ("\ufe0f", r"\ufe0f"),
        (" \ufe0f", r" \ufe0f"),
        ("a\ufe0f\ufe0e\ufe01", "a\ufe0f" + r"\ufe0e\ufe01"),
    ],
)
def test_joiners_and_selectors_with_nothing_to_shape_are_spelt_out(text: str, shown: str):
    assert visible(text) == shown


def test_several_lines_keep_their_breaks():
    assert visible("一\r\n\t二\n\x1b\r", multiline=True) == "一\n    二\n\\x1b\\x0d"


@given(HOSTILE)
def test_nothing_dangerous_is_left(text: str):
    one, several = visible(text), visible(text, multiline=True)
    assert "\n" not in one
    for character in one + several.replace("\n", ""):
        assert unicodedata.category(character) not in CONTROL
        assert character not in TURNING


@given(HOSTILE)
def test_what_is_harmless_is_not_touched_again(text: str):
    once = visible(text)
    assert visible(once) == once


@pytest.mark.parametrize(
    ("text", "cells"), [("", 0), ("abc", 3), ("会议", 4), ("会 a，", 6), ("👨‍👩‍👧", 2), ("é", 1)]
)
def test_width_counts_cells(text: str, cells: int):
    assert width(text) == cells


def test_pad_counts_cells():
    assert pad("会议", 6) + "|" == "会议  |"
    assert pad("4/9", 6, "right") == "   4/9"
    assert pad("会议纪要", 6) == "会议纪要"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("短", ["短"]),
        ("", [""]),
        ("内容投放以小红书为主", ["内容投放以", "小红书为主"]),
        ("法务审核通过，然后投放", ["法务审核通", "过，然后投", "放"]),
        ("素材（含尺寸）共五套", ["素材（含尺", "寸）共五套"]),
        ("一二三四（五）", ["一二三四", "（五）"]),
        ("目标提升30%，完成", ["目标提升", "30%，完成"]),
        ("two words here", ["two words ", "here"]),
        ("abcde fghij", ["abcde ", "fghij"]),
        ("abcdefghij klm", ["abcdefghij", "klm"]),
        ("abcdefghijklmno", ["abcdefghij", "klmno"]),
        ("  缩进的一行字", ["  缩进的一", "行字"]),
    ],
)
def test_fold_breaks_where_a_typesetter_would(text: str, lines: list[str]):
    assert fold(text, 10) == lines


def test_a_cluster_is_not_torn():
    assert fold("家人👨‍👩‍👧和👍🏽好", 6) == ["家人👨‍👩‍👧", "和👍🏽好"]


@given(HOSTILE.map(visible), st.integers(2, 40))
def test_fold_fits_and_loses_nothing_but_blanks(text: str, cells: int):
    lines = fold(text, cells)
    assert all(width(line) <= cells for line in lines)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)


@given(HOSTILE)
def test_the_pieces_of_a_line_make_up_the_line(text: str):
    assert "".join(atoms(text)) == text
