"""Find the Markdown files and files of readings of a workspace."""

import os
from collections.abc import Iterator
from fnmatch import translate
from pathlib import Path
from re import Pattern
from re import compile as compile_pattern
from typing import NamedTuple

from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.records.naming import is_markdown
from mtgrec.store.reading import files

MAX_UNMARKED_FOLDERS = 2000
METRIC_FILES = ("metrics.csv", "指标.csv")
_SKIPPED_FOLDERS = frozenset(("node_modules", "__pycache__"))


def is_readings(path: str) -> bool:
    """Return whether a path names a file of readings."""
    return path.rpartition("/")[2] in METRIC_FILES


class Skipped(NamedTuple):
    """A file that is not read, and why."""

    path: str
    reason: Message


class Found(NamedTuple):
    """The files of a workspace, as sorted paths relative to the root."""

    markdown: list[str]
    metrics: list[str]
    skipped: list[Skipped]
    odd_names: list[str]
    """Markdown files whose names are not UTF-8."""
    closed: list[tuple[str, str]]
    """Folders that cannot be opened, and why; they may contain records."""


def scan(root: Path, exclude: tuple[str, ...], *, marked: bool) -> Found:
    """Return the files below `root`, without those that match `exclude`.

    Raises UsageError after 2,000 folders where no file marks the root (`marked`).
    """
    found = Found([], [], [], [], [])
    walker = _Walker(root, exclude, found)
    for count, _ in enumerate(walker.walk(), 1):
        if not marked and count > MAX_UNMARKED_FOLDERS:
            raise UsageError(
                Message(
                    N_("more than {count} folders here, and nothing marks a workspace"),
                    count=f"{MAX_UNMARKED_FOLDERS:,}",
                ),
                Message(N_("start a workspace where your records lie: mtgrec init")),
            )
    walker.add_links()
    found.markdown.sort()
    found.metrics.sort()
    return found


def why_not_searched(path: str, exclude: tuple[str, ...], *, folder: bool) -> Message | None:
    """Return why no search of a workspace comes to `path`, relative to its root; None if one does.

    It or a folder above it matches a pattern of `exclude`, or is never searched. `folder` says
    whether it is a folder itself.
    """
    parts = path.split("/")
    for number, name in enumerate(parts, 1):
        above = "/".join(parts[:number])
        for pattern in exclude:
            if _pattern(pattern).match(above):
                return Message(N_("excluded by “{pattern}” in mtgrec.toml"), pattern=pattern)
        if (folder or number < len(parts)) and not _is_searched(above, name):
            return Message(
                N_("not read: no records are looked for in {folder}"), folder=f"{above}/"
            )
    return None


def _is_searched(path: str, name: str) -> bool:
    return not (name.startswith(".") or name in _SKIPPED_FOLDERS or path == "templates")


class _Walker:
    def __init__(self, root: Path, exclude: tuple[str, ...], found: Found) -> None:
        self.root = os.fspath(root.resolve())
        self.exclude = [_pattern(pattern) for pattern in exclude]
        self.found = found
        self.links: list[tuple[str, str]] = []

    def walk(self) -> Iterator[None]:
        """Visit every folder once, and yield before each."""
        waiting = [("", self.root)]
        while waiting:
            prefix, folder = waiting.pop()
            yield
            try:
                with os.scandir(folder) as entries:
                    for entry in sorted(entries, key=lambda entry: entry.name, reverse=True):
                        self.visit(prefix, entry, waiting)
            except OSError as error:
                self.found.closed.append((prefix or ".", error.strerror or ""))

    def visit(self, prefix: str, entry: os.DirEntry[str], waiting: list[tuple[str, str]]) -> None:
        path = prefix + entry.name
        markdown = is_markdown(entry.name)
        metrics = entry.name in METRIC_FILES
        if self.excluded(path):
            return
        if entry.is_dir(follow_symlinks=False):
            if _is_searched(path, entry.name):
                waiting.append((f"{path}/", entry.path))
                if markdown:
                    self.skip(path, N_("a folder"))
            return
        if entry.is_symlink():
            if _is_searched(path, entry.name):
                self.links.append((path, entry.path))
        elif not (markdown or metrics):
            return
        elif not entry.is_file():
            self.skip(path, N_("not a regular file"))
        else:
            self.add(path)

    def add(self, path: str) -> None:
        """Add a file to the result; one whose name is not UTF-8 goes to `odd_names`."""
        if not _utf8(path):
            self.found.odd_names.append(path)
        elif is_markdown(path):
            self.found.markdown.append(path)
        else:
            self.found.metrics.append(path)

    def excluded(self, path: str) -> bool:
        return any(pattern.match(path) for pattern in self.exclude)

    def add_links(self) -> None:
        """Add links to files that are not found under their own name; no file is read twice."""
        found = (*self.found.markdown, *self.found.metrics)
        read = {os.path.join(self.root, *path.split("/")) for path in found}
        for path, link in sorted(self.links):
            real = os.path.realpath(link)
            relevant = is_markdown(path) or is_readings(path)
            try:
                reason = self.skip_reason(real, read, relevant=relevant)
            except OSError as error:
                self.found.closed.append((path, error.strerror or ""))
                continue
            if reason:
                self.skip(path, reason)
            elif relevant:
                read.add(real)
                self.add(path)

    def skip_reason(self, real: str, read: set[str], *, relevant: bool) -> str | None:
        """Return why a link to `real` is skipped, or None; links to other files need no reason."""
        if files.is_folder(real):
            return N_("a link to a folder")
        if not relevant:
            return None
        if not real.startswith(os.path.join(self.root, "")) or not files.mode_of(real):
            return N_("a link that leads out of the workspace, or to nothing")
        if real in read:
            return N_("a link to a file that is read under its own name")
        return None if files.is_regular(real) else N_("not a regular file")

    def skip(self, path: str, reason: str) -> None:
        self.found.skipped.append(Skipped(path, Message(reason)))


def _pattern(pattern: str) -> Pattern[str]:
    """Return a pattern of `exclude` as a regular expression; `drafts/**` includes `drafts`."""
    base = pattern.strip("/").removesuffix("/**")
    anywhere = base.removeprefix("**/")  # `**/old` includes `old` right below the root
    globs = {base, f"{base}/*", anywhere, f"{anywhere}/*"}
    return compile_pattern("|".join(translate(each) for each in sorted(globs)))


def _utf8(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:  # undecodable bytes come as lone surrogates
        return False
    return True
