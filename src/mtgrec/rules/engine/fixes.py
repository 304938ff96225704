"""Fixes: which edit removes a finding, where that can be decided without inventing anything."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache

from mtgrec.model.editing.edit import Fix, RemoveItem, Respell, SetField, is_whole_list, item_place
from mtgrec.model.records import item_ids
from mtgrec.model.records.record import Record
from mtgrec.model.records.schema import KINDS
from mtgrec.model.values.clocks import split_clock
from mtgrec.model.values.dates import plain_words
from mtgrec.model.values.name_keys import name_key
from mtgrec.model.values.spelling import is_slip, opposed
from mtgrec.model.values.words import Words, fold
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.locate import FieldPlace, field_at
from mtgrec.rules.files.dates import DAY_INCLUDED, RELATIVE_DATE
from mtgrec.rules.files.fences import DAMAGED_FENCE
from mtgrec.rules.files.punctuation import FULL_WIDTH_COLON, WIDE_BLANK
from mtgrec.rules.files.words import STATUS_SPELLING, UNKNOWN_WORD
from mtgrec.rules.traceability.t002_copied_item import INFO as COPIED_ITEM
from mtgrec.rules.traceability.t007_changed_copy import INFO as CHANGED_COPY
from mtgrec.rules.traceability.t010_campaign_spelling import INFO as CAMPAIGN_SPELLING


class Ids:
    """The ids that items have, and those that an item without one may be given."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {id.upper() for id in taken}
        self._derived: dict[tuple[str, str, str], Iterator[str]] = {}
        self._free: dict[tuple[str, str, str], str] = {}

    def take(self, id: str) -> None:
        """Note that an item has been given an id."""
        self._taken.add(id)

    def free(self, record_id: str, kind: str, what: str) -> str:
        """Return the first derived id that is not taken, for an item without one."""
        key = (record_id, kind, what)
        # An id is never given back, so that the search goes on where it ended before: many items
        # may have the same text.
        if key not in self._free:
            self._derived[key] = item_ids.derived_ids(record_id, kind, what)
            self._free[key] = next(self._derived[key])
        while self._free[key] in self._taken:
            self._free[key] = next(self._derived[key])
        return self._free[key]


FindFix = Callable[[Finding, FieldPlace, Ids], Fix | None]
"""Returns the edit that fixes a finding at its location in a record just read, or None; an id that
it writes is a free one."""

REPAIRS = frozenset((FULL_WIDTH_COLON.code, WIDE_BLANK.code, DAMAGED_FENCE.code))
"""The codes of what keeps a file from being read, and can be fixed only in its text."""
COPIES = frozenset((COPIED_ITEM.code, CHANGED_COPY.code))
"""The codes of findings about copied items, which the library leaves out of their records."""

_LONGEST_WORD = 40


def fixable(finding: Finding) -> str:
    """Return what fixes a finding: `safe` (--fix), `unsafe` (--unsafe-fixes), else empty."""
    code, record = finding.code, finding.record
    if finding.reason is not None or (code not in FIXES and code not in REPAIRS):
        return ""
    can_be_fixed = code in REPAIRS or (
        record is not None and (code in COPIES or fix_for(finding, record, Ids()) is not None)
    )
    if not can_be_fixed:
        return ""
    from mtgrec.rules.table import BY_CODE  # loaded here: most calls of mtgrec run no rule

    return BY_CODE[code].info.fix


def fix_for(finding: Finding, record: Record, ids: Ids) -> Fix | None:
    """Return the edit of `record` that fixes a finding in it, None where there is none.

    `ids` gives the id that an item without one gets.
    """
    location = field_at(record, finding.problem.line, finding.problem.column)
    return FIXES[finding.code](finding, location, ids) if location else None


def _value_in_message(finding: Finding) -> str:
    return str(finding.problem.message.values["value"])


def _write_date(finding: Finding, location: FieldPlace, _ids: Ids) -> Fix | None:
    """Write out the date that was read, with the words of the text for the time of day."""
    from mtgrec.model.values.spoken_dates import without_by  # few records have such dates

    field, day, text = location.field, location.value, plain_words(_value_in_message(finding))
    if field is None or field.kind not in ("date", "moment") or not isinstance(day, date):
        return None
    if text.endswith("..."):  # it was too long to be shown
        return None
    new_text = (day.date() if isinstance(day, datetime) else day).isoformat()
    clock = split_clock(text).clock or split_clock(without_by(text) or text).clock
    clock = f"0{clock}" if clock[1:2] == ":" else clock
    return Respell(location.place, field, f"{new_text} {clock}".rstrip())


def _standard_spelling(_finding: Finding, location: FieldPlace, _ids: Ids) -> Fix | None:
    """Write a status in the spelling that mtgrec itself uses."""
    if location.field is None or not location.field.words or not isinstance(location.value, str):
        return None
    return Respell(location.place, location.field, location.value)


def _similar_status(finding: Finding, location: FieldPlace, _ids: Ids) -> Fix | None:
    """Replace a misspelt status by the only one that it can be meant to be."""
    field = location.field
    if field is None or field.name != "status" or field.words is None:
        return None
    meanings = _misspelt_meanings(field.words, fold(_value_in_message(finding)))
    return SetField(location.place, field, *meanings) if len(meanings) == 1 else None


@lru_cache(maxsize=256)  # people misspell a word in the same way again and again
def _misspelt_meanings(words: Words, folded: str) -> frozenset[str]:
    """Return the meanings of all words that `folded` misspells, and does not deny or qualify."""
    return frozenset(
        word.name
        for word in words.words
        for spelling in map(fold, word.spellings)
        if len(folded) <= _LONGEST_WORD
        and is_slip(folded, spelling)
        and not opposed(folded, spelling)
    )


def _derive_id(_finding: Finding, location: FieldPlace, ids: Ids) -> Fix | None:
    """Give an item without an id the one derived from its text."""
    item = location.item
    kind = KINDS[item.kind] if item else None
    if item is None or kind is None or item.id or not kind.letter:
        return None
    if is_whole_list(location.record, item):
        return None
    free = ids.free(location.record.id, item.kind, item.text("what") or "")
    return SetField(item_place(item), kind.fields["id"], free)


def _first_spelling(finding: Finding, location: FieldPlace, _ids: Ids) -> Fix | None:
    """Write a campaign as its first record does."""
    field, first = location.field, str(finding.problem.message.values["other"])
    if field is None or field.name != "campaign":
        return None
    names = location.record.campaigns
    respelt = (first if name_key(name) == name_key(first) else name for name in names)
    return SetField(location.place, field, "、".join(respelt))


def _remove_copy(_finding: Finding, location: FieldPlace, _ids: Ids) -> Fix | None:
    """Remove a copied item."""
    return RemoveItem(item_place(location.item)) if location.item and location.item.id else None


FIXES: Mapping[str, FindFix] = {
    UNKNOWN_WORD.code: _similar_status,
    DAY_INCLUDED.code: _write_date,
    RELATIVE_DATE.code: _write_date,
    STATUS_SPELLING.code: _standard_spelling,
    COPIED_ITEM.code: _remove_copy,
    CHANGED_COPY.code: _remove_copy,
    CAMPAIGN_SPELLING.code: _first_spelling,
    "T003": _derive_id,
}
"""The function that fixes the findings of a rule, by the code of the rule."""
