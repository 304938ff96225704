"""The entry point: choose the language, run the command, turn every error into an exit code."""

import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from itertools import pairwise
from keyword import iskeyword
from pathlib import Path
from types import ModuleType
from typing import Any, TextIO

from mtgrec import __version__
from mtgrec.commands import COMMANDS
from mtgrec.model.errors import ExitCode, MtgrecError, RefusedError, UntoldError, UsageError
from mtgrec.model.message import N_, Message
from mtgrec.output import language, streams
from mtgrec.output.language import _, say
from mtgrec.output.text import visible
from mtgrec.store.writing import written


def main() -> None:
    """Run mtgrec with the arguments of the process, and leave with its exit code."""
    # A call ends before reference cycles matter; collecting them takes a fifteenth of `status`.
    gc.disable()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run mtgrec and return its exit code; every error is caught and printed here."""
    written.forget()
    with streams.guarded():
        try:
            return _after_writing(_run(arguments))
        except BrokenPipeError:
            # The reader closed the pipe. Python would print an error when it flushes its streams.
            for stream in (sys.stdout, sys.stderr):
                streams.discard(stream)
            return ExitCode.FINE
        except KeyboardInterrupt:
            return _after_writing(ExitCode.INTERRUPTED)


def _run(arguments: list[str]) -> int:
    try:
        code = _answer(arguments)
        sys.stdout.flush()
    except MtgrecError as error:
        return _report(error)
    except BrokenPipeError:
        raise
    except (OSError, ImportError) as error:
        return _report(_system_error(error))
    except Exception as error:  # noqa: BLE001 - the last resort: report a bug in one sentence
        return _report(_system_error(error) if _is_of_loading(error) else _bug(error))
    return code


def _after_writing(code: int) -> int:
    """Return the exit code of a call; one that failed after it had written says what."""
    paths = written.paths()
    if code in (ExitCode.FINE, ExitCode.FINDINGS) or not paths:
        return code
    with suppress(streams.OutputError):
        told = Message(N_("already written: {paths}"), paths=", ".join(paths))
        sys.stderr.write(f"{say(told)}\n")
    return code if code in (ExitCode.BUG, ExitCode.INTERRUPTED) else ExitCode.UNTOLD


def _answer(arguments: list[str]) -> int:
    if arguments[:1] == ["__complete"]:
        return _complete(arguments[1:])
    if arguments == ["--version"]:  # the commonest question of scripts: no language is needed
        sys.stdout.write(f"mtgrec {__version__}\n")
        return ExitCode.FINE
    language.bind(_language(arguments))
    return _run_command(arguments)


def _complete(words: list[str]) -> int:
    """Print completions for a shell; mistakes are not shown to a person who is typing."""
    with suppress(UsageError):
        language.bind(_language(words[:-1]))  # the last word is still being typed

        from mtgrec.commands.completion import answer

        answer(words)
    return ExitCode.FINE


def _report(error: MtgrecError) -> int:
    with suppress(streams.OutputError):
        sys.stdout.flush()
    with suppress(streams.OutputError):
        print_error(error, sys.stderr)
        if os.environ.get("MTGREC_DEBUG"):
            _traceback()
    return error.exit_code


def _system_error(error: Exception) -> MtgrecError:
    """Return what to say where the system failed: a full disk, a file that went away meanwhile."""
    reason = getattr(error, "strerror", None) or error
    if isinstance(error, streams.OutputError):
        return UntoldError(Message(N_("the answer cannot be written: {reason}"), reason=reason))
    if not isinstance(error, OSError) or _is_from_import(error):
        return RefusedError(
            Message(N_("a part of mtgrec cannot be loaded: {reason}"), reason=reason),
            Message(N_("try again; if that does not help, install mtgrec anew")),
        )
    name = os.path.basename(str(error.filename)) if error.filename else ""  # noqa: PTH119
    return RefusedError(
        Message(N_("the system cannot do this: {reason}"), reason=reason), place=name
    )


def _is_from_import(error: OSError) -> bool:
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        trace = trace.tb_next
    return False


def _is_of_loading(error: Exception) -> bool:
    """Return whether Python says in its other words that it could not load a module."""
    if type(error) is LookupError:  # the module of an encoding
        return True
    # A package whose `__init__.py` cannot be looked at is taken for one that has none, and is empty.
    module = getattr(error, "obj", None)
    return isinstance(module, ModuleType) and getattr(module, "__file__", "") is None


def _bug(error: Exception) -> MtgrecError:
    return MtgrecError(
        Message(
            N_("this is a bug in mtgrec ({name}); nothing more was done"), name=type(error).__name__
        ),
        Message(N_("run it again with MTGREC_DEBUG=1 and report what it prints")),
    )


def _traceback() -> None:
    import traceback

    traceback.print_exc()


def _language(arguments: list[str]) -> language.Language:
    """Return the interface language, which the help texts of the commands are built in."""
    configured = None
    given = _option_values(arguments, "--lang")
    if not given and not os.environ.get("MTGREC_LANG"):
        configured = _workspace_language(Path(*_option_values(arguments, "-C")))
    locale = language.machine_locale()
    try:
        return language.choose(given[-1] if given else None, os.environ, configured, locale)
    except MtgrecError:  # printed in the language of MTGREC_LANG or the locale
        language.bind(language.choose(None, os.environ, configured, locale))
        raise


def _option_values(arguments: list[str], option: str) -> list[str]:
    """Return the values of `option` anywhere in the arguments, before Typer parses them."""
    prefix = f"{option}=" if option.startswith("--") else option
    values: list[str] = []
    for argument, next_argument in pairwise([*arguments, ""]):
        if argument == "--":
            break
        if argument == option:
            values.append(next_argument)
        elif argument.startswith(prefix):
            values.append(argument.removeprefix(prefix))
    return values


def _workspace_language(folder: Path) -> str | None:
    from mtgrec.store.workspace import find_root, read_config

    try:
        return read_config(find_root(folder)[0]).language
    except (MtgrecError, OSError):  # the command itself will report it
        return None


def _run_command(arguments: list[str]) -> int:
    import typer
    from typer._click.exceptions import ClickException

    command = build(arguments)
    try:  # not `main`: it would handle a closed pipe itself, with its own exit code
        with command.make_context("mtgrec", arguments or ["--help"]) as context:
            command.invoke(context)
    except ClickException as error:
        return _report_usage_error(error, arguments)
    except (typer.Abort, EOFError):
        return ExitCode.INTERRUPTED
    except typer.Exit as error:
        return int(error.exit_code)
    finally:
        sys.stdout.flush()
    return ExitCode.FINE


def _report_usage_error(error: Any, arguments: list[str]) -> int:
    from mtgrec.output.typer_sentences import usage_error

    context = getattr(error, "ctx", None)
    path = context.command_path if context else "mtgrec"
    told = usage_error(error.format_message(), path)
    told.help = _choices(error, arguments) or told.help
    return _report(told)


def _choices(error: Any, arguments: list[str]) -> Message | None:
    """Return what the first argument may be, where it is missing; None where that is unknown."""
    from mtgrec.output.help import lacks_first_argument

    if not lacks_first_argument(error):
        return None
    from mtgrec.commands.completion.missing import choices

    _program, *words = error.ctx.command_path.split()
    with suppress(MtgrecError, OSError):  # it is told what is missing, not what else is wrong
        return choices(words, Path(*_option_values(arguments, "-C")))
    return None


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
    # Where the command is the first argument, the others need not be listed, except by `help`.
    first = arguments[0] if arguments else ""
    names = [first] if first in COMMANDS and first != "help" else COMMANDS
    for name in names:
        _add(app, "mtgrec.commands", name, COMMANDS[name], arguments)
    return typer.main.get_command(app)


def _add(app: Any, package: str, name: str, sentence: str, arguments: list[str]) -> None:
    """Add a command to `app`; one whose module has a table `INNER` is a group of commands."""
    import typer

    from mtgrec.output.help import Command, Group

    if name not in arguments:
        app.command(name, cls=Command, help=_(sentence))(_placeholder)
        return
    module = import_module(f"{package}.{name}{'_' if iskeyword(name) else ''}")
    subcommands = getattr(module, "INNER", None)
    if subcommands is None:
        app.command(name, cls=Command, help=_(sentence))(module.command)
        return
    group = typer.Typer(cls=Group, help=_(sentence), rich_markup_mode=None)
    group.callback()(module.command)
    for subcommand, subcommand_sentence in subcommands.items():
        _add(group, module.__name__, subcommand, subcommand_sentence, arguments)
    app.add_typer(group, name=name)


def _placeholder() -> None:
    """Take the place of a command that is only listed in this call, and so is not imported."""


def print_error(error: MtgrecError, stream: TextIO) -> None:
    """Write `place: sentence` and, if the error has one, `help: ...`."""
    place = f"{visible(error.place)}: " if error.place else ""
    stream.write(f"{place}{say(error.message)}\n")
    if error.help:
        # Not inside the f-string: Babel does not extract messages from there.
        help = Message("help: {help}", help=error.help)
        stream.write(f"{say(help)}\n")
