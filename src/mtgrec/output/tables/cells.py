"""Single values as cells and texts: rates with their counts, lags, days, names."""

from collections.abc import Iterable, Mapping
from datetime import date

from mtgrec.model.figures.due_meetings import DueMeeting
from mtgrec.model.figures.formula import Formula
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.model.records.owners import SEVERAL
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field
from mtgrec.model.records.types import RecordTypes
from mtgrec.model.values.amount import Amount
from mtgrec.model.values.figure_texts import figure_text, moment_text, money_text, not_rounded_whole
from mtgrec.model.values.metric_names import metric_names
from mtgrec.model.values.quantity import plain
from mtgrec.model.values.ratio import Ratio
from mtgrec.model.values.words import STATUS
from mtgrec.output.answer import Cell
from mtgrec.output.language import _, current, in_language

_TITLES = {"kpi": "KPI", "kpis": "KPIs", "follow_ups": "Follow-ups"}

NONE = "—"
"""The text of an empty cell."""


def shown(text: str, unread: str | None, language: str = "") -> str:
    """Return the text of a field, followed by what is written there and could not be read.

    In `language`, or else in that of the interface.
    """
    if not unread:
        return text
    sentence = in_language(N_("{text} (not counted)"), language or current())
    marked = sentence.format(text=unread)
    return marked if text in ("", NONE) else clauses((text, marked), language)


def unread_of(row: Mapping[str, object], *names: str) -> str:
    """Return what could not be read in these fields of an entry, from its document."""
    unread = row.get("unread")
    return unread_in(unread, *names) if isinstance(unread, Mapping) else ""


def unread_in(unread: Mapping[str, str], *names: str) -> str:
    """Return what could not be read in these fields; "" where all could."""
    return clauses(unread[name] for name in names if name in unread)


def ratio_text(ratio: Ratio) -> str:
    """Return `4/9 44 %`: a rate always with its counts; without data the reason, not 0 %."""
    if ratio.exact is None:
        return reason_text(ratio.reason)
    return rate_of_parts(f"{ratio.numerator}", f"{ratio.denominator}", ratio)


def rate_of_parts(numerator: str, denominator: str, ratio: Ratio) -> str:
    """Return a rate behind the two figures that it was made of; in Chinese before them."""
    template = _("{numerator}/{denominator} {percent}")
    return template.format(
        numerator=numerator, denominator=denominator, percent=rounded_percent(ratio)
    )


def rounded_percent(ratio: Ratio) -> str:
    """Return a ratio in whole per cent as the language writes it: `44 %`, 44%; else the reason."""
    return _percent(ratio.percent) if ratio.exact is not None else reason_text(ratio.reason)


def _percent(text: str) -> str:
    return _("{number} %").format(number=text.removesuffix("%"))


def ratio_cell(ratio: Ratio) -> Cell:
    """Return a completion rate, green if it is complete."""
    return Cell(
        ratio_text(ratio),
        "good" if ratio.exact == 1 else ("" if ratio.exact is not None else "dim"),
    )


def amount_text(amount: Amount | None) -> str:
    """Return a computed sum rounded to cents, with thousands separators; a dash if unknown."""
    return NONE if amount is None else money_text(amount)


def change_text(change: Ratio) -> str:
    """Return a relative change in per cent with its sign: `-21.6 %`; else the reason."""
    if change.exact is None:
        return reason_text(change.reason)
    sign = "+" if change.exact > 0 else ""
    return _percent(f"{sign}{plain(not_rounded_whole(change.exact * 100))}")


def reason_text(reason: str) -> str:
    """Return in words why there is no ratio."""
    return {
        "no-data": _("no data"),
        "zero-target": _("n/a: target is zero"),
        "negative-target": _("n/a: target is negative"),
        "no-plan": _("n/a: no plan"),
        "no-baseline": _("n/a: no baseline"),
        "zero-actual": _("n/a: actual is zero"),
        "other-unit": _("n/a: other unit"),
        "zero-plan": _("n/a: nothing planned yet"),
        "zero-base": _("n/a: base is zero"),
        "negative-base": _("n/a: base is negative"),
        "several-rates": _("n/a: rates of several channels without their parts"),
    }.get(reason, NONE)


def dated_text(text: str, at: date | None) -> str:
    """Return a value with the day that it is of; `at` is None for one of all days."""
    if at is None:
        return text
    return _("{value} ({date})").format(value=text, date=moment_text(at))


def formula_text(formula: Formula, **names: str) -> str:
    """Return a formula in the interface language; `names` replace those of single metrics."""
    return formula.text_with(metric_names(current()) | names)


def attainment_cell(ratio: Ratio, verdict: str) -> Cell:
    """Return goal attainment with the mark of its verdict: green if reached, red if missed.

    Without a ratio it is the reason. A sum that may still grow has no mark: `pace_cell` tells how it
    stands.
    """
    text = rounded_percent(ratio)
    if verdict in ("met", "exceeded"):
        return Cell(f"✓ {text}", "good")
    if verdict == "missed":
        return Cell(f"✗ {text}", "bad")
    return Cell(text, "dim" if ratio.exact is None else "")


def pace_cell(expected: str, difference: Ratio, *, below: bool, verdict: str) -> Cell:
    """Return what is expected by a day and how far the value is from it, green if it is on pace."""
    text = figure_text(expected)
    if difference.exact is not None:
        text = _("{expected} ({change})").format(expected=text, change=change_text(difference))
    if verdict == "unknown":
        return Cell(text, "dim")
    if verdict in ("behind", "missed"):
        return Cell(f"{'!' if below else '✗'} {text}", "bad")
    return Cell(f"✓ {text}", "good")


