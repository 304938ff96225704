"""From where a new record looks back: the workspace as it was on its day."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from posixpath import relpath
from urllib.parse import quote

from mtgrec.model.figures.campaign import plan_of
from mtgrec.model.figures.context import Outlook
from mtgrec.model.figures.item_state import Entry, entries
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.record import Record
from mtgrec.model.records.types import MEETINGS
from mtgrec.model.values.words import LEVEL, OUTCOME, STATUS, Words


class View:
    """All records up to the day of the new one, and those of its campaigns."""

    def __init__(
        self,
        records: Sequence[Record],
        campaigns: Sequence[str],
        outlook: Outlook,
        language: str,
        folder: str,
        marks: Iterable[str] = (),
    ) -> None:
        """`folder` is that of the new file, for links; `marks` are tags and channels asked for."""
        self.records = records
        self.campaigns = tuple(campaigns)
        self.outlook = outlook
        self.language = language
        self.folder = folder
        self.marks = tuple(marks)

    @property
    def day(self) -> date:
        """The day of the new record."""
        return self.outlook.today

    @cached_property
    def mine(self) -> list[Record]:
        """The records of the same campaigns; without one, those without one."""
        if not self.campaigns:
            return [record for record in self.records if not record.campaigns]
        return [record for record in self.records if set(self.campaigns) & set(record.campaigns)]

    @cached_property
    def entries(self) -> list[Entry]:
        """The items of the same campaigns."""
        return entries(self.mine, self.outlook)

    @cached_property
    def book(self) -> AddressBook:
        """Finds what references name."""
        return AddressBook(self.records)

    @cached_property
    def plan(self) -> Record | None:
        """The campaign's plan."""
        return plan_of(self.mine)

    def of_kind(self, kind: str) -> list[Entry]:
        """Return the campaigns' items of one kind."""
        return [entry for entry in self.entries if entry.item.kind == kind]

    def previous(self, *roles: str) -> Record | None:
        """Return the last meeting before the day, of any of `roles` (else of any kind)."""
        held = [
            record
            for record in self.mine
            if record.type.role in (roles or MEETINGS) and record.date and not record.draft
        ]
        return max(held, key=lambda record: (record.date or date.min, record.path), default=None)

    def link(self, record: Record) -> dict[str, object]:
        """Return a record as a link: its title, id, date and the path from the new file's folder."""
        return {
            "id": record.id,
            "title": record.title or record.id,
            "date": _day(record.date),
            "path": quote(relpath(record.path, self.folder or ".")),
        }

    def snapshot(self, entry: Entry) -> dict[str, object]:
        """Return an item as a line can tell it: words, owner, days, marks, address."""
        return {
            "address": entry.address,
            "what": entry.item.text("what") or entry.address,
            "owner": entry.owner.text or entry.owner.department or "",
            "due": _day(entry.item.due),
            "finished": _day(entry.item.day("finished")),
            "status": self.word(STATUS, entry.item.status),
            "lag": entry.lag_days or 0,
            "overdue": entry.overdue,
            "off_track": entry.off_track,
            "carried": entry.carried or 0,
            "verdict": entry.wants_verdict,
            "reason": entry.item.text("lag_reason") or "",
        }

    def goal(self, entry: Entry) -> dict[str, object]:
        """Return a KPI as a line can tell it: target, value, attainment."""
        stands = entry.standing
        baseline = entry.item.quantity("baseline")
        return {
            "address": entry.address,
            "what": entry.item.text("what") or entry.address,
            "baseline": baseline.text if baseline else "",
            "target": (stands.target_text if stands else None) or "",
            "actual": stands.actual.text if stands and stands.actual else "",
            "attainment": stands.attainment.percent if stands else "",
            "met": bool(
                stands and stands.attainment.exact is not None and stands.attainment.exact >= 1
            ),
        }

    def goals(self) -> list[dict[str, object]]:
        """Return the campaigns' KPIs, core ones first (B20)."""
        kpis = sorted(self.of_kind("kpi"), key=lambda entry: entry.item.text("tier") == "surface")
        return [self.goal(entry) for entry in kpis]

    def risk(self, entry: Entry) -> dict[str, object]:
        """Return a risk as a line can tell it."""
        return {
            **self.snapshot(entry),
            "level": self.word(LEVEL, entry.item.text("level") or ""),
            "response": entry.item.text("response") or "",
        }

    def lesson(self, entry: Entry) -> dict[str, object]:
        """Return a lesson as a line can tell it."""
        return {
            **self.snapshot(entry),
            "outcome": self.word(OUTCOME, entry.item.text("outcome") or ""),
            "cause": entry.item.text("cause") or "",
            "advice": entry.item.text("advice") or "",
            "campaign": entry.record.campaign or "",
        }

    def decision(self, entry: Entry) -> dict[str, object]:
        """Return a decision as a line can tell it."""
        return {
            **self.snapshot(entry),
            "expects": entry.item.text("expects") or "",
            "review": _day(entry.item.day("review")),
            "campaign": entry.record.campaign or "",
        }

    def word(self, words: Words, name: str) -> str:
        """Return a word in the record's language; nothing for nothing."""
        return words.show(name, self.language) if name else ""

    def superseded(self) -> frozenset[str]:
        """Return the addresses of decisions that a later one replaces."""
        found = (
            self.book.resolve(reference, record)
            for record in self.records
            for item in record.item_lists.get("decision", ())
            if (reference := item.text("supersedes"))
        )
        return frozenset(target.address for target in found if target)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
