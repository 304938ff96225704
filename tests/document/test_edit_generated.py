"""2,000 records in every layout, each edited: nothing but what was asked for is different."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from random import Random
from typing import Any

import pytest
import yaml

from mtgrec.document.edit import revise
from mtgrec.document.record.parse import Parsed, parse
from mtgrec.document.source import Source
from mtgrec.model.editing.edit import (
    AddEntry,
    AddItem,
    AddNote,
    Edit,
    RemoveEntry,
    RemoveField,
    RemoveItem,
    Respell,
    SetField,
    item_place,
)
from mtgrec.model.errors import RefusedError
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.record_fields import RECORD
from mtgrec.model.records.types import DEFAULT_TYPES
from tests.document.generated import NOTES, TEXTS, record

RECORDS = 2000
CHUNKS = 20
_ACTION = KINDS["action"].fields


def plainly(source: Source) -> Parsed:
    return parse(source, DEFAULT_TYPES)


def source_of(text: str) -> Source:
    return Source("a.md", text.encode())


def front_matter(text: str) -> Any:
    """Return what PyYAML alone reads in the front matter: an opinion that is not our own."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    end = next(at for at, line in enumerate(lines) if at and line.rstrip() in ("---", "..."))
    return yaml.load("\n".join([*lines[1:end], ""]), Loader=yaml.BaseLoader)


def body(text: str) -> str:
    lines = text.split("\n")
    end = next(at for at, line in enumerate(lines) if at and line.rstrip() in ("---", "..."))
    return "\n".join(lines[end:])


def edits_of(random: Random, old: Record) -> list[Edit]:
    """Return one edit of each sort, at places of this record drawn at random."""
    item: Item = random.choice(old.items)
    place, fields = item_place(item), KINDS[item.kind].fields
    action = random.choice(old.item_lists["action"])
    texts = random.choice(("attendees", "tags"))
    edits: list[Edit] = [
        SetField(place, fields["status"], random.choice(("done", "doing", "open", "off-track"))),
        SetField(place, fields["what"], random.choice(TEXTS)),
        SetField(place, fields["due"], "2026-07-01"),
        SetField(place, fields["note"], random.choice((*TEXTS, *NOTES))),
        SetField(place, fields["major"], random.choice(("yes", "no"))),
        SetField(place, fields["owner"], random.choice(("韩梅梅", "市场部/李雷", "Anna Li"))),
        SetField((), RECORD["place"], random.choice(TEXTS)),
        SetField(item_place(action), _ACTION["finished"], "2026-06-30"),
        SetField(item_place(action), _ACTION["progress"], "90%"),
        AddNote(item_place(action), _ACTION["log"], date(2026, 6, 9), random.choice(NOTES)),
        AddEntry((), RECORD[texts], random.choice(("新人", "New One"))),
        AddItem(
            (),
            RECORD["actions"],
            ((_ACTION["id"], "A7KQ"), (_ACTION["what"], random.choice(TEXTS))),
        ),
        AddItem((), RECORD["lessons"], ((KINDS["lesson"].fields["what"], "学到的"),)),
    ]
    edits += [Respell(place, fields["status"], item.status)] if "status" in item.values else []
    edits += [Respell(place, fields["due"], item.due.isoformat())] if item.due else []
    present = [name for name in ("owner", "due", "status", "note") if name in item.values]
    if present:
        edits.append(RemoveField(place, fields[random.choice(present)]))
    if len(old.texts(texts)) > 1:
        edits.append(RemoveEntry((), RECORD[texts], random.choice(old.texts(texts))))
    return random.sample(edits, 3)


def intended(edit: Edit, before: Any, after: Any) -> bool:
    """Tell whether PyYAML sees no other difference than the one that `edit` means."""
    changed = list(differences(before, after, ()))
    entries = {path[:-1] for path in changed}
    if isinstance(edit, AddItem) and len(entries) == 1 and len(changed[0]) > 1:  # a form is filled
        return all(any(named(path, field.name) for field, _ in edit.values) for path in changed)
    if isinstance(edit, (AddItem, AddNote, AddEntry, RemoveEntry)):
        field = edit.field.name
        return len(changed) == 1 and named(changed[0], field)
    assert not isinstance(edit, RemoveItem)
    return len(changed) <= 1 and all(named(path, edit.field.name) for path in changed)


def named(path: tuple[Any, ...], field: str) -> bool:
    """Tell whether the path of a difference ends in the field, or in an entry of it."""
    if field == "what" and isinstance(path[-1], int):  # an entry that is only a sentence
        return True
    names = [step for step in path if isinstance(step, str)]
    fields = [*RECORD.fields, *(field for kind in KINDS.values() for field in kind.fields.fields)]
    return any(
        names[-1] in each.spellings or _same(names[-1], each)
        for each in fields
        if each.name == field
    )


