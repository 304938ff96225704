"""Findings: breaches of rules, each at one place, tied to the record and the item it is about."""

from typing import NamedTuple

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.problem import Problem
from mtgrec.model.records.record import Item, Record
from mtgrec.rules.engine.info import RuleInfo


class Finding(NamedTuple):
    """A problem with the record and the item that it is about, as far as it is about one."""

    problem: Problem
    record: Record | None = None
    item: Item | None = None
    reason: str | None = None
    """Why it is waived; None where it is not."""

    @property
    def code(self) -> str:
        """The code of the rule."""
        return self.problem.code

    @property
    def order(self) -> tuple[str, int, int, str]:
        """By what findings are sorted: their place, then their rule."""
        return self.problem.path, self.problem.line, self.problem.column, self.code

    @property
    def severity(self) -> str:
        """`error`, `warning` or `hint`."""
        return self.problem.severity


def at_item(rule: RuleInfo, state: ItemState, field: str = "", /, **values: object) -> Finding:
    """Return that an item breaks a rule: at the value of `field`, where it has one, else at its start.

    `values` fill the gaps of the rule's sentence and help.
    """
    record, item = state.record, state.item
    place = record.place(item.at.get(field, item.offset))
    return Finding(rule.at(record.path, place, state.address, **values), record, item)


def at_record(rule: RuleInfo, record: Record, field: str = "", /, **values: object) -> Finding:
    """Return that a record breaks a rule: at the value of `field`, where it has one, else its first line."""
    place = record.place(record.at[field]) if field in record.at else (1, 1)
    return Finding(rule.at(record.path, place, record.id, **values), record)


def at_path(
    rule: RuleInfo, path: str, place: tuple[int, int] = (0, 0), /, **values: object
) -> Finding:
    """Return that a file around the records breaks a rule."""
    return Finding(rule.at(path, place, None, **values))
