"""Records to try things on, and how they are read here."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from mtgrec.document.record.parse import Parsed, parse
from mtgrec.document.source import Source
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.types import DEFAULT_TYPES

ROOT = Path(__file__).parents[2]
LOADERS = [getattr(yaml, "CBaseLoader", yaml.BaseLoader), yaml.BaseLoader]


def seconds() -> float:
    """Return how long one file may take: far more than it does on a busy machine that measures
    coverage, and far less than what grows with the square of the file.
    """
    return 20.0


def parsed(text: str | bytes) -> Parsed:
    """Read a whole file."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return parse(Source("minutes.md", data), DEFAULT_TYPES, ["kanban-plugin"])


def minutes(fields: str) -> tuple[Record, list[str]]:
    """Read the fields of minutes of 2026-06-08; return the record and what is wrong with it."""
    found = parsed(f"---\n类型: 例会\n日期: 2026-06-08\n{fields}\n---\n")
    assert found.record is not None, found.problems
    return found.record, [problem.code for problem in found.problems]


def item(kind: str, fields: str) -> tuple[Item, list[str]]:
    """Read the fields of one item, each on a line, and what is wrong with it.

    That it may not say what it is (F112) is left out.
    """
    lines = "\n".join(f"    {line}" for line in fields.splitlines())
    record, codes = minutes(f"{kind}:\n  -\n{lines}")
    (only,) = record.items
    return only, [code for code in codes if code != "F112"]


def seeds() -> Iterator[str]:
    """Yield every text of the examples and of the reader's rules."""
    for folder in ("examples", "tests/reader"):
        for path in sorted((ROOT / folder).rglob("*.md")):
            try:
                yield path.read_bytes().decode()
            except UnicodeDecodeError:
                continue
