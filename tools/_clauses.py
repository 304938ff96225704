"""The clauses of good practice that rules cite, and how pages link to them."""

import re

import yaml

from _pages import ROOT
from mtgrec.output.language import Language

CITED = re.compile(r"(?<![A-Za-z0-9_`.])[AB][1-9]\d?a?(?![A-Za-z0-9_`])")
"""A clause as it is cited in a sentence, such as B10; not an item's id or a rule's code."""

CLAUSES: dict[str, dict[Language, list[str]]] = yaml.safe_load(
    (ROOT / "tools/glossary.yaml").read_text("utf-8")
)["clauses"]
"""Each clause by its id: in each language what it asks, and where mtgrec answers."""


def linked(text: str, language: Language) -> str:
    """Return a reason in which each clause leads to its line in the glossary."""
    page = "glossary.zh.md" if language == "zh" else "glossary.md"
    return CITED.sub(lambda found: f"[{found[0]}]({page}#{found[0].lower()})", text)
