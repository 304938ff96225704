"""Milestones as a timeline of ASCII characters, which have the same width in every font."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from mtgrec.model.figures.gates import Gate
from mtgrec.model.figures.milestones import MilestoneState
from mtgrec.model.records.record import Item
from mtgrec.model.values.quantity import Quantity
from mtgrec.model.values.ratio import Ratio
from mtgrec.output.answer import Cell, Column, Table
from mtgrec.output.language import _
from mtgrec.output.tables.cells import NONE, day_of, day_text, shown, status_text

WIDTH = 28
"""The cells of the widest bar; with the other columns the table still fits 80 cells."""
_DONE, _AHEAD, _LATE, _NOTHING, _TODAY = "+-!.^"


class _Scale(NamedTuple):
    """Converts days to the cells of a bar."""

    first: date
    days: int

    @property
    def cells(self) -> int:
        return min(self.days, WIDTH)

    def cell(self, day: date) -> int:
        elapsed = min(max((day - self.first).days, 0), self.days - 1)
        return elapsed * self.cells // self.days


def timeline_table(milestones: Sequence[MilestoneState], today: date) -> Table | None:
    """Return the milestones with a bar each; None if no milestone has a day."""
    dated = [milestone for milestone in milestones if milestone.start or milestone.end]
    if not dated:
        return None
    scale = _scale(dated, today)
    edges = f"{scale.first:%m-%d}", f"{_last(dated, today):%m-%d}"
    axis = f"{edges[0]}{'.' * (scale.cells - 10)}{edges[1]}" if scale.cells > 11 else edges[0]  # noqa: PLR2004 - both fit
    rows: list[list[str | Cell]] = [
        [
            milestone.state.item.text("what") or milestone.state.address,
            _bar(milestone, scale, today),
            day_of(milestone.state.item, "end"),
            gates_cell(milestone.gates, milestone.passed),
        ]
        for milestone in dated
    ]
    if 0 <= (today - scale.first).days < scale.days:
        rows.append([_("today"), _mark(scale, today), day_text(today), ""])
    title = _("Timeline (+ done, - to do, ! late, ^ today)")
    return Table(
        title, [Column(_("Milestone")), Column(axis), Column(_("End")), Column(_("Gates"))], rows
    )


def _scale(milestones: Sequence[MilestoneState], today: date) -> _Scale:
    first = min(day for milestone in milestones if (day := milestone.start or milestone.end))
    return _Scale(first, (_last(milestones, today) - first).days + 1)


def _last(milestones: Sequence[MilestoneState], today: date) -> date:
    return max(
        day
        for milestone in milestones
        for day in (milestone.start, milestone.end, _late_until(milestone, today))
        if day
    )


def _late_until(milestone: MilestoneState, today: date) -> date | None:
    """Return until when a late milestone lasted, or lasts today; None if it is not late."""
    if not milestone.state.lag_days:
        return None
    return milestone.finished or today


def _bar(milestone: MilestoneState, scale: _Scale, today: date) -> str:
    start, end, until = (
        milestone.start or milestone.end,
        milestone.end or milestone.start,
        _late_until(milestone, today),
    )
    cells = [_NOTHING] * scale.cells
    if start is None or end is None or milestone.state.item.status == "cancelled":
        return "".join(cells)
    sign = _DONE if milestone.state.item.status == "done" else _AHEAD
    first, last = scale.cell(start), scale.cell(end)
    cells[first : last + 1] = [sign] * (last + 1 - first)
    if until:  # a lag shorter than one cell is shown too
        late = scale.cell(until)
        cells[min(last + 1, late) : late + 1] = [_LATE] * (late + 1 - min(last + 1, late))
    return "".join(cells)


def _mark(scale: _Scale, today: date) -> str:
    cell = scale.cell(today)
    return f"{_NOTHING * cell}{_TODAY}{_NOTHING * (scale.cells - cell - 1)}"


def gates_cell(gates: Sequence[Gate], passed: Ratio) -> Cell:
    """Return `✓ 2/2`: passed gates of all, marked if one has failed."""
    return _passed_cell([gate.state for gate in gates], passed.numerator, passed.denominator)


def _passed_cell(states: Sequence[str], passed: object, needed: object) -> Cell:
    if not needed:
        return Cell(NONE, "dim")
    text = f"{passed}/{needed}"
    if any(state in ("failed", "unknown") for state in states):
        return Cell(f"✗ {text}", "bad")
    return Cell(f"✓ {text}", "good") if passed == needed else Cell(text)


def gates_of(row: Mapping[str, object]) -> Cell:
    """Return the cell of `gates_cell` for a milestone, from its document."""
    passed, checks = row["gates_passed"], row["gate_checks"]
    if not isinstance(passed, Mapping) or not isinstance(checks, list):
        return Cell(NONE, "dim")
    states = [check["state"] for check in checks]
    return _passed_cell(states, passed["numerator"], passed["denominator"])


def gates_table(gates: Sequence[Gate]) -> Table:
    """Return the gates of a milestone: each item with its result, threshold and state (B8)."""
    titles = (_("Gate"), _("Status"), _("Result"), _("Threshold"), _("State"), _("Address"))
    return Table(_("Gates"), [Column(title) for title in titles], [_gate(gate) for gate in gates])


def _gate(gate: Gate) -> list[str | Cell]:
    if gate.target is None or gate.check is None:
        return [NONE, NONE, NONE, NONE, state_cell(gate.state), Cell(gate.reference, "accent")]
    return [
        gate.target.what,
        shown(status_text("check", gate.check.status), gate.check.unread.get("status")),
        _quantity(gate.check, "result", gate.result),
        _quantity(gate.check, "threshold", gate.threshold),
        state_cell(gate.state),
        Cell(gate.target.address, "accent"),
    ]


def _quantity(check: Item, name: str, value: Quantity | None) -> str:
    return shown(value.text if value else NONE, check.unread.get(name))


def state_cell(state: str) -> Cell:
    """Return the state of a gate with its mark."""
    words = {
        "passed": _("passed"),
        "failed": _("failed"),
        "not-measured": _("not measured"),
        "not-done": _("not done"),
        "cancelled": _("cancelled"),
        "other-unit": _("n/a: other unit"),
        "unknown": _("no such check"),
    }
    word = words[state]
    if state == "passed":
        return Cell(f"✓ {word}", "good")
    return Cell(f"✗ {word}", "bad") if state in ("failed", "unknown") else Cell(word)
