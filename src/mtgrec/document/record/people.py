"""Parse `people.yaml` into the register of people."""

from mtgrec.document.reporter import Reporter
from mtgrec.document.source import Source, Unreadable, decode, place_of
from mtgrec.document.yaml.colons import PEOPLE_KEYS, tight_colon, wide_colon
from mtgrec.document.yaml.cuts import report_cuts
from mtgrec.document.yaml.lines import split_line
from mtgrec.document.yaml.nodes import Mapping, Node, Scalar, Sequence, is_blank
from mtgrec.document.yaml.root import read_root
from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.model.records.people import Person
from mtgrec.model.records.register import Register
from mtgrec.model.values.words import fold
from mtgrec.rules.files.workspace import WRONG_PERSON

_NAMES = {fold(spelling): names[0] for names in PEOPLE_KEYS for spelling in names}
_CONTACTS = ("phone", "email")
_LONGEST_KEY = 100


def parse_people(source: Source) -> tuple[Register, list[Problem]]:
    """Return the people and problems of a file; a wrong entry is a problem and left out."""
    text = decode(source)
    if isinstance(text, Problem):
        return Register(), [text]
    reporter = Reporter(source.path, text)
    try:
        root = read_root(text, 1 if text.startswith("\ufeff") else 0, len(text))
        if root is not None:
            report_cuts(reporter, root)
        people = [
            person._replace(path=source.path, line=place_of(reporter.breaks, entry.start)[0])
            for entry in _entries(root)
            if (person := _person(entry, reporter))
        ]
    except Unreadable as error:
        reporter.refuse(error)
        return Register(), reporter.problems
    return Register(people), reporter.problems


def _entries(root: Node | None) -> list[Node]:
    """Return the entries of the list; the list may also be under a single key, `people:`."""
    if isinstance(root, Mapping) and len(root.pairs) == 1:
        inner = root.pairs[0][1]
        root = inner if isinstance(inner, Sequence) else root
    if isinstance(root, Sequence):
        return [entry for entry in root.items if not is_blank(entry)]
    return [] if root is None else [root]


def _person(entry: Node, reporter: Reporter) -> Person | None:
    if isinstance(entry, Scalar):
        _refuse_lost_name(entry)
        return Person(entry.text.strip())
    found = _fields(entry) if isinstance(entry, Mapping) else Message(N_("it is itself a list"))
    if isinstance(found, Message):
        reporter.report(WRONG_PERSON, entry.start, reason=found)
        return None
    return found


def _refuse_lost_name(entry: Scalar) -> None:
    """Raise Unreadable for `- 姓名：王敏`, which YAML would read as a name."""
    line = split_line(entry.text)
    error = wide_colon(line, entry.start) or tight_colon(line, entry.start)
    if entry.style is None and error:
        raise error


def _fields(entry: Mapping) -> Person | Message:
    values: dict[str, str] = {}
    contacts: list[tuple[str, str]] = []
    aliases: tuple[str, ...] = ()
    for key, node in entry.pairs:
        name = _NAMES.get(fold(key.text[:_LONGEST_KEY]))
        if name == "aliases":
            aliases = tuple(_texts(node))
        elif not isinstance(node, Scalar):
            return Message(N_("{key} wants a single value"), key=key.text[:_LONGEST_KEY])
        elif name and name not in _CONTACTS:
            values[name] = node.text.strip()
        elif node.text.strip():
            contacts.append((name or key.text, node.text.strip()))
    if not values.get("name"):
        return Message(N_("there is no name"))
    return Person(
        name=values["name"],
        aliases=aliases,
        department=values.get("department", ""),
        role=values.get("role", ""),
        manager=values.get("manager", ""),
        contacts=tuple(contacts),
    )


def _texts(node: Node) -> list[str]:
    parts = node.items if isinstance(node, Sequence) else [node]
    return [part.text.strip() for part in parts if isinstance(part, Scalar) and part.text.strip()]
