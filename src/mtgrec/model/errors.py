"""What stops a command, and the exit code each kind of stop owns."""

from collections.abc import Iterable
from enum import IntEnum

from mtgrec.model.message import N_, Message
from mtgrec.model.values.words import closest


class ExitCode(IntEnum):
    """The one list of exit codes; no command invents another."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    REFUSED = 4
    NETWORK = 5
    BUG = 70
    INTERRUPTED = 130


class MtgrecError(Exception):
    """A stop that a person can understand: one sentence, perhaps a place and a way to fix it."""

    exit_code = ExitCode.BUG

    def __init__(self, message: Message, help: Message | None = None, place: str = "") -> None:
        """`place` is `path`, `path:line` or `path:line:col`, relative to the workspace."""
        super().__init__(str(message))
        self.message = message
        self.help = help
        self.place = place


class UsageError(MtgrecError):
    """Wrong usage, configuration, address, value or template."""

    exit_code = ExitCode.USAGE


class UnreadableError(MtgrecError):
    """The very file that was requested cannot be read."""

    exit_code = ExitCode.UNREADABLE


class RefusedError(MtgrecError):
    """Doing it would overwrite, lose or disturb something."""

    exit_code = ExitCode.REFUSED


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
