"""The pen: plan how an edit changes the text of a page, with as few characters as possible.

`plan_change` returns a TextChange: which characters are replaced by which, and how the values of the
front matter change by that. It neither applies nor checks the change: `document/edit.py` does.
"""

from mtgrec.document.pen.fields import insert, put, remove, replace
from mtgrec.document.pen.lists import add_text, append, remove_text, with_field
from mtgrec.document.pen.location import Location, TextChange, find, is_nothing, locate
from mtgrec.document.pen.page import Page, Refusal, Splice
from mtgrec.document.pen.removal import extent, remove_item
from mtgrec.document.pen.spell import quoted
from mtgrec.document.pen.trees import Leaf, Pair, Tree, keys_of, plain, replaced
from mtgrec.document.pen.wording import (
    key_leaf,
    language_near,
    language_of,
    list_leaf,
    main_word_leaf,
    value_leaf,
)
from mtgrec.document.record.blank_entries import is_blank_form
from mtgrec.document.record.boxes import read_boxes
from mtgrec.document.record.values import SEPARATORS
from mtgrec.document.yaml.nodes import Mapping, Node, Scalar, Sequence
from mtgrec.model.editing.edit import (
    AddEntry,
    AddItem,
    AddNote,
    Edit,
    FieldEdit,
    Place,
    RemoveEntry,
    RemoveField,
    RemoveItem,
    Respell,
    SetField,
)
from mtgrec.model.message import N_
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import SEVERAL, Field, Fields
from mtgrec.model.values.words import STATUS

__all__ = [
    "Page",
    "Refusal",
    "Splice",
    "TextChange",
    "blank_entry",
    "extent",
    "has_id",
    "plan_change",
    "written_text",
]


def plan_change(page: Page, edit: Edit) -> TextChange | None:
    """Return the change that carries out `edit`, None for no change; raises Refusal."""
    if isinstance(edit, RemoveItem):
        return remove_item(page, edit.place)
    return _plan_field_change(page, locate(page, edit.place), edit)


def _plan_field_change(page: Page, location: Location, edit: FieldEdit) -> TextChange | None:
    match edit:
        case SetField():
            return _set(page, location, edit.field, edit.value)
        case Respell():
            return _respell(page, location, edit.field, edit.value)
        case RemoveField():
            found = find(location.node, location.fields, edit.field)
            return None if location.missing or found is None else remove(page, location, found)
        case AddEntry():
            if location.missing or not isinstance(location.node, Mapping):
                return _put(page, location, edit.field, list_leaf([edit.value]))
            return add_text(page, location, edit.field, edit.value)
        case RemoveEntry():
            return remove_text(page, location, edit.field, edit.value)
        case AddNote():
            return _add_note(page, location, edit)
        case AddItem():
            return _add_item(page, location, edit)


def _set(page: Page, location: Location, field: Field, value: str) -> TextChange:
    found = None if location.missing else find(location.node, location.fields, field)
    language = language_of(keys_of([location.node])) or language_near(page, location.near)
    leaf = value_leaf(page, field, value, found.node if found else None, language)
    if found is None:
        return _put(page, location, field, leaf)
    if is_nothing(found.node):
        return put(page, location, field, leaf)
    return replace(page, location, found, leaf)


def _respell(page: Page, location: Location, field: Field, value: str) -> TextChange | None:
    """Rewrite an existing value in its main spelling, in the language of the file."""
    found = None if location.missing else find(location.node, location.fields, field)
    if found is None or is_nothing(found.node):
        raise Refusal(location.node.start, N_("there is no value that could be written anew"))
    if field.words:
        leaf = main_word_leaf(page, field, field.words, value, found.node)
    else:
        leaf = value_leaf(page, field, value, found.node, None)
    return None if plain(found.node) == leaf.plain else replace(page, location, found, leaf)


def _put(page: Page, location: Location, field: Field, tree: Tree) -> TextChange:
    """Add a missing field, together with the groups around it that are missing as well."""
    if isinstance(location.node, Scalar) or not isinstance(location.node, Mapping):
        return _put_in_sentence(page, location, field, tree)
    if not location.missing:
        return put(page, location, field, tree)
    steps = [step for step in location.missing if isinstance(step, str)]
    fields, levels = location.fields, []
    for step in steps:
        levels.append((fields, fields[step]))
        fields = KINDS[fields[step].items].fields
    levels.append((fields, field))
    for inside, inner in reversed(levels[1:]):
        tree = (Pair(key_leaf(page, inner, [], [], inside), tree),)
    return put(page, location, levels[0][1], tree)


def _put_in_sentence(page: Page, location: Location, field: Field, tree: Tree) -> TextChange:
    """Add a field to an entry that consists of one sentence without field names."""
    what = location.fields.find("what") or location.fields.find("note")
    if what is None or isinstance(location.node, Mapping):
        raise Refusal(location.node.start, N_("this entry has no fields yet"))
    if field == what and isinstance(location.node, Scalar) and isinstance(tree, Leaf):
        text = tree.plain if isinstance(tree.plain, str) else ""
        raw = quoted(text)
        splice = Splice(location.node.start, location.node.end, raw)
        return TextChange([splice], [replaced(location.path, text)])
    name, key = (key_leaf(page, each, [], location.near, location.fields) for each in (what, field))
    return with_field(page, location, name, Pair(key, tree))


