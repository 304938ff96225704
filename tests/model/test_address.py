"""Addresses that people type, and references that files contain."""

from datetime import date

import pytest

from mtgrec.model.records.address import AddressBook, record_id

KICKOFF = """
    type: kickoff
    campaign: 618-2026
    date: 2026-05-25
    actions:
      - {id: A7KQ, what: one}
      - {id: A7, what: seven}
      - {id: A7B2, what: two}
      - {what: without id}
      - {id: a9, what: small letter}
      - {id: a92, what: its neighbour}
    decisions:
      - {id: D1, what: by hand}
"""
WEEKLY = """
    type: weekly
    campaign: 618-2026
    date: 2026-06-08
    actions:
      - {id: D1, what: an action called D1}
      - {id: AX2P, what: three}
      - {id: 行动一, what: four}
"""
SPRING = """
    type: kickoff
    campaign: spring
    date: 2026-05-25
    actions:
      - {id: AX2Q, what: five}
      - {id: A7KQ, what: the same id elsewhere}
"""
LOOSE = """
    type: weekly
    actions:
      - {what: nowhere}
"""
DATED = """
    type: weekly
    date: 2026-06-08
"""


@pytest.fixture(scope="module")
def book(record):
    return AddressBook(
        [
            record(KICKOFF, "618-2026/2026-05-25-kickoff.md"),
            record(WEEKLY, "618-2026/2026-06-08-weekly.md"),
            record(SPRING, "spring/2026-05-25-kickoff.md"),
            record(LOOSE, "loose.md"),
            record(DATED, "minutes/dated.md"),
        ]
    )


FOUND = [
    # records
    ("618-2026-KO-260525", "618-2026-KO-260525"),
    ("618-2026-ko-260525", "618-2026-KO-260525"),
    ("618-2026/2026-05-25-kickoff.md", "618-2026-KO-260525"),
    ("./618-2026/2026-05-25-Kickoff.md", "618-2026-KO-260525"),
    ("618-2026-WK-260608", "618-2026-WK-260608"),
    ("WK-260608", "WK-260608"),  # the whole id of one beats a part of another
    ("loose.md", "loose.md"),
    ("260525", "618-2026-KO-260525 spring-KO-260525"),
    ("spring", "spring-KO-260525"),
    ("2026-WK", "618-2026-WK-260608"),
    ("26-WK", ""),  # whole pieces only
    ("618-2026-KO", "618-2026-KO-260525"),
    # items
    ("618-2026-KO-260525.A7KQ", "618-2026-KO-260525.A7KQ"),
    ("618-2026-ko-260525.a7kq", "618-2026-KO-260525.A7KQ"),
    ("618-2026/2026-05-25-kickoff.md.A7B2", "618-2026-KO-260525.A7B2"),
    ("618-2026-KO.A7", "618-2026-KO-260525.A7"),  # an exact id beats two longer ones
    ("A7", "618-2026-KO-260525.A7"),
    ("A7B", "618-2026-KO-260525.A7B2"),
    ("A7KQ", "618-2026-KO-260525.A7KQ spring-KO-260525.A7KQ"),
    ("spring.A7KQ", "spring-KO-260525.A7KQ"),
    ("spring.A7", "spring-KO-260525.A7KQ"),
    ("spring.A", ""),  # a prefix has two characters or more
    ("A", ""),
    ("AX", "618-2026-WK-260608.AX2P spring-KO-260525.AX2Q"),
    ("ax2p", "618-2026-WK-260608.AX2P"),
    ("KO.A9", "618-2026-KO-260525.a9"),
    ("A9", "618-2026-KO-260525.a9"),
    ("行动一", "618-2026-WK-260608.行动一"),
    ("行动", "618-2026-WK-260608.行动一"),
    ("D1", "618-2026-KO-260525.D1 618-2026-WK-260608.D1"),
    # items without an id
    ("618-2026-KO-260525.actions.4", "618-2026-KO-260525.actions.4"),
    ("618-2026-KO.actions.4", "618-2026-KO-260525.actions.4"),
    ("618-2026/2026-05-25-kickoff.md.actions.4", "618-2026-KO-260525.actions.4"),
    ("loose.md.actions.1", "loose.md.actions.1"),
    ("618-2026-KO.actions.1", "618-2026-KO-260525.A7KQ"),  # its id is the shorter way
    ("618-2026-KO.actions.40", ""),
    # nothing
    ("", ""),
    (".", ""),
    ("-", ""),
    ("A7KQ.A7KQ", ""),
    ("618-2026-KO-260525.", ""),
]


