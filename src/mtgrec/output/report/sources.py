"""Sources as numbers next to the statements, in full at the end of the page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from mtgrec.output.report import Evidence

_SHORT_COMMIT = 8
# From this many in a row on they are written as `3–5`: a sum can have forty sources.
_RUN = 3


class Reference(NamedTuple):
    """A number of a source, or a run of consecutive numbers."""

    text: str
    first: int
    evidence: Evidence
    run: bool


class Sources:
    """Numbers the sources in the order in which the page refers to them."""

    def __init__(self, link: Callable[[str], str | None]) -> None:
        """`link` returns the URL of a workspace path relative to the page, or None."""
        self._link = link
        self._numbers: dict[Evidence, int] = {}

    def references(self, evidence: Iterable[Evidence]) -> list[Reference]:
        """Return the numbers of some sources, each once."""
        found = {self._number(each): each for each in evidence}
        return [
            Reference(_text(run), run[0], found[run[0]], len(run) > 1)
            for run in _runs(sorted(found))
        ]

    def href(self, evidence: Evidence) -> str:
        """Return the URL of a source, quoted; empty if the page cannot link to it."""
        return self._link(evidence.path) or ""

    def listed(self) -> list[tuple[int, Evidence]]:
        """Return all sources with their numbers, in order."""
        return [(number, evidence) for evidence, number in self._numbers.items()]

    def _number(self, evidence: Evidence) -> int:
        return self._numbers.setdefault(evidence, len(self._numbers) + 1)


def place_text(evidence: Evidence) -> str:
    """Return `path:line`, or only the path for a file as a whole."""
    return f"{evidence.path}:{evidence.line}" if evidence.line else evidence.path


def commit_text(evidence: Evidence) -> str:
    """Return the abbreviated commit; empty if git has none."""
    return evidence.commit[:_SHORT_COMMIT]


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    for _, group in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        if len(run) >= _RUN:
            yield run
        else:
            yield from ([number] for number in run)


def _text(run: list[int]) -> str:
    return str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}"
