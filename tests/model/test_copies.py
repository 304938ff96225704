"""Copies: an item repeated in a later record of the campaign does not count."""

import pytest

from mtgrec.rules.traceability.copies import without_copies

# The same item in an older and a newer record: is the newer a copy, and one that says something new?
SAME, CHANGED = ["T002"], ["T007"]
NONE: list[str] = []
CASES = [
    ("id: A7KQ, what: one", "id: A7KQ, what: one", SAME),
    ("id: A7KQ, what: one", "id: A7KQ, what: other words", CHANGED),  # drawn ids are no chance
    ("id: A7KQ, what: one", "id: a7kq, what: One", SAME),
    ("id: A1, what: one", "id: A1, what: one", SAME),
    ("id: A1, what: One  thing", "id: a1, what: one  thing", SAME),
    ("id: A1, what: one", "id: A1, what: two", NONE),  # counted up by hand in each record
    ("id: A1, what: one", "id: A2, what: one", NONE),
    ("id: A234, what: one", "id: A234, what: two", NONE),  # digits alone were never drawn
    ("what: one", "what: one", NONE),
    (
        "id: A7KQ, what: one, owner: Ann, due: 2026-06-05",
        "id: A7KQ, what: one, due: 2026/6/5",
        SAME,
    ),
    ("id: A7KQ, what: one, due: 2026-06-05", "id: A7KQ, what: one, due: 2026-06-06", CHANGED),
    ("id: A7KQ, what: one", "id: A7KQ, what: one, note: more", CHANGED),
    ("id: A7KQ, what: one, status: done", "id: A7KQ, what: one", SAME),
    ("id: A7KQ, what: one, status: done", "id: A7KQ, what: one, status: open", CHANGED),
    ("id: A7KQ, what: one", "id: A7KQ, what: one, status: open", SAME),  # a missing one is open
    ("id: A7KQ, what: one, status: done", "id: A7KQ, what: one, status: 完成", SAME),
    ("id: A7KQ, what: one, progress: 80%", "id: A7KQ, what: one, progress: 80.0 %", SAME),
    ("id: A7KQ, what: one, progress: 80%", "id: A7KQ, what: one, progress: 90%", CHANGED),
    ("id: A7KQ, what: one, tags: [a, b]", "id: A7KQ, what: one, tags: b", SAME),
    ("id: A7KQ, what: one, tags: [a, b]", "id: A7KQ, what: one, tags: [b, c]", CHANGED),
    (
        "id: A7KQ, what: one, log: [{2026-06-02: first}, {2026-06-04: next}]",
        "id: A7KQ, what: one, log: [{2026-06-02: first}]",
        SAME,
    ),
    (
        "id: A7KQ, what: one, log: [{2026-06-02: first}]",
        "id: A7KQ, what: one, log: [{2026-06-02: first}, {2026-06-09: last}]",
        CHANGED,
    ),
]


def two(record, one, other, second_campaign="c"):
    text = "type: weekly\ncampaign: {}\ndate: {}\nactions:\n  - {{{}}}"
    return [
        record(text.format(second_campaign, "2026-06-08", other), "b.md"),
        record(text.format("c", "2026-06-01", one), "a.md"),
    ]


@pytest.mark.parametrize(("one", "other", "codes"), CASES)
def test_what_is_a_copy(one, other, codes, record):
    records, problems = without_copies(two(record, one, other))
    assert [len(found.items) for found in records] == [0 if codes else 1, 1]
    assert [(problem.code, problem.path) for problem in problems] == [
        (code, "b.md") for code in codes
    ]


def test_a_changed_copy_says_which_fields_differ(record):
    one = "id: A7KQ, what: one, owner: Ann, status: doing"
    other = "id: A7KQ, what: one, owner: Bob, status: done, finished: 2026-06-05"
    _, problems = without_copies(two(record, one, other))
    assert [
        {name: str(value) for name, value in problem.message.values.items()} for problem in problems
    ] == [
        {
            "original": "c-WK-260601.A7KQ",
            "fields": "owner 负责人, status 状态, finished 实际完成",
        }
    ]


def test_a_copy_in_another_list_says_something_else(record):
    text = "type: weekly\ncampaign: c\ndate: {}\n{}:\n  - {{id: A7KQ, what: one}}"
    records = [
        record(text.format("2026-06-01", "actions"), "a.md"),
        record(text.format("2026-06-08", "risks"), "b.md"),
    ]
    _, problems = without_copies(records)
    assert [problem.code for problem in problems] == ["T007"]


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
