"""Find the file of readings of a campaign, and write new rows to it."""

import os
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from mtgrec.document.metrics.appending import Appended, append_rows, new_file
from mtgrec.document.metrics.remembered import remember
from mtgrec.document.source import Source
from mtgrec.model.editing.new_readings import NewRow
from mtgrec.model.errors import RefusedError
from mtgrec.rules.files.tables import TWO_METRIC_FILES
from mtgrec.store.reading import files
from mtgrec.store.reading.library import Library, campaigns_by_folder
from mtgrec.store.reading.scan import METRIC_FILES
from mtgrec.store.workspace import Workspace
from mtgrec.store.writing import saving
from mtgrec.store.writing.rewriting import rewrite

MAP_FILE = "metrics-map.toml"


class MetricsFile(NamedTuple):
    """The file to which the readings of a campaign are written."""

    path: str
    campaigns: tuple[str, ...]
    """The campaigns of the records in its folder."""
    language: str
    """The language of the headings if the file is new."""


class Written(NamedTuple):
    """A file before and after, and the result for each row (`appended`)."""

    path: str
    before: bytes
    after: bytes
    appended: Appended
    new: bool = False
    """Whether the file is new."""


def metrics_file_of(
    workspace: Workspace, library: Library, campaign: str, language: str
) -> MetricsFile:
    """Return the file of a campaign's readings: the existing one, else one beside its records.

    Raises RefusedError where two files exist.
    """
    folders = Counter(
        PurePosixPath(record.path).parent.as_posix()
        for record in library.records
        if campaign in record.campaigns[:1]
    )
    folder = max(folders, key=folders.__getitem__, default=".")
    paths = {series.path for series in library.readings.get(campaign, ())}
    beside = [_below(folder, name) for name in METRIC_FILES]
    existing = [path for path in beside if os.path.lexists(workspace.root / path)]
    if len(existing) > 1:
        problem = TWO_METRIC_FILES.at(
            existing[0], (0, 0), None, first=METRIC_FILES[0], second=METRIC_FILES[1]
        )
        raise RefusedError(problem.message, problem.help, problem.path)
    path = paths.pop() if len(paths) == 1 else (*existing, beside[0])[0]
    folder = PurePosixPath(path).parent.as_posix()
    campaigns = campaigns_by_folder(library.records).get("" if folder == "." else folder, set())
    return MetricsFile(path, tuple(sorted(campaigns)), language)


def _below(folder: str, name: str) -> str:
    return name if folder == "." else f"{folder}/{name}"


def write_rows(
    workspace: Workspace, file: MetricsFile, rows: Sequence[NewRow], *, dry_run: bool = False
) -> Written:
    """Write those of `rows` that are new, and return the file before and after.

    Where a row clashes with an existing reading, nothing is written; the result has the clashes.
    """
    return _write(workspace, lambda: _rows_written(workspace, file, rows), dry_run=dry_run)


def write_mapping(
    workspace: Workspace, heading: Sequence[str], words: dict[str, str], *, dry_run: bool = False
) -> Written:
    """Store the meaning of an export's columns for the next import."""
    return _write(workspace, lambda: _map_written(workspace, heading, words), dry_run=dry_run)


def _write(workspace: Workspace, plan: Callable[[], Written], *, dry_run: bool) -> Written:
    def planned() -> tuple[Written, list[saving.Save]]:
        written = plan()
        if written.before == written.after or dry_run:
            return written, []
        if written.new:
            files.create(workspace.root, written.path, written.after)
            return written, []
        return written, [saving.Save(written.path, written.before, written.after)]

    return planned()[0] if dry_run else rewrite(workspace.root, planned)


def _rows_written(workspace: Workspace, file: MetricsFile, rows: Sequence[NewRow]) -> Written:
    encoding = workspace.settings.encoding
    new = not os.path.lexists(workspace.root / file.path)
    if not new:
        data = saving.read_for_edit(workspace.root, file.path, files.MAX_READINGS)
        source = Source(file.path, data, encoding)
    else:
        data = b""
        single = len(file.campaigns) == 1
        source = new_file(file.path, file.language, encoding, campaigns=not single)
    appended = append_rows(source, file.campaigns, rows, workspace.zone)
    after = appended.data if appended.added else data
    return Written(file.path, data, after, appended, new)


def _map_written(workspace: Workspace, heading: Sequence[str], words: dict[str, str]) -> Written:
    source = read_mapping(workspace)
    after = remember(source, heading, words)
    new = not os.path.lexists(workspace.root / MAP_FILE)
    return Written(MAP_FILE, source.data, after, Appended(after, [], [], []), new)


def read_mapping(workspace: Workspace) -> Source:
    """Return the file of stored meanings of columns; an empty one where there is none."""
    if not os.path.lexists(workspace.root / MAP_FILE):
        return Source(MAP_FILE, b"")
    return Source(MAP_FILE, saving.read_for_edit(workspace.root, MAP_FILE))
