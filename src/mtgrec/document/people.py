"""From `people.yaml` to the register of people."""

import yaml

from mtgrec.document import diagnose
from mtgrec.document.nodes import Mapping, Node, Scalar, Sequence, build
from mtgrec.document.source import Source, Unreadable, decode, line_starts, place_of
from mtgrec.document.values import is_blank
from mtgrec.model import traps
from mtgrec.model.message import N_, Message
from mtgrec.model.people import Person, Register
from mtgrec.model.problem import Problem
from mtgrec.model.words import fold

_FIELDS = {
    fold(spelling): names[0]
    for names in (
        ("name", "姓名"),
        ("aliases", "别名", "alias"),
        ("department", "部门"),
        ("role", "职务"),
        ("manager", "上级"),
    )
    for spelling in names
}
_CONTACTS = {
    fold(spelling): names[0]
    for names in (("phone", "电话"), ("email", "邮箱"))
    for spelling in names
}


def parse_people(source: Source) -> tuple[Register, list[Problem]]:
    """Return the people of a file; an entry that cannot be read is a problem, the rest stands."""
    text = decode(source)
    if isinstance(text, Problem):
        return Register(), [text]
    starts = line_starts(text)
    try:
        root = _root(text)
    except Unreadable as error:
        place = place_of(starts, error.offset)
        return Register(), [error.trap.at(source.path, place, None, **error.values)]
    people: list[Person] = []
    problems: list[Problem] = []
    for entry in _entries(root):
        found = _person(entry)
        if isinstance(found, Person):
            people.append(found)
        elif found is not None:
            place = place_of(starts, entry.start)
            problems.append(traps.WRONG_PERSON.at(source.path, place, None, reason=found))
    return Register(people), problems


def _root(text: str) -> Node | None:
    base = 1 if text.startswith("\ufeff") else 0
    try:
        return build(text[base:], base)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise diagnose.explain(text[base:], base, mark.index if mark else 0) from None
    except (yaml.YAMLError, ValueError):
        raise Unreadable(traps.BROKEN_YAML, 0) from None


def _entries(root: Node | None) -> list[Node]:
    """Return the entries of the list; the list may also stand under one key, `people:`."""
    if (
        isinstance(root, Mapping)
        and len(root.pairs) == 1
        and isinstance(root.pairs[0][1], Sequence)
    ):
        root = root.pairs[0][1]
    if isinstance(root, Sequence):
        return [entry for entry in root.items if not is_blank(entry)]
    return [] if root is None else [root]


def _person(entry: Node) -> Person | Message | None:
    if isinstance(entry, Scalar):
        return Person(entry.text.strip())
    if not isinstance(entry, Mapping):
        return Message(N_("it is itself a list"))
    values: dict[str, str] = {}
    contacts: list[tuple[str, str]] = []
    aliases: tuple[str, ...] = ()
    for key, node in entry.pairs:
        name = _FIELDS.get(fold(key.text))
        if name == "aliases":
            aliases = tuple(_texts(node))
        elif not isinstance(node, Scalar):
            return Message(N_("{key} wants a single value"), key=key.text)
        elif name:
            values[name] = node.text.strip()
        elif node.text.strip():
            contacts.append((_CONTACTS.get(fold(key.text), key.text), node.text.strip()))
    if not values.get("name"):
        return Message(N_("there is no name"))
    return Person(aliases=aliases, contacts=tuple(contacts), **values)


def _texts(node: Node) -> list[str]:
    parts = node.items if isinstance(node, Sequence) else [node]
    return [part.text.strip() for part in parts if isinstance(part, Scalar) and part.text.strip()]
