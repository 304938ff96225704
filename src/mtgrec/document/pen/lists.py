"""Append entries to lists and remove them: in block style, in brackets, or within one text."""

import re

from mtgrec.document.pen.fields import end_of_line, put, remove, replace
from mtgrec.document.pen.layout import Layout, in_brackets
from mtgrec.document.pen.location import Location, TextChange, Value, find, is_nothing
from mtgrec.document.pen.page import Page, Refusal, Splice
from mtgrec.document.pen.spell import quoted
from mtgrec.document.pen.trees import (
    Leaf,
    Pair,
    Tree,
    plain,
    plain_of_tree,
    replaced,
    with_entry,
    without_entry,
)
from mtgrec.document.pen.wording import list_leaf, same_leaf, text_leaf
from mtgrec.document.record.values import linkless
from mtgrec.document.yaml.nodes import Mapping, Node, Scalar, Sequence, is_blank, unlink
from mtgrec.model.message import N_
from mtgrec.model.records.schema.field import Field
from mtgrec.model.values.normalized import means_none
from mtgrec.model.values.words import LIST_SEPARATORS, fold

_MARK = re.compile(rf"\s*{LIST_SEPARATORS.pattern}\s*")
_CHINESE = re.compile("[\u3400-\u9fff]")
_DASH = re.compile(r" *- *")
_BLANK_LINE = re.compile(r"(?>\r\n|\r|\n)[ \t]*(?>\r\n|\r|\n)")


# -- entries of any list


def append(page: Page, location: Location, field: Field, tree: Tree) -> TextChange:
    """Append `tree` to the list in `field`; a missing list is added."""
    found = find(location.node, location.fields, field)
    if found is None or is_nothing(found.node):
        return put(page, location, field, [tree])
    if isinstance(found.node, Scalar):
        if means_none(found.node.text):
            return _replace_none_text(page, location, field, found, tree)
        return _make_list(page, location, found, tree)
    if isinstance(found.node, Mapping):
        raise Refusal(found.node.start, N_("there are fields where a list should stand"))
    path = (*location.path, found.pair)
    only = found.node.items[0] if len(found.node.items) == 1 else None
    if isinstance(only, Scalar) and means_none(only.text):
        splice = _in_place_of(page, found.node, only, tree)
        return TextChange([splice], [replaced(path, [plain_of_tree(tree)])])
    patch = with_entry(path, len(found.node.items), plain_of_tree(tree))
    return TextChange([_append(page, found.node, tree)], [patch])


def _append(page: Page, node: Sequence, tree: Tree) -> Splice:
    last = node.items[-1]
    if node.flow:
        if isinstance(last, Scalar) and last.start == last.end:
            raise Refusal(last.start, N_("the entry before it has no value"))
        return Splice(last.end, last.end, f", {in_brackets(tree)}")
    end = page.below(end_of_line(page, last), page.dash_column(node))
    line_break = page.line_break(end)
    if isinstance(last, Mapping) and last.flow:
        tree = Leaf(plain_of_tree(tree), in_brackets(tree))
    lines = Layout(page).entry(tree, page.dash_column(node), _blanks_after_dash(page, last))
    blank = line_break if _blank_line_before(page, node) else ""
    return Splice(end, end, blank + "".join(f"{line_break}{line}" for line in lines))


def _in_place_of(page: Page, node: Sequence, none: Scalar, tree: Tree) -> Splice:
    """Replace the only entry of a list, a word that means “none”, by the first real one."""
    if node.flow:
        return Splice(none.start, none.end, in_brackets(tree))
    lines = Layout(page).entry(tree, page.dash_column(node), _blanks_after_dash(page, none))
    before, end = page.before(none.start), page.line_end(none.end)
    if not _DASH.fullmatch(before) or end > none.end:
        raise Refusal(none.start, N_("this is written in an unusual way"))
    text = page.line_break(end).join(lines)
    return Splice(none.start - len(before), end, text)


def _blanks_after_dash(page: Page, entry: Node) -> int:
    """Return the number of blanks after the dash of an entry."""
    before = page.before(entry.start)
    return max(1, len(before) - len(before.rstrip(" "))) if _DASH.fullmatch(before) else 1


def _blank_line_before(page: Page, node: Sequence) -> bool:
    """Return whether there are blank lines between the entries of a list."""
    if len(node.items) < 2:  # noqa: PLR2004 - two entries have something between them
        return False
    between = page.text[page.line_end(page.end(node.items[-2])) : node.items[-1].start]
    return _BLANK_LINE.match(between) is not None


def _replace_none_text(
    page: Page, location: Location, field: Field, found: Value, tree: Tree
) -> TextChange:
    """Replace a text that means “none” (无) by the first entry."""
    change = put(page, location, field, [tree])
    patch = replaced((*location.path, found.pair), [plain_of_tree(tree)])
    return TextChange(change.splices, [patch])