def _same(name: str, field: Any) -> bool:
    from mtgrec.model.values.words import fold

    return fold(name) in map(fold, field.spellings)


def differences(one: Any, other: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """Yield the path of everything that differs; the order of names counts."""
    if isinstance(one, dict) and isinstance(other, dict):
        yield from _in_mappings(one, other, path)
    elif isinstance(one, list) and isinstance(other, list):
        yield from _in_lists(one, other, path)
    elif isinstance(one, str) and isinstance(other, dict) and one in other.values():
        # A sentence that became an entry with fields.
        yield from ((*path, key) for key, value in other.items() if value != one)
    elif one != other:
        yield path


def _in_mappings(one: Any, other: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    if [key for key in one if key in other] != [key for key in other if key in one]:
        yield path
    for key in {*one, *other}:
        if key in one and key in other:
            yield from differences(one[key], other[key], (*path, key))
        else:
            yield (*path, key)


def _in_lists(one: Any, other: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    if len(one) == len(other):
        for at, (left, right) in enumerate(zip(one, other, strict=True)):
            yield from differences(left, right, (*path, at))
        return
    long, short = (one, other) if len(one) > len(other) else (other, one)
    yield path
    if not any(long[:at] + long[at + 1 :] == short for at in range(len(long))):
        yield path  # more than one entry came or went


def touched(old: str, new: str) -> tuple[str, str]:
    """Return what differs, between the longest common beginning and end."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return old[start : len(old) - end], new[start : len(new) - end]


def check(seed: int, refused: Callable[[str], None]) -> int:
    text = record(seed)
    old = parse(source_of(text), DEFAULT_TYPES).record
    assert old is not None, text
    count = 0
    for edit in edits_of(Random(seed), old):
        count += 1
        try:
            revision = revise(source_of(text), [edit], plainly)
        except RefusedError as refusal:
            refused(f"{seed}: {refusal}")
            continue
        new = revision.data.decode()
        if not isinstance(edit, AddItem):
            again = revise(Source("a.md", revision.data), [edit], plainly)
            assert again.data == revision.data, edit
        if new == text:
            continue
        assert body(new) == body(text), edit
        assert new.startswith("\ufeff") == text.startswith("\ufeff")
        assert intended(edit, front_matter(text), front_matter(new)), (
            seed,
            edit,
            touched(text, new),
        )
        gone, _ = touched(text, new)
        assert gone.count("\n") <= 6, (seed, edit, gone)
        breaks = (
            {"\r\n"}
            if "\n" not in text.replace("\r\n", "")
            else {"\n"}
            if "\r" not in text
            else set()
        )
        if breaks == {"\r\n"}:
            assert "\n" not in new.replace("\r\n", "")
        if breaks == {"\n"}:
            assert "\r" not in new
    return count


COMMENT = re.compile("# (?:说明|备注|why)")


def without_one(seed: int, refused: Callable[[str], None]) -> bool:
    """Take one item out of a record drawn at random; False where that was refused."""
    text = record(seed)
    old = parse(source_of(text), DEFAULT_TYPES).record
    assert old is not None, text
    item = Random(seed).choice(old.items)
    try:
        new = revise(source_of(text), [RemoveItem(item_place(item))], plainly).data.decode()
    except RefusedError as refusal:
        refused(f"{seed}: {refusal}" + ("" if COMMENT.search(text) else " (without a comment!)"))
        return False
    gone, come = touched(text, new)
    assert gone
    assert not come, (seed, come)
    assert body(new) == body(text)
    before, after = front_matter(text), front_matter(new)
    lists = {**before, **next((value for value in before.values() if isinstance(value, dict)), {})}
    name = next(key for key in lists if named((key,), str(item_place(item)[-2])))
    home, then = (
        (side if name in side else next(v for v in side.values() if isinstance(v, dict)))
        for side in (before, after)
    )
    left = [*home[name][: item.number - 1], *home[name][item.number :]]
    assert (then.pop(name) or []) == left
    home.pop(name)
    assert before == after
    return True


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_an_item_is_taken_out_and_nothing_else_is_touched(chunk: int):
    refusals: list[str] = []
    taken = sum(without_one(seed, refusals.append) for seed in range(chunk, RECORDS, CHUNKS))
    expected = re.compile(r".*(?: comment (?:beside|below) it that would be lost|unusual way)")
    assert all(map(expected.fullmatch, refusals)), refusals
    assert taken > RECORDS / CHUNKS / 2


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_edit_changes_what_it_was_asked_to_and_nothing_else(chunk: int):
    refusals: list[str] = []
    edits = sum(check(seed, refusals.append) for seed in range(chunk, RECORDS, CHUNKS))
    assert len(refusals) < edits / 100, refusals
