"""`metrics-map.toml`: what columns of exports mean, kept for the next import.

It has one table per platform, and one for all other exports. Only that table is replaced; the rest of
the file stays. Tables of one set of headings, as they were written before, are read too.
"""

import json
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from mtgrec.document.source import Source
from mtgrec.document.toml import read_toml
from mtgrec.model.errors import MtgrecError, RefusedError, UsageError
from mtgrec.model.message import N_, Message

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_HEAD = re.compile(rb"^[ \t]*\[", re.MULTILINE)
_FILE_COMMENT = "# What the columns of exports mean, as `mtgrec metric import --map` was told.\n"


OTHER = "other"
"""The table of exports that are from none of the known platforms."""


def remembered(source: Source, name: str, heading: Sequence[str]) -> dict[str, str]:
    """Return what is stored of the columns of an export; empty where nothing is.

    `name` is that of its table, `heading` its headings. Raises UsageError for a table of other things.
    """
    tables = read_toml(source.data, source.path)
    former = " | ".join(sorted(filter(None, heading)))  # the name as it was before
    found: dict[str, str] = {}
    for each in (former, name):
        table = tables.get(each, {})
        if not isinstance(table, dict) or not all(isinstance(word, str) for word in table.values()):
            raise UsageError(
                Message(N_("[{name}] must be a table of texts"), name=each), place=source.path
            )
        found |= table
    return found


def remember(source: Source, name: str, mapping: Mapping[str, str]) -> bytes:
    """Return the file with `mapping` added to the table of a name.

    Raises RefusedError where the table cannot be replaced, MtgrecError for an unexpected result.
    """
    before = read_toml(source.data, source.path)
    table = {**remembered(source, name, ()), **mapping}
    if before.get(name) == table:
        return source.data
    line_end = b"\r\n" if b"\r\n" in source.data else b"\n"
    text = f"[{name if _BARE.fullmatch(name) else _quoted(name)}]\n" + "".join(
        f"{_quoted(cell)} = {_quoted(word)}\n" for cell, word in table.items()
    )
    block = text.encode().replace(b"\n", line_end)
    data = (
        _with_table_replaced(source, name, block)
        if name in before
        else _with_table_added(source.data, block, line_end)
    )
    after = read_toml(data, source.path)
    if _texts(after) != _texts({**before, name: table}):
        raise MtgrecError(
            Message(N_("the change did not come out as intended; nothing was written")),
            Message(
                N_("this is a bug in mtgrec: please report it with the lines that you changed")
            ),
            source.path,
        )
    return data


def _texts(tables: Mapping[str, object]) -> dict[str, str]:
    """Return each table as text: a number that is none (nan) does not equal itself."""
    return {name: repr(table) for name, table in tables.items()}


def _quoted(text: str) -> str:
    """Return a basic string of TOML, whose escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _with_table_added(data: bytes, block: bytes, line_end: bytes) -> bytes:
    if not data:
        return _FILE_COMMENT.encode() + line_end + block
    return data + (b"" if data.endswith(b"\n") else line_end) + line_end + block


def _with_table_replaced(source: Source, name: str, block: bytes) -> bytes:
    """Replace the table; blank lines and comments after its last line stay."""
    heads = [found.start() for found in _HEAD.finditer(source.data)]
    for start, stop in pairwise([*heads, len(source.data)]):
        piece = source.data[start:stop]
        if _table_names(piece) == [name]:
            return source.data[:start] + block + _trailing_lines(piece) + source.data[stop:]
    raise RefusedError(
        Message(N_("the table [{name}] is written in a way that cannot be replaced"), name=name),
        Message(N_("remove it there, then import again")),
        source.path,
    )


def _trailing_lines(piece: bytes) -> bytes:
    """Return the blank lines and comments after the last line of a table."""
    lines = piece.splitlines(keepends=True)
    last = max(at for at, line in enumerate(lines) if line.strip()[:1] not in (b"", b"#"))
    return b"".join(lines[last + 1 :])


def _table_names(piece: bytes) -> list[str]:
    try:
        return list(read_toml(piece, ""))
    except UsageError:
        return []