# -- items and notes


def _add_item(page: Page, location: Location, edit: AddItem) -> TextChange:
    fields = KINDS[edit.field.items].fields
    found = None if location.missing else find(location.node, location.fields, edit.field)
    near: list[Node] = getattr(found.node, "items", []) if found else []
    language = language_of(keys_of(near[-1:]))
    item = tuple(
        Pair(
            key_leaf(page, field, near[-1:], near, fields),
            list_leaf(value.splitlines())
            if _is_list_style(near, field, fields)
            else value_leaf(page, field, value, None, language),
        )
        for field, value in edit.values
    )
    return _add_entry(page, location, edit.field, item)


def _is_list_style(near: list[Node], field: Field, fields: Fields) -> bool:
    """Return whether neighbouring entries write `field` as a list, even with a single value."""
    written = (found.node for node in near if (found := find(node, fields, field)))
    return field.kind in SEVERAL and any(isinstance(node, Sequence) for node in written)


def _add_note(page: Page, location: Location, edit: AddNote) -> TextChange:
    found = None if location.missing else find(location.node, location.fields, edit.field)
    day = edit.day.isoformat()
    pair = Pair(Leaf(day, day), Leaf(edit.note, quoted(edit.note)))
    entry: Tree = (pair,)
    if found and isinstance(found.node, Mapping) and found.node.pairs:
        return _add_day(page, location, found.node, found.pair, pair)
    last = getattr(found.node, "items", [None])[-1:] if found and not is_nothing(found.node) else []
    if last and isinstance(last[0], Scalar) and last[0].text.strip():
        # A sign at the beginning would be read as the one that ends the day.
        text = f"{day}:" if edit.note.startswith(tuple(SEPARATORS)) else day
        text = f"{text} {edit.note}"
        entry = Leaf(text, quoted(text))
    elif last and isinstance(last[0], Mapping):
        entry = _note_in_style_of(last[0], day, edit.note) or entry
    return _add_entry(page, location, edit.field, entry)


def _note_in_style_of(last: Mapping, day: str, note: str) -> Tree | None:
    """Return a note with the field names of the previous note: `{date: …, note: …}`."""
    keys = [key.text for key, _ in last.pairs]
    if len(keys) != 2 or any(key[:1].isdigit() for key in keys):  # noqa: PLR2004 - a day and a note
        return None
    texts = (day, note) if _is_day(keys[0]) else (note, day)
    return tuple(
        Pair(Leaf(key, quoted(key)), Leaf(text, text if text == day else quoted(text)))
        for key, text in zip(keys, texts, strict=True)
    )


def _is_day(key: str) -> bool:
    return key.casefold() in ("date", "日期")


def _add_day(page: Page, location: Location, days: Mapping, index: int, pair: Pair) -> TextChange:
    """Add a note to a log that is a mapping from days to notes."""
    if any(key.text == pair.key.plain for key, _ in days.pairs):
        raise Refusal(days.start, N_("this log has room for one note a day"))
    inner = Location(days, (*location.path, index), Fields(()), [], ())
    return insert(page, inner, len(days.pairs), pair)


def _add_entry(page: Page, location: Location, field: Field, entry: Tree) -> TextChange:
    if location.missing or not isinstance(location.node, Mapping):
        return _put(page, location, field, [entry])
    return append(page, location, field, entry)


def blank_entry(page: Page, edit: AddItem) -> Place | None:
    """Return the place of the first blank form entry that the new item can fill, or None."""
    location = locate(page, edit.place)
    found = None if location.missing else find(location.node, location.fields, edit.field)
    for number, node in enumerate(getattr(found.node, "items", []) if found else [], 1):
        if isinstance(node, Mapping) and node.pairs and _is_open_form(node, edit.field):
            return (*edit.place, edit.field.name, number)
    return None


def _is_open_form(node: Mapping, field: Field) -> bool:
    """Return whether an entry is a blank form: only known field names, and the status open."""
    kind = KINDS[field.items]
    fields = [kind.fields.find(key.text) for key, _ in node.pairs]
    status = find(node, kind.fields, kind.fields["status"]) if kind.fields.find("status") else None
    written = status.node.text if status and isinstance(status.node, Scalar) else ""
    is_open = (
        not written.strip()
        or STATUS.find(written) == "open"
        or read_boxes(written).status == "open"
    )
    return is_blank_form(node, kind) and None not in fields and is_open


def written_text(page: Page, place: Place, field: Field) -> str | None:
    """Return the text written in `field`, or None."""
    location = locate(page, place)
    found = None if location.missing else find(location.node, location.fields, field)
    return found.node.text if found and isinstance(found.node, Scalar) else None


def has_id(page: Page, place: Place) -> bool:
    """Return whether the entry at `place` has an id, as the forms of templates do."""
    location = locate(page, place)
    found = (
        find(location.node, location.fields, location.fields["id"])
        if location.fields.find("id")
        else None
    )
    return found is not None and not is_nothing(found.node)
