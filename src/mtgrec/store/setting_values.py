"""Single settings: texts, lists and tables, and what is said of one that is wrong."""

from collections.abc import Mapping
from typing import Any, NoReturn

from mtgrec.model.message import N_, Message
from mtgrec.model.settings import RuleSelectors
from mtgrec.model.thresholds import Thresholds
from mtgrec.model.values.spelling import closest

NAMES = {
    "workspace": ("format", "language", "timezone", "encoding", "exclude", "extra_keys", "path"),
    "rules": Thresholds._fields,
    "check": RuleSelectors._fields,
}
"""The names of the settings in each table that has no tables of the user's own."""
_HEAD = "workspace."
_LONGEST_SHOWN = 100


class WrongSetting(Exception):
    """A setting that is unknown or has a wrong value."""

    def __init__(self, message: Message, name: str, help: Message | None) -> None:
        super().__init__()
        self.message = message
        self.name = name
        """The names of its tables and its own, joined by points."""
        self.help = help


def refuse(message: Message, name: str, help: Message | None = None) -> NoReturn:
    """Raise WrongSetting; `name` is that of the setting with those of its tables."""
    shown = {key: _shortened(value) for key, value in message.values.items()}
    raise WrongSetting(Message(message.template, **shown), name, help)


def _shortened(value: object) -> object:
    if isinstance(value, str) and len(value) > _LONGEST_SHOWN:
        return f"{value[:_LONGEST_SHOWN]}…"
    return value


def refuse_unknown(table: Mapping[str, object], names: tuple[str, ...], prefix: str) -> None:
    """Refuse a name that is none of `names`, with the one that may be meant, or all of them."""
    for key in table:
        if key not in names:
            elsewhere = [f"{other}.{key}" for other, own in NAMES.items() if key in own]
            near = closest(key, names)
            guess = f"{prefix}{near}" if near else next(iter(elsewhere), None)
            refuse(
                Message(N_("unknown setting “{key}”"), key=f"{prefix}{key}"),
                f"{prefix}{key}",
                Message(N_("did you mean “{word}”?"), word=guess)
                if guess
                else Message(N_("possible words: {known}"), known=", ".join(names)),
            )


def read_table(tables: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return a table inside a table, empty where it is missing."""
    value = tables.get(name, {})
    if not isinstance(value, dict):
        refuse(Message(N_("[{name}] must be a table"), name=name), name)
    return value


def read_text(table: Mapping[str, Any], name: str, prefix: str = "") -> str | None:
    """Return a text, None where it is missing; `prefix` names its table, if not [workspace]."""
    value = table.get(name)
    if value is not None and not isinstance(value, str):
        refuse(
            Message(N_("{name} must be a text"), name=f"{prefix}{name}"), f"{prefix or _HEAD}{name}"
        )
    return value


def read_choice(table: Mapping[str, Any], name: str, choices: tuple[str, ...]) -> str | None:
    """Return one of `choices`, None where it is missing."""
    value = read_text(table, name)
    if value is not None and value.lower() not in choices:
        refuse(
            Message(N_("{name} must be one of: {choices}"), name=name, choices=", ".join(choices)),
            f"{_HEAD}{name}",
        )
    return value.lower() if value else None


def read_texts(table: Mapping[str, Any], name: str, prefix: str = "") -> tuple[str, ...]:
    """Return a list of texts, empty where it is missing."""
    value = table.get(name, [])
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        refuse(
            Message(N_("{name} must be a list of texts"), name=f"{prefix}{name}"),
            f"{prefix or _HEAD}{name}",
        )
    return tuple(value)
