"""Exact numbers with units: 15%, 1.2万, ¥1000, ≥2%, +30%.

All values are `Decimal` or `Fraction`: with binary floats, 12 % against 15 % would not be exactly
20 % below.
"""

import re
from collections.abc import Iterable
from decimal import Context, Decimal, InvalidOperation, localcontext
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from mtgrec.model.message import N_, Message
from mtgrec.model.values.number_words import (
    CURRENCIES,
    CURRENCY_SIGNS,
    HIGHER,
    NO_UNIT,
    NUMBER,
    POINTS,
    SCALES,
    SCORES,
    SHARES,
    SHRINKING,
    TIMES,
    unit_kind,
)
from mtgrec.model.values.patterns import lazily

_NUMBER = lazily(NUMBER, re.IGNORECASE)
_NO_UNIT = lazily(NO_UNIT)
_DIGITS = re.compile(r"[0-9][0-9,]*(?:\.([0-9]+))?|\.([0-9]+)")
_MAX_DIGITS = 40
# Enough digits for every number that is accepted, so that no step rounds.
_EXACT = Context(prec=2 * _MAX_DIGITS)
_ROUGH = Context(prec=12)
_SUM = Context(prec=200, traps=[InvalidOperation])


class Quantity(NamedTuple):
    """A number with a unit: `%`, a currency sign, a word such as 次, or nothing."""

    value: Decimal
    unit: str
    text: str
    """The text as it was written."""
    bound: str = ""
    """`higher` for ≥ and similar signs, `lower` for ≤: the direction that is better."""
    growth: bool = False
    """Whether the value is a growth on a baseline (`+30%`) and not a level."""
    points: bool = False
    """Whether it is in percentage points: a growth is added to a rate (`+5pp`: 10% becomes 15%).

    Without a growth nobody can tell whether it is one; 降至5个百分点 is a level like any other."""

    @property
    def exact(self) -> Fraction:
        """The value as a fraction, for arithmetic."""
        return Fraction(self.value)


class NoNumber(ValueError):
    """The text is not a number."""

    @property
    def problem(self) -> Message:
        """What is wrong with the text, in one sentence."""
        return Message(N_("“{value}” is no number"), value=str(self))

    @property
    def help(self) -> Message:
        """How to write it instead."""
        return Message(N_("write it as 15%, 1.2万 or 1000元"))


class UnknownUnit(NoNumber):
    """The text is a number with a word that is no known unit, and might be a scale; see `unit`."""

    def __init__(self, text: str, unit: str) -> None:
        super().__init__(text)
        self.unit = unit

    @property
    def problem(self) -> Message:
        return Message(
            N_("“{value}” has a unit that is not known: {unit}"), value=str(self), unit=self.unit
        )

    @property
    def help(self) -> Message:
        return Message(
            N_("write the number alone, or with a known unit such as 次, 人, leads, 天 or kg")
        )


class UnclearNumber(NoNumber):
    """The text may mean two numbers; `reason` names both."""

    def __init__(self, text: str, reason: Message) -> None:
        super().__init__(text)
        self.reason = reason


@lru_cache(maxsize=4096)
def read_quantity(text: str) -> Quantity:
    """Return the number that `text` states; percentages become fractions.

    Raises NoNumber, UnknownUnit, or UnclearNumber for a text with two possible values.
    """
    found = _NUMBER.fullmatch(normalize("NFKC", text).strip())
    if found is None or len(found["digits"]) > _MAX_DIGITS:
        raise NoNumber(text)
    value, unit = _value(found, text)
    points = unit.lower() in POINTS
    growth = (
        bool(found["growth"] and not found["to"])
        or found["sign"] == "+"
        or bool(found["sign"] and points)
    )
    if unit.lower() in TIMES and growth:
        raise UnclearNumber(text, _two_readings(value))
    if points:
        value, unit = value.scaleb(-2, _EXACT), "%"
    shrinking = found["growth"] in SHRINKING
    negative = ((found["sign"] or found["minus"]) in ("-", "−")) != (shrinking and growth)
    return Quantity(
        value=_EXACT.minus(value) if negative else value,
        unit=unit,
        text=text.strip(),
        bound=_bound(found["bound"])
        or _better_way(found, shrinking=shrinking)
        or _bound_after(found["after"]),
        growth=growth,
        points=points and not found["to"],
    )


def _value(found: re.Match[str], text: str) -> tuple[Decimal, str]:
    """Return the number without its sign, and its unit; raises NoNumber or UnknownUnit."""
    digits = Decimal(found["digits"].replace(",", ""))
    value = _EXACT.multiply(digits, SCALES[(found["scale"] or "").lower()])
    unit = (found["unit"] or "").strip()
    if unit.lower() in SHARES:
        return value.scaleb(SHARES[unit.lower()], _EXACT), "%"
    year = unit == "年" and len(found["digits"]) == 4  # noqa: PLR2004 - the digits of a year
    if _NO_UNIT.match(unit) or year:
        raise NoNumber(text)
    unit = CURRENCIES.get(unit.lower(), unit)
    if found["currency"]:
        currency = CURRENCIES[found["currency"].lower()]
        if unit not in ("", currency):
            raise NoNumber(text)
        unit = currency
    if unit and not unit_kind(unit):
        raise UnknownUnit(text, unit)
    return value, unit


def _better_way(found: re.Match[str], *, shrinking: bool) -> str:
    """Return the better direction that a word of growth implies: 降低10%, 提升至15%."""
    if shrinking:
        return "lower"
    return "higher" if found["to"] and found["growth"] else ""


