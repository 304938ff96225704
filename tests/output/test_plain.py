"""What goes into a pipe: aligned by cells, nothing cut, nothing but text."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from mtgrec.output.answer import Block, Cell, Column, Facts, Prose, Table
from mtgrec.output.formats.plain import render

ACTIONS = Table(
    "行动项",
    [Column("地址"), Column("内容"), Column("负责人"), Column("滞后", "right")],
    [
        ["618-2026-KO-260525.A7KQ", "完成朋友圈广告素材", "韩梅梅", Cell("5 天", "bad")],
        ["618-2026-WK-260608.A3XM", "确认 KOL 名单", "", "12 天"],
    ],
    empty="没有行动项。",
)


def test_a_table_is_aligned_by_cells():
    assert render([ACTIONS]) == (
        "行动项\n"
        "地址                     内容                负责人   滞后\n"
        "618-2026-KO-260525.A7KQ  完成朋友圈广告素材  韩梅梅   5 天\n"
        "618-2026-WK-260608.A3XM  确认 KOL 名单               12 天\n"
    )


def test_facts_are_aligned_and_blocks_stand_apart():
    facts = Facts("会议", [("编号", "618-2026-KO-260525"), ("参会人", "王敏、李雷"), ("缺席", "")])
    prose = Prose("日志", "06-04: 初稿\n\t改了两处\n")
    assert render([facts, prose]) == (
        "会议\n"
        "编号    618-2026-KO-260525\n"
        "参会人  王敏、李雷\n"
        "缺席\n"
        "\n"
        "日志\n"
        "06-04: 初稿\n"
        "    改了两处\n"
    )


def test_an_empty_table_says_so():
    assert (
        render([Table("行动项", ACTIONS.columns, [], "没有行动项。")]) == "行动项\n没有行动项。\n"
    )


def test_blocks_with_nothing_to_say_are_left_out():
    silent: list[Block] = [
        Table("行动项", ACTIONS.columns, []),
        Facts("会议", []),
        Prose("日志", ""),
    ]
    assert render([*silent, Prose("", "一"), *silent, Prose("", "二")]) == "一\n\n二\n"


def test_a_long_cell_is_never_cut():
    long = "很长的一句话，" * 60
    table = Table("", [Column("内容"), Column("状态")], [[long, "未完成"]])
    assert render([table]).splitlines()[1] == f"{long}  未完成"


def test_user_text_is_harmless_everywhere():
    bad = "\x1b[2J\n\u202e"
    facts, prose = Facts(bad, [(bad, bad)]), Prose(bad, bad)
    table = Table(bad, [Column(bad)], [[bad]])
    told = Table(bad, [Column(bad)], [], bad)
    assert render([facts, prose, table, told]) == (
        "\\x1b[2J \\u202e\n"
        "\\x1b[2J \\u202e  \\x1b[2J \\u202e\n"
        "\n"
        "\\x1b[2J \\u202e\n"
        "\\x1b[2J\n"
        "\\u202e\n"
        "\n"
        "\\x1b[2J \\u202e\n"
        "\\x1b[2J \\u202e\n"
        "\\x1b[2J \\u202e\n"
        "\n"
        "\\x1b[2J \\u202e\n"
        "\\x1b[2J \\u202e\n"
    )


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), min_size=1))
def test_no_control_byte_but_the_line_feed_and_no_blank_at_the_end(rows: list[list[str]]):
    text = render([Table("t", [Column("a"), Column("b", "right")], rows)])
    assert {c for c in text if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}} == {"\n"}
    lines = text.removesuffix("\n").split("\n")
    assert len(lines) == 2 + len(rows)
    assert not any(line.endswith(" ") for line in lines)
