"""One call of mtgrec: the options every command takes, and what follows from them."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from functools import cached_property
from pathlib import Path
from typing import Literal

from mtgrec.model.errors import UsageError
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.item_state import ItemState, item_states
from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.model.records.address import AddressBook, Target
from mtgrec.model.values.dates import NoDate, read_moment
from mtgrec.model.values.workdays import WorkCalendar
from mtgrec.output import formats
from mtgrec.output.answer import Answer
from mtgrec.output.language import Language, _, choose, machine_locale, say
from mtgrec.output.progress import track
from mtgrec.output.text import visible
from mtgrec.store.addressing import Finder
from mtgrec.store.reading.holidays import read_workdays
from mtgrec.store.reading.library import Library, folder_records, read_library
from mtgrec.store.reading.scan import Skipped
from mtgrec.store.workspace import Workspace, open_workspace

Format = Literal["table", "json", "csv", "tsv", "markdown"]
ReportFormat = Literal["markdown", "html", "json"]
CheckFormat = Literal["text", "concise", "json"]
AnyFormat = Literal["table", "json", "csv", "tsv", "markdown", "html", "text", "concise"]
"""Before the command is read, its formats are unknown, so all are taken."""
Color = Literal["auto", "always", "never"]
_SHOWN_PROBLEMS = 5


@dataclass(frozen=True)
class Session:
    """What the options say; everything else is read when it is needed."""

    folder: Path = field(default_factory=Path)
    lang: str | None = None
    today: str | None = None
    format: AnyFormat = "table"
    color: Color = "auto"
    verbose: bool = False

    def changed(self, **options: object) -> "Session":
        """Return the session with the options given after the command (those that are not None)."""
        given = {name: value for name, value in options.items() if value is not None}
        if "folder" in given:
            given["folder"] = self.folder / str(given["folder"])
        return replace(self, **given)  # type: ignore[arg-type]

    @cached_property
    def workspace(self) -> Workspace:
        """The workspace of `-C`, else of the current folder."""
        return open_workspace(self.folder)

    @cached_property
    def now(self) -> datetime:
        """The moment from which everything is seen: `--today`, MTGREC_TODAY, or the clock."""
        asked = self.today or os.environ.get("MTGREC_TODAY")
        if not asked:
            return _clock(self.workspace.settings.timezone)
        try:
            day, clock = read_moment(asked)
        except NoDate:
            raise UsageError(
                Message(N_("“{value}” is no date"), value=asked),
                Message(N_("write the date as 2026-06-05, or with a time: “2026-06-05 09:00”")),
                "--today" if self.today else "MTGREC_TODAY",
            ) from None
        return datetime.combine(day, clock or time(23, 59))

    @cached_property
    def workdays(self) -> WorkCalendar:
        """The working days of the workspace."""
        return read_workdays(self.workspace)

    @cached_property
    def library(self) -> Library:
        """All records and problems of the workspace."""
        return read_library(
            self.workspace, lambda paths: track(paths, len(paths), _("reading records"))
        )

    @cached_property
    def book(self) -> AddressBook:
        """Finds records and items by address."""
        return self.library.book()

    @property
    def campaigns_here(self) -> set[str]:
        """The campaigns of the records that lie directly in the folder."""
        folder, root = self.folder.resolve(), self.workspace.root
        if not folder.is_relative_to(root.resolve()):
            return set()
        records = folder_records(self.library, root, folder)
        return {code for record in records for code in record.campaigns}

    def language_for(self, campaigns: Iterable[str]) -> Language:
        """Return the language of something new in these campaigns.

        `--lang`, the workspace, the campaigns' newest record, MTGREC_LANG, the locale, English.
        """
        named = set(campaigns)
        mine = [record for record in self.library.records if named & set(record.campaigns)]
        wanted = self.workspace.settings.language or (mine[-1].language if mine else None)
        return choose(self.lang, {} if wanted else os.environ, wanted, machine_locale())

    @cached_property
    def finder(self) -> Finder:
        """Finds records and items by what is typed, seen from the folder."""
        return Finder(self.workspace, self.folder, self.library, self.book)

    def target(self, address: str, *, whole: bool = False) -> Target:
        """Return what `address` names; where nothing does, say that files could not be read.

        Who changes something asks for the `whole` id.
        """
        try:
            return self.finder.find(address, whole=whole)
        except UsageError as error:
            if not error.place:  # what is meant may be in one of them
                self._notify_unreadable_files() if whole else self.notify_unreadable()
            raise

    @cached_property
    def context(self) -> Context:
        """From where items are seen: the day, the rules, the people, the readings."""
        return self.library.context(self.now, self.workspace.settings.thresholds, self.book)

    @cached_property
    def item_states(self) -> list[ItemState]:
        """All items of the workspace with what is computed about them."""
        return item_states(self.library.records, self.context)

    def answer(self, answer: Answer, *, cap: int | None = 100) -> None:
        """Write the answer to stdout in the requested format, then what could not be read to stderr."""
        self.print(answer, cap=cap)
        self.notify_problems()

    def print(self, answer: Answer, *, cap: int | None = 100) -> None:
        """Write the answer to stdout in the requested format."""
        formats.show(answer, self.format, sys.stdout, self.color, cap=cap)
        sys.stdout.flush()

    def notify_problems(self, path: str | None = None) -> None:
        """Say on stderr what could not be read; with `-v` every warning and what was passed over.

        With a `path` only what is wrong in that file, apart from the count of unreadable ones.
        """
        library = self.library
        shown = [
            problem
            for problem in library.problems
            if (path in (None, problem.path)) and (self.verbose or problem.severity == "error")
        ]
        for problem in shown if self.verbose else shown[:_SHOWN_PROBLEMS]:
            notify_problem(problem)
        self.notify_unreadable()
        self._notify_counts(library, len(shown))

    def _notify_unreadable_files(self) -> None:
        """Name what could not be read: whoever changes something wants to fix that first."""
        unreadable = [problem for problem in self.library.problems if problem.unreadable]
        for problem in unreadable[:_SHOWN_PROBLEMS]:
            notify(f"{visible(problem.place)}: {say(problem.message)}")
        self.notify_unreadable()

    def notify_unreadable(self) -> None:
        """Say on stderr how many files could not be read."""
        if count := self.library.unreadable:
            notify(say(Message(N_("files that could not be read: {count}"), count=count)))

    def _notify_counts(self, library: Library, errors: int) -> None:
        if not self.verbose and errors > _SHOWN_PROBLEMS:
            more = errors - _SHOWN_PROBLEMS
            notify(
                say(
                    Message(
                        N_("further problems: {count}; mtgrec check tells them all"), count=more
                    )
                )
            )
        self.notify_skipped_files(library)

    def notify_skipped_files(self, library: Library) -> None:
        """With `-v`, say on stderr which files were not read, and how many are not ours."""
        if self.verbose:
            for skipped in library.skipped:
                notify_skipped(skipped)
            notify(say(Message(N_("other Markdown files: {count}"), count=library.foreign)))


def notify(line: str) -> None:
    """Write a line to stderr: everything that is not the answer goes there."""
    with suppress(OSError):  # cli.py reports a stdout that cannot be written
        sys.stdout.flush()  # where stdout and stderr are one place, the answer comes first
    sys.stderr.write(f"{line}\n")


def notify_skipped(skipped: Skipped) -> None:
    """Say on stderr that a file was passed over, and why."""
    passed = Message(N_("passed over: {reason}"), reason=skipped.reason)
    notify(f"{visible(skipped.path)}: {say(passed)}")


def notify_problem(problem: Problem) -> None:
    """Say on stderr what is wrong, where, and how to fix it."""
    notify(f"{visible(problem.place)}: {say(problem.message)}")
    notify(say(Message(N_("  help: {help}"), help=problem.help)))


def _clock(timezone: str | None) -> datetime:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    if timezone is None:
        return datetime.now().astimezone().replace(tzinfo=None)
    try:
        return datetime.now(ZoneInfo(timezone)).replace(tzinfo=None)
    except (ZoneInfoNotFoundError, ValueError):
        raise UsageError(
            Message(N_("unknown time zone “{name}”"), name=timezone),
            Message(N_("write a name such as Asia/Shanghai")),
            "mtgrec.toml",
        ) from None
