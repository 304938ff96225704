"""A source line with carets: below the value, never wider than there is room, harmless."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtgrec.output import excerpt as module
from mtgrec.output.excerpt import excerpt
from mtgrec.output.text import width


def marked(line: str, column: int, room: int = 80, path: str = "a.md") -> str:
    """Return the part of the line that the carets stand below."""
    shown = excerpt(line, column, room, path)
    start, end = width(shown.blanks), width(shown.blanks) + len(shown.carets)
    at, under = 0, ""
    for sign in shown.source:
        under += sign if start <= at < end else ""
        at += width(sign)
    return under


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("    due: 2026-06-05", "2026-06-05"),
        ("    due: 2026-06-05  # 再看", "2026-06-05"),
        ("    负责人: 市场部/韩梅梅   ", "市场部/韩梅梅"),
        ('    what: "一: 二 # 三", x', '"一: 二 # 三"'),
        ('    what: "say \\"so\\"" # x', '"say \\"so\\""'),
        ("    what: 'it''s' # x", "'it''s'"),
        ('    what: "not closed', '"not closed'),
        ("  - {id: A2QQ, what: 补货, due: x}", "A2QQ"),
        ("    tags: [a, {b: c}] # x", "[a, {b: c}]"),
        ("    tags: [a, b", "[a, b"),
        ("    note: a {b}, c", "a {b}, c"),
    ],
)
def test_the_carets_stand_below_the_value(line: str, value: str):
    assert marked(line, line.index(": ") + 3) == value


def test_a_value_among_others_on_one_line_ends_where_the_next_begins():
    line = "  - {id: A2QQ, what: 补货, due: x}"
    assert marked(line, line.index("补货") + 1) == "补货"
    assert marked(line, line.index("x}") + 1) == "x"
    assert marked("  tags: [甲, 乙]", 13) == "乙"


def test_a_row_of_readings_is_marked_cell_by_cell():
    assert marked("2026-06-01,小红书,点击量,x", 12, path="c/metrics.csv") == "小红书"
    assert marked("2026-06-01\t小红书", 1, path="指标.csv") == "2026-06-01"


def test_what_stands_nowhere_still_has_a_caret():
    assert excerpt("what:", 6, 80) == ("what:", "     ", "^")
    assert excerpt("", 1, 80) == ("", "", "^")
    assert excerpt("ab", 99, 80) == ("ab", "  ", "^")


def test_the_caret_behind_a_line_that_fills_the_room_fits_too():
    shown = excerpt(f"{'x' * 39}:", 41, 40)
    assert width(shown.blanks) + len(shown.carets) == 40


def test_the_mark_at_the_beginning_of_a_file_is_not_shown():
    assert excerpt("\ufeff---", 1, 80) == ("---", "", "^^^")
    assert marked("\ufefftype: weekly", 8) == "weekly"


def test_what_would_move_the_cursor_is_spelt_out():
    shown = excerpt("\twhat: \x1b[31mred\u202e", 8, 80)
    assert shown.source == " what: \\x1b[31mred\\u202e"
    assert shown.carets == "^" * len("\\x1b[31mred\\u202e")


def test_a_long_line_is_cut_around_the_value():
    line = f"  - {{what: {'长' * 60}, due: soon, note: {'注' * 60}}}"
    shown = excerpt(line, line.index("soon") + 1, 40)
    assert shown.source.startswith("...长")
    assert shown.source.endswith("...")
    assert marked(line, line.index("soon") + 1, 40) == "soon"
    assert shown.source != excerpt(line, 12, 40).source


TEXTS = st.text(st.sampled_from("ab :#,'\"[]{}\t长注，\u200b\x1b\ufeff"), max_size=120)


@given(line=TEXTS, column=st.integers(1, 130), room=st.integers(1, 60))
def test_it_is_never_wider_than_the_room(line: str, column: int, room: int):
    shown = excerpt(line, column, room)
    assert width(shown.source) <= max(room, 9)
    assert width(shown.blanks) + len(shown.carets) <= max(room, 9)
    assert shown.carets
    assert set(shown.carets) == {"^"}
    assert shown.source.isprintable()


def test_a_line_as_long_as_a_file_costs_no_more_than_one_that_fits(
    monkeypatch: pytest.MonkeyPatch,
):
    measured: list[int] = []

    def measure(text: str) -> int:
        measured.append(len(text))
        return width(text)

    monkeypatch.setattr(module, "width", measure)
    line = "actions: [" + "{what: x, status: todo}, " * 100_000 + "]"
    assert marked(line, line.index("todo", 1_000_000) + 1) == "todo"
    assert marked(line, line.rindex("x,") + 1) == "x"
    assert max(measured) < 2_000


@given(st.text(",[]{}a", max_size=300), st.integers(1, 60), st.data())
def test_brackets_are_counted_in_blocks_as_they_are_at_once(line: str, block: int, data):
    place = data.draw(st.integers(0, len(line)))
    before = line[:place]
    expected = before.count("[") + before.count("{") > before.count("]") + before.count("}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_BLOCK", block)
        module._open_brackets.cache_clear()
        assert module._within_brackets(line, place) == expected
    module._open_brackets.cache_clear()
