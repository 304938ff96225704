"""Fixes: which edit does away with a finding, where that can be told without inventing anything."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from difflib import SequenceMatcher
from unicodedata import normalize

from mtgrec.model.editing.edit import Edit, RemoveItem, Respell, SetField, item_place, stands_alone
from mtgrec.model.records import item_ids
from mtgrec.model.records.record import Record
from mtgrec.model.records.schema import KINDS
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.words import Words, fold
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.locate import FieldPlace, field_at
from mtgrec.rules.files.dates import RELATIVE_DATE
from mtgrec.rules.files.punctuation import FULL_WIDTH_COLON, WIDE_BLANK
from mtgrec.rules.files.words import STATUS_SPELLING, UNKNOWN_WORD
from mtgrec.rules.traceability.t002_copied_item import INFO as COPIED_ITEM
from mtgrec.rules.traceability.t007_changed_copy import INFO as CHANGED_COPY

Mend = Callable[[Finding, FieldPlace, Collection[str]], Edit | None]
"""Returns what fixes a finding at its place in a record just read, None where nothing does; an id
that it writes is none of those that are taken (in capitals)."""

REPAIRS = frozenset((FULL_WIDTH_COLON.code, WIDE_BLANK.code))
"""The reader rules whose breaches are repaired in the text, before the file can be parsed."""
COPIES = frozenset((COPIED_ITEM.code, CHANGED_COPY.code))
"""Findings about items that the library leaves out of their records."""

_CLOCK = lazily(r"(?<!\d)(\d{1,2}):(\d{2}(?::\d{2})?)(?!\d)")
_SHORT = 3
_LONGEST = 40


def fixable(finding: Finding) -> str:
    """Return which option mends a finding: `safe` --fix, `unsafe` --unsafe-fixes, or neither."""
    code, record = finding.code, finding.record
    if finding.reason is not None or (code not in MENDS and code not in REPAIRS):
        return ""
    mended = code in REPAIRS or (
        record is not None and (code in COPIES or fix_for(finding, record, ()) is not None)
    )
    if not mended:
        return ""
    from mtgrec.rules.table import BY_CODE  # most calls of mtgrec ask no rule

    return BY_CODE[code].info.fix


def fix_for(finding: Finding, record: Record, taken: Collection[str]) -> Edit | None:
    """Return the edit of `record` that mends a finding in it, None where there is none.

    `taken` are the ids, in capitals, that no item may be given.
    """
    spot = field_at(record, finding.problem.line, finding.problem.column)
    return MENDS[finding.code](finding, spot, taken) if spot else None


def _said(finding: Finding) -> str:
    return str(finding.problem.message.values["value"])


def _written_date(finding: Finding, spot: FieldPlace, _taken: Collection[str]) -> Edit | None:
    """Write the day that was read, and the time of day that is beside it."""
    field, day, said = spot.field, spot.value, normalize("NFKC", _said(finding))
    if field is None or field.kind not in ("date", "moment") or not isinstance(day, date):
        return None
    if said.endswith("..."):  # it was too long to be shown
        return None
    written = (day.date() if isinstance(day, datetime) else day).isoformat()
    if clock := _CLOCK.search(said):
        written += f" {clock[1]:0>2}:{clock[2]}"
    return Respell(spot.place, field, written)


def _main_word(_finding: Finding, spot: FieldPlace, _taken: Collection[str]) -> Edit | None:
    """Write a status in the word that mtgrec itself writes."""
    if spot.field is None or not spot.field.words or not isinstance(spot.value, str):
        return None
    return Respell(spot.place, spot.field, spot.value)


def _close_word(finding: Finding, spot: FieldPlace, _taken: Collection[str]) -> Edit | None:
    """Write the only status of which a wrong word can be a slip."""
    field = spot.field
    if field is None or field.name != "status" or field.words is None:
        return None
    near = _near(field.words, _said(finding))
    return SetField(spot.place, field, near.pop()) if len(near) == 1 else None


def _near(words: Words, text: str) -> set[str]:
    """Return the meanings of all words that are like `text`."""
    folded = fold(text)
    if len(folded) > _LONGEST:
        return set()
    cutoff = 0.5 if len(folded) <= _SHORT else 0.6
    return {
        word.name
        for word in words.words
        for spelling in map(fold, word.spellings)
        if SequenceMatcher(None, spelling, folded).ratio() >= cutoff
    }


def _derived_id(_finding: Finding, spot: FieldPlace, taken: Collection[str]) -> Edit | None:
    """Give an item the id that follows from its words."""
    item = spot.item
    kind = KINDS[item.kind] if item else None
    if item is None or kind is None or item.id or not kind.letter:
        return None
    if stands_alone(spot.record, item):
        return None
    ids = item_ids.derived_ids(spot.record.id, item.kind, item.text("what") or "")
    free = next(id for id in ids if id not in taken)
    return SetField(item_place(item), kind.fields["id"], free)


def _without(_finding: Finding, spot: FieldPlace, _taken: Collection[str]) -> Edit | None:
    """Take a copy away."""
    return RemoveItem(item_place(spot.item)) if spot.item and spot.item.id else None


MENDS: Mapping[str, Mend] = {
    UNKNOWN_WORD.code: _close_word,
    RELATIVE_DATE.code: _written_date,
    STATUS_SPELLING.code: _main_word,
    COPIED_ITEM.code: _without,
    CHANGED_COPY.code: _without,
    "T003": _derived_id,
}
"""What mends the findings of a rule, by its code."""
