"""What to write where the first argument of a command is missing: the words, or what is open."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from mtgrec.commands.completion import FIRST_ARGUMENTS
from mtgrec.commands.completion.choices import Choices
from mtgrec.commands.session import Session
from mtgrec.model.message import N_, Message, listed
from mtgrec.output.text import visible

_SHOWN = 8
_WORDS = 20
_ADDRESSES = ("show", "edit", "set", "done", "reopen", "log")
_LIKE = {"set": "done"}
"""A change is most often one of what is open."""


def choices(words: Sequence[str], folder: Path) -> Message | None:
    """Return what may follow the `words` of a command, for a help; None where anything may.

    Raises what reading the workspace raises.
    """
    command, *further = words
    find = FIRST_ARGUMENTS.get(_LIKE.get(command, command))
    found = find(Session(folder=folder), [*further, ""], "") if find else ()
    if command in _ADDRESSES:
        shown = [f"{value} {text}".strip() for value, text in islice(found, _SHOWN + 1)]
        more = ["…"] if shown[_SHOWN:] else []
        candidates = visible("; ".join([*shown[:_SHOWN], *more]))
        return Message(N_("write one of: {candidates}"), candidates=candidates) if shown else None
    known = [f"{value} {text}".strip() for value, text in _once(found)]
    more = ["…"] if known[_WORDS:] else []
    shown = [*map(visible, known[:_WORDS]), *more]
    return Message(N_("possible words: {known}"), known=listed(shown)) if shown else None


def _once(found: Choices) -> Choices:
    """Return the words with their descriptions, but of a word in two languages only one."""
    kept: dict[str, str] = {}
    for value, text in found:
        if kept.get(text) != value:
            kept[value] = text
    return kept.items()
