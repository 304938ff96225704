"""Statuses as people write them: a word, perhaps with signs, brackets, a number or a day.

`已完成80%` is in progress, 80 % of it done; `进行中（待审核）` is in progress, and what the brackets say
is kept beside it; `延期至6/20` is off-track, and 6/20 is the deadline that it proposes.
"""

import re
from typing import NamedTuple
from unicodedata import category, normalize

from mtgrec.model.values.normalized import is_undecided, normalized
from mtgrec.model.values.numerals import NUMERALS, number_of
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.words import STATUS, Words

TICKS, EMPTY_BOXES, CROSSES = "☑☒■✅✓✔√", "□☐⬜🔲◻▢", "❌✗✘✖×❎"
"""The signs of a box that is ticked, of one that is empty, and of a “no”."""
TEXT = "status_text"
"""The name under which the text of a status that says more than its word stands beside it."""
SAID_BY_STATUS = (TEXT, "progress")
"""The values that a status gives besides its word."""

_MEANINGFUL = frozenset(TICKS + EMPTY_BOXES + CROSSES)
_PUNCTUATION = frozenset(" \t\r\n\"'“”‘’「」《》*_`#.。!,;:、·•-–—>")
_OPENING = dict(zip(")]}】〕", "([{【〔", strict=True))
_SEPARATORS = " \t、,;:·-–—=|/"
_WHOLE = 100

# Kinds of words too many to be listed: 印刷中, 待法务审核, awaiting client approval.
_UNDER_WAY = lazily(
    r"(?!.*(?:[未不没无非停搁]|取消|拖延|即将|预计|(?:计划|排队)中))(?:[\u4e00-\u9fff]{1,6}(?<![集其])中|正在[\u4e00-\u9fff]{2,6}"
    r"|(?:待|等待?|报|送)[\u4e00-\u9fff]{0,6}(?:审|审核|审批|审定|审查|审阅|复审|评审|会审|确认|验收|复核|核准|核定"
    r"|核验|批准|批复|签批|签字|签核|签署|盖章|反馈|回复|测试|上线|发布|交付|提交|付款|结算|归档))"
    r"|(?:awaiting|pending|waiting for|under|in) (?:[a-z]+ )?"
    r"(?:approval|review|confirmation|feedback|sign[ -]off|testing|test|qa|acceptance)"
)
_SHARE = lazily(
    r"(?:约|大约|about|approx\.?|~|≈)?\s*(?:(?P<number>\d{1,3}(?:\.\d{1,2})?)\s*(?:%|percent|per cent)"
    rf"|(?P<tenths>[{NUMERALS}\d])成|一半)\s*(?:左右)?"
)
_PROGRESS = lazily(r"|进[度展]|完成(?:度|率|比例|进度)|目前|当前|已?做了?|已|progress")
_CERTAIN_DAY = (
    r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?|\d{1,2}\s*月\s*\d{1,2}\s*[日号]?"
    r"|(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{1,2})?(?: \d{4})?"
)
_DAY = rf"{_CERTAIN_DAY}|\d{{1,2}}[-/.]\d{{1,2}}"
"""A day behind a delay; behind what is done, 3/5 may be three of five."""
_UNTIL = lazily(
    r"(?:已经?|需要?|拟|申请|预计|建议)?(?P<zh>[\u4e00-\u9fff]{2,4}?|延|改)(?:交付|上线|完成|发布)?(?:直?到|至|为)\s*(?P<zh_day>.+)"
    r"|(?P<en>[a-z][a-z ]*?)(?: back| out)? (?:to|until|till) (?P<en_day>.+)"
    rf"|(?P<bare>\D+?)\s*[:,]?\s*(?P<bare_day>{_DAY})"
)
_LATER_DAY = lazily(rf"(?:直?到|至|改为|改到|to|until|till)\s*(.+)|({_DAY})")
_FINISHED_DAY = lazily(rf"(?:于|on\s)\s*({_CERTAIN_DAY})|({_CERTAIN_DAY})")
_LATER = lazily(r"[延改拖晚]|改期|展期|延长|deferred|moved|pushed|rescheduled|extended")
"""Words of a delay that are no status alone."""
_FOR_SOME_TIME = lazily(
    r"(?P<zh>\D+?)(?:了|约|\s|by|for)*(?:\d{1,3}|[一二两三四五六七八九十半]{1,3}|one|two|three|four|a few)"
    r"\s*个?半?(?:天|日|周|星期|礼拜|工作日|月|(?:working )?(?:days?|weeks?|months?))"
    r"|(?:\d{1,3}|one|two|three|a few) (?:working )?(?:days?|weeks?|months?) (?P<en>late|behind|overdue)"
)
_FINISHED_ON = lazily(
    rf"(?P<word>\D+?)\s*(?:于|on|@|:|,)?\s*(?P<day>{_CERTAIN_DAY})"
    rf"|(?:于|on )?(?P<day_first>{_CERTAIN_DAY})\s*(?P<last>\D+)"
)
_BRACKETS = lazily(
    r"[(\[{【〔](?P<inner>[^()\[\]{}【】〔〕]*)[)\]}】〕]|[(【〔](?P<unclosed>[^()【】〔〕]*)$"
)


class StatusText(NamedTuple):
    """What a status says, as it is written."""

    status: str
    """The English name of its word."""
    percent: str = ""
    """The progress that it names, `80%`; else empty."""
    day: str = ""
    """The day that it names, as written: a new deadline, or the day it was finished."""
    says_more: bool = False
    """Whether it says more than the status: 延期 also says in which way an item is 异常."""


