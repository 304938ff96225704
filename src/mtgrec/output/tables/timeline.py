"""Milestones as a timeline of plain characters, which keep their width in every font."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from mtgrec.model.figures.gates import Gate
from mtgrec.model.figures.milestones import MilestoneState
from mtgrec.model.values.ratio import Ratio
from mtgrec.model.values.words import STATUS
from mtgrec.output.answer import Cell, Column, Table
from mtgrec.output.language import _, current
from mtgrec.output.tables.cells import NONE, day_text

WIDTH = 28
"""The widest bar: what its neighbours need still fits into 80 columns."""
_DONE, _AHEAD, _LATE, _NOTHING, _TODAY = "+-!.^"


class _Scale(NamedTuple):
    """From days to the cells of a bar."""

    first: date
    days: int

    @property
    def cells(self) -> int:
        return min(self.days, WIDTH)

    def cell(self, day: date) -> int:
        gone = min(max((day - self.first).days, 0), self.days - 1)
        return gone * self.cells // self.days


def timeline_table(stops: Sequence[MilestoneState], today: date) -> Table | None:
    """Return the milestones with a bar each; None where no milestone has a day."""
    placed = [stop for stop in stops if stop.start or stop.end]
    if not placed:
        return None
    scale = _scale(placed, today)
    edges = f"{scale.first:%m-%d}", f"{_last(placed, today):%m-%d}"
    axis = f"{edges[0]}{'.' * (scale.cells - 10)}{edges[1]}" if scale.cells > 11 else edges[0]  # noqa: PLR2004 - both fit
    rows: list[list[str | Cell]] = [
        [
            stop.state.item.text("what") or stop.state.address,
            _bar(stop, scale, today),
            day_text(stop.end),
            gates_cell(stop.gates, stop.passed),
        ]
        for stop in placed
    ]
    if 0 <= (today - scale.first).days < scale.days:
        rows.append([_("today"), _mark(scale, today), day_text(today), ""])
    title = _("Timeline (+ done, - to do, ! late, ^ today)")
    return Table(
        title, [Column(_("Milestone")), Column(axis), Column(_("End")), Column(_("Gates"))], rows
    )


def _scale(stops: Sequence[MilestoneState], today: date) -> _Scale:
    first = min(day for stop in stops if (day := stop.start or stop.end))
    return _Scale(first, (_last(stops, today) - first).days + 1)


def _last(stops: Sequence[MilestoneState], today: date) -> date:
    return max(day for stop in stops for day in (stop.start, stop.end, _until(stop, today)) if day)


def _until(stop: MilestoneState, today: date) -> date | None:
    """Return until when a late milestone took, or still takes."""
    if not stop.state.lag_days:
        return None
    return stop.finished or today


def _bar(stop: MilestoneState, scale: _Scale, today: date) -> str:
    start, end, until = stop.start or stop.end, stop.end or stop.start, _until(stop, today)
    cells = [_NOTHING] * scale.cells
    if start is None or end is None or stop.state.item.status == "cancelled":
        return "".join(cells)
    sign = _DONE if stop.state.item.status == "done" else _AHEAD
    first, last = scale.cell(start), scale.cell(end)
    cells[first : last + 1] = [sign] * (last + 1 - first)
    if until:  # a lag that is shorter than a cell shows as well
        late = scale.cell(until)
        cells[min(last + 1, late) : late + 1] = [_LATE] * (late + 1 - min(last + 1, late))
    return "".join(cells)


def _mark(scale: _Scale, today: date) -> str:
    cell = scale.cell(today)
    return f"{_NOTHING * cell}{_TODAY}{_NOTHING * (scale.cells - cell - 1)}"


def gates_cell(gates: Sequence[Gate], passed: Ratio) -> Cell:
    """Return `✓ 2/2`: passed gates of all; marked where one has failed."""
    return _mark_gates([gate.state for gate in gates], passed.numerator, passed.denominator)


def _mark_gates(states: Sequence[str], passed: object, needed: object) -> Cell:
    if not needed:
        return Cell(NONE, "dim")
    text = f"{passed}/{needed}"
    if any(state in ("failed", "unknown") for state in states):
        return Cell(f"✗ {text}", "bad")
    return Cell(f"✓ {text}", "good") if passed == needed else Cell(text)


def gates_of(row: Mapping[str, object]) -> Cell:
    """Return the same from a milestone's entry."""
    passed, checks = row["gates_passed"], row["gate_checks"]
    if not isinstance(passed, Mapping) or not isinstance(checks, list):
        return Cell(NONE, "dim")
    states = [check["state"] for check in checks]
    return _mark_gates(states, passed["numerator"], passed["denominator"])


def gates_table(gates: Sequence[Gate]) -> Table:
    """Return the gates of a milestone: each check, what it measured, and whether it is passed."""
    titles = (_("Gate"), _("Status"), _("Result"), _("Threshold"), _("State"), _("Address"))
    return Table(_("Gates"), [Column(title) for title in titles], [_gate(gate) for gate in gates])


def _gate(gate: Gate) -> list[str | Cell]:
    if gate.target is None or gate.check is None:
        return [NONE, NONE, NONE, NONE, state_cell(gate.state), Cell(gate.reference, "accent")]
    return [
        gate.target.what,
        STATUS.show(gate.check.status, current()),
        gate.result.text if gate.result else NONE,
        gate.threshold.text if gate.threshold else NONE,
        state_cell(gate.state),
        Cell(gate.target.address, "accent"),
    ]


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
