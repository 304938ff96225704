"""Remove items from their list, in block style or in brackets."""

import re

from mtgrec.document.pen.fields import end_of_line
from mtgrec.document.pen.location import Location, TextChange, locate
from mtgrec.document.pen.page import Page, Refusal, Splice, leaves
from mtgrec.document.pen.trees import plain, replaced, without_entry
from mtgrec.document.yaml.nodes import Mapping, Node, Sequence
from mtgrec.model.editing.edit import Place
from mtgrec.model.message import N_
from mtgrec.model.records.schema.field import Fields

_DASH = re.compile(r" *- +")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?>\r\n|\r|\n))+")
_BREAK = re.compile(r"[ \t]*(?>\r\n|\r|\n)")


def remove_item(page: Page, place: Place) -> TextChange:
    """Remove the item at `place`; without its only item, a list keeps its name and no value."""
    location = locate(page, place[:-1])
    index = int(place[-1]) - 1
    if (
        location.missing
        or not isinstance(location.node, Sequence)
        or index >= len(location.node.items)
    ):
        raise Refusal(location.node.start, N_("this entry does not stand in a list yet"))
    entry = location.node.items[index]
    _refuse_unknown(entry, location.fields)
    if location.node.flow:
        return _in_brackets(page, location, location.node, index)
    return _in_lines(page, location, location.node, index)


def extent(page: Page, place: Place) -> tuple[int, int]:
    """Return where the entry at `place` begins and ends."""
    node = locate(page, place).node
    return node.start, page.end(node)


def _refuse_unknown(entry: Node, fields: Fields) -> None:
    """Raise Refusal for an entry with unknown keys, as their content would be lost."""
    for key, _ in entry.pairs if isinstance(entry, Mapping) else ():
        if fields.find(key.text) is None:
            raise Refusal(key.start, N_("“{key}” would be lost, which is no field"), key=key.text)


def _in_brackets(page: Page, location: Location, node: Sequence, index: int) -> TextChange:
    entry, tree = node.items[index], plain(page.root)
    if len(node.items) == 1:
        start, end = node.start + 1, node.end - 1
    elif index + 1 < len(node.items):
        start, end = entry.start, node.items[index + 1].start
    else:
        start, end = node.items[index - 1].end, entry.end
    _refuse_comment(page, start, end, entry)
    return TextChange([Splice(start, end, "")], without_entry(tree, location.path, index))


def _in_lines(page: Page, location: Location, node: Sequence, index: int) -> TextChange:
    entry, tree = node.items[index], plain(page.root)
    if not _DASH.fullmatch(page.before(entry.start)):
        raise Refusal(entry.start, N_("this is written in an unusual way"))
    if index:
        end_of_line(page, node.items[index - 1])
    last = end_of_line(page, entry)
    if page.below(last, page.dash_column(node)) > last:
        raise Refusal(entry.start, N_("there is a comment below it that would be lost"))
    start, end = page.line_start(entry.start), last + len(page.line_break(last))
    _refuse_comment(page, start, end, entry)
    if len(node.items) == 1:
        return TextChange([Splice(start, end, "")], replaced(tree, location.path, ""))
    start, end = _with_blank_lines(page, node, index, start, end)
    return TextChange([Splice(start, end, "")], without_entry(tree, location.path, index))


def _refuse_comment(page: Page, start: int, end: int, entry: Node) -> None:
    if page.has_comment(start, end, entry):
        raise Refusal(entry.start, N_("there is a comment beside it that would be lost"))


def _with_blank_lines(
    page: Page, node: Sequence, index: int, start: int, end: int
) -> tuple[int, int]:
    """Return the range to cut, with the blank lines that separate the entry from its neighbours."""
    above = _blank_above(page, node.items[index - 1], start) if index else start
    if index + 1 == len(node.items):
        return above, end
    after = _BLANK_LINES.match(page.text, end)
    return (start, after.end()) if after and (above < start or not index) else (start, end)


def _blank_above(page: Page, node: Node, start: int) -> int:
    """Return where the blank lines right above `start` begin, if they are not in a block text."""
    last = list(leaves(node))[-1:]
    if last and last[0].style in ("|", ">"):
        return start
    blank = len(page.text[page.end(node) : start].rstrip(" \t\r\n"))
    line = _BREAK.match(page.text, page.end(node) + blank, start)
    return line.end() if line else start
