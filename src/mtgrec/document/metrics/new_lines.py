"""Write new readings as lines at the end of a metrics file, in its columns and its line ends."""

import csv
from collections.abc import Iterable
from itertools import islice, repeat

from mtgrec.document.metrics.csv_format import columns_of, csv_lines
from mtgrec.document.source import Source
from mtgrec.model.editing.new_series import NewReadings
from mtgrec.model.errors import RefusedError, UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.values.columns import Memo, day_and_time

_BLOCK = 1024  # rows that are written at a time


def with_rows(source: Source, new: NewReadings, *, decimal_comma: bool) -> bytes:
    """Return the file with the readings at its end; `decimal_comma` is how it writes numbers.

    Raises RefusedError where it has no column for them, UsageError for a character that its encoding
    does not have.
    """
    heading = next(row for row in csv.reader(csv_lines(source)) if any(map(str.strip, row)))
    columns = columns_of(heading)
    _refuse_missing_columns(source, columns, new)
    end = _line_end(source.data)
    cells = _cells(new, decimal_comma=decimal_comma)
    places = {place: cells[name] for name, place in columns.items()}
    rows = zip(*(places.get(place, repeat("")) for place in range(len(heading))), strict=False)
    pieces = [source.data]
    if not source.data.endswith((b"\n", b"\r")):
        pieces.append(end.encode(source.encoding))
    try:
        while block := list(islice(rows, _BLOCK)):
            text = end.join(map(",".join, block)) + end
            pieces.append(text.encode(source.encoding))
    except UnicodeEncodeError as error:
        character = error.object[error.start]
        sentence = N_("“{character}” cannot be written in the encoding {encoding}")
        raise UsageError(
            Message(sentence, character=character, encoding=source.encoding), place=source.path
        ) from None
    return b"".join(pieces)


def _line_end(data: bytes) -> str:
    if b"\r\n" in data:
        return "\r\n"
    return "\r" if b"\r" in data and b"\n" not in data else "\n"


def _cells(new: NewReadings, *, decimal_comma: bool) -> dict[str, Iterable[str]]:
    """Return the cells of each column, in quotation marks where they need them."""
    numbers = [new.in_order(lambda series: series.values), new.expected_in_order()]
    if decimal_comma:
        numbers = [(text.replace(".", ",") for text in texts) for texts in numbers]
    texts_of = [texts for series in new.series for texts in (series.values, series.expected)]
    if decimal_comma or any(sign in texts for sign in ',"' for texts in texts_of):
        numbers = [map(quoted, texts) for texts in numbers]
    return {
        "date": map(Memo(_date).__getitem__, new.in_order(lambda series: series.moments)),
        "channel": map([quoted(each.channel) for each in new.series].__getitem__, new.order),
        "metric": map([quoted(each.metric) for each in new.series].__getitem__, new.order),
        "value": numbers[0],
        "expected": numbers[1],
        "campaign": repeat(quoted(new.campaign)),
    }


def quoted(cell: str) -> str:
    """Return a cell as the csv module writes it between others."""
    collector = _Collector()
    csv.writer(collector, lineterminator="").writerow((cell, ""))
    return collector.text.removesuffix(",")


class _Collector:
    """A target for the csv module that keeps the written text."""

    text = ""

    def write(self, text: str) -> None:
        self.text += text


def _date(moment: int) -> str:
    day, clock = day_and_time(moment)
    return f"{day}" if moment & 1 else f"{day} {clock:%H:%M}"


def _refuse_missing_columns(source: Source, columns: Iterable[str], new: NewReadings) -> None:
    # The campaign follows from the records in the folder.
    missing = [name for name in ("channel", "expected") if name not in columns]
    rows = new.rows() if missing else iter(())
    for row in rows:
        for name in missing:
            if text := getattr(row, name):
                sentence = N_("this file has no column for {column}, where “{text}” could stand")
                raise RefusedError(
                    Message(sentence, column=name, text=text),
                    Message(N_("add a column {column} to its first line"), column=name),
                    source.path,
                )
