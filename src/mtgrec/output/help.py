"""`--help` in mtgrec's own layout and language: the classes behind every command.

Typer's own help cuts Chinese text off (its Rich columns end in "…"), and some of its words cannot
be translated. This help is made of the same blocks as every answer.
"""

import inspect
import io
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from gettext import gettext

from typer._click import Command as ClickCommand
from typer._click import Context, HelpFormatter, Parameter
from typer._click.exceptions import MissingParameter, UsageError
from typer.core import TyperArgument, TyperCommand, TyperGroup

from mtgrec.output.answer import Block, Facts, Prose
from mtgrec.output.formats import show_blocks
from mtgrec.output.language import _


class Command(TyperCommand):
    """A command with our own `--help`."""

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the page; Typer prints it."""
        formatter.write(_page(self, ctx))


class Group(TyperGroup):
    """Commands under one name, with our own `--help`."""

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the page; Typer prints it."""
        formatter.write(_page(self, ctx))


class _Buffer(io.StringIO):
    """A text buffer that is a terminal if stdout is one."""

    def isatty(self) -> bool:
        return sys.stdout.isatty()


def _page(command: ClickCommand, ctx: Context) -> str:
    buffer = _Buffer()
    show_blocks(list(blocks(command, ctx)), buffer)
    return buffer.getvalue()


def blocks(command: ClickCommand, ctx: Context) -> Iterator[Block]:
    """Yield usage, description, arguments, commands, options and epilog, if any."""
    pieces = (_usage_name(_(piece)) for piece in command.collect_usage_pieces(ctx))
    yield Prose("", " ".join([f"{_('Usage: ')}{ctx.command_path}", *pieces]))
    yield Prose("", _unwrapped(command.help or ""))
    for title, entries in _panels(command, ctx).items():
        yield Facts(title, entries)
    yield Prose("", _unwrapped(command.epilog or ""))


def _usage_name(metavar: str) -> str:
    """Return the name of an argument without the braces that Typer puts around a required one.

    An argument that may be missing stays in brackets.
    """
    return metavar.strip("{}")


def _panels(command: ClickCommand, ctx: Context) -> Mapping[str, list[tuple[str, str]]]:
    """Return names with their help, grouped by panel titles in the order they are shown."""
    params = command.get_params(ctx)
    parts = (
        (_("Arguments"), [param for param in params if isinstance(param, TyperArgument)]),
        (_("Commands"), _commands(command)),
        (_("Options"), sorted(_options(params), key=_in_a_panel)),  # those of this command first
    )
    panels: dict[str, list[tuple[str, str]]] = {}
    for default_title, members in parts:
        for member in members:
            entry = _entry(member, ctx)
            if entry:
                title = getattr(member, "rich_help_panel", None) or default_title
                panels.setdefault(title, []).append(entry)
    return panels


def _options(params: Sequence[Parameter]) -> list[Parameter]:
    return [param for param in params if not isinstance(param, TyperArgument)]


def _in_a_panel(option: Parameter) -> bool:
    return getattr(option, "rich_help_panel", None) is not None


def _commands(parent: ClickCommand) -> list[ClickCommand]:
    commands = parent.commands.values() if isinstance(parent, TyperGroup) else ()
    return [command for command in commands if not command.hidden]


def _entry(member: ClickCommand | Parameter, ctx: Context) -> tuple[str, str] | None:
    if isinstance(member, Parameter):
        record = member.get_help_record(ctx)  # none for a hidden option
        if record and isinstance(member, TyperArgument):
            return _usage_name(member.make_metavar(ctx, usage=True)), _(record[1])
        return (record[0], _(record[1])) if record else None
    paragraphs = _unwrapped(member.short_help or member.help or "").partition("\n")
    return member.name or "", paragraphs[0]


def _unwrapped(text: str) -> str:
    """Return the text up to a form feed, as Typer does, with each paragraph on one line."""
    paragraphs = inspect.cleandoc(text).partition("\f")[0].split("\n\n")
    return "\n\n".join(" ".join(paragraph.split("\n")) for paragraph in paragraphs).strip()


def option_names(function: Callable[..., object]) -> list[tuple[str, str]]:
    """Return the long options of the function behind a command, each with its help."""
    return [
        (name, getattr(param, "help", None) or "")
        for param in _parameters(function)
        for name in (*param.opts, *param.secondary_opts)
        if name.startswith("--")
    ]


def value_options(function: Callable[..., object]) -> set[str]:
    """Return the options of the function behind a command that are followed by a value."""
    return {
        name
        for param in _parameters(function)
        for name in param.opts
        if name.startswith("-") and not getattr(param, "is_flag", False)
    }


def lacks_first_argument(error: UsageError) -> bool:
    """Return whether a command was called without its first argument, or a group without a command."""
    context = error.ctx
    if context is None:
        return False
    if isinstance(context.command, TyperGroup):
        return error.message == gettext("Missing command.")
    arguments = (param for param in context.command.params if isinstance(param, TyperArgument))
    return isinstance(error, MissingParameter) and error.param is next(arguments, None)


def _parameters(function: Callable[..., object]) -> Sequence[Parameter]:
    from typer.main import get_params_convertors_ctx_param_name_from_function

    found: Sequence[Parameter] = get_params_convertors_ctx_param_name_from_function(function)[0]
    return found
