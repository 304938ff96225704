"""What tests of the model share: items and records written as in a file."""

import textwrap
from collections.abc import Callable

import pytest

from mtgrec.document.record.parse import parse
from mtgrec.document.source import Source
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.types import DEFAULT_TYPES


def read(text: str, path: str = "a.md") -> Record:
    content = f"---\n{textwrap.dedent(text).strip()}\n---\n"
    found = parse(Source(path, content.encode()), DEFAULT_TYPES).record
    assert found, content
    return found


@pytest.fixture(scope="session")
def record() -> Callable[..., Record]:
    """Read a record from its front matter: `record("type: weekly\\ndate: 2026-06-01", "a.md")`."""
    return read


@pytest.fixture(scope="session")
def item() -> Callable[[str, str], Item]:
    """Read an item from its fields on one line: `item("action", "due: 2026-06-05, status: done")`."""

    def item(kind: str, fields: str) -> Item:
        text = f"type: weekly\ndate: 2026-06-01\n{KINDS[kind].plural}:\n  - {{what: x, {fields}}}"
        return read(text).item_lists[kind][0]

    return item
