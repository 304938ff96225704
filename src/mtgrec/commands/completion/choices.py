"""Completions of arguments and option values: types, kinds, addresses, people, words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from mtgrec.commands.session import Session
from mtgrec.model.analysis.filters import known_names
from mtgrec.model.figures.progress import FINISHED
from mtgrec.model.records.address import item_address
from mtgrec.model.records.owners import owner_of
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema import ADDED, LISTED
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
"""Values to complete, each with a short description."""

_STATELESS = frozenset(("kpi", "lesson", "budget_line", "follow_up"))


def types(session: Session) -> Choices:
    """Return the record types, by both their names."""
    for kind in session.workspace.types.types:
        yield kind.title(current()), kind.name
        if kind.name != kind.title(current()):
            yield kind.name, kind.title(current())


def kinds(_session: Session) -> Choices:
    """Return what `mtgrec list` takes."""
    for kind in (*LISTED, BUDGET_LINE):
        yield kind.plural, kind.zh
    yield from (
        ("records", "记录"),
        ("meetings", "会议"),
        ("campaigns", "项目"),
        ("people", "人员"),
    )


def new_kinds(_session: Session) -> Choices:
    """Return the kinds of items that can be added."""
    return [(kind.name, kind.zh) for kind in ADDED]


def metrics(session: Session, words: Sequence[str]) -> Choices:
    """Return the subcommands of `metric`, then the names of the metrics with readings."""
    if len(words) <= 1:
        return [("add", ""), ("import", ""), ("show", "")]
    if words[0] == "import" or len(words) > 2:  # noqa: PLR2004 - after the name comes a value
        return ()
    readings = session.library.readings.values()
    return [
        (name, "")
        for name in dict.fromkeys(series.name for series_list in readings for series in series_list)
    ]


def addresses(session: Session, typed: str) -> Choices:
    """Return campaigns and records, and the items that match what is typed so far.

    Without a record before it an item is offered by its id.
    """
    yield from _campaigns(session)
    yield from _records(session)
    for record in session.library.records:
        for item in record.items:
            if _is_inside(record, typed):
                yield item_address(record, item), item.text("what") or ""
            elif typed and item.id:
                yield item.id, item.text("what") or ""


def items(session: Session, typed: str, keep: Callable[[Item], bool]) -> Choices:
    """Return the items that `keep` accepts, by their id where it is unique, open ones first."""
    found = [
        (record, item)
        for record in session.library.records
        for item in record.items
        if item.kind not in _STATELESS and keep(item)
    ]
    for record, item in sorted(found, key=_by_deadline):
        yield _shortest_address(session, record, item, typed), item.text("what") or ""


def _by_deadline(found: tuple[Record, Item]) -> tuple[bool, date]:
    """Return a sort key: open before finished, then by deadline, the undated last."""
    _record, item = found
    return (item.status in FINISHED, item.due or date.max)


def _shortest_address(session: Session, record: Record, item: Item, typed: str) -> str:
    if _is_inside(record, typed):
        return item_address(record, item)
    return session.book.shortest(record, item)


def _is_inside(record: Record, typed: str) -> bool:
    return typed.casefold().startswith(f"{record.id.casefold()}.")


def _records(session: Session) -> Choices:
    return [(record.id, record.title or "") for record in session.library.records]


def _campaigns(session: Session) -> Choices:
    codes = (code for record in session.library.records for code in record.campaigns)
    return [(code, _("Campaign")) for code in dict.fromkeys(codes)]


def people(session: Session) -> Choices:
    """Return the people of the people file, then the other owners of items."""
    library = session.library
    for person in library.register.people:
        yield person.name, person.department
    owners = (
        owner_of(item, library.register) for record in library.records for item in record.items
    )
    names = (name for owner in owners for name in owner.people)
    yield from ((name, "") for name in dict.fromkeys(names) if not library.register.knows(name))


def _named(field: str) -> Callable[[Session], Choices]:
    """Return a function that lists the departments, tags or channels of records and items."""

    def choices(session: Session) -> Choices:
        names = known_names(session.library.records, session.library.register)[field]
        return [(name, "") for name in sorted(names)]

    return choices


def references(*kinds: str) -> Callable[[Session], Choices]:
    """Return a function that lists the ids of the items of `kinds`; without kinds of all items."""

    def choices(session: Session) -> Iterator[tuple[str, str]]:
        for record in session.library.records:
            for item in record.items:
                if item.id and (not kinds or item.kind in kinds):
                    yield item.id, item.text("what") or ""

    return choices


def _words_of(*lists: Words) -> Callable[[Session], Choices]:
    return lambda _session: [(word.name, word.zh) for words in lists for word in words.words]


def reports() -> Choices:
    """Return the kinds of reports, in both languages."""
    return [(spelling, "") for word in REPORT_KINDS.words for spelling in (word.name, word.zh)]


def _rules(_session: Session) -> Choices:
    """Return the codes of the rules of `check`."""
    from mtgrec.rules.table import RULES  # many modules, needed by these few options only

    return [(rule.info.code, rule.info.title(current())) for rule in RULES]


def _constant(*values: str) -> Callable[[Session], Choices]:
    return lambda _session: [(value, "") for value in values]


OPTION_VALUES: dict[str, Callable[[Session], Choices]] = {
    "--campaign": _campaigns,
    "--owner": people,
    "--chair": people,
    "--recorder": people,
    "--attendee": people,
    "--department": _named("department"),
    "--tag": _named("tag"),
    "--channel": _named("channel"),
    "--type": types,
    "--eject": types,
    "--to": _records,
    "--item": references(),
    "--decision": references("decision"),
    "--kpi": references("kpi"),
    "--status": _words_of(STATUS),
    "--level": _words_of(LEVEL),
    "--tier": _words_of(TIER),
    "--category": _words_of(CATEGORY),
    "--verdict": _words_of(DECISION_VERDICT, FOLLOW_UP_VERDICT),
    "--by": _constant("campaign", "owner", "department", "type", "month"),
    "--format": _constant("table", "json", "csv", "tsv", "markdown", "html"),
    "check --format": _constant("text", "concise", "json"),
    "--select": _rules,
    "--ignore": _rules,
    "--extend-select": _rules,
    "--explain": _rules,
    "--lang": _constant("zh", "en"),
    "--color": _constant("auto", "always", "never"),
}
"""The completions of option values; a key with a command holds after that command only."""
