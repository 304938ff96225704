"""The answer of `mtgrec check`: findings or their counts, as text or as JSON."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from mtgrec.commands.check.select import Selected
from mtgrec.commands.findings import info_of
from mtgrec.commands.notices import notify
from mtgrec.commands.session import Session
from mtgrec.model.message import N_, Message
from mtgrec.output import formats
from mtgrec.output.answer import Cell
from mtgrec.output.documents.problems import finding_document
from mtgrec.output.formats import as_json
from mtgrec.output.language import _, say
from mtgrec.output.tables.findings import (
    Line,
    Shown,
    Tally,
    concise_lines,
    statistics_table,
    summary,
    tally,
    text_lines,
)
from mtgrec.output.text import visible
from mtgrec.rules.engine.fixes import fixable
from mtgrec.rules.engine.info import RuleInfo
from mtgrec.store.reading.lines import Lines


class Findings(NamedTuple):
    """The answer: the findings to show, in order, and how many there are of each severity."""

    shown: Sequence[Shown]
    counts: Tally
    selected: Selected

    @property
    def failed(self) -> bool:
        """Whether there is an error or a warning, or an unreadable file that no finding reports."""
        return self.counts.failed or bool(self.selected.unreported)

    @property
    def summary(self) -> str:
        """The last line of the text output."""
        if self.selected.empty and not (self.counts.all or self.selected.unreported):
            return _("No records yet. Begin with: mtgrec new kickoff")
        if self.selected.nothing_there and not (self.counts.all or self.selected.unreported):
            return _("Nothing was checked: there is no record to read.")
        return summary(self.counts, self.selected.records, self.selected.unreported)


def findings_of(selected: Selected, *, show_waived: bool) -> Findings:
    """Return the findings to print, with their counts."""
    findings = (
        sorted([*selected.found, *selected.waived], key=attrgetter("order"))
        if show_waived
        else selected.found
    )
    shown = [Shown(finding, info_of(finding.code), fixable(finding)) for finding in findings]
    return Findings(shown, tally(shown, len(selected.waived)), selected)


def print_findings(session: Session, findings: Findings) -> None:
    """Print the findings: `text` with source lines and a summary, `concise` one a line."""
    if session.format == "concise":
        _print(session, list(concise_lines(findings.shown)))
        notify(findings.summary)
        return

    def lines(width: int | None) -> Iterator[Line]:
        yield from text_lines(_with_sources(session, findings.shown), width)
        yield (Cell(findings.summary),)

    formats.show_lines(lines, sys.stdout, session.color, session.screen(pager=True))
    sys.stdout.flush()


def _with_sources(session: Session, shown: Iterable[Shown]) -> Iterator[Shown]:
    """Yield the findings with the source lines that they point at; each file is read once."""
    lines = Lines(session.workspace)
    for row in shown:
        problem = row.finding.problem
        try:
            source = lines.line(problem.path, problem.line)
        except OSError as error:
            reason = Message(N_("this line cannot be shown: {reason}"), reason=error.strerror)
            notify(f"{visible(problem.place)}: {say(reason)}")
            source = None
        yield row._replace(source=source)


def print_statistics(session: Session, findings: Findings) -> None:
    """Print the number of findings of each rule."""
    table = statistics_table(_counts_by_rule(findings))
    formats.show_blocks([table], sys.stdout, session.color, session.screen(pager=True), cap=None)
    if session.format == "concise":
        sys.stdout.flush()
        notify(findings.summary)
    else:
        _print(session, [*([()] if table.rows else []), (Cell(findings.summary),)])


def _print(session: Session, lines: Sequence[Line]) -> None:
    formats.show_lines(lambda _room: lines, sys.stdout, session.color, session.screen(pager=True))
    sys.stdout.flush()


def print_document(
    session: Session, findings: Findings, extra: Mapping[str, object], *, statistics: bool
) -> None:
    """Print JSON: the findings, or with `statistics` only the counts of each rule."""
    content = {"rules": _rule_documents(findings)} if statistics else _documents(findings)
    document = {
        "schema_version": 1,
        "kind": "statistics" if statistics else "findings",
        "today": session.now.date(),
        **content,
        "fixable": findings.counts.fixable,
        "unsafe_fixable": findings.counts.unsafe_fixable,
        "counts": {
            "errors": findings.counts.errors,
            "warnings": findings.counts.warnings,
            "hints": findings.counts.hints,
            "waived": findings.counts.waived,
        },
        "unreadable": findings.selected.unreported,
        **extra,
    }
    sys.stdout.write(as_json.render(document, sys.stdout.encoding or "utf-8"))
    sys.stdout.flush()


def _documents(findings: Findings) -> dict[str, object]:
    return {
        "findings": [
            finding_document(row.finding, row.info, row.fix or None) for row in findings.shown
        ]
    }


def _rule_documents(findings: Findings) -> list[dict[str, object]]:
    return [
        {
            "code": info.code,
            "name": info.name,
            "severity": info.severity,
            "fix": info.fix or None,
            "count": count,
            "waived": waived,
        }
        for info, count, waived in _counts_by_rule(findings)
    ]


def _counts_by_rule(findings: Findings) -> list[tuple[RuleInfo, int, int]]:
    """Return each broken rule with its open and waived findings, the most frequent first."""
    infos = {row.info.code: row.info for row in findings.shown}
    counts = Counter(row.info.code for row in findings.shown if row.finding.reason is None)
    waived_counts = Counter(
        row.info.code for row in findings.shown if row.finding.reason is not None
    )
    # Sorting is stable, so rules with equal counts stay in the order of their codes.
    codes = sorted(sorted(infos), key=lambda code: -counts[code])
    return [(infos[code], counts[code], waived_counts[code]) for code in codes]


def notify_unreported(selected: Selected) -> None:
    """Write to stderr how many files could not be read without a finding that says so."""
    if selected.unreported:
        notify(say(Message(N_("files that could not be read: {count}"), count=selected.unreported)))
