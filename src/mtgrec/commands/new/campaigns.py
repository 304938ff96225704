"""The campaigns of a new record: as asked for, of the folder, or the only one that is not closed."""

import sys

import typer

from mtgrec.commands.notices import notify
from mtgrec.commands.session import Session
from mtgrec.model.editing.campaign_names import (
    campaign_names,
    campaign_slip_error,
    likely_campaign,
)
from mtgrec.model.errors import UsageError
from mtgrec.model.figures.campaign import is_cancelled, is_closed, plan_of
from mtgrec.model.figures.due_meetings import evaluated
from mtgrec.model.message import N_, Message
from mtgrec.model.records.naming import id_part
from mtgrec.model.records.types import RecordType
from mtgrec.model.values.name_keys import name_key
from mtgrec.output.language import _, say

_BEGINNINGS = frozenset(("kickoff", "campaign"))
"""The types that begin a campaign, so that none is taken for them."""


def campaigns_of(
    session: Session, kind: RecordType, given: list[str], title: str, *, new: bool
) -> tuple[str, ...]:
    """Return the campaigns: of the option, of a plan's title, else of the current folder's records.

    What continues a campaign falls back to the only one that is not closed; a kickoff and a plan begin
    one. A known campaign is spelt as its records spell it; one that is nearly a known one is asked
    about unless it is `new`.
    Raises UsageError for a name without a letter or digit, for several except of an evaluation, and
    for a name near a known one where nobody can be asked.
    """
    if given:
        if len({name_key(name) for name in given}) > 1 and kind.role != "evaluation":
            raise UsageError(
                Message(N_("only an evaluation may belong to several campaigns")),
                place="--campaign",
            )
        known = campaign_names(session.library.records)
        names = [_named(name, known, "--campaign", new=new) for name in given]
        return tuple(dict.fromkeys(names))
    if kind.role == "campaign" and title.strip():
        known = campaign_names(session.library.records)
        return (_named(title, known, "TITLE", new=new),)
    here = session.campaigns_here
    if len(here) == 1:
        return tuple(here)
    return () if kind.role in _BEGINNINGS else _only_unfinished(session, kind)


def _named(text: str, known: dict[str, str], place: str, *, new: bool) -> str:
    """Return the name of a campaign; a terminal is asked about one that is nearly a known one."""
    name = " ".join(text.split())
    if not id_part(name):
        raise UsageError(
            Message(N_("“{code}” has no letter or digit to name a campaign by"), code=name),
            place=place,
        )
    if name_key(name) in known:
        return known[name_key(name)]
    near = None if new else likely_campaign(name, known.values())
    if near is None:
        return name
    if sys.stdin.isatty() and sys.stderr.isatty():
        question = _("There is no campaign “{name}”. Did you mean “{near}”?")
        meant = typer.confirm(question.format(name=name, near=near), default=True, err=True)
        return near if meant else name
    raise campaign_slip_error(name, near, place)


def _only_unfinished(session: Session, kind: RecordType) -> tuple[str, ...]:
    """Return the only campaign that may still need such a record, and say so; else nothing.

    That is one that is not closed; an evaluation is also of one that is done without it (A5).
    """
    records = session.library.records
    running: list[str] = []
    wanting: list[str] = []
    for name in campaign_names(records).values():
        own = [record for record in records if name in record.campaigns]
        if not is_closed(plan := plan_of(own)):
            running.append(name)
        elif kind.role != "evaluation" or evaluated(own) or is_cancelled(plan):
            continue
        wanting.append(name)
    if len(wanting) != 1:
        return ()
    sentence = (
        N_("campaign: {name}, the only one that is not closed")
        if running
        else N_("campaign: {name}, the only one without an evaluation")
    )
    notify(say(Message(sentence, name=wanting[0])))
    return (wanting[0],)
