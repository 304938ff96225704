"""Markdown in which a record's text is text: rendered, it says what it said."""

import html
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mtgrec.output.answer import Block, Cell, Column, Facts, Prose, Table
from mtgrec.output.formats.markdown import inert, render
from mtgrec.output.text import visible

# Rich brings it along; it stands for the readers that know tables and strikethrough.
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def test_a_table():
    table = Table(
        "行动项",
        [Column("地址"), Column("内容"), Column("滞后", "right")],
        [["618.A7KQ", "素材|尺寸\n<b>", Cell("5 天", "bad")], ["618.A3XM", "", "0"]],
    )
    assert render([table]) == (
        "## 行动项\n"
        "\n"
        "| 地址 | 内容 | 滞后 |\n"
        "| --- | --- | ---: |\n"
        "| 618.A7KQ | 素材\\|尺寸 &lt;b&gt; | 5 天 |\n"
        "| 618.A3XM |  | 0 |\n"
    )


def test_facts_prose_and_what_is_empty():
    assert render([
        Facts("", [("编号", "618_2026"), ("缺席", "")]),
        Prose("日志 #1", "- 初稿\n```\n\x1b[2J\n"),
        Table("风险", [Column("内容")], []),
        Table("指标", [Column("内容")], [], "- 没有"),
    ]) == (
        "- **编号**: 618\\_2026\n"
        "- **缺席**:\n"
        "\n"
        "## 日志 \\#1\n"
        "\n"
        "````text\n"
        "- 初稿\n"
        "```\n"
        "\\x1b[2J\n"
        "````\n"
        "\n"
        "## 指标\n"
        "\n"
        "\\- 没有\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("*a* _b_ `c` ~~d~~", r"\*a\* \_b\_ \`c\` \~\~d\~\~"),
        ("[x](http://a.b)", r"\[x\](http:\//a.b)"),
        ("<script>&amp;", "&lt;script&gt;&amp;amp;"),
        ("www.a.b WWW.a.b", r"www\.a.b WWW\.a.b"),
        ("==a== %%b%% $c$ 3%=1", r"=\=a=\= %\%b%\% \$c\$ 3%=1"),
        ("a\\b|c", r"a\\b\|c"),
        ("![[笔记]] #标签", r"!\[\[笔记\]\] \#标签"),
        ("618-2026-KO-260525.A7KQ 30%，4/9", "618-2026-KO-260525.A7KQ 30%，4/9"),
    ],
)
def test_markup_is_disarmed_and_the_rest_stays_readable(text: str, written: str):
    assert inert(text) == written


@pytest.mark.parametrize(
    ("sentence", "written"),
    [("- 没有", r"\- 没有"), ("1. 没有", r"1\. 没有"), ("没有 - 1. 行", "没有 - 1. 行")],
)
def test_a_sentence_in_place_of_a_table_begins_no_list(sentence: str, written: str):
    assert render([Table("", [Column("a")], [], sentence)]) == f"{written}\n"


def said(*blocks: Block) -> list[str]:
    """Return the texts a reader sees, one for each element."""
    page = READER.render(render(blocks))
    page = re.sub(r"</?(?:h2|p|table|thead|tbody|tr|ul|strong)>", "", page)
    assert not re.search(r"<(?!/?(?:th|td|li|pre|code)\b)", page), page
    pieces = re.findall(r"<(th|td|li)\b[^>]*>(.*?)</\1>", page, re.DOTALL)
    return [html.unescape(piece) for _tag, piece in pieces]


MARKUP = st.text(st.one_of(st.sampled_from("\\`*_[]()<>|#~&!=-+1.: \n\t\x1b会"), st.characters()))


def seen(text: str) -> str:
    return " ".join(visible(text).split())


@given(MARKUP)
@example("**a** <b>&lt;")
@example("a\\")
@example("|")
def test_a_reader_sees_the_text_itself(text: str):
    shown = said(Table("", [Column("a"), Column("b")], [[text, "end"]]))
    assert [" ".join(piece.split()) for piece in shown[2:]] == [seen(text), "end"]


@given(MARKUP)
def test_a_fact_and_a_title_stay_text(text: str):
    assert [" ".join(x.split()) for x in said(Facts(text, [("名", text)]))] == [
        f"名: {seen(text)}".strip()
    ]


@given(MARKUP)
def test_prose_stays_as_it_is(text: str):
    page = READER.render(render([Prose("", text)]))
    shown = visible(text, multiline=True).removesuffix("\n")
    expected = f'<pre><code class="language-text">{html.escape(shown)}\n</code></pre>\n'
    assert not text or page.replace("&#x27;", "'") == expected.replace("&#x27;", "'")


@given(MARKUP)
def test_no_control_byte_but_the_line_feed(text: str):
    blocks: list[Block] = [
        Table(text, [Column(text)], [[text]], text),
        Facts(text, [(text, text)]),
        Prose(text, text),
    ]
    raw = {c for c in render(blocks) if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}}
    assert raw == {"\n"}
