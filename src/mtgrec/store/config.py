"""`mtgrec.toml`: read strictly, because a setting that is misunderstood is worse than none."""

from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any

from mtgrec.document.toml import read_toml
from mtgrec.model.errors import UsageError
from mtgrec.model.figures.formula import Formula, WrongFormula, called_roi, formula
from mtgrec.model.message import N_, Message
from mtgrec.model.records.naming import id_part, record_path
from mtgrec.model.records.types import BUILT_IN, RecordType, RecordTypes
from mtgrec.model.settings import FORMAT, RuleSelectors, Settings
from mtgrec.model.thresholds import Thresholds
from mtgrec.model.values.quantity import NoNumber, read_quantity
from mtgrec.model.values.words import fold
from mtgrec.store.setting_values import (
    NAMES,
    WrongSetting,
    read_choice,
    read_table,
    read_text,
    read_texts,
    refuse,
    refuse_unknown,
)
from mtgrec.store.toml_places import key_place

FILE = "mtgrec.toml"
MAX_SIZE = 256 * 1024
"""The maximum size of the file in bytes."""
MOST_TYPE_NAMES = 1_000
"""The most names and codes that all types may have together: a misspelt type is compared with all."""
_TABLES = ("workspace", "types", "rules", "check", "metrics")
_ENCODINGS = ("utf-8", "gb18030")
_LANGUAGES = ("zh", "en")
_FORMULA_HELP = Message(
    N_("names of metrics, numbers, + - * / and brackets, as in: (revenue - cost) / cost")
)


def read_settings(data: bytes) -> Settings:
    """Return the settings in the bytes of `mtgrec.toml`; raises UsageError with the place."""
    tables = read_toml(data, FILE)
    try:
        return _settings(tables)
    except WrongSetting as error:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        found = key_place(text, error.name.split(".")) or ()
        raise UsageError(error.message, error.help, ":".join([FILE, *map(str, found)])) from None


def _settings(tables: dict[str, Any]) -> Settings:
    workspace = read_table(tables, "workspace")
    # A newer format may bring settings that are unknown here, so its number comes first.
    _check_format(workspace.get("format", FORMAT))
    refuse_unknown(tables, _TABLES, "")
    types = tuple(_own_type(name, value) for name, value in read_table(tables, "types").items())
    _refuse_clashes(types)
    own = _metrics(read_table(tables, "metrics"))
    thresholds, check = (
        _thresholds(read_table(tables, "rules")),
        _check(read_table(tables, "check")),
    )
    return _workspace(workspace, types, thresholds)._replace(metrics=own, check=check)


def _workspace(
    table: dict[str, Any], types: tuple[RecordType, ...], thresholds: Thresholds
) -> Settings:
    refuse_unknown(table, NAMES["workspace"], "workspace.")
    return Settings(
        language=read_choice(table, "language", _LANGUAGES),
        timezone=read_text(table, "timezone"),
        encoding=read_choice(table, "encoding", _ENCODINGS) or "utf-8",
        exclude=read_texts(table, "exclude"),
        extra_keys=read_texts(table, "extra_keys"),
        path=_path(table),
        types=types,
        thresholds=thresholds,
    )


def _path(table: dict[str, Any]) -> str:
    """Return the pattern for new records, tried once, so that a wrong one is reported at once."""
    pattern = read_text(table, "path") or Settings().path
    try:
        record_path(
            pattern, campaign="c", date=date(2026, 6, 5), type_name="weekly", id="i", title="t"
        )
    except UsageError as error:
        refuse(error.message, "workspace.path", error.help)
    return pattern


def _check_format(number: object) -> None:
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        refuse(Message(N_("format must be a whole number")), "workspace.format")
    if number > FORMAT:
        refuse(
            Message(
                N_(
                    "this workspace uses record format {number}; this mtgrec knows formats up to {known}"
                ),
                number=number,
                known=FORMAT,
            ),
            "workspace.format",
            Message(N_("install a newer mtgrec")),
        )


def _own_type(name: str, table: object) -> RecordType:
    if not isinstance(table, dict):
        refuse(Message(N_("[types.{name}] must be a table"), name=name), f"types.{name}")
    refuse_unknown(table, ("names", "code", "like", "template"), f"types.{name}.")
    prefix = f"types.{name}."
    names = read_texts(table, "names", prefix)
    like = read_text(table, "like", prefix) or ""
    known = RecordTypes().find(like)
    if like and known is None:
        choices = ", ".join(kind.name for kind in BUILT_IN)
        refuse(
            Message(
                N_("{name} must be one of: {choices}"), name=f"types.{name}.like", choices=choices
            ),
            f"types.{name}.like",
        )
    chinese = next((word for word in names if not word.isascii()), names[0] if names else name)
    return RecordType(
        name=name,
        zh=chinese,
        code=id_part(read_text(table, "code", prefix) or name.upper()),
        further=tuple(word for word in names if word != chinese),
        like=known.name if known else "",
        template=read_text(table, "template", prefix) or "",
    )


