"""What `--explain` tells about one rule; it needs no workspace."""

import sys

from mtgrec.commands.findings import all_rules, wrong_rule
from mtgrec.commands.session import Session
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.output import formats
from mtgrec.output.answer import Answer, Block, Cell, Facts, Prose
from mtgrec.output.language import _, current
from mtgrec.output.tables.findings import fix_text, severity_text
from mtgrec.rules.engine.explanation import Explanation, capitalized, read_explanation
from mtgrec.rules.engine.rule import Rule


def explain(session: Session, word: str) -> None:
    """Print the docs of the rule that `word` names by its code or name; raises UsageError."""
    rule = _find(word)
    if not rule.info.docs.of(current()):  # docstrings they are, in English
        raise UsageError(
            Message(N_("Python was started with -OO, which leaves out what the rules tell")),
            Message(N_("start it without -OO, or read docs/rules.md")),
            "--explain",
        )
    explanation = read_explanation(rule.info.docs.of(current()), current())
    answer = Answer(
        blocks=lambda: _blocks(rule, explanation),
        document=lambda: _document(rule, explanation),
        rows=lambda: ((), ()),
    )
    format = "json" if session.format == "json" else "table"
    formats.show(answer, format, sys.stdout, session.color, session.screen(pager=True), cap=None)


def _find(word: str) -> Rule:
    rules = all_rules()
    folded = word.strip().casefold()
    for rule in rules:
        if folded in (rule.info.code.casefold(), *rule.info.names):
            return rule
    raise wrong_rule([rule.info for rule in rules], word, "--explain", one=True)


def _blocks(rule: Rule, explanation: Explanation) -> list[Block]:
    info = rule.info
    pairs: list[tuple[str, str | Cell]] = [(_("Severity"), severity_text(info.severity))]
    if info.fix:
        pairs.append((_("Fix"), fix_text(info.fix)))
    if not rule.default:
        pairs.append((_("Asked"), _("only where it is selected")))
    other_name = info.name if current() == "zh" else explanation.title
    return [
        Facts(f"{info.code} {info.title(current())}", [(_("Rule"), other_name), *pairs]),
        Prose(_("What it finds"), capitalized(explanation.what)),
        Prose(_("Why"), capitalized(explanation.why)),
        Prose(_("Example before"), explanation.before),
        Prose(_("Example after"), explanation.after),
    ]


def _document(rule: Rule, explanation: Explanation) -> dict[str, object]:
    info = rule.info
    return {
        "schema_version": 1,
        "kind": "rule",
        "code": info.code,
        "name": info.name,
        "severity": info.severity,
        "fix": info.fix or None,
        "default": rule.default,
        "title": explanation.title,
        "what": explanation.what,
        "why": explanation.why,
        "clauses": explanation.clauses,
        "before": explanation.before,
        "after": explanation.after,
    }