def read_status(text: str, words: Words = STATUS) -> StatusText | None:
    """Return what a status says, None where that is not certain; boxes are read elsewhere."""
    plain = text if words.find(text) else _without_signs(normalize("NFKC", text))
    if found := words.find(plain):
        return StatusText(found, says_more=words.is_narrower(plain))
    head, brackets = _split_brackets(plain)
    if not head:
        return _read(brackets[0], words) if len(brackets) == 1 else None
    reading = _read(head, words)
    for bracket in brackets:
        reading = reading and _with_bracket(reading, bracket, words)
    return reading


def _without_signs(text: str) -> str:
    """Return a text without invisible characters, and without signs around it that say nothing."""
    plain = "".join(each for each in text if category(each) not in ("Cf", "Mn", "Me"))
    start, end = 0, len(plain)
    while start < end and _says_nothing(plain[start]):
        start += 1
    while start < end and (
        _says_nothing(plain[end - 1])
        or _OPENING.get(plain[end - 1], plain[end - 1]) not in plain[start:end]
    ):
        end -= 1
    return plain[start:end]


def _says_nothing(sign: str) -> bool:
    return sign in _PUNCTUATION or (category(sign) in ("So", "Sk") and sign not in _MEANINGFUL)


def _split_brackets(text: str) -> tuple[str, list[str]]:
    """Return a text without its brackets, and what is in each of them."""
    brackets = [found["inner"] or found["unclosed"] or "" for found in _BRACKETS.finditer(text)]
    head = _without_signs(_BRACKETS.sub(" ", text))
    return head, [each.strip() for each in brackets if each.strip()]


def _read(text: str, words: Words) -> StatusText | None:
    if status := _word(text, words):
        return StatusText(status, says_more=not words.find(text) or words.is_narrower(text))
    plain = normalized(text).strip()
    for read in (_with_share, _with_new_day, _with_finish, _for_some_time):
        if reading := read(plain, words):
            return reading._replace(says_more=True)
    return None


def _word(text: str, words: Words) -> str | None:
    """Return the status that a word means: one of the table, or of a kind such as 印刷中."""
    bare = _without_signs(text)
    if found := words.find(bare):
        return found
    plain = normalized(bare)
    begun = words.find(plain.removesuffix("中")) if plain.endswith("中") else None  # 暂停中
    if begun in ("off-track", "paused"):
        return begun
    under_way = begun != "cancelled" and _UNDER_WAY.fullmatch(plain) and words.find("doing")
    return "doing" if under_way else None


def _verb(word: str, words: Words) -> str | None:
    return "off-track" if _LATER.fullmatch(word.strip()) else words.find(word)


def _with_share(text: str, words: Words) -> StatusText | None:
    """Read a status with its progress: 已完成80%, 80%, 进行中 50%."""
    shares = list(_SHARE.finditer(text))
    if len(shares) != 1 or not words.find("doing"):
        return None
    percent = _percent(shares[0])
    rest = text[: shares[0].start()] + text[shares[0].end() :]
    rest = rest.strip(_SEPARATORS)
    status = "done" if _PROGRESS.fullmatch(rest) else _word(rest, words)
    if percent is None or status is None or status in ("open", "cancelled"):
        return None
    return _of_share(StatusText(status), percent)


def _percent(share: re.Match[str]) -> str | None:
    """Return a share of a whole as `80%`; None beyond the whole."""
    if share["number"]:
        return f"{share['number']}%" if float(share["number"]) <= _WHOLE else None
    return f"{10 * number_of(share['tenths']) if share['tenths'] else 50}%"


def _of_share(reading: StatusText, percent: str) -> StatusText:
    """Return a reading with its progress; what is done only in part is not done."""
    partly = reading.status == "done" and float(percent[:-1]) < _WHOLE
    return reading._replace(status="doing" if partly else reading.status, percent=percent)


def _with_new_day(text: str, words: Words) -> StatusText | None:
    """Read a delay with the new day, 延期至6/20, or a pause with its end."""
    found = _UNTIL.fullmatch(text)
    status = _verb(found["zh"] or found["en"] or found["bare"], words) if found else None
    if found and status == "off-track":
        return _with_day(
            StatusText(status), found["zh_day"] or found["en_day"] or found["bare_day"]
        )
    return StatusText(status) if status == "paused" else None


def _with_finish(text: str, words: Words) -> StatusText | None:
    """Read what is done with its day: 已完成 6/20, done on June 5."""
    found = _FINISHED_ON.fullmatch(text)
    if found is None or words.find(found["word"] or found["last"]) != "done":
        return None
    return _with_day(StatusText("done"), found["day"] or found["day_first"])


def _for_some_time(text: str, words: Words) -> StatusText | None:
    """Read a delay or a pause with its length: 延期3天, delayed by two weeks, 3 days late."""
    found = _FOR_SOME_TIME.fullmatch(text)
    status = _verb(found["zh"] or found["en"], words) if found else None
    return StatusText(status) if status in ("off-track", "paused") else None


def _with_bracket(reading: StatusText, text: str, words: Words) -> StatusText:
    """Return a reading with what a bracket adds: a progress or a day, and never another status."""
    reading, plain = reading._replace(says_more=True), normalized(text).strip()
    share = None if reading.status in ("open", "cancelled") else _with_share(plain, words)
    if share and not reading.percent:
        return _of_share(reading, share.percent)
    pattern = {"off-track": _LATER_DAY, "done": _FINISHED_DAY}.get(reading.status)
    found = pattern.fullmatch(plain) if pattern and not reading.day else None
    return _with_day(reading, found[1] or found[2]) if found else reading


def _with_day(reading: StatusText, day: str) -> StatusText:
    return reading._replace(day="" if is_undecided(day) else day.strip())
