"""Any text written by `spell` is read back as the same text, by every reader of YAML and Markdown."""

import re
from html import unescape
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mtgrec.document.pen.spell import listed, markdown, one_line, quoted

SIGNS = [*"-?:,[]{}#&*!|>'\"%@`.=<~ 0123456789_+eExXoOTZny\\/\t\n\r\0\x1b\x7f"]
SIGNS += [": ", " #", "...", "---", "<<", "\x85", "\u2028", "\u2029", "\ufeff", "\u202e", "\uffff"]
SIGNS += [
    "yes",
    "Null",
    ".inf",
    "2026-06-05",
    "14:30",
    "12e3",
    "0o17",
    "1_000",
    "会",
    "：",
    "👨‍👩‍👧",
]
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(SIGNS), max_size=6).map("".join),
    st.from_regex(r"[-+]?[0-9._:eExob]{1,8}", fullmatch=True),
)
LOADERS: list[Any] = [yaml.SafeLoader, yaml.BaseLoader]
if yaml.__with_libyaml__:
    LOADERS += [yaml.CSafeLoader, yaml.CBaseLoader]

# The core schema of YAML 1.2 (10.3.2), which no reader among our dependencies knows.
CORE_1_2 = re.compile(
    r"null|Null|NULL|~|true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN"
)


@given(TEXTS)
@example("0?")
@example("\U0001f468\u200d\U0001f469")
def test_every_reader_of_yaml_gets_the_same_text_back(text: str):
    """As a value, an entry of a block list, and in a flow list and a flow mapping."""
    word = quoted(text)
    document = f"a: {word}\nb: [{word}, {word}]\nc:\n  - {word}\nd: {{k: {word}}}\n"
    assert "\n" not in word
    for loader in LOADERS:
        read = yaml.load(document, loader)
        assert read == {"a": text, "b": [text, text], "c": [text], "d": {"k": text}}


@given(TEXTS)
def test_what_stays_plain_is_a_text_in_yaml_1_2_too(text: str):
    if quoted(text) == text:
        assert not CORE_1_2.fullmatch(text)


@given(st.lists(TEXTS))
def test_a_list_is_read_back_as_it_was(texts: list[str]):
    assert yaml.safe_load(listed(texts)) == texts


@pytest.mark.parametrize(
    "text",
    [
        "618-2026",
        "618-2026-KO-260525",
        "15%",
        "+30%",
        "1.2万",
        "市场部/韩梅梅",
        "14:00-15:30",
        "素材 5 套，法务审核通过",
        "主题：启动",
        "🎉 上线 👨‍👩‍👧",
        'a "b" c',
        "C#",
        "C:\\temp",
        "N/A",
    ],
)
def test_plain_where_that_is_safe(text: str):
    assert quoted(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", '""'),
        ("no", '"no"'),
        ("Y", '"Y"'),
        ("007", '"007"'),
        ("+.inf", '"+.inf"'),
        ("零\u200b宽\u061c", r'"零\u200B宽\u061C"'),
        ("14:30", '"14:30"'),
        ("2026-06-05", '"2026-06-05"'),
        (" a", '" a"'),
        ("\u3000全角空格在前", '"\u3000全角空格在前"'),
        ("跟进 #小红书", '"跟进 #小红书"'),
        ("a: b", '"a: b"'),
        ("[[李雷]]", '"[[李雷]]"'),
        ("一\n二\t三", r'"一\n二\t三"'),
        ('"a\\b', r'"\"a\\b"'),
        ("x\x1by\x7f\x85\u2028\u2029\ufeff\u202e", r'"x\x1By\x7F\x85\u2028\u2029\uFEFF\u202E"'),
    ],
)
def test_quoted_where_it_is_not(text: str, written: str):
    assert quoted(text) == written


@pytest.mark.parametrize("text", ["2026-06-05", "14:30", "14:30:05", "2026-06-05 14:30"])
def test_real_dates_and_times_stay_plain_in_a_field_of_dates(text: str):
    assert quoted(text, date=True) == text
    assert quoted(text) == f'"{text}"'


@pytest.mark.parametrize("text", ["2026-02-30", "2026-06-05 25:00", "99:99", "1_000", "no"])
def test_what_is_no_date_is_quoted_there_as_well(text: str):
    assert quoted(text, date=True) == f'"{text}"'


def test_one_line_has_no_line_ends_and_nothing_hidden():
    assert one_line(" 一\r\n二\u2028三\x1b[31m \u202e四\t") == "一 二 三 [31m 四"


@given(TEXTS)
@example("a #")
@example("# # #")
@example("\\*")
@example("_a_ b_c")
@example("&lt; &#35;")
@example("<!-- a --> <b> [x](javascript:y) ![z](w) `q` *r*")
def test_a_heading_shows_the_text_as_it_is(text: str):
    html = MarkdownIt("commonmark").render(f"# {markdown(text)}\n\nend\n")
    shown = unescape(html.removesuffix("<p>end</p>\n").removeprefix("<h1>").removesuffix("</h1>\n"))
    assert shown == one_line(text)


@pytest.mark.parametrize("text", ["A_B_C 复盘", "C#", "ROI < 1", "R&D", "C:\\temp", "6~8 月"])
def test_a_heading_escapes_only_what_must_be(text: str):
    assert markdown(text) == text
