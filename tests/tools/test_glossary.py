"""What rules, code and pages cite is explained: every clause has its line in both glossaries."""

import re
from pathlib import Path

import pytest

from mtgrec.rules.table import BY_CODE

ROOT = Path(__file__).parents[2]
PAGES = ("glossary.md", "glossary.zh.md")
CLAUSE = re.compile(r"\b[AB][1-9]\d?a?\b")


def explained(page: str) -> list[str]:
    text = (ROOT / "docs" / page).read_text("utf-8")
    return re.findall(r'^\| <a id="[ab]\d+a?"></a>([AB]\d+a?) \|', text, re.MULTILINE)


def cited() -> set[str]:
    files = [*ROOT.glob("src/mtgrec/**/*.py"), *ROOT.glob("docs/rules*.md")]
    return {clause for file in files for clause in CLAUSE.findall(file.read_text("utf-8"))}


@pytest.mark.parametrize("page", PAGES)
def test_every_clause_that_is_cited_is_explained(page: str):
    assert cited() - set(explained(page)) == set()


def test_both_glossaries_explain_all_clauses_in_their_order():
    clauses = [*(f"A{n}" for n in range(1, 20)), *(f"B{n}" for n in range(1, 21))]
    clauses.insert(clauses.index("B13") + 1, "B13a")
    assert [explained(page) for page in PAGES] == [clauses, clauses]


@pytest.mark.parametrize("page", PAGES)
def test_every_rule_that_is_named_exists(page: str):
    text = (ROOT / "docs" / page).read_text("utf-8")
    assert set(re.findall(r"\b[A-Z]\d{3}\b", text)) <= set(BY_CODE)
