"""Split lines of YAML into indentation, dashes, name and value; used for invalid files only."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n]*+(?>\r\n|\r|\n|\Z)")
_HEAD = re.compile(r"(?P<indent>[ \t]*+)(?P<dashes>(?:-(?:[ \t]++|$))*+)")
_KEY_END = re.compile(r":(?=[ \t]|$)|[ \t]#")
_KEY_END_HERE = re.compile(r"[ \t]*+:(?=[ \t]|$)")
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_SINGLE = re.compile(r"'(?:[^']|'')*+'")
_BLOCK_HEADER = re.compile(r"[|>][+-]?[1-9]?[+-]?(?:[ \t]+#.*|[ \t]*)")
_FLOW_SIGN = re.compile(r"""(?<=[ \[{,:\r\n])["']|[\[\]{}]|\r\n|\r|\n""")
_MAX_BRACKETS = 32


class Line(NamedTuple):
    """One line with structure; `offset` counts within the YAML, columns within the line."""

    offset: int
    text: str
    indent: int
    """The column of its first character."""
    column: int
    """The column of the name or the text, after the dashes."""
    key: str | None
    colon: int
    value: str
    value_column: int
    after_blank: bool

    @property
    def content(self) -> str:
        """The text after the dashes."""
        return self.text[self.column :]

    @property
    def dashed(self) -> bool:
        """Whether it begins with a dash."""
        return self.column > self.indent

    @property
    def opens(self) -> bool:
        """Whether its value is on the lines below."""
        return not self.value or self.value[0] == "#"

    @property
    def columns(self) -> list[int]:
        """The columns of its dashes and of its name."""
        dashes = [at for at in range(self.indent, self.column) if self.text[at] == "-"]
        return [*dashes, self.column] if self.key is not None else dashes


def quotes_end(text: str, start: int) -> int | None:
    """Return the end of the quoted text that begins at `start`, or None where it is not closed."""
    found = (_DOUBLE if text[start] == '"' else _SINGLE).match(text, start)
    return found.end() if found else None


def is_block_header(value: str) -> bool:
    """Return whether a value is the header of a block text (`|` or `>`) on the lines below."""
    return _BLOCK_HEADER.fullmatch(value) is not None


def split_line(text: str, offset: int = 0, *, after_blank: bool = False) -> Line:
    """Return the parts of one line, given without its line end."""
    head = _HEAD.match(text)
    indent, column = (head.end("indent"), head.end()) if head else (0, 0)
    key, colon, value_column = None, -1, column
    if (found := _key_end(text, column)) is not None:
        colon, value_column = found.end() - 1, found.end()
        key = text[column:colon].rstrip(" \t")
    value = text[value_column:]
    value_column += len(value) - len(value.lstrip(" \t"))
    return Line(
        offset, text, indent, column, key, colon, value.strip(" \t"), value_column, after_blank
    )


def _key_end(text: str, column: int) -> re.Match[str] | None:
    """Return the match of the colon that ends the line's name, if it has one."""
    first = text[column : column + 1]
    if not first or first in "[{#":
        return None
    if first in "\"'":
        end = quotes_end(text, column)
        found = _KEY_END_HERE.match(text, end) if end else None
    else:
        found = _KEY_END.search(text, column)
    return found if found and found[0].endswith(":") else None


def structural_lines(text: str) -> Iterator[Line]:
    """Yield the lines with structure, without those that are blank or inside of longer texts."""
    until = 0  # where the present quoted text or list ends
    block: int | None = None  # a block text continues while lines are indented deeper
    after_blank = unclosed = False
    for found in _LINE.finditer(text):
        line = found[0].rstrip("\r\n")
        if not line.strip():
            after_blank = True
            continue
        indent = len(line) - len(line.lstrip(" "))
        if found.start() >= until and (block is None or indent <= block):
            parts = split_line(line, found.start(), after_blank=after_blank)
            yield parts
            block = _block_indent(parts)
            end = None if unclosed else value_end(text, parts)
            unclosed = end is None  # reported elsewhere; searching again would take quadratic time
            until = end or 0
        after_blank = False


def _block_indent(line: Line) -> int | None:
    if not line.value or not is_block_header(line.value):
        return None
    return line.column if line.key is not None else max(line.columns, default=line.indent)


def value_end(text: str, line: Line) -> int | None:
    """Return the end of the value, maybe on a later line; None for unclosed quotes or brackets."""
    start = line.offset + line.value_column
    if line.value[:1] in ('"', "'"):
        return quotes_end(text, start)
    if line.value[:1] in ("[", "{"):
        return brackets_end(text, start)
    return start


def brackets_end(text: str, start: int) -> int | None:
    """Return the end of the list or mapping in brackets that begins at `start`, or None."""
    depth = 0
    place = start
    while depth <= _MAX_BRACKETS and (found := _FLOW_SIGN.search(text, place)):
        sign, place = found[0][-1], found.end()
        if sign in "\"'":
            place = quotes_end(text, place - 1) or len(text)
        elif sign in "[{":
            depth += 1
        elif sign in "]}":
            depth -= 1
            if depth == 0:
                return place
        elif _begins_field(text, place):
            return None  # the brackets are not closed before the next field
    return None


def _begins_field(text: str, start: int) -> bool:
    found = _LINE.match(text, start)
    return found is not None and split_line(found[0].rstrip("\r\n")).key is not None
