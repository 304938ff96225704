"""The records as they were at a moment: what a meeting of that day could know.

One past for every door: `--today` of any command, `--until` of reports and `--date` of `new` show the
same. Hidden is all that has a later day of its own:

- records dated later, with their items and `follow_ups`;
- readings taken later (by `Context.now`);
- that an item was finished: with a later `finished` it is unfinished again, without the `lag_reason`,
  `progress`, `evidence` and `result` that belong to it;
- that a deadline was moved: with a later note of the move in its `log`, the one that it tells of holds;
- later notes of a `log`, later `changes` of a target (the target is that of the day), and `deviations`
  that were found or recorded later.

What has no day of its own counts as it is written now: a status without `finished` (also cancelled and
off-track), progress, the verdict on a decision, a written `actual`, money that is `spent`, the status of a
plan, a deadline that was moved without a note in the log, and everything in a record without a date.
Reports and forms of an earlier day say so of money and goals.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time

from mtgrec.model.figures.kpi_targets import current_target
from mtgrec.model.figures.moved_deadlines import deadline_field, missed_day
from mtgrec.model.records.record import Item, Note, Record

_SET_WHEN_FINISHED = (
    *("status", "status_text", "finished", "lag_reason", "progress"),
    *("evidence", "result"),
)


def as_of(records: Iterable[Record], now: datetime) -> list[Record]:
    """Return the records up to `now` without what was written into them later.

    A record without a date is kept, because it may be older. What has not changed since is the
    same object.
    """
    return [
        _record_as_of(record, now)
        for record in records
        if record.date is None or record.date <= now.date()
    ]


def _record_as_of(record: Record, now: datetime) -> Record:
    notes = record.values.get("log")
    if isinstance(notes, tuple) and (values := _log_as_of(notes, "", now)):
        record = record.with_values({**record.values, **values})
    before = {
        kind: tuple(_item_as_of(item, now) for item in items)
        for kind, items in record.item_lists.items()
    }
    if all(
        item is old
        for kind, items in record.item_lists.items()
        for item, old in zip(before[kind], items, strict=True)
    ):
        return record
    return record.with_items(before)


def _item_as_of(item: Item, now: datetime) -> Item:
    values: dict[str, object] = {}
    finished = item.day("finished")
    without: tuple[str, ...] = ()
    if finished is not None and finished > now.date():
        without = _SET_WHEN_FINISHED
    if item.kind == "kpi":
        values |= _kpi_as_of(item, now)
    values |= _log_as_of(item.notes("log"), item.kind, now)
    if not values and not without:
        return item
    return _with_values(item, values, without)


def _with_values(item: Item, values: Mapping[str, object], without: tuple[str, ...]) -> Item:
    kept = {name: value for name, value in {**item.values, **values}.items() if name not in without}
    unread = {name: text for name, text in item.unread.items() if name not in values}
    return Item(item.kind, item.number, item.offset, kept, item.at, unread)


def _log_as_of(notes: Sequence[Note], kind: str, now: datetime) -> dict[str, object]:
    """Return the log and the deadlines that differ: those that the first moves after `now` replaced.

    `kind` is that of the item, empty for a record.
    """
    later = [note for note in notes if _is_later(note.date, now)]
    if not later:
        return {}
    values: dict[str, object] = {"log": tuple(note for note in notes if note not in later)}
    for note in sorted(later, key=lambda note: note.date or date.max):
        if missed := missed_day(note.note):
            values.setdefault(deadline_field(kind, missed.name), missed.day)
    return values


def _kpi_as_of(kpi: Item, now: datetime) -> dict[str, object]:
    """Return the values of a KPI that differ: target, changes and deviations."""
    values: dict[str, object] = {}
    changes, entries = kpi.items("changes"), kpi.items("deviations")
    if any(_is_later(change.day("date"), now) for change in changes):
        values["changes"] = tuple(
            change for change in changes if not _is_later(change.day("date"), now)
        )
        if target := current_target(kpi, now.date()):
            values["target"] = target
    if any(not exists_at(entry, now) for entry in entries):
        values["deviations"] = tuple(entry for entry in entries if exists_at(entry, now))
    return values


def exists_at(entry: Item, now: datetime) -> bool:
    """Return whether an entry of `deviations` was written by `now`, as far as its days tell."""
    moments = (entry.values.get("recorded"), entry.values.get("at"))
    return not any(isinstance(when, date) and _is_later(when, now) for when in moments)


def _is_later(when: date | None, now: datetime) -> bool:
    """Return whether a day or moment begins after `now`; False for None."""
    if when is None:
        return False
    return (when if isinstance(when, datetime) else datetime.combine(when, time())) > now
