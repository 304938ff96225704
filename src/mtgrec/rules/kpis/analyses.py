"""How deviations and their analyses are told: which there are, in groups, and in words."""

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
"""So many characters of an exact value are shown; a longer one is rounded."""


def deviations_of(state: ItemState, view: RuleView) -> Sequence[Deviation]:
    """Return the deviations of a KPI, looked for once for all rules about them.

    Nobody could analyse in time what was read before the target was agreed on.
    """
    return view.cached(
        ("deviations", state.item),
        lambda: [
            one
            for one in deviations(state.record, state.item, view.context)
            if one.written or not _is_before(one, state, view)
        ],
    )


def _is_before(one: Deviation, state: ItemState, view: RuleView) -> bool:
    """Return whether a reading is older than the KPI's record and the first day of its campaign."""
    span, agreed = view.context.span(state.record), state.record.date
    begun = min((day for day in (span and span.start, agreed) if day), default=None)
    return bool(one.at and begun and one.at.date() < begun)


def begun(found: Iterable[Deviation]) -> list[tuple[Item, Deviation]]:
    """Return what somebody began to write about deviations, each entry once, with the oldest one."""
    first: dict[int, tuple[Item, Deviation]] = {}
    for one in found:
        if one.written:
            first.setdefault(id(one.written), (one.written, one))
    return list(first.values())


def unwritten(found: Iterable[Deviation]) -> Iterator[tuple[Shortfall, list[Deviation]]]:
    """Yield the deviations about which nobody wrote anything, channel by channel, oldest first.

    With each group comes the newest reading of it.
    """
    by_channel: dict[str, list[Deviation]] = {}
    for one in found:
        if one.below and not one.written:
            by_channel.setdefault(one.channel, []).append(one)
    for group in by_channel.values():
        if below := group[-1].below:
            yield below, group


def told(state: ItemState, below: Shortfall, group: Sequence[Deviation]) -> dict[str, object]:
    """Return what sentences tell about a group of deviations of which `below` is the newest reading."""
    return {
        "what": name_of(state),
        "count": len(group),
        "reading": _reading_text(below),
        "off": _off_text(below),
        "deadline": deadline_text(group[0]),
        "source": below.source,
        "field": KINDS["kpi"].fields["deviations"].title(state.record.language),
        "example": _example(state, below),
    }


def _reading_text(below: Shortfall) -> Message:
    """Return a reading in words: its value, its moment, its channel."""
    values = {
        "value": _value(below),
        "at": moment_text(below.at, dated=below.dated) if below.at else "",
        "channel": below.channel,
    }
    if below.at is None:
        return Message(N_("the actual {value}"), **values)
    if below.wanted.so_far:
        return Message(
            N_("{value} in {channel} up to {at}") if below.channel else N_("{value} up to {at}"),
            **values,
        )
    return Message(
        N_("{value} in {channel} on {at}") if below.channel else N_("{value} on {at}"), **values
    )


def _value(below: Shortfall) -> str:
    text = below.value.text
    return grouped(text if len(text) <= _EXACT else rounded_text(*below.value))


def _off_text(below: Shortfall) -> Message:
    """Return how far a reading is from what was expected, in words."""
    wanted, off = below.wanted, below.off.exact or Fraction(0)
    if wanted.so_far:
        text = grouped(rounded_text(wanted.value, wanted.unit))
        sentence = (
            N_("{share} below the {expected} due by then")
            if off < 0
            else N_("{share} above the {expected} due by then")
        )
    else:
        text = grouped(wanted.text)
        sentence = (
            N_("{share} below the expected {expected}")
            if off < 0
            else N_("{share} above the expected {expected}")
        )
    return Message(sentence, share=percent_text(abs(off)), expected=text)


def named_text(written: Item) -> Message:
    """Return which half of an unfinished analysis is there."""
    if written.text("cause"):
        return Message(N_("a cause but no adjustment"))
    if written.text("adjustment"):
        return Message(N_("an adjustment but no cause"))
    return Message(N_("neither cause nor adjustment"))


def _example(state: ItemState, below: Shortfall) -> str:
    """Return the entry that is to be written about a reading, as the record names its fields."""
    moment = moment_text(below.at, dated=below.dated) if below.at else ""
    values = {"at": moment, "channel": below.channel, "cause": "…", "adjustment": "…"}
    fields, language = KINDS["deviation"].fields, state.record.language
    parts = (f"{fields[name].title(language)}: {value}" for name, value in values.items() if value)
    return f"- {{{', '.join(parts)}}}"


def deadline_text(one: Deviation) -> str:
    """Return when the analysis has to be there."""
    return moment_text(one.deadline) if one.deadline else ""


def recorded_text(recorded: date | None) -> str:
    """Return when an analysis was written down."""
    return moment_text(recorded) if recorded else ""
