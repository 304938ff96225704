"""What `--explain` tells about one rule; it needs no workspace."""

import sys

from mtgrec.commands.findings import all_checks, wrong_rule
from mtgrec.commands.session import Session
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.output import formats
from mtgrec.output.answer import Answer, Block, Cell, Facts, Prose
from mtgrec.output.language import _, current
from mtgrec.output.tables.findings import fix_text, severity_text
from mtgrec.rules.engine.explanation import Explanation, capitalized, read_explanation
from mtgrec.rules.engine.rule import Check


def explain(session: Session, word: str) -> None:
    """Print the docs of the rule that `word` names by its code or name; raises UsageError."""
    check = _find(word)
    if not check.docs[current()]:  # docstrings they are, in English
        raise UsageError(
            Message(N_("Python was started with -OO, which leaves out what the rules tell")),
            Message(N_("start it without -OO, or read docs/rules.md")),
            "--explain",
        )
    told = read_explanation(check.docs[current()], current())
    answer = Answer(
        blocks=lambda: _blocks(check, told),
        document=lambda: _document(check, told),
        rows=lambda: ((), ()),
    )
    format = "json" if session.format == "json" else "table"
    formats.show(answer, format, sys.stdout, session.color, cap=None)


def _find(word: str) -> Check:
    checks = all_checks()
    wanted = word.strip().casefold()
    for check in checks:
        if wanted in (check.rule.code.casefold(), check.rule.name):
            return check
    raise wrong_rule([check.rule for check in checks], word, "--explain", one=True)


def _blocks(check: Check, told: Explanation) -> list[Block]:
    rule = check.rule
    pairs: list[tuple[str, str | Cell]] = [(_("Severity"), severity_text(rule.severity))]
    if rule.fix:
        pairs.append((_("Fix"), fix_text(rule.fix)))
    if not check.default:
        pairs.append((_("Asked"), _("only where it is selected")))
    return [
        Facts(f"{rule.code} {rule.name}", [(_("Rule"), told.title), *pairs]),
        Prose(_("What it finds"), capitalized(told.what)),
        Prose(_("Why"), capitalized(told.why)),
        Prose(_("Example before"), told.before),
        Prose(_("Example after"), told.after),
    ]


def _document(check: Check, told: Explanation) -> dict[str, object]:
    rule = check.rule
    return {
        "schema_version": 1,
        "kind": "rule",
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "fix": rule.fix or None,
        "default": check.default,
        "title": told.title,
        "what": told.what,
        "why": told.why,
        "clauses": told.clauses,
        "before": told.before,
        "after": told.after,
    }
