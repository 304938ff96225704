"""`mtgrec metric show [NAME]`: the readings of each metric, its attainment and its deviation."""

from collections.abc import Iterator, Sequence
from typing import Annotated, NamedTuple

from mtgrec.commands.metric.common import Names, find_campaign
from mtgrec.commands.options import argument, day_option, text_option, with_session
from mtgrec.commands.session import Session
from mtgrec.model.editing.wrong_word import wrong_word
from mtgrec.model.figures.item_state import ItemState, item_states
from mtgrec.model.figures.metric_lines import MetricLine
from mtgrec.model.figures.metrics import MetricQuery, metric_lines
from mtgrec.model.values.metric_names import METRICS, metric_key
from mtgrec.model.values.name_keys import label_key
from mtgrec.model.values.words import fold
from mtgrec.output.answer import Answer, Block, Table
from mtgrec.output.documents.metrics import ROW_NAMES, line_document, line_row
from mtgrec.output.documents.problems import problem_documents
from mtgrec.output.language import _
from mtgrec.output.tables.metrics import metrics_table


class _CampaignMetrics(NamedTuple):
    """The metrics of one campaign, one line each."""

    campaign: str
    lines: Sequence[MetricLine]
    names: Names

    def name(self, line: MetricLine) -> str:
        """Return the name of a metric as the campaign writes it."""
        return self.names.metric(line.name)


@with_session
def command(
    session: Session,
    name: Annotated[str | None, argument(_("[NAME]"), _("one metric; without it all"))] = None,
    *,
    campaign: Annotated[
        str | None, text_option("--campaign", _("CODE"), _("one campaign; without it all"))
    ] = None,
    channel: Annotated[
        list[str] | None,
        text_option("--channel", _("NAME"), _("only this channel (may be repeated)")),
    ] = None,
    since: Annotated[
        str | None, text_option("--since", _("DATE"), _("readings from this day on"))
    ] = None,
    until: Annotated[
        str | None, text_option("--until", _("DATE"), _("readings up to this day"))
    ] = None,
) -> None:
    """Show the curve, the latest value and the judgement of each metric, every figure with its base."""
    session.require_workspace()
    codes = _campaigns(session, campaign)
    query = MetricQuery(
        metric_key(name) if name and name.strip() else "",
        frozenset(map(fold, _channels(session, codes, channel or []))),
        day_option(session, "--since", since) if since else None,
        day_option(session, "--until", until) if until else None,
    )
    if name:
        _refuse_unknown(session, codes, name)
    shown = [_campaign_metrics(session, code, query) for code in codes]
    session.answer(
        Answer(
            blocks=lambda: _blocks(shown),
            document=lambda: {
                "schema_version": 1,
                "kind": "metrics",
                "today": session.now.date(),
                "items": [
                    line_document(line, each.campaign, each.name(line))
                    for each in shown
                    for line in each.lines
                ],
                "problems": problem_documents(session.library.problems),
            },
            rows=lambda: (
                ROW_NAMES,
                [
                    line_row(line, each.campaign, each.name(line))
                    for each in shown
                    for line in each.lines
                ],
            ),
        ),
        cap=None,
    )


def _campaigns(session: Session, asked: str | None) -> list[str]:
    if asked is not None:
        return [find_campaign(session, asked)]
    return sorted(session.library.readings)


def _refuse_unknown(session: Session, codes: Sequence[str], name: str) -> None:
    """Raise UsageError for a metric that has no readings, no formula, and no known name."""
    series = [one_series for code in codes for one_series in session.library.readings.get(code, ())]
    known_names = {one_series.metric: one_series.name for one_series in series}
    words = [word for names in METRICS for word in names]
    words += [word for formula in session.library.formulas for word in formula.names]
    if metric_key(name) not in {*known_names, *map(metric_key, words)}:
        recorded = list(dict.fromkeys(known_names.values()))
        raise wrong_word(_("NAME"), name, [*recorded, *words], recorded)


def _channels(session: Session, codes: Sequence[str], asked: Sequence[str]) -> Iterator[str]:
    """Yield the channels asked for as the readings spell them; raises UsageError."""
    names = {
        label_key(each.channel): each.channel
        for code in codes
        for each in session.library.readings.get(code, ())
        if each.channel
    }
    for name in asked:
        if label_key(name) not in names:
            raise wrong_word("--channel", name, names.values(), names.values())
        yield names[label_key(name)]


def _campaign_metrics(session: Session, campaign: str, asked: MetricQuery) -> _CampaignMetrics:
    series = session.library.readings.get(campaign, ())
    records = [
        record
        for record in session.records
        if campaign in record.campaigns or not (campaign or record.campaigns)
    ]
    kpis = [state for state in item_states(records, session.context) if state.item.kind == "kpi"]
    lines = metric_lines(series, _of_one_campaign(kpis), campaign, session.context, asked)
    return _CampaignMetrics(campaign, lines, Names(session, campaign))


def _of_one_campaign(kpis: Sequence[ItemState]) -> list[ItemState]:
    """Return the KPIs that belong to at most one campaign."""
    return [state for state in kpis if len(state.record.campaigns) <= 1]


def _blocks(shown: Sequence[_CampaignMetrics]) -> list[Block]:
    if not shown:
        empty = _("No readings yet. Begin with: mtgrec metric add NAME VALUE")
        return [Table(_("Metrics"), (), (), empty=empty)]
    return [metrics_table(each.campaign, each.lines, each.name) for each in shown]
