"""Rows for spreadsheets: CSV or tabs, English headings, one line per row, no formulas."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence

from mtgrec.output.formats.as_json import plain
from mtgrec.output.tables.cells import shown
from mtgrec.output.text import visible

# What a spreadsheet may take for a formula; some also accept the full-width characters.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(,\d{3})*(\.\d+)?\s?%?")

Row = Mapping[str, object]


def render(fields: Sequence[str], rows: Sequence[Row], delimiter: str = ",") -> str:
    """Return the rows under `fields`; a field with mappings becomes several dotted columns.

    What could not be read in a field stands in its column.
    """
    flat = [dict(_flat(row)) for row in rows]
    heads = [head for head in _heads(fields, flat) if "unread" not in head.split(".")]
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
    writer.writerow([_safe(head) for head in heads])
    writer.writerows([_cell(row, head) for head in heads] for row in flat)
    return file.getvalue()


def _flat(row: Row, prefix: str = "") -> Iterator[tuple[str, object]]:
    for name, value in row.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def _heads(fields: Sequence[str], rows: Sequence[Row]) -> Iterator[str]:
    """Yield the columns in the order of `fields`, dotted ones in the order of appearance."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    for field in fields:
        yield from [name for name in names if name.startswith(f"{field}.")] or [field]


def _cell(row: Row, head: str) -> str:
    outer, dot, name = head.rpartition(".")
    unread = row.get(f"{outer}{dot}unread.{name}")
    text = shown(_value_text(row.get(head)), unread if isinstance(unread, str) else None)
    return _safe(text)


def _safe(text: str) -> str:
    """Return a text that neither moves a cursor nor is computed; heads hold names from records."""
    return without_formula(visible(text))


def _value_text(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case list() | tuple():
            return "; ".join(map(_value_text, value))
        case bool() | int() | float() | Mapping():
            return json.dumps(value, ensure_ascii=False, default=plain)
        case _:
            return plain(value)


def without_formula(text: str) -> str:
    """Return `text`, quoted if a spreadsheet could take it for a formula; numbers never are."""
    is_formula = _FORMULA.match(text) and not _NUMBER.fullmatch(text)
    return f"'{text}" if is_formula else text
