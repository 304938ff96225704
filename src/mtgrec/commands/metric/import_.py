"""`mtgrec metric import FILE`: the readings in the export of an advertising platform."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Annotated, NamedTuple

from mtgrec.commands.dry_run import DryRun, dry_part, show, tell_end
from mtgrec.commands.metric.common import (
    READING_NAMES,
    Campaign,
    Names,
    NewName,
    checked_name,
    find_campaign,
    reading_document,
    refuse_clashes,
)
from mtgrec.commands.options import argument, text_option, with_session
from mtgrec.commands.session import Session, notify
from mtgrec.document.metrics.export_columns import Columns, find_columns, parse_map_option
from mtgrec.document.metrics.export_rows import Defaults, Export, read_rows
from mtgrec.document.metrics.export_table import Table
from mtgrec.document.metrics.remembered import remembered
from mtgrec.model.editing.input_values import utf8
from mtgrec.model.errors import UnreadableError, UsageError
from mtgrec.model.figures.readings import Reading
from mtgrec.model.message import N_, Message
from mtgrec.output.answer import Answer, Column, Facts
from mtgrec.output.answer import Table as Grid
from mtgrec.output.language import _, say
from mtgrec.output.tables.cells import NONE
from mtgrec.output.text import visible
from mtgrec.store.metrics.exports import read_export
from mtgrec.store.metrics.files import (
    Written,
    metrics_file_of,
    read_mapping,
    write_mapping,
    write_rows,
)

_SHOWN = 20


class _Import(NamedTuple):
    """An import as it was carried out."""

    table: Table
    columns: Columns
    names: Names
    rows: Written
    mapping: Written | None

    @property
    def written(self) -> list[Written]:
        """Every file that is concerned."""
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
    new_name: NewName = False,
    dry_run: DryRun = False,
) -> None:
    """Add the readings of an export: all that are new, or none where one of them is wrong."""
    code = find_campaign(session, campaign)
    names = Names(session, code)
    where = checked_name(utf8(channel, "--channel"), "--channel")
    if not new_name:
        names.check_channel(where, "--channel")
    asked = parse_map_option([utf8(pair, "--map") for pair in map or []])
    name = PurePath(file).name
    table = read_export(session.folder / utf8(file, _("FILE")), name, encoding, sheet)
    columns = _columns(session, table, asked, names)
    today = session.now.date()
    export = read_rows(table, columns, Defaults(code, where, names.metric, names.channel, today))
    _refuse_wrong(table, export)
    done = _write(session, code, table, columns, names, export, asked=bool(asked), dry_run=dry_run)
    _answer(session, done, dry_run=dry_run)


def _columns(session: Session, table: Table, asked: dict[str, str], names: Names) -> Columns:
    known = remembered(read_mapping(session.workspace), table.heading.cells)
    own = [word for formula in session.library.formulas for word in formula.names]
    metrics = [*own, *(series.name for series in names.series)]
    try:
        return find_columns(table.heading.cells, asked, known, metrics)
    except UsageError as error:
        place = error.place or f"{table.name}:{table.heading.number}"
        raise UsageError(error.message, error.help, place) from None


def _refuse_wrong(table: Table, export: Export) -> None:
    """Raise UnreadableError where rows are wrong: all are told, up to a number one can read."""
    wrong = export.wrong
    if not wrong and not export.rows:
        raise UnreadableError(
            Message(N_("there are no readings in this file")), place=visible(table.name)
        )
    if not wrong:
        return
    for each in wrong[:_SHOWN] if len(wrong) > 1 else ():
        notify(f"{visible(table.name)}:{each.number}: {say(each.reason)}")
    rows = {each.number for each in wrong}
    if len(wrong) == 1:
        place = f"{table.name}:{wrong[0].number}"
        raise UnreadableError(wrong[0].reason, Message(N_("nothing was written")), place)
    raise UnreadableError(
        Message(N_("{count} rows are wrong; nothing was written"), count=len(rows)),
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
    asked: bool,
    dry_run: bool,
) -> _Import:
    """Write the readings; what `--map` said is remembered before, once they are known to fit."""
    workspace = session.workspace
    home = metrics_file_of(workspace, session.library, code, names.language)
    rows = write_rows(workspace, home, export.rows, dry_run=dry_run or asked)
    refuse_clashes(rows.appended.clashes)
    mapping = None
    if asked:
        heading, words = table.heading.cells, dict(columns.mapping)
        mapping = write_mapping(workspace, heading, words, dry_run=dry_run)
    if asked and not dry_run:
        rows = write_rows(workspace, home, export.rows)
        refuse_clashes(rows.appended.clashes)
    return _Import(table, columns, names, rows, mapping)


# -- the answer


def _answer(session: Session, done: _Import, *, dry_run: bool) -> None:
    appended = done.rows.appended
    rows = [reading_document(each, done.names.metric(each.metric)) for each in appended.added]
    answer = Answer(
        blocks=lambda: _blocks(done),
        document=lambda: {
            "schema_version": 1,
            "kind": "imported",
            "file": done.table.name,
            "path": done.rows.path,
            "added": len(appended.added),
            "unchanged": len(appended.same),
            "totals_passed_over": done.table.totals,
            "mapping": dict(done.columns.mapping),
            "readings": rows,
            **dry_part(session, done.written, dry_run=dry_run),
        },
        rows=lambda: (READING_NAMES, rows),
    )
    show(session, answer, done.written, dry_run=dry_run)
    _tell_remarks(done, dry_run=dry_run)
    tell_end(
        done.written,
        say(Message(N_("all {count} readings stand there already"), count=len(appended.same))),
        dry_run=dry_run,
    )


def _tell_remarks(done: _Import, *, dry_run: bool) -> None:
    if done.table.totals:
        numbers = ", ".join(str(number) for number in done.table.totals[:_SHOWN])
        notify(say(Message(N_("rows that add up others, passed over: {rows}"), rows=numbers)))
    if any(column.metric == "roi" for column in done.columns.readings):
        notify(_("ROI is taken as written; here it means (revenue - cost) / cost"))
    if done.mapping and done.mapping.before != done.mapping.after and not dry_run:
        sentence = N_("what the columns mean is remembered in {path}")
        notify(say(Message(sentence, path=done.mapping.path)))


def _blocks(done: _Import) -> list[Grid | Facts]:
    added = done.rows.appended.added
    if not added:
        return []
    groups: dict[tuple[str, str], list[Reading]] = {}
    for reading in added:
        groups.setdefault((reading.metric, reading.channel), []).append(reading)
    titles = [_("Metric"), _("Channel"), _("Readings"), _("From"), _("To")]
    table = Grid(
        _("Added"),
        [Column(title, "right" if title == _("Readings") else "left") for title in titles],
        [_row(done.names.metric(key[0]), key[1], readings) for key, readings in groups.items()],
    )
    pairs = [
        (_("Added"), str(len(added))),
        (_("There already"), str(len(done.rows.appended.same))),
        (_("File"), f"{done.rows.path}:{added[0].line}-{added[-1].line}"),
    ]
    return [table, Facts("", pairs)]


def _row(name: str, channel: str, readings: Sequence[Reading]) -> list[str]:
    days = sorted(reading.at for reading in readings)
    first, last = f"{days[0]:%Y-%m-%d}", f"{days[-1]:%Y-%m-%d}"
    return [name, channel or NONE, str(len(readings)), first, last]
