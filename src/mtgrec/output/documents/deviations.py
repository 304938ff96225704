"""Deviations as JSON gives them."""

from mtgrec.model.analysis.deviations import Deviation
from mtgrec.output.documents import Document
from mtgrec.output.documents.quantities import expectation_document, quantity_ratio


def deviation_document(one: Deviation) -> Document:
    """Return a deviation, from its first to its last reading, with its worst value and its clock."""
    worst, last = one.worst, one.last
    return {
        "at": one.at,
        "last": last.at if last else None,
        "dated": one.dated,
        "channel": one.channel or None,
        "readings": one.slump.readings if one.slump else 0,
        "value": worst.value.text if worst else None,
        "value_at": worst.at if worst else None,
        "expected": expectation_document(worst.expectation) if worst else None,
        "off": quantity_ratio(worst.difference) if worst else None,
        "source": worst.source if worst else None,
        "deadline": one.deadline,
        "state": one.state,
        "hours_left": one.hours_left,
        "cause": one.cause,
        "adjustment": one.adjustment,
        "recorded": one.recorded,
        "written_at": one.written_at,
        "unread": dict(one.written.unread) if one.written else {},
    }
