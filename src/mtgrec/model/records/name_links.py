"""Links around names: `[[People/Jo Lund|Jo]]`, `[Jo Lund](people/jo.md)`."""

from mtgrec.model.records.naming import without_ending
from mtgrec.model.records.owner_words import kind_of_unknown
from mtgrec.model.records.people import OwnerKind
from mtgrec.model.values.name_keys import without_invisible
from mtgrec.model.values.patterns import lazily

_WIKI_LINK = lazily(r"\[\[([^\[\]|#^]*)[^\[\]]*\]\]")
_MARKDOWN_LINK = lazily(r"\[([^\[\]]*)\]\([^()\s]*\)")


def without_links(text: str) -> str:
    """Return a text without the brackets of links: `[[People/Jo Lund|Jo]]` is Jo Lund.

    Of a folder only a department is kept: `[[市场部/李雷]]` is 市场部/李雷.
    """
    if "[" not in text:
        return text.strip()
    text = _MARKDOWN_LINK.sub(lambda found: found[1] or found[0], text)
    return _WIKI_LINK.sub(lambda found: _of_path(found[1]) or found[0], text).strip()


def _of_path(path: str) -> str:
    folder, _slash, name = without_ending(path).strip().rpartition("/")
    folder = folder.rpartition("/")[2].strip()
    is_unit = kind_of_unknown(folder) is OwnerKind.DEPARTMENT
    return f"{folder}/{name}" if is_unit else name.strip()


def plain_text(text: str) -> str:
    """Return a text that names people, as it is shown where nothing better is known."""
    return " ".join(without_invisible(without_links(text)).split())