def _two_readings(times: Decimal) -> Message:
    return Message(
        N_("it may mean {few} times the baseline, or {many} times"),
        few=plain(times),
        many=plain(times + 1),
    )


def _bound_after(word_after: str | None) -> str:
    """Return the bound that the word after a number states: 以上 is at least, 以内 at most."""
    if not word_after:
        return ""
    if word_after.endswith(("以上", "more")):
        return "higher"
    return "lower" if word_after.endswith(("内", "內", "以下", "less")) else ""


def _bound(sign: str | None) -> str:
    if not sign:
        return ""
    return "higher" if sign.lower() in HIGHER else "lower"


def rounding(quantity: Quantity) -> Fraction:
    """Return by how much a written number may be off because it was rounded: half its last digit."""
    found = _DIGITS.search(normalize("NFKC", quantity.text))
    if found is None:
        return Fraction(0)
    number = Fraction(found[0].replace(",", ""))
    scale = (
        abs(quantity.exact / number) if number else Fraction(1, 100 if quantity.unit == "%" else 1)
    )
    decimals = len(found[1] or found[2] or "")
    return scale / Fraction(2 * 10**decimals)


def grown(baseline: Quantity, growth: Quantity) -> Quantity | None:
    """Return the level that a growth on `baseline` means; None where the units do not fit.

    +30 % is 1.3 times the baseline; percentage points (+5pp) are added to a rate, and only to one.
    """
    is_score = growth.unit.lower() in SCORES and baseline.unit == "%"
    is_share = growth.unit == "%" and not growth.points
    if not (is_score or is_share or comparable(baseline, growth)):
        return None
    if growth.points or is_score:
        share = growth.value if growth.points else growth.value.scaleb(-2, _EXACT)
        level = _EXACT.add(baseline.value, share)
    elif growth.unit == "%":
        level = _EXACT.multiply(baseline.value, _EXACT.add(Decimal(1), growth.value))
    else:
        level = _EXACT.add(baseline.value, growth.value)
    return Quantity(level, baseline.unit, show(level, baseline.unit), growth.bound)


def comparable(first: Quantity, second: Quantity) -> bool:
    """Return whether one quantity can be divided by the other.

    A number without a unit fits any unit, but a percentage only if it can be a ratio: 0.12 against
    15 % is 80 %, while 12 against 15 % is a mistake in the units and not 8000 %. So with multiples:
    2.5 fits 3倍, and 5000 does not.
    """
    if first.unit == second.unit:
        return True
    if first.unit and second.unit:
        return False
    without_unit, with_unit = (first, second) if not first.unit else (second, first)
    if with_unit.unit.lower() in TIMES:
        return abs(without_unit.value) < 10 * abs(with_unit.value)
    if with_unit.unit != "%":
        return True
    return abs(without_unit.value) < 1 or (
        abs(with_unit.value) >= 1 and abs(without_unit.value) < 10 * abs(with_unit.value)
    )


def plain(value: Decimal | Fraction) -> str:
    """Return `value` as an exact decimal without exponent or idle zeros (`0.12`, `200`).

    A fraction without an exact decimal is rounded to 12 significant digits.
    """
    text = f"{_decimal(value) if isinstance(value, Fraction) else value:f}"
    return text.rstrip("0").rstrip(".") or "0" if "." in text else text


def _decimal(value: Fraction) -> Decimal:
    exact = _EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
    return exact if Fraction(exact) == value else _ROUGH.plus(exact)


def show(value: Decimal | Fraction, unit: str) -> str:
    """Return `value` in `unit` as people write it: `12%`, `¥1000`, `200次`."""
    if unit == "%":
        return f"{plain(Fraction(value) * 100)}%"
    if unit in CURRENCY_SIGNS:
        return f"{'-' if value < 0 else ''}{unit}{plain(abs(Fraction(value)))}"
    return f"{plain(value)}{unit}"


def exact_text(value: Fraction | Decimal | None) -> str | None:
    """Return a number as JSON gives it: an exact decimal in a string."""
    return None if value is None else plain(value)


def units_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the units of the numbers that texts state."""
    # For most numbers the last character is enough: a digit, or %.
    not_plain = {text for text in texts if not (text[-1:].isdigit() and text[:1].isdigit())}
    percent = {"%"} if any(text[-1] == "%" for text in not_plain) else set()
    others = (read_quantity(text).unit for text in not_plain if text[-1] != "%")
    return frozenset(filter(None, (*percent, *others)))


def sum_of_texts(texts: list[str]) -> Fraction:
    """Return the exact sum of the numbers that texts state."""
    with localcontext(_SUM):
        try:
            return Fraction(_plain_sum(texts))
        except InvalidOperation:  # 1.2万, ¥1,000
            return Fraction(sum(read_quantity(text).value for text in texts))


def _plain_sum(texts: list[str]) -> Decimal:
    """Return the sum of plain numbers and percentages."""
    if "," in (joined := "\n".join(texts)):
        texts = joined.replace(",", "").split("\n")
    shares = [text[:-1] for text in texts if text[-1] == "%"]
    if len(shares) == len(texts):
        return sum(map(Decimal, shares), Decimal(0)).scaleb(-2)
    if shares:
        texts = [text for text in texts if text[-1] != "%"]
    return sum(map(Decimal, texts), sum(map(Decimal, shares), Decimal(0)).scaleb(-2))
