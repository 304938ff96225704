"""Words that are not known, and what was probably meant."""

from collections.abc import Iterable

from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.values.words import closest


def wrong_word(place: str, word: str, candidates: Iterable[str], listed: str) -> UsageError:
    """Return the error for a word that is none of `candidates`, with a guess at what was meant."""
    near = closest(word, candidates)
    return UsageError(
        Message(N_("unknown word “{word}”"), word=word),
        Message(N_("did you mean “{word}”?"), word=near)
        if near
        else Message(N_("possible words: {known}"), known=listed),
        place,
    )
