"""The evaluation as JSON."""

from mtgrec.model.figures.derived import DerivedValue
from mtgrec.model.values.amount import Amount
from mtgrec.model.values.quantity import exact_text
from mtgrec.output.documents import Document
from mtgrec.output.documents.figures import budget_document
from mtgrec.output.documents.quantities import count_ratio
from mtgrec.reports.evaluation.figures import Account, Evaluation
from mtgrec.reports.shared import parts
from mtgrec.reports.shared.basis import Basis
from mtgrec.reports.shared.goal_tables import goal_document, goal_places


def figures(basis: Basis, found: Evaluation) -> Document:
    """Return input, output and what remains, campaign by campaign."""
    kpis = found.summary.kpis
    places = [place for state in kpis for place in goal_places(state)]
    return {
        "spent": _exact(found.spent),
        "revenue": _exact(found.revenue),
        "roi_on_spent": exact_text(found.roi_on_spent),
        "lines_without_spending": [line.address for line in found.unspent],
        "goals_reached": {
            **count_ratio(found.goals),
            "sources": parts.sources(dict.fromkeys(places)),
        },
        "accounts": [_account(one) for one in found.accounts],
        "lessons": parts.item_documents(basis, found.lessons),
        "open": parts.item_documents(basis, found.open),
        "reviews": parts.item_documents(basis, found.reviews),
    }


def _account(one: Account) -> Document:
    return {
        "campaign": one.campaign,
        "plan": one.plan.id if one.plan else None,
        "closed": one.closed,
        "strategies": list(one.plan.texts("strategies")) if one.plan else [],
        "budget": budget_document(one.budget) if one.budget else None,
        "revenue": _computed(one.revenue),
        "cost": _computed(one.cost),
        "roi": _computed(one.roi),
        "roi_on_spent": exact_text(one.roi_on_spent),
        "lines_without_spending": [line.address for line in one.unspent],
        "task_completion": parts.rate_document(one.summary.task_completion, one.actions),
        "on_time": parts.rate_document(one.summary.on_time, parts.done(one.actions)),
        "goals_reached": count_ratio(one.goals),
        "kpis": [goal_document(state) for state in one.summary.kpis],
    }


def _computed(value: DerivedValue | None) -> Document | None:
    """Return a sum or quotient of readings, with the formula and all that went into it."""
    if value is None:
        return None
    return {
        "value": exact_text(value.value),
        "unit": value.unit,
        "formula": value.formula,
        "parts": [
            {
                "metric": part.metric,
                "value": exact_text(part.amount.value),
                "readings": part.rows,
                "source": part.source,
            }
            for part in value.parts
        ],
        "sources": parts.sources(parts.places(*(part.source for part in value.parts))),
    }


def _exact(amount: Amount | None) -> str | None:
    return exact_text(amount.value) if amount else None
