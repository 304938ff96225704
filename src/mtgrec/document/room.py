"""How much a front matter may still grow before it would be too large to be read again."""

from mtgrec.document.pen import TextChange
from mtgrec.document.pen.trees import Patch, count_values, plain
from mtgrec.document.yaml.build import too_many
from mtgrec.document.yaml.fences import MAX_FRONT_MATTER, TOO_LONG, find_fences
from mtgrec.document.yaml.handler import MAX_VALUES
from mtgrec.document.yaml.nodes import Mapping
from mtgrec.model.message import Message


class Room:
    """The values and bytes that a front matter has room for; changes take theirs in turn."""

    def __init__(self, text: str, root: Mapping) -> None:
        """Measure the room in a file's text, which has been read as `root`."""
        fences = find_fences(text)
        used = len(text[fences.start : fences.end].encode()) if fences else 0
        self._values = MAX_VALUES - count_values(plain(root))
        self._bytes = MAX_FRONT_MATTER - used

    def refuses(self, change: TextChange) -> Message | None:
        """Take the room that a change needs; where that is too much, take none and say why."""
        values = sum(map(_added_values, change.patches))
        size = sum(len(each.text.encode()) - (each.end - each.start) for each in change.splices)
        if values > max(0, self._values):
            return too_many(MAX_VALUES)
        if size > max(0, self._bytes):
            return TOO_LONG
        self._values -= values
        self._bytes -= size
        return None


def _added_values(patch: Patch) -> int:
    """Return by how many values a patch lets the front matter grow, at the most."""
    if patch.action == "remove":
        return 0
    value, is_pair = (
        patch.value,
        isinstance(patch.value, tuple) and len(patch.value) == len(("", "")),
    )
    if patch.action == "insert" and is_pair and isinstance(value[0], str):
        return 1 + count_values(value[1])
    return count_values(value) - (patch.action == "replace")
