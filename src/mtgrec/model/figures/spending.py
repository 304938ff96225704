"""Budget lines: what is planned, planned to date, and spent (B4, B7)."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.campaign import bounds_of
from mtgrec.model.figures.readings import Series, last_reading, select, sum_of
from mtgrec.model.records.address import item_address
from mtgrec.model.records.record import Item, Record
from mtgrec.model.values.amount import Amount, amount_of, minus, mixed_units, share
from mtgrec.model.values.number_words import CURRENCY_SIGNS
from mtgrec.model.values.quantity import Quantity
from mtgrec.model.values.ratio import Ratio
from mtgrec.model.values.span import Bounds, Span, span_of
from mtgrec.model.values.words import fold


class LineMoney(NamedTuple):
    """The figures of one budget line on one day."""

    record: Record
    item: Item
    line: int
    planned: Amount | None
    spent: Amount | None
    """The field `spent`, else the sum of its channel's `cost` readings."""
    spent_source: str | None
    """`path:line` of the line itself, or of the last reading added."""
    measured: Amount | None
    """The sum of its channel's `cost` readings, even if `spent` is written."""
    span: Span | None
    """Its own days; a missing start or end is the campaign's."""
    planned_to_date: Amount | None
    """The planned money in proportion to the days passed, including today."""
    use: Ratio
    """spent / planned to date; the reason is `no-plan`, `no-data`, `zero-plan` or `other-unit`."""

    @property
    def address(self) -> str:
        """The full address."""
        return item_address(self.record, self.item)

    @property
    def source(self) -> str:
        """`path:line` of the budget line."""
        return f"{self.record.path}:{self.line}"

    @property
    def what(self) -> str:
        """The text of the line, or its address if it has none."""
        return self.item.text("what") or self.address

    @property
    def category(self) -> str | None:
        """The kind of cost: `channel`, `material`, `people`, `technology`, `other`, or None."""
        return self.item.text("category")

    @property
    def channel(self) -> str | None:
        """The channel that the money is spent on."""
        return self.item.text("channel")

    @property
    def difference(self) -> Amount | None:
        """Spent - planned to date; negative if less was spent than planned."""
        return minus(self.spent, self.planned_to_date)

    @property
    def differs(self) -> bool:
        """Whether the field `spent` differs from the sum of the `cost` readings."""
        if "spent" not in self.item.values or not self.spent or not self.measured:
            return False
        return mixed_units((self.spent, self.measured)) or self.spent.value != self.measured.value


class BudgetShared(NamedTuple):
    """What all lines of a record's budget share."""

    currency: str
    """The first currency that is written in the budget; else empty."""
    channels: Counter[str]
    """How many lines there are of each channel, by its folded name."""


def budget_shared(record: Record) -> BudgetShared:
    """Return what all lines of a record's budget share."""
    lines = record.item_lists.get("budget_line", ())
    channels = Counter(fold(line.text("channel") or "") for line in lines)
    return BudgetShared(currency_of(record), channels)


def line_money(
    record: Record,
    item: Item,
    shared: BudgetShared,
    campaign: Bounds,
    readings: Iterable[Series],
    now: datetime,
) -> LineMoney:
    """Return the figures of a budget line of `record` at `now`.

    `campaign` has the days of its campaign, `readings` are the campaign's readings.
    """
    line = record.place(item.offset)[0]
    place = f"{record.path}:{line}"
    unit = shared.currency
    planned = money_in(unit, item.quantity("planned"))
    measured, measured_source = _cost(item, shared.channels, readings, now)
    if measured and not measured.unit:
        measured = measured._replace(unit=unit)
    written = money_in(unit, item.quantity("spent"))
    spent = written or measured
    span = bounds_of(item).or_else(campaign).span
    planned_to_date = planned_by(planned, span, now)
    return LineMoney(
        record=record,
        item=item,
        line=line,
        planned=planned,
        spent=spent,
        spent_source=place if written else measured_source,
        measured=measured,
        span=span,
        planned_to_date=planned_to_date,
        use=share(spent, planned_to_date),
    )


def currency_of(record: Record) -> str:
    """Return the currency of a record's budget, the first one that is written in it; else ""."""
    group = record.values.get("budget")
    head = (
        [group.quantity("total"), group.quantity("contingency")] if isinstance(group, Item) else []
    )
    lines = record.item_lists.get("budget_line", ())
    written = (*head, *(line.quantity(name) for line in lines for name in ("planned", "spent")))
    return next((one.unit for one in written if one and one.unit in CURRENCY_SIGNS), "")


def money_in(currency: str, written: Quantity | None) -> Amount | None:
    """Return a written amount of money; without a unit it is in the currency of its budget."""
    amount = amount_of(written)
    return amount._replace(unit=currency) if amount and not amount.unit else amount


def planned_by_own_days(line: LineMoney, now: datetime) -> Amount | None:
    """Return what is planned until `now` by the line's own days, else all that is planned.

    The campaign's days do not count: nobody said that the money is spent evenly over them.
    """
    start, end = line.item.day("start"), line.item.day("end")
    if start and (end or now.date() < start):
        return planned_by(line.planned, span_of(start, end or start), now)
    return line.planned


def ahead_of_plan(line: LineMoney, tolerance: Decimal, now: datetime) -> Amount | None:
    """Return by how much a line is spent ahead of its plan (B7); None if it is not.

    `tolerance` is the share of its planned money that is no matter, as long as the spending does
    not exceed all that is planned.
    """
    due = planned_by_own_days(line, now)
    over = minus(line.spent, due)
    if line.planned is None or due is None or over is None:
        return None
    allowed = min(line.planned.value * Fraction(tolerance), line.planned.value - due.value)
    return over if over.value > allowed else None


def planned_by(planned: Amount | None, span: Span | None, now: datetime) -> Amount | None:
    """Return the planned money in proportion to the days passed, including today."""
    if planned is None or span is None:
        return None
    part = Fraction(span.passed(now.date()), span.days)
    return Amount(planned.value * part, planned.unit)


def _cost(
    item: Item, channels: Counter[str], readings: Iterable[Series], now: datetime
) -> tuple[Amount | None, str | None]:
    """Return the sum of the `cost` readings of the line's channel, and its last source.

    (None, None) where several lines share the channel: the cost belongs to an unknown one of them.
    """
    channel = item.text("channel")
    if not channel or channels[fold(channel)] > 1:
        return None, None
    series_rows = select(readings, "cost", channel, now)
    if not series_rows:
        return None, None
    last = last_reading(series_rows)
    return Amount(sum_of(series_rows), last.value.unit), last.source
