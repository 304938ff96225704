"""The workspace as it was on the day of a new record, as data for its template."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from posixpath import relpath
from urllib.parse import quote

from mtgrec.model.analysis.deviations import Deviation
from mtgrec.model.analysis.summary import waiting
from mtgrec.model.figures.campaign import plan_of
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.due_meetings import DueMeeting
from mtgrec.model.figures.item_state import ItemState, item_states
from mtgrec.model.figures.kpi import Actual
from mtgrec.model.figures.kpi_targets import Pace
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.types import DEFAULT_TYPES, MEETINGS
from mtgrec.model.values.figure_texts import figure_text, moment_text, percent_text
from mtgrec.model.values.words import LEVEL, OUTCOME, Words
from mtgrec.output.tables.cells import shown, status_text
from mtgrec.output.tables.fields import what_text


class Lookback:
    """All records up to the day of the new record, and those of its campaigns."""

    def __init__(
        self,
        records: Sequence[Record],
        campaigns: Sequence[str],
        context: Context,
        language: str,
        folder: str,
        labels: Iterable[str] = (),
        due: Sequence[DueMeeting] = (),
        written: date | None = None,
    ) -> None:
        """`folder` is that of the new file, for links; `labels` are tags and channels asked for.

        `due` are the meetings that are due once the new record exists. `written` is today, if the
        record is of an earlier day: money spent has no day and counts as it is written today.
        """
        self.records = records
        self.campaigns = tuple(campaigns)
        self.context = context
        self.language = language
        self.folder = folder
        self.labels = tuple(labels)
        self.due = tuple(due)
        self.written = _day(written)

    @property
    def day(self) -> date:
        """The day of the new record."""
        return self.context.today

    @cached_property
    def campaign_records(self) -> list[Record]:
        """The records of the same campaigns; for a record without a campaign, those without one."""
        if not self.campaigns:
            return [record for record in self.records if not record.campaigns]
        return [record for record in self.records if set(self.campaigns) & set(record.campaigns)]

    @cached_property
    def item_states(self) -> list[ItemState]:
        """The states of the items of the same campaigns."""
        return item_states(self.campaign_records, self.context)

    @cached_property
    def book(self) -> AddressBook:
        """The index that finds what references name."""
        return AddressBook(self.records)

    @cached_property
    def plan(self) -> Record | None:
        """The campaign's plan."""
        return plan_of(self.campaign_records)

    def of_kind(self, kind: str) -> list[ItemState]:
        """Return the campaigns' items of one kind."""
        return [state for state in self.item_states if state.item.kind == kind]

    def previous(self, *roles: str) -> Record | None:
        """Return the last dated meeting that is no draft, of one of `roles` or else any."""
        meetings = [
            record
            for record in self.campaign_records
            if record.type.role in (roles or MEETINGS)
            and record.date
            and record.date <= self.day
            and not record.draft
        ]
        return max(
            meetings, key=lambda record: (record.date or date.min, record.path), default=None
        )

    def link(self, record: Record) -> dict[str, object]:
        """Return a record as link data: id, title, date and the path from the new file's folder."""
        return {
            "id": record.id,
            "title": record.title or record.id,
            "date": _day(record.date),
            "path": quote(relpath(record.path, self.folder or ".")),
        }

    def snapshot(self, state: ItemState) -> dict[str, object]:
        """Return an item as template data: words, owner, days, status, address."""
        item = state.item
        owner = state.owner.text or state.owner.department or ""
        due = "end" if item.kind == "milestone" else "due"
        return {
            "address": state.address,
            "kind": item.kind,
            "what": what_text(item, self.language),
            "owner": self.shown(item, "owner", self.shown(item, "department", owner)),
            "due": self.shown(item, due, _day(item.due)),
            "finished": self.day_of(item, "finished"),
            "status": self.shown(
                item, "status", status_text(item.kind, item.status, self.language)
            ),
            "lag": state.lag_days or 0,
            "overdue": state.overdue,
            "off_track": state.off_track,
            "carried": state.carried or 0,
            "verdict": state.wants_verdict,
            "escalated": _day(state.verdict.day) if state.escalated and state.verdict else "",
            "said": (state.verdict.note if state.verdict else None) or "",
            "reason": self.text_of(item, "lag_reason"),
        }

    def goal(self, state: ItemState) -> dict[str, object]:
        """Return a KPI as template data: target, value, attainment, expectation to date."""
        kpi_state, item = state.kpi_state, state.item
        baseline, actual = item.quantity("baseline"), kpi_state.actual if kpi_state else None
        return {
            "address": state.address,
            "what": what_text(item, self.language),
            "baseline": self.shown(
                item, "baseline", figure_text(baseline.text) if baseline else ""
            ),
            "target": self.shown(
                item, "target", figure_text((kpi_state.target_text if kpi_state else None) or "")
            ),
            "actual": self.shown(item, "actual", _actual_text(actual, self.language)),
            "attainment": kpi_state.attainment.percent if kpi_state else "",
            **_pace(kpi_state.pace if kpi_state else Pace()),
        }

    def goals(self) -> list[dict[str, object]]:
        """Return the campaigns' KPIs, core ones first (B20)."""
        kpis = sorted(self.of_kind("kpi"), key=lambda state: state.item.text("tier") == "surface")
        return [self.goal(state) for state in kpis]

    def deviations(self) -> list[dict[str, object]]:
        """Return the deviations that are not analysed yet, as template data (B10)."""
        return [
            self._deviation(state, found)
            for state, found in waiting(self.of_kind("kpi"), self.context)
        ]

    def _deviation(self, state: ItemState, found: Deviation) -> dict[str, object]:
        worst, last = found.worst, found.last
        off = worst.difference.exact if worst else None
        return {
            "address": state.address,
            "what": what_text(state.item, self.language),
            "channel": found.channel,
            "since": moment_text(found.at, dated=found.dated) if found.at else "",
            "until": moment_text(last.at, dated=last.dated) if last and last.at else "",
            "value": figure_text(worst.value.text) if worst else "",
            "expected": figure_text(worst.expectation.text) if worst else "",
            "off": percent_text(abs(off)) if off else "",
            "above": bool(off and off > 0),
            "deadline": moment_text(found.deadline) if found.deadline else "",
            "overdue": found.state == "overdue",
        }

    def risk(self, state: ItemState) -> dict[str, object]:
        """Return a risk as template data."""
        return {
            **self.snapshot(state),
            "level": self.word_of(state.item, "level", LEVEL),
            "response": self.text_of(state.item, "response"),
        }

    def lesson(self, state: ItemState) -> dict[str, object]:
        """Return a lesson as template data."""
        return {
            **self.snapshot(state),
            "outcome": self.word_of(state.item, "outcome", OUTCOME),
            "cause": self.text_of(state.item, "cause"),
            "advice": self.text_of(state.item, "advice"),
            "campaign": state.record.campaign or "",
        }

    def decision(self, state: ItemState) -> dict[str, object]:
        """Return a decision as template data."""
        return {
            **self.snapshot(state),
            "expects": self.text_of(state.item, "expects"),
            "review": self.day_of(state.item, "review"),
            "campaign": state.record.campaign or "",
        }

    def meetings(self) -> list[dict[str, object]]:
        """Return the meetings that are due of the new record's campaigns, as `status` shows them."""
        campaigns = {name for record in self.campaign_records for name in record.campaigns}
        return [
            {
                **meeting._asdict(),
                "due": _day(meeting.due),
                "type": kind.title(self.language) if kind else meeting.type,
            }
            for meeting in self.due
            for kind in (DEFAULT_TYPES.find(meeting.type),)
            if meeting.campaign in campaigns.union(self.campaigns)
        ]

    def word(self, words: Words, name: str) -> str:
        """Return a word in the language of the record; "" for ""."""
        return words.show(name, self.language) if name else ""

    def shown(self, item: Item, field: str, text: str | None) -> str:
        """Return the text of a field with what could not be read in it, marked; "" for nothing."""
        return shown(text or "", item.unread.get(field), self.language)

    def text_of(self, item: Item, field: str) -> str:
        """Return the text in a field, with what could not be read in it."""
        return self.shown(item, field, item.text(field))

    def day_of(self, item: Item, field: str) -> str:
        """Return the day in a field, with what could not be read in it."""
        return self.shown(item, field, _day(item.day(field)))

    def word_of(self, item: Item, field: str, words: Words) -> str:
        """Return the word in a field, with what could not be read in it."""
        return self.shown(item, field, self.word(words, item.text(field) or ""))

    def superseded(self) -> frozenset[str]:
        """Return the addresses of decisions that a later one replaces."""
        targets = (
            self.book.resolve(reference, record)
            for record in self.records
            for item in record.item_lists.get("decision", ())
            if (reference := item.text("supersedes"))
        )
        return frozenset(target.address for target in targets if target)


def _actual_text(actual: Actual | None, language: str) -> str:
    """Return the value of a KPI, with its day if it is only the latest one; "" for none."""
    text = figure_text(actual.text) if actual else ""
    if actual is None or actual.at is None:
        return text
    day = moment_text(actual.at)
    return f"{text}（{day}）" if language == "zh" else f"{text} ({day})"


def _pace(pace: Pace) -> dict[str, object]:
    """Return what is expected of a sum to date, as template data."""
    expectation, off = pace.expectation, pace.difference.exact
    is_sum = expectation is not None and expectation.cumulative
    return {
        "verdict": pace.verdict,
        "expected": figure_text(expectation.text) if expectation and is_sum else "",
        "off": percent_text(abs(off)) if off and is_sum else "",
        "above": bool(off and off > 0),
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
