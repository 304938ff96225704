"""The figures of cli.md: lag, overdue, off-track and the rates of completion and punctuality."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from mtgrec.model.records.record import Item
from mtgrec.model.values.named_lag import named_lag
from mtgrec.model.values.normalized import normalized
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.quantity import Quantity, read_quantity
from mtgrec.model.values.ratio import Ratio, ratio_of_counts
from mtgrec.model.values.statuses import EMPTY_BOXES, TEXT, TICKS, StatusText, read_status

FINISHED = frozenset(("done", "cancelled"))
"""The statuses of what nobody works on any longer."""
WHOLE = Decimal(1)
"""The progress of what is done, as a share."""
_NEVER_OVERDUE = frozenset((*FINISHED, "paused"))
"""The statuses of what is neither overdue nor off-track; what is paused waits, unfinished."""
REOPENED = {"zh": "重新打开", "en": "reopened"}
"""The log note that `reopen` writes, by the language of the file."""
_REOPENED = lazily(r"\s*(?:重新(?:打开|开启)|重开|re-?opened)(?=$|[\s:：,，.。;；(])")


def lag_days(item: Item, today: date) -> int | None:
    """Return the calendar days from the due date to today, or to the day of finishing; at least 0.

    None for a cancelled or paused item, one without due date, or one done without a finishing date.
    """
    due, status = item.due, item.status
    if due is None or status in ("cancelled", "paused"):
        return None
    until = item.day("finished") if status == "done" else today
    return None if until is None else max(0, (until - due).days)


def overdue(item: Item, today: date) -> bool:
    """Return whether the item is unfinished, not paused, and its due date is before `today`."""
    return item.status not in _NEVER_OVERDUE and item.due is not None and item.due < today


def due_later(item: Item, today: date, ahead_days: int) -> bool:
    """Return whether the item's due date is more than `ahead_days` days after `today`."""
    return item.due is not None and (item.due - today).days > ahead_days


def off_track(item: Item, today: date, allowed: int) -> bool:
    """Return whether an unfinished item is declared so or over `allowed` days late (B12)."""
    if item.status in _NEVER_OVERDUE:
        return False
    return (
        item.status == "off-track"
        or (lag_days(item, today) or 0) > allowed
        or named_lag(item.text("note")) > allowed
    )


def reopened_on(item: Item, today: date) -> date | None:
    """Return the last day up to `today` on which an item was reopened, by its log; else None."""
    days = (
        note.date
        for note in item.notes("log")
        if note.date and note.date <= today and _REOPENED.match(normalized(note.note))
    )
    return max(days, default=None)


def progress_share(progress: Quantity) -> Decimal:
    """Return progress as a share: 80 % and a bare 80 are the same, a bare 0.8 too."""
    bare = not progress.unit and progress.value > WHOLE
    return progress.value / 100 if bare else progress.value


def written_progress(item: Item) -> Quantity | None:
    """Return the progress in the field of that name, not the one that a status names."""
    return item.quantity("progress") if "progress" in item.at else None


def status_reading(item: Item) -> StatusText | None:
    """Return what a status says that says more than its word, None of any other."""
    text = item.text(TEXT)
    return read_status(text.strip(f"{TICKS}{EMPTY_BOXES} ")) if text else None


def progress_in_status(item: Item) -> Quantity | None:
    """Return the progress that a status names, None where it does not differ from the written one."""
    reading, written = status_reading(item), written_progress(item)
    return named_progress(reading, written) if reading and written else None


def contradicts_progress(status_text: object, progress: object) -> bool:
    """Return whether a status, as written, names another progress than that."""
    if not (isinstance(status_text, str) and isinstance(progress, Quantity)):
        return False
    reading = read_status(status_text.strip(f"{TICKS}{EMPTY_BOXES} "))
    return bool(reading and named_progress(reading, progress))


def named_progress(reading: StatusText, progress: Quantity) -> Quantity | None:
    """Return the progress that a status names, None where it names none or the same."""
    if not reading.percent:
        return None
    named = read_quantity(reading.percent)
    return None if progress_share(named) == progress_share(progress) else named


def completion(items: Iterable[Item]) -> Ratio:
    """Return done items / items that are not cancelled."""
    counted = [item.status for item in items if item.status != "cancelled"]
    return ratio_of_counts(counted.count("done"), len(counted))


def on_time(items: Iterable[Item]) -> Ratio:
    """Return items finished by their due date / done items with both dates."""
    done = [(item.due, item.day("finished")) for item in items if item.status == "done"]
    dated = [(due, finished) for due, finished in done if due and finished]
    on_time = sum(finished <= due for due, finished in dated)
    return ratio_of_counts(on_time, len(dated), len(done) - len(dated))
