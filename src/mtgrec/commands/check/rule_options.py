"""The options that say which rules run."""

import re
from collections.abc import Iterable
from typing import Annotated, Any

from mtgrec.commands.findings import all_rules, refuse_unknown, wrong_rule
from mtgrec.commands.option_groups import Call, Command, option_group
from mtgrec.commands.options import text_option
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


def with_rule_options(command: Command) -> Command:
    """Give `command` the options that select rules; it gets them as its argument `asked`."""
    return option_group("asked", _OPTIONS, _selected)(command)


def _selected(values: dict[str, Any], _call: Call) -> RuleSelectors:
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
    rules = [rule.info for rule in all_rules()]
    words = tuple(word for text in texts for word in _PARTS.split(text) if word)
    if not words:
        raise wrong_rule(rules, texts[0], option)
    refuse_unknown(rules, words, option)
    return words
