"""The meetings that are due, computed once for all rules about minutes."""

from collections.abc import Sequence

from mtgrec.model.figures.due_meetings import DueMeeting, due_meetings
from mtgrec.rules.engine.rule_view import RuleView


def due_of(view: RuleView) -> Sequence[DueMeeting]:
    """Return the meetings that the campaigns of a workspace need."""
    return view.cached("due meetings", lambda: due_meetings(view.records, view.today))
