"""Reading and checking typed field values: dates, numbers, words, names, references, ids.

The results are canonical texts for edits. All values are checked before any file is written.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime

from mtgrec.model.editing.campaign_names import spelt_campaign
from mtgrec.model.editing.person_names import likely_name, slip_error
from mtgrec.model.editing.references import written_reference
from mtgrec.model.editing.renaming import check_item_id, check_record_id
from mtgrec.model.editing.wrong_word import wrong_type, wrong_word
from mtgrec.model.errors import UsageError
from mtgrec.model.figures.unclear_figures import both_readings
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import AddressBook, Target
from mtgrec.model.records.name_links import without_links
from mtgrec.model.records.people import People
from mtgrec.model.records.schema.field import Field
from mtgrec.model.records.types import RecordTypes
from mtgrec.model.values.date_errors import NoDate
from mtgrec.model.values.dates import read_moment
from mtgrec.model.values.decimals import read_amount
from mtgrec.model.values.figure_texts import moment_text
from mtgrec.model.values.quantity import NoNumber, Quantity, UnclearNumber
from mtgrec.model.values.statuses import read_status
from mtgrec.model.values.words import (
    LIST_SEPARATORS,
    RECORD_STATUS,
    STATUS,
    YES_NO,
    Words,
)

_DRAFT_OR_FINAL = Words(*(word for word in RECORD_STATUS.words if not STATUS.find(word.name)))

ReadDay = Callable[[str, str, bool], date]
"""Reads a date in words; takes the place for errors, the text, and whether it is a deadline."""


_LAST_HOUR, _LAST_MINUTE = 23, 59
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?!\d)")
_DATE_WITH_REST = re.compile(
    r"(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{4}年\d{1,2}月\d{1,2}[日号]?)(?!\d).+", re.DOTALL
)


def pieces(text: str) -> tuple[str, ...]:
    """Return the entries of a list that was typed as one text, split at `LIST_SEPARATORS`."""
    return tuple(piece.strip() for piece in LIST_SEPARATORS.split(text) if piece.strip())


def utf8(text: str, place: str) -> str:
    """Return `text` unchanged; raises UsageError if the shell passed bytes that are not UTF-8."""
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        raise UsageError(Message(N_("this is not UTF-8 text")), place=place)
    return text


class InputReader:
    """Checks typed values against the field table, the records and the people of a workspace."""

    def __init__(
        self,
        book: AddressBook,
        register: People,
        types: RecordTypes,
        today: date,
        read_day: ReadDay,
        *,
        new_person: bool = False,
        new_campaign: bool = False,
        changing: Sequence[Target] = (),
    ) -> None:
        self.book = book
        self.register = register
        self.types = types
        self.today = today
        self.read_day = read_day
        self.new_person = new_person
        """Whether names are accepted although they may be misspelt."""
        self.new_campaign = new_campaign
        """Whether a campaign is accepted although it may be a known one misspelt."""
        self.changing = frozenset(target.record.path for target in changing)
        """The paths of the records that get another campaign, so that their spelling does not count."""
        self.unknown_people: dict[str, None] = {}
        """Names that the people file does not contain, in the order in which they were read."""

    def check(self, field: Field, text: str, target: Target, place: str) -> tuple[str, ...]:
        """Return the canonical texts of `field` in `target`, one for each entry of a list.

        Raises UsageError, naming `place`, for an invalid value and RefusedError for a taken id.
        """
        text = utf8(text, place).strip()
        match field.kind:
            case "people":
                found = [self._person(piece, place) for piece in pieces(text)]
            case "texts":
                found = list(pieces(text))
            case "references":
                found = [self._reference(field, each, target, place) for each in pieces(text)]
            case _:
                found = [self._single(field, text, target, place)]
        return tuple(dict.fromkeys(found))

    def _single(self, field: Field, text: str, target: Target, place: str) -> str:
        match field.kind:
            case "date":
                return self._day(field, text, place)
            case "moment":
                return self._moment(field, text, place)
            case "number" if field.name == "progress":
                return progress(text, place)
            case "number":
                return self._number(field, text, target, place).text
            case "word" | "yesno":
                words = _words(field, target)
                return (
                    _status(words, text, place)
                    if field.name == "status"
                    else _word(words, text, place)
                )
            case "person":
                return self._person(text, place)
            case "reference":
                return self._reference(field, text, target, place)
            case _:
                return self._text(field, text, target, place)

    def _number(self, field: Field, text: str, target: Target, place: str) -> Quantity:
        number = _number(text, place, money=field.money)
        kpi = target.item if target.item and target.item.kind == "kpi" else None
        if kpi and field.name in ("target", "actual"):
            reason = both_readings(field.name, number, kpi)
            if reason:
                raise _unclear(text, reason, place)
        return number

    def _day(self, field: Field, text: str, place: str) -> str:
        day = self.read_day(place, text, field.deadline)
        if field.name == "finished":
            refuse_future(day, self.today, place)
        return day.isoformat()

    def _moment(self, field: Field, text: str, place: str) -> str:
        try:
            day, clock = read_moment(text, self.today)
        except NoDate:
            day, clock = self.read_day(place, text, field.deadline), None
        refuse_future(day, self.today, place)
        return moment_text(datetime.combine(day, clock) if clock else day)

    def _person(self, text: str, place: str) -> str:
        text = without_links(text)
        names: Sequence[str] = () if self.new_person else self.register.people_in(text)
        for name in names:
            if guess := likely_name(name, self.register, self.book.records):
                raise slip_error(name, guess, place)
            if self.register.people and not self.register.knows(name):
                self.unknown_people[name] = None
        return text

    def _reference(self, field: Field, text: str, target: Target, place: str) -> str:
        return written_reference(field, text, target, self.book, place)

    def _campaigns(self, text: str, target: Target, place: str) -> str:
        """Return campaigns as other records spell them; only an evaluation has several."""
        names = pieces(text) if target.record.type.role == "evaluation" else (text,)
        spelt = (
            spelt_campaign(
                name, self.book.records, place, new=self.new_campaign, changing=self.changing
            )
            for name in names
        )
        return "、".join(dict.fromkeys(spelt))

    def _text(self, field: Field, text: str, target: Target, place: str) -> str:
        if field.name == "id" and target.item is None:
            check_record_id(text, target, self.book, place)
        elif field.name == "id":
            check_item_id(text, target, self.book, place)
        elif field.kind == "time":
            _check_clock_times(text, place)
        elif field.name == "next" and not _DATE_WITH_REST.fullmatch(text):
            return self._day(field, text, place)
        elif field.name == "campaign":
            return self._campaigns(text, target, place)
        elif field.name == "type":
            kind = self.types.find(text)
            if kind is None:
                raise wrong_type(place, text, self.types)
            return kind.title(target.record.language)
        return text


def refuse_future(day: date, today: date, place: str) -> None:
    """Raise UsageError if `day` is after `today`: nothing can have happened on it yet."""
    if day > today:
        raise UsageError(Message(N_("{day} is still to come"), day=day.isoformat()), place=place)


def _words(field: Field, target: Target) -> Words:
    """Return the words that `field` accepts.

    Minutes are only draft or final; a plan has the status words of an item.
    """
    if field.kind == "yesno":
        return YES_NO
    if target.item is not None or field.words is not RECORD_STATUS:
        return field.words or STATUS
    return STATUS if target.record.type.role == "campaign" else _DRAFT_OR_FINAL


def _status(words: Words, text: str, place: str) -> str:
    """Return the word of a status; as typed where it says more: 待审核, 已完成80%."""
    reading = read_status(text, words)
    if reading is None:
        return _word(words, text, place)
    return text if reading.says_more else reading.status


def _word(words: Words, text: str, place: str) -> str:
    if found := words.find(text):
        return found
    raise wrong_word(place, text, words.spellings(), words.main_spellings())


def _check_clock_times(text: str, place: str) -> None:
    """Raise UsageError for a time that no clock shows, such as 25:00; other words are accepted."""
    for hour, minute in _CLOCK.findall(text):
        if int(hour) > _LAST_HOUR or int(minute) > _LAST_MINUTE:
            raise UsageError(
                Message(N_("“{value}” is no time"), value=f"{hour}:{minute}"),
                Message(N_("write it as 14:00-15:30")),
                place,
            )


def _number(text: str, place: str, *, money: bool = False) -> Quantity:
    try:
        return read_amount(text, money=money)
    except UnclearNumber as error:
        raise _unclear(text, error.reason, place) from None
    except NoNumber as error:
        raise UsageError(error.problem, error.help, place) from None


def _unclear(text: str, reason: Message, place: str) -> UsageError:
    return UsageError(
        Message(N_("“{value}” can be read in two ways: {reason}"), value=text, reason=reason),
        Message(N_("write it so that no doubt remains, as 1200 or +200%")),
        place,
    )


def progress(text: str, place: str) -> str:
    """Return a task's progress as a percentage or a ratio: `80` becomes `80%`.

    Raises UsageError for a value outside 0-100 % and for a bare 1, which may mean 1 % or 100 %.
    """
    number = _number(text, place)
    value, percentage = number.value, number.unit == "%"
    if number.bound or number.growth or number.unit not in ("", "%") or value < 0:
        raise _progress_error(text, place)
    if not percentage and value == 1:
        raise UsageError(
            Message(N_("“{value}” may mean 1%, or 100%"), value=text),
            Message(N_("write the sign %")),
            place,
        )
    if percentage or 0 < value < 1:
        share = value
        shown = number.text
    else:
        share, shown = value / 100, f"{number.text}%"
    if share > 1:
        raise _progress_error(text, place)
    return shown


def _progress_error(text: str, place: str) -> UsageError:
    return UsageError(
        Message(N_("“{value}” is no progress between 0% and 100%"), value=text),
        Message(N_("write it as 80%")),
        place,
    )
