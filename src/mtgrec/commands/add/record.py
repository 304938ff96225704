"""The record that a new item belongs to: as `--to` says, else asked for on a terminal."""

import sys
from collections.abc import Sequence
from datetime import date

import typer

from mtgrec.commands.notices import notify
from mtgrec.commands.session import Session
from mtgrec.model.editing.input_values import utf8
from mtgrec.model.errors import UsageError
from mtgrec.model.figures.campaign import closed_campaigns
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import Target
from mtgrec.model.records.record import Record
from mtgrec.output.language import _
from mtgrec.output.text import visible

_SHOWN = 5


def record_option(session: Session, to: str | None) -> Target:
    """Return the record of `--to`; where it is missing, the one that a person at the terminal names.

    Raises UsageError for an item, and without an answer.
    """
    if to is None:
        return _asked_for(session)
    target = session.target(to)
    if target.item is not None:
        raise UsageError(
            Message(N_("{address} is an item, not a record"), address=target.address),
            Message(N_("write: --to {record}"), record=target.record.id),
            "--to",
        )
    return target


def _asked_for(session: Session) -> Target:
    fitting = _fitting(session)
    if fitting and sys.stdin.isatty() and sys.stderr.isatty():
        return Target(fitting[0]) if len(fitting) == 1 else _chosen(session, fitting)
    raise UsageError(
        Message(N_("in which record shall it stand?")),
        Message(
            N_("write --to and one of: {records}"),
            records="; ".join(record.id for record in fitting),
        )
        if fitting
        else Message(N_("there is no record yet: mtgrec new kickoff")),
        "--to",
    )


def _fitting(session: Session) -> list[Record]:
    """Return the newest records, the newest first: of this folder's campaigns, else of open ones."""
    records = session.library.records
    here = session.campaigns_here
    closed = closed_campaigns(records)

    def fits(record: Record) -> bool:
        codes = set(record.campaigns)
        return bool(codes & here) if here else not codes or not codes <= closed

    found = list(filter(fits, records)) or records
    newest_first = sorted(found, key=lambda record: record.date or date.min, reverse=True)
    return newest_first[:_SHOWN]


def _chosen(session: Session, records: Sequence[Record]) -> Target:
    """Return the record whose number or address is typed; the newest where only Enter is."""
    notify(_("In which record shall it stand?"))
    for number, record in enumerate(records, 1):
        notify(visible(f"  {number}  {record.id}  {record.title or ''}".rstrip()))
    try:
        answer = typer.prompt(_("Number, or another address"), default="1", err=True)
    except typer.Abort:
        notify("")
        notify(_("nothing was written"))
        raise
    numbers = {str(number): record for number, record in enumerate(records, 1)}
    found = numbers.get(utf8(answer, "--to").strip())
    return Target(found) if found else record_option(session, answer.strip())
