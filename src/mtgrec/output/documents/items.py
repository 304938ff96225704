"""Entries as JSON gives them: every field of their kind, and what is computed about them."""

from collections.abc import Iterable, Sequence

from mtgrec.model.analysis.deviations import open_deviations
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.gates import Gate, gates_of, passed_of
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.spending import LineMoney
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.owners import owner_as_written
from mtgrec.model.records.plain_values import missing_value, plain_value
from mtgrec.model.records.record import Record
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field, ItemKind
from mtgrec.model.values.statuses import TEXT
from mtgrec.output.documents.deviations import deviation_document
from mtgrec.output.documents.quantities import (
    count_ratio,
    exact_amount,
    expectation_document,
    quantity_ratio,
)

_FIRST = (
    *("address", "record", "campaign", "kind", "id", "what", "owner", "owners", "owner_text"),
    *("department", "due", "status", "status_text", "overdue", "lag_days", "off_track", "carried"),
    *("wants_verdict", "escalated", "major"),
)
_LAST = ("note", "tags", "waive", "path", "line")


def item_fields(kind: ItemKind) -> list[str]:
    """Return the names of all fields of an entry of `kind`, in the order of JSON."""
    own = [
        name
        for field in kind.fields.fields
        if field.name not in _COMMON
        for name in (field.name, *_address_names(field))
    ]
    return [*_FIRST, *own, *_COMPUTED.get(kind.name, ()), *_LAST]


def _address_names(field: Field) -> tuple[str, ...]:
    if field.kind == "reference":
        return (f"{field.name}_address",)
    return (f"{field.name}_addresses",) if field.kind == "references" else ()


def item_document(
    state: ItemState,
    book: AddressBook,
    context: Context,
    findings: Sequence[str] | None = None,
) -> dict[str, object]:
    """Return the entry as JSON gives it: every field of its kind, missing ones null or [].

    Where it was checked, the codes of what was `findings` stand behind them.
    """
    item, record = state.item, state.record
    fields = KINDS[item.kind].fields
    return {
        "address": state.address,
        "record": record.id,
        "campaign": record.campaign,
        "kind": item.kind,
        "id": item.id,
        "what": item.text("what"),
        "owner": state.owner.text,
        "owners": list(state.owner.people),
        "owner_text": owner_as_written(item, context.register),
        "department": state.owner.department,
        "due": item.due,
        "status": item.status,
        "status_text": item.text(TEXT),
        "overdue": state.overdue,
        "lag_days": state.lag_days,
        "off_track": state.off_track,
        "carried": state.carried,
        "wants_verdict": state.wants_verdict,
        "escalated": state.escalated,
        "major": item.values.get("major") is True,
        **_own_fields(state, fields.fields, book),
        **(_waiting_fields(state, context) if item.kind == "kpi" else {}),
        "note": item.text("note"),
        "tags": list(item.texts("tags")),
        "waive": plain_value(item.values.get("waive")),
        "unread": dict(item.unread),
        "path": record.path,
        "line": state.line,
        **({} if findings is None else {"findings": list(findings)}),
    }


_COMMON = frozenset(
    ("id", "what", "owner", "department", "due", "status", "note", "tags", "major", "waive")
)
_COMPUTED = {
    "kpi": (
        *("actual_at", "actual_measure", "formula", "source", "goal_attainment"),
        *("expected", "off", "below", "verdict", "open_deviations"),
    ),
    "milestone": ("gates_passed", "gate_checks"),
    "budget_line": (
        *("spent_source", "measured", "differs", "unit", "planned_to_date", "difference"),
        "budget_use",
    ),
}


def _own_fields(state: ItemState, fields: Iterable[Field], book: AddressBook) -> dict[str, object]:
    result: dict[str, object] = {}
    for field in fields:
        if field.name in _COMMON:
            continue
        value = state.item.values.get(field.name)
        result[field.name] = plain_value(value, missing=missing_value(field))
        if field.name == "helpers":  # of the owner field too: 李雷（主责）、韩梅梅（配合）
            result[field.name] = list(state.owner.helpers)
        if field.kind == "reference":
            result[f"{field.name}_address"] = _resolved(value, state.record, book)
        elif field.kind == "references":
            result[f"{field.name}_addresses"] = [
                _resolved(reference, state.record, book)
                for reference in state.item.texts(field.name)
            ]
    if state.kpi_state:
        result |= kpi_fields(state)
    if state.money:
        result |= {"spent": _spent_text(state.money), **line_fields(state.money)}
    if state.item.kind == "milestone":
        result |= gate_fields(gates_of(state, book))
    return result


def _resolved(reference: object, record: Record, book: AddressBook) -> str | None:
    target = book.resolve(reference, record) if isinstance(reference, str) else None
    return target.address if target else None


def kpi_fields(state: ItemState) -> dict[str, object]:
    """Return a KPI's computed fields: the target that counts, the value and its base, attainment."""
    stands = state.kpi_state
    if stands is None:
        return {}
    formula = stands.actual.formula if stands.actual else None
    return {
        "target": stands.target_text,
        "actual": stands.actual.text if stands.actual else None,
        "actual_at": stands.actual.at if stands.actual else None,
        "actual_measure": stands.measure or None,
        "formula": formula.text if formula else None,
        "source": stands.actual.source if stands.actual else None,
        "goal_attainment": quantity_ratio(stands.attainment),
        "expected": expectation_document(stands.pace.expectation, days=True),
        "off": quantity_ratio(stands.pace.difference),
        "below": stands.pace.below,
        "verdict": stands.pace.verdict,
    }


def _waiting_fields(state: ItemState, context: Context) -> dict[str, object]:
    """Return a KPI's deviations that are not analysed yet."""
    found = open_deviations(state.record, state.item, context)
    return {"open_deviations": [deviation_document(deviation) for deviation in found]}


def _spent_text(line: LineMoney) -> str | None:
    """Return what was spent, as written, else the readings' sum."""
    written = line.item.quantity("spent")
    return written.text if written else (line.spent.text if line.spent else None)


def line_fields(line: LineMoney) -> dict[str, object]:
    """Return a budget line's computed fields: exact decimals, in its `unit`."""
    amounts = [amount for amount in (line.planned, line.spent) if amount]
    return {
        "spent_source": line.spent_source,
        "measured": exact_amount(line.measured),
        "differs": line.differs,
        "unit": next((amount.unit for amount in amounts if amount.unit), "") if amounts else None,
        "planned_to_date": exact_amount(line.planned_to_date),
        "difference": exact_amount(line.difference),
        "budget_use": quantity_ratio(line.use),
    }


def gate_fields(gates: Sequence[Gate]) -> dict[str, object]:
    """Return a milestone's computed fields: how many gates are passed, and the state of each."""
    return {
        "gates_passed": count_ratio(passed_of(gates)),
        "gate_checks": [
            {
                "reference": gate.reference,
                "address": gate.target.address if gate.target else None,
                "what": gate.target.what if gate.target else None,
                "status": gate.check.status if gate.check else None,
                "result": gate.result.text if gate.result else None,
                "threshold": gate.threshold.text if gate.threshold else None,
                "state": gate.state,
            }
            for gate in gates
        ],
    }
