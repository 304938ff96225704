"""Read the dates of one record: written out, or as people say them, from the record's date."""

from datetime import date, datetime, time

from mtgrec.document.record.short import LONGEST, short_moment
from mtgrec.document.reporter import Reporter
from mtgrec.model.message import N_, Message
from mtgrec.model.records.schema.field import Field
from mtgrec.model.values.clocks import split_clock
from mtgrec.model.values.date_errors import NoDate, UncertainDate, YearMissing
from mtgrec.model.values.dates import plain_words
from mtgrec.model.values.workdays import WorkCalendar
from mtgrec.rules.files.dates import (
    APPROXIMATE_DATE,
    DAY_INCLUDED,
    RELATIVE_DATE,
    UNCERTAIN_DATE,
    WRONG_DATE,
    YEARLESS_DATE,
)

_ANY_DAY = date(2026, 1, 1)
_NO_ORIGIN = Message(N_("the record has no date to count from"))


def _moment(field: Field, day: date, clock: time | None) -> date | datetime:
    return datetime.combine(day, clock) if field.kind == "moment" and clock else day


def _names_year(text: str) -> bool:
    """Return whether a text names a day with its year, so that it is the same from any day."""
    try:
        return short_moment(text) is not None
    except NoDate:
        return False


class RecordDates:
    """Reads dates; what is no certain day is reported."""

    def __init__(self, reporter: Reporter, workdays: WorkCalendar) -> None:
        self.reporter = reporter
        self.workdays = workdays
        self.reference: date | None = None
        """The record's date, from which 明天 and a day without a year are computed."""

    def read(self, field: Field, text: str, offset: int) -> date | datetime | None:
        """Return the day (of a moment, with its time), or None for what is no certain day."""
        try:
            day, clock = short_moment(
                text, self.reference, deadline=field.deadline, zone=self.workdays.zone
            )
        except YearMissing:
            self.reporter.report(YEARLESS_DATE, offset, value=text, field=field)
        except UncertainDate as error:
            self._report_uncertain(field, text, offset, error.reason)
        except NoDate:
            return self._spoken(field, text, offset)
        else:
            return _moment(field, day, clock)
        return None

    def day_in_time(self, field: Field, text: str, offset: int) -> tuple[date, str] | None:
        """Return the day in `2026-06-05 14:00` and the words of the time; None without a day."""
        try:
            parts = split_clock(plain_words(text[: LONGEST + 1]))
            day, _ = short_moment(parts.day, zone=self.workdays.zone)
        except YearMissing:
            self.reporter.report(YEARLESS_DATE, offset, value=text, field=field)
        except UncertainDate as error:
            self._report_uncertain(field, text, offset, error.reason)
        except NoDate:
            return None
        else:
            return day, parts.clock
        return None

    def _spoken(self, field: Field, text: str, offset: int) -> date | datetime | None:
        """Return the day of a spoken date such as 下周五, computed from the record's date."""
        from mtgrec.model.values import spoken_dates  # few records have such dates

        try:
            said = spoken_dates.spoken_moment(
                text,
                self.reference or _ANY_DAY,
                language=self.reporter.language,
                deadline=field.deadline,
                workdays=self.workdays,
                approximate=True,
            )
            certain = self.reference or _names_year(spoken_dates.bare_day(text))
            reason = None if certain else _NO_ORIGIN
        except UncertainDate as error:
            reason = error.reason if self.reference else _NO_ORIGIN
        except NoDate:
            self.reporter.report(WRONG_DATE, offset, value=text, field=field)
            return None
        if reason:
            self._report_uncertain(field, text, offset, reason)
            return None
        info = DAY_INCLUDED if said.by else RELATIVE_DATE
        info = APPROXIMATE_DATE if said.about else info
        self.reporter.report(info, offset, value=text, day=said.day)
        return _moment(field, said.day, said.clock)

    def _report_uncertain(self, field: Field, text: str, offset: int, reason: Message) -> None:
        self.reporter.report(UNCERTAIN_DATE, offset, value=text, field=field, reason=reason)
