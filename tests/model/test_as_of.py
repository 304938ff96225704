"""Records as they were on a day: what a meeting of that day could know."""

from datetime import date

import pytest

from mtgrec.model.analysis.as_of import as_of

DAY = date(2026, 6, 10)


@pytest.mark.parametrize(
    ("day", "kept"),
    [
        ("date: 2026-06-09", True),
        ("date: 2026-06-10", True),
        ("date: 2026-06-11", False),
        ("", True),
    ],
)
def test_records_up_to_the_day(day, kept, record):
    assert bool(as_of([record(f"type: weekly\n{day}")], DAY)) is kept


@pytest.mark.parametrize(
    ("fields", "status", "finished"),
    [
        ("status: done, finished: 2026-06-11", "open", None),
        ("status: done, finished: 2026-06-10", "done", date(2026, 6, 10)),
        ("status: done", "done", None),  # nobody knows when
        ("status: off-track", "off-track", None),
        ("status: cancelled", "cancelled", None),
    ],
)
def test_what_was_finished_later_is_unfinished_again(fields, status, finished, record):
    text = f"type: weekly\ndate: 2026-06-01\nactions:\n  - {{id: A7KQ, what: x, {fields}}}"
    item = as_of([record(text)], DAY)[0].item_lists["action"][0]
    assert (item.status, item.day("finished")) == (status, finished)


def test_all_else_of_it_stays_but_why_it_was_late(record):
    text = """
    type: weekly
    date: 2026-06-01
    actions:
      - {id: A7KQ, what: x, due: 2026-06-05, status: done, finished: 2026-06-11, lag_reason: y, note: z}
    """
    before = record(text)
    after = as_of([before], DAY)[0]
    item, same = before.item_lists["action"][0], after.item_lists["action"][0]
    assert {**item.values} == {
        **same.values,
        "status": "done",
        "finished": date(2026, 6, 11),
        "lag_reason": "y",
    }
    assert (same.id, same.offset, same.number) == (item.id, item.offset, item.number)
    assert item.status == "done"  # the record that was read is not touched
