"""The options that say which rules are asked."""

import re
from collections.abc import Iterable
from typing import Annotated, Any

from mtgrec.commands.findings import all_rules, refuse_unknown, wrong_rule
from mtgrec.commands.options import Command, extended, text_option
from mtgrec.model.settings import RuleSelectors
from mtgrec.output.language import _

_PARTS = re.compile(r"[,，、\s]+")


def _words(name: str, help: str) -> Any:
    return Annotated[list[str] | None, text_option(name, _("RULES"), help)]


_OPTIONS: dict[str, Any] = {
    "select": _words("--select", _("ask these only: codes, families, names, ALL; with commas")),
    "ignore": _words("--ignore", _("do not ask these")),
    "extend_select": _words("--extend-select", _("ask these too")),
}


def with_choosing(command: Command) -> Command:
    """Give `command` the options that choose rules; it gets them as its argument `asked`."""
    return extended(command, "asked", _OPTIONS, _choosing)


def _choosing(values: dict[str, Any], _others: dict[str, Any]) -> RuleSelectors:
    return RuleSelectors(
        select=_selectors("--select", values["select"]) if values["select"] else None,
        ignore=_selectors("--ignore", values["ignore"] or ()),
        extend_select=_selectors("--extend-select", values["extend_select"] or ()),
    )


def _selectors(option: str, given: Iterable[str]) -> tuple[str, ...]:
    """Return the words of an option; raises UsageError for one that names no rule."""
    texts = list(given)
    if not texts:
        return ()
    rules = [check.info for check in all_rules()]
    words = tuple(word for text in texts for word in _PARTS.split(text) if word)
    if not words:
        raise wrong_rule(rules, texts[0], option)
    refuse_unknown(rules, words, option)
    return words
