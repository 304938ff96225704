"""Open the files of a workspace; a file that cannot be read becomes a problem, not an error."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from mtgrec.document.source import Source
from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.rules.files.encoding import CANNOT_OPEN, TOO_LARGE
from mtgrec.store.cache.index import Index
from mtgrec.store.reading import files
from mtgrec.store.reading.scan import Skipped
from mtgrec.store.reading.waiting import Patience
from mtgrec.store.workspace import Workspace

Content = TypeVar("Content")
Contents = Mapping[str, bytes]
"""The bytes of files by their path, to be read in place of what is on the disk."""
FROM_DISK: Contents = {}


class FileCodec(NamedTuple, Generic[Content]):
    """How one kind of file is parsed from its bytes, and encoded for and decoded from the index."""

    parse: Callable[[Source], tuple[Content, list[Problem]]]
    encode: Callable[[Content, list[Problem], str], object]
    decode: Callable[[Any, str], tuple[Content, list[Problem]]]


class Opener:
    """Opens files by their path below the root, and collects their problems.

    With an `index`, only files that have changed are opened.
    """

    def __init__(
        self,
        workspace: Workspace,
        skipped: list[Skipped],
        index: Index | None = None,
        contents: Contents = FROM_DISK,
    ) -> None:
        self.workspace = workspace
        self.contents = contents
        self.problems: list[Problem] = []
        self.closed: list[Problem] = []
        """Those of the problems that tell what the system does not let be read."""
        self.skipped = skipped
        self.index = index
        self.patience = Patience()

    def read(
        self, path: str, codec: FileCodec[Content]
    ) -> tuple[Content, list[Problem]] | files.Large | None:
        """Return content and problems of a file; None where it cannot be opened."""
        index = None if path in self.contents else self.index
        content = index.get(path, lambda encoded: codec.decode(encoded, path)) if index else None
        if content is None:
            source = self.source(path)
            if not isinstance(source, Source):
                return source
            content = parsed = codec.parse(source)
            if index:
                index.put(path, lambda: codec.encode(*parsed, path))
        self.problems += content[1]
        return content

    def source(self, path: str, limit: int = files.MAX_FILE) -> Source | files.Large | None:
        """Return the bytes of a file; None, with the reason recorded, where it cannot be opened."""
        if path in self.contents:
            return Source(path, self.contents[path], self.workspace.settings.encoding)
        try:
            data = files.read_regular(self.workspace.root / path, limit, self.patience)
        except OSError as error:
            self.refuse_closed(path, error)
            return None
        if data is None:
            self.skipped.append(Skipped(path, Message(N_("not a regular file"))))
            return None
        if isinstance(data, files.Large):
            return data
        return Source(path, data, self.workspace.settings.encoding)

    def refuse_closed(self, path: str, error: OSError) -> None:
        """Record the problem that the system does not let a file be read."""
        self.add_closed(path, error.strerror or str(error))

    def add_closed(self, path: str, reason: str) -> None:
        """Record the problem that the system does not let a file or folder be read, and why."""
        self.closed.append(CANNOT_OPEN.at(path, (0, 0), None, reason=reason))
        self.problems.append(self.closed[-1])

    def refuse_large(
        self,
        path: str,
        limit: int = files.MAX_FILE,
        help: str = N_("split it, or leave out what nobody needs"),
    ) -> None:
        """Record the problem that a file has more than `limit` bytes and is not read, and what helps."""
        measure = Message(N_("more than {size}"), size=files.size_text(limit))
        problem = TOO_LARGE.at(path, (0, 0), None, measure=measure)
        self.problems.append(problem._replace(help=Message(help)))

    def first_of(
        self, names: tuple[str, ...], codec: FileCodec[Content]
    ) -> tuple[str, Content, list[Problem]] | None:
        """Return name, content and problems of the first of `names` in the root that can be read.

        None where there is no such file, which is the usual case.
        """
        for name in names:
            if not self._is_inside(name):
                continue
            found = self.read(name, codec)
            if isinstance(found, files.Large):
                self.refuse_large(name)
            elif found is not None:
                return name, *found
        return None

    def _is_inside(self, name: str) -> bool:
        """Return whether there is a file `name` in the root, and no link that leads out of it."""
        root = self.workspace.root
        try:
            if not files.exists(root / name):
                return False
        except OSError as error:
            self.refuse_closed(name, error)
            return False
        if not files.inside(root, root / name):
            reason = N_("a link that leads out of the workspace, or to nothing")
            self.skipped.append(Skipped(name, Message(reason)))
            return False
        return True
