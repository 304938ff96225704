"""`mtgrec completion SHELL`: what the shell needs to complete commands, addresses, names."""

import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated

from mtgrec.commands import COMMANDS
from mtgrec.commands.options import argument, front, with_session, wrong_word
from mtgrec.commands.session import Session
from mtgrec.model.address import item_address
from mtgrec.model.entry import owner_of
from mtgrec.model.schema import BUDGET_LINE, LISTED
from mtgrec.model.words import STATUS, Words
from mtgrec.output.language import _, current
from mtgrec.output.text import visible

SCRIPTS = {
    "bash": """\
_mtgrec() {
    local value about
    COMPREPLY=()
    while IFS=$'\\t' read -r value about; do
        COMPREPLY+=("$value")
    done < <(mtgrec __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
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
    if (( ${#found} )); then _describe 'mtgrec' found; else _files; fi
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


Choices = Iterable[tuple[str, str]]
"""What may stand at a place, each with a few words about it."""


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
    """Write what may stand in place of the last of `words`, one a line: value, tab, a few words."""
    typed = words[-1] if words else ""
    for value, about in _choices(words, typed):
        if value.casefold().startswith(typed.casefold()):
            sys.stdout.write(f"{visible(value)}\t{visible(about)}\n")


def _choices(words: Sequence[str], typed: str) -> Choices:
    before = [*words[:-1]]
    session = Session(folder=Path(_after(before, "-C") or "."))
    if before and (values := _VALUES.get(before[-1])):
        return values(session)
    name = next((word for word in before if word in COMMANDS), None)
    if typed.startswith("-"):
        return _options(name)
    if name is None:
        return [(each, _(help)) for each, help in COMMANDS.items()]
    return _ARGUMENTS[name](session, typed) if name in _ARGUMENTS else ()


def _after(words: Sequence[str], option: str) -> str | None:
    places = [place for place, word in enumerate(words[:-1]) if word == option]
    return words[places[-1] + 1] if places else None


def _options(name: str | None) -> Choices:
    from mtgrec.output.help import option_names

    function = import_module(f"mtgrec.commands.{name}").command if name else front
    return option_names(function)


def _types(session: Session, _typed: str = "") -> Choices:
    for kind in session.workspace.types.types:
        yield kind.title(current()), kind.name
        if kind.name != kind.title(current()):
            yield kind.name, kind.title(current())


def _kinds(_session: Session, _typed: str = "") -> Choices:
    for kind in (*LISTED, BUDGET_LINE):
        yield kind.plural, kind.zh
    yield from (("records", _("Records")), ("people", _("People")))


def _addresses(session: Session, typed: str) -> Choices:
    """Return campaigns and records; items once a record or the beginning of their id is typed."""
    records = session.library.records
    yield from _campaigns(session)
    for record in records:
        yield record.id, record.title or ""
    for record in records:
        whole = typed.casefold().startswith(f"{record.id.casefold()}.")
        for item in record.items:
            if whole:
                yield item_address(record, item), item.text("what") or ""
            elif typed and item.id:
                yield item.id, item.text("what") or ""


def _campaigns(session: Session) -> Choices:
    codes = (code for record in session.library.records for code in record.campaigns)
    return [(code, _("Campaign")) for code in dict.fromkeys(codes)]


def _people(session: Session) -> Choices:
    library = session.library
    for person in library.register.people:
        yield person.name, person.department
    owners = (
        owner_of(item, library.register) for record in library.records for item in record.items
    )
    names = (name for owner in owners for name in owner.people)
    yield from ((name, "") for name in dict.fromkeys(names) if not library.register.knows(name))


def _departments(session: Session) -> Choices:
    people = session.library.register.people
    return [(name, "") for name in dict.fromkeys(person.department for person in people) if name]


def _of(words: Words) -> Callable[[Session], Choices]:
    return lambda _session: [(word.name, word.zh) for word in words.words]


def _fixed(*values: str) -> Callable[[Session], Choices]:
    return lambda _session: [(value, "") for value in values]


_ARGUMENTS: dict[str, Callable[[Session, str], Choices]] = {
    "new": _types,
    "list": _kinds,
    "show": _addresses,
    "completion": lambda _session, _typed: [(shell, "") for shell in SCRIPTS],
}
_VALUES: dict[str, Callable[[Session], Choices]] = {
    "--campaign": _campaigns,
    "--owner": _people,
    "--chair": _people,
    "--recorder": _people,
    "--attendee": _people,
    "--department": _departments,
    "--type": _types,
    "--eject": _types,
    "--status": _of(STATUS),
    "--by": _fixed("campaign", "owner", "department", "type", "month"),
    "--format": _fixed("table", "json", "csv", "tsv", "markdown"),
    "--lang": _fixed("zh", "en"),
    "--color": _fixed("auto", "always", "never"),
}
