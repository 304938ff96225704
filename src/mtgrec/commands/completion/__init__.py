"""`mtgrec completion SHELL`: completion scripts, and the words that they ask for."""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import Annotated

from mtgrec.commands import COMMANDS
from mtgrec.commands.completion.assignments import assignments
from mtgrec.commands.completion.choices import (
    OPTION_VALUES,
    Choices,
    addresses,
    items,
    kinds,
    metrics,
    new_kinds,
    reports,
    types,
)
from mtgrec.commands.completion.quoting import Line, for_bash, read_line, read_word
from mtgrec.commands.notices import notify_problem
from mtgrec.commands.options import argument, front, with_session
from mtgrec.commands.session import Session
from mtgrec.model.editing.wrong_word import wrong_word
from mtgrec.model.figures.progress import FINISHED
from mtgrec.model.records.record import Item
from mtgrec.model.records.schema import KINDS
from mtgrec.output.language import _
from mtgrec.output.text import visible

SCRIPTS = {
    # The whole line goes out as one argument and comes back quoted: bash puts it on the line as it is.
    "bash": """\
_mtgrec() {
    local value
    COMPREPLY=()
    while IFS= read -r value; do
        COMPREPLY+=("$value")
    done < <(mtgrec __complete bash "$COMP_WORDBREAKS" "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
    case ${COMPREPLY-} in *=) compopt -o nospace 2>/dev/null ;; esac
}
complete -o default -o nosort -F _mtgrec mtgrec 2>/dev/null || complete -o default -F _mtgrec mtgrec
""",
    # compadd quotes what it inserts; values that end in = take no blank after them.
    "zsh": """\
#compdef mtgrec
_mtgrec() {
    local -a found shown open open_shown
    local value text
    while IFS=$'\\t' read -r value text; do
        if [[ $value == *= ]]; then
            open+=("$value") open_shown+=("$value${text:+  $text}")
        else
            found+=("$value") shown+=("$value${text:+  $text}")
        fi
    done < <(mtgrec __complete zsh "${(@)words[2,$CURRENT]}" 2>/dev/null)
    if (( ! ${#found} && ! ${#open} )); then
        _files
        return
    fi
    (( ${#found} )) && compadd -V mtgrec -l -d shown -a -- found
    (( ${#open} )) && compadd -V mtgrec -l -S '' -d open_shown -a -- open
    return 0
}
compdef _mtgrec mtgrec
""",
    # fish quotes what it inserts.
    "fish": """\
function __mtgrec_complete
    set -l tokens (commandline -opc)
    set -l current (commandline -ct)
    mtgrec __complete fish $tokens[2..-1] "$current" 2>/dev/null
end
complete -c mtgrec -f -a '(__mtgrec_complete)'
""",
}


@with_session
def command(
    session: Session,  # noqa: ARG001 - every command takes the common options
    shell: Annotated[str, argument("bash|zsh|fish", _("your shell"))],
) -> None:
    """Print the completion script of a shell."""
    if shell not in SCRIPTS:
        raise wrong_word("SHELL", shell, SCRIPTS, SCRIPTS)
    sys.stdout.write(SCRIPTS[shell])


def answer(arguments: Sequence[str]) -> None:
    """Write the completions of the last word, one a line, for the arguments of the scripts above.

    For bash a line is the text to insert; for other shells it is value, tab, description.
    """
    shell, *rest = arguments
    line = _line(shell, rest)
    start = line.text.casefold()
    session = Session(folder=Path(_option_value(line.words, "-C") or "."))
    for value, description in _choices(session, [*line.words, line.text], line.text):
        # Leave out what a shell or a terminal could not take as it is.
        if not value.casefold().startswith(start) or visible(value) != value:
            continue
        if shell == "bash":
            sys.stdout.write(f"{for_bash(value, line)}\n")
        else:
            sys.stdout.write(f"{value}\t{visible(description)}\n")
    if library := vars(session).get("library"):  # not read for this alone
        for problem in library.closed:
            notify_problem(problem)