def _make_list(page: Page, location: Location, found: Value, tree: Tree) -> TextChange:
    """Turn a single text in a list field into a list of that text and the new entry."""
    old = found.node
    if isinstance(location.node, Mapping) and location.node.flow:
        raise Refusal(old.start, N_("this entry does not stand in a list yet"))
    if "\n" in page.text[old.start : old.end] or not isinstance(location.node, Mapping):
        raise Refusal(old.start, N_("this entry does not stand in a list yet"))
    column = page.key_column(location.node) + Layout(page).indent
    end = page.line_end(old.end)
    line_break = page.line_break(end)
    lines = Layout(page).entry(tree, column)
    splices = [
        Splice(page.after_colon(found.key), old.start, f"{line_break}{' ' * column}- "),
        Splice(end, end, "".join(f"{line_break}{line}" for line in lines)),
    ]
    entries = [plain(old), plain_of_tree(tree)]
    return TextChange(splices, [replaced((*location.path, found.pair), entries)])


# -- texts, people, references


def add_text(page: Page, location: Location, field: Field, value: str) -> TextChange:
    """Add one text to a field that can hold several."""
    found = find(location.node, location.fields, field)
    if found is None or is_nothing(found.node):
        return put(page, location, field, list_leaf([value]))
    if isinstance(found.node, Scalar):
        return replace(page, location, found, _with_text_added(page, field, found.node, value))
    entries = found.node.items if isinstance(found.node, Sequence) else []
    example = entries[-1] if entries else None
    style = example if isinstance(example, Scalar) and example.style in ("'", '"') else None
    leaf = text_leaf(page, field, value, style) if style else Leaf(value, quoted(value))
    return append(page, location, field, leaf)


def _with_text_added(page: Page, field: Field, old: Scalar, value: str) -> Leaf:
    if LIST_SEPARATORS.search(value):
        return list_leaf(
            [*filter(None, (part.strip() for part in LIST_SEPARATORS.split(old.text))), value]
        )
    marks = [mark for mark in _MARK.findall(old.text) if mark.strip()]
    usual = "、" if _CHINESE.search(old.text + value) else ", "
    return text_leaf(page, field, old.text.rstrip() + (marks[-1] if marks else usual) + value, old)


def remove_text(page: Page, location: Location, field: Field, value: str) -> TextChange:
    """Remove one text from a field that can hold several; with the last text the field goes too."""
    found = find(location.node, location.fields, field)
    if found is None:
        raise Refusal(location.node.start, N_("there is nothing to take out"))
    if isinstance(found.node, Scalar):
        return _remove_piece(page, location, field, found, value)
    entries = found.node.items if isinstance(found.node, Sequence) else []
    for index, entry in enumerate(entries):
        text = unlink(entry)
        if isinstance(text, Scalar) and fold(linkless(field, text.text)) == fold(value):
            if sum(not is_blank(each) for each in entries) == 1:
                return remove(page, location, found)
            return _remove_entry(page, (*location.path, found.pair), found.node, index)
    raise Refusal(found.node.start, N_("this entry is written together with others"))


def _remove_piece(
    page: Page, location: Location, field: Field, found: Value, value: str
) -> TextChange:
    old = found.node
    text = old.text if isinstance(old, Scalar) else ""
    parts = re.split(f"({_MARK.pattern})", text.strip())
    pieces = [linkless(field, part) for part in parts[::2]]
    index = next((at for at, piece in enumerate(pieces) if fold(piece) == fold(value)), None)
    if index is None:
        raise Refusal(old.start, N_("this entry is written together with others"))
    if not any(piece for at, piece in enumerate(pieces) if at != index):
        return remove(page, location, found)
    del parts[max(0, 2 * index - 1) : 2 * index + (1 if index else 2)]
    return replace(page, location, found, text_leaf(page, field, "".join(parts), old))


def _remove_entry(page: Page, path: tuple[int, ...], node: Node, index: int) -> TextChange:
    items = node.items if isinstance(node, Sequence) else []
    entry = items[index]
    if isinstance(node, Sequence) and node.flow:
        start, end = (
            (entry.start, items[index + 1].start)
            if index + 1 < len(items)
            else (items[index - 1].end, entry.end)
        )
    else:
        last = end_of_line(page, entry)
        start, end = page.line_start(entry.start), last + len(page.line_break(last))
        if not _DASH.fullmatch(page.before(entry.start)):
            raise Refusal(entry.start, N_("this is written in an unusual way"))
    if page.has_comment(start, end, entry):
        raise Refusal(entry.start, N_("there is a comment beside it that would be lost"))
    return TextChange([Splice(start, end, "")], [without_entry(path, index)])


# -- an entry that is only a sentence


def with_field(page: Page, location: Location, name: Leaf, pair: Pair) -> TextChange:
    """Turn an entry without field names into two fields: its text as field `name`, then `pair`."""
    entry = location.node
    raw = same_leaf(entry, page)
    fields = ((name.plain, raw.plain), (pair.key.plain, plain_of_tree(pair.value)))
    patches = [replaced(location.path, fields)]
    if not _DASH.fullmatch(page.before(entry.start)):
        text = in_brackets((Pair(name, raw), pair))
        return TextChange([Splice(entry.start, entry.end, text)], patches)
    if "\n" in raw.raw or "\r" in raw.raw:
        raise Refusal(entry.start, N_("this entry goes over several lines and has no fields yet"))
    end = page.line_end(entry.end)
    lines = Layout(page).pair(pair, page.column(entry.start))
    lines_below = "".join(f"{page.line_break(end)}{line}" for line in lines)
    return TextChange(
        [Splice(entry.start, entry.start, f"{name.raw}: "), Splice(end, end, lines_below)], patches
    )
