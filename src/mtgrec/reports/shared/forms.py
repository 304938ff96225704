"""What stands on the sheets that are handed out and signed: their title, their days, who made them."""

from collections.abc import Sequence

from mtgrec.model.figures.campaign import bounds_by_campaign
from mtgrec.model.figures.item_state import ItemState
from mtgrec.output.language import _
from mtgrec.output.report import Value
from mtgrec.output.tables.cells import joined, named
from mtgrec.reports.shared.basis import Basis, Scope
from mtgrec.reports.shared.parts import evidence_of

_LINE = "＿" * 6
"""A line to write on; underscores would have to be escaped in Markdown."""


def form_title(basis: Basis, title: str) -> str:
    """Return the title of a sheet: its campaigns before its name."""
    campaigns = joined(basis.campaigns or basis.filters.campaign)
    return f"{campaigns} {title}".strip()


def form_subtitle(basis: Basis, *limits: str) -> str:
    """Return the days of its campaigns as their plans declare them, what limits it, and its day."""
    bounds = bounds_by_campaign(basis.all_records)
    several = len(basis.campaigns) > 1
    periods = []
    for campaign in basis.campaigns:
        start, end = bounds.get(campaign, (None, None))
        if start or end:
            days = _("period {since} to {until}").format(since=start or "…", until=end or "…")
            periods.append(named(campaign, days) if several else days)
    return " · ".join([*periods, *filter(None, limits), _("as of {date}").format(date=basis.today)])


def signed(basis: Basis, scope: Scope) -> Sequence[tuple[str, str]]:
    """Return who prepared a sheet and when, and who approves it; a line where that is not known."""
    form = scope.form
    return (
        (_("Prepared by"), form.prepared_by or _LINE),
        (_("Date"), _LINE if form.blank else str(basis.today)),
        (_("Approved by"), _LINE),
    )


def cancelled_note(cancelled: Sequence[ItemState]) -> list[Value]:
    """Return a note on the cancelled items that a sheet leaves out; none if there are none."""
    if not cancelled:
        return []
    message = _("Cancelled tasks are left out: {count}.").format(count=len(cancelled))
    return [Value(message, "", evidence_of(cancelled))]
