"""Words of commands that are offered to be copied into a shell.

Names come from files, and a file must never make anybody run a command. So every value that stands
in a command of a sentence is quoted where the sentence is put together, not by whoever wrote it.
"""

import re
import shlex
from collections.abc import Mapping

from mtgrec.model.message import Message
from mtgrec.model.values.patterns import lazily

COMMAND_NAMES = frozenset(
    (
        *("init", "new", "status", "list", "show", "done", "reopen", "set", "add", "log", "edit"),
        *("todo", "metric", "report", "check", "help", "completion"),
    )
)
_HARMLESS = lazily(r"(?:[\w.:/@+=,%-]|[^\x00-\x7f\s])*")
_COMMAND = lazily(rf"mtgrec (?:{'|'.join(sorted(COMMAND_NAMES))})\b[^;；:：,，。、()（）]*")
_IN_QUOTES = lazily(r'("[^"]*\{[^"]*")')
_LIVE_IN_QUOTES = lazily(r'[$`"\\!]')


class ShellText(str):
    """Words of a command that are quoted already."""

    __slots__ = ()


def shell_word(text: str) -> str:
    """Return `text` so that a shell takes it as one word and runs nothing in it."""
    return text if _HARMLESS.fullmatch(text) else shlex.quote(text)


def shell_words(*texts: str) -> ShellText:
    """Return the words of a command, each quoted."""
    return ShellText(" ".join(map(shell_word, texts)))


def with_quoted_commands(
    sentence: str, values: Mapping[str, object], texts: Mapping[str, str]
) -> str:
    """Return a sentence with its placeholders filled by `texts`, quoted inside of its commands.

    Within double quotes (`"{field}={value}%"`) all is one word. A value that is a sentence or the
    words of a command (ShellText) has its own quotes.
    """
    if "mtgrec " not in sentence:
        return sentence.format(**texts)
    words = {
        name: text if isinstance(values[name], Message | ShellText) else shell_word(text)
        for name, text in texts.items()
    }
    parts, end = [], 0
    for command in _COMMAND.finditer(sentence):
        parts += [sentence[end : command.start()].format(**texts), _command(command, texts, words)]
        end = command.end()
    return "".join([*parts, sentence[end:].format(**texts)])


def _command(found: re.Match[str], texts: Mapping[str, str], words: Mapping[str, str]) -> str:
    return "".join(
        _in_quotes(piece[1:-1].format(**texts)) if number % 2 else piece.format(**words)
        for number, piece in enumerate(_IN_QUOTES.split(found[0]))
    )


def _in_quotes(text: str) -> str:
    return shell_word(text) if _LIVE_IN_QUOTES.search(text) else f'"{text}"'
