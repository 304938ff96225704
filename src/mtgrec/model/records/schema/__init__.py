"""The field table: every field a record or an item may have, described once.

Reading, writing, JSON, the reference page `docs/format.md` and help texts all come from here.
"""

from collections.abc import Iterable

from mtgrec.model.records.schema.details import BUDGET, BUDGET_LINE, CHANGE, DEVIATION, FOLLOW_UP
from mtgrec.model.records.schema.field import ItemKind
from mtgrec.model.records.schema.items import ACTION, CHECK, DECISION, KPI, LESSON, MILESTONE, RISK
from mtgrec.model.values.words import fold

LISTED = (ACTION, DECISION, RISK, KPI, CHECK, MILESTONE, LESSON)
"""The kinds that are in lists of a record and that `mtgrec list` shows."""

ADDRESSED = (*LISTED, BUDGET_LINE, FOLLOW_UP)
"""The kinds whose items have an address, so that each can be shown, changed and added."""

KINDS = {kind.name: kind for kind in (*ADDRESSED, CHANGE, DEVIATION, BUDGET)}


def kind_spellings(kinds: Iterable[ItemKind]) -> dict[str, ItemKind]:
    """Return `kinds` by every name a person may use, singular, plural or Chinese, as compared."""
    return {
        fold(spelling): kind
        for kind in kinds
        for spelling in (kind.name, kind.plural, kind.zh, *kind.further)
    }
