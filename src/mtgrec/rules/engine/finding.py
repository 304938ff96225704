"""Findings: breaches of rules, each at one place, tied to the record and the item it is about."""

from typing import NamedTuple

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.problem import Problem
from mtgrec.model.records.record import Item, Record
from mtgrec.rules.engine.info import RuleInfo


class Finding(NamedTuple):
    """A problem, with the record and the item it concerns; None where it concerns none."""

    problem: Problem
    record: Record | None = None
    item: Item | None = None
    reason: str | None = None
    """The reason for which it is waived; None if it is not waived."""

    @property
    def code(self) -> str:
        """The code of the rule."""
        return self.problem.code

    @property
    def order(self) -> tuple[str, int, int, str]:
        """The key by which findings are sorted: path, line, column, then code."""
        return self.problem.path, self.problem.line, self.problem.column, self.code

    @property
    def severity(self) -> str:
        """`error`, `warning` or `hint`."""
        return self.problem.severity


def at_item(info: RuleInfo, state: ItemState, field: str = "", /, **values: object) -> Finding:
    """Return the finding that an item breaks a rule, at the value of `field` or else its start.

    `values` fill the placeholders of the rule's sentence and help text.
    """
    record, item = state.record, state.item
    place = record.place(item.at.get(field, item.offset))
    return Finding(info.at(record.path, place, state.address, **values), record, item)


def at_record(info: RuleInfo, record: Record, field: str = "", /, **values: object) -> Finding:
    """Return the finding that a record breaks a rule, at the value of `field` or else line 1."""
    place = record.place(record.at[field]) if field in record.at else (1, 1)
    return Finding(info.at(record.path, place, record.id, **values), record)


def at_path(
    info: RuleInfo, path: str, place: tuple[int, int] = (0, 0), /, **values: object
) -> Finding:
    """Return the finding that a file which is no record breaks a rule, at (line, column)."""
    return Finding(info.at(path, place, None, **values))
