"""`mtgrec help [COMMAND]`: what `--help` of that command says."""

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from mtgrec.commands.options import argument, with_session
from mtgrec.commands.session import Session
from mtgrec.model.editing.wrong_word import wrong_word
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.output.language import _


@with_session
def command(
    session: Session,  # noqa: ARG001 - every command takes the common options
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        argument(_("[COMMAND]"), _("a command, also with its subcommand: metric import")),
    ] = None,
) -> None:
    """Show how mtgrec or one of its commands is used."""
    assert context.parent is not None  # noqa: S101 - `mtgrec` itself
    found: Any = context.parent
    for word in words or ():
        found = _subcommand(found, word)
    sys.stdout.write(f"{found.command.get_help(found)}\n")


def _subcommand(parent: typer.Context, word: str) -> typer.Context:
    """Return the context of a command below `parent`; raises UsageError where there is none."""
    if not isinstance(parent.command, TyperGroup):
        raise UsageError(
            Message(N_("{command} has no further commands"), command=parent.command_path),
            place=word,
        )
    commands = parent.command.commands
    if word not in commands:
        raise wrong_word(_("COMMAND"), word, commands, commands)
    return typer.Context(commands[word], parent=parent, info_name=word)
