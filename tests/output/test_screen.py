"""What a terminal shows: good to look at at any width, and no character lost."""

import io
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtgrec.output import language
from mtgrec.output.answer import Block, Cell, Column, Facts, Prose, Table, first_rows
from mtgrec.output.formats.screen import draw
from mtgrec.output.formats.screen_options import Screen
from mtgrec.output.text import cut, visible, width

ACTIONS = Table(
    "行动项",
    [
        Column("地址"), Column("内容"), Column("负责人"), Column("截止"), Column("滞后", "right"),
    ],
    [
        [
            "618-2026-KO-260525.A7KQ",
            "完成朋友圈广告素材，法务审核通过后上传素材库（含 3 个备选尺寸）并通知投放组",
            "韩梅梅",
            "2026-06-05",
            Cell("5 天", "bad"),
        ],
        ["618-2026-WK-260608.A3XM", "确认 KOL 名单", "李雷", "2026-06-12", "0"],
    ],
)  # fmt: skip


def drawn(
    *blocks: Block, cells: int = 80, color: bool = False, cap: int | None = None
) -> list[str]:
    stream = io.StringIO()
    draw(blocks, stream, Screen(cells), color=color, cap=cap)
    return [line.rstrip(" ") for line in stream.getvalue().removesuffix("\n").split("\n")]


def test_a_table_at_80_columns():
    assert drawn(ACTIONS) == [
        "行动项",
        "地址                     内容                           负责人  截止        滞后",
        "─" * 80,
        "618-2026-KO-260525.A7KQ  完成朋友圈广告素材，法务审核   韩梅梅  2026-06-05  5 天",
        "                         通过后上传素材库（含 3 个备选",
        "                         尺寸）并通知投放组",
        "618-2026-WK-260608.A3XM  确认 KOL 名单                  李雷    2026-06-12     0",
    ]


def test_a_table_at_120_columns():
    assert drawn(ACTIONS, cells=120) == [
        "行动项",
        "地址                     内容                                                                   负责人  截止        滞后",
        "─" * 120,
        "618-2026-KO-260525.A7KQ  完成朋友圈广告素材，法务审核通过后上传素材库（含 3 个备选尺寸）并通知  韩梅梅  2026-06-05  5 天",
        "                         投放组",
        "618-2026-WK-260608.A3XM  确认 KOL 名单                                                          李雷    2026-06-12     0",
    ]


def between(line: str, start: int, end: int) -> str:
    return "".join(c for at, c in enumerate(line) if start <= width(line[:at]) < end)


@pytest.mark.parametrize("cells", range(64, 120, 7))
def test_the_pieces_of_a_folded_cell_make_up_the_text(cells: int):
    _title, head, _line, *body = drawn(ACTIONS, cells=cells)
    start, end = (width(head.partition(title)[0]) for title in ("内容", "负责人"))
    pieces = [between(line, start, end).rstrip() for line in body[:-1]]
    assert "".join(pieces).replace(" ", "") == str(ACTIONS.rows[0][1]).replace(" ", "")


def test_a_table_too_wide_for_its_columns_is_shown_row_by_row():
    assert drawn(ACTIONS, cells=50) == [
        "行动项",
        "地址    618-2026-KO-260525.A7KQ",
        "内容    完成朋友圈广告素材，法务审核通过后上传素材",
        "        库（含 3 个备选尺寸）并通知投放组",
        "负责人  韩梅梅",
        "截止    2026-06-05",
        "滞后    5 天",
        "",
        "地址    618-2026-WK-260608.A3XM",
        "内容    确认 KOL 名单",
        "负责人  李雷",
        "截止    2026-06-12",
        "滞后    0",
    ]


def test_facts_and_prose():
    facts = Facts("会议", [("编号", "618-2026-KO-260525"), ("参会人", "王敏、李雷、韩梅梅、赵倩")])
    prose = Prose("日志", "06-04: 初稿已经交给法务\n\t等回复\n")
    assert drawn(facts, prose, cells=28) == [
        "会议",
        "编号    618-2026-KO-260525",
        "参会人  王敏、李雷、韩梅梅、",
        "        赵倩",
        "",
        "日志",
        "06-04: 初稿已经交给法务",
        "    等回复",
    ]


def test_prose_folds_at_the_width():
    assert drawn(Prose("", "一" * 25), cells=24) == ["一" * 12, "一" * 12, "一"]


def test_a_terminal_narrower_than_24_cells_wraps_by_itself():
    assert drawn(Prose("", "一" * 13), cells=3) == ["一" * 12, "一"]


def test_facts_that_must_be_broken_are():
    assert drawn(Facts("", [("n" * 15, "v" * 30)]), cells=24) == [
        "nnnnnnnnnn  vvvvvvvvvvvv",
        "nnnnn       vvvvvvvvvvvv",
        "            vvvvvv",
    ]


