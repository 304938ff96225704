"""Read the rows of a CSV file in blocks, so that their columns can be converted together."""

import csv
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

_SIZE = 256  # more rows at a time leave the processor's cache, and wake the garbage collector


class Block(NamedTuple):
    """Consecutive rows of a file."""

    rows: list[list[str]]
    lines: Sequence[int]
    """The line at which each row begins."""
    following: int
    """The line at which the row after them begins."""
    error: csv.Error | None
    """Why the csv module rejects the row after them; None where it does not."""

    @property
    def columns(self) -> list[tuple[str, ...]]:
        """The columns that all rows have."""
        return list(zip(*self.rows, strict=False))  # ends with the shortest row


def read_block(table: Any, *, quotes: bool) -> Block | None:
    """Return the next rows of a csv reader, None at its end; without `quotes` a line is a row."""
    rows: list[list[str]] = []
    lines: list[int] = []
    error, first = None, table.line_num + 1
    try:
        if not quotes:
            rows.extend(islice(table, _SIZE))  # keeps those before an error
        else:
            for row in islice(table, _SIZE):
                rows.append(row)
                lines.append(first)
                first = table.line_num + 1
    except csv.Error as found:
        error = found
    if not rows and error is None:
        return None
    if quotes:
        return Block(rows, lines, first, error)
    return Block(rows, range(first, first + len(rows)), first + len(rows), error)


def blocks_of(rows: Sequence[list[str]]) -> Iterator[Block]:
    """Yield rows that are not from a CSV file in blocks, numbered from 1."""
    for start in range(0, len(rows), _SIZE):
        part = list(rows[start : start + _SIZE])
        following = start + len(part) + 1
        yield Block(part, range(start + 1, following), following, None)
