"""The charts: each is a picture in two widths, and a table with the same content."""

from mtgrec.output.report import BudgetBars, BurnUp, Chart, Gantt, Grid, TargetBars
from mtgrec.output.report.charts import budget_bars, burn_up, gantt, target_bars
from mtgrec.output.report.charts.canvas import SIZES


def pictures(chart: Chart, name: str) -> list[str]:
    """Return the chart in SVG, wide and narrow; `name` must be unique on its page."""
    match chart:
        case Gantt():
            return [gantt.draw(chart, size, f"{name}{size.name[0]}") for size in SIZES]
        case BurnUp():
            return [burn_up.draw(chart, size, f"{name}{size.name[0]}") for size in SIZES]
        case TargetBars():
            return [target_bars.draw(chart, size, f"{name}{size.name[0]}") for size in SIZES]
        case BudgetBars():
            return [budget_bars.draw(chart, size, f"{name}{size.name[0]}") for size in SIZES]


def table(chart: Chart) -> Grid:
    """Return the chart as a table; without rows, with the text shown instead."""
    match chart:
        case Gantt():
            return gantt.grid(chart)
        case BurnUp():
            return burn_up.grid(chart)
        case TargetBars():
            return target_bars.grid(chart)
        case BudgetBars():
            return budget_bars.grid(chart)
