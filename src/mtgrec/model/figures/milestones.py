"""Milestones as a timeline, each with its gates (B8, B12)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from mtgrec.model.figures.context import Outlook
from mtgrec.model.figures.gates import Gate, gates_of, passed_of
from mtgrec.model.figures.item_state import Entry, entries
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.record import Record
from mtgrec.model.values.ratio import Ratio


class Stop(NamedTuple):
    """A milestone on the timeline; status, lag and off-track are its entry's."""

    entry: Entry
    start: date | None
    end: date | None
    finished: date | None
    gates: tuple[Gate, ...]

    @property
    def passed(self) -> Ratio:
        """Passed gates / all gates, those of cancelled checks left out."""
        return passed_of(self.gates)


def timeline(records: Iterable[Record], outlook: Outlook, book: AddressBook) -> list[Stop]:
    """Return the milestones of `records` by their days, those without any last.

    `book` finds the checks that they name, wherever they stand.
    """
    return along(entries(records, outlook), book)


def along(seen: Iterable[Entry], book: AddressBook) -> list[Stop]:
    """Return the milestones among entries by their days, those without any last."""
    stops = [stop_of(entry, book) for entry in seen if entry.item.kind == "milestone"]
    return sorted(stops, key=_place)


def _place(stop: Stop) -> tuple[date, date]:
    end = stop.end or stop.finished or stop.start or date.max
    return stop.start or end, end


def stop_of(entry: Entry, book: AddressBook) -> Stop:
    """Return a milestone's entry with its days and its gates."""
    item = entry.item
    return Stop(
        entry=entry,
        start=item.day("start"),
        end=item.due,
        finished=item.day("finished"),
        gates=gates_of(item, entry.record, book),
    )
