"""Readings that are to be written: checked values, and what must not get into a file."""

import re
from datetime import date, time
from decimal import Decimal
from typing import NamedTuple
from unicodedata import normalize

from mtgrec.model.figures.readings import moment_of
from mtgrec.model.message import N_, Message
from mtgrec.model.values.metric_names import RATES, metric_key
from mtgrec.model.values.quantity import NoNumber, Quantity, read_quantity, show

_LONGEST = 100
_PLAIN = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,9})?%?")
# What a spreadsheet takes for the beginning of a formula.
_LIVE = ("=", "+", "-", "@")


class NewRow(NamedTuple):
    """One reading to write."""

    day: date
    clock: time | None
    channel: str
    metric: str
    value: str
    expected: str
    campaign: str
    origin: int = 0
    """The row of an export that it comes from."""

    @property
    def moment(self) -> int:
        """What rows are sorted and compared by."""
        return moment_of(self.day, self.clock)

    @property
    def date(self) -> str:
        """The date as it is written, with its time where there is one."""
        return f"{self.day} {self.clock:%H:%M}" if self.clock else f"{self.day}"


class WrongValue(ValueError):
    """A text that cannot be in a row; `reason` says why."""

    def __init__(self, reason: Message, help: Message | None = None) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.help = help


def written_value(text: str, metric: str, unit: str = "") -> str:
    """Return a value as it is written down; a column's `unit` goes to numbers without one.

    Raises WrongValue for what is no level (≥3, +5 %), and for a rate that may mean two things.
    """
    quantity = _quantity(f"{text}{unit}") if unit and _PLAIN.fullmatch(text.strip()) else None
    quantity = quantity or _quantity(text)
    if quantity.bound or quantity.growth or not re.fullmatch(r"[^\W\d_]*|[%¥$€£]", quantity.unit):
        raise WrongValue(Message(N_("“{value}” is no plain number"), value=text))
    if metric_key(metric) in RATES - {"roi"} and not quantity.unit and abs(quantity.value) >= 1:
        reason = N_("“{value}” may mean {value}%, or {hundred}%")
        hundred = show(quantity.value * 100, "")
        raise WrongValue(
            Message(reason, value=quantity.text, hundred=hundred), Message(N_("write the sign %"))
        )
    plain = normalize("NFKC", quantity.text)
    if metric_key(metric) in RATES - {"roi"} and not quantity.unit:
        return show(quantity.value, "%")  # as the others of its series are written
    if _PLAIN.fullmatch(plain):
        return plain
    return show(quantity.value, quantity.unit)


def _quantity(text: str) -> Quantity:
    try:
        return read_quantity(text[: _LONGEST + 1])
    except NoNumber as error:
        help = Message(N_("write it as 15%, 1.2万 or 1000元"))
        raise WrongValue(Message(N_("“{value}” is no number"), value=error), help) from None


def written_name(text: str) -> str:
    """Return the name of a metric, channel or campaign on one line; raises WrongValue."""
    name = " ".join(text.split())
    if len(name) > _LONGEST:
        raise WrongValue(Message(N_("“{name}…” is too long for a name"), name=name[:20]))
    if name.startswith(_LIVE):
        raise WrongValue(
            Message(N_("“{name}” begins as a formula does; no spreadsheet shall run it"), name=name)
        )
    return name


def same_value(one: str, other: Quantity) -> bool:
    """Return whether a text means the same number as what is there."""
    return read_quantity(one).value == other.value


def from_serial(number: Decimal) -> tuple[date, time | None] | None:
    """Return the day that a spreadsheet counts as `number`; None outside of this century."""
    first, last = 36526, 73050  # 2000-01-01 and 2099-12-31
    day, rest = divmod(number, 1)
    if not first <= day <= last:
        return None
    minutes = round(rest * 1440)
    ordinal = date(1899, 12, 30).toordinal() + int(day) + minutes // 1440
    clock = time(minutes % 1440 // 60, minutes % 60)
    return date.fromordinal(ordinal), clock if rest else None
