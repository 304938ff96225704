"""New readings for a metrics file: checked values, and texts that must not get into a file."""

import re
from datetime import date, time
from decimal import Decimal
from typing import NamedTuple
from unicodedata import normalize

from mtgrec.model.message import N_, Message
from mtgrec.model.values.columns import moment_of
from mtgrec.model.values.decimals import POINT, is_unclear
from mtgrec.model.values.metric_names import AMOUNTS, RATES, metric_key
from mtgrec.model.values.quantity import NoNumber, Quantity, read_quantity, show

_MAX_LENGTH = 100
_PLAIN = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,9})?%?")
# A cell that begins with one of these is run as a formula by a spreadsheet.
_FORMULA_SIGNS = ("=", "+", "-", "@")


class NewRow(NamedTuple):
    """One reading that is to be written."""

    day: date
    clock: time | None
    channel: str
    metric: str
    value: str
    expected: str
    campaign: str
    origin: int = 0
    """The row of the imported export that it comes from; 0 where it was typed."""

    @property
    def moment(self) -> int:
        """The moment as `moment_of` gives it, by which rows are sorted and compared."""
        return moment_of(self.day, self.clock)

    @property
    def date(self) -> str:
        """The date as it is written, followed by the time if there is one."""
        return f"{self.day} {self.clock:%H:%M}" if self.clock else f"{self.day}"


class WrongValue(ValueError):
    """A text that cannot be written in a row; `reason` says why."""

    def __init__(self, reason: Message, help: Message | None = None) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.help = help


def written_value(text: str, metric: str, unit: str = "") -> str:
    """Return a value as it is to be written; `unit` is the column's, for numbers without one.

    Raises WrongValue for text that is no number, for a bound or a growth (≥3, +5 %), and for a rate
    that may mean two things: 2.7 may be 2.7 % or 270 %.
    """
    quantity = _quantity(f"{text}{unit}") if unit and _PLAIN.fullmatch(text.strip()) else None
    quantity = quantity or _quantity(text)
    if quantity.bound or quantity.growth or not re.fullmatch(r"[^\W\d_]*|[%¥$€£]", quantity.unit):
        raise WrongValue(Message(N_("“{value}” is no plain number"), value=text))
    if metric_key(metric) in RATES and not quantity.unit and abs(quantity.value) >= 1:
        sentence = N_("“{value}” may mean {value}%, or {hundred}%")
        hundred = show(quantity.value * 100, "")
        raise WrongValue(
            Message(sentence, value=quantity.text, hundred=hundred), Message(N_("write the sign %"))
        )
    plain = normalize("NFKC", quantity.text)
    if metric_key(metric) in RATES and not quantity.unit:
        return show(quantity.value, "%")  # as the other values of its series are written
    if _PLAIN.fullmatch(plain):
        # A fourth decimal says that the point is one: 1.200 alone may be 1200.
        is_open = metric_key(metric) in AMOUNTS and is_unclear(plain, POINT)
        return f"{plain}0" if is_open else plain
    return show(quantity.value, quantity.unit)


def _quantity(text: str) -> Quantity:
    try:
        return read_quantity(text[: _MAX_LENGTH + 1])
    except NoNumber as error:
        raise WrongValue(error.problem, error.help) from None


def written_name(text: str) -> str:
    """Return the name of a metric, channel or campaign on one line.

    Raises WrongValue for one that is too long or that a spreadsheet would run as a formula.
    """
    name = " ".join(text.split())
    if len(name) > _MAX_LENGTH:
        raise WrongValue(Message(N_("“{name}…” is too long for a name"), name=name[:20]))
    if name.startswith(_FORMULA_SIGNS):
        raise WrongValue(
            Message(N_("“{name}” begins as a formula does; no spreadsheet shall run it"), name=name)
        )
    return name


def same_value(text: str, quantity: Quantity) -> bool:
    """Return whether `text` states the same number as `quantity`."""
    return read_quantity(text).value == quantity.value


def from_serial(number: Decimal) -> tuple[date, time | None] | None:
    """Return the date and the time of a spreadsheet's serial number.

    None outside of 2000 to 2099; the time is None where the number is whole.
    """
    earliest, latest = 36526, 73050  # 2000-01-01 and 2099-12-31
    day, day_fraction = divmod(number, 1)
    if not earliest <= day <= latest:
        return None
    minutes = round(day_fraction * 1440)
    ordinal = date(1899, 12, 30).toordinal() + int(day) + minutes // 1440
    clock = time(minutes % 1440 // 60, minutes % 60)
    return date.fromordinal(ordinal), clock if day_fraction else None
