"""A page of Markdown on a terminal: drawn, nothing cut, no id broken, nothing alive in it."""

import io

import pytest

from mtgrec.output.formats import show_markdown
from mtgrec.output.formats.screen_markdown import draw_markdown
from mtgrec.output.formats.screen_options import Screen

ADDRESS = "618-2026-WK-260615.A9FF"
SENTENCE = (
    "端午冷链停运，第二家承运商只接了两趟，返场礼盒只到了四成，收官要等补货，请方振国催第二家承运商"
)
PAGE = f"""\
# 执行周报

两句话。

## 滞后

- 一项 \\[[13](a.md)\\]

| 滞后 | 内容 | 地址 |
| ---: | --- | --- |
| 10 天 | {SENTENCE} | {ADDRESS} |
| 4 天 | \\[bold\\]*x*\\[/\\] | {ADDRESS[:-4]}AR9M |

<!-- mtgrec report -->
"""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def drawn(text: str, width: int, *, color: bool = False) -> str:
    stream = Terminal()
    how = Screen(width, shorten=lambda cell: cell.removeprefix(ADDRESS[:-4]))
    draw_markdown(text, stream, how, color=color)
    return stream.getvalue()


def test_a_page_is_drawn():
    page = "# Weekly\n\nTwo\nlines.\n\n- one \\[[13](a.md)\\]\n\n| Late | What |\n| ---: | --- |\n| 4 d | Call |\n\n<!-- x -->\n"
    lines = drawn(page, 30).splitlines()
    assert lines == [line.rstrip() for line in lines]
    lines = [line.strip() for line in lines]
    assert [line for line in lines if line] == [
        "Weekly",
        "Two lines.",
        "• one [13]",
        "Late  What",
        "──────────",
        "4 d  Call",
    ]


@pytest.mark.parametrize("width", [24, 40, 60, 80, 120])
def test_nothing_is_cut_and_no_id_is_broken(width):
    shown = drawn(PAGE, width)
    assert SENTENCE in "".join(shown.replace("A9FF", "").split())
    assert "A9FF" in shown
    assert "AR9M" in shown
    assert "…" not in shown


@pytest.mark.parametrize("color", [True, False])
def test_nothing_in_a_page_lives(color):
    page = "# a\n\n[b](http://x.example) \x1b]0;title\x07 [red]c[/red] :boom: \u202ed\n"
    shown = drawn(page, 80, color=color)
    assert "\x1b]" not in shown, "no hyperlink, no title"
    assert "\x07" not in shown
    assert "\u202e" not in shown
    assert "[red]c[/red] :boom:" in shown
    assert color or "\x1b" not in shown


def test_a_pipe_gets_the_page_as_it_is():
    stream = io.StringIO()
    show_markdown(PAGE, stream, "always")
    assert stream.getvalue() == PAGE
