"""The deviations of a KPI for the rules about them: which there are, grouped, and in words."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.analysis.deviations import Deviation, deviations
from mtgrec.model.analysis.shortfalls import Shortfall, Slump
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_, Message
from mtgrec.model.records.record import Item
from mtgrec.model.values.amount import rounded_text
from mtgrec.model.values.figure_texts import figure_text, moment_text, percent_text
from mtgrec.model.values.normalized import is_unfilled
from mtgrec.model.values.shell_words import shell_words
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import RuleInfo
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.kpis.places import at_offset, name_of

_EXACT = 12
"""The most characters of an exact value that are shown; a longer one is rounded."""


class Wording(NamedTuple):
    """The sentences of a rule about deviations whose analysis is missing."""

    one: RuleInfo
    """About one reading."""
    several: RuleInfo
    """About a slump of several readings."""
    undated: RuleInfo
    """About a written `actual`, whose day nobody knows."""
    begun: RuleInfo
    """About an entry without cause or adjustment."""
    begun_undated: RuleInfo
    """About such an entry without a day."""


def deviations_of(state: ItemState, view: RuleView) -> Sequence[Deviation]:
    """Return the deviations of a KPI."""
    return deviations(state.record, state.item, view.context)


def unanalysed(
    wording: Wording, state: ItemState, view: RuleView, *states: str
) -> Iterator[Finding]:
    """Yield a finding for each deviation of a KPI in one of `states`, at its entry if there is one."""
    for deviation in deviations_of(state, view):
        if deviation.state not in states:
            continue
        written = deviation.written
        if written and {"cause", "adjustment"} & written.unread.keys():
            continue  # what it says could not be read, which the reader reports
        if written:
            yield at_offset(
                wording.begun if deviation.deadline else wording.begun_undated,
                state,
                written.offset,
                named=_written_half_text(written),
                deadline=deadline_text(deviation),
            )
        elif slump := deviation.slump:
            is_dated = deviation.at is not None
            info = wording.several if slump.readings > 1 else wording.one
            yield at_item(
                info if is_dated else wording.undated,
                state,
                "what" if is_dated else "actual",
                **_values(state, deviation, slump),
            )


def _values(state: ItemState, deviation: Deviation, slump: Slump) -> dict[str, object]:
    """Return the values for messages about a slump."""
    return {
        "what": name_of(state),
        "count": slump.readings,
        "since": _moment(slump.first),
        "until": _moment(slump.last),
        "reading": _reading_text(slump.worst),
        "off": _off_text(slump.worst),
        "deadline": deadline_text(deviation),
        "source": slump.worst.source,
        "command": _command(state, slump),
    }


def _moment(shortfall: Shortfall) -> str:
    return moment_text(shortfall.at, dated=shortfall.dated) if shortfall.at else ""


def _command(state: ItemState, slump: Slump) -> str:
    """Return the command that writes down why a slump came about."""
    options = {"--to": state.address, "--at": _moment(slump.first), "--channel": slump.channel}
    given = [word for option in options.items() if option[1] for word in option]
    return shell_words("mtgrec", "add", "deviation", *given, "--cause", "…", "--adjustment", "…")


def slump_text(slump: Slump) -> str:
    """Return the moments of a slump and its channel."""
    days = " – ".join(dict.fromkeys(filter(None, (_moment(slump.first), _moment(slump.last)))))
    return f"{days} {slump.channel}".strip()


def _reading_text(shortfall: Shortfall) -> Message:
    """Return a reading in words: its value, its time, its channel."""
    values = {
        "value": _value_text(shortfall),
        "at": _moment(shortfall),
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
    return figure_text(text if len(text) <= _EXACT else rounded_text(*shortfall.value))


def _off_text(shortfall: Shortfall) -> Message:
    """Return in words how far a reading is from what was expected."""
    expectation, off = shortfall.expectation, shortfall.difference.exact or Fraction(0)
    if expectation.cumulative:
        expected = figure_text(rounded_text(expectation.value, expectation.unit))
        sentence = (
            N_("{share} below the {expected} due by then")
            if off < 0
            else N_("{share} above the {expected} due by then")
        )
    else:
        expected = figure_text(expectation.text)
        sentence = (
            N_("{share} below the expected {expected}")
            if off < 0
            else N_("{share} above the expected {expected}")
        )
    return Message(sentence, share=percent_text(abs(off)), expected=expected)


def _written_half_text(written: Item) -> Message:
    """Return in words which half of an unfinished analysis is written."""
    if not is_unfilled(written.text("cause")):
        return Message(N_("a cause but no adjustment"))
    if not is_unfilled(written.text("adjustment")):
        return Message(N_("an adjustment but no cause"))
    return Message(N_("neither cause nor adjustment"))


def deadline_text(deviation: Deviation) -> str:
    """Return the time by which the analysis must be written, empty if there is none."""
    return moment_text(deviation.deadline) if deviation.deadline else ""
