"""The sentences of Typer itself, so that they can be shown in the user's language.

Typer looks up some of its sentences with gettext (`typer/core.py`, `typer/rich_utils.py`) and
builds the others in place; those are recognised here after they were built.
"""

import re
from collections.abc import Iterator

from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message

# Looked up by Typer; "Aborted" and those in square brackets only where it uses Rich itself.
LOOKED_UP = (
    N_("Arguments"),
    N_("Options"),
    N_("Commands"),
    N_("Error"),
    N_("Aborted!"),
    N_("Aborted."),
    N_("Missing command."),
    N_("No such command {name!r}."),
    N_("Try [blue]'{command_path} {help_option}'[/] for help."),
    N_("required"),
    N_("default: {default}"),
    N_("env var: {var}"),
    N_("(dynamic)"),
    N_("(deprecated) "),
    N_("[required]"),
    N_("[default: {}]"),
    N_("[env var: {}]"),
)

# Fixed in Typer, and translated by `help.py`.
FIXED = (
    N_("Usage: "),
    N_("[OPTIONS]"),
    N_("COMMAND [ARGS]..."),
    N_("Show this message and exit."),
)

# Built by Typer; the placeholder `problem` holds another of them. The first match counts.
BUILT = (
    N_("Invalid value for {name}: {problem}"),
    N_("Invalid value: {problem}"),
    N_("Missing argument {name}. Choose from: {choices}"),
    N_("Missing option {name}. Choose from: {choices}"),
    N_("Missing argument {name}."),
    N_("Missing option {name}."),
    N_("No such option: {name}"),
    N_("Got unexpected extra argument(s) ({arguments})"),
    N_("Option {name} does not take a value."),
    N_("Option {name} requires an argument."),
    N_("Option {name} requires {count} arguments."),
    N_("Argument {name} takes {count} values."),
    N_("Takes {count} values but {given} given."),
    N_("{count} values are required, but {given} given."),
    N_("{value} is not one of {choices}."),
    N_("{value} is not in the range {range}."),
    N_("{value} is not a valid boolean. Recognized values: {choices}"),
    N_("{value} is not a valid {type}."),
    N_("{value} does not match the formats {choices}."),
    N_("{kind} {name} does not exist."),
    N_("{kind} {name} is a file."),
    N_("{kind} {name} is a directory."),
    N_("{kind} {name} is not readable."),
    N_("{kind} {name} is not writable."),
    N_("Could not open file {name}: {problem}"),
)

_SUGGESTION = re.compile(
    r"(.*?)(?:[.。]+ Did you mean (.*)\?| \(Possible options: (.*)\))", re.DOTALL
)


def usage_error(sentence: str, command: str = "") -> UsageError:
    """Return our own error for a sentence of Typer about the use of `command`."""
    suggestion = _SUGGESTION.fullmatch(sentence)
    if suggestion:
        choices = suggestion[2] or suggestion[3]
        return UsageError(
            _recognised(suggestion[1]), Message("did you mean {choices}?", choices=choices)
        )
    hint = Message("`{command} --help` says how it is used", command=command)
    return UsageError(_recognised(sentence), hint if command else None)


def _recognised(sentence: str) -> Message:
    for template in BUILT:
        match = re.fullmatch("".join(_pattern(template)), sentence, re.DOTALL)
        if match:
            groups = match.groupdict()
            values = {k: _recognised(v) if k == "problem" else v for k, v in groups.items()}
            return Message(template, **values)
    return Message("{sentence}", sentence=sentence)


def _pattern(template: str) -> Iterator[str]:
    """Yield the pieces of a pattern that matches the template with its placeholders filled."""
    for number, part in enumerate(re.split(r"\{(\w+)\}", template)):
        # Typer breaks the line before each choice.
        yield f"(?P<{part}>.+?)" if number % 2 else re.escape(part).replace(r"\ ", r"\s+")
