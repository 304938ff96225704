"""The figures of cli.md: lag, overdue, off-track, and the four rates, which are never mixed."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.records.record import Item
from mtgrec.model.values.patterns import lazily

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
    """Return calendar days past due: until today, or until it was finished; 0 if not late.

    None for a cancelled item, one without due date, or one done without a finishing date.
    """
    due, status = item.due, item.status
    if due is None or status == "cancelled":
        return None
    until = item.day("finished") if status == "done" else today
    return None if until is None else max(0, (until - due).days)


def overdue(item: Item, today: date) -> bool:
    """Tell whether the item is unfinished and its due date lies before today."""
    return item.status not in FINISHED and item.due is not None and item.due < today


def named_lag(note: str | None) -> int:
    """Return the longest lag, in days, that a note admits (延迟3天, "3 days late"), else 0."""
    lags = (found["zh"] or found["en"] for found in _NAMED_LAG.finditer(note or ""))
    return max(map(_number, lags), default=0)


def _number(digits: str) -> int:
    """Return the number that digits or Chinese numerals below a hundred state: 12, 十二, 两三."""
    if digits.isdecimal():
        return int(digits)
    tens, ten, ones = digits.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones[-1:], 0)


def off_track(item: Item, today: date, allowed: int) -> bool:
    """Tell whether an unfinished item is declared so, or late by more than `allowed` days (B12)."""
    if item.status in FINISHED:
        return False
    return (
        item.status == "off-track"
        or (lag_days(item, today) or 0) > allowed
        or named_lag(item.text("note")) > allowed
    )


class Ratio(NamedTuple):
    """A rate with what it is made of; where there is no ratio, `reason` says why."""

    numerator: Fraction | None
    denominator: Fraction | None
    reason: str = ""
    """`no-data`, `zero-target`, `negative-target`, `no-plan`, `no-baseline`, `zero-actual` or
    `other-unit`.
    """
    unknown: int | None = None
    """On-time only: done items that lack one of the two dates."""

    @property
    def exact(self) -> Fraction | None:
        """The ratio itself, or None."""
        if self.reason or self.numerator is None or not self.denominator:
            return None
        return self.numerator / self.denominator

    @property
    def rounded(self) -> float | None:
        """The ratio rounded to four digits, halves away from zero, or None."""
        return None if self.exact is None else float(round_fraction(self.exact, 4))

    @property
    def percent(self) -> str:
        """The ratio in whole per cent, as people read it: `44 %`; empty where there is none.

        Never rounded up to 100 %, nor down to 0 %: neither is true until it is exact.
        """
        if self.exact is None:
            return ""
        shown = round_fraction(self.exact * 100, 0)
        if shown == 100 and self.exact < 1:  # noqa: PLR2004 - per cent
            return "99 %"
        if shown == 0 and self.exact:
            return "1 %" if self.exact > 0 else "-1 %"
        return f"{shown:f} %"


def round_fraction(value: Fraction, digits: int) -> Decimal:
    """Return `value` rounded to `digits` decimals, halves away from zero, computed exactly."""
    scaled = abs(value) * 10**digits
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    sign = "-" if value < 0 and whole else ""
    return Decimal(f"{sign}{whole}e-{digits}")  # from a text: exact, however long


def _count(numerator: int, denominator: int, unknown: int | None = None) -> Ratio:
    reason = "" if denominator else "no-data"
    return Ratio(Fraction(numerator), Fraction(denominator), reason, unknown)


def change(base: Fraction, value: Fraction) -> Ratio:
    """Return (value - base) / base; of nothing, or of less than nothing, there is no share."""
    reason = "" if base > 0 else "negative-base" if base else "zero-base"
    return Ratio(value - base, base, reason)


def completion(items: Iterable[Item]) -> Ratio:
    """Return done / (all - cancelled)."""
    counted = [item.status for item in items if item.status != "cancelled"]
    return _count(counted.count("done"), len(counted))


def on_time(items: Iterable[Item]) -> Ratio:
    """Return finished on or before due / done items that have both dates."""
    done = [(item.due, item.day("finished")) for item in items if item.status == "done"]
    dated = [(due, finished) for due, finished in done if due and finished]
    on_time = sum(finished <= due for due, finished in dated)
    return _count(on_time, len(dated), len(done) - len(dated))
