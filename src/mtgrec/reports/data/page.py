"""The data report: exposure, clicks, conversions, revenue, cost and their rates by channel (B13a)."""

from collections.abc import Sequence

from mtgrec.output.language import _
from mtgrec.output.report import Paragraph, Report, Section, Value
from mtgrec.reports.shared import parts
from mtgrec.reports.shared.basis import Basis, Scope, Snapshot
from mtgrec.reports.shared.channels import (
    CampaignData,
    campaign_data,
    channels_grid,
    data_documents,
)
from mtgrec.reports.shared.forms import form_subtitle, form_title, signed
from mtgrec.reports.shared.unread import with_unread


def build(snapshot: Snapshot, scope: Scope) -> Report:
    """Return the data report as of the end of the scope's last day, from its first day on."""
    basis = Basis.seen_from(snapshot, scope, scope.until, snapshot.context.readings)
    data = campaign_data(basis, scope.since)
    report = Report(
        kind="data",
        title=form_title(basis, _("Data report")),
        subtitle=form_subtitle(basis),
        question=_("What did each channel bring, and what did it cost?"),
        answers=[],
        sections=_sections(data),
        document=parts.document("data", basis, {"items": data_documents(data)}),
        notes=_notes() if data else [],
        signed=signed(basis, scope),
        cites=False,
    )
    return with_unread(report, basis)


def _sections(data: Sequence[CampaignData]) -> list[Section]:
    if not data:
        sentence = _("No readings yet. Begin with: mtgrec metric add NAME VALUE")
        return [Section(_("Figures by channel"), [Paragraph(sentence, "dim")])]
    several = len(data) > 1
    return [
        Section(
            each.campaign if several else _("Figures by channel"),
            [channels_grid(each)],
            _days(each),
        )
        for each in data
    ]


def _days(data: CampaignData) -> str:
    if data.days is None:
        return ""
    first, last = data.days
    return _("Readings of {since} to {until}.").format(since=first, until=last)


def _notes() -> list[Value]:
    return [
        Value(_("Rates are quotients of the sums over the whole period, never means of days.")),
    ]
