"""Write the reference pages of the rules of `mtgrec check` from their table and their docs.

The prose stands in `rules.en.md.j2` and `rules.zh.md.j2` beside this script; codes, names,
severities, reasons and examples come from the rules themselves.
"""

import re
import sys
from collections.abc import Sequence
from typing import NamedTuple

import _pages
from _clauses import linked
from _pages import SEVERITIES, table
from mtgrec.output.language import Language
from mtgrec.rules.engine.explanation import Explanation, capitalized, read_explanation
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.table import FAMILIES, RULES

PAGES: dict[str, Language] = {"docs/rules.md": "en", "docs/rules.zh.md": "zh"}

TITLES = {
    "F": ("files and format", "文件与格式"),
    "N": ("minutes as a whole", "纪要整体"),
    "D": ("decisions", "决策"),
    "A": ("actions", "行动"),
    "R": ("risks", "风险"),
    "K": ("KPIs", "指标"),
    "C": ("checklists", "检查清单"),
    "M": ("milestones", "里程碑"),
    "L": ("lessons", "经验"),
    "B": ("budgets", "预算"),
    "P": ("people", "人员"),
    "T": ("traceability", "可追溯"),
}
FIXES = {
    "": ("", ""),
    "safe": ("`--fix`", "`--fix`"),
    "unsafe": ("`--fix --unsafe-fixes`", "`--fix --unsafe-fixes`"),
}
HEADS = {
    "en": ("code", "name", "severity", "fix", "what is wrong"),
    "zh": ("代码", "名称", "级别", "自动修复", "英文名称"),
}
WORDS = {
    "en": ("Why: ", "Before:", "After:", "fixed by", "asked only where it is selected", " · "),
    "zh": ("为什么：", "修改前：", "修改后：", "自动修复：", "默认不查，用 --select 启用", " · "),
}


class Family(NamedTuple):
    """One letter, and its rules."""

    title: str
    checks: Sequence[Rule]


class Tables(NamedTuple):
    """What a page shows of the rules, in its language."""

    language: Language
    rules: Sequence[Rule] = RULES

    def families(self) -> list[Family]:
        """Return the families that have rules, in the order of the table."""
        return [
            Family(f"{letter}: {TITLES[letter][self.language == 'zh']}", checks)
            for letter, checks in FAMILIES.items()
            if checks
        ]

    def summary(self, family: Family) -> str:
        """Return the table of a family's rules, each with a link to what is told about it."""
        return table(
            HEADS[self.language],
            [
                (
                    f"[{check.info.code}](#{anchor(check)})",
                    f"`{check.info.title(self.language)}`",
                    self.severity(check),
                    FIXES[check.info.fix][self.language == "zh"],
                    self.other_title(check),
                )
                for check in family.checks
            ],
        )

    def severity(self, check: Rule) -> str:
        """Return how serious a rule is."""
        severity = check.info.severity
        return SEVERITIES[severity] if self.language == "zh" else severity

    def other_title(self, check: Rule) -> str:
        """Return what else a rule is called: in English its title, in Chinese its English name."""
        if self.language == "zh":
            return f"`{check.info.name}`"
        return prose(self.told(check).title)

    def told(self, check: Rule) -> Explanation:
        """Return the docs of a rule."""
        return read_explanation(check.info.docs.of(self.language), self.language)

    def section(self, check: Rule) -> str:
        """Return everything about one rule."""
        told = self.told(check)
        why, before, after, fixed, selected, dot = WORDS[self.language]
        marks = [self.severity(check)]
        if check.info.fix:
            gap = " " if self.language == "en" else ""
            marks.append(f"{fixed}{gap}{FIXES[check.info.fix][self.language == 'zh']}")
        if not check.default:
            marks.append(selected)
        return "\n\n".join(
            (
                self.heading(check),
                f"**{self.other_title(check)}** {self.brackets(dot.join(marks))}",
                capitalized(prose(told.what)),
                why + linked(prose(told.why), self.language),
                f"{before}\n\n{fenced(told.before)}",
                f"{after}\n\n{fenced(told.after)}\n",
            )
        )

    def heading(self, check: Rule) -> str:
        """Return the heading of a rule; both languages are found under the English name."""
        heading = f"### {check.info.code} {check.info.title(self.language)}"
        return f'<a id="{anchor(check)}"></a>\n\n{heading}' if self.language == "zh" else heading

    def brackets(self, text: str) -> str:
        """Return a text in brackets, as wide as the others of its language."""
        return f"（{text}）" if self.language == "zh" else f"({text})"


def pages() -> dict[str, str]:
    """Return the pages by their path."""
    return {path: page(language) for path, language in PAGES.items()}


def page(speech: Language) -> str:
    """Return the page in one language."""
    text = _pages.rendered(f"rules.{speech}.md.j2", tables=Tables(speech))
    return text.rstrip("\n") + "\n"


def anchor(check: Rule) -> str:
    """Return the name under which GitHub finds the section of a rule."""
    return f"{check.info.code}-{check.info.name}".lower()


def prose(text: str) -> str:
    """Return a text that says in Markdown just what it says."""
    return re.sub(r"[<*]", r"\\\g<0>", text)


def fenced(example: str) -> str:
    """Return an example as code; what it holds of fences stays inside."""
    fence = "```"
    while fence in example:
        fence += "`"
    return f"{fence}yaml\n{example}{fence}"


if __name__ == "__main__":
    sys.exit(_pages.main(pages))
