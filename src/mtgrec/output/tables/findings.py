"""Findings as text: place, rule, sentence, the source line with carets, and how to fix it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.output.answer import Cell, Column, Table, Tone
from mtgrec.output.excerpt import excerpt
from mtgrec.output.language import _, current, say
from mtgrec.output.tables.cells import NONE, colon, in_brackets
from mtgrec.output.text import visible, width
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import ERROR, HINT, WARNING, RuleInfo

Line = Sequence[Cell]
"""A line in pieces, each with its own colour."""
_TONES: dict[str, Tone] = {ERROR: "bad", WARNING: "bad", HINT: "dim"}
_DEFAULT_WIDTH = 80
"""The width of a line in cells where the width of the output is unknown."""


class Shown(NamedTuple):
    """A finding with what is shown next to it."""

    finding: Finding
    info: RuleInfo
    fix: str = ""
    """`safe` or `unsafe` if this finding can be fixed automatically, else empty."""
    source: str | None = None
    """The source line of the finding; None if there is none."""


class Tally(NamedTuple):
    """The number of findings by severity and fix; waived ones are counted only in `waived`."""

    errors: int
    warnings: int
    hints: int
    fixable: int
    unsafe_fixable: int
    waived: int

    @property
    def all(self) -> int:
        """The number of findings that are not waived."""
        return self.errors + self.warnings + self.hints

    @property
    def failed(self) -> bool:
        """Whether there are errors or warnings."""
        return bool(self.errors or self.warnings)


def tally(shown: Iterable[Shown], waived: int) -> Tally:
    """Return the counts of the findings that are not waived, and of `waived` ones."""
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
    """Return a severity in the interface language."""
    return {ERROR: _("error"), WARNING: _("warning"), HINT: _("hint")}[severity]


def fix_text(fix: str) -> str:
    """Return the options that fix breaches of a rule automatically; a dash if there are none."""
    return {"safe": "--fix", "unsafe": "--fix --unsafe-fixes"}.get(fix, NONE)


def text_lines(shown: Iterable[Shown], room: int | None) -> Iterator[Line]:
    """Yield the lines of all findings; sources fit `room` cells.

    Those of one rule in one file stand together under one line, and a blank line follows each group.
    """
    for group in _groups(shown):
        if len(group) == 1:
            yield _head(group[0], _severity_and_fix(group[0]))
            yield from _body(group[0], room)
        else:
            yield _group_head(group)
            for one in group:
                problem = one.finding.problem
                yield _indented(
                    Message(N_("  line {line}: {what}"), line=problem.line, what=problem.message)
                )
                yield from _body(one, room)
        yield ()


def _groups(shown: Iterable[Shown]) -> Iterable[list[Shown]]:
    """Return the findings of the same rule in the same file together, at the place of the first."""
    groups: dict[tuple[str, str, bool, str], list[Shown]] = {}
    for one in shown:
        finding = one.finding
        key = (finding.problem.path, finding.code, finding.reason is not None, one.fix)
        groups.setdefault(key, []).append(one)
    return groups.values()


def _group_head(group: Sequence[Shown]) -> Line:
    first = group[0]
    problem, tone = first.finding.problem, _TONES[first.finding.severity]
    return (
        Cell(f"{visible(problem.path)}: "),
        Cell(f"{problem.code} {first.info.title(current())} ", "accent"),
        Cell(_severity_and_fix(first), tone),
        Cell(say(Message(N_(", {count} places:"), count=len(group)))),
    )


def _severity_and_fix(one: Shown) -> str:
    return severity_text(one.finding.severity) + _waived_word(one.finding) + _fix_option(one.fix)


def _body(one: Shown, room: int | None) -> Iterator[Line]:
    """Yield the source line of a finding, and its help or the reason for which it is waived."""
    finding = one.finding
    if one.source is not None:
        yield from _source_lines(one.source, finding.problem, room or _DEFAULT_WIDTH)
    if finding.reason is not None:
        yield _indented(Message(N_("  waived: {reason}"), reason=finding.reason))
    else:
        yield _indented(Message(N_("  help: {help}"), help=finding.problem.help))


def concise_lines(shown: Iterable[Shown]) -> Iterator[Line]:
    """Yield one line for each finding."""
    for one in shown:
        reason, severity = (
            one.finding.reason,
            severity_text(one.finding.severity),
        )
        if reason is not None:
            waived = say(Message(N_("waived: {reason}"), reason=reason))
            severity += in_brackets(waived)
        yield _head(one, severity + _fix_option(one.fix))


def _fix_option(fix: str) -> str:
    """Return the option that fixes a finding, as a mark after its severity."""
    return {"safe": " [--fix]", "unsafe": " [--unsafe-fixes]"}.get(fix, "")


def _head(shown: Shown, severity: str) -> Line:
    problem, tone = shown.finding.problem, _TONES[shown.finding.severity]
    return (
        Cell(f"{visible(problem.place)}: "),
        Cell(f"{problem.code} {shown.info.title(current())} ", "accent"),
        Cell(severity, tone),
        Cell(f"{colon()}{say(problem.message)}"),
    )


def _waived_word(finding: Finding) -> str:
    # Not inside the f-string: Babel finds no messages there.
    word = _("waived")
    return "" if finding.reason is None else in_brackets(word)


def _source_lines(source: str, problem: Problem, room: int) -> Iterator[Line]:
    number = f"  {problem.line} | "
    gutter = f"{' ' * (len(number) - 2)}| "
    part = excerpt(source, problem.column or 1, room - width(number), problem.path)
    yield Cell(number, "dim"), Cell(part.source)
    yield Cell(gutter, "dim"), Cell(part.blanks), Cell(part.carets, _TONES[problem.severity])


def _indented(message: Message) -> Line:
    return (Cell(say(message)),)


def summary(counts: Tally, records: int, unseen: int = 0) -> str:
    """Return the last line: how many findings there are, and how many can be fixed automatically.

    Files that could not be read (`unseen`) count as findings, so that all is not reported well.
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
    """Return how often each rule is broken and waived, from rows (rule, count, waived)."""
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
                Cell(info.code, "accent"),
                info.title(current()),
                Cell(severity_text(info.severity), _TONES[info.severity]),
                fix_text(info.fix),
            ]
            for info, count, each in listed
        ],
    )
