"""Whatever a record says stays text: 100 strings that would be markup, style, script or a link."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt  # Rich brings it along

from mtgrec.output.text import visible

PAYLOADS: list[str] = json.loads((Path(__file__).parent / "payloads.json").read_text("utf-8"))
# A class is a word of ours, a coordinate a number: nothing else has a place in an attribute.
HARMLESS = re.compile(r"[\w .,:;()='/#%-]*")
TEXTUAL = {"title", "data-label"}


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: set[tuple[str, tuple[str, ...]]] = set()
        self.values: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.odd: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.add((tag, tuple(sorted(name for name, _ in attrs))))
        self.values += [(name, value or "") for name, value in attrs]

    def handle_data(self, data):
        self.texts.append(data.removesuffix("\u2060"))  # which holds the numbers of sources

    def handle_comment(self, data):
        self.odd.append(data)

    handle_pi = unknown_decl = handle_comment


def links(page: Page) -> set[str]:
    """Return where the page links to outside of itself, after a look at all attributes."""
    for name, value in page.values:
        assert not name.startswith("on")
        assert name not in {"src", "style"}
        if name not in TEXTUAL | {"href"}:
            assert HARMLESS.fullmatch(value) or value.startswith("default-src "), (name, value)
    return {value for name, value in page.values if name == "href" and value[0] != "#"}


def test_there_are_a_hundred():
    assert len(set(PAYLOADS)) >= 100


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_it_stays_text_in_html(payload: str, make_report, page, tmp_path: Path):
    harmless = Page(page(make_report()))
    path = f"618/{payload.replace(chr(0), '')}.md"
    hostile = Page(page(make_report(lambda words: f"{words[:2]}{payload}{words}", path)))
    assert hostile.elements <= harmless.elements
    assert hostile.odd == []
    for link in links(hostile):
        assert resolves(link, path)
    # It is all there, too: what it says is read in the title, in a cell, under a chart.
    said = visible(f"We{payload}Weekly report")
    assert said in hostile.texts
    assert hostile.texts.count(visible(f"Ca{payload}Carrier")) >= 1


def resolves(href: str, path: str) -> bool:
    """Tell whether a link leads to the record, whatever its name, and is nothing but a path."""
    assert re.fullmatch(r"[\w./~%-]+", href, re.ASCII), href
    deep = "/a/b/c/d/e"
    target = os.path.normpath(f"{deep}/out/{unquote(href, errors='surrogateescape')}")
    return target == os.path.normpath(f"{deep}/{path}")


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_it_stays_text_in_markdown(payload: str, make_report, page):
    """Seen by a reader of CommonMark that lets HTML through."""
    markdown = MarkdownIt("commonmark").enable("table")
    harmless = Page(markdown.render(page(make_report(), "markdown")))
    text = page(make_report(lambda words: f"{payload}{words}"), "markdown")
    hostile = Page(markdown.render(text))
    assert hostile.elements <= harmless.elements
    assert hostile.odd == harmless.odd
    allowed = {value for name, value in harmless.values if name == "href"}
    assert {value for name, value in hostile.values if name == "href"} <= allowed
    assert " ".join(visible(f"{payload}Weekly report").split()) in " ".join(
        "".join(hostile.texts).split()
    )


def test_nothing_of_it_reaches_a_template_of_ones_own(make_report, page, tmp_path: Path):
    """A text is data in the sandbox, too: it is no template."""
    own = tmp_path / "templates/reports/report.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("{{ title }}", "utf-8")
    text = page(make_report(lambda _words: "{{ 7*7 }}{% raw %}"), "markdown")
    assert text.startswith("{{ 7\\*7 }}{% raw %}")


# -- in the records themselves

KINDS = ("assignments", "checklist", "data", "weekly", "retro", "evaluation", "owners")
FREE = re.compile(
    r"^( *(?:- )?(?:主题|地点|背景|内容|交付标准|备注|滞后原因|原因|建议|理由|执行方案|预期效果|预案|渠道|调整"
    r"|指标|负责人|主持人|记录人): )(?!\[)(\S.*)$|^( *- )([^:\s\[]+)$",
    re.MULTILINE,
)


def poisoned(text: str, payloads: Iterator[str]) -> str:
    """Return a record of which every free text has one of the payloads before it."""
    head, fence, body = text.partition("\n---\n")

    def poison(found: re.Match[str]) -> str:
        start, value = (found[1], found[2]) if found[1] else (found[3], found[4])
        return start + json.dumps(f"{next(payloads)} {value}", ensure_ascii=False)

    return FREE.sub(poison, head) + fence + body


def reports(mtgrec, folder: Path) -> list[Page]:
    pages = []
    for kind in KINDS:
        answer = mtgrec(folder, "report", kind, "--format", "html", today="2026-06-30")
        assert (answer.code, answer.err) == (0, "")
        pages.append(Page(answer.out))
    return pages


@pytest.mark.parametrize("shift", [0, 1, 50])
def test_records_full_of_it_stay_text(shift: int, mtgrec, examples: Path, tmp_path: Path):
    """Every free text of an example begins with another of the strings."""
    folder = tmp_path / "hostile"
    shutil.copytree(examples / "618-2026", folder)
    writable = [payload for payload in PAYLOADS if payload.isprintable()]
    payloads = cycle(writable[shift:] + writable[:shift])
    written = ""
    for record in folder.glob("618-2026/*.md"):
        record.write_text(poisoned(record.read_text("utf-8"), payloads), "utf-8")
        written += record.read_text("utf-8")
    assert all(json.dumps(payload, ensure_ascii=False)[1:-1] in written for payload in writable)
    harmless = reports(mtgrec, examples / "618-2026")
    known = set().union(*(page.elements for page in harmless))
    for page in reports(mtgrec, folder):
        assert page.elements <= known
        assert page.odd == []
        assert all((folder / unquote(link)).is_file() for link in links(page))
