"""The values in an export as they are written to a metrics file, a column at a time."""

from functools import partial

from mtgrec.document.metrics.export_names import is_missing
from mtgrec.model.editing.new_readings import WrongValue, written_value
from mtgrec.model.message import N_, Message
from mtgrec.model.values.columns import ColumnPattern, Memo
from mtgrec.model.values.decimals import with_point
from mtgrec.model.values.metric_names import RATES, metric_key

# Numbers that are written as they are: none that may mean two, as 1.200 or a rate without %.
_PLAIN = ColumnPattern(r"-?[0-9]{1,15}(?:\.(?:[0-9]{1,2}|[0-9]{4,9}))?")
_PERCENT = ColumnPattern(r"-?[0-9]{1,15}(?:\.(?:[0-9]{1,2}|[0-9]{4,9}))?%")
_GROUPED = ColumnPattern(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,9})?")
_NONE = ColumnPattern(r"(?!)")


class ValueColumn:
    """The values of one metric."""

    def __init__(self, metric: str, unit: str = "") -> None:
        """Take the metric and the unit of the column, for numbers without one."""
        is_rate = metric_key(metric) in RATES
        self.plain = {"": _PERCENT if is_rate else _PLAIN, "%": _PLAIN}.get(unit, _NONE)
        """The cells that are written as they are, but for the sign of a column of percentages."""
        self._grouped = _NONE if is_rate or unit else _GROUPED
        self._sign = unit if unit == "%" else ""
        self._others = Memo(partial(_written, metric, unit))

    def written(self, cell: str) -> str:
        """Return what is written for a cell, "" where it says that there is no value.

        Raises WrongValue.
        """
        if self.plain.fits(cell):
            return cell + self._sign
        if not self._grouped.fits(cell):
            return self._others[cell]
        number = cell.replace(",", "")
        return number.rstrip("0").rstrip(".") if "." in number else number

    def all(self, cells: list[str]) -> list[str]:
        """Return what is written for each cell; raises WrongValue for one of them."""
        if not self.plain.fits_all(cells):
            return list(map(self.written, cells))
        return [f"{cell}%" for cell in cells] if self._sign else cells


def _written(metric: str, unit: str, cell: str) -> str:
    return "" if is_missing(cell) else written_value(cell, metric, unit)


def with_decimal_point(text: str) -> str:
    """Return a number with a decimal comma as one with a point; raises WrongValue."""
    plain = with_point(text)
    if plain is None:
        raise WrongValue(Message(N_("“{value}” is no number with a decimal comma"), value=text))
    return plain


def rate_help(heading: str, metric: str, cell: str) -> Message | None:
    """Return how to say of a whole column that its rates are percentages; None for any other error."""
    if not (heading and metric_key(metric) in RATES and _PLAIN.fits(cell)):
        return None
    sentence = N_('write the sign %, or say it of the column: --map "{heading}={metric}%"')
    return Message(sentence, heading=heading, metric=metric)
