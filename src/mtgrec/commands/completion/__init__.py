"""`mtgrec completion SHELL`: what the shell needs to complete commands, addresses, names."""

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
from mtgrec.commands.options import argument, front, with_session
from mtgrec.commands.session import Session
from mtgrec.model.errors import wrong_word
from mtgrec.model.figures.progress import FINISHED
from mtgrec.model.records.record import Item
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
        raise wrong_word("SHELL", shell, [*SCRIPTS], " ".join(SCRIPTS))
    sys.stdout.write(SCRIPTS[shell])


def answer(arguments: Sequence[str]) -> None:
    """Write what may replace the last word, one a line; `arguments` are those of the script above.

    For bash a line is what bash puts on the command line, else it is value, tab, a few words.
    """
    shell, *rest = arguments
    line = _line(shell, rest)
    start = line.text.casefold()
    for value, about in _choices([*line.words, line.text], line.text):
        # What a shell or a terminal would not take as it is cannot be typed either.
        if not value.casefold().startswith(start) or visible(value) != value:
            continue
        if shell == "bash":
            sys.stdout.write(f"{for_bash(value, line)}\n")
        else:
            sys.stdout.write(f"{value}\t{visible(about)}\n")


def _line(shell: str, arguments: Sequence[str]) -> Line:
    """Return the words up to the cursor: bash hands over a line, zsh typed words, fish a last typed one."""
    if shell == "bash":
        breaks, line = arguments
        return read_line(line, breaks)
    if shell == "zsh":
        words = [read_word(word) for word in arguments]
    else:
        words = [*arguments[:-1], *(read_word(word) for word in arguments[-1:])]
    return Line(tuple(words[:-1]), "".join(words[-1:]))


def _choices(words: Sequence[str], typed: str) -> Choices:
    before = [*words[:-1]]
    session = Session(folder=Path(_after(before, "-C") or "."))
    place = next((place for place, word in enumerate(before) if word in COMMANDS), None)
    command = "" if place is None else before[place]
    option, sign, _value = typed.partition("=")
    if sign and option.startswith("--"):
        return [(f"{option}={value}", about) for value, about in _values(session, option, command)]
    if before and _takes_value(before[-1], before[place:] if place is not None else []):
        return _values(session, before[-1], command)
    if typed.startswith("-"):
        return _options([] if place is None else before[place:])
    if place is None:
        return [(each, _(help)) for each, help in COMMANDS.items()]
    arguments = _ARGUMENTS.get(before[place])
    return arguments(session, words[place + 1 :], typed) if arguments else ()


def _values(session: Session, option: str, command: str) -> Choices:
    """Return what may follow an option; nothing where that is free text."""
    values = OPTION_VALUES.get(f"{command} {option}") or OPTION_VALUES.get(option)
    return values(session) if values else ()


def _takes_value(option: str, words: Sequence[str]) -> bool:
    """Return whether the word after `option` is its value, and no argument of the command."""
    from mtgrec.output.help import value_options

    return option.startswith("-") and option in value_options(_function(words))


def _after(words: Sequence[str], option: str) -> str | None:
    places = [place for place, word in enumerate(words[:-1]) if word == option]
    return words[places[-1] + 1] if places else None


def _options(words: Sequence[str]) -> Choices:
    from mtgrec.output.help import option_names

    return option_names(_function(words))


def _function(words: Sequence[str]) -> Callable[..., None]:
    """Return the function behind a command; behind one within another, as `metric add`, its own."""
    if not words:
        return front
    module = import_module(f"mtgrec.commands.{words[0]}")
    inner = next((word for word in words[1:] if word in getattr(module, "INNER", ())), None)
    if inner:
        module = import_module(f"{module.__name__}.{inner}{'_' if iskeyword(inner) else ''}")
    function: Callable[..., None] = module.command
    return function


_ARGUMENTS: dict[str, Callable[[Session, Sequence[str], str], Choices]] = {
    "new": lambda session, _words, _typed: types(session),
    "list": lambda session, _words, _typed: kinds(session),
    "add": lambda session, words, _typed: new_kinds(session) if len(words) <= 1 else (),
    "show": lambda session, _words, typed: addresses(session, typed),
    "edit": lambda session, _words, typed: addresses(session, typed),
    "done": lambda session, _words, typed: items(session, typed, _is_open),
    "reopen": lambda session, _words, typed: items(session, typed, _is_finished),
    "log": lambda session, _words, typed: items(session, typed, _has_log),
    "set": assignments,
    "metric": lambda session, words, _typed: metrics(session, words),
    "report": lambda _session, _words, _typed: reports(),
    "completion": lambda _session, _words, _typed: [(shell, "") for shell in SCRIPTS],
}
"""What may be an argument of a command, after those that is there already."""


def _is_open(item: Item) -> bool:
    return not _is_finished(item)


def _is_finished(item: Item) -> bool:
    return item.status in FINISHED


def _has_log(item: Item) -> bool:
    return item.kind == "action"
