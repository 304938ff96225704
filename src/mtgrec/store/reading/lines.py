"""Read single lines of the workspace's files, to be shown with their problems."""

from mtgrec.document.source import Source, decode, line_starts
from mtgrec.model.problem import Problem
from mtgrec.store import config
from mtgrec.store.reading import files
from mtgrec.store.workspace import Workspace


class Lines:
    """Reads a file once for consecutive requests of its lines."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._path = ""
        self._text = ""
        self._starts = line_starts("")
        self._number, self._line = 0, ""

    def line(self, path: str, number: int) -> str | None:
        """Return line `number` (from 1) without its line end; None where there is none.

        Raises OSError where the system does not let the file be read.
        """
        if number < 1:  # a problem of the file as a whole
            return None
        if path != self._path:
            self._path, self._text = path, self._read(path)
            self._starts, self._number = line_starts(self._text), 0
        if number > len(self._starts):
            return None
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        if number != self._number:  # thousands of problems on one long line share its copy
            self._number, self._line = number, self._text[start:end].rstrip("\r\n")
        return self._line if start < end else None

    def _read(self, path: str) -> str:
        """Return the text of a file; empty for what is no text, which is reported elsewhere."""
        try:
            data = files.read_regular(self._workspace.root / path, files.MAX_READINGS)
        except (FileNotFoundError, ValueError):
            return ""
        if not isinstance(data, bytes):
            return ""
        encoding = "utf-8" if path == config.FILE else self._workspace.settings.encoding
        text = decode(Source(path, data, encoding))
        return "" if isinstance(text, Problem) else text
