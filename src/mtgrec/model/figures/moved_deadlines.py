"""Deadlines that were moved once they had passed: the log note that says so, and what it tells.

`set` writes the note, and by it a day before the move is judged by the deadline that held then. A
deadline moved before it had passed, or in an editor, leaves no note.
"""

from datetime import date

from mtgrec.model.values.patterns import lazily

_NOTES = {
    "zh": ("截止由 {old} 改为 {new}", "原截止 {old} 已取消", "{note}：{reason}"),
    "en": ("due moved from {old} to {new}", "no longer due on {old}", "{note}: {reason}"),
}
"""What is written into a record, in its language: moved, removed, and either with a reason."""
_DAY = r"\d{4}-\d\d-\d\d"
_READ = lazily(
    "|".join(
        rf"{note.format(old=rf'(?P<{name}_{language}>{_DAY})', new=_DAY)}(?=[:：]|$)"
        for language, (moved, removed, _) in _NOTES.items()
        for name, note in (("moved", moved), ("removed", removed))
    )
)


def deadline_field(kind: str) -> str:
    """Return the name of the field that holds the deadline of items of a kind."""
    return "end" if kind == "milestone" else "due"


def move_note(old: date, new: str | None, reason: str, language: str) -> str:
    """Return the note that a deadline was moved, or removed if `new` is None."""
    moved, removed, with_reason = _NOTES["zh" if language == "zh" else "en"]
    note = (moved if new else removed).format(old=old.isoformat(), new=new)
    return with_reason.format(note=note, reason=reason) if reason else note


def missed_deadline(note: str) -> date | None:
    """Return the deadline that stood before the move that a log note tells of, None of any other note."""
    found = _READ.match(note.strip())
    try:
        return date.fromisoformat(next(filter(None, found.groups()))) if found else None
    except ValueError:  # no day of the calendar: somebody changed the note
        return None
