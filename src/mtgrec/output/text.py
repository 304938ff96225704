"""Text from records, escaped for a terminal and measured in its cells.

Anybody can write a record, so nothing in it may move the cursor, change the reading direction or
be invisible: such characters are shown as escape sequences.
"""

import re
from collections.abc import Callable, Iterator

# Only this small module of Rich is loaded: it has the tables of widths and nothing else.
from rich.cells import cell_len, chop_cells

from mtgrec.output.answer import Align

JOINER = "\u200d"

# Patterns stay texts until they are used: large sets take milliseconds to compile at every start.

# Control characters but line feeds, those that turn the reading direction or separate lines, lone
# surrogates, and all that Unicode calls "default ignorable": without a width, they hide or forge text.
_HIDDEN = (
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Those of them that `str.isprintable` accepts.
_PRINTABLE_HIDDEN = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
    + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
)
# Variation selectors: of emoji, Chinese characters, Mongolian letters.
_SELECTOR = "[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]"
_EMOJI = "[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
_LINE_BREAK = r"(?:\r\n|[\n\t])+"

# Where a line may be broken: at blanks and on both sides of a wide character, but never before what
# closes nor after what opens. From U+2E80 on nearly all is wide, which is exact enough here: it
# affects the layout, not the widths. (As a pattern, these sets take 3 ms to compile at each start.)
_WIDE_FROM = "\u2e80"
_OPENING = frozenset("[({（【《「『〔“‘")
_CLOSING = frozenset("]),.;:!?}%，。、；：！？）】》」』〕”’…％")
_COMBINING = (("\u0300", "\u036f"), ("\ufe00", "\ufe0f"), ("\U0001f3fb", "\U0001f3ff"))


def visible(text: str, *, multiline: bool = False) -> str:
    r"""Return `text` with everything invisible or dangerous escaped, such as `\x1b`.

    The result is one line, unless `multiline`: then line breaks stay, and tabs become four spaces.
    """
    if text.isprintable() and _PRINTABLE_HIDDEN.isdisjoint(text):
        return text
    text = (
        text.replace("\r\n", "\n").replace("\t", "    ")
        if multiline
        else re.sub(_LINE_BREAK, " ", text)
    )
    return escape(text, _escape_sequence)


def escape(text: str, spell: Callable[[str], str]) -> str:
    """Return `text` with each hidden character except line feeds replaced by `spell` of it."""
    return re.sub(_HIDDEN, lambda hit: hit[0] if _may_stay(hit) else spell(hit[0]), text)


def _may_stay(hit: re.Match[str]) -> bool:
    """Return whether a hidden character joins or varies its neighbours."""
    text, start, end = hit.string, hit.start(), hit.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    if hit[0] == JOINER:
        return bool(re.match(_EMOJI, before) and re.match(_EMOJI, after))
    is_selector = re.match(_SELECTOR, hit[0])
    return bool(is_selector and before and not before.isspace() and not re.match(_HIDDEN, before))


def _escape_sequence(character: str) -> str:
    code = ord(character)
    if code <= 0xFF:  # noqa: PLR2004 - as Python writes them
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004


def width(text: str) -> int:
    """Return the width of `text` in terminal cells: a Chinese character takes two."""
    return len(text) if text.isascii() and text.isprintable() else cell_len(text)


def pad(text: str, cells: int, align: Align = "left") -> str:
    """Return `text` padded with blanks to `cells`, aligned left or right."""
    blanks = " " * (cells - cell_len(text))
    return blanks + text if align == "right" else text + blanks


def atoms(text: str) -> list[str]:
    """Return the pieces of `text` between which a line may be broken, in order."""
    pieces: list[str] = []
    start = 0
    while start < len(text):
        end = _atom_end(text, start)
        pieces.append(text[start:end])
        start = end
    return pieces


def _atom_end(text: str, start: int) -> int:
    if text[start].isspace():
        return _after(text, start, str.isspace)
    end = _after(text, start, _OPENING.__contains__)
    if end < len(text) and text[end] >= _WIDE_FROM and not text[end].isspace():
        end = _after_combining(text, end + 1)
    else:
        end = _after(text, end, lambda sign: sign < _WIDE_FROM and not sign.isspace())
    return _after(text, end, _CLOSING.__contains__)


def _after(text: str, start: int, belongs: Callable[[str], bool]) -> int:
    while start < len(text) and belongs(text[start]):
        start += 1
    return start


def _after_combining(text: str, start: int) -> int:
    """Return the end of what combines with the character before `start`: accents, joined emoji."""
    while start < len(text):
        if text[start] == JOINER and start + 1 < len(text):
            start += 2
        elif any(first <= text[start] <= last for first, last in _COMBINING):
            start += 1
        else:
            break
    return start


def fold(text: str, cells: int) -> list[str]:
    """Return one line as lines of at most `cells` (>= 2); only blanks at a break are dropped."""
    if cell_len(text) <= cells:
        return [text]
    lines, used = [""], 0
    for piece in _pieces(text, cells):
        size = cell_len(piece)
        if used + size > cells:
            lines.append("")
            used = 0
            if piece.isspace():
                continue
        lines[-1] += piece
        used += size
    return lines


def cut(text: str, cells: int) -> str:
    """Return one line cut to at most `cells` (>= 2), with … for what is left out."""
    if cell_len(text) <= cells:
        return text
    return f"{chop_cells(text, cells - 1)[0].rstrip()}…"


def _pieces(text: str, cells: int) -> Iterator[str]:
    for atom in atoms(text):
        yield from chop_cells(atom, cells) if cell_len(atom) > cells else [atom]
