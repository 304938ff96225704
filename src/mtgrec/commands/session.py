"""One call of mtgrec: the common options, and the workspace, day and records they lead to."""

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import Literal

from mtgrec.commands.notices import notify, notify_problem, notify_skipped, notify_waiting
from mtgrec.model.analysis.as_of import as_of
from mtgrec.model.errors import UsageError
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.item_state import ItemState, item_states
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import AddressBook, Target
from mtgrec.model.records.record import Record
from mtgrec.model.values.date_errors import NoDate
from mtgrec.model.values.dates import end_of_day, read_moment
from mtgrec.model.values.workdays import WorkCalendar
from mtgrec.output import formats
from mtgrec.output.answer import Answer
from mtgrec.output.formats.screen_options import Screen
from mtgrec.output.language import Language, _, choose, machine_locale, say
from mtgrec.output.progress import track
from mtgrec.store.addressing import Finder
from mtgrec.store.reading.holidays import read_workdays
from mtgrec.store.reading.library import Library, folder_records, read_library
from mtgrec.store.reading.opening import Contents
from mtgrec.store.reading.scan import Skipped
from mtgrec.store.workspace import Workspace, open_workspace

Format = Literal["table", "json", "csv", "tsv", "markdown"]
ReportFormat = Literal["markdown", "html", "json"]
CheckFormat = Literal["text", "concise", "json"]
AnyFormat = Literal["table", "json", "csv", "tsv", "markdown", "html", "text", "concise"]
"""The formats that `--format` takes before the command: those of any command."""
Color = Literal["auto", "always", "never"]
_SHOWN_PROBLEMS = 5
NO_RECORD = N_("this file is no record")


