"""The events of the YAML parser, the same with and without PyYAML's C parser.

The two parsers differ in tabs, question marks inside brackets, Unicode line ends, and a hash right
after `>`. Inside a text such characters have no meaning, so they are replaced by stand-ins while
parsing. So are signs that stand alone in the place of a value (`due: -`), for which YAML has no
meaning or would refuse the whole file. Where one of them has a meaning, only Python's parser is
used; it also parses a file again before an error of the C parser is reported.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_RISKY = re.compile("[\t?\x85\u2028\u2029\ufeff]|[|>][-+0-9]*#")
_DISPUTED = re.compile(r"[\t?]|[|>][-+0-9]*#")
_YAML_SIGNS = "-?*%@`&!:|>"
_OTHER_BREAKS = "\x85\u2028\u2029\ufeff"
_TABBED_LINE = re.compile(r"(?<![^\r\n])[^\r\n\t]*+\t[^\r\n]*+")
_LINE_HEAD = re.compile(r"[ \t]*+(?:-[ \t]++)*+")
_BLANKS = re.compile(r"[ \t]++")
_LONE_SIGNS = re.compile(
    r"(?:(?<=:)[ \t]++(?P<value>[-?*%@`&!:]++(?:[ ]++[-?*%@`&!:]++){0,8}+)"
    r"|(?<=-)[ \t]++(?P<entry>[?*%@`&!:]++))"
    r"(?=[ \t]*(?:[\r\n]|\Z)|[ \t]+#)"
    r"|(?<=[:,\[{])[ \t]*+(?P<flow>[-?*%@`&!|>]++)(?=[ \t]*+[,\]}])"
)
_QUESTION = re.compile(r"\?(?=[^ \t\r\n])|(?<=[^ \t\r\n\[{,])\?")


class Prepared(NamedTuple):
    """YAML with stand-ins for the characters that the parsers treat differently; same length."""

    text: str
    originals: dict[int, str]
    """The original character of each stand-in, for `str.translate`."""
    disputed: bool
    """Whether characters remain that the two parsers may treat differently."""

    @property
    def loaders(self) -> tuple[Any, ...]:
        """The parsers to try in order; the last one decides."""
        if self.disputed or _LOADER is yaml.BaseLoader:
            return (yaml.BaseLoader,)
        return (_LOADER, yaml.BaseLoader)

    def events(self, loader: Any) -> Iterator[yaml.Event]:
        """Yield the events of `loader`; raises yaml.YAMLError, or ValueError for a bad escape."""
        return yaml.parse(self.text, Loader=loader)


def prepare(text: str) -> Prepared:
    """Return `text` prepared for either parser."""
    lone = _LONE_SIGNS.search(text)
    if not lone and not _RISKY.search(text):
        return Prepared(text, {}, disputed=False)
    present = set(text)
    free = (chr(code) for code in _private_use_characters() if chr(code) not in present)
    known = ("\t", "?", *_OTHER_BREAKS, *(_YAML_SIGNS if lone else ""))
    signs = {sign: next(free) for sign in known if sign in present}
    if "\t" in signs:
        text = _TABBED_LINE.sub(lambda line: _without_tabs(line[0], signs["\t"]), text)
    if lone:
        text = _LONE_SIGNS.sub(lambda found: _translated(found, signs), text)
    if "?" in signs:
        text = _QUESTION.sub(signs["?"], text)
    for sign in _OTHER_BREAKS:
        text = text.replace(sign, signs.get(sign, ""))
    originals = {ord(stand_in): sign for sign, stand_in in signs.items()}
    return Prepared(text, originals, disputed=_DISPUTED.search(text) is not None)


def _translated(found: re.Match[str], signs: dict[str, str]) -> str:
    """Return a match with its signs replaced by their stand-ins; blanks stay."""
    name = found.lastgroup or ""
    head = found[0][: found.start(name) - found.start()]
    return head + "".join(signs.get(sign, sign) for sign in found[name])


def _private_use_characters() -> Iterator[int]:
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
