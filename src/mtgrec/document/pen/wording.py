"""Choose how a name or a value is written: language, words and quotes as the file uses them."""

import re
from collections.abc import Sequence as Texts

from mtgrec.document.pen.page import Page, leaves
from mtgrec.document.pen.spell import (
    in_double_quotes,
    in_single_quotes,
    is_moment,
    is_plain,
    quoted,
)
from mtgrec.document.pen.trees import Leaf, keys_of, plain
from mtgrec.document.record.boxes import ticked
from mtgrec.document.yaml.nodes import Mapping, Node, Scalar, Sequence, is_blank, unbox, unlink
from mtgrec.model.records.schema.field import SEVERAL, Field, Fields
from mtgrec.model.values.words import RECORD_STATUS, YES_NO, Words, traditional

_CHINESE = re.compile("[\u3400-\u9fff]")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_LINK = re.compile(r"\[\[[^\[\]|]+\]\]")


def key_leaf(page: Page, field: Field, own: Texts[Node], near: Texts[Node], fields: Fields) -> Leaf:
    """Return the name to write for `field`, in the language of the other names in `own`.

    A name that neighbouring entries (`near`) use for the field in that language is preferred.
    """
    language = language_of(keys_of(own)) or language_near(page, near) or page.language
    key = ("name", *_identity(near), field.name, language)
    if leaf := page.cached(key, lambda: _name_near(page, field, near, fields, language)):
        return leaf
    title = field.title(language)
    name = traditional(title) if page.traditional else title
    return Leaf(name, quoted(name))


def language_near(page: Page, near: Texts[Node]) -> str | None:
    """Return the language of most names that the entries of a list use, None where there are none."""
    return page.cached(("language", *_identity(near)), lambda: language_of(keys_of(near)))


def _identity(nodes: Texts[Node]) -> tuple[int, ...]:
    """Return what tells neighbouring entries of a page from others; they live as long as it does."""
    return (id(nodes[0]), id(nodes[-1]), len(nodes)) if nodes else ()


def _name_near(
    page: Page, field: Field, near: Texts[Node], fields: Fields, language: str
) -> Leaf | None:
    """Return the name that the last neighbour has for a field in a language, or None."""
    for node in reversed(near):
        for key, _ in node.pairs if isinstance(node, Mapping) else ():
            if fields.find(key.text) == field and language_of([key.text]) == language:
                return Leaf(key.text, page.text[key.start : key.end])
    return None


def language_of(keys: Texts[str]) -> str | None:
    """Return the language of most of `keys`, None where there are none."""
    if not keys:
        return None
    chinese = sum(bool(_CHINESE.search(key)) for key in keys)
    return "zh" if chinese * 2 >= len(keys) else "en"


def value_leaf(
    page: Page, field: Field, value: str, old: Node | None, language: str | None
) -> Leaf:
    """Return how `value` is written in `field`; `old` is the existing value, if there is one."""
    if field.kind in SEVERAL and "\n" in value:
        return list_leaf(value.splitlines())
    if field.kind in ("word", "yesno"):
        return _word_leaf(page, field, value, old, language)
    text = old.text if isinstance(old, Scalar) else ""
    if field.kind in ("person", "people") and _is_link(old):
        return _link_leaf(page, value, old)
    return text_leaf(page, field, value, old if text.strip() else None)


def text_leaf(page: Page, field: Field, value: str, old: Node | None = None) -> Leaf:
    """Return `value` in the quotes of `old`, else plain where that is safe for this field."""
    style = old.style if isinstance(old, Scalar) else None
    if style == "'":
        return Leaf(value, in_single_quotes(value))
    if style == '"':
        return Leaf(value, in_double_quotes(value))
    if is_plain(value) or _plain_in_field(field, value):
        return Leaf(value, value)
    single = _usual_quote(page) == "'"
    return Leaf(value, in_single_quotes(value) if single else in_double_quotes(value))


def list_leaf(values: Texts[str]) -> Leaf:
    """Return a flow list: `[a, b]`."""
    return Leaf(list(values), "[" + ", ".join(quoted(value) for value in values) + "]")


def _plain_in_field(field: Field, value: str) -> bool:
    """Return whether `value` can be plain as a date, a number, yes or no of this field."""
    match field.kind:
        case "date" | "moment":
            return is_moment(value)
        case "text":
            return field.name == "next" and is_moment(value)
        case "number":
            return _NUMBER.fullmatch(value) is not None
        case "yesno":
            return value in ("yes", "no", "true", "false")
        case _:
            return False


def _usual_quote(page: Page) -> str:
    return page.cached("usual quote", lambda: _most_quotes(page))


def _most_quotes(page: Page) -> str:
    styles = {leaf.style for leaf in leaves(page.root)}
    return "'" if "'" in styles and '"' not in styles else '"'


# -- words


def _word_leaf(
    page: Page, field: Field, value: str, old: Node | None, language: str | None
) -> Leaf:
    if value == "done" and _is_empty_box(page, old):
        return Leaf(["x"], "[x]")
    if field.name == "status" and not RECORD_STATUS.has_name(value):
        return text_leaf(page, field, value, old)
    boxed = unbox(old) if old is not None else None
    if isinstance(boxed, Scalar) and boxed is not old:  # [x]
        return _box_leaf(boxed.text, value, field) or _plain_word(page, field, value, language)
    text = old.text if isinstance(old, Scalar) else ""
    if field.words and field.words.find("open") and (tick := ticked(text, value)):
        return text_leaf(page, field, tick, old)
    word_language = language_of([text]) if re.search(r"\w", text) else language
    word = _word(field.words or YES_NO, value, word_language or page.language, text)
    word = traditional(word) if page.traditional else word
    return text_leaf(page, field, word, old if text.strip() else None)


def main_word_leaf(page: Page, field: Field, words: Words, value: str, old: Node) -> Leaf:
    """Return the main word for `value` in the language of the file, whatever word `old` is."""
    word = words.show(value, page.language)
    return text_leaf(page, field, traditional(word) if page.traditional else word, old)


def _plain_word(page: Page, field: Field, value: str, language: str | None) -> Leaf:
    return _word_leaf(page, field, value, None, language)


def _is_empty_box(page: Page, old: Node | None) -> bool:
    """Return whether `old` is `[ ]`, which YAML reads as an empty list."""
    return isinstance(old, Sequence) and page.text[old.start : old.end] == "[ ]"


def _box_leaf(text: str, value: str, field: Field) -> Leaf | None:
    tick = ticked(text, value) if field.words and field.words.find("open") else None
    if tick is None:
        return None
    inside = tick[1:-1].strip()
    return Leaf([inside] if inside else [], tick)


def _word(words: Words, value: str, language: str, old: str) -> str:
    if words is YES_NO and old.casefold() in ("true", "false"):
        return "true" if value == "yes" else "false"
    return words.show(value, language)


# -- links


def _is_link(old: Node | None) -> bool:
    if old is None or is_blank(old):
        return False
    linked = unlink(old)
    return isinstance(linked, Scalar) and _LINK.fullmatch(linked.text) is not None


def _link_leaf(page: Page, value: str, old: Node | None) -> Leaf:
    """Return a name as a link like the old value: `[[李雷]]`, quoted or not."""
    if isinstance(old, Sequence):
        return Leaf([[value]], f"[[{quoted(value)}]]")
    return text_leaf(page, _TEXT_FIELD, f"[[{value}]]", old)


_TEXT_FIELD = Field("", "", "text", "", "")


def same_leaf(node: Node, page: Page) -> Leaf:
    """Return a node as a leaf with its present notation."""
    return Leaf(plain(node), page.text[node.start : node.end])
