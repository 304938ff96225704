"""`check --fix` where a record would grow beyond what can be read: as much as fits, and no more."""

import pytest

from mtgrec.document import room
from mtgrec.document.yaml import fences, handler

RECORD = "=== mtgrec.toml\n=== r.md\n---\ntype: weekly\ndate: 2026-06-01\nactions:\n{items}---\n"


@pytest.fixture
def small_limits(monkeypatch):
    monkeypatch.setattr(room, "MAX_VALUES", 500)
    monkeypatch.setattr(handler, "MAX_VALUES", 500)
    monkeypatch.setattr(room, "MAX_FRONT_MATTER", 10_000)
    monkeypatch.setattr(fences, "MAX_FRONT_MATTER", 10_000)


# The front matter around the items has seven values and 37 bytes; to a text are added a mapping, two
# names and an id, and to a mapping a name and an id.
@pytest.mark.parametrize(
    ("entry", "count", "fits", "limit"),
    [
        ("  - x\n", 400, (500 - 407) // 4, "more than 500 values"),
        ("  - {what: x}\n", 130, (500 - 7 - 3 * 130) // 2, "more than 500 values"),
        ("  - what: x\n", 130, (500 - 7 - 3 * 130) // 2, "more than 500 values"),
        (
            f"  - {{what: {'x' * 87}}}\n",
            99,
            (10_000 - 37 - 99 * 100) // 10,
            "more than 256 KiB of front matter",
        ),
    ],
)
def test_as_many_items_get_an_id_as_a_front_matter_has_room_for(
    workspace, mtgrec, small_limits, entry, count, fits, limit
):
    folder = workspace(RECORD.format(items=entry * count))
    once = mtgrec(folder, "check", "--fix", "--select", "T003")
    assert once.err.endswith(f"fixed: {fits}\n")
    assert (
        "the change would make a problem: this file is too large to be read "
        f"({limit}) (and {count - fits - 1} more in this file)\n"
        "  help: split it, or leave out what nobody needs; long text may stand below the front matter\n"
    ) in once.err
    again = mtgrec(folder, "check", "--fix", "--select", "T003,F")
    assert again.err.endswith("fixed: 0\n")
    assert "errors: 0" in again.out


def test_what_makes_a_record_no_larger_is_mended_all_the_same(workspace, mtgrec, small_limits):
    folder = workspace(RECORD.format(items="  - {what: x, status: √}\n" * 98))
    answer = mtgrec(folder, "check", "--fix", "--select", "T003,F210")
    assert "fixed: 99\n" in answer.err
    assert "√" not in (folder / "r.md").read_text("utf-8")
