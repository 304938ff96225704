"""Words of commands that are offered to be copied into a shell."""

import shlex

from mtgrec.model.values.patterns import lazily

_HARMLESS = lazily(r"[\w.:/@+=,-]+")


def shell_word(text: str) -> str:
    """Return `text` so that a shell takes it as one word and runs nothing in it.

    Names come from files, and a file must never make anybody run a command.
    """
    return text if _HARMLESS.fullmatch(text) else shlex.quote(text)
