"""The YAML parser's events, the same ones with and without PyYAML's C parser.

The two parsers differ in little: tabs, question marks inside brackets, the line ends of other
worlds, a hash right after `>`. Inside a text such characters mean nothing, so stand-ins take their
place while the parser reads. Where one of them does have a meaning, Python's parser decides alone;
and it is asked a second time before anything is refused.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_RISKY = re.compile("[\t?\x85\u2028\u2029\ufeff]|[|>][-+0-9]*#")
_DISPUTED = re.compile(r"[\t?]|[|>][-+0-9]*#")
_OTHER_BREAKS = "\x85\u2028\u2029\ufeff"
_TABBED_LINE = re.compile(r"(?<![^\r\n])[^\r\n\t]*+\t[^\r\n]*+")
_LINE_HEAD = re.compile(r"[ \t]*+(?:-[ \t]++)*+")
_BLANKS = re.compile(r"[ \t]++")
_QUESTION = re.compile(r"\?(?=[^ \t\r\n])|(?<=[^ \t\r\n\[{,])\?")


class Prepared(NamedTuple):
    """YAML with stand-ins for what the parsers dispute, as long as the text it was made from."""

    text: str
    originals: dict[int, str]
    """What is behind each stand-in, for `str.translate`."""
    disputed: bool
    """Whether something is left that the two parsers may read differently."""

    @property
    def loaders(self) -> tuple[Any, ...]:
        """The parsers to ask, the last of which decides."""
        if self.disputed or _LOADER is yaml.BaseLoader:
            return (yaml.BaseLoader,)
        return (_LOADER, yaml.BaseLoader)

    def events(self, loader: Any) -> Iterator[yaml.Event]:
        """Yield what `loader` sees; raises yaml.YAMLError, or ValueError for a bad escape."""
        return yaml.parse(self.text, Loader=loader)


def prepare(text: str) -> Prepared:
    """Return `text` ready for either parser."""
    if not _RISKY.search(text):
        return Prepared(text, {}, disputed=False)
    present = set(text)
    free = (chr(code) for code in _private() if chr(code) not in present)
    signs = {sign: next(free) for sign in ("\t", "?", *_OTHER_BREAKS) if sign in present}
    if "\t" in signs:
        text = _TABBED_LINE.sub(lambda line: _without_tabs(line[0], signs["\t"]), text)
    if "?" in signs:
        text = _QUESTION.sub(signs["?"], text)
    for sign in _OTHER_BREAKS:
        text = text.replace(sign, signs.get(sign, ""))
    originals = {ord(stand_in): sign for sign, stand_in in signs.items()}
    return Prepared(text, originals, disputed=_DISPUTED.search(text) is not None)


def _private() -> Iterator[int]:
    yield from range(0xE000, 0xF900)
    yield from range(0xF0000, 0xFFFFE)


def _without_tabs(line: str, stand_in: str) -> str:
    """Replace the tabs of a line that indent nothing and follow no colon or dash."""
    head = _LINE_HEAD.match(line)
    first = head.end() if head else 0

    def replace(blanks: re.Match[str]) -> str:
        start, end = blanks.span()
        if end == len(line) or line[end] == "#":
            return " " * (end - start)  # before a comment or the line's end they mean nothing
        if start < first or line[start - 1] == ":":
            return blanks[0]
        return blanks[0].replace("\t", stand_in)

    return _BLANKS.sub(replace, line)
