"""Cells about KPIs, from their documents: goal attainment, and what is expected to date."""

from collections.abc import Mapping
from fractions import Fraction

from mtgrec.model.values.ratio import Ratio
from mtgrec.output.answer import Cell
from mtgrec.output.tables.cells import NONE, attainment_cell, pace_cell

Row = Mapping[str, object]


def attainment_of(row: Row) -> str | Cell:
    """Return the goal attainment of a KPI, from its document."""
    return attainment_cell(_ratio(row["goal_attainment"]), str(row["verdict"]))


def pace_of(row: Row) -> str | Cell:
    """Return what is expected of a sum to date, from the document of its KPI."""
    expected = row["expected"]
    if not isinstance(expected, Mapping) or expected["origin"] != "share":
        return NONE
    return pace_cell(
        str(expected["text"]),
        _ratio(row["off"]),
        below=row["below"] is True,
        verdict=str(row["verdict"]),
    )


def _ratio(document: object) -> Ratio:
    if not isinstance(document, Mapping):
        return Ratio(None, None, "no-data")
    numerator, denominator = (
        None if document[name] is None else Fraction(str(document[name]))
        for name in ("numerator", "denominator")
    )
    return Ratio(numerator, denominator, str(document.get("reason", "")))
