"""Long columns: moments as numbers, texts in pieces, and patterns for all texts together."""

import re
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, time
from itertools import chain
from operator import call
from typing import Any, NamedTuple, TypeVar

MINUTES_PER_DAY = 1440
Argument = TypeVar("Argument")
Result = TypeVar("Result")


def moment_of(day: date, clock: time | None) -> int:
    """Return a moment as a sortable number: minutes times two, plus one without a time of day."""
    minutes = clock.hour * 60 + clock.minute if clock else MINUTES_PER_DAY - 1
    return (day.toordinal() * MINUTES_PER_DAY + minutes) * 2 + (clock is None)


def day_and_time(moment: int) -> tuple[date, time]:
    """Return the day and the time of a moment; 23:59 where only the day is known."""
    day, minute = divmod(moment >> 1, MINUTES_PER_DAY)
    return date.fromordinal(day), time(minute // 60, minute % 60)


def call_all(functions: Iterable[Callable[[Any], object]], arguments: Iterable[Any]) -> None:
    """Call each function with one argument, without a step of the interpreter for each."""
    deque(map(call, functions, arguments), maxlen=0)


class Memo(dict[Argument, Result]):
    """The results of a function by its argument; what it raises goes to the caller."""

    def __init__(self, function: Callable[[Argument], Result], most: int = 10_000) -> None:
        """At most `most` results are kept."""
        super().__init__()
        self._function = function
        self._most = most

    def __missing__(self, argument: Argument) -> Result:
        if len(self) >= self._most:
            self.clear()
        result = self[argument] = self._function(argument)
        return result


class Texts:
    """A long list of short texts without line ends, of which only the newest are objects."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._newest: list[str] = []
        self.append = self._newest.append
        """Adds a text."""
        self.extend = self._newest.extend
        """Adds several."""

    def pack(self, size: int = 0) -> None:
        """Join the newest texts into one object if there are more than `size`."""
        if len(self._newest) > size:
            self._pieces.append("\n".join(self._newest))
            self._newest.clear()

    def __contains__(self, sign: str) -> bool:
        """Return whether a character is in one of the texts."""
        return any(sign in text for text in chain(self._pieces, self._newest))

    def __iter__(self) -> Iterator[str]:
        for piece in self._pieces:
            yield from piece.split("\n")
        yield from self._newest


class RowColumns(NamedTuple):
    """The rows of a series by columns."""

    moments: Sequence[int]
    lines: Sequence[int]
    values: Sequence[str]
    expected_lines: Sequence[int]
    """The lines of the rows with an expected value."""
    expected: Sequence[str]


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
