"""Figures as JSON gives them: exact decimals in strings, reasons by name, sources as path and line."""

from mtgrec.model.analysis.fluctuation import Fluctuation
from mtgrec.model.analysis.kpi_history import KpiHistory
from mtgrec.model.figures.budget import CampaignBudget, CategoryMoney, Money
from mtgrec.model.figures.milestones import MilestoneState
from mtgrec.model.figures.readings import Reading
from mtgrec.output.documents import Document
from mtgrec.output.documents.deviations import deviation_document
from mtgrec.output.documents.items import gate_fields, line_fields
from mtgrec.output.documents.quantities import exact_amount, quantity_ratio


def budget_document(budget: CampaignBudget) -> Document:
    """Return a campaign's budget."""
    return {
        "campaign": budget.campaign,
        "record": budget.record.id,
        "path": budget.record.path,
        "line": budget.line,
        "unread": dict(budget.head.unread),
        "total": exact_amount(budget.total),
        "contingency": exact_amount(budget.contingency),
        "contingency_share": quantity_ratio(budget.contingency_share),
        "gap": exact_amount(budget.gap),
        **_money(budget.money),
        "categories": [_category(category) for category in budget.categories],
        "lines": [
            {
                "address": line.address,
                "what": line.item.text("what"),
                "category": line.category,
                "channel": line.channel,
                "planned": exact_amount(line.planned),
                "spent": exact_amount(line.spent),
                **line_fields(line),
                "unread": dict(line.item.unread),
                "path": line.record.path,
                "line": line.line,
            }
            for line in budget.lines
        ],
    }


def _category(category: CategoryMoney) -> Document:
    return {"category": category.category, **_money(category.money)}


def _money(money: Money) -> Document:
    return {
        "unit": money.unit,
        "planned": exact_amount(money.planned),
        "planned_to_date": exact_amount(money.planned_to_date),
        "spent": exact_amount(money.spent),
        "difference": exact_amount(money.difference),
        "budget_use": quantity_ratio(money.use),
    }


def stop_document(stop: MilestoneState) -> Document:
    """Return a milestone of the timeline."""
    state = stop.state
    return {
        "address": state.address,
        "what": state.item.text("what"),
        "start": stop.start,
        "end": stop.end,
        "finished": stop.finished,
        "status": state.item.status,
        "lag_days": state.lag_days,
        "off_track": state.off_track,
        **gate_fields(stop.gates),
        "unread": dict(state.item.unread),
        "path": state.record.path,
        "line": state.line,
    }


def life_document(life: KpiHistory) -> Document:
    """Return a KPI's life."""
    record = life.state.record
    return {
        "declared": {"record": record.id, "date": record.date},
        "direction": life.direction,
        "measure": life.measure,
        "targets": [target._asdict() for target in life.targets],
        "readings": {
            "count": life.readings,
            "first": life.first.at if life.first else None,
            "last": life.last.at if life.last else None,
            "latest": [reading_document(reading) for reading in life.latest],
        },
        "deviations": [deviation_document(deviation) for deviation in life.deviations],
        "fluctuations": [fluctuation_document(step) for step in life.fluctuations],
    }


def reading_document(reading: Reading) -> Document:
    """Return a reading; its time is null where only its day is known."""
    return {
        "date": reading.at.date(),
        "time": None if reading.dated else f"{reading.at:%H:%M}",
        "channel": reading.channel or None,
        "value": reading.value.text,
        "expected": reading.expected.text if reading.expected else None,
        "source": reading.source,
    }


def fluctuation_document(step: Fluctuation) -> Document:
    """Return a step from one reading to the next."""
    return {
        "reading": reading_document(step.reading),
        "base": reading_document(step.base),
        "change": quantity_ratio(step.change),
        "fires": step.fires,
    }
