"""Read an export as far as its readings: platform, columns, order of dates, decimal sign, sums."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from mtgrec.commands.asking import ask_yes
from mtgrec.commands.metric.common import Names
from mtgrec.commands.notices import notify
from mtgrec.commands.session import Session
from mtgrec.document.metrics.export_columns import Columns, Meanings, find_columns
from mtgrec.document.metrics.export_dates import ORDERS, Calendar, needs_order, order_of
from mtgrec.document.metrics.export_decimals import read_export_rows
from mtgrec.document.metrics.export_defaults import Defaults
from mtgrec.document.metrics.export_rows import Export
from mtgrec.document.metrics.export_table import Part, Table
from mtgrec.document.metrics.platforms import platform_of
from mtgrec.document.metrics.platforms.platform import Platform
from mtgrec.document.metrics.remembered import OTHER, remembered
from mtgrec.model.editing.wrong_word import wrong_word
from mtgrec.model.errors import UnreadableError, UsageError
from mtgrec.model.figures.formula import is_additive
from mtgrec.model.message import N_, Message
from mtgrec.model.values.shell_words import ShellText, shell_words
from mtgrec.output.language import _, say
from mtgrec.output.progress import track
from mtgrec.output.text import visible
from mtgrec.store.metrics.files import read_mapping

_SHOWN = 20
_SHOWN_SEVERAL = 3  # of rows that are right, but several for one day


class Asked(NamedTuple):
    """What was asked for on the command line."""

    file: str
    """The path as it was typed."""
    words: Sequence[str]
    """The options as they were typed that say how the file is read."""
    campaign: str
    channel: str
    mapping: dict[str, str]
    decimal: str | None
    dates: str | None
    adds_up: bool
    strict: bool

    def again(self, *options: str) -> ShellText:
        """Return the command with more options."""
        return shell_words("mtgrec", "metric", "import", self.file, *self.words, *options)


class Read(NamedTuple):
    """An export as it was read, without its rows."""

    name: str
    platform: Platform | None
    columns: Columns
    export: Export
    adds_up: bool

    @property
    def table(self) -> str:
        """The name of the table of `metrics-map.toml` in which its columns are remembered."""
        return self.platform.key if self.platform else OTHER


def read(session: Session, open_table: Callable[[], Table], names: Names, asked: Asked) -> Read:
    """Read the export; its table is not needed afterwards, and may be large."""
    table = open_table()
    platform = platform_of(table.heading.cells)
    columns = _columns(session, table, platform, names, asked)
    if dates := columns.of("date"):
        table.find_dates_in(dates.place)
    defaults = Defaults(
        asked.campaign,
        asked.channel or (names.platform(platform.names) if platform else ""),
        names.metric,
        names.channel,
        session.now.date(),
        Calendar(session.workspace.zone, _order(table, columns, asked.dates, session.now.date())),
        adds_up=asked.adds_up,
        campaigns={code for record in session.library.records for code in record.campaigns},
        quotients=[
            key
            for formula in session.library.formulas
            if not is_additive(formula.term)
            for key in formula.keys
        ],
    )
    # The numbers in the cells of a spreadsheet are numbers, whatever sign is shown.
    decimal = asked.decimal or (None if table.delimiter else "point")

    def watch(parts: Iterable[Part]) -> Iterable[Part]:
        return track(parts, table.size, _("reading rows"), size=lambda part: part.size)

    export = read_export_rows(table, columns, defaults, decimal, watch)
    if export.several and ask_yes(_("some days have several rows; add them up?")):
        defaults = defaults._replace(adds_up=True)
        export = read_export_rows(table, columns, defaults, decimal, watch)
    _refuse_wrong(table.name, export, asked)
    return Read(table.name, platform, columns, export, defaults.adds_up)


def _columns(
    session: Session, table: Table, platform: Platform | None, names: Names, asked: Asked
) -> Columns:
    heading = table.heading.cells
    meanings = Meanings(
        asked.mapping,
        remembered(read_mapping(session.workspace), platform.key if platform else OTHER, heading),
        platform,
        session.library.formulas,
        [series.name for series in names.series],
    )
    try:
        return find_columns(heading, meanings, strict=asked.strict)
    except UsageError as error:
        table.check()  # what is no table at all is told first
        place = error.place or f"{table.name}:{table.heading.number}"
        raise UsageError(error.message, error.help, place) from None


def _order(table: Table, columns: Columns, requested: str | None, today: date) -> str:
    """Return what comes first in dates as 11/3/2026: as asked for, else as the file decides."""
    if requested:
        if requested not in ORDERS:
            raise wrong_word("--dates", requested, ORDERS, ORDERS)
        return requested
    column = columns.of("date")
    first = next(table.parts(), None)
    if not (column and first and any(map(needs_order, first.column(column.place)))):
        return ""
    dates = {text for part in table.parts() for text in part.columns[column.place]}
    return order_of(table.title, dates, today)


def _refuse_wrong(name: str, export: Export, asked: Asked) -> None:
    """Raise UnreadableError if rows are wrong, after writing up to 20 of them to stderr."""
    wrong = export.wrong
    if not wrong.count and not len(export.readings):
        raise UnreadableError(
            Message(N_("there are no readings in this file")), place=visible(name)
        )
    if not wrong.count:
        return
    first = wrong.first()
    again = asked.again(*(["--sum"] if export.several else []))
    sentence = N_("mend the file, then again: {command}")
    if wrong.count == 1:
        sentence = N_("nothing was written; mend the file, then again: {command}")
    if export.several:
        sentence = N_(
            "days have several rows, as plans, hours or devices do; to add them up: {command}"
        )
    helps = {str(row.help): row.help for row in first}
    help = Message(sentence, command=again)
    if len(helps) == 1 and first[0].help:  # the same for all
        help = first[0].help
    if wrong.count == 1:
        raise UnreadableError(first[0].reason, help, f"{name}:{first[0].line}")
    for row in first[: _SHOWN_SEVERAL if export.several else _SHOWN]:
        notify(f"{visible(name)}:{row.line}: {say(row.reason)}")
    sentence = N_("{count} rows are wrong; nothing was written")
    if export.several:
        sentence = N_("{count} rows are of a day that has others already; nothing was written")
    raise UnreadableError(Message(sentence, count=wrong.rows), help, name)