@dataclass(frozen=True)
class Session:
    """The values of the common options; everything else is read when it is first needed."""

    folder: Path = field(default_factory=Path)
    lang: str | None = None
    today: str | None = None
    format: AnyFormat = "table"
    color: Color = "auto"
    verbose: bool = False
    pager: bool = True
    contents: Contents = field(default_factory=dict)
    """The bytes of files that are to be written, read in place of what is on the disk."""

    def changed(self, **options: object) -> "Session":
        """Return the session with its options replaced by those that are not None."""
        given = {name: value for name, value in options.items() if value is not None}
        if "folder" in given:
            given["folder"] = self.folder / str(given["folder"])
        return replace(self, **given)  # type: ignore[arg-type]

    @cached_property
    def workspace(self) -> Workspace:
        """The workspace of `-C`, else of the current folder."""
        return open_workspace(self.folder)._replace(announce=notify_waiting)

    @cached_property
    def now(self) -> datetime:
        """The moment as of which everything is computed: `--today`, MTGREC_TODAY, or the clock.

        Raises UsageError for a value that is no date. A day without a time ends at 23:59.
        """
        given = self.today or os.environ.get("MTGREC_TODAY")
        if not given:
            return self.workspace.now()
        try:
            day, clock = read_moment(given, zone=self.workspace.zone)
        except NoDate:
            raise UsageError(
                Message(N_("“{value}” is no date"), value=given),
                Message(N_("write the date as 2026-06-05, or with a time: “2026-06-05 09:00”")),
                "--today" if self.today else "MTGREC_TODAY",
            ) from None
        return datetime.combine(day, clock) if clock else end_of_day(day)

    @cached_property
    def workdays(self) -> WorkCalendar:
        """The working days of the workspace."""
        return read_workdays(self.workspace, self.contents)

    @cached_property
    def library(self) -> Library:
        """All records and problems of the workspace."""
        return read_library(
            self.workspace,
            lambda paths: track(paths, len(paths), _("reading records")),
            self.contents,
        )

    def require_workspace(self, *, note_empty: bool = True) -> None:
        """Raise UsageError in a folder that is no workspace and holds no record.

        In a workspace without a record, say on stderr how to begin one, unless the answer does.
        """
        library = self.library
        if library.records or library.unreadable:
            return
        if not self.workspace.marked:
            raise UsageError(
                Message(N_("this folder is no workspace, and no record is in it")),
                Message(N_("go to where your records lie (-C FOLDER), or begin here: mtgrec init")),
            )
        if note_empty:
            notify(_("No records yet. Begin with: mtgrec new kickoff"))

    @cached_property
    def book(self) -> AddressBook:
        """The index that finds records and items by address."""
        return self.library.book()

    @property
    def campaigns_here(self) -> set[str]:
        """The campaigns of the records directly in the current folder."""
        folder, root = self.folder.resolve(), self.workspace.root
        if not folder.is_relative_to(root.resolve()):
            return set()
        records = folder_records(self.library, root, folder)
        return {code for record in records for code in record.campaigns}

    def language_for(self, campaigns: Iterable[str]) -> Language:
        """Return the language of a new file of these campaigns.

        The first of: `--lang`, the workspace's setting, the campaigns' newest record,
        MTGREC_LANG, the locale, English.
        """
        named = set(campaigns)
        records = [record for record in self.library.records if named & set(record.campaigns)]
        configured = self.workspace.settings.language or (records[-1].language if records else None)
        return choose(self.lang, {} if configured else os.environ, configured, machine_locale())

    @cached_property
    def finder(self) -> Finder:
        """Finds records and items by what is typed, with paths relative to the folder."""
        return Finder(self.workspace, self.folder, self.library, self.book)

    def target(self, address: str, *, whole: bool = False) -> Target:
        """Return the record or item that `address` names; with `whole` its id must be complete.

        Commands that change files require that. Raises UsageError; before, where nothing is found,
        it notes the unreadable files on stderr.
        """
        try:
            return self.finder.find(address, whole=whole)
        except UsageError as error:
            if not error.place:  # it may be in an unreadable file
                each = whole or self.library.closed
                self.notify_gaps() if each else self.notify_unreadable()
            raise

    @cached_property
    def records(self) -> list[Record]:
        """The records as they are at `now`, from which figures are computed: see `as_of`."""
        return as_of(self.library.records, self.now)

    @cached_property
    def records_book(self) -> AddressBook:
        """The index of `records`, for what references in them name."""
        return AddressBook(self.records)

    def as_of_now(self, target: Target) -> Target:
        """Return a record or item as it is at `now`; one that is dated later as it is."""
        path = target.record.path
        record = next((each for each in self.records if each.path == path), target.record)
        if target.item is None:
            return Target(record)
        kind, number = target.item.kind, target.item.number
        items = record.item_lists.get(kind, ())
        return Target(record, next((each for each in items if each.number == number), target.item))

    @cached_property
    def context(self) -> Context:
        """The context that figures are computed in: the day, thresholds, people and readings."""
        thresholds = self.workspace.settings.thresholds
        return self.library.context(self.now, thresholds, self.records_book)

    @cached_property
    def item_states(self) -> list[ItemState]:
        """The states of all items of `records`."""
        return item_states(self.records, self.context)

    def prepare_answer(self) -> None:
        """Load what `print` needs: what cannot be loaded must be known before anything is written."""
        if self.format in formats.FORMATS:
            formats.load(self.format, sys.stdout, self.color)

    def answer(self, answer: Answer, *, cap: int | None = 100) -> None:
        """Write what was asked for to stdout in the requested format, then problems to stderr.

        `cap` limits the rows of a table on a terminal; None shows all. What does not fit there goes
        through a pager: only commands that read answer in this way.
        """
        self.print(answer, cap=cap, pager=True)
        self.notify_problems()

    def print(self, answer: Answer, *, cap: int | None = 100, pager: bool = False) -> None:
        """Write the answer to stdout in the requested format."""
        screen = self.screen(pager=pager)
        formats.show(answer, self.format, sys.stdout, self.color, screen, cap)
        sys.stdout.flush()

    def screen(self, *, pager: bool = False) -> Screen:
        """Return how to show an answer on a terminal; with `pager`, long ones go through one."""
        # An answer that needed no records names none.
        shorten = self.book.shorten if "library" in vars(self) else None
        return Screen(pager=pager and self.pager, shorten=shorten)

    def notify_problems(self, path: str | None = None) -> None:
        """Write the errors of reading to stderr; with `-v` also warnings, hints and skipped files.

        Also how many records are dated later than today, so that no figure counts them.

        With a `path` only the problems of that file, but always what the system does not let be
        read, and the number of unreadable files.
        """
        library = self.library
        shown = [
            problem
            for problem in library.problems
            if (path in (None, problem.path) or problem in library.closed)
            and (self.verbose or problem.severity == "error")
        ]
        for problem in shown if self.verbose else shown[:_SHOWN_PROBLEMS]:
            notify_problem(problem)
        self.notify_unreadable()
        if path is None and (later := len(library.records) - len(self.records)):
            notify(
                say(
                    Message(
                        N_("records dated after {day}, which do not count: {count}"),
                        day=self.now.date(),
                        count=later,
                    )
                )
            )
        if not self.verbose:
            self._notify_further(len(shown))
        self.notify_skipped_files(library)

    def notify_gaps(self) -> None:
        """Write to stderr what was not read before a change; with `-v` all problems."""
        if self.verbose:
            self.notify_problems()
            return
        gaps = self.library.gaps_and_entries
        for problem in gaps[:_SHOWN_PROBLEMS]:
            notify_problem(problem)
        self.notify_unreadable()
        self._notify_further(len(gaps))

    def notify_unreadable(self) -> None:
        """Write the number of unreadable files to stderr, if there are any."""
        if count := self.library.unreadable:
            notify(say(Message(N_("files that could not be read: {count}"), count=count)))

    def _notify_further(self, problems: int) -> None:
        """Write to stderr how many of so many problems were not shown, if there are any."""
        if (further := problems - _SHOWN_PROBLEMS) > 0:
            sentence = N_("further problems: {count}; mtgrec check tells them all")
            notify(say(Message(sentence, count=further)))

    def notify_skipped_files(self, library: Library) -> None:
        """With `-v`, write to stderr which files were skipped, and which are no records."""
        if self.verbose:
            foreign = [Skipped(path, Message(NO_RECORD)) for path in library.foreign]
            for skipped in sorted((*library.skipped, *foreign), key=attrgetter("path")):
                notify_skipped(skipped)
            count = len(library.foreign)
            notify(say(Message(N_("other Markdown files: {count}"), count=count)))
