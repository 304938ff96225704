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
from mtgrec.commands.options import argument, front, with_session
from mtgrec.commands.session import Session
from mtgrec.model.errors import wrong_word
from mtgrec.model.figures.progress import FINISHED
from mtgrec.model.records.record import Item
from mtgrec.output.language import _
from mtgrec.output.text import visible

SCRIPTS = {
    "bash": """\
_mtgrec() {
    local value about
    COMPREPLY=()
    while IFS=$'\\t' read -r value about; do
        COMPREPLY+=("$value")
    done < <(mtgrec __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    case $COMPREPLY in *=) compopt -o nospace 2>/dev/null ;; esac
}
complete -o default -o nosort -F _mtgrec mtgrec 2>/dev/null || complete -o default -F _mtgrec mtgrec
""",
    "zsh": """\
#compdef mtgrec
_mtgrec() {
    local -a found
    local value text
    while IFS=$'\\t' read -r value text; do
        found+=("${value//:/\\\\:}${text:+:$text}")
    done < <(mtgrec __complete "${(@)words[2,$CURRENT]}" 2>/dev/null)
    local -a ending
    [[ ${found[1]%%:*} == *= ]] && ending=(-S '')
    if (( ${#found} )); then _describe 'mtgrec' found $ending; else _files; fi
}
compdef _mtgrec mtgrec
""",
    "fish": """\
function __mtgrec_complete
    set -l tokens (commandline -opc) (commandline -ct)
    mtgrec __complete $tokens[2..-1] 2>/dev/null
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


def answer(words: Sequence[str]) -> None:
    """Write the completions of the last of `words`, one a line: value, tab, description."""
    typed = "" if words[-1:] == ["="] else "".join(words[-1:])  # bash splits words at every =
    for value, description in _choices(words, typed):
        if value.casefold().startswith(typed.casefold()):
            sys.stdout.write(f"{visible(value)}\t{visible(description)}\n")


def _choices(words: Sequence[str], typed: str) -> Choices:
    previous = [*words[:-1]]
    session = Session(folder=Path(_option_value(previous, "-C") or "."))
    position = next((position for position, word in enumerate(previous) if word in COMMANDS), None)
    if previous and (
        values := _option_choices(previous[-1], "" if position is None else previous[position])
    ):
        return values(session)
    if typed.startswith("-"):
        return _options([] if position is None else previous[position:])
    if position is None:
        return [(name, _(help)) for name, help in COMMANDS.items()]
    arguments = _ARGUMENTS.get(previous[position])
    return arguments(session, words[position + 1 :], typed) if arguments else ()


def _option_choices(option: str, command: str) -> Callable[[Session], Choices] | None:
    return OPTION_VALUES.get(f"{command} {option}") or OPTION_VALUES.get(option)


def _option_value(words: Sequence[str], option: str) -> str | None:
    positions = [position for position, word in enumerate(words[:-1]) if word == option]
    return words[positions[-1] + 1] if positions else None


def _options(words: Sequence[str]) -> Choices:
    """Return the options of a command, or of its subcommand, as in `metric add`."""
    from mtgrec.output.help import option_names

    if not words:
        return option_names(front)
    module = import_module(f"mtgrec.commands.{words[0]}")
    subcommand = next((word for word in words[1:] if word in getattr(module, "INNER", ())), None)
    if subcommand:
        module = import_module(
            f"{module.__name__}.{subcommand}{'_' if iskeyword(subcommand) else ''}"
        )
    return option_names(module.command)


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
"""The completions of the arguments of each command; called with the words typed after it."""


def _is_open(item: Item) -> bool:
    return not _is_finished(item)


def _is_finished(item: Item) -> bool:
    return item.status in FINISHED


def _has_log(item: Item) -> bool:
    return item.kind == "action"
