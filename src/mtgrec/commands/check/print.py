"""The answer of `mtgrec check`: findings or their numbers, for people or for programs."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from mtgrec.commands.check.select import Selected
from mtgrec.commands.findings import info_of
from mtgrec.commands.session import Session, notify
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
from mtgrec.rules.engine.fixes import fixable
from mtgrec.rules.engine.info import RuleInfo
from mtgrec.store.reading.lines import Lines


class Findings(NamedTuple):
    """What is answered: the findings to be shown, in order, and how many there are of each kind."""

    shown: Sequence[Shown]
    counts: Tally
    look: Selected

    @property
    def failed(self) -> bool:
        """Whether there is an error or a warning, or a file that nobody could look into."""
        return self.counts.failed or bool(self.look.unseen)

    @property
    def summary(self) -> str:
        """The last line for people."""
        if self.look.empty and not (self.counts.all or self.look.unseen):
            return _("No records yet. Begin with: mtgrec new kickoff")
        return summary(self.counts, self.look.records, self.look.unseen)


def findings_of(look: Selected, *, show_waived: bool) -> Findings:
    """Return what is answered about a look."""
    found = (
        sorted([*look.found, *look.waived], key=attrgetter("order")) if show_waived else look.found
    )
    shown = [Shown(finding, info_of(finding.code), fixable(finding)) for finding in found]
    return Findings(shown, tally(shown, len(look.waived)), look)


def print_findings(session: Session, answered: Findings) -> None:
    """Print the findings for people: in `text` with the lines they point at and a summary."""
    if session.format == "concise":
        _print(session, list(concise_lines(answered.shown)))
        notify(answered.summary)
        return

    def lines(room: int | None) -> Iterator[Line]:
        yield from text_lines(_with_sources(session, answered.shown), room)
        yield (Cell(answered.summary),)

    formats.show_lines(lines, sys.stdout, session.color)
    sys.stdout.flush()


def _with_sources(session: Session, shown: Iterable[Shown]) -> Iterator[Shown]:
    """Add the lines that the findings point at; a file is read once."""
    lines = Lines(session.workspace)
    for one in shown:
        problem = one.finding.problem
        yield one._replace(source=lines.line(problem.path, problem.line))


def print_statistics(session: Session, answered: Findings) -> None:
    """Print how often each rule is broken."""
    table = statistics_table(_numbers(answered))
    formats.show_blocks([table], sys.stdout, session.color, cap=None)
    if session.format == "concise":
        sys.stdout.flush()
        notify(answered.summary)
    else:
        _print(session, [*([()] if table.rows else []), (Cell(answered.summary),)])


def _print(session: Session, lines: Sequence[Line]) -> None:
    formats.show_lines(lambda _room: lines, sys.stdout, session.color)
    sys.stdout.flush()


def print_document(
    session: Session, answered: Findings, extra: Mapping[str, object], *, numbers: bool
) -> None:
    """Print JSON: the findings, or only their numbers."""
    content = {"rules": _rule_documents(answered)} if numbers else _documents(answered)
    document = {
        "schema_version": 1,
        "kind": "statistics" if numbers else "findings",
        "today": session.now.date(),
        **content,
        "fixable": answered.counts.fixable,
        "unsafe_fixable": answered.counts.unsafe_fixable,
        "counts": {
            "errors": answered.counts.errors,
            "warnings": answered.counts.warnings,
            "hints": answered.counts.hints,
            "waived": answered.counts.waived,
        },
        "unreadable": answered.look.unseen,
        **extra,
    }
    sys.stdout.write(as_json.render(document, sys.stdout.encoding or "utf-8"))
    sys.stdout.flush()


def _documents(answered: Findings) -> dict[str, object]:
    return {
        "findings": [
            finding_document(one.finding, one.info, one.fix or None) for one in answered.shown
        ]
    }


def _rule_documents(answered: Findings) -> list[dict[str, object]]:
    return [
        {
            "code": info.code,
            "name": info.name,
            "severity": info.severity,
            "fix": info.fix or None,
            "count": count,
            "waived": waived,
        }
        for info, count, waived in _numbers(answered)
    ]


def _numbers(answered: Findings) -> list[tuple[RuleInfo, int, int]]:
    """Return each rule that is broken, how often, and how often that is waived: the most first."""
    infos = {one.info.code: one.info for one in answered.shown}
    found = Counter(one.info.code for one in answered.shown if one.finding.reason is None)
    waived = Counter(one.info.code for one in answered.shown if one.finding.reason is not None)
    # The order of codes stands among equals, for sorting is stable.
    codes = sorted(sorted(infos), key=lambda code: -found[code])
    return [(infos[code], found[code], waived[code]) for code in codes]


def tell_unseen(look: Selected) -> None:
    """Say on stderr that files could not be read, where no finding does."""
    if look.unseen:
        notify(say(Message(N_("files that could not be read: {count}"), count=look.unseen)))
