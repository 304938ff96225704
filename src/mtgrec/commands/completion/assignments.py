"""Completions for `mtgrec set`: addresses, then field names, then the words of a field."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from mtgrec.commands.completion.choices import Choices, addresses, people, references
from mtgrec.commands.session import Session
from mtgrec.model.editing.assign import NOT_SETTABLE
from mtgrec.model.editing.references import REFERENCED_KINDS
from mtgrec.model.errors import MtgrecError
from mtgrec.model.records.address import Target
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field, Fields
from mtgrec.model.records.schema.record_fields import RECORD
from mtgrec.model.values.words import YES_NO
from mtgrec.output.language import current


def assignments(session: Session, words: Sequence[str], typed: str) -> Choices:
    """Return the completions of the last of `words`, which are all the words after `set`."""
    targets = list(_targets(session, words[:-1]))
    if not targets:
        return addresses(session, typed)
    fields = _fields(targets[0])
    name, prefix = _name(typed)
    if name is None:
        return [*_names(fields), *(addresses(session, typed) if typed else ())]
    field = fields.find(name.rstrip("+-"))
    return [(f"{prefix}{value}", description) for value, description in _values(session, field)]


def _targets(session: Session, words: Sequence[str]) -> Iterator[Target]:
    for word in words:
        with suppress(MtgrecError):
            yield session.finder.find(word, whole=True)


def _fields(target: Target) -> Fields:
    return KINDS[target.item.kind].fields if target.item else RECORD


def _name(typed: str) -> tuple[str | None, str]:
    """Return the field whose value is being typed, and what is before that in the same word."""
    name, equals_sign, _value = typed.partition("=")
    return (name, f"{name}=") if equals_sign else (None, "")


def _names(fields: Fields) -> Choices:
    """Return the names of the fields that can be set, those of the interface language first."""
    settable = [field for field in fields.fields if field.kind not in NOT_SETTABLE]
    language = current()
    other_language = "en" if language == "zh" else "zh"
    for field in settable:
        yield f"{field.title(language)}=", field.help(language)
    for field in settable:
        yield f"{field.title(other_language)}=", field.help(language)


def _values(session: Session, field: Field | None) -> Choices:
    if field is None:
        return
    words = YES_NO if field.kind == "yesno" else field.words
    if words:
        for word in words.words:
            yield words.show(word.name, current()), word.name
            if current() == "zh":
                yield word.name, word.zh
    elif field.kind in ("person", "people"):
        yield from people(session)
    elif field.kind in ("reference", "references"):
        kind = REFERENCED_KINDS.get(field.name)
        yield from references(*([kind] if kind else []))(session)
