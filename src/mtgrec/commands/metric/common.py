"""What the commands about readings share: the campaign, names as they are written there, the answer."""

from collections.abc import Iterable, Sequence
from typing import Annotated

from mtgrec.commands.notices import notify
from mtgrec.commands.options import flag_option, text_option
from mtgrec.commands.session import Session
from mtgrec.document.metrics.appending import Appended
from mtgrec.document.metrics.compared import Clash
from mtgrec.model.editing.new_readings import WrongValue, same_value, written_name
from mtgrec.model.editing.wrong_word import wrong_word
from mtgrec.model.errors import RefusedError, UsageError
from mtgrec.model.figures.readings import Series
from mtgrec.model.message import N_, Message, listed
from mtgrec.model.values.metric_names import METRICS, metric_key, metric_name
from mtgrec.model.values.name_keys import name_key
from mtgrec.model.values.shell_words import ShellText
from mtgrec.model.values.spelling import closest
from mtgrec.model.values.words import fold
from mtgrec.output.language import Language, _
from mtgrec.output.text import visible

_KNOWN = frozenset(metric_key(names[0]) for names in METRICS)


def find_campaign(session: Session, asked: str | None) -> str:
    """Return the campaign: as requested, else that of the current folder, else the only one.

    Raises UsageError where it is not known, or not clear.
    """
    known = sorted({code for record in session.library.records for code in record.campaigns})
    if asked is not None:
        exact = [code for code in known if name_key(code) == name_key(asked)]
        if exact:
            return exact[0]
        if not known:
            raise _no_records()
        raise wrong_word("--campaign", asked, known, known)
    here = sorted(session.campaigns_here)
    found = here if len(here) == 1 else known
    if len(found) == 1:
        return found[0]
    if not known:
        raise _no_records()
    raise UsageError(
        Message(N_("to which campaign do these readings belong?")),
        Message(N_("write --campaign and one of: {known}"), known=listed(known)),
        "--campaign",
    )


def _no_records() -> UsageError:
    return UsageError(
        Message(N_("no record here names a campaign that readings could belong to")),
        Message(N_("begin with its plan: mtgrec new campaign CODE")),
    )


class Names:
    """The metrics and channels of a campaign, as they are written there."""

    def __init__(self, session: Session, campaign: str) -> None:
        self.series: Sequence[Series] = session.library.readings.get(campaign, ())
        self.language = self._language(session, campaign)
        records = [each for each in session.library.records if campaign in each.campaigns]
        self._metrics = {each.metric: each.name for each in self.series}
        self._channels = {
            fold(name): name for record in records for name in record.texts("channels")
        }
        self._channels |= {fold(each.channel): each.channel for each in self.series if each.channel}

    def _language(self, session: Session, campaign: str) -> Language:
        """Return the language of headings and names: that of the file, the workspace, the records."""
        if self.series:
            return "zh" if any(not each.name.isascii() for each in self.series) else "en"
        return session.language_for((campaign,))

    def metric(self, name: str) -> str:
        """Return a metric's name as it is written here."""
        key = metric_key(name)
        return self._metrics.get(key) or (
            metric_name(key, self.language) if key in _KNOWN else name
        )

    def channel(self, name: str) -> str:
        """Return a channel's name as it is written here."""
        return self._channels.get(fold(name), name)

    def platform(self, names: Sequence[str]) -> str:
        """Return the channel of a platform: as it is called here by one of its names, else its own name."""
        called = (self._channels.get(fold(name)) for name in names)
        return next(filter(None, called), names[1 if self.language == "zh" else 0])

    def check_metric(self, name: str, place: str) -> None:
        """Raise UsageError for a name that is none here, but nearly one."""
        known = [*self._metrics.values(), *(word for names in METRICS for word in names)]
        if metric_key(name) not in {metric_key(word) for word in known}:
            _refuse_near(name, known, place)

    def check_channel(self, name: str, place: str) -> None:
        """Raise UsageError for a channel that is none here, but nearly one."""
        if name and fold(name) not in self._channels:
            _refuse_near(name, self._channels.values(), place)


def _refuse_near(name: str, known: Iterable[str], place: str) -> None:
    if near := closest(name, known):
        raise UsageError(
            Message(N_("unknown word “{word}”"), word=name),
            Message(N_("did you mean “{near}”? else write --new-name as well"), near=near),
            place,
        )


def checked_name(text: str, place: str) -> str:
    """Return a name that may be in a file; raises UsageError."""
    try:
        return written_name(text)
    except WrongValue as error:
        raise UsageError(error.reason, error.help, place) from None


# -- the options

Campaign = Annotated[
    str | None,
    text_option("--campaign", _("CODE"), _("the campaign; without it that of this folder")),
]
NewName = Annotated[
    bool, flag_option("--new-name", _("take metric and channel as written, known or not"))
]


# -- the answer


Update = Annotated[
    bool, flag_option("--update", _("take the new values in place of those that stand there"))
]


def refuse_clashes(appended: Appended, again: ShellText) -> None:
    """Raise RefusedError where other values are there already, shown as a diff; `again` takes them."""
    clashes = appended.clashes
    if not clashes:
        return
    help = Message(N_("to take the new values: {command}"), command=again)
    if len(clashes) == 1:
        raise RefusedError(_standing(clashes[0]), help, clashes[0].existing.source)
    for line in appended.diff:
        notify(visible(line))
    raise RefusedError(
        Message(N_("{count} readings stand there with other values"), count=appended.clash_count),
        help,
        clashes[0].existing.path,
    )


def _standing(clash: Clash) -> Message:
    standing, row = clash.existing, clash.row
    values: dict[str, object] = {
        "date": row.date,
        "metric": row.metric,
        "standing": standing.value.text,
        "new": row.value,
    }
    if same_value(row.value, standing.value):
        expected = standing.expected
        values |= {"standing": expected.text if expected else _("nothing"), "new": row.expected}
        sentence = N_("{date} {metric}: {standing} is expected here, not {new}")
    else:
        sentence = N_("{date} {metric} is {standing} here, not {new}")
    if row.origin:
        told = Message(sentence, **values)
        return Message(N_("{told} (row {row})"), told=told, row=row.origin)
    return Message(sentence, **values)
