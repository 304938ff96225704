"""Ids of items: random for a new item, derived from its text for one that has none."""

from collections.abc import Collection, Iterator
from hashlib import sha256
from itertools import count
from random import Random
from unicodedata import normalize

from mtgrec.model.records.schema import KINDS

DIGITS = "23456789"
LETTERS = "BCDFGHJKMNPQRSTVWXYZ"
ALPHABET = DIGITS + LETTERS
"""No vowels, so that no words arise; no 0, 1, I, L and O, which are easily confused."""

_CROWDED = 5_000
"""From so many ids on, a new one gets a fourth character."""


def draw_id(letter: str, taken: Collection[str], source: Random) -> str:
    """Return a random id such as `A7KQ` that is not in `taken`, with three or four characters."""
    used = {name.upper() for name in taken if name[:1].upper() == letter}
    return _drawn(letter, used, source)


def draw_ids(taken: Collection[str], source: Random, count: int = 50) -> dict[str, list[str]]:
    """Return `count` unused random ids for every letter, for templates."""
    drawn: dict[str, list[str]] = {}
    for letter in sorted(kind.letter for kind in KINDS.values() if kind.letter):
        used = {name.upper() for name in taken if name[:1].upper() == letter}
        drawn[letter] = []
        for _ in range(count):
            drawn[letter].append(_drawn(letter, used, source))
            used.add(drawn[letter][-1])
    return drawn


def derived_id(record_id: str, kind: str, what: str, taken: Collection[str]) -> str:
    """Return the first derived id that is not in `taken`, for an item without one."""
    used = {name.upper() for name in taken}
    return next(id for id in derived_ids(record_id, kind, what) if id not in used)


def derived_ids(record_id: str, kind: str, what: str) -> Iterator[str]:
    """Yield the ids that an item without one may get, in order of preference.

    They depend only on the record, the kind and the text, so that two people who fix the same file
    on two branches write the same line.
    """
    letter = KINDS[kind].letter
    for attempt in count():
        seed = "\0".join((record_id, kind, what, str(attempt)))
        digest = sha256(normalize("NFC", seed).encode("utf-8", "surrogatepass")).digest()
        length = 3 if attempt < _CROWDED else 4
        characters = "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:length])
        if not characters.isdigit():
            yield f"{letter}{characters}"


def _drawn(letter: str, used: Collection[str], source: Random) -> str:
    length = 4 if len(used) >= _CROWDED else 3
    while True:
        characters = "".join(source.choice(ALPHABET) for _ in range(length))
        # Digits alone would look like an id that somebody counted up by hand: A237.
        if not characters.isdigit() and letter + characters not in used:
            return letter + characters
