"""The error for a word that is none of those that are possible."""

from collections.abc import Iterable

from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message, listed
from mtgrec.model.values.spelling import closest


def wrong_word(
    place: str, word: str, candidates: Iterable[str], possible: Iterable[str] = ()
) -> UsageError:
    """Return the error for a word that is none of `candidates`, with the closest one as a hint.

    Without a close candidate the hint names the `possible` words.
    """
    guess = closest(word, candidates)
    return UsageError(
        Message(N_("unknown word “{word}”"), word=word),
        Message(N_("did you mean “{word}”?"), word=guess)
        if guess
        else Message(N_("possible words: {known}"), known=listed(possible)),
        place,
    )
