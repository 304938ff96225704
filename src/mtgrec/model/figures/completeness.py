"""How complete minutes are: which of the five standard blocks (A7) are filled."""

import re
from fractions import Fraction

from mtgrec.model.records.record import Record
from mtgrec.model.records.types import MEETINGS
from mtgrec.model.values.ratio import Ratio

BLOCKS = ("time-place-attendees", "topic-background", "agenda", "decisions", "actions")
"""The blocks in the order of A7."""

_AGENDA = re.compile(
    r"^#{1,6}\s.*(?:议题|議題|讨论|討論|议程|議程|agenda|discussion|topics)", re.IGNORECASE
)
_HEADING = re.compile(r"^(#{1,6})\s")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def filled_blocks(record: Record) -> tuple[bool, ...]:
    """Tell for each block of `BLOCKS` whether it is filled.

    A decision counts with someone responsible, an action with a deadline: all of them must have it.
    """
    decisions = record.item_lists.get("decision", ())
    actions = record.item_lists.get("action", ())
    has = record.values.get
    return (
        bool(has("date") and has("time") and has("place") and has("attendees")),
        bool(has("title") and has("background")),
        agenda_filled(record.body),
        bool(decisions)
        and all(item.text("owner") or item.text("department") for item in decisions),
        bool(actions) and all(item.due for item in actions),
    )


def agenda_filled(body: str) -> bool:
    """Return whether there is text under the heading of the agenda, prompts (comments) aside."""
    level = 0
    for line in _COMMENT.sub("", body).splitlines():
        heading = _HEADING.match(line)
        if heading and (not level or len(heading[1]) <= level):
            level = len(heading[1]) if _AGENDA.match(line) else 0
        elif level and not heading and line.strip(" \t-*>|:"):
            return True
    return False


def completeness(record: Record) -> Ratio | None:
    """Return filled blocks / five for minutes; None for plans and checklists, which have no such blocks."""
    if record.type.role not in MEETINGS:
        return None
    blocks = filled_blocks(record)
    return Ratio(Fraction(sum(blocks)), Fraction(len(blocks)))
