"""The content of a report, before it is formatted: plain data only.

A report serves a decision: its first screen answers one question, the sections below show why.
Texts are data as they are, in the interface language where they are mtgrec's own; only the
renderers escape them. Dates are dates, quantities are exact; every number has the places it comes
from.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple

from mtgrec.output.answer import Column, Tone


class Evidence(NamedTuple):
    """A place in the workspace that a statement is based on."""

    path: str
    """Relative to the root, with `/`."""
    line: int = 0
    """From 1; 0 for the file as a whole."""
    commit: str = ""
    """Empty while a report is made: `with_commits` fills it in for all places at once."""


BLANK = "\u00a0"
"""The text of a cell that is left blank, to be filled in by hand."""


class Value(NamedTuple):
    """A statement: its text, its tone, and the places it comes from."""

    text: str
    tone: Tone = ""
    evidence: Sequence[Evidence] = ()


class Headline(NamedTuple):
    """One figure of the first screen, large: `Goal attainment` `80%` `12% of 15%`."""

    label: str
    value: str
    note: str = ""
    tone: Tone = ""
    evidence: Sequence[Evidence] = ()


class Paragraph(NamedTuple):
    """One or several sentences of running text."""

    text: str
    tone: Tone = ""
    evidence: Sequence[Evidence] = ()


class Points(NamedTuple):
    """A list with bullets."""

    items: Sequence[Value]
    empty: str = ""
    """The text shown if there are no items; when it is blank, nothing is shown."""
    title: str = ""


class Grid(NamedTuple):
    """A table. An empty cell has a text that says so (`—`, `no data`), it is never blank."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    empty: str = ""
    """The text shown instead of a table without rows; when it is blank, nothing is shown."""
    title: str = ""


class GanttRow(NamedTuple):
    """A bar from `start` to `end`; one of them alone is a single day, without both no bar."""

    label: str
    start: date | None
    end: date | None
    done: bool = False
    tone: Tone = ""
    state: str = ""
    """The meaning of the tone in words: `done`, `off-track +3 d`."""
    kind: Literal["action", "milestone"] = "action"
    evidence: Sequence[Evidence] = ()
    unread: str = ""
    """What is written of its days and could not be read, marked."""
    late: bool = False
    """Whether it is unfinished past its end; the lag until today is drawn."""


class Gantt(NamedTuple):
    """Work on a calendar: one row each, in the order given, and a line for today."""

    title: str
    rows: Sequence[GanttRow]
    today: date
    summary: str = ""
    """The chart in a sentence, for readers who cannot see it."""
    empty: str = ""


class BurnUp(NamedTuple):
    """How much there was to do and how much was done, at the end of each day."""

    title: str
    axis: str
    """What is counted, with its unit: `Actions (count)`."""
    days: Sequence[date]
    """In ascending order; days may be left out."""
    scope: Sequence[int]
    """One number for each of `days`, as in `done` and `planned`."""
    done: Sequence[int | None]
    """None for the days to come."""
    today: date
    planned: Sequence[int] = ()
    """How much was due up to each day; may be empty."""
    summary: str = ""
    evidence: Sequence[Evidence] = ()
    empty: str = ""


class TargetRow(NamedTuple):
    """A goal: the bar shows `ratio`, its attainment (B13); if that is None, `reason` says why."""

    label: str
    actual: Fraction | None
    target: Fraction | None
    unit: str
    """As in `Quantity`: `%` holds 0.12 for 12%."""
    ratio: Fraction | None
    tone: Tone = ""
    reason: str = ""
    """Why there is no ratio, in words: `no data`."""
    evidence: Sequence[Evidence] = ()
    unread: str = ""
    """What is written of its figures and could not be read, marked."""
    at: date | None = None
    """The day of an actual value that is only the latest one."""
    actual_unit: str = ""
    """The unit of the actual value; without one it is in that of the target."""


class TargetBars(NamedTuple):
    """Actual against target, every goal as a share of its own target."""

    title: str
    rows: Sequence[TargetRow]
    summary: str = ""
    empty: str = ""


class BudgetRow(NamedTuple):
    """Money: planned in all, planned up to today, and spent; None is no data."""

    label: str
    planned: Fraction | None
    to_date: Fraction | None
    spent: Fraction | None
    tone: Tone = ""
    note: str = ""
    """The meaning of the tone in words: `106% of the plan to date`."""
    evidence: Sequence[Evidence] = ()
    unread: str = ""
    """What is written of its amounts and could not be read, marked."""


class BudgetBars(NamedTuple):
    """Spent against planned, all rows in one unit and on one scale."""

    title: str
    rows: Sequence[BudgetRow]
    unit: str
    """As in `Quantity`: `¥`."""
    summary: str = ""
    empty: str = ""


Chart = Gantt | BurnUp | TargetBars | BudgetBars
Block = Grid | Points | Paragraph | Chart


class Section(NamedTuple):
    """A part of a report under its own heading."""

    title: str
    blocks: Sequence[Block]
    lead: str = ""
    """The result of the section in a sentence."""


class Report(NamedTuple):
    """A whole report."""

    kind: str
    """Its English name: `weekly`."""
    title: str
    subtitle: str
    """The campaigns, the period, and the day for which it is computed."""
    question: str
    """The question it answers: `Are we on track, and what needs a decision?`; a form has none."""
    answers: Sequence[Headline]
    """The first screen: three to six figures that answer the question."""
    sections: Sequence[Section]
    document: Mapping[str, object]
    """The whole report as a JSON document of mtgrec: `schema_version`, `kind` and so on."""
    verdict: Sequence[Value] = ()
    """The answer in one or a few sentences, shown right under the question."""
    notes: Sequence[Value] = ()
    """Notes for the reader: how figures are counted, what could not be read."""
    signed: Sequence[tuple[str, str]] = ()
    """Labels with names or days, such as who prepared it; only on sheets that are handed out."""
    cites: bool = True
    """Whether the page shows addresses and sources unless it is asked not to."""
