"""Questions to a person at the terminal; where nobody sits there, nothing is asked."""

import sys
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import typer

from mtgrec.commands.notices import notify
from mtgrec.model.editing.input_values import utf8
from mtgrec.output.language import _

Answer = TypeVar("Answer")


def ask_reason(question: str) -> str:
    """Return what a person at the terminal answers, empty where nobody sits there."""
    ask = partial(typer.prompt, question, default="", show_default=False, err=True)
    return utf8(_answer(ask, ""), "--reason").strip()


def ask_yes(question: str) -> bool:
    """Return whether a person at the terminal says yes; nobody does where none sits there."""
    return _answer(partial(typer.confirm, question, default=False, err=True), False)


def _answer(ask: Callable[[], Answer], otherwise: Answer) -> Answer:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return otherwise
    try:
        return ask()
    except typer.Abort:
        notify("")
        notify(_("nothing was written"))
        raise
