"""What every test of pages needs: one small report with all there can be on a page."""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from mtgrec.commands.report.pages import page_of
from mtgrec.commands.session import ReportFormat, Session
from mtgrec.output import language
from mtgrec.output.answer import Column
from mtgrec.output.language import Language
from mtgrec.output.report import (
    BudgetBars,
    BudgetRow,
    BurnUp,
    Evidence,
    Gantt,
    GanttRow,
    Grid,
    Headline,
    Paragraph,
    Points,
    Report,
    Section,
    TargetBars,
    TargetRow,
    Value,
)

TODAY = date(2026, 6, 16)
WORKSPACE = """
=== mtgrec.toml
[workspace]
language = "en"
=== 618/2026-05-25-kickoff.md
---
id: KO
type: kickoff
title: Start
campaign: c1
date: 2026-05-25
attendees: [Li]
actions:
  - {id: A111, what: Book the hall, owner: Li, due: 2026-06-05, status: done, finished: 2026-06-04}
  - {id: A222, what: Print the boxes, owner: Han, due: 2026-06-08}
milestones:
  - {what: Warm-up, start: 2026-06-01, end: 2026-06-15}
checks:
  - {id: C111, what: Goals agreed, owner: Li, status: done}
kpis:
  - {id: K111, what: Conversion, baseline: 10%, target: 15%, actual: 12%}
---
# Start
"""


def sample(say: Callable[[str], str] = str, path: str = "618/kickoff.md") -> Report:
    """Return a report in which `say` wrote every text, and all evidence lies in `path`."""

    def at(*lines: int) -> list[Evidence]:
        return [Evidence(path, line, "a1b2c3d4e5f6" if line == 7 else "") for line in lines]

    return Report(
        kind="weekly",
        title=say("Weekly report"),
        subtitle=say("618, as of 2026-06-16"),
        question=say("Are we on track?"),
        verdict=[Value(say("Not quite."), "bad", at(7))],
        answers=[
            Headline(say("Task completion"), say("2/3 67 %"), "", "", at(7, 8, 9)),
            Headline(say("Overdue"), say("! 1"), say("by 4 d"), "bad", at(8)),
        ],
        sections=[
            Section(say("Progress"), [_gantt(say, at), _burn_up(say, at)], say("One is late.")),
            Section(say("Numbers"), [_targets(say, at), _budget(say, at)]),
            Section(
                say("Words"),
                [
                    Grid(
                        [Column(say("What")), Column(say("Lag"), "right")],
                        [[Value(say("Sign the carrier"), "", at(8)), Value(say("4 d"), "bad")]],
                        title=say("Open"),
                    ),
                    Grid([Column(say("What"))], [], say("Nothing carried.")),
                    Grid([Column(say("What"))], []),
                    Points([Value(say("Decide today"), "accent", at(0))], title=say("To decide")),
                    Points([], say("No risks.")),
                    Paragraph(say("- no item"), "good", at(9)),
                ],
            ),
        ],
        notes=[Value(say("Cancelled actions do not count."))],
        document={
            "schema_version": 1,
            "kind": "report",
            "report": "weekly",
            "path": "x",
            "line": 7,
        },
    )


def _gantt(say, at) -> Gantt:
    rows = [
        GanttRow(
            say("Warm-up"), date(2026, 6, 1), date(2026, 6, 15), True, "good", say("reached"), "milestone", at(7)
        ),
        GanttRow(say("Carrier"), None, date(2026, 6, 12), False, "bad", say("overdue +4 d"), "action", at(8), late=True),
        GanttRow(say("Report"), None, None, evidence=at(9)),
    ]  # fmt: skip
    return Gantt(say("Calendar"), rows, TODAY, say("Three pieces of work."))


def _burn_up(say, at) -> BurnUp:
    days = [TODAY + timedelta(days) for days in (-2, -1, 0, 1)]
    return BurnUp(
        say("Burn-up"), say("Actions (count)"), days, [2, 3, 3, 3], [0, 1, 2, None], TODAY, [1, 1, 2, 3],
        evidence=at(7, 8, 9),
    )  # fmt: skip


def _targets(say, at) -> TargetBars:
    rows = [
        TargetRow(say("Conversion"), Fraction(12, 100), Fraction(15, 100), "%", Fraction(4, 5), "bad", "", at(20)),
        TargetRow(say("Followers"), Fraction(900), Fraction(200), "", Fraction(9, 2), "good", "", at(21)),
        TargetRow(say("Exposure"), None, Fraction(5000000), "", None, "", say("no readings"), at(22)),
    ]  # fmt: skip
    return TargetBars(say("Goals"), rows)


def _budget(say, at) -> BudgetBars:
    rows = [
        BudgetRow(
            say("Channels"), Fraction(500000), Fraction(250000), Fraction(312000), "bad", say("125 %"), at(30)
        ),
        BudgetRow(say("People"), Fraction(120000), Fraction(100000, 3), None, "", "", at(31)),
    ]  # fmt: skip
    return BudgetBars(say("Budget"), rows, say("¥"))


@pytest.fixture
def make_report() -> Callable[..., Report]:
    return sample


@pytest.fixture
def page(tmp_path: Path) -> Callable[..., str]:
    """Return a report's page, as it would lie in `out/` of the workspace."""

    def page(report: Report, format: ReportFormat = "html", lang: Language = "en") -> str:
        language.bind(lang)
        try:
            return page_of(Session(folder=tmp_path), report, format, str(tmp_path / "out"))
        finally:
            language.bind("en")

    return page


@pytest.fixture
def folder(workspace: Callable[[str], Path]) -> Path:
    return workspace(WORKSPACE)
