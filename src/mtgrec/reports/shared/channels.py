"""The figures of each channel over the whole period, as `metric show` has them (B13a)."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from mtgrec.model.figures.metric_lines import MetricLine
from mtgrec.model.figures.metrics import MetricQuery, metric_lines
from mtgrec.model.values.amount import rounded_text
from mtgrec.model.values.figure_texts import figure_text
from mtgrec.model.values.metric_names import metric_name
from mtgrec.output.answer import Column
from mtgrec.output.documents import Document
from mtgrec.output.documents.metrics import line_document
from mtgrec.output.language import _, current
from mtgrec.output.report import Grid, Value
from mtgrec.reports.shared.basis import Basis
from mtgrec.reports.shared.parts import places

_METRICS = (
    *("exposure", "clicks", "conversions", "revenue", "cost"),
    *("ctr", "conversion", "roi", "roas"),
)

_ABBREVIATED = frozenset(("ctr", "roi", "roas"))


class CampaignData(NamedTuple):
    """The metric lines of one campaign; a line without channel is of all channels together."""

    campaign: str
    lines: Sequence[MetricLine]

    @property
    def channels(self) -> list[str]:
        """The channels in the order of their names; all together come last, as ""."""
        names = {line.channel for line in self.lines}
        return [*sorted(names - {""}), *(names & {""})]

    @property
    def days(self) -> tuple[date, date] | None:
        """The days of the first and the last reading; None without readings."""
        days = [line.days for line in self.lines if line.days]
        return (min(each[0] for each in days), max(each[1] for each in days)) if days else None


def campaign_data(basis: Basis, since: date | None = None) -> list[CampaignData]:
    """Return the lines of each campaign of a report that has readings, from `since` on."""
    query = MetricQuery(since=since)
    found = (
        CampaignData(
            campaign,
            [
                line
                for line in metric_lines(
                    basis.context.readings.get(campaign, ()), [], campaign, basis.context, query
                )
                if line.metric in _METRICS
            ],
        )
        for campaign in basis.campaigns
    )
    return [each for each in found if each.lines]


def channels_grid(data: CampaignData, title: str = "") -> Grid:
    """Return a table with a row for each channel, and one for all of them together."""
    by_place = {("", line.metric): line for line in data.lines if line.whole}
    by_place |= {(line.channel, line.metric): line for line in data.lines}
    rows = [
        [
            Value(channel or _("(all)")),
            *(_cell(by_place.get((channel, metric))) for metric in _METRICS),
        ]
        for channel in data.channels
    ]
    columns = [Column(_("Channel")), *(Column(_title(metric), "right") for metric in _METRICS)]
    return Grid(columns, rows, title=title)


def _title(metric: str) -> str:
    name = metric_name(metric, current())
    return name.upper() if metric in _ABBREVIATED else name.capitalize()


def _cell(line: MetricLine | None) -> Value:
    if line is None or line.total is None:
        return Value(_("no data"), "dim")
    source = line.latest.source if line.latest else None
    return Value(figure_text(rounded_text(*line.total)), "", places(source))


def data_documents(data: Sequence[CampaignData]) -> list[Document]:
    """Return the lines as JSON data, in the shape of `metric show`."""
    return [line_document(line, each.campaign, line.name) for each in data for line in each.lines]
