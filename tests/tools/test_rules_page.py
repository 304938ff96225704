"""The reference pages of the rules: every rule is there, links lead somewhere, examples are read."""

import re
from pathlib import Path

import pytest

from mtgrec.rules.table import RULES
from mtgrec.store.reading.library import read_library
from mtgrec.store.workspace import open_workspace

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(params=["en", "zh"])
def language(request) -> str:
    return str(request.param)


@pytest.fixture
def page(language: str) -> str:
    return (DOCS / ("rules.md" if language == "en" else "rules.zh.md")).read_text("utf-8")


def test_every_rule_has_its_row_and_its_section(page: str, language: str):
    codes = [check.info.code for check in RULES]
    assert re.findall(r"^\| \[(\w+)\]\(#", page, re.MULTILINE) == codes
    assert re.findall(r"^### (\w+) ", page, re.MULTILINE) == codes
    for check in RULES:
        assert f"### {check.info.code} {check.info.title(language)}\n" in page


def test_every_link_leads_somewhere(page: str):
    titles = re.findall(r"^### (.+)$", page, re.MULTILINE)
    sections = {title.lower().replace(" ", "-") for title in titles}
    sections |= set(re.findall(r'^<a id="([\w-]+)"></a>$', page, re.MULTILINE))
    links = re.findall(r"\]\(#([\w-]+)\)", page)
    assert links
    assert set(links) <= sections
    for other in re.findall(r"\]\(([\w.]+\.md)\)", page):
        assert (DOCS / other).is_file()


def test_the_settings_and_the_waiver_shown_are_read(page: str, tmp_path: Path):
    settings = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    waiver = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert settings
    assert waiver
    (tmp_path / "mtgrec.toml").write_text(settings[1], "utf-8")
    (tmp_path / "a.md").write_text(f"---\ntype: weekly\n{waiver[1]}---\n", "utf-8")
    workspace = open_workspace(tmp_path)
    known = {check.info.code for check in RULES}
    assert workspace.settings.check.ignore
    assert workspace.settings.check.per_path_ignores
    assert set(workspace.settings.check.ignore) <= known
    library = read_library(workspace)
    assert library.problems == ()
    waived = library.records[0].values["waive"]
    assert isinstance(waived, dict)
    assert set(waived) <= known
