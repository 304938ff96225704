"""Names that mtgrec gives: parts of ids, file names, and paths of new records."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from unicodedata import category, combining, normalize

from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.spelling import closest

ENDINGS = (".md", ".markdown")
"""How the names of Markdown files end; the first is that of new ones."""
_SLUG_BYTES = 80
_PART_BYTES = 200
"""Leaves room for an ending and a temporary name within 255 bytes, the limit of file systems."""
# Invisible characters that select a variant of the character before them.
_VARIATION_SELECTORS = lazily("[\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Names of devices, which Windows does not accept as file names.
_DEVICE = lazily(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE)
# Folders of these names are never searched for records.
_SKIPPED_FOLDERS = frozenset(("templates", "node_modules"))
_PLACEHOLDER = lazily(r"\{([^{}]*)\}")


def id_part(text: str) -> str:
    """Return `text` as part of an id: only letters, digits, CJK characters and `-` are kept."""
    return _with_dashes(text, "").strip("-")


def slug(text: str, limit: int = _SLUG_BYTES, fallback: str = "record") -> str:
    """Return `text` as (part of) a file name valid on every system, of at most `limit` bytes.

    Letters, digits of all scripts, `_` and inner `.` are kept; `fallback` if nothing is left.
    """
    name = _shortened(re.sub(r"[-.]{2,}", "-", _with_dashes(text, "_.")), limit) or fallback
    return _shortened(f"_{name}", limit) if _DEVICE.fullmatch(name) else name


def _with_dashes(text: str, allowed: str) -> str:
    """Replace each run of characters that a name must not contain with one `-`."""
    joined = ""
    for character in normalize("NFC", _VARIATION_SELECTORS.sub("", text)):
        if _is_name_character(character, joined) or character in allowed:
            joined += character
        elif not joined.endswith("-"):
            joined += "-"
    return joined


def _is_name_character(character: str, text: str) -> bool:
    """Return whether `character` may follow `text` in a name: letters, digits and their marks."""
    kind = category(character)
    if kind in {"Mn", "Mc"}:  # a combining mark is only kept after a letter, a digit or a mark
        return category(text[-1:] or "-")[0] in "LNM"
    return kind[0] in "LN"


def _shortened(name: str, limit: int) -> str:
    """Return the longest beginning of `name` that fits and splits no letter from its marks."""
    name = name.strip("-.")
    if len(name.encode()) <= limit:
        return name
    end = len(name.encode()[:limit].decode(errors="ignore"))
    while end and (combining(name[end]) or category(name[end]) in {"Mn", "Mc"}):
        end -= 1
    return name[:end].strip("-.")


def record_path(
    pattern: str,
    *,
    campaign: str,
    date: date | None,
    type_name: str,
    id: str,
    title: str,
    suffix: str = "",
) -> str:
    """Return the path of a new record, relative to the root, with `/`; never outside of the root.

    A folder that is only the campaign becomes `minutes` where there is none; `suffix` is the letter
    of a second meeting on the same day. Raises UsageError for an invalid `pattern`.
    """
    values = {
        "campaign": campaign,
        "date": date.isoformat() if date else "",
        "year": str(date.year) if date else "",
        "type": type_name,
        "id": id,
        "slug": title,
    }
    parts = [_filled_part(part, values) for part in _pattern_parts(pattern)]
    ending = pattern[len(without_ending(pattern)) :].lower() or ENDINGS[0]
    return "/".join(parts) + (f"-{suffix}" if suffix else "") + ending


def is_markdown(path: str) -> bool:
    """Return whether the file at `path` is Markdown by its name."""
    return path.lower().endswith(ENDINGS)


def without_ending(path: str) -> str:
    """Return `path` without the ending of a Markdown file."""
    ending = next((each for each in ENDINGS if path.lower().endswith(each)), "")
    return path[: len(path) - len(ending)]


def _pattern_parts(pattern: str) -> list[str]:
    parts = without_ending(pattern).split("/")
    if re.search(r"[\\\x00-\x1f]|^[A-Za-z]:", pattern):
        raise _pattern_error(pattern, N_("folders are separated by /, and there is no drive"))
    if any(not part.strip() for part in parts):
        raise _pattern_error(
            pattern, N_("no part of it may be empty, and it may not begin or end with /")
        )
    if any(part.strip().startswith(".") for part in parts):
        raise _pattern_error(pattern, N_("no part of it may begin with a dot"))
    return parts


def _filled_part(part: str, values: Mapping[str, str]) -> str:
    """Return one folder or file name of the path, with its placeholders filled."""

    def value(placeholder: re.Match[str]) -> str:
        if placeholder[1] not in values:
            raise _placeholder_error(part, placeholder[1], values)
        return slug(values[placeholder[1]], fallback="")

    filled = _PLACEHOLDER.sub(value, part)
    if re.search(r"[{}]", _PLACEHOLDER.sub("", part)):
        raise _pattern_error(part, N_("braces stand only around the name of a placeholder"))
    alone = part.strip() == "{campaign}"
    name = slug(filled, _PART_BYTES, fallback="minutes" if alone else "record")
    return f"_{name}" if name.casefold() in _SKIPPED_FOLDERS else name


def _pattern_error(pattern: str, reason: str) -> UsageError:
    sentence = N_("“{pattern}” cannot be a path for records: {reason}")
    return UsageError(
        Message(sentence, pattern=pattern, reason=Message(reason)),
        help=Message(N_("write something like {example}"), example="{campaign}/{date}-{type}"),
    )


def _placeholder_error(part: str, name: str, placeholders: Iterable[str]) -> UsageError:
    guess = closest(name, placeholders)
    listed = " ".join(f"{{{word}}}" for word in placeholders)
    return UsageError(
        Message(
            N_("“{pattern}” has a placeholder that does not exist: {name}"),
            pattern=part,
            name=f"{{{name}}}",
        ),
        help=Message(N_("did you mean {close}?"), close=f"{{{guess}}}")
        if guess
        else Message(N_("the placeholders are: {listed}"), listed=listed),
    )