@pytest.mark.parametrize(("text", "addresses"), FOUND)
def test_what_an_address_may_mean(text, addresses, book):
    assert [target.address for target in book.find(text)] == addresses.split()


# written in which record · the reference · what it leads to
REFERENCES = [
    ("618-2026-KO-260525", "D1", "618-2026-KO-260525.D1"),  # its own record first
    ("618-2026-WK-260608", "D1", "618-2026-WK-260608.D1"),
    ("618-2026-WK-260608", "A7KQ", "618-2026-KO-260525.A7KQ"),  # then its campaign
    ("spring-KO-260525", "A7KQ", "spring-KO-260525.A7KQ"),
    ("spring-KO-260525", "A7B2", "618-2026-KO-260525.A7B2"),  # then the workspace
    ("loose.md", "A7KQ", None),  # two, and none is nearer
    ("spring-KO-260525", "D1", None),
    ("spring-KO-260525", "a7b2", "618-2026-KO-260525.A7B2"),
    ("spring-KO-260525", "A7B", None),  # no prefixes in files
    ("spring-KO-260525", "618-2026-KO-260525.D1", "618-2026-KO-260525.D1"),
    ("spring-KO-260525", "618-2026-ko-260525.d1", "618-2026-KO-260525.D1"),
    ("spring-KO-260525", " 618-2026-KO-260525.D1 ", "618-2026-KO-260525.D1"),
    ("spring-KO-260525", "618-2026-KO.D1", "618-2026-KO-260525.D1"),  # a shortened record
    ("spring-KO-260525", "260525.A7KQ", "spring-KO-260525.A7KQ"),  # the nearer of two
    ("loose.md", "260525.A7KQ", None),
    ("loose.md", "618-2026-KO-260525", "618-2026-KO-260525"),
    ("loose.md", "618-2026-KO-260525.actions.4", "618-2026-KO-260525.actions.4"),
    ("loose.md", "Z999", None),
    ("loose.md", "", None),
]


@pytest.mark.parametrize(("home", "reference", "address"), REFERENCES)
def test_what_a_reference_leads_to(home, reference, address, book):
    record = next(record for record in book.records if record.id == home)
    found = book.resolve(reference, record)
    assert (found.address if found else None) == address


def test_two_records_of_one_id_are_both_meant(record):
    one, other = record(DATED, "a.md"), record(DATED, "b.md")
    book = AddressBook([one, other])
    assert [target.record.path for target in book.find("WK-260608")] == ["a.md", "b.md"]
    assert [target.record.path for target in book.find("b.md")] == ["b.md"]
    assert book.resolve("WK-260608", one) is None


def test_the_same_id_twice_in_one_record_is_ambiguous(record):
    home = record("type: weekly\nactions:\n  - {id: A1, what: a}\n  - {id: A1, what: b}")
    book = AddressBook([home])
    assert len(book.find("A1")) == 2
    assert book.resolve("A1", home) is None


@pytest.mark.parametrize(
    ("campaigns", "code", "path", "id"),
    [
        (["618-2026"], "KO", "a.md", "618-2026-KO-260525"),
        ([], "WK", "a.md", "WK-260525"),
        (["east", "west"], "EV", "a.md", "east-west-EV-260525"),
        (["年中 大促"], "KO", "a.md", "年中-大促-KO-260525"),
    ],
)
def test_the_id_that_the_rule_gives(campaigns, code, path, id):
    assert record_id(campaigns, code, date(2026, 5, 25), path) == id
    assert record_id(campaigns, code, None, path) == path
