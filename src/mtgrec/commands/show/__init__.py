"""`mtgrec show ADDRESS`: one record, item or campaign, readable, with all that refers to it."""

from typing import Annotated

import typer

from mtgrec.commands.options import with_session
from mtgrec.commands.session import Session
from mtgrec.commands.show.campaign import campaign_answer, find_campaign
from mtgrec.commands.show.item import item_answer
from mtgrec.commands.show.record import record_answer
from mtgrec.model.figures.item_state import item_state
from mtgrec.model.records.mentions import mentions_of
from mtgrec.output.language import _


@with_session
def command(
    session: Session,
    address: Annotated[
        str,
        typer.Argument(
            metavar=_("ADDRESS"),
            help=_("a record, an item (also a part of its address), a path, or a campaign"),
        ),
    ],
) -> None:
    """Show a record or an item with all that refers to it, or a campaign on one page."""
    session.require_workspace()
    book = session.records_book
    code = find_campaign(session, address)
    if code and not session.book.exactly(address):
        session.answer(campaign_answer(session, code, book), cap=None)
        return
    target = session.as_of_now(session.target(address))
    mentions = mentions_of(target, book)
    if target.item is None:
        answer = record_answer(session, target.record, mentions, book)
    else:
        state = item_state(target.record, target.item, session.context)
        answer = item_answer(session, state, mentions, book)
    session.print(answer, cap=None, pager=True)
    session.notify_problems(target.record.path)
