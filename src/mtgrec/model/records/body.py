"""What people wrote into the text of a record, apart from what a template put there."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

_LONGEST = 400
"""The most characters of a line that are looked at."""

# From the highest heading to the lowest: `# ...`, `## ...` or `一、...`, `**...**`, `（一）...`, `1. ...`
_HEADING = re.compile(
    r"(?:#\s+(?P<h1_text>\S.*)|(?:#{2,6}\s+(?P<h2>\S.*)"
    r"|[一二三四五六七八九十]{1,3}[、.．]\s*(?P<chinese>[^。；;]{1,30}))"
    r"|(?:\d{1,2}[、.．)]\s*)?\*\*(?P<bold>[^*]{1,30})\*\*"
    r"|[（(][一二三四五六七八九十\d]{1,3}[)）]\s*(?P<bracketed>[^。；;]{1,30})"
    r"|\d{1,2}[、.．)]\s*(?P<counted>[^，,。；;:：]{2,14}))\s*[:：]?\s*"
)
_LEVELS = {"h1_text": 1, "h2": 2, "chinese": 2, "bold": 3, "bracketed": 4, "counted": 5}
_MAY_BE_CONTENT = ("chinese", "bracketed", "counted")
# What a new record opens with: addresses in code, links to other records, leads, sums.
_PREFILLED = re.compile(
    r"[-*+]?\s*.*`[^`\s]+`.*|[^\[\]]{1,24}[:：] ?\[[^\]]*\]\([^)]*\).*|[^|\t]{1,80}[:：]"
    r"|- (?:已用 |Spent ).*(?:截至当天计划|planned to date).*"
    r"|- .*[:：] ?(?:预算|budget) .*(?:已用|spent) .*"
    r"|- .*ROI.*[÷/].*|- .*metrics\.csv.*"
    r"|- .*[:：] ?(?:完成 )?\d+/\d+\b.*|- .{1,20}[:：] ?\d{4}-\d\d-\d\d.*"
)
_COMMENT = re.compile(r"(?<!\\)<!--.*?(?:-->|\Z)", re.DOTALL)
_TEXT_OF_LINE = re.compile(
    r"\S[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*"
)  # as str.splitlines parts them
_FENCE = ("```", "~~~")
MOST = 2**18
"""The most characters of a text that are looked at; nobody writes more into minutes."""


class BodyLine(NamedTuple):
    """A line that somebody wrote, and where it begins in the text."""

    offset: int
    text: str
    headings: tuple[str, ...] = ()
    """The headings it stands under, the highest first, without the title of the record."""


def own_lines(body: str) -> Sequence[BodyLine]:
    """Return the lines of a record's text that people wrote.

    Headings, prompts, code, and what a new record opens with are left out. A heading is one of
    Markdown, a bold line, or a short numbered one (`一、会议背景`), unless nothing stands below it: then
    it is content of its own.
    """
    return _own_lines(body[:MOST])


@lru_cache(maxsize=1)  # one text is looked at several times: when read, edited, checked
def _own_lines(body: str) -> Sequence[BodyLine]:
    return tuple(_written_lines(body))


def _written_lines(body: str) -> Iterator[BodyLine]:
    headings: dict[int, str] = {}
    waiting: tuple[int, BodyLine] | None = None
    titled = False
    for line in _lines(body):
        found = _HEADING.fullmatch(line.text)
        name = found.lastgroup if found else None
        level = _LEVELS[name] if name else len(_LEVELS) + 1
        if waiting:
            if level > waiting[0]:
                headings[waiting[0]] = waiting[1].text
            else:
                yield _under(waiting[1], headings, waiting[0])
            waiting = None
        if found and name:
            headings = {above: text for above, text in headings.items() if above < level}
            if name in _MAY_BE_CONTENT:
                waiting = level, line
            elif level > 1 or titled:
                headings[level] = found[name]
            titled = True
        elif any(map(str.isalnum, line.text)) and not _PREFILLED.fullmatch(line.text):
            yield _under(line, headings, level)
    if waiting:
        yield _under(waiting[1], headings, waiting[0])


def _under(line: BodyLine, headings: dict[int, str], level: int) -> BodyLine:
    above = tuple(text for number, text in sorted(headings.items()) if number < level)
    return line._replace(headings=above)


def _lines(body: str) -> Iterator[BodyLine]:
    """Yield the lines that are not blank and in no comment and no code, without outer blanks."""
    hidden = _COMMENT.sub(lambda found: re.sub(r"[^\r\n]", " ", found[0]), body)
    in_code = False
    for found in _TEXT_OF_LINE.finditer(hidden):
        text = found[0].rstrip()
        if text.startswith(_FENCE):
            in_code = not in_code
        elif not in_code:
            yield BodyLine(found.start(), text[:_LONGEST])
