"""Replace the value of a field, insert a field among its neighbours, remove a field."""

import re

from mtgrec.document.pen.layout import Layout, gap_like, in_brackets
from mtgrec.document.pen.location import Location, TextChange, Value, find
from mtgrec.document.pen.page import Page, Refusal, Splice, leaves
from mtgrec.document.pen.spell import in_double_quotes
from mtgrec.document.pen.trees import (
    Leaf,
    Pair,
    Tree,
    plain_of_tree,
    replaced,
    with_entry,
    without_entry,
)
from mtgrec.document.pen.wording import key_leaf
from mtgrec.document.yaml.nodes import Mapping, Node, Scalar, Sequence
from mtgrec.model.message import N_
from mtgrec.model.records.schema.field import Field

_HEADER = re.compile(r"[|>]-?[ \t]*(?:#.*)?")
_BLANKS = re.compile(r"[ \t]*")
_KEEPING = re.compile(r"[|>][0-9]?\+")
_WRITABLE = re.compile(
    r"(?:[^\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff][^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*)"
)


def put(page: Page, location: Location, field: Field, tree: Tree) -> TextChange:
    """Write `tree` as the value of a field that is missing or blank."""
    found = find(location.node, location.fields, field)
    if found is None:
        name = key_leaf(page, field, [location.node], location.near, location.fields)
        index = _insertion_index(location, _mapping(location), field)
        return insert(page, location, index, Pair(name, tree))
    path = (*location.path, found.pair)
    return TextChange(_fill(page, location, found, tree), [replaced(path, plain_of_tree(tree))])


# -- replace


def replace(page: Page, location: Location, found: Value, leaf: Leaf) -> TextChange:
    """Replace the existing value by `leaf`."""
    old, value = found.node, leaf.plain
    if isinstance(old, Scalar) and old.style in ("|", ">"):
        splice, value = _in_block(page, old, leaf)
    elif isinstance(old, Scalar) and old.start == old.end:
        return put(page, location, _field_of(location, found), leaf)
    elif isinstance(old, Scalar) or old.flow:
        splice = Splice(old.start, old.end, leaf.raw)
    else:
        start, end = page.after_colon(found.key), page.end(old)
        if page.has_comment(start, end, old):
            raise Refusal(old.start, N_("there are comments in the list that would be replaced"))
        splice = Splice(start, end, f" {leaf.raw}")
    return TextChange([splice], [replaced((*location.path, found.pair), value)])


def _field_of(location: Location, found: Value) -> Field:
    field = location.fields.find(found.key.text)
    if field is None:
        raise Refusal(found.key.start, N_("this name is written in an unusual way"))
    return field


def _in_block(page: Page, old: Scalar, leaf: Leaf) -> tuple[Splice, str]:
    """Write a text as a block (`|`, `>`) like the old one; where it does not fit, in quotes."""
    start, end = page.line_end(old.start), page.end(old)
    lines = leaf.plain.split("\n")
    content = page.text[start:end].lstrip("\r\n")
    fits = all(_WRITABLE.fullmatch(line) for line in lines) and (
        len(lines) == 1 or old.style == "|"
    )
    if not (fits and content and _HEADER.fullmatch(page.rest(old.start))):
        return Splice(old.start, end, in_double_quotes(leaf.plain)), leaf.plain
    margin = content[: len(content) - len(content.lstrip(" "))]
    line_break = page.line_break(old.start)
    text = "".join(f"{line_break}{margin}{line}" for line in lines)
    clipped = "-" not in page.rest(old.start).partition("#")[0]
    return Splice(start, end, text), leaf.plain + ("\n" if clipped else "")


def _fill(page: Page, location: Location, found: Value, tree: Tree) -> list[Splice]:
    """Write the value of a field that is empty or holds a sign for nothing (`~`, `null`)."""
    after, old = page.after_colon(found.key), found.node
    if isinstance(tree, Leaf) or (isinstance(location.node, Mapping) and location.node.flow):
        return [_fill_on_line(page, after, old, in_brackets(tree))]
    if not isinstance(location.node, Mapping):
        raise Refusal(old.start, N_("this is written in an unusual way"))
    if page.has_comment(after, old.end, old):
        raise Refusal(old.start, N_("there are comments in the list that would be replaced"))
    lines = Layout(page).pair(Pair(Leaf("", ""), tree), page.key_column(location.node))[1:]
    end = page.line_end(max(old.end, after))
    line_break = page.line_break(end)
    clear = [Splice(after, old.end, "")] if old.end > after else []
    return [*clear, Splice(end, end, "".join(f"{line_break}{line}" for line in lines))]


def _fill_on_line(page: Page, after: int, old: Node, raw: str) -> Splice:
    if old.end > after:  # ~, null, [], "": a sign for nothing
        return (
            Splice(old.start, old.end, raw)
            if old.start > after
            else Splice(after, old.end, f" {raw}")
        )
    rest = page.rest(after)
    blank = _BLANKS.fullmatch(rest)
    if blank and rest:  # `name: `, its blank already there
        return Splice(after + 1, after + 1, raw)
    return Splice(after, after, f" {raw}")


# -- insert


