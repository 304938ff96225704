"""Which decisions are replaced by a later one."""

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records.address import Target
from mtgrec.rules.engine.rule_view import RuleView


def replaced_by(state: ItemState, view: RuleView) -> Target | None:
    """Return the decision that replaces this one, or None; drafts and cancelled ones never do."""
    for mention in view.mentions.get(state.address, ()):
        record, item = mention.source
        if mention.field != "supersedes" or item is None or item is state.item:
            continue
        if item.status != "cancelled" and not record.draft:
            return mention.source
    return None
