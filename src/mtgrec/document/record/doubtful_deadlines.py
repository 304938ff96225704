"""Deadlines whose name may as well mean the day on which something was finished."""

from mtgrec.document.reporter import Reporter
from mtgrec.document.yaml.nodes import Mapping, Scalar, is_blank
from mtgrec.model.message import both_names
from mtgrec.model.records.record import Item
from mtgrec.model.records.schema.field import Field, ItemKind
from mtgrec.model.values.words import fold
from mtgrec.rules.actions.a012_deadline_or_finish import INFO as DEADLINE_OR_FINISH

_LONGEST_KEY = 100
_DOUBTFUL_DUE = fold("完成时间")


def report_unclear_deadline(reporter: Reporter, kind: ItemKind, item: Item, node: Mapping) -> None:
    """Report 完成时间 of a done item, which may mean the deadline or the day of completion."""
    due = kind.fields["due"]
    keys = [key.text for key, value in node.pairs if _names(key, due, kind) and not is_blank(value)]
    if item.day("finished") or any(fold(key) != _DOUBTFUL_DUE for key in keys):
        return
    reporter.report(
        DEADLINE_OR_FINISH,
        item.at[due.name],
        key=keys[0],
        day=item.due,
        due=both_names("due", "截止"),
        finished=kind.fields["finished"],
    )


def _names(key: Scalar, field: Field, kind: ItemKind) -> bool:
    return len(key.text) <= _LONGEST_KEY and kind.fields.find(key.text) is field
