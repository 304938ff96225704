"""The shortest text that names a record or an item, and nothing else, for every command."""

import pytest

from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.record import Item

RECORDS = (
    "type: weekly\nid: spring-2026-WK-260601\nactions: [{id: A1, what: a}, {id: A7KQ, what: b}, {what: c}]",
    "type: weekly\nid: spring-2026-WK-260608\nactions: [{id: A1, what: a}]",
    "type: weekly\nid: fair-2026-WK-260608\nactions: [{id: A1, what: a}, {id: A3XM, what: b}]",
    "type: weekly\nid: WK\nactions: [{id: A1, what: a}]",
    "type: weekly\nid: fair-2026-WK-260615\nactions: [{id: A3XM, what: a copy}, {id: A3XM, what: again}]",
)


@pytest.fixture
def book(record) -> AddressBook:
    return AddressBook([record(text, f"{number}.md") for number, text in enumerate(RECORDS)])


@pytest.mark.parametrize(
    ("address", "short"),
    [
        ("spring-2026-WK-260601.A7KQ", "A7KQ"),  # the only one with this id
        ("spring-2026-WK-260601.A1", "WK-260601.A1"),
        ("spring-2026-WK-260608.A1", "spring-2026-WK-260608.A1"),  # 2026-WK-260608 are two
        ("fair-2026-WK-260608.A1", "fair-2026-WK-260608.A1"),
        ("WK.A1", "WK.A1"),
        ("spring-2026-WK-260601.actions.3", "WK-260601.actions.3"),
        ("spring-2026-WK-260601", "WK-260601"),
        ("fair-2026-WK-260608.A3XM", "WK-260608.A3XM"),  # the copies are in another record
        ("fair-2026-WK-260615.A3XM", "fair-2026-WK-260615.A3XM"),  # two items have it
        ("no such address", "no such address"),
        ("A001", "A001"),
    ],
)
def test_how_far_an_address_shortens(address: str, short: str, book: AddressBook):
    assert book.shorten(address) == short


def test_whatever_is_shown_names_one_thing_and_the_right_one(book: AddressBook):
    """For a command that reads as well as for one that writes, which wants whole ids."""
    for record in book.records:
        items: tuple[Item | None, ...] = (None, *record.items)
        for item in items:
            twins = [each for each in record.items if item and each.id == item.id]
            named: list[Item | None] = [*twins] if twins else [None]
            short = book.shortest(record, item)
            for whole in (True, False):
                found = [(each.record.id, each.item) for each in book.find(short, whole=whole)]
                assert found == [(record.id, each) for each in named], short
