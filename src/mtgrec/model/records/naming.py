"""Names that mtgrec gives: parts of ids, file names, paths of new records."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from unicodedata import category, combining, normalize

from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.words import closest

_SLUG_BYTES = 80
_PART_BYTES = 200
"""With an ending and a temporary name beside it this stays below the 255 of all file systems."""
_SELECTORS = lazily("[\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_DEVICE = lazily(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE)
# Folders of these names are never searched for records.
_SKIPPED = frozenset(("templates", "node_modules"))
_PLACEHOLDER = lazily(r"\{([^{}]*)\}")


def id_part(text: str) -> str:
    """Return `text` as part of an id: everything but letters, digits, CJK and `-` becomes `-`."""
    return _joined(text, "").strip("-")


def slug(text: str, limit: int = _SLUG_BYTES, fallback: str = "record") -> str:
    """Return `text` as (part of) a file name that every system takes, of at most `limit` bytes.

    Letters and digits of all scripts stay, `_` too, and `.` inside; nothing left gives `fallback`.
    """
    name = _cut(re.sub(r"[-.]{2,}", "-", _joined(text, "_.")), limit) or fallback
    return _cut(f"_{name}", limit) if _DEVICE.fullmatch(name) else name


def _joined(text: str, kept: str) -> str:
    """Turn each run of characters that have no place in a name into one `-`."""
    joined = ""
    for character in normalize("NFC", _SELECTORS.sub("", text)):
        if _names(character, joined) or character in kept:
            joined += character
        elif not joined.endswith("-"):
            joined += "-"
    return joined


def _names(character: str, before: str) -> bool:
    kind = category(character)
    if kind in {"Mn", "Mc"}:  # a mark, which needs a letter to stand on
        return category(before[-1:] or "-")[0] in "LNM"
    return kind[0] in "LN"


def _cut(name: str, limit: int) -> str:
    """Return the beginning of `name` that fits, without parting a letter from its marks."""
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
    """Return where a new record belongs, relative to the root, with `/`; never outside of it.

    A folder that is only the campaign becomes `minutes` where there is none; `suffix` is the letter
    of a second meeting on the same day.
    """
    values = {
        "campaign": campaign,
        "date": date.isoformat() if date else "",
        "year": str(date.year) if date else "",
        "type": type_name,
        "id": id,
        "slug": title,
    }
    parts = [_part(part, values) for part in _parts(pattern)]
    return "/".join(parts) + (f"-{suffix}" if suffix else "") + ".md"


def _parts(pattern: str) -> list[str]:
    parts = re.sub(r"\.md$", "", pattern, flags=re.IGNORECASE).split("/")
    if re.search(r"[\\\x00-\x1f]|^[A-Za-z]:", pattern):
        raise _wrong(pattern, N_("folders are separated by /, and there is no drive"))
    if any(not part.strip() for part in parts):
        raise _wrong(pattern, N_("no part of it may be empty, and it may not begin or end with /"))
    if any(part.strip().startswith(".") for part in parts):
        raise _wrong(pattern, N_("no part of it may begin with a dot"))
    return parts


def _part(part: str, values: Mapping[str, str]) -> str:
    """Return one folder or file name of the path, its placeholders filled."""

    def value(placeholder: re.Match[str]) -> str:
        if placeholder[1] not in values:
            raise _unknown(part, placeholder[1], values)
        return slug(values[placeholder[1]], fallback="")

    filled = _PLACEHOLDER.sub(value, part)
    if re.search(r"[{}]", _PLACEHOLDER.sub("", part)):
        raise _wrong(part, N_("braces stand only around the name of a placeholder"))
    alone = part.strip() == "{campaign}"
    name = slug(filled, _PART_BYTES, fallback="minutes" if alone else "record")
    return f"_{name}" if name.casefold() in _SKIPPED else name


def _wrong(pattern: str, reason: str) -> UsageError:
    sentence = N_("“{pattern}” cannot be a path for records: {reason}")
    return UsageError(
        Message(sentence, pattern=pattern, reason=Message(reason)),
        help=Message(N_("write something like {example}"), example="{campaign}/{date}-{type}"),
    )


def _unknown(part: str, name: str, known: Iterable[str]) -> UsageError:
    close = closest(name, known)
    listed = " ".join(f"{{{word}}}" for word in known)
    return UsageError(
        Message(
            N_("“{pattern}” has a placeholder that does not exist: {name}"),
            pattern=part,
            name=f"{{{name}}}",
        ),
        help=Message(N_("did you mean {close}?"), close=f"{{{close}}}")
        if close
        else Message(N_("the placeholders are: {listed}"), listed=listed),
    )
