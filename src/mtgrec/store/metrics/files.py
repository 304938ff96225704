"""Find the file of readings of a campaign, and write new rows to it."""

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from mtgrec.document.metrics.appending import Appended, append_rows, new_file
from mtgrec.document.metrics.compared import Picked
from mtgrec.document.metrics.remembered import remember
from mtgrec.document.source import Source
from mtgrec.model.editing.new_series import NewReadings
from mtgrec.model.errors import RefusedError
from mtgrec.rules.files.tables import TWO_METRIC_FILES
from mtgrec.store import config
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

    @property
    def save(self) -> saving.Save:
        """What is to be saved."""
        return saving.Save(self.path, self.before, self.after, self.new)


class Meanings(NamedTuple):
    """What columns of an export mean, for the next import."""

    name: str
    """The table in which that is kept: one for each platform."""
    words: Mapping[str, str]


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
    existing = [path for path in beside if files.exists(workspace.root / path)]
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
    workspace: Workspace,
    file: MetricsFile,
    rows: NewReadings,
    *,
    update: bool = False,
    dry_run: bool = False,
) -> Written:
    """Write those of `rows` that are new, and return the file before and after.

    Where a row clashes with an existing reading, nothing is written, and the result has the clashes;
    with `update` it takes the place of the existing one. Raises RefusedError where the file would become
    larger than can be read.
    """
    return import_rows(workspace, file, rows, None, update=update, dry_run=dry_run)[0]


def import_rows(
    workspace: Workspace,
    file: MetricsFile,
    rows: NewReadings,
    meanings: Meanings | None,
    *,
    update: bool = False,
    dry_run: bool = False,
) -> list[Written]:
    """Write rows as `write_rows` does, and with them what the columns of their export mean.

    Both files are written or none. Without meanings, or where rows clash, only the first is returned.
    """

    def planned() -> tuple[list[Written], list[saving.Save]]:
        written = [_rows_written(workspace, file, rows, update=update)]
        if meanings and not written[0].appended.clashes:
            written.append(_map_written(workspace, meanings))
        return written, [each.save for each in written if each.before != each.after]

    return planned()[0] if dry_run else rewrite(workspace, planned)


def _rows_written(
    workspace: Workspace, file: MetricsFile, rows: NewReadings, *, update: bool
) -> Written:
    encoding = workspace.settings.encoding
    new = not files.exists(workspace.root / file.path)
    if not new:
        data = saving.read_for_edit(workspace.root, file.path, files.MAX_READINGS)
        source = Source(file.path, data, encoding)
    else:
        data = b""
        single = len(file.campaigns) == 1
        source = new_file(file.path, file.language, encoding, campaigns=not single)
    limits = workspace.zone, files.MAX_READINGS
    appended = append_rows(source, file.campaigns, rows, *limits, update=update)
    after = appended.data if len(appended.added) or appended.restated else data
    return Written(file.path, data, after, appended, new)


def _map_written(workspace: Workspace, meanings: Meanings) -> Written:
    source = read_mapping(workspace)
    after = remember(source, meanings.name, meanings.words)
    new = not files.exists(workspace.root / MAP_FILE)
    return Written(MAP_FILE, source.data, after, Appended(after, Picked(), Picked()), new)


def read_mapping(workspace: Workspace) -> Source:
    """Return the file of stored meanings of columns; an empty one where there is none."""
    if not files.exists(workspace.root / MAP_FILE):
        return Source(MAP_FILE, b"")
    return Source(MAP_FILE, saving.read_for_edit(workspace.root, MAP_FILE, config.MAX_SIZE))
