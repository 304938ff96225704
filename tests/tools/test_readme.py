"""A reader who does what the READMEs say, word for word, sees what they show."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mtgrec.rules.table import RULES

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"<!-- (start|edit): (.+?) -->\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
READMES = {"README.md": "2026-04-21", "README.zh.md": "2026-06-28"}
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


LINKED = [*READMES, "CHANGELOG.md", "CONTRIBUTING.md"]
LINKED += [path.relative_to(ROOT).as_posix() for path in sorted(ROOT.glob("docs/*.md"))]


@pytest.mark.parametrize("page", LINKED)
def test_links_lead_somewhere(page: str):
    for target in re.findall(r"\]\(([^)\s]+)\)", (ROOT / page).read_text("utf-8")):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        file = (ROOT / page).parent / path if path else ROOT / page
        assert file.exists(), target
        assert not anchor or anchor in anchors(file), target


@pytest.mark.parametrize("page", READMES)
def test_a_readme_sells_and_starts_and_leaves_the_rest_to_the_pages(page: str):
    assert len((ROOT / page).read_text("utf-8").splitlines()) <= 200


@pytest.mark.parametrize("suffix", ["", ".zh"])
def test_the_index_names_every_page(suffix: str):
    index = (ROOT / f"docs/README{suffix}.md").read_text("utf-8")
    pages = {path.name.partition(".")[0] for path in ROOT.glob("docs/*.md")} - {"README"}
    assert pages == set(re.findall(rf"\]\(([\w-]+){re.escape(suffix)}\.md\) \|", index))


@pytest.mark.parametrize("page", [*READMES, "docs/checking.md", "docs/checking.zh.md"])
def test_numbers_in_prose_are_counted_by_the_script(page: str):
    """Adding a rule never needs a hand edit: the number stands between marks that the script fills."""
    text = (ROOT / page).read_text("utf-8")
    assert re.findall(r"<!-- count: rules -->(\d+)<!-- -->", text) == [str(len(RULES))]
    assert not re.search(r"(?<!-->)\b\d+ (rules|条规则)", text)
