"""Names of weekdays in Chinese and English, and how they stand beside a day."""

import re

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

CHINESE = {sign: number for number, sign in enumerate("一二三四五六日")} | {"天": 6}
ENGLISH = {name: number for number, name in enumerate(_WEEK)}
CHINESE_WEEKDAY = r"(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"
ENGLISH_WEEKDAY = (
    r"(?P<english>mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)
# Not compiled here: compiling takes a millisecond, and few files need these patterns.
_AFTER = rf"(?P<day>.+?)[ (\[]*(?:{CHINESE_WEEKDAY}|(?<![a-z]){ENGLISH_WEEKDAY})[)\]]?"
_BEFORE = (
    rf"[(\[]?(?:{CHINESE_WEEKDAY}|{ENGLISH_WEEKDAY}(?![a-z]))[)\] ]*+"
    r"(?:[(\[](?P<inner>[^()\[\]]+)[)\]]|(?P<day>.+))"
)


def split_weekday(plain: str) -> tuple[str, int | None]:
    """Return the text without the weekday before or behind it, and its number (0 = Monday)."""
    found = re.fullmatch(_AFTER, plain) or re.fullmatch(_BEFORE, plain)
    if found is None:
        return plain, None
    parts = found.groupdict()
    number = CHINESE[parts["weekday"]] if parts["weekday"] else ENGLISH[parts["english"][:3]]
    return (parts.get("inner") or parts["day"]).strip(), number
