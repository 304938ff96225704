"""The deviations of a KPI for the rules about them: which there are, grouped, and in words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from mtgrec.model.analysis.deviations import Deviation, deviations
from mtgrec.model.analysis.shortfalls import Shortfall
from mtgrec.model.figures.derived import rounded_text
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_, Message
from mtgrec.model.records.record import Item
from mtgrec.model.records.schema import KINDS
from mtgrec.model.values.figure_texts import grouped, moment_text, percent_text
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.kpis.places import name_of

_EXACT = 12
"""The most characters of an exact value that are shown; a longer one is rounded."""


def deviations_of(state: ItemState, view: RuleView) -> Sequence[Deviation]:
    """Return the deviations of a KPI, computed once for all rules about them.

    Readings taken before the target was agreed on are left out: they could not be analysed in time.
    """
    return view.cached(
        ("deviations", state.item),
        lambda: [
            deviation
            for deviation in deviations(state.record, state.item, view.context)
            if deviation.written or not _is_older_than_kpi(deviation, state, view)
        ],
    )


def _is_older_than_kpi(deviation: Deviation, state: ItemState, view: RuleView) -> bool:
    """Return whether a reading is older than the KPI's record and the first day of its campaign."""
    span, kpi_date = view.context.span(state.record), state.record.date
    first_day = min((day for day in (span and span.start, kpi_date) if day), default=None)
    return bool(deviation.at and first_day and deviation.at.date() < first_day)


def begun_entries(found_deviations: Iterable[Deviation]) -> list[tuple[Item, Deviation]]:
    """Return each entry written under `deviations` once, with the oldest deviation it is about."""
    first: dict[int, tuple[Item, Deviation]] = {}
    for deviation in found_deviations:
        if deviation.written:
            first.setdefault(id(deviation.written), (deviation.written, deviation))
    return list(first.values())


def without_entry(
    found_deviations: Iterable[Deviation],
) -> Iterator[tuple[Shortfall, list[Deviation]]]:
    """Yield the deviations without an entry, grouped by channel, oldest first.

    Each group comes with its newest shortfall.
    """
    by_channel: dict[str, list[Deviation]] = {}
    for deviation in found_deviations:
        if deviation.shortfall and not deviation.written:
            by_channel.setdefault(deviation.channel, []).append(deviation)
    for group in by_channel.values():
        if shortfall := group[-1].shortfall:
            yield shortfall, group


def message_values(
    state: ItemState, shortfall: Shortfall, group: Sequence[Deviation]
) -> dict[str, object]:
    """Return the values for messages about a group of deviations with its newest `shortfall`."""
    return {
        "what": name_of(state),
        "count": len(group),
        "reading": _reading_text(shortfall),
        "off": _off_text(shortfall),
        "deadline": deadline_text(group[0]),
        "source": shortfall.source,
        "field": KINDS["kpi"].fields["deviations"].title(state.record.language),
        "example": _example_entry(state, shortfall),
    }


def _reading_text(shortfall: Shortfall) -> Message:
    """Return a reading in words: its value, its time, its channel."""
    values = {
        "value": _value_text(shortfall),
        "at": moment_text(shortfall.at, dated=shortfall.dated) if shortfall.at else "",
        "channel": shortfall.channel,
    }
    if shortfall.at is None:
        return Message(N_("the actual {value}"), **values)
    if shortfall.expectation.cumulative:
        return Message(
            N_("{value} in {channel} up to {at}")
            if shortfall.channel
            else N_("{value} up to {at}"),
            **values,
        )
    return Message(
        N_("{value} in {channel} on {at}") if shortfall.channel else N_("{value} on {at}"), **values
    )


def _value_text(shortfall: Shortfall) -> str:
    text = shortfall.value.text
    return grouped(text if len(text) <= _EXACT else rounded_text(*shortfall.value))


def _off_text(shortfall: Shortfall) -> Message:
    """Return in words how far a reading is from what was expected."""
    expectation, off = shortfall.expectation, shortfall.difference.exact or Fraction(0)
    if expectation.cumulative:
        expected = grouped(rounded_text(expectation.value, expectation.unit))
        sentence = (
            N_("{share} below the {expected} due by then")
            if off < 0
            else N_("{share} above the {expected} due by then")
        )
    else:
        expected = grouped(expectation.text)
        sentence = (
            N_("{share} below the expected {expected}")
            if off < 0
            else N_("{share} above the expected {expected}")
        )
    return Message(sentence, share=percent_text(abs(off)), expected=expected)


def written_half_text(written: Item) -> Message:
    """Return in words which half of an unfinished analysis is written."""
    if written.text("cause"):
        return Message(N_("a cause but no adjustment"))
    if written.text("adjustment"):
        return Message(N_("an adjustment but no cause"))
    return Message(N_("neither cause nor adjustment"))


def _example_entry(state: ItemState, shortfall: Shortfall) -> str:
    """Return an example of the entry to write about a reading, with the record's field names."""
    moment = moment_text(shortfall.at, dated=shortfall.dated) if shortfall.at else ""
    values = {"at": moment, "channel": shortfall.channel, "cause": "…", "adjustment": "…"}
    fields, language = KINDS["deviation"].fields, state.record.language
    parts = (f"{fields[name].title(language)}: {value}" for name, value in values.items() if value)
    return f"- {{{', '.join(parts)}}}"


def deadline_text(deviation: Deviation) -> str:
    """Return the time by which the analysis must be written, empty if there is none."""
    return moment_text(deviation.deadline) if deviation.deadline else ""


def recorded_text(recorded: date | None) -> str:
    """Return when an analysis was written down, empty if that is unknown."""
    return moment_text(recorded) if recorded else ""