def _metrics(table: dict[str, Any]) -> tuple[Formula, ...]:
    """Return the user's own formulas; with `roi = "roas"` ROI is a further name of ROAS."""
    own = tuple(_own_metric(name, value) for name, value in table.items() if name != "roi")
    meant = table.get("roi", "roi")
    if isinstance(meant, dict):
        return (*own, _own_metric("roi", meant))
    if meant not in ("roi", "roas"):
        choices = Message(
            N_("{name} must be one of: {choices}"), name="metrics.roi", choices="roi, roas"
        )
        refuse(choices, "metrics.roi")
    return called_roi(own) if meant == "roas" else own


def _own_metric(name: str, table: object) -> Formula:
    prefix = f"metrics.{name}."
    if not isinstance(table, dict):
        refuse(Message(N_("[{name}] must be a table"), name=prefix[:-1]), prefix[:-1])
    refuse_unknown(table, ("formula", "names", "unit"), prefix)
    names, unit = read_texts(table, "names", prefix), read_text(table, "unit", prefix) or ""
    try:
        return formula([name, *names], read_text(table, "formula", prefix) or "", unit)
    except WrongFormula as error:
        refuse(
            Message(N_("{name}: {reason}"), name=f"{prefix}formula", reason=error.reason),
            f"{prefix}formula",
            _FORMULA_HELP,
        )


def _refuse_clashes(types: tuple[RecordType, ...]) -> None:
    """Refuse a type of one's own that takes a name or a code from another type."""
    all_types = (*BUILT_IN, *types)
    taken: dict[str, int] = {}
    """The first type that has a name or a code."""
    for number, own in enumerate(all_types):
        words = (*own.spellings, own.code)
        clashes = [(taken[folded], word) for word in words if (folded := fold(word)) in taken]
        if clashes and number >= len(BUILT_IN):
            first, word = min(clashes, key=itemgetter(0))
            refuse(
                Message(
                    N_("“{word}” in [types.{name}] already belongs to the type {other}"),
                    word=word,
                    name=own.name,
                    other=all_types[first].name,
                ),
                f"types.{own.name}",
            )
        for key in (*map(fold, own.spellings), own.code.casefold()):
            taken.setdefault(key, number)
    if len(taken) > MOST_TYPE_NAMES:
        refuse(
            Message(N_("the types have more than {limit} names"), limit=f"{MOST_TYPE_NAMES:,}"),
            "types",
        )


def _check(table: dict[str, Any]) -> RuleSelectors:
    """Return which rules run; whether they exist is checked where the rules are loaded."""
    prefix = "check."
    refuse_unknown(table, NAMES["check"], prefix)
    per_path = read_table(table, "per_path_ignores")
    return RuleSelectors(
        select=read_texts(table, "select", prefix) if "select" in table else None,
        extend_select=read_texts(table, "extend_select", prefix),
        ignore=read_texts(table, "ignore", prefix),
        per_path_ignores=tuple(
            (pattern, read_texts(per_path, pattern, f"{prefix}per_path_ignores."))
            for pattern in per_path
        ),
    )


def _thresholds(table: dict[str, Any]) -> Thresholds:
    refuse_unknown(table, NAMES["rules"], "rules.")
    defaults = Thresholds()
    read: dict[str, Any] = {}
    for name, value in table.items():
        default = getattr(defaults, name)
        if isinstance(default, tuple):
            read[name] = _span(name, value)
        elif isinstance(default, int):
            read[name] = _whole(name, value)
        else:
            read[name] = _share(name, value)
    return Thresholds(**read)


def _span(name: str, value: object) -> tuple[Decimal, Decimal]:
    if not isinstance(value, list) or len(value) != 2:  # noqa: PLR2004 - a span has two ends
        refuse(
            Message(N_("{name} must be a list of two numbers"), name=f"rules.{name}"),
            f"rules.{name}",
        )
    low, high = sorted(_share(name, part) for part in value)
    return low, high


def _whole(name: str, value: object) -> int:
    number = _number(value)
    if number is None or number < 0 or number % 1:
        refuse(
            Message(N_("{name} must be a whole number, 0 or more"), name=f"rules.{name}"),
            f"rules.{name}",
        )
    return int(number)


def _share(name: str, value: object) -> Decimal:
    number = _number(value)
    if number is None or not 0 <= number <= 1:
        refuse(
            Message(N_("{name} must be a share between 0% and 100%"), name=f"rules.{name}"),
            f"rules.{name}",
            Message(N_("write it as “20%” or as 0.2")),
        )
    return number


def _number(value: object) -> Decimal | None:
    try:
        return read_quantity(str(value)).value
    except NoNumber:
        return None
