"""Numbers that are written in digits or in Chinese numerals."""

_DIGITS = "零一二三四五六七八九"
NUMERALS = _DIGITS[1:]
"""The Chinese digits from one to nine."""


def number_of(text: str) -> int:
    """Return the number that digits or Chinese numerals up to 99 state: 12, 十二, 两三 (3)."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.replace("两", "二").rpartition("十")
    return (10 * (_digit(tens) or 1) if ten else 0) + _digit(ones[-1:])


def _digit(digit: str) -> int:
    return _DIGITS.index(digit) if digit else 0
