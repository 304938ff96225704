"""The table of family K."""

from mtgrec.rules.engine.rule import Rule
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
    k012_direction_contradicted,
    k013_rate_contradicted,
    k014_rate_without_parts,
    k015_no_such_deviation,
    k016_analysis_undated,
)

RULES: tuple[Rule, ...] = (
    k001_not_measurable.RULE,
    k002_growth_without_baseline.RULE,
    k003_no_baseline.RULE,
    k004_units_differ.RULE,
    k005_only_surface_metrics.RULE,
    k006_surface_before_core.RULE,
    k007_analysis_overdue.RULE,
    k008_analysis_missing.RULE,
    k009_analysed_late.RULE,
    k010_fluctuation.RULE,
    k011_stale_readings.RULE,
    k012_direction_contradicted.RULE,
    k013_rate_contradicted.RULE,
    k014_rate_without_parts.RULE,
    k015_no_such_deviation.RULE,
    k016_analysis_undated.RULE,
)
