"""Opening the files of a workspace: whatever keeps one from being read is noted, and stops nothing."""

import os
from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar

from mtgrec.document.source import Source
from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.rules.files.encoding import CANNOT_OPEN, TOO_LARGE
from mtgrec.store.cache.index import Index
from mtgrec.store.reading import files
from mtgrec.store.reading.scan import Skipped
from mtgrec.store.workspace import Workspace

Said = TypeVar("Said")


class FileCodec(NamedTuple, Generic[Said]):
    """How files of one sort are read: from their bytes, or from what the index keeps of them."""

    parse: Callable[[Source], tuple[Said, list[Problem]]]
    encode: Callable[[Said, list[Problem], str], object]
    decode: Callable[[Any, str], tuple[Said, list[Problem]]]


class Opener:
    """Opens files by their path below the root, and keeps what was wrong with them.

    With an `index` only those that have changed.
    """

    def __init__(
        self, workspace: Workspace, skipped: list[Skipped], index: Index | None = None
    ) -> None:
        self.workspace = workspace
        self.problems: list[Problem] = []
        self.skipped = skipped
        self.index = index

    def read(
        self, path: str, reading: FileCodec[Said]
    ) -> tuple[Said, list[Problem]] | files.Large | None:
        """Return what a file says and what is wrong in it; None, noted, where it cannot be opened."""
        said = (
            self.index.get(path, lambda encoded: reading.decode(encoded, path))
            if self.index
            else None
        )
        if said is None:
            source = self.source(path)
            if not isinstance(source, Source):
                return source
            said = read = reading.parse(source)
            if self.index:
                self.index.put(path, lambda: reading.encode(*read, path))
        self.problems += said[1]
        return said

    def source(self, path: str, limit: int = files.MAX_FILE) -> Source | files.Large | None:
        """Return a file's bytes; None, with a note of why, where it cannot be opened."""
        try:
            data = files.read_regular(self.workspace.root / path, limit)
        except OSError as error:
            self.problems.append(CANNOT_OPEN.at(path, (0, 0), None, reason=error.strerror))
            return None
        if data is None:
            self.skipped.append(Skipped(path, Message(N_("not a regular file"))))
            return None
        if isinstance(data, files.Large):
            return data
        return Source(path, data, self.workspace.settings.encoding)

    def refuse_large(self, path: str, large: files.Large) -> None:
        """Note that a file is too large to be read."""
        measure = f"{large.size // 1024 // 1024} MB"
        self.problems.append(TOO_LARGE.at(path, (1, 1), None, measure=measure))

    def first_of(
        self, names: tuple[str, ...], reading: FileCodec[Said]
    ) -> tuple[str, Said, list[Problem]] | None:
        """Return the first file of these names in the root that can be read; mostly there is none.

        Its name, what it says, and what is wrong in it.
        """
        root = self.workspace.root
        for name in names:
            if not os.path.lexists(root / name):
                continue
            if not files.inside(root, root / name):
                reason = N_("a link that leads out of the workspace, or to nothing")
                self.skipped.append(Skipped(name, Message(reason)))
                continue
            found = self.read(name, reading)
            if isinstance(found, files.Large):
                self.refuse_large(name, found)
            elif found is not None:
                return name, *found
        return None
