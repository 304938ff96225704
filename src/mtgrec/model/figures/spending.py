"""One line of a budget: what is planned, planned to date, and spent (B4, B7)."""

from collections.abc import Iterable
from datetime import datetime
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.campaign import line_span
from mtgrec.model.figures.readings import Series, select
from mtgrec.model.records.address import item_address
from mtgrec.model.records.record import Item, Record
from mtgrec.model.values.amount import Amount, amount_of, minus, mixed_units, share
from mtgrec.model.values.ratio import Ratio
from mtgrec.model.values.span import Span
from mtgrec.model.values.words import fold


class LineMoney(NamedTuple):
    """The figures of one budget line on one day."""

    record: Record
    item: Item
    line: int
    planned: Amount | None
    spent: Amount | None
    """As written, else the sum of its channel's `cost` readings."""
    spent_source: str | None
    """`path:line` of the line itself, or of the last reading added."""
    measured: Amount | None
    """The sum of its channel's `cost` readings, also where another sum is written."""
    span: Span | None
    """Its own days; a missing end is the campaign's."""
    planned_to_date: Amount | None
    """The planned money in proportion to the days passed, today included."""
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
        """The words by which a person knows it."""
        return self.item.text("what") or self.address

    @property
    def category(self) -> str | None:
        """What the money is for: `channel`, `material`, `people`, `technology`, `other`, or unsaid."""
        return self.item.text("category")

    @property
    def channel(self) -> str | None:
        """The channel it is spent in."""
        return self.item.text("channel")

    @property
    def difference(self) -> Amount | None:
        """What was spent above the plan to date; below zero, less was spent than planned by now."""
        return minus(self.spent, self.planned_to_date)

    @property
    def differs(self) -> bool:
        """Whether the money written as spent is not what the `cost` readings add up to."""
        if "spent" not in self.item.values or not self.spent or not self.measured:
            return False
        return mixed_units((self.spent, self.measured)) or self.spent.value != self.measured.value


def line_money(
    record: Record, item: Item, campaign: Span | None, readings: Iterable[Series], now: datetime
) -> LineMoney:
    """Return the figures of a budget line of `record`, as of `now`.

    `campaign` are the days of its campaign, `readings` are the campaign's.
    """
    line = record.place(item.offset)[0]
    place = f"{record.path}:{line}"
    planned = amount_of(item.quantity("planned"))
    measured, measured_at = _cost(record, item, readings, now)
    if planned and measured and not measured.unit:
        measured = measured._replace(unit=planned.unit)
    written = amount_of(item.quantity("spent"))
    spent = written or measured
    span = line_span(item, campaign)
    due = planned_by(planned, span, now)
    return LineMoney(
        record=record,
        item=item,
        line=line,
        planned=planned,
        spent=spent,
        spent_source=place if written else measured_at,
        measured=measured,
        span=span,
        planned_to_date=due,
        use=share(spent, due),
    )


def planned_by(planned: Amount | None, span: Span | None, now: datetime) -> Amount | None:
    """Return the part of the planned money that belongs to the days passed, today included."""
    if planned is None or span is None:
        return None
    part = Fraction(span.passed(now.date()), span.days)
    return Amount(planned.value * part, planned.unit)


def _cost(
    record: Record, item: Item, readings: Iterable[Series], now: datetime
) -> tuple[Amount | None, str | None]:
    """Return what the `cost` readings of the line's channel add up to, and the last one's place.

    Nothing where several lines share the channel: it is unknown which of them the money belongs to.
    """
    channel = item.text("channel")
    lines = record.item_lists.get("budget_line", ())
    if not channel or [fold(line.text("channel") or "") for line in lines].count(fold(channel)) > 1:
        return None, None
    found = select(readings, "cost", channel, now)
    if not found:
        return None, None
    last = max((series.reading(rows[-1]) for series, rows in found), key=lambda row: row.at)
    total = sum((series.total(rows) for series, rows in found), Fraction(0))
    return Amount(total, last.value.unit), last.source
