"""Collect the problems of one file, each with its line and column."""

from functools import lru_cache

from mtgrec.document.source import LineOf, Unreadable, line_starts, place_of
from mtgrec.model.message import N_, Message, both_names
from mtgrec.model.problem import Problem
from mtgrec.model.records.schema.field import Field
from mtgrec.model.values.spelling import closest
from mtgrec.rules.engine.info import RuleInfo

_LONGEST_SHOWN = 80
_LONGEST_GUESSED = 40
_GUESSES = 50


_line_starts = lru_cache(maxsize=2)(line_starts)
"""Remembered for a file before and after an edit, as both are read more than once."""


class Reporter:
    """Collects problems; turns offsets into lines and columns, fields and lines into words."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.breaks = _line_starts(text)
        self.problems: list[Problem] = []
        self.language = "zh"
        """`zh` or `en`: the language in which the file names its fields, for suggestions."""
        self._guesses = _GUESSES

    def report(self, info: RuleInfo, offset: int, **values: object) -> None:
        """Add the problem that the rule `info` reports at `offset`; `values` fill its message."""
        shown = {
            name: value if name == "known" else self._shown(value) for name, value in values.items()
        }
        self.problems.append(info.at(self.path, place_of(self.breaks, offset), None, **shown))

    def refuse(self, error: Unreadable) -> None:
        """Replace all problems by the reason why the whole file cannot be read."""
        self.problems.clear()
        self.report(error.info, error.offset, **error.values)

    def guess(self, text: str, spellings: list[str], cutoff: float = 0.6) -> Message | str:
        """Return “did you mean …?”, or nothing; at most 50 guesses are made for a file."""
        if self._guesses <= 0 or len(text) > _LONGEST_GUESSED:
            return ""
        self._guesses -= 1
        near = closest(text, spellings, cutoff)
        return Message(N_("; did you mean “{word}”?"), word=near) if near else ""

    def _shown(self, value: object) -> object:
        match value:
            case Field():
                return both_names(value.name, value.zh)
            case LineOf():
                return place_of(self.breaks, value)[0]
            case str() if len(value) > _LONGEST_SHOWN:
                return value[: _LONGEST_SHOWN - 1] + "…"
            case _:
                return value
