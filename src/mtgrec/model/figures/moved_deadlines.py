"""Deadlines that were moved once they had passed: the log note that says so, and what it tells.

`set` writes the note, and by it a day before the move is judged by the deadline that held then. A
deadline moved before it had passed, or in an editor, leaves no note.
"""

from datetime import date
from typing import NamedTuple

from mtgrec.model.values.patterns import lazily

_WORDS = {
    "zh": {"due": "截止", "review": "复核", "end": "结束"},
    "en": {"due": "due", "review": "review", "end": "end"},
}
"""What a deadline is called in a note: that of an item, of a decision's review, of a campaign."""
_NOTES = {
    "zh": ("{word}由 {old} 改为 {new}", "原{word} {old} 已取消", "{note}：{reason}"),
    "en": ("{word} moved from {old} to {new}", "no longer {word} on {old}", "{note}: {reason}"),
}
"""What is written into a record, in its language: moved, removed, and either with a reason."""
_DAY = r"\d{4}-\d\d-\d\d"
_READ = lazily(
    "|".join(
        rf"{note.format(word=word, old=rf'(?P<{name}_{way}_{language}>{_DAY})', new=_DAY)}(?=[:：]|$)"
        for language, (moved, removed, _) in _NOTES.items()
        for way, note in (("moved", moved), ("removed", removed))
        for name, word in _WORDS[language].items()
    )
)


class MissedDay(NamedTuple):
    """A deadline that stood before it was moved."""

    name: str
    """`due` (also of a milestone), `review` or `end`, that of a campaign."""
    day: date


def deadline_field(kind: str, name: str = "due") -> str:
    """Return the field of items of a kind that holds a deadline; "" as the kind means a record."""
    return "end" if kind == "milestone" else name


def move_note(name: str, old: date, new: str | None, reason: str, language: str) -> str:
    """Return the note that a deadline was moved, or removed if `new` is None; see `MissedDay`."""
    language = "zh" if language == "zh" else "en"
    moved, removed, with_reason = _NOTES[language]
    note = (moved if new else removed).format(
        word=_WORDS[language][name], old=old.isoformat(), new=new
    )
    return with_reason.format(note=note, reason=reason) if reason else note


def missed_day(note: str) -> MissedDay | None:
    """Return the deadline that stood before the move that a log note tells of, None of any other note."""
    found = _READ.match(note.strip())
    if found is None:
        return None
    group, day = next((name, day) for name, day in found.groupdict().items() if day)
    try:
        return MissedDay(group.partition("_")[0], date.fromisoformat(day))
    except ValueError:  # no day of the calendar: somebody changed the note
        return None
