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
    """Write what may replace the last of `words`, one a line: value, tab, a few words."""
    typed = "" if words[-1:] == ["="] else "".join(words[-1:])  # bash parts words at every =
    for value, about in _choices(words, typed):
        if value.casefold().startswith(typed.casefold()):
            sys.stdout.write(f"{visible(value)}\t{visible(about)}\n")


def _choices(words: Sequence[str], typed: str) -> Choices:
    before = [*words[:-1]]
    session = Session(folder=Path(_after(before, "-C") or "."))
    place = next((place for place, word in enumerate(before) if word in COMMANDS), None)
    if before and (values := _values(before[-1], "" if place is None else before[place])):
        return values(session)
    if typed.startswith("-"):
        return _options([] if place is None else before[place:])
    if place is None:
        return [(each, _(help)) for each, help in COMMANDS.items()]
    arguments = _ARGUMENTS.get(before[place])
    return arguments(session, words[place + 1 :], typed) if arguments else ()


def _values(option: str, command: str) -> Callable[[Session], Choices] | None:
    return OPTION_VALUES.get(f"{command} {option}") or OPTION_VALUES.get(option)


def _after(words: Sequence[str], option: str) -> str | None:
    places = [place for place, word in enumerate(words[:-1]) if word == option]
    return words[places[-1] + 1] if places else None


def _options(words: Sequence[str]) -> Choices:
    """Return the options of a command; of one within another, as `metric add`, its own."""
    from mtgrec.output.help import option_names

    if not words:
        return option_names(front)
    module = import_module(f"mtgrec.commands.{words[0]}")
    inner = next((word for word in words[1:] if word in getattr(module, "INNER", ())), None)
    if inner:
        module = import_module(f"{module.__name__}.{inner}{'_' if iskeyword(inner) else ''}")
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
"""What may be an argument of a command, after those that is there already."""


def _is_open(item: Item) -> bool:
    return not _is_finished(item)


def _is_finished(item: Item) -> bool:
    return item.status in FINISHED


def _has_log(item: Item) -> bool:
    return item.kind == "action"
