"""Numbers and names in prose, written by the tables of the code, so that no page has to be kept up.

There are <!-- rules -->120<!-- / --> rules: what stands between the marks is written anew.
"""

import re
import sys
from collections.abc import Sequence

from mtgrec.commands import COMMANDS
from mtgrec.model.records.schema import LISTED
from mtgrec.model.records.types import BUILT_IN
from mtgrec.output.language import Language
from mtgrec.reports import REPORT_KINDS
from mtgrec.rules.table import FAMILIES, RULES

COUNTS = {
    "rules": len(RULES),
    "families": len(FAMILIES),
    "types": len(BUILT_IN),
    "kinds": len(LISTED),
    "reports": len(REPORT_KINDS.words),
    "commands": len(COMMANDS),
}
_SPELT = {
    "en": ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    "zh": ("零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"),
}
_MARKED = re.compile(r"<!-- (?P<what>[a-z ]+) -->(?P<now>[^<]*)<!-- / -->")


def counted(text: str, language: Language) -> str:
    """Return a page in which everything between marks is what the code says now."""

    def fresh(found: re.Match[str]) -> str:
        return f"<!-- {found['what']} -->{_said(found['what'], language)}<!-- / -->"

    return _MARKED.sub(fresh, text)


def _said(what: str, language: Language) -> str:
    names = {
        "type names": [kind.title(language) for kind in BUILT_IN],
        "kind names": [kind.zh if language == "zh" else _english(kind.plural) for kind in LISTED],
        "report names": [
            f"`{word.name}`{f' {word.zh}' * (language == 'zh')}" for word in REPORT_KINDS.words
        ],
    }
    if what in names:
        return _listed(names[what], language)
    if what not in COUNTS:
        sys.exit(f"nothing in the code is counted or named by the mark <!-- {what} -->")
    return _number(COUNTS[what], language)


def _number(count: int, language: Language) -> str:
    spelt = _SPELT[language]
    return spelt[count] if count < len(spelt) else str(count)


def _english(plural: str) -> str:
    return "KPIs" if plural == "kpis" else plural


def _listed(names: Sequence[str], language: Language) -> str:
    return ("、" if language == "zh" else ", ").join(names)
