"""Regular expressions that are compiled when they are first used.

Rules have many long ones, and most commands need only a few; compiling all of them would take
longer than the whole of `mtgrec status` may.
"""

import re
from typing import cast


class _Lazy:
    """Behaves as a compiled pattern; compiles it on first use."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        found: object = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)  # later look-ups find it without __getattr__
        return found


def lazily(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern as `re.compile` does, compiled on first use."""
    return cast("re.Pattern[str]", _Lazy(text, flags))
