"""Questions to a person at the terminal; where nobody sits there, nothing is asked."""

import sys

import typer

from mtgrec.commands.notices import notify
from mtgrec.model.editing.input_values import utf8
from mtgrec.output.language import _

_YES = ("y", "yes", "是", "好", "要")


def ask_reason(question: str) -> str:
    """Return what a person at the terminal answers, empty where nobody sits there."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return ""
    try:
        answer = typer.prompt(question, default="", show_default=False, err=True)
    except typer.Abort:
        notify("")
        notify(_("nothing was written"))
        raise
    return utf8(answer, "--reason").strip()


def ask_yes(question: str) -> bool:
    """Return whether a person at the terminal says yes; nobody does where none sits there."""
    return ask_reason(f"{question} [y/N]").casefold() in _YES
