"""The status as JSON."""

from collections.abc import Sequence

from mtgrec.commands.findings import FindingsByItem, codes_of
from mtgrec.commands.session import Session
from mtgrec.model.analysis.summary import Group, Stage, Summary
from mtgrec.model.analysis.unread_entries import UnreadEntry
from mtgrec.model.figures.budget import CampaignBudget, total_of
from mtgrec.model.figures.item_state import ItemState
from mtgrec.output.documents import Document
from mtgrec.output.documents.deviations import deviation_document
from mtgrec.output.documents.figures import budget_document
from mtgrec.output.documents.items import item_document, kpi_fields
from mtgrec.output.documents.problems import problem_documents
from mtgrec.output.documents.quantities import count_ratio, quantity_ratio
from mtgrec.output.documents.unread import unread_documents


def status_document(
    session: Session,
    summary: Summary,
    money: Sequence[CampaignBudget],
    findings: FindingsByItem,
    unread: Sequence[UnreadEntry],
) -> dict[str, object]:
    """Return the JSON document of `mtgrec status`."""
    book = session.records_book
    waiting: dict[str, list[Document]] = {}
    for state, deviation in summary.deviations:
        waiting.setdefault(state.address, []).append(deviation_document(deviation))

    def document(state: ItemState) -> dict[str, object]:
        return item_document(state, book, session.context, codes_of(findings.of(state.item)))

    return {
        "schema_version": 1,
        "kind": "status",
        "today": session.now.date(),
        "totals": {
            **summary.counts,
            "task_completion": count_ratio(summary.task_completion),
            "on_time": count_ratio(summary.on_time),
            "budget_use": quantity_ratio(total_of(money).use) if money else None,
            "overdue": len(summary.overdue),
            "off_track": summary.off_track,
        },
        "groups": [group_document(group) for group in summary.groups],
        "overdue": [document(state) for state in summary.overdue],
        "due_soon": [document(state) for state in summary.due_soon],
        "checklists": [_stage_document(stage) for stage in summary.stages],
        "escalated": [document(state) for state in summary.escalated],
        "needed": [document(state) for state in summary.needed],
        "verdicts": [document(state) for state in summary.verdicts],
        "meetings": [meeting._asdict() for meeting in summary.meetings],
        "kpis": [
            _kpi_document(state, waiting.get(state.address, []), findings) for state in summary.kpis
        ],
        "deviations": [
            {"address": state.address, "what": state.item.text("what"), **deviation_document(one)}
            for state, one in summary.deviations
        ],
        "budgets": [budget_document(budget) for budget in money],
        "unread_entries": unread_documents(unread),
        "problems": problem_documents(session.library.problems),
    }


def group_document(group: Group) -> dict[str, object]:
    """Return the figures of one group."""
    return {
        "by": group.by,
        "key": group.key,
        "records": group.records,
        "actions": group.actions,
        "task_completion": count_ratio(group.task_completion),
        "on_time": count_ratio(group.on_time),
        "overdue": group.overdue,
        "off_track": group.off_track,
        "next_due": group.next_due,
    }


def _stage_document(stage: Stage) -> dict[str, object]:
    return {
        "record": stage.record.id,
        "stage": stage.stage,
        "done": count_ratio(stage.done),
        "off_track": stage.off_track,
    }


def _kpi_document(
    state: ItemState, waiting: Sequence[Document], findings: FindingsByItem
) -> dict[str, object]:
    baseline = state.item.quantity("baseline")
    return {
        "address": state.address,
        "what": state.item.text("what"),
        "baseline": baseline.text if baseline else None,
        **kpi_fields(state),
        "open_deviations": waiting,
        "tier": state.item.text("tier"),
        "channel": state.item.text("channel"),
        "owner": state.owner.text,
        "unread": dict(state.item.unread),
        "findings": codes_of(findings.of(state.item)),
    }
