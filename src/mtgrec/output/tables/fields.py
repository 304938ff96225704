"""Fields as readable text: one line per entry, words in the interface language."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from mtgrec.model.message import N_
from mtgrec.model.records.plain_values import plain_value
from mtgrec.model.records.record import Item
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Fields
from mtgrec.model.values.words import Words
from mtgrec.output.answer import Cell
from mtgrec.output.language import _, current, in_language
from mtgrec.output.tables.cells import NONE, joined, shown, unread_of
from mtgrec.output.text import width

_NAMES = ("metric", "category")
"""Fields that name an item as well as `what` does."""
_OTHER_WORDS = (
    *("note", "deliverable", "standard", "why", "plan", "expects", "response", "trigger", "cause"),
    *("advice", "needs", "lag_reason", "evidence", "result", "channel", "tags"),
)
# Entries of a list up to this width share one line.
_SHORT = 20


def field_text(value: object, words: Words | None = None) -> str:
    """Return a field's plain value as readable text, one line per entry; empty for None."""
    if isinstance(value, str):
        return words.show(value, current()) if words else value
    if isinstance(value, bool):
        return _("yes") if value else ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, Mapping):
        return "\n".join(f"{name}: {part}" for name, part in value.items())
    if isinstance(value, Sequence):
        parts = list(map(_part_text, value))
        long = (
            any(isinstance(part, Mapping) for part in value)
            or max(map(width, parts), default=0) > _SHORT
        )
        return "\n".join(parts) if long else joined(parts)
    return "" if value is None else str(value)


def _part_text(value: object) -> str:
    if isinstance(value, Mapping):
        parts = (
            shown(str(part) if part else "", unread_of(value, name))
            for name, part in value.items()
            if name != "unread"
        )
        return " ".join(filter(None, parts))
    return str(value)


def unknown_keys(unread: Mapping[str, str], fields: Fields) -> list[tuple[str, str | Cell]]:
    """Return what stands under keys that are no fields, each marked as not counted."""
    names = {field.name for field in fields.fields}
    return [
        pair
        for key, text in unread.items()
        if key not in names
        for pair in lines(key, shown("", text or NONE))
    ]


def what_text(item: Item, language: str = "") -> str:
    """Return what an item is; where that is missing, its other words, marked.

    In `language`, or else in that of the interface.
    """
    if "what" not in item.unread and (what := item.text("what")):
        return what
    names = [field.name for field in KINDS[item.kind].fields.fields]
    row = {name: plain_value(item.values.get(name)) for name in names} | {"unread": item.unread}
    return shown(what_of_row(row, language), item.unread.get("what"), language)


def what_of_row(row: Mapping[str, object], language: str = "") -> str:
    """Return what an item is, from its document; where that is missing, other words, marked."""
    if row.get("what") or unread_of(row, "what"):
        return field_text(row["what"]) or NONE
    if name := next((str(row[name]) for name in _NAMES if row.get(name)), ""):
        return name
    words = next((field_text(row[name]) for name in _OTHER_WORDS if row.get(name)), "")
    words = shown(words, _words_beside_fields(row), language)
    sentence = in_language(N_("(no description) {words}"), language or current())
    return sentence.format(words=words).strip()


def _words_beside_fields(row: Mapping[str, object]) -> str:
    """Return what stands under keys that are no fields, or in an id that cannot be read.

    It may say what the item is.
    """
    unread = row.get("unread")
    pairs = unread.items() if isinstance(unread, Mapping) else ()
    return "; ".join(
        f"{key}: {text}" if text else key for key, text in pairs if key == "id" or key not in row
    )


def lines(title: str, text: str) -> list[tuple[str, str | Cell]]:
    """Return a pair for each line of `text`, with the title only at the first."""
    return [("" if number else title, line) for number, line in enumerate(text.splitlines())]
