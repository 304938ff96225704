"""The content of a report, before rendering: plain data only.

A report is a page that ends in a decision: its first screen answers one question, the sections
below show why. Texts are data as they are, in the interface language where they are ours; the
renderers alone make them harmless. Dates are dates and quantities are exact; every number carries
the places it comes from.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple

from mtgrec.output.answer import Column, Tone


class Evidence(NamedTuple):
    """A place in the workspace that a statement rests on."""

    path: str
    """Relative to the root, with `/`."""
    line: int = 0
    """From 1; 0 for the file as a whole."""
    commit: str = ""
    """Who makes a report leaves it empty: it is looked up for all places at once."""


class Value(NamedTuple):
    """A text with its tone and the places it comes from."""

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
    """One sentence or several, set as running text."""

    text: str
    tone: Tone = ""
    evidence: Sequence[Evidence] = ()


class Points(NamedTuple):
    """A list with dots."""

    items: Sequence[Value]
    empty: str = ""
    """What to say where there are no items; nothing at all when blank."""
    title: str = ""


class Grid(NamedTuple):
    """A table. An empty cell is said by its text (`—`, `no data`), never left blank."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    empty: str = ""
    """What to say instead of a table without rows; nothing at all when blank."""
    title: str = ""


class GanttRow(NamedTuple):
    """A span of days; without a `start` a single day, without an `end` a row that says so."""

    label: str
    start: date | None
    end: date | None
    done: bool = False
    tone: Tone = ""
    state: str = ""
    """What the tone means, in words: `done`, `off-track +3 d`."""
    kind: Literal["action", "milestone"] = "action"
    evidence: Sequence[Evidence] = ()


class Gantt(NamedTuple):
    """Work on a calendar: one row each, in the order given, and a line for today."""

    title: str
    rows: Sequence[GanttRow]
    today: date
    summary: str = ""
    """The chart in a sentence, for those who cannot see it."""
    empty: str = ""


class BurnUp(NamedTuple):
    """How much there was to do and how much was done, at the end of each day."""

    title: str
    axis: str
    """What is counted, with its unit: `Actions (count)`."""
    days: Sequence[date]
    """Ascending; days may be left out."""
    scope: Sequence[int]
    """A number for each day, as have `done` and `planned`."""
    done: Sequence[int | None]
    """None for the days to come."""
    today: date
    planned: Sequence[int] = ()
    """How much was due up to each day; may be missing."""
    summary: str = ""
    evidence: Sequence[Evidence] = ()
    empty: str = ""


class TargetRow(NamedTuple):
    """A goal: its bar is `ratio`, attainment as defined for its direction; None has a `reason`."""

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


class TargetBars(NamedTuple):
    """Actual against target, every goal as a share of its own target."""

    title: str
    rows: Sequence[TargetRow]
    summary: str = ""
    empty: str = ""


class BudgetRow(NamedTuple):
    """Money: what is planned in all, what of it up to today, and what is spent; None is no data."""

    label: str
    planned: Fraction | None
    to_date: Fraction | None
    spent: Fraction | None
    tone: Tone = ""
    note: str = ""
    """What the tone means, in words: `106% of the plan to date`."""
    evidence: Sequence[Evidence] = ()


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
    """What the section comes to, in a sentence."""


class Report(NamedTuple):
    """A whole report."""

    kind: str
    """Its English name: `weekly`."""
    title: str
    subtitle: str
    """Of which campaigns, from when to when, seen from which day."""
    question: str
    """What its reader wants to know: `Are we on track, and what needs a decision?`"""
    answers: Sequence[Headline]
    """The first screen: three to six figures that answer the question."""
    sections: Sequence[Section]
    document: Mapping[str, object]
    """The whole in JSON, as all documents of mtgrec: `schema_version`, `kind` and so on."""
    verdict: Sequence[Value] = ()
    """The answer in a sentence or a few, shown right under the question."""
    notes: Sequence[Value] = ()
    """What to know when reading: how figures are counted, what could not be read."""
