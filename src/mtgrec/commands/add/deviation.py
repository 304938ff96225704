"""`mtgrec add deviation --to KPI`: why readings are below expectation, and what is done (B10)."""

from collections.abc import Sequence
from typing import Any

from mtgrec.commands.add.answer import answer_added
from mtgrec.commands.add.fields import assignments
from mtgrec.commands.dry_run import notify_end
from mtgrec.commands.edits import Task, carry_out
from mtgrec.commands.notices import notify
from mtgrec.commands.session import Session
from mtgrec.model.analysis.deviations import Deviation, deviations, open_deviations
from mtgrec.model.editing.assign import Assignment, field_changes
from mtgrec.model.editing.current_values import already_set
from mtgrec.model.editing.edit import AddItem, Edit, FieldChange, item_place
from mtgrec.model.editing.input_values import InputReader
from mtgrec.model.editing.relocate import relocated
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import Target
from mtgrec.model.records.record import Item
from mtgrec.model.records.schema.details import DEVIATION
from mtgrec.model.records.schema.items import KPI
from mtgrec.model.values.dates import end_of_day
from mtgrec.model.values.figure_texts import moment_text
from mtgrec.model.values.normalized import says_nothing
from mtgrec.model.values.words import fold
from mtgrec.output.language import _, say
from mtgrec.output.tables.kpi import days_text

_FIELD = KPI.fields["deviations"]
_ORDER = [field.name for field in DEVIATION.fields.fields]


def add_deviation(
    session: Session,
    text: str | None,
    given: dict[str, Any],
    to: str | None,
    reader: InputReader,
    *,
    dry_run: bool,
) -> None:
    """Add an entry to a KPI's `deviations` and print the KPI's address.

    What is not given is that of the one deviation which waits: its first day and its channel.
    `recorded` is now. Raises UsageError where several wait, or none.
    """
    kpi = _kpi_option(session, to)
    typed = [
        *([Assignment("cause", "", text, _("TEXT"))] if text else []),
        *assignments(DEVIATION, given),
    ]
    for name in ("cause", "adjustment"):
        if all(each.name != name or says_nothing(each.value) for each in typed):
            raise UsageError(
                Message(N_("cause and adjustment are both needed")),
                Message(N_("write: --cause TEXT --adjustment TEXT")),
                f"--{name}",
            )
    empty = Target(kpi.record, Item(DEVIATION.name, 0, 0, {}, {}))
    changes = field_changes(typed, empty, reader)
    if not _existing(kpi, changes):
        changes += field_changes(_defaults(session, kpi, changes), empty, reader)
        changes.sort(key=lambda change: _ORDER.index(change.field.name))
    task = Task(kpi, lambda fresh: _plan(fresh, changes))
    edited = carry_out(session, [task], dry_run=dry_run)
    after = relocated(kpi, edited[0].new)
    entry = _existing(after, changes)
    answer_added(session, after, entry, (), edited, dry_run=dry_run)
    _note_stray(session, after, entry)
    notify_end(
        edited,
        say(Message(N_("{address} says this already; nothing was written"), address=kpi.address)),
        dry_run=dry_run,
    )


def _note_stray(session: Session, kpi: Target, entry: Item | None) -> None:
    """Say on stderr that an entry closes nothing, because no reading of its day is below expectation.

    A value written by hand has no readings that it could meet.
    """
    if entry is None or kpi.item is None or kpi.item.quantity("actual"):
        return
    found = deviations(kpi.record, kpi.item, session.context)
    if all(each.written is not entry or each.slump for each in found):
        return
    notify(say(Message(N_("this closes nothing: no reading of that day is below expectation"))))
    others = [f"{days_text(each)} {each.channel}".strip() for each in found if each.slump]
    if others:
        notify(say(Message(N_("below expectation were: {days}"), days="; ".join(others))))


def _kpi_option(session: Session, to: str | None) -> Target:
    target = session.target(to, whole=True) if to else None
    if target is None or target.item is None or target.item.kind != KPI.name:
        raise UsageError(
            Message(N_("of which KPI is this a deviation?")),
            Message(N_("write --to and the address of a KPI; mtgrec list kpis shows them")),
            "--to",
        )
    return target


def _plan(fresh: Target, changes: Sequence[FieldChange]) -> list[Edit]:
    if fresh.item is None or _existing(fresh, changes):
        return []
    values = tuple((change.field, "\n".join(change.values)) for change in changes)
    return [AddItem(item_place(fresh.item), _FIELD, values)]


def _existing(kpi: Target, changes: Sequence[FieldChange]) -> Item | None:
    """Return the entry of `kpi` that says all of `changes` already, whenever it was written."""
    said = [change for change in changes if change.field.name != "recorded"]
    entries = kpi.item.items(_FIELD.name) if kpi.item else ()
    return next(
        (
            entry
            for entry in entries
            if all(already_set(entry.values, change.field, change.values) for change in said)
        ),
        None,
    )


def _defaults(session: Session, kpi: Target, changes: Sequence[FieldChange]) -> list[Assignment]:
    """Return what was not typed: day and channel of the deviation that waits, and now."""
    given = {change.field.name: change.values[0] for change in changes}
    is_day = session.now == end_of_day(session.now.date())
    defaults = {"recorded": moment_text(session.now, dated=is_day)}
    if "at" not in given:
        waiting = _waiting(session, kpi, given.get("channel", ""))
        is_dated = waiting.dated or waiting.at is None
        defaults["at"] = moment_text(waiting.at or session.now, dated=is_dated)
        if waiting.channel:
            defaults["channel"] = waiting.channel
    return [
        Assignment(name, "", value, f"--{name}")
        for name, value in defaults.items()
        if name not in given
    ]


def _waiting(session: Session, kpi: Target, channel: str) -> Deviation:
    """Return the one deviation of a KPI that waits for an analysis; raises UsageError otherwise."""
    assert kpi.item is not None  # noqa: S101 - checked by `_kpi_option`
    waiting = [
        deviation
        for deviation in open_deviations(kpi.record, kpi.item, session.context)
        if deviation.slump and (not channel or fold(deviation.channel) in ("", fold(channel)))
    ]
    if len(waiting) == 1:
        return waiting[0]
    if not waiting:
        raise UsageError(
            Message(N_("no reading of {address} waits for an analysis"), address=kpi.address),
            Message(N_("write the day it is about: --at DATE")),
            "--at",
        )
    listed = [f"{days_text(deviation)} {deviation.channel}".strip() for deviation in waiting]
    raise UsageError(
        Message(N_("several deviations of {address} wait for an analysis"), address=kpi.address),
        Message(N_("choose with --at and --channel: {deviations}"), deviations="; ".join(listed)),
        "--at",
    )
