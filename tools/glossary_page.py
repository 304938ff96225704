"""Write the glossary: the clauses that rules and code cite, and the words of the product.

Both stand in `glossary.yaml`, the prose around them in `glossary.en.md.j2` and `glossary.zh.md.j2`,
all beside this script; which rules come from a clause is what the rules themselves say.
"""

import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

import yaml

import _pages
from _clauses import CITED, CLAUSES
from _pages import ROOT, table
from mtgrec.output.language import Language
from mtgrec.rules.engine.explanation import read_explanation
from mtgrec.rules.engine.info import RuleInfo
from mtgrec.rules.table import RULES

PAGES: dict[str, Language] = {"docs/glossary.md": "en", "docs/glossary.zh.md": "zh"}
PARTS = {
    "en": {"A": "A: meetings", "B": "B: carrying out a campaign"},
    "zh": {"A": "A：会议", "B": "B：活动执行"},
}
HEADS = {
    "en": ("clause", "what it asks", "where mtgrec answers", "rules"),
    "zh": ("条款", "要求", "mtgrec 里的对应", "规则"),
}
WORD_HEADS = {"en": ("word", "中文", "what it means"), "zh": ("名词", "英文", "意思")}
_CALL = re.compile(r"`mtgrec ((?:metric )?[a-z]+)[^`]*`")


class Part(NamedTuple):
    """The clauses of one letter, as a table."""

    title: str
    table: str


class Tables(NamedTuple):
    """The tables of a page, in its language."""

    language: Language

    def words(self) -> str:
        """Return the table of words, each with an anchor made of its English name."""
        text = yaml.safe_load((ROOT / "tools/glossary.yaml").read_text("utf-8"))
        rows = []
        for english, chinese, *meanings in text["words"]:
            names = (english, chinese) if self.language == "en" else (chinese, english)
            meaning = self.with_links(meanings[self.language == "zh"])
            rows.append((f"{anchor(english)}{names[0]}", names[1], meaning))
        return table(WORD_HEADS[self.language], rows)

    def parts(self) -> Iterator[Part]:
        """Yield the clauses about meetings, then those about campaigns."""
        for letter, title in PARTS[self.language].items():
            yield Part(title, table(HEADS[self.language], self.clauses(letter)))

    def clauses(self, letter: str) -> Iterator[tuple[str, ...]]:
        """Yield the row of each clause."""
        for id, texts in CLAUSES.items():
            if id.startswith(letter):
                asks, answered = texts[self.language]
                yield f"{anchor(id)}{id}", asks, self.with_links(answered), self.rules(id)

    def rules(self, clause: str) -> str:
        """Return links to the rules whose reason names the clause."""
        return " ".join(
            f"[{rule.code}](rules{self.ending}#{to_rule(rule)})"
            for rule, clauses in cited()
            if clause in clauses
        )

    def with_links(self, text: str) -> str:
        """Return a text in which each command leads to its section."""
        page = f"commands{self.ending}"
        return _CALL.sub(
            lambda found: f"[{found[0]}]({page}#mtgrec-{found[1].replace(' ', '-')})", text
        )

    @property
    def ending(self) -> str:
        """How the names of pages in this language end."""
        return ".zh.md" if self.language == "zh" else ".md"


def pages() -> dict[str, str]:
    """Return the pages by their path."""
    return {
        path: _pages.rendered(f"glossary.{language}.md.j2", tables=Tables(language)).rstrip() + "\n"
        for path, language in PAGES.items()
    }


def cited() -> Iterator[tuple[RuleInfo, frozenset[str]]]:
    """Yield each rule with the clauses that its reason names."""
    for check in RULES:
        why = read_explanation(check.info.docs.of("en"), "en").why
        yield check.info, frozenset(CITED.findall(why))


def to_rule(rule: RuleInfo) -> str:
    """Return the name under which GitHub finds the section of a rule."""
    return f"{rule.code}-{rule.name}".lower()


def anchor(name: str) -> str:
    """Return the mark to which links to a word or a clause lead."""
    return f'<a id="{re.sub("[^a-z0-9]+", "-", name.lower())}"></a>'


if __name__ == "__main__":
    sys.exit(_pages.main(pages))
