"""The field table: every field that a record or an item may have, defined once.

Reading, writing, JSON, the page `docs/format.md` and the help texts are all derived from it.
"""

from collections.abc import Iterable

from mtgrec.model.records.schema.details import BUDGET, BUDGET_LINE, CHANGE, DEVIATION, FOLLOW_UP
from mtgrec.model.records.schema.field import ItemKind
from mtgrec.model.records.schema.items import ACTION, CHECK, DECISION, KPI, LESSON, MILESTONE, RISK
from mtgrec.model.values.words import fold

LISTED = (ACTION, DECISION, RISK, KPI, CHECK, MILESTONE, LESSON)
"""The kinds that a record holds in lists and that `mtgrec list` shows."""

ADDRESSED = (*LISTED, BUDGET_LINE, FOLLOW_UP)
"""The kinds whose items have an address, so that each can be shown, changed and added."""

ADDED = (*ADDRESSED, DEVIATION)
"""The kinds that `mtgrec add` adds: a deviation to a KPI, the others to a record."""

KINDS = {kind.name: kind for kind in (*ADDRESSED, CHANGE, DEVIATION, BUDGET)}


def kind_spellings(kinds: Iterable[ItemKind]) -> dict[str, ItemKind]:
    """Return `kinds` by every folded name that a user may type: singular, plural, Chinese."""
    return {
        fold(spelling): kind
        for kind in kinds
        for spelling in (kind.name, kind.plural, kind.zh, *kind.further)
    }
