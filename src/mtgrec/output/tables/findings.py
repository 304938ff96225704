"""Findings as a person reads them: place, rule, sentence, the line with carets, and how to fix it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.output.answer import Cell, Column, Table, Tone
from mtgrec.output.excerpt import excerpt
from mtgrec.output.language import _, say
from mtgrec.output.tables.cells import NONE
from mtgrec.output.text import visible, width
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import ERROR, HINT, WARNING, RuleInfo

Line = Sequence[Cell]
"""A line in pieces, so that each may have its colour."""
_TONES: dict[str, Tone] = {ERROR: "bad", WARNING: "bad", HINT: "dim"}
_USUAL = 80
"""The cells of a line where that is unknown how wide it will be shown."""


class Shown(NamedTuple):
    """A finding with what is shown beside it."""

    finding: Finding
    rule: RuleInfo
    fix: str = ""
    """`safe` or `unsafe` where this very finding can be fixed by itself."""
    source: str | None = None
    """The line it points at."""


class Tally(NamedTuple):
    """How many findings of which kind there are; those waived are counted apart."""

    errors: int
    warnings: int
    hints: int
    fixable: int
    unsafe_fixable: int
    waived: int

    @property
    def all(self) -> int:
        """How many there are without those waived."""
        return self.errors + self.warnings + self.hints

    @property
    def failed(self) -> bool:
        """Whether there is more than hints."""
        return bool(self.errors or self.warnings)


def tally(shown: Iterable[Shown], waived: int) -> Tally:
    """Count findings; those among them that are waived do not count."""
    unwaived = [one for one in shown if one.finding.reason is None]
    severities = [one.finding.severity for one in unwaived]
    fixes = [one.fix for one in unwaived]
    return Tally(
        severities.count(ERROR),
        severities.count(WARNING),
        severities.count(HINT),
        fixes.count("safe"),
        fixes.count("unsafe"),
        waived,
    )


def severity_text(severity: str) -> str:
    """Return how serious a rule is, in the interface language."""
    return {ERROR: _("error"), WARNING: _("warning"), HINT: _("hint")}[severity]


def fix_text(fix: str) -> str:
    """Return how what breaks a rule can be fixed by itself; a dash where it cannot."""
    return {"safe": "--fix", "unsafe": "--fix --unsafe-fixes"}.get(fix, NONE)


def text_lines(shown: Iterable[Shown], room: int | None) -> Iterator[Line]:
    """Yield the lines of all findings, with a blank line after each; sources fit into `room` cells."""
    for one in shown:
        finding = one.finding
        severity = severity_text(finding.severity) + _waived_word(finding)
        yield _head(one, severity + _fix_mark(one.fix))
        if one.source is not None:
            yield from _source_lines(one.source, finding.problem, room or _USUAL)
        if finding.reason is not None:
            yield _indented(Message(N_("  waived: {reason}"), reason=finding.reason))
        else:
            yield _indented(Message(N_("  help: {help}"), help=finding.problem.help))
        yield ()


def concise_lines(shown: Iterable[Shown]) -> Iterator[Line]:
    """Yield one line for each finding."""
    for one in shown:
        reason, severity = one.finding.reason, severity_text(one.finding.severity)
        if reason is not None:
            waived = say(Message(N_("waived: {reason}"), reason=reason))
            severity = f"{severity} ({waived})"
        yield _head(one, severity + _fix_mark(one.fix))


def _fix_mark(fix: str) -> str:
    """Return the option that mends a finding, as a mark behind its severity."""
    return {"safe": " [--fix]", "unsafe": " [--unsafe-fixes]"}.get(fix, "")


def _head(shown: Shown, severity: str) -> Line:
    problem, tone = shown.finding.problem, _TONES[shown.finding.severity]
    return (
        Cell(f"{visible(problem.place)}: "),
        Cell(f"{problem.code} {shown.rule.name} ", "accent"),
        Cell(severity, tone),
        Cell(f": {say(problem.message)}"),
    )


def _waived_word(finding: Finding) -> str:
    # Not inside of the f-string: Babel does not look there.
    word = _("waived")
    return "" if finding.reason is None else f" ({word})"


def _source_lines(source: str, problem: Problem, room: int) -> Iterator[Line]:
    number = f"  {problem.line} | "
    gutter = f"{' ' * (len(number) - 2)}| "
    one = excerpt(source, problem.column or 1, room - width(number), problem.path)
    yield Cell(number, "dim"), Cell(one.source)
    yield Cell(gutter, "dim"), Cell(one.blanks), Cell(one.carets, _TONES[problem.severity])


def _indented(message: Message) -> Line:
    return (Cell(say(message)),)


def summary(counts: Tally, records: int, unseen: int = 0) -> str:
    """Return the last line: what there is, and what can be fixed by itself.

    Nothing is well while there are files `unseen` by the rules that ran.
    """
    if not counts.all and not unseen:
        clean = Message(N_("All is well: no findings (records: {records})"), records=records)
        return say(_with_waived(clean, counts.waived))
    found = Message(
        N_("errors: {errors}, warnings: {warnings}, hints: {hints}"),
        errors=counts.errors,
        warnings=counts.warnings,
        hints=counts.hints,
    )
    return say(_with_waived(_with_fixes(found, counts), counts.waived))


def _with_fixes(found: Message, counts: Tally) -> Message:
    if counts.fixable:
        found = Message(N_("{found}; --fix mends {count}"), found=found, count=counts.fixable)
    if counts.unsafe_fixable:
        found = Message(
            N_("{found}; --fix --unsafe-fixes mends {count} more"),
            found=found,
            count=counts.unsafe_fixable,
        )
    return found


def _with_waived(found: Message, waived: int) -> Message:
    return Message(N_("{found}; waived: {count}"), found=found, count=waived) if waived else found


def statistics_table(rows: Iterable[tuple[RuleInfo, int, int]]) -> Table:
    """Return how often each rule is broken, and how often that is waived."""
    listed = list(rows)
    waived = any(each for _rule, _count, each in listed)
    columns = [Column(_("Count"), "right"), *([Column(_("Waived"), "right")] if waived else [])]
    return Table(
        "",
        [*columns, Column(_("Code")), Column(_("Rule")), Column(_("Severity")), Column(_("Fix"))],
        [
            [
                str(count),
                *([str(each)] if waived else []),
                Cell(rule.code, "accent"),
                rule.name,
                Cell(severity_text(rule.severity), _TONES[rule.severity]),
                fix_text(rule.fix),
            ]
            for rule, count, each in listed
        ],
    )
