"""Write any text as a YAML scalar on one line, or as one line of Markdown."""

import re
from collections.abc import Iterable
from datetime import datetime

# YAML and terminals interpret these characters, or they are invisible: control characters, Unicode
# line and paragraph separators, bidi controls, byte-order marks, and U+FFFE and U+FFFF.
# The joiner U+200D is not among them: emoji are built with it.
_HIDDEN = (
    "\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff"
)
_SPECIAL = re.compile(rf'["\\{_HIDDEN}]')
_NOT_PLAIN = re.compile(
    rf"[-?:,\[\]{{}}#&*!|>'\"%@`.=<~]|.*(?:[,?\[\]{{}}{_HIDDEN}]|:(?:\s|$)|\s#)"
)
_NAMED = {'"': r"\"", "\\": r"\\", "\n": r"\n", "\t": r"\t", "\r": r"\r", "\0": r"\0"}

# Plain scalars that a YAML 1.1 or 1.2 parser reads as something other than a text.
_WORD = re.compile(r"null|true|false|yes|no|on|off|y|n", re.IGNORECASE)
_NUMBER = re.compile(
    r"[-+]?(?:0[bo][0-7_]+|0x[0-9a-f_]+"
    r"|[0-9][0-9_]*(?::[0-9_]+)+(?:\.[0-9_]*)?"  # 14:30 counts in sixties
    r"|(?:[0-9][0-9_]*)?\.?[0-9_]*(?:e[-+]?[0-9]*)?"
    r"|\.inf)",
    re.IGNORECASE,
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\s].*)?")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?")
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?")


def quoted(text: str, *, date: bool = False) -> str:
    """Return `text` as a YAML scalar on one line, also fit for a flow list.

    It is plain only where every reader of YAML 1.1 and 1.2 gets the same text back, and in double
    quotes otherwise. In a field of dates (`date`) real ISO dates and times stay plain as well.
    """
    if is_plain(text) or (date and is_moment(text)):
        return text
    return in_double_quotes(text)


def in_double_quotes(text: str) -> str:
    """Return `text` as a YAML scalar in double quotes, on one line."""
    return '"' + _SPECIAL.sub(_escaped, text) + '"'


def in_single_quotes(text: str) -> str:
    """Return `text` in single quotes; in double ones where it holds what those cannot."""
    if re.search(f"[{_HIDDEN}]", text):
        return in_double_quotes(text)
    return "'" + text.replace("'", "''") + "'"


def listed(texts: Iterable[str]) -> str:
    """Return `texts` as a YAML flow list: `[a, b]`."""
    return "[" + ", ".join(quoted(text) for text in texts) + "]"


def one_line(text: str) -> str:
    """Return `text` with each run of line ends and hidden characters replaced by one blank."""
    return re.sub(rf"[{_HIDDEN} ]+", " ", text).strip()


def markdown(text: str) -> str:
    """Return `text` escaped as one line of Markdown, for a heading, a list item or a link.

    It can be combined with other text on the line without changing the meaning of either.
    """
    escaped = _MARKDOWN.sub(r"\\\g<0>", one_line(text))
    if unfinished := _UNFINISHED.search(escaped):
        escaped = _entity_apart(escaped, unfinished)
    return _NUMBERED.sub(r"\\\g<0>", escaped)


def code(text: str) -> str:
    """Return `text` as inline code in one line of Markdown, for an address."""
    line = one_line(text)
    marks = "`" * (1 + max(map(len, re.findall("`+", line)), default=0))
    blank = " " if "`" in line else ""
    return f"{marks}{blank}{line}{blank}{marks}"


# Only characters with a meaning in their position, so that `A_B`, `C#` and `ROI < 1` stay readable.
_MARKDOWN = re.compile(
    r"""[*`\[\]]
    | \\(?=[!-/:-@\[-`{-~]|$)          # a backslash that would escape
    | <(?=[a-zA-Z/!?])                 # a tag, a comment, a link in angles
    | &(?=\#?\w+;)                     # an entity
    | (?<![^\W_])_ | _(?![^\W_])       # emphasis, but not inside a word
    | ~(?=~)                           # struck out; a fence
    | (?:(?<=\s)|^)\#(?=\#*$)          # hashes that would close a heading
    | ^\#(?=\#{0,5}(?:\s|$)) | ^>      # a heading, a quotation
    | ^[-+](?=\s|$) | ^[-=](?=[-=]*$)  # an item, a ruler, a line under a heading
    """,
    re.VERBOSE,
)
_NUMBERED = re.compile(r"(?:(?<=^\d)|(?<=^\d\d)|(?<=^\d\d\d)|(?<=^\d{4}))[.)](?=\s|$)")
_UNFINISHED = re.compile(r"&(?=\#?\w+$)")


def _entity_apart(text: str, found: re.Match[str]) -> str:
    """Escape the & of a final `&lt`, which a following semicolon would turn into an entity."""
    from html import unescape

    reference = f"{text[found.start() :]};"
    if unescape(reference) == reference:  # R&D is nothing else
        return text
    return f"{text[: found.start()]}\\{text[found.start() :]}"


def is_plain(text: str) -> bool:
    """Return whether every reader of YAML gets `text` back where it stands without quotes."""
    return (
        text == text.strip() != ""
        and not _NOT_PLAIN.match(text)
        and not any(kind.fullmatch(text) for kind in (_WORD, _NUMBER, _DATE))
    )


def is_moment(text: str) -> bool:
    """Return whether `text` is a real ISO date, with a time or without, or a time of day."""
    if _TIME.fullmatch(text):
        return True
    return bool(_ISO.fullmatch(text)) and _exists(text)


def _exists(moment: str) -> bool:
    # A date that is not in the calendar, left plain, makes other YAML readers fail.
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return False
    return True


def _escaped(special: re.Match[str]) -> str:
    character = special[0]
    code = ord(character)
    hexadecimal = f"\\x{code:02X}" if code <= 0xFF else f"\\u{code:04X}"  # noqa: PLR2004
    return _NAMED.get(character, hexadecimal)
