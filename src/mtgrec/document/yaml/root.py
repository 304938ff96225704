"""Parse the YAML of a file into its root node, or explain why it cannot be parsed."""

import re
from bisect import bisect_left
from itertools import islice
from unicodedata import combining

import yaml

from mtgrec.document.source import Unreadable
from mtgrec.document.yaml.build import MAX_NODES, build
from mtgrec.document.yaml.nodes import Node
from mtgrec.rules.files.encoding import CONTROL_CHARACTER, MERGE_MARKER

_CONTROL = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SIGN_RUN = re.compile(r"(?<![^\w\s!-~])[^\w\s!-~]{200,}")
_MAX_ACCENTS = 100
_LONG = 10_000
_CODE_FENCE = re.compile(
    r"(?<![^\r\n]) {0,3}(?P<fence>(?P<sign>[`~])(?P=sign){2,}+)(?P<info>[^\r\n]*+)(?![^\r\n])"
)
_MERGE_LINE = re.compile(r"(?<![^\r\n])(?P<sign>[<>=|])(?P=sign){6}(?: [^\r\n]*+)?(?![^\r\n])")
_MERGE_END = re.compile(r"(?:<<<<<<<|>>>>>>>)(?<![^\r\n].{7})(?: [^\r\n]*+)?(?![^\r\n])")
_MOST_FENCES = 50_000
"""The fences of code that are looked at; a file with more, and with merge markers, is no minutes."""


def read_root(text: str, start: int, end: int, most: int = MAX_NODES) -> Node | None:
    """Return the root node of the YAML `text[start:end]`, None where it is empty.

    Raises Unreadable with the reason in terms of what the user wrote.
    """
    _check(text, start, end)
    yaml_text = text[start:end]
    try:
        return build(yaml_text, start, most)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _explained_error(yaml_text, start, mark.index if mark else 0) from None
    except (yaml.YAMLError, ValueError):  # an impossible code point
        raise _explained_error(yaml_text, start, len(yaml_text)) from None


def _explained_error(yaml_text: str, start: int, stopped: int) -> Unreadable:
    # Imported only for a broken file, so that other runs need not compile its patterns.
    from mtgrec.document.yaml.diagnose import explain

    return explain(yaml_text, start, stopped)


def _check(text: str, start: int, end: int) -> None:
    """Raise Unreadable for merge markers and control characters, which are reported first."""
    if (merge := merge_mark(text, end)) is not None:
        raise Unreadable(MERGE_MARKER, merge)
    control = _CONTROL.search(text, start, end)
    at = control.start() if control else text.find("\0")
    if at < 0 and end - start > _LONG:
        at = _piled_accents(text, start, end)
    if at >= 0:
        raise Unreadable(CONTROL_CHARACTER, at, character=f"U+{ord(text[at]):04X}")


def _piled_accents(text: str, start: int, end: int) -> int:
    """Return where over 100 combining accents follow each other, or -1.

    Unicode normalization would take quadratic time for thousands of them.
    """
    for run in _SIGN_RUN.finditer(text, start, end):
        accents = [at for at in range(*run.span()) if combining(text[at])]
        if len(accents) > _MAX_ACCENTS:
            return accents[0]
    return -1


def _code_blocks(text: str, body: int) -> list[tuple[int, int]]:
    """Return where the fenced code blocks of the body begin and end, those that are closed.

    A block ends at the next fence of the same sign that is as long or longer and stands alone.
    """
    fences = list(islice(_CODE_FENCE.finditer(text, body), _MOST_FENCES))
    closing = {"`": [0] * (len(fences) + 1), "~": [0] * (len(fences) + 1)}
    """For each fence the longest closing one of a sign from there on."""
    for number in range(len(fences) - 1, -1, -1):
        for sign, longest in closing.items():
            closes = fences[number]["sign"] == sign and not fences[number]["info"].strip(" \t")
            longest[number] = max(longest[number + 1], len(fences[number]["fence"]) * closes)
    blocks, number = list[tuple[int, int]](), 0
    while number < len(fences):
        opening = fences[number]
        number += 1
        sign, length = opening["sign"], len(opening["fence"])
        if (sign == "`" and "`" in opening["info"]) or closing[sign][number] < length:
            continue
        while not (
            fences[number]["sign"] == sign
            and len(fences[number]["fence"]) >= length
            and not fences[number]["info"].strip(" \t")
        ):
            number += 1
        blocks.append((opening.start(), fences[number].end()))
        number += 1
    return blocks


def merge_mark(text: str, body: int) -> int | None:
    """Return the offset of the first merge marker, or None; `body` is the offset after the YAML."""
    if not any(sign * 7 in text for sign in "<>=|"):
        return None
    if head := _MERGE_LINE.search(text, 0, body):
        return head.start()
    # In the body, a line of only ======= underlines a heading.
    found = _MERGE_END.search(text, body)
    blocks = _code_blocks(text, body) if found else []
    starts = [start for start, _ in blocks]
    while found:
        number = bisect_left(starts, found.start()) - 1
        if number < 0 or found.start() >= blocks[number][1]:
            return found.start()
        found = _MERGE_END.search(text, blocks[number][1])
    return None
