"""The evaluation as JSON."""

from mtgrec.model.figures.derived import DerivedValue
from mtgrec.model.values.quantity import exact_text
from mtgrec.output.documents import Document
from mtgrec.output.documents.figures import budget_document
from mtgrec.output.documents.quantities import count_ratio, exact_amount
from mtgrec.reports.evaluation.figures import Account, Evaluation
from mtgrec.reports.shared import parts
from mtgrec.reports.shared.basis import Basis
from mtgrec.reports.shared.goal_tables import goal_document, goal_places


def figures_document(basis: Basis, figures: Evaluation) -> Document:
    """Return input, output and what remains, campaign by campaign."""
    kpis = figures.summary.kpis
    places = [place for state in kpis for place in goal_places(state)]
    return {
        "spent": exact_amount(figures.spent),
        "revenue": exact_amount(figures.revenue),
        "roi_on_spent": exact_text(figures.roi_on_spent),
        "lines_without_spending": [line.address for line in figures.unspent],
        "goals_reached": {
            **count_ratio(figures.goals),
            "sources": parts.sources(dict.fromkeys(places)),
        },
        "accounts": [_account(account) for account in figures.accounts],
        "lessons": parts.item_documents(basis, figures.lessons),
        "open": parts.item_documents(basis, figures.open),
        "reviews": parts.item_documents(basis, figures.reviews),
    }


def _account(account: Account) -> Document:
    return {
        "campaign": account.campaign,
        "plan": account.plan.id if account.plan else None,
        "closed": account.closed,
        "over": account.over,
        "strategies": list(account.plan.texts("strategies")) if account.plan else [],
        "budget": budget_document(account.budget) if account.budget else None,
        "revenue": _computed(account.revenue),
        "cost": _computed(account.cost),
        "roi": _computed(account.roi),
        "roi_on_spent": exact_text(account.roi_on_spent),
        "lines_without_spending": [line.address for line in account.unspent],
        "task_completion": parts.rate_document(account.summary.task_completion, account.actions),
        "on_time": parts.rate_document(account.summary.on_time, parts.done(account.actions)),
        "goals_reached": count_ratio(account.goals),
        "kpis": [goal_document(state) for state in account.summary.kpis],
    }


def _computed(value: DerivedValue | None) -> Document | None:
    """Return a sum or quotient of readings, with the formula and all that went into it."""
    if value is None:
        return None
    return {
        "value": exact_text(value.value),
        "unit": value.unit,
        "formula": value.formula.text,
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
