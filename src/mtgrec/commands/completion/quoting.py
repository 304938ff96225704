"""A shell's line, read as the shell reads it, and names written so that it reads them back as they are.

Names come from records, so from anybody: whatever is put on the line must arrive as one word, and
never run. Bash puts a completion on the line as it is, so it is quoted here; zsh and fish quote for
themselves. Nothing on the line is ever expanded.
"""

import re
from typing import NamedTuple

_SPACES = " \t\n"
_SEPARATORS = ";|&()<>"
_SPECIAL = re.compile(r"[\s!\"#$&'()*;<>?\[\\\]^`{|}~]")
_IN_DOUBLE_QUOTES = re.compile(r'[$`"\\]')
_VARIABLE = re.compile(r"[A-Za-z_]\w*\+?=", re.ASCII)


class Line(NamedTuple):
    """The words of a command up to the cursor, without quotes."""

    words: tuple[str, ...]
    """Those before the last one."""
    text: str
    """The last one, as far as it is typed."""
    kept: int = 0
    """How much of `text` bash leaves on the line: it replaces what follows a break or a quote."""
    quote: str = ""
    """The quote that is still open."""


def read_line(line: str, breaks: str = "") -> Line:
    """Return the words after the command's own name.

    `breaks` are the characters after which bash begins to replace (its COMP_WORDBREAKS).
    """
    words: list[str] = []
    word = _Word(breaks)
    for character in line:
        if word.is_bare and character in _SPACES + _SEPARATORS:
            words += ["".join(word.text)] if word.begun else []
            words = [] if character in _SEPARATORS else words  # another command begins
            word = _Word(breaks)
        else:
            word.take(character)
    while words and _VARIABLE.match(words[0]):  # LANG=C mtgrec ...
        del words[0]
    return Line(tuple(words[1:]), "".join(word.text), word.kept, word.quote)


def read_word(typed: str) -> str:
    """Return one word that the shell has parted already, perhaps not typed to its end."""
    word = _Word("")
    for character in typed:
        word.take(character)
    return "".join(word.text)


class _Word:
    """A word that is read character by character."""

    def __init__(self, breaks: str) -> None:
        self.breaks = breaks
        self.text: list[str] = []
        self.kept = 0
        self.quote = ""
        self.begun = False
        self._escaped = False

    @property
    def is_bare(self) -> bool:
        """Whether the next character stands for itself: outside of quotes, after no backslash."""
        return not self.quote and not self._escaped

    def take(self, character: str) -> None:
        """Read one character more."""
        self.begun = True
        if self._escaped:
            kept_backslash = self.quote and not _IN_DOUBLE_QUOTES.match(character)
            self.text += ["\\", character] if kept_backslash else [character]
            self._escaped = False
        elif character == "\\" and self.quote != "'":
            self._escaped = True
        elif character == self.quote or (not self.quote and character in "'\""):
            self.quote = "" if self.quote else character
            self.kept = len(self.text)
        else:
            self.text.append(character)
            if not self.quote and character in self.breaks:
                self.kept = len(self.text)


def for_bash(value: str, line: Line) -> str:
    """Return what bash puts in place of the end of the line, so that its last word becomes `value`."""
    rest = value[line.kept :]
    if not line.quote:
        return _SPECIAL.sub(r"\\\g<0>", rest)
    if line.quote == "'":
        quoted = rest.replace("'", "'\\''")
    else:  # between double quotes nothing keeps ! from the history
        quoted = _IN_DOUBLE_QUOTES.sub(r"\\\g<0>", rest).replace("!", '"\\!"')
    # Bash closes the quote that is open, unless the last character looks as if that were done.
    return quoted + (line.quote if quoted.endswith(line.quote) else "")
