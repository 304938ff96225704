"""The front door: the language, the commands, and the one way out."""

import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from itertools import pairwise
from keyword import iskeyword
from pathlib import Path
from typing import Any, TextIO

from mtgrec import __version__
from mtgrec.commands import COMMANDS
from mtgrec.model.errors import ExitCode, MtgrecError, RefusedError
from mtgrec.model.message import N_, Message
from mtgrec.output import language
from mtgrec.output.formats import prepare_streams
from mtgrec.output.language import _, say
from mtgrec.output.text import visible


def main() -> None:
    """Run mtgrec with the arguments of the process, and leave with its exit code."""
    # One call is over before its cycles matter; looking for them takes a fifteenth of `status`.
    gc.disable()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run mtgrec and return its exit code; every error ends here."""
    prepare_streams()
    try:
        return _answered(arguments)
    except BrokenPipeError:
        # The reader has seen enough. Python would complain when it closes its streams at the end.
        for stream in (sys.stdout, sys.stderr):
            _discard(stream)
        return ExitCode.FINE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED


def _answered(arguments: list[str]) -> int:
    try:
        if arguments[:1] == ["__complete"]:
            return _complete(arguments[1:])
        if arguments == ["--version"]:  # the commonest question of scripts: no language is needed
            sys.stdout.write(f"mtgrec {__version__}\n")
            sys.stdout.flush()
            return ExitCode.FINE
        language.bind(_language(arguments))
        return _called(arguments)
    except MtgrecError as error:
        return _stopped(error)
    except BrokenPipeError:
        raise
    except OSError as error:  # a full disk behind stdout, a file that went away meanwhile
        return _unanswered(error)
    except Exception as error:  # noqa: BLE001 - the last door: a bug is told in one sentence
        return _bug(error)


def _complete(words: list[str]) -> int:
    """Answer a shell; whatever is wrong, a person who is typing is not disturbed."""
    with suppress(MtgrecError):
        language.bind(_language(words[:-1]))  # the last word is still being typed

        from mtgrec.commands.completion import answer

        answer(words)
    return ExitCode.FINE


def _stopped(error: MtgrecError) -> int:
    sys.stdout.flush()
    print_error(error, sys.stderr)
    if os.environ.get("MTGREC_DEBUG"):
        _traceback()
    return error.exit_code


def _unanswered(error: OSError) -> int:
    _discard(sys.stdout)  # what is still held back would fail again when Python closes it
    place = os.path.basename(str(error.filename)) if error.filename else ""  # noqa: PTH119
    reason = Message(N_("the answer cannot be written: {reason}"), reason=error.strerror or error)
    print_error(RefusedError(reason, place=place), sys.stderr)
    if os.environ.get("MTGREC_DEBUG"):
        _traceback()
    return ExitCode.REFUSED


def _discard(stream: TextIO) -> None:
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _bug(error: Exception) -> int:
    bug = MtgrecError(
        Message(
            N_("this is a bug in mtgrec ({name}); nothing more was done"), name=type(error).__name__
        ),
        Message(N_("run it again with MTGREC_DEBUG=1 and report what it prints")),
    )
    print_error(bug, sys.stderr)
    if os.environ.get("MTGREC_DEBUG"):
        _traceback()
    return ExitCode.BUG


def _traceback() -> None:
    import traceback

    traceback.print_exc()


def _language(arguments: list[str]) -> language.Language:
    """Return the interface language; it must be known before the commands' help is built."""
    workspace = None
    asked = _peek(arguments, "--lang")
    if not asked and not os.environ.get("MTGREC_LANG"):
        workspace = _workspace_language(Path(*_peek(arguments, "-C")))
    machine = language.machine_locale()
    try:
        return language.choose(asked[-1] if asked else None, os.environ, workspace, machine)
    except MtgrecError:  # said in the language that MTGREC_LANG or the locale asks for
        language.bind(language.choose(None, os.environ, workspace, machine))
        raise


def _peek(arguments: list[str], option: str) -> list[str]:
    """Return the values of an option wherever it is, before Typer reads the arguments."""
    joint = f"{option}=" if option.startswith("--") else option
    values: list[str] = []
    for argument, following in pairwise([*arguments, ""]):
        if argument == "--":
            break
        if argument == option:
            values.append(following)
        elif argument.startswith(joint):
            values.append(argument.removeprefix(joint))
    return values


def _workspace_language(folder: Path) -> str | None:
    from mtgrec.store.workspace import find_root, read_config

    try:
        return read_config(find_root(folder)[0]).language
    except (MtgrecError, OSError):  # the command itself will say so
        return None


def _called(arguments: list[str]) -> int:
    import typer
    from typer._click.exceptions import ClickException

    command = build(arguments)
    try:  # not `main`: it would answer a closed pipe itself, with an exit code of its own
        with command.make_context("mtgrec", arguments or ["--help"]) as context:
            command.invoke(context)
    except ClickException as error:
        return _misused(error)
    except (typer.Abort, EOFError):
        return ExitCode.INTERRUPTED
    except typer.Exit as error:
        return int(error.exit_code)
    finally:
        sys.stdout.flush()
    return ExitCode.FINE


def _misused(error: Any) -> int:
    from mtgrec.output.typer_sentences import usage_error

    context = getattr(error, "ctx", None)
    path = context.command_path if context else "mtgrec"
    return _stopped(usage_error(error.format_message(), path))


def build(arguments: list[str]) -> Any:
    """Return the command line as Typer's command; only the commands named are imported."""
    import typer

    from mtgrec.commands.options import front
    from mtgrec.output.help import Group

    app = typer.Typer(
        cls=Group,
        help=_(
            "Meeting minutes and checklists in Markdown, turned into commitments that are kept."
        ),
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(front)
    # Where the command is first, the others need not even be listed.
    listed = [arguments[0]] if arguments[:1] and arguments[0] in COMMANDS else COMMANDS
    for name in listed:
        _add(app, "mtgrec.commands", name, COMMANDS[name], arguments)
    return typer.main.get_command(app)


def _add(app: Any, package: str, name: str, sentence: str, arguments: list[str]) -> None:
    """Add a command to `app`; one with a table of its own is a group, as in `metric add`."""
    import typer

    from mtgrec.output.help import Command, Group

    if name not in arguments:
        app.command(name, cls=Command, help=_(sentence))(_not_imported)
        return
    module = import_module(f"{package}.{name}{'_' if iskeyword(name) else ''}")
    inner = getattr(module, "INNER", None)
    if inner is None:
        app.command(name, cls=Command, help=_(sentence))(module.command)
        return
    group = typer.Typer(cls=Group, help=_(sentence), rich_markup_mode=None)
    group.callback()(module.command)
    for word, about in inner.items():
        _add(group, module.__name__, word, about, arguments)
    app.add_typer(group, name=name)


def _not_imported() -> None:
    """Stand for a command that is only listed in this call."""


def print_error(error: MtgrecError, stream: TextIO) -> None:
    """Write `place: sentence` and, where it is known, `help: ...`."""
    place = f"{visible(error.place)}: " if error.place else ""
    stream.write(f"{place}{say(error.message)}\n")
    if error.help:
        # Not inside of the f-string: Babel does not look there.
        help = Message("help: {help}", help=error.help)
        stream.write(f"{say(help)}\n")
