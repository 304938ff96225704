"""The error for a word that is none of those that are possible."""

from collections.abc import Iterable

from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message, listed
from mtgrec.model.records.types import RecordTypes
from mtgrec.model.values.spelling import closest


def wrong_word(
    place: str,
    word: str,
    candidates: Iterable[str],
    possible: Iterable[str] = (),
    sentence: str = N_("unknown word “{word}”"),
) -> UsageError:
    """Return the error for a word that is none of `candidates`, with the closest one as a hint.

    Without a close candidate the hint names the `possible` words.
    """
    guess = closest(word, candidates)
    return UsageError(
        Message(sentence, word=word),
        Message(N_("did you mean “{word}”?"), word=guess)
        if guess
        else Message(N_("possible words: {known}"), known=listed(possible)),
        place,
    )


def wrong_type(place: str, word: str, types: RecordTypes) -> UsageError:
    """Return the error for a word that is no type of record."""
    sentence = N_("there is no type “{word}”")
    return wrong_word(place, word, types.spellings(), types.main_names(), sentence)
