"""Options that several commands share: those every command takes, and the filters of lists."""

import sys
from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Annotated, Any, get_args

import typer

from mtgrec import __version__
from mtgrec.commands.notices import notify
from mtgrec.commands.option_groups import Call, Command, option_group
from mtgrec.commands.session import AnyFormat, Color, Format, Session
from mtgrec.model.analysis.filters import Filters, known_names
from mtgrec.model.editing.wrong_word import wrong_word
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.records.people import People
from mtgrec.model.records.types import RecordTypes
from mtgrec.model.values.date_errors import NoDate, UncertainDate
from mtgrec.model.values.name_keys import person_key
from mtgrec.model.values.spelling import closest
from mtgrec.model.values.words import STATUS
from mtgrec.output.language import _, current, say
from mtgrec.output.tables.cells import clauses
from mtgrec.output.text import visible

_EVERYWHERE = _("Options of every command")
_FILTERS = _("Filters")
_SHOWN_ADDRESSES = 5


def _everywhere(*names: str, help: str, metavar: str | None = None) -> Any:
    return typer.Option(
        *names, help=help, metavar=metavar, rich_help_panel=_EVERYWHERE, show_default=False
    )


COMMON: dict[str, Any] = {
    "today": Annotated[
        str | None,
        _everywhere("--today", help=_("see everything as on this day"), metavar=_("DATE")),
    ],
    "format": Any,  # its words are the command's: see `with_formats`
    "folder": Annotated[
        str | None, _everywhere("-C", help=_("work in this folder"), metavar=_("FOLDER"))
    ],
    "lang": Annotated[
        str | None, _everywhere("--lang", help=_("language: zh or en"), metavar="zh|en")
    ],
    "color": Annotated[Color | None, _everywhere("--color", help=_("whether to colour"))],
    "pager": Annotated[
        bool | None,
        _everywhere("--pager/--no-pager", help=_("show long answers through a pager")),
    ],
    "verbose": Annotated[
        bool | None,
        _everywhere("-v", "--verbose", help=_("say more, for example what was passed over")),
    ],
}
"""The options that stand before or after the command; their names are those of Session."""


def with_filters(command: Command) -> Command:
    """Give `command` the filters of cli.md; it gets them as its argument `filters`.

    They may name days as seen from today, so `with_session` stands above this one.
    """
    return option_group("filters", FILTERS, _filters)(command)


def with_session(command: Command) -> Command:
    """Give `command` the options of every command; it gets them as its first argument, `session`."""
    return with_formats(Format)(command)


def with_formats(formats: Any) -> Callable[[Command], Command]:
    """Return `with_session` for a command whose answers come in `formats`, a Literal."""
    option = Annotated[formats | None, _everywhere("--format", help=_("how to print the answer"))]

    def session(values: dict[str, Any], call: Call) -> Session:
        before = call.context.obj  # what `front` made of the options before the command
        made = (before if isinstance(before, Session) else Session()).changed(**values)
        words = get_args(formats)
        if made.format not in (*words, Session.format):  # said before the command
            raise wrong_word("--format", made.format, words, words)
        return made

    return option_group("session", {**COMMON, "format": option}, session)


def _version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"mtgrec {__version__}\n")
        raise typer.Exit


@with_formats(AnyFormat)
def front(
    session: Session,
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001 - its callback has answered already
        bool,
        typer.Option("--version", help=_("show the version"), callback=_version, is_eager=True),
    ] = False,
) -> None:
    """Take the options that stand before the command."""
    context.obj = session


def argument(metavar: str, help: str) -> Any:
    """Return an argument of a command, with its help."""
    return typer.Argument(metavar=metavar, help=help, show_default=False)


def text_option(name: str, metavar: str, help: str) -> Any:
    """Return an option that takes a text."""
    return typer.Option(name, metavar=metavar, help=help, show_default=False)


def flag_option(name: str, help: str) -> Any:
    """Return an option that is there or not."""
    return typer.Option(name, help=help, show_default=False)


def _filter(*names: str, help: str, metavar: str | None = None) -> Any:
    return typer.Option(
        *names, help=help, metavar=metavar, rich_help_panel=_FILTERS, show_default=False
    )


def _many(name: str, help: str, metavar: str) -> Any:
    return Annotated[list[str] | None, _filter(name, help=help, metavar=metavar)]


def _day(name: str, help: str) -> Any:
    return Annotated[str | None, _filter(name, help=help, metavar=_("DATE"))]


def _flag(name: str, help: str) -> Any:
    return Annotated[bool | None, _filter(name, help=help)]


