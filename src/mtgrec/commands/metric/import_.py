"""`mtgrec metric import FILE`: the readings in the export of an advertising platform."""

from collections.abc import Sequence
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
from mtgrec.document.metrics.export_decimals import with_decimal_points
from mtgrec.document.metrics.export_rows import Defaults, Export, read_rows
from mtgrec.document.metrics.export_table import Table
from mtgrec.document.metrics.remembered import remembered
from mtgrec.model.editing.input_values import utf8
from mtgrec.model.errors import UnreadableError, UsageError
from mtgrec.model.figures.readings import Reading
from mtgrec.model.message import N_, Message
from mtgrec.output.answer import Answer, Column, Facts
from mtgrec.output.answer import Table as Grid
from mtgrec.output.documents.metrics import NEW_READING_NAMES, new_reading_document
from mtgrec.output.language import _, say
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


class _Import(NamedTuple):
    """The result of an import: the table, how it was read, and what was written."""

    table: Table
    columns: Columns
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
    name = PurePath(file).name
    path = followed(session.workspace.root, session.folder / utf8(file, _("FILE")), name)
    table = read_export(Path(path), name, encoding, sheet)
    columns = _columns(session, table, mapping, names)
    # The numbers in the cells of a spreadsheet are numbers, whatever sign is shown.
    table = with_decimal_points(table, columns, decimal or (None if table.delimiter else "point"))
    today = session.now.date()
    export = read_rows(
        table,
        columns,
        Defaults(code, channel_name, names.metric, names.channel, today, session.workspace.zone),
    )
    _refuse_wrong(table, export)
    result = _write(
        session, code, table, columns, names, export, remember=bool(mapping), dry_run=dry_run
    )
    _answer(session, result, dry_run=dry_run)


def _columns(session: Session, table: Table, mapping: dict[str, str], names: Names) -> Columns:
    remembered_columns = remembered(read_mapping(session.workspace), table.heading.cells)
    formula_names = [word for formula in session.library.formulas for word in formula.names]
    metrics = [*formula_names, *(series.name for series in names.series)]
    try:
        return find_columns(table.heading.cells, mapping, remembered_columns, metrics)
    except UsageError as error:
        place = error.place or f"{table.name}:{table.heading.number}"
        raise UsageError(error.message, error.help, place) from None


def _refuse_wrong(table: Table, export: Export) -> None:
    """Raise UnreadableError if rows are wrong, after writing up to 20 of them to stderr."""
    wrong = export.wrong
    if not wrong and not export.rows:
        raise UnreadableError(
            Message(N_("there are no readings in this file")), place=visible(table.name)
        )
    if not wrong:
        return
    for row in wrong[:_SHOWN] if len(wrong) > 1 else ():
        notify(f"{visible(table.name)}:{row.number}: {say(row.reason)}")
    numbers = {row.number for row in wrong}
    if len(wrong) == 1:
        place = f"{table.name}:{wrong[0].number}"
        raise UnreadableError(wrong[0].reason, Message(N_("nothing was written")), place)
    raise UnreadableError(
        Message(N_("{count} rows are wrong; nothing was written"), count=len(numbers)),
        place=table.name,
    )


def _write(
    session: Session,
    code: str,
    table: Table,
    columns: Columns,
    names: Names,
    export: Export,
    *,
    remember: bool,
    dry_run: bool,
) -> _Import:
    """Write the readings; with `remember` also what `--map` says about the columns.

    Raises RefusedError where readings clash; then nothing is written.
    """
    workspace = session.workspace
    metrics_file = metrics_file_of(workspace, session.library, code, names.language)
    meanings = Meanings(table.heading.cells, columns.mapping) if remember else None
    session.prepare_answer()
    rows, *mapping = import_rows(workspace, metrics_file, export.rows, meanings, dry_run=dry_run)
    refuse_clashes(rows.appended.clashes)
    return _Import(table, columns, names, rows, *mapping)


# -- the answer


def _answer(session: Session, result: _Import, *, dry_run: bool) -> None:
    appended = result.rows.appended
    rows = [
        new_reading_document(reading, result.names.metric(reading.metric))
        for reading in appended.added
    ]
    answer = Answer(
        blocks=lambda: _blocks(result),
        document=lambda: {
            "schema_version": 1,
            "kind": "imported",
            "file": result.table.name,
            "path": result.rows.path,
            "added": len(appended.added),
            "unchanged": len(appended.same),
            "totals_passed_over": result.table.totals,
            "mapping": dict(result.columns.mapping),
            "readings": rows,
            **dry_run_fields(session, result.written, dry_run=dry_run),
        },
        rows=lambda: (NEW_READING_NAMES, rows),
    )
    show(session, answer, result.written, dry_run=dry_run)
    _note_remarks(result, dry_run=dry_run)
    notify_end(
        result.written,
        say(Message(N_("all {count} readings stand there already"), count=len(appended.same))),
        dry_run=dry_run,
    )


def _note_remarks(result: _Import, *, dry_run: bool) -> None:
    if result.table.totals:
        numbers = ", ".join(str(number) for number in result.table.totals[:_SHOWN])
        notify(say(Message(N_("rows that add up others, passed over: {rows}"), rows=numbers)))
    if any(column.metric == "roi" for column in result.columns.readings):
        notify(_("ROI is taken as written; here it means (revenue - cost) / cost"))
    if result.mapping and result.mapping.before != result.mapping.after and not dry_run:
        sentence = N_("what the columns mean is remembered in {path}")
        notify(say(Message(sentence, path=result.mapping.path)))


def _blocks(result: _Import) -> list[Grid | Facts]:
    added = result.rows.appended.added
    if not added:
        return []
    groups: dict[tuple[str, str], list[Reading]] = {}
    for reading in added:
        groups.setdefault((reading.metric, reading.channel), []).append(reading)
    titles = [_("Metric"), _("Channel"), _("Readings"), _("From"), _("To")]
    table = Grid(
        _("Added"),
        [Column(title, "right" if title == _("Readings") else "left") for title in titles],
        [_row(result.names.metric(key[0]), key[1], readings) for key, readings in groups.items()],
    )
    pairs = [
        (_("Added"), str(len(added))),
        (_("There already"), str(len(result.rows.appended.same))),
        (_("File"), f"{result.rows.path}:{added[0].line}-{added[-1].line}"),
    ]
    return [table, Facts("", pairs)]


def _row(name: str, channel: str, readings: Sequence[Reading]) -> list[str]:
    days = sorted(reading.at for reading in readings)
    first, last = f"{days[0]:%Y-%m-%d}", f"{days[-1]:%Y-%m-%d}"
    return [name, channel or NONE, str(len(readings)), first, last]
