"""Patterns that are compiled when they are first needed.

Rules hold many long ones, of which most calls need few; compiling them all takes longer than a
`mtgrec status` may.
"""

import re
from typing import cast


class _Lazy:
    """Stands where a compiled pattern would, and becomes one with its first use."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        found: object = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)  # from now on it is found without coming here
        return found


def lazily(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern as `re.compile` does, compiled only when something is looked for with it."""
    return cast("re.Pattern[str]", _Lazy(text, flags))
