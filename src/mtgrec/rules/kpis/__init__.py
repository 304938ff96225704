"""K: rules about KPIs and their readings."""

from mtgrec.rules.engine.rule import Check
from mtgrec.rules.kpis import (
    k001_not_measurable,
    k002_growth_without_baseline,
    k003_no_baseline,
    k004_units_differ,
    k005_only_surface_metrics,
    k006_surface_before_core,
    k007_analysis_overdue,
    k008_analysis_missing,
    k009_analysed_late,
    k010_fluctuation,
    k011_stale_readings,
)

CHECKS: tuple[Check, ...] = (
    k001_not_measurable.CHECK,
    k002_growth_without_baseline.CHECK,
    k003_no_baseline.CHECK,
    k004_units_differ.CHECK,
    k005_only_surface_metrics.CHECK,
    k006_surface_before_core.CHECK,
    k007_analysis_overdue.CHECK,
    k008_analysis_missing.CHECK,
    k009_analysed_late.CHECK,
    k010_fluctuation.CHECK,
    k011_stale_readings.CHECK,
)
