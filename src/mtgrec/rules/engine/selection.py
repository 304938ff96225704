"""Which rules run, and where: --select, --ignore, --extend-select, and the same in mtgrec.toml."""

import re
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from mtgrec.model.settings import RuleSelectors
from mtgrec.rules.engine.info import RuleInfo

ALL = "ALL"
_CODE = re.compile(r"[A-Z]\d{0,3}")


class Selection(NamedTuple):
    """The rules that run, by their codes, and those that are passed over in some paths."""

    codes: frozenset[str]
    per_path: Sequence[tuple[str, frozenset[str]]] = ()

    def wants(self, rule: RuleInfo, path: str) -> bool:
        """Return whether `rule` is asked about the file at `path`."""
        return rule.code in self.codes and not self.ignored_at(rule.code, path)

    def ignored_at(self, code: str, path: str) -> bool:
        """Return whether findings of `code` are passed over in the file at `path`."""
        return any(code in codes and _fits(path, pattern) for pattern, codes in self.per_path)


def select_rules(
    rules: Sequence[RuleInfo],
    usual: Iterable[RuleInfo],
    settings: RuleSelectors,
    asked: RuleSelectors,
) -> Selection:
    """Return the rules of `rules` that are asked.

    `usual` are those that run by default; mtgrec.toml (`settings`) changes them, and then the
    command line (`asked`). A `select` begins anew, and drops every earlier selection.
    """
    codes = frozenset(rule.code for rule in usual)
    codes = _layer(rules, _layer(rules, codes, settings), asked)
    per_path = [
        (pattern, _layer(rules, frozenset(), RuleSelectors(select=selectors)))
        for pattern, selectors in settings.per_path_ignores
    ]
    return Selection(codes, per_path)


def unknown_selector(rules: Iterable[RuleInfo], selectors: Iterable[str]) -> str | None:
    """Return the first of `selectors` that fits no rule."""
    known = list(rules)
    return next((word for word in selectors if all(weight(word, one) < 0 for one in known)), None)


def weight(selector: str, rule: RuleInfo) -> int:
    """Return how narrowly `selector` names `rule`: -1 not at all, 0 ALL, 1 its family, up to 4.

    A selector is a code, the beginning of one (`A`, `F1`), the name of a rule, or ALL.
    """
    word = selector.strip()
    if word.casefold() == rule.name:
        return len(rule.code)
    word = word.upper()
    if word == ALL:
        return 0
    return len(word) if _CODE.fullmatch(word) and rule.code.startswith(word) else -1


def _layer(
    rules: Sequence[RuleInfo], codes: frozenset[str], selectors: RuleSelectors
) -> frozenset[str]:
    """Return `codes` as changed by the selectors of one place; the narrower selector wins."""
    words = (*(selectors.select or ()), *selectors.extend_select)
    kept = set[str]()
    for rule in rules:
        chosen = max((weight(word, rule) for word in words), default=-1)
        ignored = max((weight(word, rule) for word in selectors.ignore), default=-1)
        before = selectors.select is None and rule.code in codes
        if chosen > ignored if ignored >= 0 else before or chosen >= 0:
            kept.add(rule.code)
    return frozenset(kept)


def _fits(path: str, pattern: str) -> bool:
    """Return whether a path lies under a pattern such as `archive/**`."""
    return fnmatchcase(path, pattern) or fnmatchcase(path, f"{pattern.rstrip('/')}/*")
