"""What a campaign reached and why: goals, highlights, problems, advice, decisions (B14)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from mtgrec.model.analysis.deviations import deviations
from mtgrec.model.analysis.summary import Summary
from mtgrec.model.figures.item_state import Entry
from mtgrec.model.figures.milestones import Stop, along
from mtgrec.model.records.address import AddressBook, item_address
from mtgrec.model.values.span import Span
from mtgrec.reports.shared.basis import Basis
from mtgrec.reports.shared.goals import Outcome
from mtgrec.reports.weekly.figures import is_unexplained

_TRACKED = ("action", "check", "milestone")
_CAME_TRUE = ("off-track", "doing")


class Verdict(NamedTuple):
    """A decision, and what became of it."""

    entry: Entry
    superseded_by: str | None
    """The address of the decision that replaced it."""
    asked: bool
    """Whether its review is due and nobody has said whether it worked."""

    @property
    def said(self) -> str | None:
        """`effective`, `ineffective` or `unclear`; None where nobody has said."""
        return self.entry.item.text("verdict")


class Retro(NamedTuple):
    """What a retrospective report tells."""

    summary: Summary
    outcomes: tuple[Outcome, ...]
    milestones: tuple[Stop, ...]
    late: tuple[Entry, ...]
    """Actions, checks and milestones that were or are late, the longest lag first."""
    unexplained: tuple[Entry, ...]
    """Those of them that say nothing about why."""
    risks: tuple[Entry, ...]
    """Risks that came true."""
    lessons: tuple[Entry, ...]
    decisions: tuple[Verdict, ...]

    def goals(self, *results: str) -> list[Outcome]:
        """Return the goals with one of these results."""
        return [outcome for outcome in self.outcomes if outcome.result in results]

    def learnt(self, outcome: str) -> list[Entry]:
        """Return the lessons of successes, or of problems."""
        return [entry for entry in self.lessons if entry.item.text("outcome") == outcome]

    @property
    def advice(self) -> list[Entry]:
        """The lessons that say what to do next time."""
        return [entry for entry in self.lessons if entry.item.text("advice")]


def retro(basis: Basis, book: AddressBook, period: Span | None = None) -> Retro:
    """Return what the records tell in retrospect; with a `period`, of what happened in those days.

    Goals are told whole: they belong to the campaign, not to its days.
    """
    summary = basis.summary()
    gone = superseded(book)
    late = [
        entry
        for entry in basis.of_kind(*_TRACKED)
        if (entry.lag_days or 0) > 0 and _within(entry.item.due, period)
    ]
    return Retro(
        summary=summary,
        outcomes=tuple(
            Outcome(entry, tuple(deviations(entry.record, entry.item, basis.outlook)))
            for entry in summary.kpis
        ),
        milestones=tuple(
            stop
            for stop in along(basis.entries, book)
            if _within(stop.end, period) and stop.entry.item.status != "cancelled"
        ),
        late=tuple(sorted(late, key=lambda entry: (-(entry.lag_days or 0), entry.address))),
        unexplained=tuple(entry for entry in late if is_unexplained(entry)),
        risks=tuple(entry for entry in basis.of_kind("risk") if entry.item.status in _CAME_TRUE),
        lessons=tuple(_of_days(basis.of_kind("lesson"), period)),
        decisions=tuple(
            _verdict(entry, gone, basis.today)
            for entry in _of_days(basis.of_kind("decision"), period)
        ),
    )


def superseded(book: AddressBook) -> Mapping[str, str]:
    """Return the decisions that a later one replaced, each with that one's address."""
    return {
        target.address: item_address(record, item)
        for record in book.records
        for item in record.item_lists.get("decision", ())
        if (reference := item.text("supersedes")) and (target := book.resolve(reference, record))
    }


def _verdict(entry: Entry, gone: Mapping[str, str], today: date) -> Verdict:
    review = entry.item.day("review")
    newer = gone.get(entry.address)
    said = entry.item.text("verdict")
    asked = review is not None and review <= today and not said and newer is None
    return Verdict(entry, newer, asked)


def _of_days(entries: Iterable[Entry], period: Span | None) -> list[Entry]:
    return [entry for entry in entries if _within(entry.record.date, period)]


def _within(day: date | None, period: Span | None) -> bool:
    return period is None or (day is not None and period.start <= day <= period.end)
