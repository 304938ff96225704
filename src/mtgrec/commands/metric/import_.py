"""`mtgrec metric import FILE`: the readings in the export of an advertising platform."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path, PurePath
from typing import Annotated, NamedTuple

from mtgrec.commands.dry_run import DryRun, dry_run_fields, notify_end, show
from mtgrec.commands.metric.common import (
    Campaign,
    Names,
    NewName,
    checked_name,
    find_campaign,
    refuse_clashes,
)
from mtgrec.commands.notices import notify
from mtgrec.commands.options import argument, text_option, with_session
from mtgrec.commands.session import Session
from mtgrec.document.metrics.export_columns import Columns, find_columns, parse_map_option
from mtgrec.document.metrics.export_decimals import read_export_rows
from mtgrec.document.metrics.export_rows import Defaults, Export
from mtgrec.document.metrics.export_table import Part, Table
from mtgrec.document.metrics.remembered import remembered
from mtgrec.model.editing.input_values import utf8
from mtgrec.model.errors import UnreadableError, UsageError
from mtgrec.model.figures.readings import Series
from mtgrec.model.message import N_, Message
from mtgrec.output.answer import Answer, Column, Facts
from mtgrec.output.answer import Table as Grid
from mtgrec.output.documents.metrics import NEW_READING_NAMES, new_reading_document
from mtgrec.output.language import _, say
from mtgrec.output.progress import track
from mtgrec.output.tables.cells import NONE
from mtgrec.output.text import visible
from mtgrec.store.metrics.exports import read_export
from mtgrec.store.metrics.files import (
    Meanings,
    Written,
    import_rows,
    metrics_file_of,
    read_mapping,
)
from mtgrec.store.reading.named_files import followed

_SHOWN = 20


class _Read(NamedTuple):
    """An export as it was read, without its rows."""

    name: str
    heading: list[str]
    columns: Columns
    export: Export


class _Import(NamedTuple):
    """The result of an import: the export, and what was written."""

    read: _Read
    names: Names
    rows: Written
    mapping: Written | None = None

    @property
    def written(self) -> list[Written]:
        """The files that were written, or would be."""
        return [self.rows, *([self.mapping] if self.mapping else [])]


@with_session
def command(
    session: Session,
    file: Annotated[str, argument(_("FILE"), _("the export: .csv, or .xlsx, .xls, .ods"))],
    *,
    campaign: Campaign = None,
    channel: Annotated[
        str, text_option("--channel", _("NAME"), _("the channel of all rows that name none"))
    ] = "",
    map: Annotated[
        list[str] | None,
        text_option(
            "--map",
            _("HEADING=METRIC"),
            _("what a column means, =- to pass it over (may be repeated); remembered"),
        ),
    ] = None,
    encoding: Annotated[
        str | None,
        text_option("--encoding", _("NAME"), _("of a CSV file that is not UTF-8: gb18030")),
    ] = None,
    sheet: Annotated[
        str | None, text_option("--sheet", _("NAME"), _("the sheet of a spreadsheet"))
    ] = None,
    decimal: Annotated[
        str | None,
        text_option(
            "--decimal", _("SIGN"), _("comma or point, where the numbers of the file do not tell")
        ),
    ] = None,
    new_name: NewName = False,
    dry_run: DryRun = False,
) -> None:
    """Add the readings of an export: all that are new, or none where one of them is wrong."""
    session.library.require_whole()
    code = find_campaign(session, campaign)
    names = Names(session, code)
    channel_name = checked_name(utf8(channel, "--channel"), "--channel")
    if not new_name:
        names.check_channel(channel_name, "--channel")
    mapping = parse_map_option([utf8(pair, "--map") for pair in map or []])
    defaults = Defaults(
        code,
        channel_name,
        names.metric,
        names.channel,
        session.now.date(),
        session.workspace.zone,
    )
    name = PurePath(file).name
    path = followed(session.workspace.root, session.folder / utf8(file, _("FILE")), name)
    table = partial(read_export, Path(path), name, encoding, sheet)
    read = _read(session, table, mapping, decimal, names, defaults)
    result = _write(session, code, names, read, remember=bool(mapping), dry_run=dry_run)
    _answer(session, result, dry_run=dry_run)


def _read(
    session: Session,
    open_table: Callable[[], Table],
    mapping: dict[str, str],
    decimal: str | None,
    names: Names,
    defaults: Defaults,
) -> _Read:
    """Read the export; its table is not needed afterwards, and may be large."""
    table = open_table()
    columns = _columns(session, table, mapping, names)
    # The numbers in the cells of a spreadsheet are numbers, whatever sign is shown.
    decimal = decimal or (None if table.delimiter else "point")

    def watch(parts: Iterable[Part]) -> Iterable[Part]:
        return track(parts, table.size, _("reading rows"), size=lambda part: part.size)

    export = read_export_rows(table, columns, defaults, decimal, watch)
    _refuse_wrong(table.name, export)
    return _Read(table.name, table.heading.cells, columns, export)


def _columns(session: Session, table: Table, mapping: dict[str, str], names: Names) -> Columns:
    remembered_columns = remembered(read_mapping(session.workspace), table.heading.cells)
    formula_names = [word for formula in session.library.formulas for word in formula.names]
    metrics = [*formula_names, *(series.name for series in names.series)]
    try:
        return find_columns(table.heading.cells, mapping, remembered_columns, metrics)
    except UsageError as error:
        table.check()  # what is no table at all is told first
        place = error.place or f"{table.name}:{table.heading.number}"
        raise UsageError(error.message, error.help, place) from None


def _refuse_wrong(name: str, export: Export) -> None:
    """Raise UnreadableError if rows are wrong, after writing up to 20 of them to stderr."""
    wrong = export.wrong
    if not wrong.count and not len(export.readings):
        raise UnreadableError(
            Message(N_("there are no readings in this file")), place=visible(name)
        )
    if not wrong.count:
        return
    first = wrong.first()
    if wrong.count == 1:
        place = f"{name}:{first[0].line}"
        raise UnreadableError(first[0].reason, Message(N_("nothing was written")), place)
    for row in first[:_SHOWN]:
        notify(f"{visible(name)}:{row.line}: {say(row.reason)}")
    raise UnreadableError(
        Message(N_("{count} rows are wrong; nothing was written"), count=wrong.rows), place=name
    )


def _write(
    session: Session, code: str, names: Names, read: _Read, *, remember: bool, dry_run: bool
) -> _Import:
    """Write the readings; with `remember` also what `--map` says about the columns.

    Raises RefusedError where readings clash; then nothing is written.
    """
    workspace = session.workspace
    metrics_file = metrics_file_of(workspace, session.library, code, names.language)
    meanings = Meanings(read.heading, read.columns.mapping) if remember else None
    session.prepare_answer()
    rows, *mapping = import_rows(
        workspace, metrics_file, read.export.readings, meanings, dry_run=dry_run
    )
    refuse_clashes(rows.appended)
    return _Import(read, names, rows, *mapping)


# -- the answer


def _answer(session: Session, result: _Import, *, dry_run: bool) -> None:
    appended = result.rows.appended

    def rows() -> list[dict[str, object]]:
        return [
            new_reading_document(reading, result.names.metric(reading.metric))
            for reading in appended.added
        ]

    answer = Answer(
        blocks=lambda: _blocks(result),
        document=lambda: {
            "schema_version": 1,
            "kind": "imported",
            "file": result.read.name,
            "path": result.rows.path,
            "added": len(appended.added),
            "unchanged": len(appended.same),
            "totals_passed_over": result.read.export.totals,
            "mapping": dict(result.read.columns.mapping),
            "readings": rows(),
            **dry_run_fields(session, result.written, dry_run=dry_run),
        },
        rows=lambda: (NEW_READING_NAMES, rows()),
    )
    show(session, answer, result.written, dry_run=dry_run)
    _note_remarks(result, dry_run=dry_run)
    notify_end(
        result.written,
        say(Message(N_("all {count} readings stand there already"), count=len(appended.same))),
        dry_run=dry_run,
    )


def _note_remarks(result: _Import, *, dry_run: bool) -> None:
    if result.read.export.totals:
        numbers = ", ".join(str(number) for number in result.read.export.totals[:_SHOWN])
        notify(say(Message(N_("rows that add up others, passed over: {rows}"), rows=numbers)))
    if any(column.metric == "roi" for column in result.read.columns.readings):
        notify(_("ROI is taken as written; here it means (revenue - cost) / cost"))
    if result.mapping and result.mapping.before != result.mapping.after and not dry_run:
        sentence = N_("what the columns mean is remembered in {path}")
        notify(say(Message(sentence, path=result.mapping.path)))


def _blocks(result: _Import) -> list[Grid | Facts]:
    added = result.rows.appended.added.series
    if not added:
        return []
    by_first_line = sorted(added, key=lambda pair: pair[0].columns.lines[pair[1][0]])
    titles = [_("Metric"), _("Channel"), _("Readings"), _("From"), _("To")]
    table = Grid(
        _("Added"),
        [Column(title, "right" if title == _("Readings") else "left") for title in titles],
        [_row(result.names, series, rows) for series, rows in by_first_line],
    )
    lines = [series.columns.lines[row] for series, rows in added for row in (rows[0], rows[-1])]
    pairs = [
        (_("Added"), str(len(result.rows.appended.added))),
        (_("There already"), str(len(result.rows.appended.same))),
        (_("File"), f"{result.rows.path}:{min(lines)}-{max(lines)}"),
    ]
    return [table, Facts("", pairs)]


def _row(names: Names, series: Series, rows: Sequence[int]) -> list[str]:
    days = f"{series.at(min(rows)):%Y-%m-%d}", f"{series.at(max(rows)):%Y-%m-%d}"
    return [names.metric(series.metric), series.channel or NONE, str(len(rows)), *days]