def _line(shell: str, arguments: Sequence[str]) -> Line:
    """Return the words up to the cursor.

    bash passes the whole line, zsh unparsed words, fish parsed words and an unparsed last one.
    """
    if shell == "bash":
        breaks, line = arguments
        return read_line(line, breaks)
    if shell == "zsh":
        words = [read_word(word) for word in arguments]
    else:
        words = [*arguments[:-1], *(read_word(word) for word in arguments[-1:])]
    return Line(tuple(words[:-1]), "".join(words[-1:]))


def _choices(session: Session, words: Sequence[str], typed: str) -> Choices:
    previous = [*words[:-1]]
    position = next((position for position, word in enumerate(previous) if word in COMMANDS), None)
    command = "" if position is None else previous[position]
    option, equals_sign, _value = typed.partition("=")
    if equals_sign and option.startswith("--"):
        return [
            (f"{option}={value}", description)
            for value, description in _option_choices(session, option, command)
        ]
    if previous and _takes_value(previous[-1], previous[position:] if position is not None else []):
        return _option_choices(session, previous[-1], command)
    if typed.startswith("-"):
        return _options([] if position is None else previous[position:])
    if position is None:
        return _commands(())
    arguments = FIRST_ARGUMENTS.get(previous[position])
    return arguments(session, words[position + 1 :], typed) if arguments else ()


def _commands(words: Sequence[str]) -> Choices:
    """Return the commands; after the name of a command those below it."""
    above, *further = words[:-1] or ("",)
    if further or (above and above not in COMMANDS):
        return ()
    module = import_module(f"mtgrec.commands.{above}") if above else None
    table = getattr(module, "INNER", {}) if module else COMMANDS
    return [(name, _(help)) for name, help in table.items()]


def _option_choices(session: Session, option: str, command: str) -> Choices:
    """Return the completions of an option value; none for an option with free text."""
    values = OPTION_VALUES.get(f"{command} {option}") or OPTION_VALUES.get(option)
    return values(session) if values else ()


def _takes_value(option: str, words: Sequence[str]) -> bool:
    """Return whether the word after `option` is its value, and no argument of the command."""
    from mtgrec.output.help import value_options

    return option.startswith("-") and option in value_options(_function(words))


def _option_value(words: Sequence[str], option: str) -> str | None:
    positions = [position for position, word in enumerate(words[:-1]) if word == option]
    return words[positions[-1] + 1] if positions else None


def _options(words: Sequence[str]) -> Choices:
    from mtgrec.output.help import option_names

    return option_names(_function(words))


def _function(words: Sequence[str]) -> Callable[..., None]:
    """Return the function of a command, or of its subcommand, as in `metric add`."""
    if not words:
        return front
    module = import_module(f"mtgrec.commands.{words[0]}")
    subcommand = next((word for word in words[1:] if word in getattr(module, "INNER", ())), None)
    if subcommand:
        module = import_module(
            f"{module.__name__}.{subcommand}{'_' if iskeyword(subcommand) else ''}"
        )
    function: Callable[..., None] = module.command
    return function


FIRST_ARGUMENTS: dict[str, Callable[[Session, Sequence[str], str], Choices]] = {
    "new": lambda session, _words, _typed: types(session),
    "list": lambda session, _words, _typed: kinds(session),
    "add": lambda session, words, _typed: new_kinds(session) if len(words) <= 1 else (),
    "show": lambda session, _words, typed: addresses(session, typed),
    "edit": lambda session, _words, typed: addresses(session, typed),
    "done": lambda session, _words, typed: items(session, typed, _is_open),
    "reopen": lambda session, _words, typed: items(session, typed, _is_finished),
    "log": lambda session, words, typed: items(session, typed, _has_log) if len(words) <= 1 else (),
    "set": assignments,
    "metric": lambda session, words, _typed: metrics(session, words),
    "report": lambda _session, _words, _typed: reports(),
    "help": lambda _session, words, _typed: _commands(words),
    "completion": lambda _session, _words, _typed: [(shell, "") for shell in SCRIPTS],
}
"""The completions of the arguments of each command; called with the words typed after it."""


def _is_open(item: Item) -> bool:
    return not _is_finished(item)


def _is_finished(item: Item) -> bool:
    return item.status in FINISHED


def _has_log(item: Item) -> bool:
    return KINDS[item.kind].fields.find("log") is not None
