"""`mtgrec metric add NAME VALUE`: add one reading."""

from collections.abc import Iterable
from datetime import date, time
from typing import Annotated

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
from mtgrec.commands.options import argument, moment_option, text_option, with_session
from mtgrec.commands.session import Session
from mtgrec.model.editing.input_values import refuse_future, utf8
from mtgrec.model.editing.new_readings import NewRow, WrongValue, written_value
from mtgrec.model.editing.new_series import NewReadings
from mtgrec.model.errors import UsageError
from mtgrec.model.figures.readings import Reading
from mtgrec.model.message import N_, Message
from mtgrec.model.values.decimals import POINT, both_readings, is_unclear
from mtgrec.model.values.metric_names import AMOUNTS, metric_key
from mtgrec.model.values.shell_words import shell_words
from mtgrec.output.answer import Answer, Facts
from mtgrec.output.documents.metrics import NEW_READING_NAMES, new_reading_document, taken_on
from mtgrec.output.language import _, say
from mtgrec.store.metrics.files import Written, metrics_file_of, write_rows


@with_session
def command(
    session: Session,
    name: Annotated[str, argument(_("NAME"), _("the metric, as 曝光量 or clicks"))],
    value: Annotated[str, argument(_("VALUE"), _("what was measured: 1200, 2.7%, 1.2万"))],
    *,
    campaign: Campaign = None,
    channel: Annotated[str, text_option("--channel", _("NAME"), _("the channel"))] = "",
    day: Annotated[
        str | None,
        text_option("--date", _("DATE"), _("the day, also with a time; today if missing")),
    ] = None,
    expected: Annotated[
        str, text_option("--expected", _("VALUE"), _("what was expected of this day"))
    ] = "",
    update: Update = False,
    new_name: NewName = False,
    dry_run: DryRun = False,
) -> None:
    """Write a reading at the end of the campaign's metrics file."""
    session.library.require_whole()
    code = find_campaign(session, campaign)
    names = Names(session, code)
    metric = checked_name(utf8(name, "NAME"), "NAME")
    channel_name = checked_name(utf8(channel, "--channel"), "--channel")
    if not metric:
        raise UsageError(Message(N_("the text is missing")), place="NAME")
    if not new_name:
        names.check_metric(metric, "NAME")
        names.check_channel(channel_name, "--channel")
    day_and_time = _moment(session, day)
    row = NewRow(
        *day_and_time,
        channel=names.channel(channel_name),
        metric=names.metric(metric),
        value=_value(value, metric, "VALUE"),
        expected=_value(expected, metric, "--expected") if expected.strip() else "",
        campaign=code,
    )
    home = metrics_file_of(session.workspace, session.library, code, names.language)
    session.prepare_answer()
    new = NewReadings.of([row])
    written = write_rows(session.workspace, home, new, update=update, dry_run=dry_run)
    options = {"--campaign": campaign, "--channel": channel, "--date": day, "--expected": expected}
    words = [word for name, text in options.items() if text for word in (name, text)]
    refuse_clashes(
        written.appended, shell_words("mtgrec", "metric", "add", name, value, *words, "--update")
    )
    _answer(session, row, written, dry_run=dry_run)


def _moment(session: Session, text: str | None) -> tuple[date, time | None]:
    if text is None:
        return session.now.date(), None
    day, clock = moment_option(session, "--date", text)
    refuse_future(day, session.now.date(), "--date")
    return day, clock


def _value(text: str, metric: str, place: str) -> str:
    try:
        written = written_value(utf8(text, place), metric)
    except WrongValue as error:
        raise UsageError(error.reason, error.help, place) from None
    if metric_key(metric) in AMOUNTS and is_unclear(text, POINT):
        small, large = both_readings(text)
        reason = Message(
            N_("“{value}” may mean {small} or {large}"), value=text, small=small, large=large
        )
        help = Message(N_("write {small} or {large}"), small=written, large=large)
        raise UsageError(reason, help, place)
    return written


def _answer(session: Session, row: NewRow, written: Written, *, dry_run: bool) -> None:
    readings = [*written.appended.added, *(clash.now for clash in written.appended.restated)]
    rows = [new_reading_document(reading, row.metric) for reading in readings]
    answer = Answer(
        blocks=lambda: _blocks(readings, row.metric),
        document=lambda: {
            "schema_version": 1,
            "kind": "added",
            "readings": rows,
            **dry_run_fields(session, [written], dry_run=dry_run),
        },
        rows=lambda: (NEW_READING_NAMES, rows),
    )
    show(session, answer, [written], dry_run=dry_run)
    for equal_reading in written.appended.same:
        message = Message(
            N_("{source} says this already; nothing was written"), source=equal_reading.source
        )
        notify_end([written], say(message), dry_run=dry_run)
    if not len(written.appended.same):
        notify_end([written], "", dry_run=dry_run)


def _blocks(added: Iterable[Reading], name: str) -> list[Facts]:
    return [
        Facts(
            f"{name}  {reading.value.text}",
            [
                (_("Campaign"), reading.campaign),
                *([(_("Channel"), reading.channel)] if reading.channel else []),
                (_("Date"), taken_on(reading)),
                *([(_("Expected"), reading.expected.text)] if reading.expected else []),
                (_("File"), reading.source),
            ],
        )
        for reading in added
    ]
