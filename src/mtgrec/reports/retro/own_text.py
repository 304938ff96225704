"""What the minutes of retrospectives say in their own words, under their headings (B14)."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mtgrec.model.records.body import own_lines
from mtgrec.model.records.record import Record

_BULLET = re.compile(r"^(?:[-*+]|\d{1,2}[.)])\s+")
# In this order: 没做好的 is no highlight, 改进建议 no problem.
_PARTS = {
    "advice": re.compile(
        r"建议|改进|下次|下一?阶段|下一?步|advice|improv|recommend|next time|do differently",
        re.IGNORECASE,
    ),
    "problems": re.compile(
        r"问题|不足|没做好|未达|没达|失败|教训|problem|wrong|missed|fail|did not|didn't",
        re.IGNORECASE,
    ),
    "highlights": re.compile(
        r"亮点|做得好|成功|超预期|超出预期|highlight|went well|success|worked", re.IGNORECASE
    ),
}


class OwnLine(NamedTuple):
    """A line of minutes, and where it stands."""

    record: Record
    text: str


def own_text(records: Iterable[Record]) -> dict[str, Sequence[OwnLine]]:
    """Return the lines of retrospectives by part: `highlights`, `problems` and `advice`.

    The lowest heading above a line that names a part decides; the other lines are left out.
    """
    found: dict[str, list[OwnLine]] = {part: [] for part in _PARTS}
    for record in records:
        if record.type.role != "retro":
            continue
        for line in own_lines(record.body):
            if part := _part(line.headings):
                found[part].append(OwnLine(record, _BULLET.sub("", line.text)))
    return {part: tuple(lines) for part, lines in found.items()}


def _part(headings: Sequence[str]) -> str | None:
    for heading in reversed(headings):
        for part, pattern in _PARTS.items():
            if pattern.search(heading):
                return part
    return None