def warning_cell(count: int) -> Cell:
    """Return a count that should be zero: red with a mark if it is not."""
    return Cell(f"! {count}", "bad") if count else Cell("0", "dim")


def lag_cell(state: ItemState) -> Cell:
    """Return how many days late an unfinished item is, marked if it is off-track."""
    days = _("{days} d").format(days=state.lag_days or 0)
    return Cell(f"! {days}", "bad") if state.off_track else Cell(days)


def days_left_cell(state: ItemState, today: date) -> Cell:
    """Return how many days an item has until its deadline; a dash without one."""
    if state.item.due is None:
        return Cell(NONE)
    days = (state.item.due - today).days
    return Cell(_("{days} d").format(days=days) if days else _("today"))


def day_text(day: date | None) -> str:
    """Return a day as YYYY-MM-DD, or a dash."""
    return day.isoformat() if day else NONE


def day_of(item: Item, name: str) -> str:
    """Return a date field of an item, or what could not be read in it, or a dash."""
    return shown(day_text(item.day(name)), item.unread.get(name))


def due_text(item: Item) -> str:
    """Return the deadline of an item (a milestone's is its `end`), or what could not be read."""
    return day_of(item, "end" if item.kind == "milestone" else "due")


def target_of(kpi: ItemState) -> str:
    """Return the target of a KPI as written, with what could not be read in it; "" for none."""
    target = kpi.kpi_state.target_text if kpi.kpi_state else None
    return shown(figure_text(target or ""), kpi.item.unread.get("target"))


def actual_of(kpi: ItemState) -> str:
    """Return the actual value of a KPI, with its day if it is only the latest one; "" for none.

    What could not be read in it is added.
    """
    actual = kpi.kpi_state.actual if kpi.kpi_state else None
    text = dated_text(figure_text(actual.text), actual.at) if actual else ""
    return shown(text, kpi.item.unread.get("actual"))


def names_text(state: ItemState) -> str:
    """Return an owner, the person or else the department, or what could not be read; or a dash."""
    unread = unread_in(state.item.unread, "owner", "department")
    return shown(state.owner.text or state.owner.department or NONE, unread)


def meeting_reason(meeting: DueMeeting, records: Iterable[Record], types: RecordTypes) -> str:
    """Return in words why a meeting of a campaign is due; `records` has the one that names it."""
    named_by = next((each for each in records if each.id == meeting.what), None)
    if named_by and named_by.date and meeting.reason == "next":
        return _("named by the {meeting} of {day}").format(
            meeting=type_text(named_by.type.name, types), day=named_by.date
        )
    return {
        "next": _("named in {record}"),
        "rhythm": _("by the campaign's rhythm"),
        "milestone": _("milestone reached: {milestone}"),
        "end": _("the campaign has ended"),
        "closed": _("the campaign is closed"),
    }[meeting.reason].format(record=meeting.what, milestone=meeting.what)


def decision_reason(state: ItemState) -> str:
    """Return in words why a meeting must decide on an item."""
    if state.escalated and state.verdict:
        return _("escalated {day}").format(day=state.verdict.day)
    if state.carried == 1:
        return _("carried once")
    return _("carried {count} times").format(count=state.carried)


def meetings_text(count: int) -> str:
    """Return a number of meetings in words."""
    return _("1 meeting") if count == 1 else _("{count} meetings").format(count=count)


def group_key(key: str | None, way: str, types: RecordTypes) -> str:
    """Return the name of a group; a record type in the interface language."""
    if key is None:
        return _("(none)")
    if key == SEVERAL:
        return _("(several)")
    return type_text(key, types) if way == "type" else key


def field_title(field: Field) -> str:
    """Return a field's name as a heading: `Lag reason`, 滞后原因."""
    if current() == "zh":
        return field.zh
    return _TITLES.get(field.name) or field.name.replace("_", " ").capitalize()


def named(title: str, text: str) -> str:
    """Return a text with its name before it: `Due: 5 June`."""
    return _("{name}: {text}").format(name=title, text=text)


def clauses(texts: Iterable[str], language: str = "") -> str:
    """Return clauses joined by the semicolon of `language`, or else of the interface."""
    return ("；" if (language or current()) == "zh" else "; ").join(texts)


def colon() -> str:
    """Return what stands between a word and what it introduces."""
    return "：" if current() == "zh" else ": "


def in_brackets(text: str) -> str:
    """Return a remark to put behind a word: ` (waived)`, （已豁免）."""
    return f"（{text}）" if current() == "zh" else f" ({text})"


def joined(parts: Iterable[str]) -> str:
    """Return several names on one line, with the separator of the interface language."""
    return ("、" if current() == "zh" else ", ").join(parts)


def type_text(name: str, types: RecordTypes) -> str:
    """Return the name of a record type in the interface language."""
    kind = types.find(name)
    return kind.title(current()) if kind else name


def status_text(kind: str, status: str, language: str = "") -> str:
    """Return the word for a status of a kind of item, in `language` or that of the interface."""
    words = KINDS[kind].fields["status"].words or STATUS
    return words.show(status, language or current())


def status_cell(kind: str, status: str, *, off_track: bool, late: int) -> Cell:
    """Return the status of an item with its mark: done ✓, off-track !, and the days of lag."""
    word = status_text(kind, status)
    if status == "done":
        return Cell(f"✓ {word}", "good")
    if late:
        late_word = _("{status}, +{days} d") if kind == "milestone" else _("{status} +{days} d")
        word = late_word.format(status=word, days=late)
    return Cell(f"! {word}", "bad") if off_track else Cell(word)