def test_an_empty_table_says_so_and_a_silent_one_does_not_appear():
    silent, told = (
        Table("风险", [Column("内容")], []),
        Table("指标", [Column("内容")], [], "没有指标。"),
    )
    assert drawn(silent, told) == ["指标", "没有指标。"]


def test_tones_and_titles_are_coloured():
    table = Table("行动项", [Column("状态")], [[Cell("异常", "bad")], [Cell("完成", "good")],
                                          [Cell("进行", "accent")], [Cell("取消", "dim")], ["未知"]])  # fmt: skip
    assert drawn(table, Facts("", [("编号", Cell("A7KQ", "bad"))]), color=True) == [
        "\x1b[1m行动项\x1b[0m",
        "\x1b[1m状态\x1b[0m",
        "────",
        "\x1b[31m异常\x1b[0m",
        "\x1b[32m完成\x1b[0m",
        "\x1b[36m进行\x1b[0m",
        "\x1b[2m取消\x1b[0m",
        "未知",
        "",
        "\x1b[36m编号\x1b[0m  \x1b[31mA7KQ\x1b[0m",
    ]


def test_colour_that_was_asked_for_stands_above_the_environment(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    assert drawn(Prose("会议", "x"), color=True)[0] == "\x1b[1m会议\x1b[0m"


@pytest.mark.parametrize(
    "text",
    ["[/]", "[red]x", "[link=file:///etc/passwd]x[/link]", ":smile:", "http://a.b", "1.5 'x'"],
)
def test_user_text_is_neither_markup_nor_emoji_nor_highlighted(text: str):
    table = Table(text, [Column(text)], [[text]])
    assert drawn(table, Facts("", [("f", text)]), Prose("", text), color=True) == [
        f"\x1b[1m{text}\x1b[0m",
        f"\x1b[1m{text}\x1b[0m",
        "─" * len(text),
        text,
        "",
        f"\x1b[36mf\x1b[0m  {text}",
        "",
        text,
    ]


def test_of_a_long_table_the_first_rows_are_shown_and_the_rest_counted():
    table = Table("", [Column("n")], [[str(n)] for n in range(105)])
    lines = drawn(table, cap=100)
    assert lines[:3] == ["n", "──", "0"]
    assert lines[-2:] == ["99", "5 more rows: --all shows them"]
    assert drawn(Table("", [Column("n")], table.rows[:100]), cap=100)[-1] == "99"


def test_the_count_of_the_rest_is_said_in_the_users_language(catalogue):
    language.bind(
        "zh", catalogue({"{count} more rows: --all shows them": "还有 {count} 行，--all 全部显示"})
    )
    table = Table("", [Column("n")], [["1"], ["2"], ["3"]])
    assert drawn(table, cap=1)[-1] == "还有 2 行，--all 全部显示"


def test_every_row_of_a_long_table_is_coloured():
    table = Table("", [Column("n")], [[Cell(str(n), "bad")] for n in range(300)])
    lines = drawn(table, color=True)
    assert len(lines) == 302
    assert sum("\x1b[31m" in line for line in lines) == 300


def test_a_stream_that_is_no_terminal_folds_nothing():
    stream = io.StringIO()
    draw([ACTIONS], stream, Screen(), color=True)
    assert str(ACTIONS.rows[0][1]) in stream.getvalue()
    assert "\x1b[31m5 天" in stream.getvalue()


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_where_lines_cannot_be_drawn_dashes_stand(encoding: str, tmp_path):
    path = tmp_path / "out"
    with path.open("w", encoding=encoding, errors="replace") as stream:
        draw([Table("", [Column("a"), Column("b")], [["1", "2"]])], stream, Screen(40), color=False)
    assert path.read_text(encoding).split("\n") == ["a  b", "----", "1  2", ""]


ANYTHING = st.text(
    st.one_of(st.sampled_from("会议，。（）a1-/ [\n\t\x1b\u202e👨\u200d👩"), st.characters())
)


@settings(deadline=None)
@given(
    st.lists(st.lists(ANYTHING, min_size=3, max_size=3), min_size=1, max_size=4),
    st.integers(24, 120),
)
def test_no_width_loses_a_character_or_lets_a_line_run_over(rows: list[list[str]], cells: int):
    table = Table("", [Column("一"), Column("二"), Column("三", "right")], rows)
    facts = Facts("", [(name, value) for name, value, _ in rows])
    for block, texts in (
        (table, [t for r in rows for t in r]),
        (facts, [t for r in rows for t in r[:2]]),
    ):
        lines = drawn(block, cells=cells)
        assert all(width(line) <= cells for line in lines)
        given = Counter("".join("".join(visible(text).split()) for text in texts))
        assert not given - Counter("".join(lines))


@settings(deadline=None)
@given(ANYTHING, st.integers(40, 120))
def test_prose_loses_no_character(text: str, cells: int):
    shown = "".join("".join(drawn(Prose("", text), cells=cells)).split())
    assert shown == "".join(visible(text, multiline=True).split())


@settings(deadline=None)
@given(ANYTHING)
def test_no_raw_control_byte(text: str):
    table = Table(text, [Column(text)], [[text]], text)
    lines = drawn(table, Facts(text, [(text, text)]), Prose(text, text))
    assert not [line for line in lines if visible(line) != line]


NARROW = Table(
    "Goals",
    [
        Column("KPI"),
        Column("Tier", spare=True),
        Column("Unit", spare=True),
        Column("Why", whole=True),
        Column("Address"),
    ],
    [
        [
            "Test-ride to order rate",
            "core",
            "per cent",
            "escalated 2026-04-14",
            Cell("KH7H", "accent"),
        ]
    ],
)


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        (
            80,
            [
                "KPI                      Tier  Unit      Why                   Address",
                "Test-ride to order rate  core  per cent  escalated 2026-04-14  KH7H",
            ],
        ),
        (
            55,
            [
                "KPI             Unit      Why                   Address",
                "Test-ride to    per cent  escalated 2026-04-14  KH7H",
                "order rate",
            ],
        ),
        (
            42,
            [
                "KPI          Why                   Address",
                "Test-ride    escalated 2026-04-14  KH7H",
                "to order",
                "rate",
            ],
        ),
        (
            36,
            [
                "KPI      Test-ride to order rate",
                "Tier     core",
                "Unit     per cent",
                "Why      escalated 2026-04-14",
                "Address  KH7H",
            ],
        ),
    ],
)
def test_a_table_that_does_not_fit_gives_up_what_it_needs_least(cells: int, lines: list[str]):
    shown = drawn(NARROW, cells=cells)[1:]
    assert [line for line in shown if set(line) != {"─"}] == lines


