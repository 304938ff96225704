"""Edits shown one by one: `before.md`, the lines of `edits`, and byte for byte `after.md`.

An edit names a place and a field (`actions.1 status=done`, `tags+=x`, `actions.1 owner=` to take
it away, `actions.1 due~=2026-06-10` to write anew what means the same), a new item (`+actions
what=…`), an item less (`-actions.2`), or a note (`log actions.1 2026-06-08 …`).
"""

import re
from datetime import date
from pathlib import Path

import pytest

from mtgrec.document.edit import revise
from mtgrec.document.record.parse import Parsed, parse
from mtgrec.document.source import Source
from mtgrec.model.editing.edit import (
    AddEntry,
    AddItem,
    AddNote,
    Edit,
    Place,
    RemoveEntry,
    RemoveField,
    RemoveItem,
    Respell,
    SetField,
    fields_at,
)
from mtgrec.model.errors import RefusedError
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.types import DEFAULT_TYPES


def plainly(source: Source) -> Parsed:
    return parse(source, DEFAULT_TYPES)


CASES = sorted((Path(__file__).parent / "edits").iterdir())
REFUSED = Path(__file__).parent / "refused"
_ASSIGNMENT = re.compile(
    r"(?:(?P<place>[a-z_.0-9]+) )?(?P<field>\w+)(?P<sign>[-+~]?)=(?P<value>.*)"
)


def place_of(text: str | None) -> Place:
    return tuple(int(step) if step.isdigit() else step for step in (text or "").split(".") if step)


def edit_of(line: str) -> Edit:
    """Return the edit that a line of `edits` names."""
    if line.startswith("log "):
        _, target, day, note = line.split(" ", 3)
        where = place_of(target)
        return AddNote(where, fields_at(where)["log"], date.fromisoformat(day), note)
    if line.startswith("+"):
        name, *pairs = line[1:].split(" ")
        *group, last = place_of(name)
        field = fields_at(tuple(group))[str(last)]
        fields = KINDS[field.items].fields
        values = tuple((fields[pair.partition("=")[0]], pair.partition("=")[2]) for pair in pairs)
        return AddItem(tuple(group), field, values)
    if line.startswith("-"):
        return RemoveItem(place_of(line[1:]))
    found = _ASSIGNMENT.fullmatch(line)
    assert found, line
    place, value = place_of(found["place"]), found["value"].replace("\\n", "\n")
    field = fields_at(place)[found["field"]]
    if not value:
        return RemoveField(place, field)
    if found["sign"]:
        kinds: dict[str, type[AddEntry | RemoveEntry | Respell]] = {
            "+": AddEntry,
            "-": RemoveEntry,
            "~": Respell,
        }
        return kinds[found["sign"]](place, field, value)
    return SetField(place, field, value)


def edits_of(case: Path) -> list[Edit]:
    return [edit_of(line) for line in (case / "edits").read_text("utf-8").splitlines()]


def revised(case: Path) -> bytes:
    source = Source("before.md", (case / "before.md").read_bytes())
    return revise(source, edits_of(case), plainly).data


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_edit_is_written_as_a_person_would(case: Path):
    assert revised(case).decode() == (case / "after.md").read_bytes().decode()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_same_edit_again_changes_nothing(case: Path):
    edits = [edit for edit in edits_of(case) if not isinstance(edit, (AddItem, RemoveItem))]
    after = Source("after.md", (case / "after.md").read_bytes())
    assert revise(after, edits, plainly).data == after.data


@pytest.mark.parametrize("case", sorted(REFUSED.iterdir()), ids=lambda case: case.name)
def test_what_cannot_be_done_well_is_refused(case: Path):
    with pytest.raises(RefusedError) as refusal:
        revised(case)
    message = f"{refusal.value.place}: {refusal.value.message}\n"
    assert message == (case / "refusal").read_text("utf-8")
