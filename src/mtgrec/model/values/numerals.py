"""Numbers that are written in digits or in Chinese numerals."""

_DIGITS = "零一二三四五六七八九"
NUMERALS = _DIGITS[1:]
"""The Chinese digits from one to nine."""
NUMERAL = rf"(?:[{NUMERALS}]?十[{NUMERALS}]?|[{NUMERALS}两])"
"""A pattern for Chinese numerals up to 99: 十五, 二十一, 两."""
YEAR_NUMERAL = rf"[〇○{_DIGITS}]{{4}}"
"""A pattern for a year in Chinese numerals: 二〇二六."""


def number_of(text: str) -> int:
    """Return the number that digits or Chinese numerals up to 99 state: 12, 十二, 两三 (3)."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.replace("两", "二").rpartition("十")
    return (10 * (_digit(tens) or 1) if ten else 0) + _digit(ones[-1:])


def _digit(digit: str) -> int:
    return _DIGITS.index(digit) if digit else 0


def year_of(text: str) -> int:
    """Return the year that digits, ASCII or Chinese (二〇二六), state; two are of this century."""
    plain = text.replace("〇", "零").replace("○", "零")
    year = int("".join(str(_DIGITS.index(sign)) if sign in _DIGITS else sign for sign in plain))
    return 2000 + year if len(text) == 2 else year  # noqa: PLR2004 - 26年6月5日
