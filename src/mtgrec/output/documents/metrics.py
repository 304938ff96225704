"""Lines of metrics as JSON gives them: every figure with its base and its source."""

from mtgrec.model.figures.derived import Point
from mtgrec.model.figures.metric_lines import LastChange, MetricLine, sparkline
from mtgrec.model.figures.readings import Reading
from mtgrec.model.values.figure_texts import moment_text
from mtgrec.model.values.quantity import exact_text, plain
from mtgrec.output.documents import Document
from mtgrec.output.documents.quantities import amount_document, expectation_document, quantity_ratio

ROW_NAMES = (
    *("campaign", "metric", "name", "channel", "all_channels", "formula", "readings", "since"),
    *("until", "trend", "latest", "date", "source", "total", "mean", "kpi", "goal_attainment"),
    *("expected", "expected_source", "deviation", "below", "fluctuation", "base", "base_date"),
    *("base_source", "channels_reporting", "channels"),
)


def line_document(line: MetricLine, campaign: str, name: str) -> Document:
    """Return a line; `name` is the metric's as it is written in the campaign."""
    days = line.days
    return {
        "campaign": campaign or None,
        "metric": line.metric,
        "name": name,
        "channel": line.channel or None,
        "all_channels": line.several,
        "computed": bool(line.formula),
        "formula": line.formula.text if line.formula else None,
        "readings": line.size,
        "since": days[0] if days else None,
        "until": days[1] if days else None,
        "sparkline": sparkline(line.trend),
        "trend": [exact_text(value) for value in line.trend],
        "latest": _point(line.latest),
        "latest_channels": _channels(line),
        "total": amount_document(line.total),
        "mean": amount_document(line.mean),
        "parts": [
            {
                "metric": part.metric,
                "value": exact_text(part.amount.value),
                "text": part.amount.text,
                "readings": part.rows,
                "source": part.source,
            }
            for part in line.parts
        ],
        "kpi": _kpi(line),
        "expected": expectation_document(line.expectation, days=True),
        "deviation": {**quantity_ratio(line.deviation), "below": line.below},
        "fluctuation": _step(line.fluctuation),
    }


def _channels(line: MetricLine) -> Document | None:
    """Return how many channels the latest value is made of; None for that of one channel."""
    if line.reporting is None:
        return None
    reporting, channels = line.reporting
    return {"reporting": reporting, "all": channels}


def _point(point: Point | None) -> Document | None:
    if point is None:
        return None
    return {
        "value": exact_text(point.value),
        "text": point.text,
        "date": taken_on(point),
        "source": point.source,
    }


def taken_on(value: Point | Reading) -> str:
    """Return the day of a value, with its time where it is known."""
    return moment_text(value.at, dated=value.dated)


def _kpi(line: MetricLine) -> Document | None:
    state = line.kpi
    if state is None or state.kpi_state is None:
        return None
    stands = state.kpi_state
    return {
        "address": state.address,
        "what": state.item.text("what"),
        "tier": state.item.text("tier"),
        "target": stands.target_text,
        "target_source": f"{state.record.path}:{state.line}",
        "actual": stands.actual.text if stands.actual else None,
        "actual_at": stands.actual.at if stands.actual else None,
        "actual_measure": stands.measure or None,
        "source": stands.actual.source if stands.actual else None,
        "goal_attainment": quantity_ratio(stands.attainment),
    }


def _step(step: LastChange | None) -> Document:
    if step is None:
        empty: Document = {"numerator": None, "denominator": None, "ratio": None}
        return {**empty, "reason": "no-data", "base": None, "fires": False}
    return {**quantity_ratio(step.change), "base": _point(step.base), "fires": step.fires}


def line_row(line: MetricLine, campaign: str, name: str) -> Document:
    """Return a line as one row of a spreadsheet, under ROW_NAMES."""
    days, latest, wanted, step = line.days, line.latest, line.expectation, line.fluctuation
    stands = line.kpi.kpi_state if line.kpi else None
    return {
        "campaign": campaign,
        "metric": line.metric,
        "name": name,
        "channel": line.channel,
        "all_channels": line.several,
        "formula": line.formula.text if line.formula else None,
        "readings": line.size,
        "since": days[0] if days else None,
        "until": days[1] if days else None,
        "trend": sparkline(line.trend),
        "latest": latest.text if latest else None,
        "date": taken_on(latest) if latest else None,
        "source": latest.source if latest else None,
        "total": exact_text(line.total.value) if line.total else None,
        "mean": exact_text(line.mean.value) if line.mean else None,
        "kpi": line.kpi.address if line.kpi else None,
        "goal_attainment": stands.attainment.rounded if stands else None,
        "expected": wanted.text if wanted else None,
        "expected_source": wanted.source if wanted else None,
        "deviation": line.deviation.rounded,
        "below": line.below,
        "fluctuation": step.change.rounded if step else None,
        "base": step.base.text if step else None,
        "base_date": taken_on(step.base) if step else None,
        "base_source": step.base.source if step else None,
        "channels_reporting": line.reporting[0] if line.reporting else None,
        "channels": line.reporting[1] if line.reporting else None,
    }


def new_reading_document(reading: Reading, name: str) -> dict[str, object]:
    """Return a reading as JSON gives it, `name` being its metric as it is written."""
    return {
        "campaign": reading.campaign,
        "date": taken_on(reading),
        "channel": reading.channel or None,
        "metric": reading.metric,
        "name": name,
        "value": plain(reading.value.value),
        "text": reading.value.text,
        "expected": reading.expected.text if reading.expected else None,
        "path": reading.path,
        "line": reading.line,
    }


NEW_READING_NAMES = (
    *("campaign", "date", "channel", "metric", "name", "value", "text", "expected", "path", "line"),
)
