"""One thing in one place: a copy in a later record of the campaign does not count."""

import pytest

from mtgrec.model.copies import without_copies

# the same item in an older and a newer record: is the newer a copy?
CASES = [
    ("id: A7KQ, what: one", "id: A7KQ, what: one", True),
    ("id: A7KQ, what: one", "id: A7KQ, what: other words", True),  # drawn ids are no chance
    ("id: A7KQ, what: one", "id: a7kq, what: other words", True),
    ("id: A1, what: one", "id: A1, what: one", True),
    ("id: A1, what: One  thing", "id: a1, what: one  thing", True),
    ("id: A1, what: one", "id: A1, what: two", False),  # counted up by hand in each record
    ("id: A1, what: one", "id: A2, what: one", False),
    ("id: A234, what: one", "id: A234, what: two", False),  # digits alone were never drawn
    ("what: one", "what: one", False),
]


def two(record, one, other, second_campaign="c"):
    text = "type: weekly\ncampaign: {}\ndate: {}\nactions:\n  - {{{}}}"
    return [
        record(text.format(second_campaign, "2026-06-08", other), "b.md"),
        record(text.format("c", "2026-06-01", one), "a.md"),
    ]


@pytest.mark.parametrize(("one", "other", "copy"), CASES)
def test_what_is_a_copy(one, other, copy, record):
    records, problems = without_copies(two(record, one, other))
    assert [len(found.items) for found in records] == [0 if copy else 1, 1]
    assert [(problem.code, problem.path) for problem in problems] == [("T002", "b.md")] * copy


def test_other_campaigns_have_ids_of_their_own(record):
    records, problems = without_copies(two(record, CASES[0][0], CASES[0][1], "another"))
    assert [len(found.items) for found in records] == [1, 1]
    assert not problems


def test_an_evaluation_of_two_campaigns_copies_from_both(record):
    evaluation = record(
        "type: evaluation\ncampaign: [c, d]\ndate: 2026-06-30\nactions:\n  - {id: A7KQ, what: one}",
        "e.md",
    )
    records, _ = without_copies(
        [*two(record, "id: A7KQ, what: one", "id: AX2P, what: two"), evaluation]
    )
    assert [len(found.items) for found in records] == [1, 1, 0]
