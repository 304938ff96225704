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
    """The codes of the rules that run, and of those ignored under some path patterns."""

    codes: frozenset[str]
    per_path: Sequence[tuple[str, frozenset[str]]] = ()

    def wants(self, info: RuleInfo, path: str) -> bool:
        """Return whether the rule runs on the file at `path`."""
        return info.code in self.codes and not self.ignored_at(info.code, path)

    def ignored_at(self, code: str, path: str) -> bool:
        """Return whether findings of `code` are ignored in the file at `path`."""
        return any(code in codes and _matches(path, pattern) for pattern, codes in self.per_path)


def select_rules(
    infos: Sequence[RuleInfo],
    defaults: Iterable[RuleInfo],
    settings: RuleSelectors,
    command_line: RuleSelectors,
) -> Selection:
    """Return which of `infos` are selected.

    `defaults` run without any selector; mtgrec.toml (`settings`) changes them, then the command
    line does. A `select` starts anew, and replaces what was selected before.
    """
    codes = frozenset(info.code for info in defaults)
    codes = _changed_by(infos, _changed_by(infos, codes, settings), command_line)
    per_path = [
        (pattern, _changed_by(infos, frozenset(), RuleSelectors(select=selectors)))
        for pattern, selectors in settings.per_path_ignores
    ]
    return Selection(codes, per_path)


def unknown_selector(infos: Iterable[RuleInfo], selectors: Iterable[str]) -> str | None:
    """Return the first of `selectors` that names no rule; None if each of them does."""
    known = known_keys(infos)
    return next((word for word in selectors if known.isdisjoint(selector_keys(word))), None)


def known_keys(infos: Iterable[RuleInfo]) -> frozenset[str]:
    """Return what `selector_keys` gives for the selectors that name one of `infos`."""
    return frozenset(key for info in infos for key in naming_keys(info))


def selector_keys(selector: str) -> tuple[str, str]:
    """Return what a selector is found by: as a name of a rule, and as a code or the start of one."""
    word = selector.strip()
    return f"name {word.casefold()}", word.upper()


def naming_keys(info: RuleInfo) -> tuple[str, ...]:
    """Return the keys of all selectors that name a rule."""
    codes = (info.code[:length] for length in range(1, len(info.code) + 1))
    return (ALL, *(f"name {name}" for name in info.names), *codes)


def specificity(selector: str, info: RuleInfo) -> int:
    """Return how specifically `selector` names a rule: -1 not at all, 0 ALL, 1 its family, up to 4.

    A selector is a code, the beginning of one (`A`, `F1`), a name of a rule, or ALL.
    """
    word = selector.strip()
    if word.casefold() in info.names:
        return len(info.code)
    word = word.upper()
    if word == ALL:
        return 0
    return len(word) if _CODE.fullmatch(word) and info.code.startswith(word) else -1


def _changed_by(
    infos: Sequence[RuleInfo], codes: frozenset[str], selectors: RuleSelectors
) -> frozenset[str]:
    """Return `codes` as changed by one set of selectors; the more specific selector wins."""
    selecting = (*(selectors.select or ()), *selectors.extend_select)
    kept = set[str]()
    for info in infos:
        chosen = max((specificity(word, info) for word in selecting), default=-1)
        ignored = max((specificity(word, info) for word in selectors.ignore), default=-1)
        selected_before = selectors.select is None and info.code in codes
        if chosen > ignored if ignored >= 0 else selected_before or chosen >= 0:
            kept.add(info.code)
    return frozenset(kept)


def _matches(path: str, pattern: str) -> bool:
    """Return whether a path matches a pattern such as `archive/**`, or lies in such a folder."""
    return fnmatchcase(path, pattern) or fnmatchcase(path, f"{pattern.rstrip('/')}/*")
