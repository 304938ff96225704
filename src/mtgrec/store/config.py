"""`mtgrec.toml`: read strictly, because a setting that is misunderstood is worse than none."""

import tomllib
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NoReturn

from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.quantity import NoNumber, read_quantity
from mtgrec.model.settings import FORMAT, Rules, Settings
from mtgrec.model.types import BUILT_IN, RecordType, RecordTypes
from mtgrec.model.words import closest

FILE = "mtgrec.toml"
_TABLES = ("workspace", "types", "rules")
_ENCODINGS = ("utf-8", "gb18030")
_LANGUAGES = ("zh", "en")


def read_settings(data: bytes) -> Settings:
    """Return the settings in the bytes of `mtgrec.toml`; raises UsageError with the place."""
    try:
        tables = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        _refuse(Message(N_("not UTF-8 text")), f"{FILE}:{line}")
    except tomllib.TOMLDecodeError as error:
        _refuse(Message(N_("not valid TOML: {reason}"), reason=error), FILE)
    _known(tables, _TABLES, "")
    types = tuple(_own_type(name, value) for name, value in _table(tables, "types").items())
    return _workspace(_table(tables, "workspace"), types, _rules(_table(tables, "rules")))


def _refuse(message: Message, place: str, help: Message | None = None) -> NoReturn:
    raise UsageError(message, help, place)


def _known(table: Mapping[str, object], names: tuple[str, ...], prefix: str) -> None:
    for key in table:
        if key not in names:
            near = closest(key, names)
            _refuse(
                Message(N_("unknown setting “{key}”"), key=f"{prefix}{key}"),
                FILE,
                Message(N_("did you mean “{word}”?"), word=f"{prefix}{near}") if near else None,
            )


def _table(tables: Mapping[str, Any], name: str) -> dict[str, Any]:
    value = tables.get(name, {})
    if not isinstance(value, dict):
        _refuse(Message(N_("[{name}] must be a table"), name=name), FILE)
    return value


def _workspace(table: dict[str, Any], types: tuple[RecordType, ...], rules: Rules) -> Settings:
    _known(
        table,
        ("format", *(name for name in Settings._fields if name not in ("types", "rules"))),
        "",
    )
    _check_format(table.get("format", FORMAT))
    return Settings(
        language=_choice(table, "language", _LANGUAGES),
        timezone=_text(table, "timezone"),
        encoding=_choice(table, "encoding", _ENCODINGS) or "utf-8",
        exclude=_texts(table, "exclude"),
        extra_keys=_texts(table, "extra_keys"),
        path=_text(table, "path") or Settings().path,
        types=types,
        rules=rules,
    )


def _check_format(number: object) -> None:
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        _refuse(Message(N_("format must be a whole number")), FILE)
    if number > FORMAT:
        _refuse(
            Message(
                N_(
                    "this workspace uses record format {number}; this mtgrec knows formats up to {known}"
                ),
                number=number,
                known=FORMAT,
            ),
            FILE,
            Message(N_("install a newer mtgrec")),
        )


def _text(table: Mapping[str, Any], name: str) -> str | None:
    value = table.get(name)
    if value is not None and not isinstance(value, str):
        _refuse(Message(N_("{name} must be a text"), name=name), FILE)
    return value


def _choice(table: Mapping[str, Any], name: str, choices: tuple[str, ...]) -> str | None:
    value = _text(table, name)
    if value is not None and value.lower() not in choices:
        _refuse(
            Message(N_("{name} must be one of: {choices}"), name=name, choices=", ".join(choices)),
            FILE,
        )
    return value.lower() if value else None


def _texts(table: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = table.get(name, [])
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        _refuse(Message(N_("{name} must be a list of texts"), name=name), FILE)
    return tuple(value)


def _own_type(name: str, table: object) -> RecordType:
    if not isinstance(table, dict):
        _refuse(Message(N_("[types.{name}] must be a table"), name=name), FILE)
    _known(table, ("names", "code", "like", "template"), f"types.{name}.")
    names = _texts(table, "names")
    like = _text(table, "like") or ""
    known = RecordTypes().find(like)
    if like and known is None:
        choices = ", ".join(kind.name for kind in BUILT_IN)
        _refuse(
            Message(
                N_("{name} must be one of: {choices}"), name=f"types.{name}.like", choices=choices
            ),
            FILE,
        )
    chinese = next((word for word in names if not word.isascii()), names[0] if names else name)
    return RecordType(
        name=name,
        zh=chinese,
        code=_text(table, "code") or name.upper(),
        further=tuple(word for word in names if word != chinese),
        like=known.name if known else "",
        template=_text(table, "template") or "",
    )


def _rules(table: dict[str, Any]) -> Rules:
    _known(table, Rules._fields, "rules.")
    defaults = Rules()
    read: dict[str, Any] = {}
    for name, value in table.items():
        default = getattr(defaults, name)
        if isinstance(default, tuple):
            read[name] = _span(name, value)
        elif isinstance(default, int):
            read[name] = _number(name, value, int)
        else:
            read[name] = _number(name, value, Decimal)
    return Rules(**read)


def _span(name: str, value: object) -> tuple[Decimal, Decimal]:
    if not isinstance(value, list) or len(value) != 2:  # noqa: PLR2004 - a span has two ends
        _refuse(Message(N_("{name} must be a list of two numbers"), name=f"rules.{name}"), FILE)
    low, high = (_number(name, part, Decimal) for part in value)
    return low, high


def _number(name: str, value: object, make: Callable[[Any], Any]) -> Any:
    try:
        return make(read_quantity(str(value)).value)
    except NoNumber:
        _refuse(Message(N_("{name} must be a number"), name=f"rules.{name}"), FILE)
