"""Read the status of a record or an item, and what it says besides its word."""

from mtgrec.document.record.boxes import has_box, read_boxes
from mtgrec.document.record.short import LONGEST, short_quantity
from mtgrec.document.reporter import Reporter
from mtgrec.model.message import both_names, listed
from mtgrec.model.records.schema.field import Field, Fields
from mtgrec.model.values.statuses import TEXT, StatusText, read_status
from mtgrec.model.values.words import STATUS, Words, fold, is_traditional, traditional
from mtgrec.rules.files.words import STATUS_SPELLING, UNFILLED_BOXES, UNKNOWN_WORD


def status_values(reporter: Reporter, field: Field, text: str, offset: int) -> dict[str, object]:
    """Return the values that a status gives, by field name; what is wrong with it is reported.

    `status` is missing where it is not understood; `status_text` is what is written, where that is
    more than a word for the status; `progress` is the share of the work that it names as done.
    """
    words = field.words or STATUS
    reading = _reading(reporter, text, offset, words)
    if reading is None:
        guess = reporter.guess(text, words.spellings())
        reporter.report(
            UNKNOWN_WORD,
            offset,
            value=text,
            field=field,
            guess=guess,
            known=listed(words.main_spellings()),
        )
        return {}
    values: dict[str, object] = {"status": reading.status}
    if reading.says_more:
        values[TEXT] = text.strip()
    else:
        _report_other_spelling(reporter, words, reading.status, text, offset)
    if reading.percent:
        values["progress"] = short_quantity(reading.percent)
    return values


def completed(
    values: dict[str, object], said: dict[str, object], fields: Fields
) -> dict[str, object]:
    """Return `values` with what the status says; a field that is written itself counts."""
    known = {name: each for name, each in said.items() if name == TEXT or fields.find(name)}
    return {**known, **values}


def _reading(reporter: Reporter, text: str, offset: int, words: Words) -> StatusText | None:
    if len(text) > LONGEST:
        return None
    if reading := read_status(text, words):
        return reading
    boxes = read_boxes(text, words)
    if boxes.unfilled:
        reporter.report(
            UNFILLED_BOXES, offset, value=text, status=both_names("open", words.show("open", "zh"))
        )
    return boxes.reading


def _report_other_spelling(
    reporter: Reporter, words: Words, status: str, text: str, offset: int
) -> None:
    """Report a status that is not one of its main words; boxes to tick are usual in forms."""
    main = (status, words.show(status, "zh"))
    good = (*main, *words.equal(status))
    if fold(text) not in map(fold, good) and words.find(text) and not has_box(text):
        word = words.show(status, reporter.language)
        word = traditional(word) if is_traditional(text) else word
        reporter.report(STATUS_SPELLING, offset, value=text, status=both_names(*main), word=word)