FILTERS: dict[str, Any] = {
    "campaign": _many("--campaign", _("of this campaign (may be repeated)"), _("CODE")),
    "owner": _many("--owner", _("owned by this person (may be repeated)"), _("NAME")),
    "department": _many("--department", _("of this department (may be repeated)"), _("NAME")),
    "status": _many("--status", _("with this status (may be repeated)"), _("WORD")),
    "type": _many("--type", _("from records of this type (may be repeated)"), _("TYPE")),
    "tag": _many("--tag", _("with this tag (may be repeated)"), _("TAG")),
    "channel": _many("--channel", _("of this channel (may be repeated)"), _("NAME")),
    "since": _day("--since", _("from records of this day or later")),
    "until": _day("--until", _("from records of this day or earlier")),
    "due_since": _day("--due-since", _("due on this day or later")),
    "due_until": _day("--due-until", _("due on this day or earlier")),
    "overdue": _flag("--overdue", _("only what is past due")),
    "off_track": _flag("--off-track", _("only what is off-track")),
    "major": _flag("--major", _("only highlights")),
    "open": _flag("--open", _("only what is not finished")),
}
"""The filters, the same wherever things are listed."""


def _filters(values: dict[str, Any], call: Call) -> Filters:
    assert call.session is not None  # noqa: S101 - `with_session` stands above
    read: dict[str, Any] = {}
    for name, value in values.items():
        if value is None:
            continue
        if name in ("since", "until", "due_since", "due_until"):
            read[name] = day_option(call.session, f"--{name.replace('_', '-')}", value)
        elif isinstance(value, list):
            read[name] = tuple(value)
        else:
            read[name] = value
    if "status" in read:
        read["status"] = tuple(map(_status, read["status"]))
    return Filters(**read)


def day_option(session: Session, name: str, value: str, deadline: bool = False) -> date:
    """Return the day that the option `name` says; see `moment_option`."""
    return moment_option(session, name, value, deadline)[0]


def moment_option(
    session: Session, name: str, value: str, deadline: bool = False
) -> tuple[date, time | None]:
    """Return the day and the time of day (or None) that the option `name` says.

    They are written or as people say them, seen from today. Raises UsageError; where the day is
    uncertain its sentence shows what was understood.
    """
    from mtgrec.model.values.spoken_dates import spoken_moment  # few calls name a day

    today, language = session.now.date(), current()
    try:
        said = spoken_moment(
            value, today, language=language, deadline=deadline, workdays=session.workdays
        )
    except UncertainDate as error:
        sentence = N_("“{value}” is no certain day: {reason}")
        message = Message(sentence, value=value, reason=error.reason)
    except NoDate:
        message = Message(N_("“{value}” is no date"), value=value)
    else:
        return said.day, said.clock
    raise UsageError(message, Message(N_("write the date as 2026-06-05")), name)


def _status(word: str) -> str:
    if found := STATUS.find(word):
        return found
    raise wrong_word("--status", word, STATUS.spellings(), STATUS.main_spellings())


def checked(filters: Filters, session: Session) -> Filters:
    """Return the filters with `--type` in the names of the record types; raises UsageError.

    An unknown name finds nothing; one that is close to a known name is refused as a typo.
    """
    named = ("campaign", "owner", "department", "tag", "channel")
    if any(getattr(filters, name) for name in named):
        register = session.library.register
        known = known_names(session.library.records, register)
        for name in named:
            for word in getattr(filters, name):
                for each in _names_asked_for(name, word, register):
                    _refuse_close(f"--{name}", each, known[name])
    return _with_types(filters, session.workspace.types)


def _names_asked_for(name: str, word: str, register: People) -> tuple[str, ...]:
    """Return the names in the value of a filter, as the workspace shows them."""
    if name == "owner":
        return register.names_in(word)
    return (register.department(word),) if name == "department" else (word,)


def note_not_judged(addresses: Sequence[str]) -> None:
    """Say on stderr what a date or a status that cannot be read keeps out of the answer."""
    if not addresses:
        return
    more = ["…"] if len(addresses) > _SHOWN_ADDRESSES else []
    sentence = N_(
        "not judged, as a day or a status of theirs cannot be read: {count} ({addresses})"
    )
    shown = clauses([*addresses[:_SHOWN_ADDRESSES], *more])
    notify(visible(say(Message(sentence, count=len(addresses), addresses=shown))))


def _refuse_close(place: str, word: str, known: set[str]) -> None:
    if person_key(word) in map(person_key, known) or not closest(word, known):
        return
    raise wrong_word(place, word, sorted(known))


def _with_types(filters: Filters, types: RecordTypes) -> Filters:
    names = []
    for word in filters.type:
        kind = types.find(word)
        if kind is None:
            raise wrong_word("--type", word, types.spellings(), types.main_names())
        names.append(kind.name)
    return filters._replace(type=tuple(names))