BRIEF = Table(
    "Actions",
    [Column("Status"), Column("What"), Column("Owner"), Column("Due"), Column("Address")],
    [
        [Cell("! open +317 d", "bad"), "把落地页文案改完，发给法务并收回全部修改意见", "Priya Ramanathan", "2026-01-12", Cell("spring-launch-2026-WK-260608.A1", "accent")],
        ["open", "Call Bob", "Bob", "2026-06-12", Cell("A3XM", "accent")],
    ],
    brief=True,
    rest="… 3 more: mtgrec list actions",
)  # fmt: skip


def shown(table: Table, how: Screen) -> list[str]:
    stream = io.StringIO()
    draw([table], stream, how, color=False)
    return [line.rstrip(" ") for line in stream.getvalue().removesuffix("\n").split("\n")]


def test_a_brief_table_has_one_line_a_row_and_the_shortest_addresses():
    """Running text is cut at its end, and nothing else is."""
    short = {"spring-launch-2026-WK-260608.A1": "WK-260608.A1"}
    assert shown(BRIEF, Screen(80, shorten=lambda text: short.get(text, text))) == [
        "Actions",
        "Status         What                   Owner             Due         Address",
        "─" * 80,
        "! open +317 d  把落地页文案改完，发…  Priya Ramanathan  2026-01-12  WK-260608.A1",
        "open           Call Bob               Bob               2026-06-12  A3XM",
        "… 3 more: mtgrec list actions",
    ]


def test_a_brief_table_with_room_cuts_nothing():
    text = shown(BRIEF, Screen(160))
    assert "把落地页文案改完，发给法务并收回全部修改意见" in text[3]
    assert "…" not in "".join(text[:-1])


def test_an_address_is_never_cut_or_broken():
    """Where not even it fits, the table is turned into lines of names and values."""
    text = shown(BRIEF, Screen(60))
    assert "Address  spring-launch-2026-WK-260608.A1" in text
    assert "…" not in "".join(text[:-1])


@settings(deadline=None)
@given(st.text(max_size=60), st.integers(2, 40))
def test_what_is_cut_is_the_end(text: str, cells: int):
    text = visible(text)
    short = cut(text, cells)
    assert width(short) <= cells
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


def test_a_table_with_few_rows_is_shown_whole_and_the_rest_of_a_long_one_is_named():
    table = Table("", [Column("n")], [[str(number)] for number in range(3)])
    assert first_rows(table, 3, str) is table
    assert first_rows(table, None, str) is table
    assert first_rows(table, 2, lambda count: f"… {count} more") == table._replace(
        rows=[["0"], ["1"]], rest="… 1 more"
    )
