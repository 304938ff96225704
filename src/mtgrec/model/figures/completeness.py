"""Completeness of minutes: which of the five standard blocks (A7) are filled."""

import re
from fractions import Fraction

from mtgrec.model.records.body import MOST
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.types import MEETINGS
from mtgrec.model.values.ratio import Ratio

BLOCKS = ("time-place-attendees", "topic-background", "agenda", "decisions", "actions")
"""The blocks in the order of A7."""

_AGENDA = re.compile(
    r"^#{1,6}\s.*(?:议题|議題|讨论|討論|议程|議程|agenda|discussion|topics)", re.IGNORECASE
)
_HEADING = re.compile(r"^(#{1,6})\s")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def filled_blocks(record: Record, *, readable: bool = True) -> tuple[bool, ...]:
    """Return for each block of `BLOCKS` whether it is filled.

    Every decision needs somebody responsible, and every action a deadline, to fill their blocks.
    Unless `readable`, what is written and could not be read fills them too.
    """
    decisions = record.item_lists.get("decision", ())
    actions = record.item_lists.get("action", ())

    def has(holder: Record | Item, *names: str) -> bool:
        return any(
            holder.values.get(name) or (not readable and name in holder.unread) for name in names
        )

    return (
        all(has(record, name) for name in ("date", "time", "place", "attendees")),
        has(record, "title") and has(record, "background"),
        agenda_filled(record.body),
        bool(decisions) and all(has(item, "owner", "department") for item in decisions),
        bool(actions) and all(has(item, "due") for item in actions),
    )


def agenda_filled(body: str) -> bool:
    """Return whether there is text under the agenda's heading, comments (prompts) excluded."""
    level = 0
    for line in _COMMENT.sub("", body[:MOST]).splitlines():
        heading = _HEADING.match(line)
        if heading and (not level or len(heading[1]) <= level):
            level = len(heading[1]) if _AGENDA.match(line) else 0
        elif level and not heading and line.strip(" \t-*>|:"):
            return True
    return False


def completeness(record: Record) -> Ratio | None:
    """Return filled blocks / five; None for plans and checklists, which have no such blocks."""
    if record.type.role not in MEETINGS:
        return None
    blocks = filled_blocks(record)
    return Ratio(Fraction(sum(blocks)), Fraction(len(blocks)))
