"""The five standard blocks of minutes (A7)."""

import pytest

from mtgrec.document.record.parse import parse
from mtgrec.document.source import Source
from mtgrec.model.figures.completeness import BLOCKS, completeness, filled_blocks
from mtgrec.model.records.types import DEFAULT_TYPES

FULL = """---
type: weekly
date: 2026-06-01
time: 10:00
place: Room 3
attendees: [Ana]
title: Weekly
background: Why we meet
decisions:
  - {what: Go, owner: Ana}
actions:
  - {what: Do, due: 2026-06-05}
---

## 议题与讨论

Something was said.
"""

# what to change in full minutes, and the block that is then no longer filled
GAPS = [
    ("place: Room 3\n", "", "time-place-attendees"),
    ("time: 10:00\n", "", "time-place-attendees"),
    ("attendees: [Ana]\n", "attendees: []\n", "time-place-attendees"),
    ("background: Why we meet\n", "", "topic-background"),
    ("title: Weekly\n", "title:\n", "topic-background"),
    ("Something was said.\n", "", "agenda"),
    ("Something was said.\n", "<!-- what was said? -->\n", "agenda"),
    ("Something was said.\n", "- \n- \n", "agenda"),
    ("Something was said.\n", "## Next steps\n\nOther things.\n", "agenda"),
    ("议题与讨论", "闲话", "agenda"),
    (", owner: Ana", "", "decisions"),
    ("  - {what: Go, owner: Ana}\n", "", "decisions"),
    (", due: 2026-06-05", "", "actions"),
    (
        "  - {what: Do, due: 2026-06-05}",
        "  - {what: Do, due: 2026-06-05}\n  - {what: And}",
        "actions",
    ),
]
SAME = [
    ("## 议题与讨论", "### Agenda and discussion"),
    ("## 议题与讨论", "# 議題"),
    ("Something was said.", "### First\n\nSomething was said."),
    (", owner: Ana", ", department: 市场部"),
]


def read(text):
    record = parse(Source("a.md", text.encode()), DEFAULT_TYPES).record
    assert record
    return record


@pytest.mark.parametrize(("old", "new", "block"), GAPS)
def test_what_leaves_a_block_empty(old, new, block):
    assert old in FULL
    filled = filled_blocks(read(FULL.replace(old, new)))
    assert [name for name, full in zip(BLOCKS, filled, strict=True) if not full] == [block]


@pytest.mark.parametrize(("old", "new"), [("", ""), *SAME])
def test_what_fills_them_all(old, new):
    filled = completeness(read(FULL.replace(old, new) if old else FULL))
    assert filled
    assert filled.percent == "100%"


@pytest.mark.parametrize("type", ["checklist", "campaign"])
def test_plans_and_checklists_have_no_such_blocks(type):
    assert completeness(read(FULL.replace("type: weekly", f"type: {type}"))) is None
