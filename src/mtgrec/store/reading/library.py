"""The library: all records of a workspace, all problems, the people and the readings."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from mtgrec.document.metrics.readings import parse_readings
from mtgrec.document.source import Source
from mtgrec.model.errors import RefusedError
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.formula import BUILT_IN, Formula, formulas
from mtgrec.model.figures.item_state import context_of
from mtgrec.model.figures.readings import Series
from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.record import Record
from mtgrec.model.records.register import Register
from mtgrec.model.thresholds import Thresholds
from mtgrec.model.values.name_keys import name_key
from mtgrec.rules.files.brackets import VALUE_IN_BRACES
from mtgrec.rules.files.encoding import ODD_FILE_NAME
from mtgrec.rules.files.fields import ITEM_IS_LIST
from mtgrec.rules.files.tables import SEVERAL_TABLES, TWO_METRIC_FILES
from mtgrec.rules.files.workspace import SAME_RECORD_ID
from mtgrec.rules.traceability.copies import without_copies
from mtgrec.rules.traceability.t010_campaign_spelling import with_one_spelling
from mtgrec.store.cache.index import Index
from mtgrec.store.cache.people import decode_people, encode_people
from mtgrec.store.cache.records import decode_record, encode_record
from mtgrec.store.reading import files
from mtgrec.store.reading.holidays import HOLIDAY_FILES, workdays_of
from mtgrec.store.reading.opening import FROM_DISK, Contents, FileCodec, Opener
from mtgrec.store.reading.scan import METRIC_FILES, Found, Skipped, is_readings, scan
from mtgrec.store.workspace import Workspace

_ENTRIES = (VALUE_IN_BRACES.code, ITEM_IS_LIST.code)
PEOPLE_FILES = ("people.yaml", "人员.yaml")

Watch = Callable[[list[str]], Iterable[str]]
"""Yields the given paths one by one, and may show a progress bar meanwhile."""


class Library(NamedTuple):
    """All content of a workspace, read at one time."""

    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    register: Register
    readings: dict[str, tuple[Series, ...]]
    """The series of readings by campaign, `""` for those without one."""
    skipped: tuple[Skipped, ...]
    foreign: tuple[str, ...]
    """The paths of the Markdown files that are no records."""
    formulas: tuple[Formula, ...] = BUILT_IN
    """The formulas of metrics that are computed from others."""
    closed: tuple[Problem, ...] = ()
    """Those of the problems that tell what the system does not let be read: it may hold anything."""

    @property
    def unreadable(self) -> int:
        """The number of files that could not be read."""
        return len({problem.path for problem in self.problems if problem.unreadable})

    def require_whole(self) -> None:
        """Raise RefusedError where the system did not let a file or folder be read.

        For changes that depend on everything here: what may stand there must not be taken for nothing.
        """
        if self.closed:
            first = self.closed[0]
            raise RefusedError(
                Message(
                    N_("{problem}; what it may hold is needed here, so nothing was written"),
                    problem=first.message,
                ),
                Message(
                    N_("try again; what is no concern of mtgrec, name in mtgrec.toml: exclude")
                ),
                first.place,
            )

    @property
    def gaps(self) -> list[Problem]:
        """For each file that was not read, or readings of which rows were not, the first problem."""
        first: dict[str, Problem] = {}
        for problem in self.problems:
            rows = problem.severity == "error" and is_readings(problem.path)
            if problem.unreadable or rows:
                first.setdefault(problem.path, problem)
        return list(first.values())

    @property
    def gaps_and_entries(self) -> list[Problem]:
        """The gaps, and a problem for each value in braces and each entry that is a list."""
        gaps = set(map(id, self.gaps))
        return [each for each in self.problems if id(each) in gaps or each.code in _ENTRIES]

    def context(self, now: datetime, rules: Thresholds, book: AddressBook) -> Context:
        """Return the context at `now` for the records of `book`, with the thresholds `rules`."""
        return context_of(book, now, rules, self.register, self.readings, self.formulas)

    def with_record(self, record: Record) -> "Library":
        """Return the library as it will be with one more record."""
        return self._replace(records=tuple(sorted((*self.records, record), key=_order)))

    def book(self) -> AddressBook:
        """Return the address book of all records."""
        return AddressBook(self.records)


def read_library(
    workspace: Workspace, watch: Watch = list, contents: Contents = FROM_DISK
) -> Library:
    """Read every record below the root; files that cannot be read become problems.

    `contents` are read in place of what is on the disk.
    """
    found = scan(workspace.root, workspace.settings.exclude, marked=workspace.marked)
    # What the index holds was parsed by the holidays on the disk.
    index = Index(workspace, HOLIDAY_FILES) if contents.keys().isdisjoint(HOLIDAY_FILES) else None
    reader = _Reader(workspace, list(found.skipped), index, contents)
    for path in watch(found.markdown):
        reader.read_record(path)
    for path in found.odd_names:
        reader.problems.append(ODD_FILE_NAME.at(path))
    for path, reason in found.closed:
        reader.add_closed(path, reason)
    reader.records, respelt = with_one_spelling(sorted(reader.records, key=_order))
    records, copied = without_copies(reader.records)
    reader.problems += [*respelt, *copied, *_same_ids(records)]
    register = Register(reader.read_people().people, records)
    readings = reader.read_metrics(found)
    if index:
        index.save()
    return Library(
        tuple(records),
        tuple(
            sorted(
                reader.problems, key=lambda problem: (problem.path, problem.line, problem.column)
            )
        ),
        register,
        readings,
        tuple(reader.skipped),
        tuple(reader.foreign),
        formulas(workspace.settings.metrics),
        tuple(reader.closed),
    )


def _order(record: Record) -> tuple[str, str]:
    return (record.date.isoformat() if record.date else "9999", record.path)


class _Reader(Opener):
    def __init__(
        self,
        workspace: Workspace,
        skipped: list[Skipped],
        index: Index | None,
        contents: Contents,
    ) -> None:
        super().__init__(workspace, skipped, index, contents)
        self.workdays = workdays_of(self)
        self.records: list[Record] = []
        self.foreign: list[str] = []
        self.reading = FileCodec(self.parse_record, encode_record, self.decode_record)

    # The parsers are imported only if a file is not in the index, which is rare.

    def parse_record(self, source: Source) -> tuple[Record | None, list[Problem]]:
        from mtgrec.document.record.parse import parse

        workspace = self.workspace
        parsed = parse(source, workspace.types, workspace.settings.extra_keys, self.workdays)
        return parsed.record, parsed.problems

    def decode_record(self, encoded: Any, path: str) -> tuple[Record | None, list[Problem]]:
        return decode_record(encoded, path, self.workspace.types)

    def read_record(self, path: str) -> None:
        read = self.read(path, self.reading)
        if isinstance(read, files.Large):
            self.read_large(path, read)
        elif read is not None:
            record, problems = read
            if record is not None:
                self.records.append(record)
            elif not problems:
                self.foreign.append(path)

    def read_large(self, path: str, large: files.Large) -> None:
        from mtgrec.document.record.record_detection import looks_like_record

        head = large.head.decode(self.workspace.settings.encoding, errors="replace")
        if looks_like_record(head, self.workspace.types):
            self.refuse_large(path)
        else:
            self.foreign.append(path)

    def read_people(self) -> Register:
        found = self.first_of(PEOPLE_FILES, FileCodec(_parse_people, encode_people, decode_people))
        return Register() if found is None else found[1]

    def read_metrics(self, found: Found) -> dict[str, tuple[Series, ...]]:
        campaigns = campaigns_by_folder(self.records)
        by_campaign: defaultdict[str, list[Series]] = defaultdict(list)
        spellings = {name_key(name): name for each in self.records for name in each.campaigns}
        for path in found.metrics:
            folder, _, name = path.rpartition("/")
            other_name = next(other for other in METRIC_FILES if other != name)
            if (f"{folder}/{other_name}" if folder else other_name) in found.metrics:
                if name == METRIC_FILES[0]:
                    self.problems.append(
                        TWO_METRIC_FILES.at(path, (0, 0), None, first=name, second=other_name)
                    )
                continue
            source = self.source(path, files.MAX_READINGS)
            if isinstance(source, Source):
                beside = sorted(campaigns.get(folder, set()))
                read = parse_readings(source, beside, self.workspace.zone, spellings)
                self.problems += read.problems
                for series in read.series:
                    by_campaign[series.campaign].append(series)
            elif source is not None:
                self.refuse_large(path, files.MAX_READINGS, SEVERAL_TABLES)
        return {campaign: tuple(series) for campaign, series in by_campaign.items()}


def _parse_people(source: Source) -> tuple[Register, list[Problem]]:
    from mtgrec.document.record.people import parse_people

    return parse_people(source)


def campaigns_by_folder(records: Iterable[Record]) -> dict[str, set[str]]:
    """Return the campaigns of the records in each folder; the root is `""`."""
    campaigns: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        folder = PurePosixPath(record.path).parent.as_posix()
        campaigns["" if folder == "." else folder].update(record.campaigns[:1])
    return campaigns


def _same_ids(records: Iterable[Record]) -> list[Problem]:
    """Return a problem for every record whose id another record has too."""
    by_id: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_id[record.id.casefold()].append(record)
    return [
        SAME_RECORD_ID.at(
            record.path,
            record.place(record.at["id"]) if "id" in record.at else (1, 1),
            record.id,
            id=record.id,
            other=next(other.path for other in same if other is not record),
        )
        for same in by_id.values()
        if len(same) > 1
        for record in same
    ]


def folder_records(library: Library, root: Path, folder: Path) -> list[Record]:
    """Return the records directly in `folder`, not in its subfolders."""
    inside = folder.resolve().relative_to(root.resolve()).as_posix()
    return [
        record
        for record in library.records
        if PurePosixPath(record.path).parent.as_posix() == inside
    ]
