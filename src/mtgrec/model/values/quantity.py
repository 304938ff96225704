"""Numbers with units, exact: 15%, 1.2万, ¥1000, ≥2%, +30%.

Everything is `Decimal` or `Fraction`; a binary float would make 12 % against 15 % something other
than exactly 20 % below.
"""

from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from mtgrec.model.values.patterns import lazily

_SCALES = {
    "": Decimal(1),
    "千": Decimal(10**3),
    "k": Decimal(10**3),
    "万": Decimal(10**4),
    "萬": Decimal(10**4),
    "百万": Decimal(10**6),
    "百萬": Decimal(10**6),
    "m": Decimal(10**6),
    "亿": Decimal(10**8),
    "億": Decimal(10**8),
}
_CURRENCY = {
    "¥": "¥",
    "￥": "¥",
    "元": "¥",
    "rmb": "¥",
    "cny": "¥",
    "块": "¥",
    "塊": "¥",
    "$": "$",
    "usd": "$",
}
_CURRENCY |= {"€": "€", "eur": "€", "£": "£", "gbp": "£"}
_NUMBER = lazily(
    r"(?P<bound>>=|<=|≥|≤|>|<|不[低少][于於]|至少|不高[于於]|不超[过過]|至多)?\s*"
    r"(?P<growth>提升|提高|增[长長]|增加|增|降低|下降|[减減]少)?\s*(?P<sign>[+\-−])?\s*"
    r"(?P<currency>[¥￥$€£])?\s*"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)\s*"
    r"(?P<scale>百万|百萬|[千万萬亿億]|[kKmM](?![A-Za-z]))?\s*"
    r"(?P<unit>%|‰|[^\d\s%‰+<>≥≤=,;:，。；：][^\d%‰+<>≥≤=,;:，。；：]{0,15})?"
)
_LOWER_BOUNDS = frozenset((">=", "≥", ">", "不低于", "不低於", "不少于", "不少於", "至少"))
_SHRINKING = frozenset(("降低", "下降", "减少", "減少"))
_MAX_DIGITS = 40
# Room for every digit that is read, so that nothing is ever rounded on the way.
_EXACT = Context(prec=2 * _MAX_DIGITS)
_ROUGH = Context(prec=12)


class Quantity(NamedTuple):
    """An exact value and its unit: `%`, a currency sign, a word such as 次, or nothing."""

    value: Decimal
    unit: str
    text: str
    """As it was written."""
    bound: str = ""
    """`higher` for ≥ and the like, `lower` for ≤: which way is better."""
    growth: bool = False
    """The value is a growth on the baseline (`+30%`), not a level."""

    @property
    def exact(self) -> Fraction:
        """The value as a fraction, for arithmetic."""
        return Fraction(self.value)


class NoNumber(ValueError):
    """The text is no number."""


@lru_cache(maxsize=4096)
def read_quantity(text: str) -> Quantity:
    """Return the number that `text` states; raises NoNumber."""
    found = _NUMBER.fullmatch(normalize("NFKC", text).strip())
    if found is None or len(found["digits"]) > _MAX_DIGITS:
        raise NoNumber(text)
    digits = Decimal(found["digits"].replace(",", ""))
    value = _EXACT.multiply(digits, _SCALES[(found["scale"] or "").lower()])
    unit = (found["unit"] or "").strip()
    if unit in ("%", "‰"):
        value = value.scaleb(-2 if unit == "%" else -3, _EXACT)
        unit = "%"
    shrinking = found["growth"] in _SHRINKING
    negative = (found["sign"] in ("-", "−")) != shrinking
    return Quantity(
        value=_EXACT.minus(value) if negative else value,
        unit=_CURRENCY.get(found["currency"] or unit.lower(), unit),
        text=text.strip(),
        bound=_bound(found["bound"]) or ("lower" if shrinking else ""),
        growth=bool(found["growth"]) or found["sign"] == "+",
    )


def _bound(sign: str | None) -> str:
    if not sign:
        return ""
    return "higher" if sign in _LOWER_BOUNDS else "lower"


def grown(baseline: Quantity, growth: Quantity) -> Quantity:
    """Return the level that a growth on `baseline` means: +30 % is 1.3 times the baseline."""
    if growth.unit == "%":
        level = _EXACT.multiply(baseline.value, _EXACT.add(Decimal(1), growth.value))
    else:
        level = _EXACT.add(baseline.value, growth.value)
    return Quantity(level, baseline.unit, show(level, baseline.unit), growth.bound)


def comparable(one: Quantity, other: Quantity) -> bool:
    """Return whether two quantities can be divided by each other.

    A number without a unit fits any unit, but against a percentage only where it can be meant as
    a ratio: 0.12 against 15 % is 80 %, while 12 against 15 % is a mistake about units, not 8000 %.
    """
    if one.unit == other.unit:
        return True
    if one.unit and other.unit:
        return False
    bare, united = (one, other) if not one.unit else (other, one)
    if united.unit != "%":
        return True
    return abs(bare.value) < 1 or (
        abs(united.value) >= 1 and abs(bare.value) < 10 * abs(united.value)
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
    if unit in ("¥", "$", "€", "£"):
        return f"{'-' if value < 0 else ''}{unit}{plain(abs(Fraction(value)))}"
    return f"{plain(value)}{unit}"


def exact_text(value: Fraction | Decimal | None) -> str | None:
    """Return a quantity as JSON gives it: an exact decimal in a string."""
    return None if value is None else plain(value)
