"""A reader who does what the READMEs say, word for word, sees what they show; every page is found."""

import os
import re
import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest

from mtgrec.model.records.types import BUILT_IN
from mtgrec.reports import REPORT_KINDS
from mtgrec.rules.table import FAMILIES, RULES

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"<!-- (start|edit): (.+?) -->\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
READMES = {"README.md": "2026-04-21", "README.zh.md": "2026-06-28"}
PAGES = [
    *READMES,
    "CHANGELOG.md",
    *(f"docs/{page.name}" for page in sorted((ROOT / "docs").glob("*.md"))),
]
MOST_LINES = 200
MTGREC = Path(sys.executable).with_name("mtgrec")


def steps(page: str) -> list[tuple[str, str, str]]:
    """Return the steps of the section in which one starts: what to type, and what one sees."""
    return BLOCK.findall((ROOT / page).read_text("utf-8"))


def type_in(file: Path, lines: str) -> None:
    """Fill in the first entry of a list, line by line; its id is there already."""
    heading, _, *fields = lines.splitlines()
    before, list_, rest = file.read_text("utf-8").partition(f"\n{heading}\n")
    assert list_
    for field in fields:
        name = field.partition(":")[0]
        assert f"\n{name}:\n" in rest
        rest = rest.replace(f"\n{name}:\n", f"\n{field}\n", 1)
    file.write_text(before + list_ + rest, "utf-8")


def typed(command: str, folder: Path, day: str) -> str:
    """Run a line as it stands, in a shell, and return all it prints."""
    path = f"{MTGREC.parent}{os.pathsep}{os.environ['PATH']}"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MTGREC_")}
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env={**kept, "PATH": path, "MTGREC_TODAY": day, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.mark.skipif(not MTGREC.exists(), reason="the command is not installed beside Python")
@pytest.mark.parametrize("page", READMES)
def test_the_start_works_word_for_word(page: str, tmp_path: Path):
    folder = tmp_path / "minutes"
    folder.mkdir()
    for kind, words, text in steps(page):
        if kind == "edit":
            type_in(folder / words, text)
            continue
        command, *shown = text.splitlines()
        assert command == f"$ {words}"
        said = typed(words, folder, READMES[page])
        # The page shows a terminal: rules under the headings, and blanks at the ends cut.
        seen = [line for line in shown if set(line) != {"─"}]
        assert [line.rstrip() for line in said.splitlines()] == seen


@pytest.mark.parametrize("page", READMES)
def test_the_start_begins_with_an_empty_folder_and_ends_with_a_status(page: str):
    kinds = [kind if kind == "edit" else words.split()[1] for kind, words, _ in steps(page)]
    assert kinds == ["init", "new", "edit", "status"]


def anchors(page: Path) -> set[str]:
    """Return what a link may name in a page: its headings, as GitHub spells them, and its marks."""
    text = page.read_text("utf-8")
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    spelt = {
        re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings
    }
    return spelt | set(re.findall(r'<a id="(.+?)">', text))


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str):
    for target in links(page):
        path, _, anchor = target.partition("#")
        file = (ROOT / page).parent / path if path else ROOT / page
        assert file.exists(), target
        assert not anchor or anchor in anchors(file), target


def links(page: str) -> list[str]:
    """Return where a page leads to in this repository; code in it leads nowhere."""
    text = re.sub(
        r"^(```+).*?^\1$", "", (ROOT / page).read_text("utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    return [target for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target]


@pytest.mark.parametrize("page", READMES)
def test_a_readme_is_short_and_keeps_its_promises(page: str):
    text = (ROOT / page).read_text("utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    found = re.search(r"^## (?:Promises|我们保证)\n\n((?:- .+\n)+)", text, re.MULTILINE)
    assert found
    assert found[1].splitlines() == PROMISES[page]


PROMISES = {
    "README.md": [
        "- A command either makes exactly the change it reports, or changes nothing.",
        "- mtgrec never rewrites a byte it was not asked to change.",
        "- Reading never writes to your records.",
        "- A file it cannot understand is named, with line and column, and left alone; it never hides the others.",
        "- Nothing goes to the network unless you asked for it.",
        "- A repository can never make it run a command.",
    ],
    "README.zh.md": [
        "- 一条命令要么只做它报告的那个改动，要么什么都不改。",
        "- 没让它改的内容，一个字节都不动。",
        "- 查询不会写你的记录。",
        "- 读不懂的文件，会指出哪一行、哪一列、怎么改，然后原样放着，也不会连累别的文件。",
        "- 除非你要求，不访问网络。",
        "- 仓库里的任何文件都不能让它执行命令。",
    ],
}


@pytest.mark.parametrize("ending", [".md", ".zh.md"])
def test_every_page_is_in_the_index_and_has_its_twin(ending: str):
    docs = ROOT / "docs"
    here = {
        page.name
        for page in docs.glob("*.md")
        if page.name.endswith(".zh.md") == (ending == ".zh.md")
    }
    twins = {name.removesuffix(ending) for name in here}
    assert twins == {page.name.split(".")[0] for page in docs.glob("*.md")}
    index = {target.partition("#")[0] for target in links(f"docs/README{ending}")}
    assert here - {f"README{ending}"} <= index


@pytest.mark.parametrize("page", READMES)
def test_numbers_and_names_come_from_the_tables(page: str):
    text = (ROOT / page).read_text("utf-8")
    assert f"<!-- rules -->{len(RULES)}<!-- / -->" in text
    chinese = page == "README.zh.md"
    names = ("、" if chinese else ", ").join(
        kind.title("zh" if chinese else "en") for kind in BUILT_IN
    )
    assert f"<!-- type names -->{names}<!-- / -->" in text
    assert all(f"`{word.name}`" in text for word in REPORT_KINDS.words)


def test_no_page_counts_the_rules_by_hand():
    counted = re.compile(
        rf"(?<!-->)\b({len(RULES)}|{len(FAMILIES)}) ?(rules|families|条规则|条\[规则)"
    )
    guides = (page for page in PAGES if not page.startswith("docs/rules"))
    by_hand = chain.from_iterable(
        counted.findall((ROOT / page).read_text("utf-8")) for page in guides
    )
    assert list(by_hand) == []
