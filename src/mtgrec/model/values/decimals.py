"""Decimal commas and decimal points: which of the two a file of numbers uses.

`1.234,56` and `0,5` can only have a decimal comma, `1,234.56` and `0.5` only a decimal point; `1.200`
and `1,200` may have either.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple
from unicodedata import normalize

from mtgrec.model.message import N_, Message
from mtgrec.model.values.number_words import CURRENCY_SIGNS, unit_kind
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.quantity import Quantity, UnclearNumber, read_quantity

POINT, COMMA = ".", ","
_AMOUNT_UNITS = frozenset("¥$€£次人个個件套单單条條篇位份名场場户戶家只台张張笔筆")
_GROUP = r"\d{1,3}"
_NUMBER = lazily(r"(?<![\d.,])\d(?:[\d.,]|[ '](?=\d{3}))*(?<![.,])(?![\d])")
_UNCLEAR = lazily(r"[1-9]\d{0,2}[.,]\d{3}")
_STYLES = {
    sign: lazily(
        rf"{_GROUP}(?:[{other} ']\d{{3}})+{sign}\d+|\d+{sign}(?:\d{{1,2}}|\d{{4,}})|0{sign}\d+"
        rf"|\d{{4,}}{sign}\d+|{_GROUP}(?:{other}\d{{3}}){{2,}}"
    )
    for sign, other in ((r"\.", ","), (",", r"\."))
}
_WITH_COMMA = lazily(rf"(?:{_GROUP}(?:[. ']\d{{3}})*|\d+)(?:,\d+)?")


class Decimals(NamedTuple):
    """What numbers show about their decimal sign: the first text of each kind, or None."""

    point: str | None = None
    comma: str | None = None
    unclear: str | None = None


def decimals_of(texts: Iterable[str]) -> Decimals:
    """Return what the numbers in `texts` show; a text without a number shows nothing."""
    found: dict[str, str] = {}
    for text in texts:
        number = _number(text)
        if "." not in number and "," not in number:
            continue
        if _STYLES[r"\."].fullmatch(number):
            found.setdefault("point", text)
        elif _STYLES[","].fullmatch(number):
            found.setdefault("comma", text)
        elif _UNCLEAR.fullmatch(number):
            found.setdefault("unclear", text)
    return Decimals(**found)


def is_unclear(text: str, sign: str = "") -> bool:
    """Return whether a number alone does not show its decimal sign; with a `sign`, as to that one."""
    number = _number(text)
    return _UNCLEAR.fullmatch(number) is not None and (not sign or sign in number)


def both_readings(text: str) -> tuple[str, str]:
    """Return what an unclear number may be, the smaller one first: 1.2 and 1200."""
    whole, _, rest = _number(text).replace(COMMA, POINT).partition(POINT)
    fraction = rest.rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole, whole + rest


def read_amount(text: str, *, money: bool = False) -> Quantity:
    """Return the number that a field states; see `read_quantity` for the errors.

    `1.200元` and `1.200次` are refused with both readings: nobody writes three decimals of money or
    people, and many write points between thousands. So is 1.200 in a field of `money`; elsewhere a
    bare 1.250 is a ratio.
    """
    quantity = read_quantity(text)
    is_counted = quantity.unit in CURRENCY_SIGNS or unit_kind(quantity.unit) == "count"
    amount = is_counted or (money and not quantity.unit)
    if amount and is_unclear(text, POINT) and abs(quantity.value) == Decimal(_number(text)):
        small, large = both_readings(text)
        sentence = N_("it may mean {small} or {large}")
        raise UnclearNumber(text, Message(sentence, small=small, large=large))
    return quantity


def with_point(text: str) -> str | None:
    """Return a text with a decimal comma in the form with a point, None if it has none of that form."""
    plain, number = normalize("NFKC", text), _number(text)
    if number and not _WITH_COMMA.fullmatch(number):
        return None
    digits = number.replace(".", "").replace(" ", "").replace("'", "").replace(COMMA, POINT)
    return plain.replace(number, digits, 1)


def _number(text: str) -> str:
    """Return the only number in a text as it is written, or an empty text."""
    found = _NUMBER.findall(normalize("NFKC", text))
    return found[0] if len(found) == 1 else ""
