"""Decisions that a later one has replaced."""

from mtgrec.model.figures.item_state import Entry
from mtgrec.model.records.address import Target
from mtgrec.rules.engine.rule_view import View


def replaced_by(entry: Entry, view: View) -> Target | None:
    """Return the decision that replaces this one; drafts and cancelled decisions replace nothing."""
    for mention in view.mentions.get(entry.address, ()):
        record, item = mention.source
        if mention.field != "supersedes" or item is None or item is entry.item:
            continue
        if item.status != "cancelled" and not record.draft:
            return mention.source
    return None
