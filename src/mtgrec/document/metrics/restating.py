"""Replace values in a metrics file by those that a platform has restated; all else stays, byte for byte.

The result is checked: parsed again, it has the same readings with the new values, and nothing else.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from mtgrec.document.metrics.compared import Clash, by_name
from mtgrec.document.metrics.csv_format import BOM, columns_of, csv_lines
from mtgrec.document.metrics.new_lines import quoted
from mtgrec.document.metrics.readings import Readings
from mtgrec.document.source import Source
from mtgrec.model.errors import RefusedError
from mtgrec.model.message import N_, Message

# A cell, in quotation marks or not, up to what separates it from the next one.
_CELL = re.compile(r'(?P<cell>"(?:[^"]++|"")*+"[^,\r\n]*+|[^,\r\n]*+)(?P<end>,|\r|\n|$)')


def restated(source: Source, clashes: Iterable[Clash], *, decimal_comma: bool) -> bytes:
    """Return the file with the new value of each clash in place of the one that stands there.

    Raises RefusedError for a row that cannot be changed in place.
    """
    lines = list(csv_lines(source))
    starts = list(accumulate(map(len, lines), initial=0))
    text = "".join(lines)
    heading = next(row for row in csv.reader(lines) if any(map(str.strip, row)))
    places = columns_of(heading)
    pieces = []
    end = 0
    for clash in sorted(clashes, key=lambda clash: clash.existing.line):
        cells = list(_cells(text, starts[clash.existing.line - 1]))
        changes = {
            places.get(name, -1): new
            for name, new in _new(clash, decimal_comma=decimal_comma).items()
        }
        for place in sorted(changes):
            if not 0 <= place < len(cells):
                raise cannot_change(clash.existing.source)
            cell = cells[place]
            pieces += [text[end : cell.start("cell")], quoted(changes[place])]
            end = cell.end("cell")
    pieces.append(text[end:])
    mark = BOM if source.data.startswith(BOM) else b""
    return mark + "".join(pieces).encode(source.encoding)


def restated_lines(source: Source, clashes: Iterable[Clash], *, decimal_comma: bool) -> list[str]:
    """Return the lines of a diff: of each clash the line as it stands there, and with the new value."""
    chosen = sorted(clashes, key=lambda clash: clash.existing.line)
    data = restated(source, chosen, decimal_comma=decimal_comma)
    before, after = (list(csv_lines(each)) for each in (source, source._replace(data=data)))
    return [
        f"{sign}{lines[clash.existing.line - 1].rstrip()}"
        for clash in chosen
        for sign, lines in (("-", before), ("+", after))
    ]


def _new(clash: Clash, *, decimal_comma: bool) -> dict[str, str]:
    """Return the new texts of the columns; what is expected stays where nothing new is."""
    row = clash.row
    texts = {"value": row.value, **({"expected": row.expected} if row.expected else {})}
    return {name: text.replace(".", ",") if decimal_comma else text for name, text in texts.items()}


def _cells(text: str, start: int) -> Iterator[re.Match[str]]:
    while found := _CELL.match(text, start):
        yield found
        if found["end"] != ",":
            break
        start = found.end()


def cannot_change(place: str) -> RefusedError:
    """Return the error for a reading that cannot be changed in place."""
    return RefusedError(
        Message(N_("this reading cannot be changed by mtgrec without changing others")),
        Message(N_("change it there")),
        place,
    )


def is_restated(before: Readings, after: Readings, clashes: Iterable[Clash]) -> bool:
    """Return whether `after` has the readings of `before` with the values of the clashes."""
    new = {clash.existing.line: clash.row for clash in clashes}
    values = {line: row.value for line, row in new.items()}
    expected = {line: row.expected for line, row in new.items() if row.expected}
    was, now = by_name(before), by_name(after)
    return was.keys() == now.keys() and all(
        list(old.columns.moments) == list(now[key].columns.moments)
        and list(old.columns.lines) == list(now[key].columns.lines)
        and _with(old.columns.lines, old.columns.values, values) == list(now[key].columns.values)
        and _with(old.columns.expected_lines, old.columns.expected, expected)
        == list(now[key].columns.expected)
        for key, old in was.items()
    )


def _with(lines: Iterable[int], texts: Iterable[str], new: Mapping[int, str]) -> list[str]:
    return [new.get(line, text) for line, text in zip(lines, texts, strict=True)]
