"""Finding an item again in a file that was changed meanwhile."""

import pytest

from mtgrec.model.editing.relocate import relocated
from mtgrec.model.errors import RefusedError
from mtgrec.model.records.address import AddressBook

SEEN = """
    type: weekly
    id: WK
    actions:
      - {id: A1, what: one}
      - {what: two}
      - {id: A3, what: three}
      - {id: A3, what: three again}
    follow_ups:
      - {item: A1, note: said}
"""
# what was addressed · the file now · where it stands now, or that it is gone
NOW = [
    ("A1", "actions: [{what: new}, {id: a1, what: other words}]", "WK.a1"),
    ("A1", "actions: [{what: one}]", None),
    ("A1", "checks: [{id: A1, what: one}]", None),
    ("WK.actions.2", "actions: [{id: A1, what: one}, {what: two, status: done}]", "WK.actions.2"),
    ("WK.actions.2", "actions: [{what: two}, {what: one}]", None),
    ("WK.actions.2", "actions: [{id: A1, what: one}, {id: A2, what: two}]", None),
    ("WK.actions.4", "actions: [{what: a}, {}, {id: A3, what: x}, {id: A3, what: three again}]", "WK.actions.4"),
    ("WK.actions.4", "actions: [{id: A3, what: other}, {id: A3, what: three again}]", None),
    ("WK.follow_ups.1", "follow_ups: [{item: A1, note: said}]", "WK.follow_ups.1"),
    ("WK.follow_ups.1", "follow_ups: [{item: A1, note: something else}]", None),
    ("WK", "title: new", "WK"),
]  # fmt: skip


@pytest.mark.parametrize(("address", "now", "found"), NOW)
def test_relocated(address, now, found, record):
    (target,) = AddressBook([record(SEEN)]).find(address, whole=True)
    fresh = record(f"type: weekly\nid: WK\n{now}")
    if found is None:
        with pytest.raises(RefusedError, match="was changed meanwhile; nothing was written"):
            relocated(target, fresh)
        return
    again = relocated(target, fresh)
    assert again.record is fresh
    assert found in (again.address, again.numbered)


def test_a_record_that_became_another_one(record):
    (target,) = AddressBook([record(SEEN)]).find("A1", whole=True)
    with pytest.raises(RefusedError):
        relocated(target, record("type: weekly\nid: RE\nactions: [{id: A1, what: one}]"))
