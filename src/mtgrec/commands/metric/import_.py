"""`mtgrec metric import FILE`: the readings in the export of an advertising platform."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path, PurePath
from typing import Annotated, NamedTuple

from mtgrec.commands.dry_run import DryRun, dry_run_fields, notify_end, show
from mtgrec.commands.metric.common import (
    Campaign,
    Names,
    NewName,
    Update,
    checked_name,
    find_campaign,
    refuse_clashes,
)
from mtgrec.commands.metric.reading import Asked, Read, read
from mtgrec.commands.notices import notify
from mtgrec.commands.options import argument, flag_option, text_option, with_session
from mtgrec.commands.session import Session
from mtgrec.document.metrics.export_columns import parse_map_option
from mtgrec.model.editing.input_values import utf8
from mtgrec.model.figures.readings import Series
from mtgrec.model.message import N_, Message, listed
from mtgrec.output.answer import Answer, Column, Facts
from mtgrec.output.answer import Table as Grid
from mtgrec.output.documents.metrics import NEW_READING_NAMES, new_reading_document
from mtgrec.output.language import _, say
from mtgrec.output.tables.cells import NONE
from mtgrec.store.metrics.exports import read_export
from mtgrec.store.metrics.files import (
    Meanings,
    Written,
    import_rows,
    metrics_file_of,
)
from mtgrec.store.reading.named_files import followed

_SHOWN = 20


class _Import(NamedTuple):
    """The result of an import: the export, and what was written."""

    read: Read
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
    dates: Annotated[
        str | None,
        text_option(
            "--dates",
            _("ORDER"),
            _("month-first or day-first, where 11/3/2026 may be either"),
        ),
    ] = None,
    sum: Annotated[
        bool, flag_option("--sum", _("add up the rows of a day: plans, hours, devices"))
    ] = False,
    strict_columns: Annotated[
        bool, flag_option("--strict-columns", _("refuse columns that nobody knows"))
    ] = False,
    update: Update = False,
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
    options: dict[str, list[str | None] | list[str]] = {
        "--campaign": [campaign],
        "--channel": [channel],
        "--map": map or [],
        "--encoding": [encoding],
        "--sheet": [sheet],
        "--decimal": [decimal],
        "--dates": [dates],
    }
    asked = Asked(
        file,
        [
            word
            for name, values in options.items()
            for each in values
            if each
            for word in (name, each)
        ],
        code,
        channel_name,
        parse_map_option([utf8(pair, "--map") for pair in map or []]),
        decimal,
        dates,
        adds_up=sum,
        strict=strict_columns,
    )
    name = PurePath(file).name
    path = followed(session.workspace.root, session.folder / utf8(file, _("FILE")), name)
    export = read(session, partial(read_export, Path(path), name, encoding, sheet), names, asked)
    result = _write(session, names, export, asked, update=update, dry_run=dry_run)
    _answer(session, result, dry_run=dry_run)


def _write(
    session: Session, names: Names, read: Read, asked: Asked, *, update: bool, dry_run: bool
) -> _Import:
    """Write the readings, and what `--map` says about the columns.

    Raises RefusedError where readings clash; then nothing is written.
    """
    workspace = session.workspace
    metrics_file = metrics_file_of(workspace, session.library, asked.campaign, names.language)
    meanings = Meanings(read.table, asked.mapping) if asked.mapping else None
    session.prepare_answer()
    rows, *remembered = import_rows(
        workspace, metrics_file, read.export.readings, meanings, update=update, dry_run=dry_run
    )
    sums = ["--sum"] if read.adds_up else []
    refuse_clashes(rows.appended, asked.again(*sums, "--update"))
    return _Import(read, names, rows, *remembered)


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
            "updated": len(appended.restated),
            "platform": result.read.platform.key if result.read.platform else None,
            "added_up": result.read.adds_up,
            "totals_passed_over": result.read.export.totals,
            "columns_passed_over": [
                *result.read.columns.unknown,
                *(heading for heading, _twin in result.read.columns.twins),
            ],
            "metrics_left_out": list(result.read.export.left_out),
            "other_campaigns": dict(result.read.export.others),
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
    for remark in _remarks(result.read):
        notify(say(remark))
    if any(column.metric == "roi" for column in result.read.columns.readings):
        notify(_("ROI is taken as written; here it means (revenue - cost) / cost"))
    if result.mapping and result.mapping.before != result.mapping.after and not dry_run:
        sentence = N_("what the columns mean is remembered in {path}")
        notify(say(Message(sentence, path=result.mapping.path)))


def _remarks(read: Read) -> Iterator[Message]:
    """Yield what was passed over, and why."""
    export, columns = read.export, read.columns
    if export.totals:
        yield Message(
            N_("rows passed over, as totals or notes: {count} ({rows})"),
            count=len(export.totals),
            rows=_first(map(str, export.totals)),
        )
    for code, count in export.others.items():
        sentence = N_(
            "rows passed over, as those of another campaign: {count}; they need --campaign {code}"
        )
        yield Message(sentence, count=count, code=code)
    if columns.unknown:
        sentence = N_(
            'columns not read, as nobody knows them: {names}; to read one: --map "{cell}=METRIC"'
        )
        yield Message(sentence, names=_first(columns.unknown), cell=columns.unknown[0])
    for heading, twin in columns.twins:
        sentence = N_("“{heading}” is not read, as “{twin}” means the same")
        yield Message(sentence, heading=heading, twin=twin)
    if export.left_out:
        sentence = N_("never added up, but computed from their parts: {names}")
        yield Message(sentence, names=_first(export.left_out))


def _first(names: Iterable[str]) -> Message:
    return listed(islice(names, _SHOWN))


def _blocks(result: _Import) -> list[Grid | Facts]:
    appended = result.rows.appended
    added = appended.added.series
    changed = [(_("Changed"), str(len(appended.restated)))] if appended.restated else []
    if not added:
        return [Facts("", [*changed, (_("File"), result.rows.path)])] if changed else []
    by_first_line = sorted(added, key=lambda pair: pair[0].columns.lines[pair[1][0]])
    titles = [_("Metric"), _("Channel"), _("Readings"), _("From"), _("To")]
    table = Grid(
        _("Added"),
        [Column(title, "right" if title == _("Readings") else "left") for title in titles],
        [_row(result.names, series, rows) for series, rows in by_first_line],
    )
    lines = [series.columns.lines[row] for series, rows in added for row in (rows[0], rows[-1])]
    pairs = [
        (_("Added"), str(len(appended.added))),
        *changed,
        (_("There already"), str(len(appended.same))),
        (_("File"), f"{result.rows.path}:{min(lines)}-{max(lines)}"),
    ]
    return [table, Facts("", pairs)]


def _row(names: Names, series: Series, rows: Sequence[int]) -> list[str]:
    days = f"{series.at(min(rows)):%Y-%m-%d}", f"{series.at(max(rows)):%Y-%m-%d}"
    return [names.metric(series.metric), series.channel or NONE, str(len(rows)), *days]
