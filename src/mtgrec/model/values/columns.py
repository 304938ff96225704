"""Patterns for the texts of long columns, which are compared together."""

import re
from collections.abc import Collection


class ColumnPattern:
    """A pattern that each text of a column fits, or not; it matches no line end."""

    def __init__(self, pattern: str) -> None:
        self._one = re.compile(pattern)
        self._all = re.compile(rf"(?:{pattern}\n)*+")

    def fits(self, text: str) -> bool:
        """Return whether one text fits."""
        return self._one.fullmatch(text) is not None

    def fits_all(self, texts: Collection[str]) -> bool:
        """Return whether every text fits."""
        joined = "\n".join([*texts, ""])
        return joined.count("\n") == len(texts) and self._all.fullmatch(joined) is not None
