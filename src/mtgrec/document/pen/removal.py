"""Remove items from their list, in block style or in brackets.

Many items of one list are removed from the last to the first. The places before an item then stay
what they are, so that each removal is planned on the text that those before it have left.
"""

import re
from collections.abc import Iterable

from mtgrec.document.pen.fields import end_of_line
from mtgrec.document.pen.location import Location, TextChange, locate
from mtgrec.document.pen.page import Page, Refusal, Splice, leaves
from mtgrec.document.pen.trees import Patch, replaced, without_entry
from mtgrec.document.yaml.fences import find_fences
from mtgrec.document.yaml.nodes import Mapping, Node, Scalar, Sequence
from mtgrec.model.editing.edit import Place
from mtgrec.model.message import N_
from mtgrec.model.records.schema.field import Fields

_DASH = re.compile(r" *- +")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?>\r\n|\r|\n))+")
_BREAK = re.compile(r"[ \t]*(?>\r\n|\r|\n)")


def remove_item(page: Page, place: Place) -> TextChange:
    """Remove the item at `place`; without its only item, a list keeps its name and no value."""
    location, node, index = _find_entry(page, place)
    splice = _removal(page, location, node, index)
    if len(node.items) == 1 and not node.flow:
        return TextChange([splice], [replaced(location.path, "")])
    return TextChange([splice], [without_entry(location.path, index)])


def remove_items(
    page: Page, places: Iterable[Place]
) -> tuple[TextChange, list[tuple[Place, Refusal]]]:
    """Remove the items at `places` of one list as `remove_item` would, the last one first.

    Returns the change that removes those that can be removed, and the other places with the reason.
    """
    cuts = _Cuts(page)
    patches: list[Patch] = []
    refused: list[tuple[Place, Refusal]] = []
    for place in sorted(places, reverse=True):
        try:
            patches.append(cuts.remove(place))
        except Refusal as refusal:
            refused.append((place, refusal))
    return TextChange(cuts.splices(), patches), refused


class _Cuts:
    """The text of a page while entries of one list are cut out of it, from the last to the first."""

    def __init__(self, page: Page) -> None:
        fences = find_fences(page.text)
        self.whole = page
        self.page = page.with_text(page.text[: fences.body] if fences else page.text)
        self.left: Sequence | None = None
        self.cuts: list[tuple[int, int]] = []
        """What is cut out of the whole text, the last part first."""

    def remove(self, place: Place) -> Patch:
        """Cut out one entry, and return how the tree changes; raises Refusal."""
        location, node, index = _find_entry(self.whole, place)
        if self.left is None:
            self.left = Sequence(node.start, flow=node.flow)
            self.left.items, self.left.end = list(node.items), node.end
        cut = _removal(self.page, location, self.left, index)
        is_last_left = len(self.left.items) == 1 and not node.flow
        self._cut(cut, index)
        return replaced(location.path, "") if is_last_left else without_entry(location.path, index)

    def splices(self) -> list[Splice]:
        """Return what to cut out of the whole text."""
        return [Splice(start, end, "") for start, end in self.cuts]

    def _cut(self, cut: Splice, index: int) -> None:
        start, end, _ = cut
        self.page = self.page.with_text(self.page.text[:start] + self.page.text[end:])
        if self.left is not None:
            del self.left.items[index]
            self.left.end -= end - start
            if index < len(self.left.items):  # only its beginning matters from now on
                self.left.items[index] = Scalar("", start, start, None)
        while self.cuts and end >= self.cuts[-1][0]:  # what lies behind an earlier cut goes as well
            earlier = self.cuts.pop()
            end += earlier[1] - earlier[0]
        self.cuts.append((start, end))


def _find_entry(page: Page, place: Place) -> tuple[Location, Sequence, int]:
    """Return the list of an entry, and its index in it; raises Refusal where there is none."""
    location = locate(page, place[:-1])
    index = int(place[-1]) - 1
    if (
        location.missing
        or not isinstance(location.node, Sequence)
        or index >= len(location.node.items)
    ):
        raise Refusal(location.node.start, N_("this entry does not stand in a list yet"))
    return location, location.node, index


def _removal(page: Page, location: Location, node: Sequence, index: int) -> Splice:
    _refuse_unknown(node.items[index], location.fields)
    return (_in_brackets if node.flow else _in_lines)(page, node, index)


def extent(page: Page, place: Place) -> tuple[int, int]:
    """Return where the entry at `place` begins and ends."""
    node = locate(page, place).node
    return node.start, page.end(node)


def _refuse_unknown(entry: Node, fields: Fields) -> None:
    """Raise Refusal for an entry with unknown keys, as their content would be lost."""
    for key, _ in entry.pairs if isinstance(entry, Mapping) else ():
        if fields.find(key.text) is None:
            raise Refusal(key.start, N_("“{key}” would be lost, which is no field"), key=key.text)


def _in_brackets(page: Page, node: Sequence, index: int) -> Splice:
    entry = node.items[index]
    if len(node.items) == 1:
        start, end = node.start + 1, node.end - 1
    elif index + 1 < len(node.items):
        start, end = entry.start, node.items[index + 1].start
    else:
        start, end = node.items[index - 1].end, entry.end
    _refuse_comment(page, start, end, entry)
    return Splice(start, end, "")


def _in_lines(page: Page, node: Sequence, index: int) -> Splice:
    entry = node.items[index]
    if not _DASH.fullmatch(page.before(entry.start)):
        raise Refusal(entry.start, N_("this is written in an unusual way"))
    if index:
        end_of_line(page, node.items[index - 1])
    last = end_of_line(page, entry)
    if page.below(last, page.dash_column(node)) > last:
        raise Refusal(entry.start, N_("there is a comment below it that would be lost"))
    start, end = page.line_start(entry.start), last + len(page.line_break(last))
    _refuse_comment(page, start, end, entry)
    if len(node.items) > 1:
        start, end = _with_blank_lines(page, node, index, start, end)
    return Splice(start, end, "")


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