def _mapping(location: Location) -> Mapping:
    if not isinstance(location.node, Mapping):
        raise Refusal(location.node.start, N_("there are no fields here"))
    return location.node


def insert(page: Page, location: Location, index: int, pair: Pair) -> TextChange:
    """Insert a new pair in a mapping, before the one at `index` or at the end."""
    mapping = _mapping(location)
    value = (pair.key.plain, plain_of_tree(pair.value))
    patches = [with_entry(location.path, index, value)]
    if mapping.flow:
        return TextChange([_insert_in_brackets(mapping, index, pair)], patches)
    return TextChange([_insert_line(page, mapping, index, pair)], patches)


def _insertion_index(location: Location, mapping: Mapping, field: Field) -> int:
    """Return the index at which a new field is inserted, by the order of the field table."""
    order = {each: place for place, each in enumerate(location.fields.fields)}
    positions = [
        order.get(found) if (found := location.fields.find(key.text)) else None
        for key, _ in mapping.pairs
    ]
    earlier = [
        index for index, place in enumerate(positions) if place is not None and place < order[field]
    ]
    return earlier[-1] + 1 if earlier else 0


def _insert_line(page: Page, mapping: Mapping, index: int, pair: Pair) -> Splice:
    column = page.key_column(mapping)
    lines = Layout(page).pair(pair, column, gap_like(page, mapping, pair.key.raw))
    if index == 0:
        first = mapping.pairs[0][0].start
        line_break = page.line_break(first)
        text = line_break.join(lines).lstrip(" ") + line_break + " " * column
        return Splice(first, first, text)
    end = page.below(end_of_line(page, mapping.pairs[index - 1][1]), column)
    line_break = page.line_break(end)
    return Splice(end, end, "".join(f"{line_break}{line}" for line in lines))


def end_of_line(page: Page, node: Node) -> int:
    """Return the end of a value's last line; raises Refusal where no line can be inserted below."""
    last = list(leaves(node))[-1:]
    if last and last[0].style in ("|", ">") and _KEEPING.match(page.text, last[0].start):
        raise Refusal(last[0].start, N_("the text above keeps the blank lines after it"))
    return page.line_end(page.end(node))


def _insert_in_brackets(mapping: Mapping, index: int, pair: Pair) -> Splice:
    text = f"{pair.key.raw}: {in_brackets(pair.value)}"
    if index < len(mapping.pairs):
        start = mapping.pairs[index][0].start
        return Splice(start, start, f"{text}, ")
    if not mapping.pairs:
        return Splice(mapping.start + 1, mapping.start + 1, text)
    last = mapping.pairs[-1][1]
    if isinstance(last, Scalar) and last.start == last.end:
        raise Refusal(last.start, N_("the field before it has no value"))
    return Splice(last.end, last.end, f", {text}")


# -- remove


def remove(page: Page, location: Location, found: Value) -> TextChange:
    """Remove a field, its name and its value."""
    mapping = location.node
    if not isinstance(mapping, Mapping) or len(mapping.pairs) == 1:
        raise Refusal(found.key.start, N_("nothing would be left of this entry"))
    patches = [without_entry(location.path, found.pair)]
    take = _cut_in_brackets if mapping.flow else _cut_lines
    return TextChange([take(page, mapping, found)], patches)


def _cut_in_brackets(page: Page, mapping: Mapping, found: Value) -> Splice:
    if found.pair + 1 < len(mapping.pairs):
        start, end = found.key.start, mapping.pairs[found.pair + 1][0].start
    else:
        before = mapping.pairs[found.pair - 1][1]
        start, end = before.end, found.node.end
    if page.has_comment(start, end, mapping):
        raise Refusal(found.key.start, N_("there is a comment beside it that would be lost"))
    return Splice(start, end, "")


def _cut_lines(page: Page, mapping: Mapping, found: Value) -> Splice:
    column = page.key_column(mapping)
    start, end = found.key.start, end_of_line(page, found.node)
    if page.has_comment(start, end, _name_and_value(found)):
        return _cut_to_comment(page, found)
    if page.begins_line(start):
        after = end + len(page.line_break(end))
        return Splice(start - column, after, "")
    if found.pair + 1 == len(mapping.pairs):
        raise Refusal(start, N_("nothing would be left of this entry"))
    following = mapping.pairs[found.pair + 1][0].start
    if page.has_comment(start, following, mapping):
        raise Refusal(start, N_("there is a comment below it that would be lost"))
    return Splice(start, following, "")


def _name_and_value(found: Value) -> Sequence:
    """Return name and value of a field as one node, to find comments between them."""
    both = Sequence(found.key.start, flow=True)
    both.items = [found.key, found.node]
    return both


def _cut_to_comment(page: Page, found: Value) -> Splice:
    """Remove a field but keep the comment on its line."""
    one_line = isinstance(found.node, Scalar) and found.node.style not in ("|", ">")
    if not (one_line and page.begins_line(found.key.start)):
        raise Refusal(found.key.start, N_("there are comments in it that would be lost"))
    end = max(found.node.end, page.after_colon(found.key))
    blanks = _BLANKS.match(page.text, end)
    return Splice(found.key.start, blanks.end() if blanks else end, "")
