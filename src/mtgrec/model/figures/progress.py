"""The figures of cli.md: lag, overdue, off-track and the rates of completion and punctuality."""

import re
from collections.abc import Iterable
from datetime import date

from mtgrec.model.records.record import Item
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.ratio import Ratio, ratio_of_counts

FINISHED = frozenset(("done", "cancelled"))
_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")} | {
    "两": 2,
    "兩": 2,
}
_NAMED_LAG = lazily(
    r"(?:延[迟遲期]|[滞滯][后後]|推[迟遲]|晚)了?\s*(?P<zh>\d{1,4}|[一二两兩三四五六七八九十]+)\s*天"
    r"|(?P<en>\d{1,4})\s*days?\s+(?:late|behind)",
    re.IGNORECASE,
)


def lag_days(item: Item, today: date) -> int | None:
    """Return the calendar days from the due date to today, or to the day of finishing; at least 0.

    None for a cancelled item, one without due date, or one done without a finishing date.
    """
    due, status = item.due, item.status
    if due is None or status == "cancelled":
        return None
    until = item.day("finished") if status == "done" else today
    return None if until is None else max(0, (until - due).days)


def overdue(item: Item, today: date) -> bool:
    """Return whether the item is unfinished and its due date is before `today`."""
    return item.status not in FINISHED and item.due is not None and item.due < today


def due_later(item: Item, today: date, ahead_days: int) -> bool:
    """Return whether the item's due date is more than `ahead_days` days after `today`."""
    return item.due is not None and (item.due - today).days > ahead_days


def named_lag(note: str | None) -> int:
    """Return the longest lag in days that a note states (延迟3天, "3 days late"), else 0."""
    lags = (found["zh"] or found["en"] for found in _NAMED_LAG.finditer(note or ""))
    return max(map(_number, lags), default=0)


def _number(digits: str) -> int:
    """Return the number that digits or Chinese numerals below 100 state: 12, 十二, 两三."""
    if digits.isdecimal():
        return int(digits)
    tens, ten, ones = digits.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones[-1:], 0)


def off_track(item: Item, today: date, allowed: int) -> bool:
    """Return whether an unfinished item is declared so or over `allowed` days late (B12)."""
    if item.status in FINISHED:
        return False
    return (
        item.status == "off-track"
        or (lag_days(item, today) or 0) > allowed
        or named_lag(item.text("note")) > allowed
    )


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
