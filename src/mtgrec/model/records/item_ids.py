"""Ids of items: drawn at random for a new one, derived from its words for one that has none."""

from collections.abc import Collection, Iterator
from hashlib import sha256
from itertools import count
from random import Random
from unicodedata import normalize

from mtgrec.model.records.schema import KINDS

DIGITS = "23456789"
LETTERS = "BCDFGHJKMNPQRSTVWXYZ"
ALPHABET = DIGITS + LETTERS
"""No vowels, so that no words arise; no 0, 1, I, L and O, which are read for one another."""

_CROWDED = 5_000


def draw_id(letter: str, taken: Collection[str], source: Random) -> str:
    """Return an id such as `A7KQ` that is not in `taken`: three signs, four where it is crowded."""
    used = {name.upper() for name in taken if name[:1].upper() == letter}
    return _drawn(letter, used, source)


def draw_ids(taken: Collection[str], source: Random, count: int = 50) -> dict[str, list[str]]:
    """Return `count` fresh ids for every letter, as templates want them."""
    drawn: dict[str, list[str]] = {}
    for letter in sorted(kind.letter for kind in KINDS.values() if kind.letter):
        used = {name.upper() for name in taken if name[:1].upper() == letter}
        drawn[letter] = []
        for _ in range(count):
            drawn[letter].append(_drawn(letter, used, source))
            used.add(drawn[letter][-1])
    return drawn


def derived_id(record_id: str, kind: str, what: str, taken: Collection[str]) -> str:
    """Return the id for an item without one; the same in every clone, and not in `taken`."""
    used = {name.upper() for name in taken}
    return next(id for id in derived_ids(record_id, kind, what) if id not in used)


def derived_ids(record_id: str, kind: str, what: str) -> Iterator[str]:
    """Yield the ids that an item without one may be given, the first that is free being its own.

    They come from the record, the kind and the words, so that two people who fix the same file on
    two branches write the same line.
    """
    letter = KINDS[kind].letter
    for tried in count():
        seed = "\0".join((record_id, kind, what, str(tried)))
        digest = sha256(normalize("NFC", seed).encode("utf-8", "surrogatepass")).digest()
        length = 3 if tried < _CROWDED else 4
        signs = "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:length])
        if not signs.isdigit():
            yield f"{letter}{signs}"


def _drawn(letter: str, used: Collection[str], source: Random) -> str:
    length = 4 if len(used) >= _CROWDED else 3
    while True:
        signs = "".join(source.choice(ALPHABET) for _ in range(length))
        # Digits alone would look like an id counted up by hand: A237.
        if not signs.isdigit() and letter + signs not in used:
            return letter + signs
