"""The splitter and parser of the record format as a handler of python-frontmatter.

The handlers of python-frontmatter silently return `{}` for a BOM, a list, a full-width colon or an
unclosed block, and their YAML loader guesses the types of values. With this handler it reads what
mtgrec reads: `frontmatter.loads(text, handler=RecordHandler())`. It only reads; mtgrec never writes
through it, because dumping would rewrite unchanged lines.
"""

import re
from typing import Any

from frontmatter.default_handlers import BaseHandler

from mtgrec.document.source import Unreadable
from mtgrec.document.yaml.fences import Fences, find_fences, opens
from mtgrec.document.yaml.nodes import Mapping, Node, Scalar, Sequence
from mtgrec.document.yaml.root import read_root
from mtgrec.rules.files.front_matter import NOT_A_MAPPING

MAX_VALUES = 10_000
"""The most values of a front matter; names, lists and items count as well."""


class RecordHandler(BaseHandler):
    """Splits and loads front matter by the rules of the record format."""

    FM_BOUNDARY = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "---"

    def detect(self, text: str) -> bool:
        """Return whether `text` begins as front matter does."""
        opening = opens(text)
        return opening is not None and opening["dashes"].startswith(self.START_DELIMITER)

    def fences(self, text: str) -> Fences | None:
        """Return the fences of the front matter, or None; raises Unreadable."""
        return find_fences(text)

    def split(self, text: str) -> tuple[str, str]:
        """Return the YAML and the body; raises ValueError where there is no front matter."""
        fences = find_fences(text)
        if fences is None:
            raise ValueError("no front matter")
        return text[fences.start : fences.end], text[fences.body :]

    def nodes(self, text: str, fences: Fences) -> Node | None:
        """Return the root node of the front matter; its offsets count in the whole text.

        Raises Unreadable with the reason in terms of what the user wrote.
        """
        return read_root(text, fences.start, fences.end, MAX_VALUES)

    def load(self, fm: str) -> dict[str, Any]:
        """Return the front matter as plain data, every value a text."""
        root = read_root(fm, 0, len(fm), MAX_VALUES)
        if root is not None and not isinstance(root, Mapping):
            raise Unreadable(NOT_A_MAPPING, root.start, what="")
        return dict(_plain(root)) if root else {}


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {key.text: _plain(value) for key, value in node.pairs}
