"""The glossary explains every clause that the code and the rules cite, in both languages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# As clauses are cited: B10, not the code A006 of a rule, and not an id within a longer name.
CITED = re.compile(r"(?<![A-Za-z0-9_`.])[AB][1-9]\d?a?(?![A-Za-z0-9_`])")
ALL = [*(f"A{number}" for number in range(1, 20)), *(f"B{number}" for number in range(1, 21))]
PAGES = ("glossary.md", "glossary.zh.md")


def clauses(page: str) -> list[str]:
    """Return the clauses that have a row with an anchor of their name."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    rows = re.findall(r'^\| <a id="(\w+)"></a>([AB]\d+a?) \| (.+?) \| (.+?) \|', text, re.MULTILINE)
    assert [anchor for anchor, *_ in rows] == [clause.lower() for _, clause, *_ in rows]
    return [clause for _, clause, *_ in rows]


def citing() -> Iterator[Path]:
    """Yield the files in which clauses are cited."""
    yield from (ROOT / "src/mtgrec").rglob("*.py")
    yield from (ROOT / "templates").rglob("*.j2")
    yield from (ROOT / "docs").glob("rules*.md")


@pytest.mark.parametrize("page", PAGES)
def test_each_clause_of_the_domain_has_its_row(page: str):
    with_inserted = ALL.copy()
    with_inserted.insert(with_inserted.index("B13") + 1, "B13a")
    assert clauses(page) == with_inserted


@pytest.mark.parametrize("page", PAGES)
def test_every_clause_that_is_cited_is_explained(page: str):
    known = set(clauses(page))
    cited = {path: set(CITED.findall(path.read_text("utf-8"))) for path in citing()}
    unknown = {str(path.relative_to(ROOT)): found - known for path, found in cited.items()}
    assert {path: found for path, found in unknown.items() if found} == {}
    assert {"A9", "B7", "B10"} <= set().union(*cited.values()), "no clause was recognised"


@pytest.mark.parametrize("page", ["rules.md", "rules.zh.md"])
def test_a_reason_leads_to_its_clauses(page: str):
    text = (ROOT / "docs" / page).read_text("utf-8")
    reasons = re.findall(r"^(?:Why: |为什么：)(.+)$", text, re.MULTILINE)
    glossary = page.replace("rules", "glossary")
    assert any(f"[B12]({glossary}#b12)" in reason for reason in reasons)
    for reason in reasons:
        assert not CITED.search(re.sub(r"\[\w+\]\(.+?\)", "", reason)), reason


def test_both_pages_have_the_same_words():
    anchors = [
        re.findall(
            r'^\| <a id="([\w-]+)">', (ROOT / "docs" / page).read_text("utf-8"), re.MULTILINE
        )
        for page in PAGES
    ]
    assert anchors[0] == anchors[1]
    assert len(set(anchors[0])) == len(anchors[0])
    wanted = {"record", "item", "address", "front-matter", "workspace", "campaign", "carried"}
    wanted |= {"lag", "off-track", "gate", "deviation", "four-rates", "finding", "waive"}
    assert wanted <= set(anchors[0])
