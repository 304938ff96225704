"""The dates in an export, also those that programs write: 20260605, or a serial number."""

from datetime import date, tzinfo
from decimal import Decimal

from mtgrec.document.record.short import LONGEST, short_moment
from mtgrec.model.editing.new_readings import WrongValue, from_serial
from mtgrec.model.message import N_, Message
from mtgrec.model.values.columns import moment_of
from mtgrec.model.values.date_errors import NoDate, UncertainDate, YearMissing

_COMPACT_DIGITS = 8  # digits of 20260605


def moment_in(text: str, zone: tzinfo | None) -> int:
    """Return the moment in a cell of dates; raises WrongValue."""
    if not text:
        raise WrongValue(Message(N_("there is no date")))
    digits = text.replace(".", "", 1)
    if digits.isascii() and digits.isdecimal() and len(text) <= LONGEST:
        found = _compact_day(text) or from_serial(Decimal(text))
        if found:
            return moment_of(*found)
    try:
        return moment_of(*short_moment(text, zone=zone))
    except YearMissing:
        raise WrongValue(Message(N_("“{value}” says no year"), value=text)) from None
    except UncertainDate as error:
        sentence = N_("“{value}” is no certain day: {reason}")
        raise WrongValue(Message(sentence, value=text, reason=error.reason)) from None
    except NoDate:
        raise WrongValue(Message(N_("“{value}” is no date"), value=text[:LONGEST])) from None


def _compact_day(text: str) -> tuple[date, None] | None:
    """Return the day written as eight digits (20260605), or None."""
    if len(text) != _COMPACT_DIGITS or "." in text:
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:])), None
    except ValueError:
        return None
