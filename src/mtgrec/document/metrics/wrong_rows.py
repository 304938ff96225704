"""The rows of a metrics file, or of an export, that cannot be read."""

from array import array
from collections.abc import Iterator
from typing import NamedTuple

from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.rules.files.tables import WRONG_ROW

_MAX_REPORTED = 50


class _WrongRow(NamedTuple):
    """The line of a row that cannot be read, and why."""

    line: int
    reason: Message
    column: int
    help: Message | None


class WrongRows:
    """The rows that cannot be read: all are counted, only the first ones are kept."""

    def __init__(self) -> None:
        self._lines = array("I")
        self._kept: list[_WrongRow] = []

    def add(self, line: int, reason: Message, column: int = 1, help: Message | None = None) -> None:
        """Take up a row that cannot be read: the column to point at, and what else than usual helps."""
        self._lines.append(line)
        self._kept.append(_WrongRow(line, reason, column, help))
        if len(self._kept) > 20 * _MAX_REPORTED:
            self._kept = self.first()

    @property
    def count(self) -> int:
        """How many reasons there are; a row may have several."""
        return len(self._lines)

    @property
    def rows(self) -> int:
        """How many rows are wrong."""
        return len(set(self._lines))

    def first(self) -> list[_WrongRow]:
        """Return the first ones, and one more as the place where the rest begins."""
        return sorted(self._kept, key=lambda wrong: (wrong.line, wrong.column))[: _MAX_REPORTED + 1]

    def problems(self, path: str) -> Iterator[Problem]:
        """Yield a problem for each of the first 50 wrong rows, and one for all others."""
        first = self.first()
        for line, reason, column, help in first[:_MAX_REPORTED]:
            problem = WRONG_ROW.at(path, (line, column), reason=reason)
            yield problem._replace(help=help or problem.help)
        for line, _, _, help in first[_MAX_REPORTED:]:
            rest = self.count - _MAX_REPORTED
            reason = Message(N_("and {count} more rows from here on"), count=rest)
            problem = WRONG_ROW.at(path, (line, 1), reason=reason)
            yield problem._replace(help=help or problem.help)
