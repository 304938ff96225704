"""What may stand at a place: types, kinds, addresses, people, words."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from mtgrec.commands.session import Session
from mtgrec.model.analysis.filters import known_names
from mtgrec.model.records.address import item_address
from mtgrec.model.records.owners import owner_of
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema import ADDRESSED, LISTED
from mtgrec.model.records.schema.details import BUDGET_LINE
from mtgrec.model.values.words import (
    CATEGORY,
    DECISION_VERDICT,
    FOLLOW_UP_VERDICT,
    LEVEL,
    STATUS,
    TIER,
    Words,
)
from mtgrec.output.language import _, current
from mtgrec.reports import REPORT_KINDS

Choices = Iterable[tuple[str, str]]
"""What may stand at a place, each with a few words about it."""

_STATELESS = frozenset(("kpi", "lesson", "budget_line", "follow_up"))


def types(session: Session) -> Choices:
    """Return the types of records."""
    for kind in session.workspace.types.types:
        yield kind.title(current()), kind.name
        if kind.name != kind.title(current()):
            yield kind.name, kind.title(current())


def kinds(_session: Session) -> Choices:
    """Return what can be listed."""
    for kind in (*LISTED, BUDGET_LINE):
        yield kind.plural, kind.zh
    yield from (("records", _("Records")), ("people", _("People")))


def new_kinds(_session: Session) -> Choices:
    """Return the kinds of items that can be added."""
    return [(kind.name, kind.zh) for kind in ADDRESSED]


def metrics(session: Session, words: Sequence[str]) -> Choices:
    """Return what can be done with readings; then the metrics that there are."""
    if len(words) <= 1:
        return [("add", ""), ("import", ""), ("show", "")]
    if words[0] == "import" or len(words) > 2:  # noqa: PLR2004 - after the name comes a value
        return ()
    readings = session.library.readings.values()
    return [(name, "") for name in dict.fromkeys(one.name for each in readings for one in each)]


def addresses(session: Session, typed: str) -> Choices:
    """Return campaigns and records; items once a record or the beginning of their id is typed."""
    yield from _campaigns(session)
    yield from _records(session)
    for record in session.library.records:
        for item in record.items:
            if _continues(record, typed):
                yield item_address(record, item), item.text("what") or ""
            elif typed and item.id:
                yield item.id, item.text("what") or ""


def items(session: Session, typed: str, keep: Callable[[Item], bool]) -> Choices:
    """Return the items worth naming here that can be open or done, each as short as is clear."""
    for record in session.library.records:
        for item in record.items:
            if item.kind not in _STATELESS and keep(item):
                yield _whole(session, record, item, typed), item.text("what") or ""


def _whole(session: Session, record: Record, item: Item, typed: str) -> str:
    address = item_address(record, item)
    if item.id and not _continues(record, typed) and len(session.book.exactly(item.id)) == 1:
        return item.id
    return address


def _continues(record: Record, typed: str) -> bool:
    return typed.casefold().startswith(f"{record.id.casefold()}.")


def _records(session: Session) -> Choices:
    return [(record.id, record.title or "") for record in session.library.records]


def _campaigns(session: Session) -> Choices:
    codes = (code for record in session.library.records for code in record.campaigns)
    return [(code, _("Campaign")) for code in dict.fromkeys(codes)]


def people(session: Session) -> Choices:
    """Return everybody of the people file, then the other owners."""
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


def _named(field: str) -> Callable[[Session], Choices]:
    """Return what finds the tags, or the channels, that records and items bear."""

    def found(session: Session) -> Choices:
        names = known_names(session.library.records, session.library.register)[field]
        return [(name, "") for name in sorted(names)]

    return found


def references(*wanted: str) -> Callable[[Session], Choices]:
    """Return what finds items of some kinds, by their ids; of all kinds if none is named."""

    def found(session: Session) -> Iterator[tuple[str, str]]:
        for record in session.library.records:
            for item in record.items:
                if item.id and (not wanted or item.kind in wanted):
                    yield item.id, item.text("what") or ""

    return found


def _of(*lists: Words) -> Callable[[Session], Choices]:
    return lambda _session: [(word.name, word.zh) for words in lists for word in words.words]


def reports() -> Choices:
    """Return the kinds of reports, in both languages."""
    return [(spelling, "") for word in REPORT_KINDS.words for spelling in (word.name, word.zh)]


def _rules(_session: Session) -> Choices:
    """Return the rules of `check`, by their codes."""
    from mtgrec.rules.table import RULES  # many modules, for these few options

    return [(rule.info.code, rule.info.name) for rule in RULES]


def _fixed(*values: str) -> Callable[[Session], Choices]:
    return lambda _session: [(value, "") for value in values]


OPTION_VALUES: dict[str, Callable[[Session], Choices]] = {
    "--campaign": _campaigns,
    "--owner": people,
    "--chair": people,
    "--recorder": people,
    "--attendee": people,
    "--department": _departments,
    "--tag": _named("tag"),
    "--channel": _named("channel"),
    "--type": types,
    "--eject": types,
    "--to": _records,
    "--item": references(),
    "--decision": references("decision"),
    "--kpi": references("kpi"),
    "--status": _of(STATUS),
    "--level": _of(LEVEL),
    "--tier": _of(TIER),
    "--category": _of(CATEGORY),
    "--verdict": _of(DECISION_VERDICT, FOLLOW_UP_VERDICT),
    "--by": _fixed("campaign", "owner", "department", "type", "month"),
    "--format": _fixed("table", "json", "csv", "tsv", "markdown", "html"),
    "check --format": _fixed("text", "concise", "json"),
    "--select": _rules,
    "--ignore": _rules,
    "--extend-select": _rules,
    "--explain": _rules,
    "--lang": _fixed("zh", "en"),
    "--color": _fixed("auto", "always", "never"),
}
"""What may follow an option, everywhere or after one command."""
