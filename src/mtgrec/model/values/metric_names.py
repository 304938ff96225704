"""The names of metrics, and which of them mean the same metric."""

from mtgrec.model.values.words import fold

METRICS = (
    ("exposure", "曝光量", "曝光"),
    ("clicks", "点击量", "点击"),
    ("ctr", "点击率", "click-through rate", "click-through"),
    ("conversions", "转化量"),
    ("conversion", "转化率", "conversion rate"),
    ("revenue", "销售额"),
    ("cost", "投入成本"),
    ("roi", "ROI", "投资回报率"),
    ("cpa", "获客成本", "cost per acquisition"),
)
RATES = frozenset(("ctr", "conversion", "roi"))
"""The known metrics that are rates: 2.7 without a unit may be 2.7 % or 270 %."""
QUOTIENTS = RATES | {"cpa"}
"""The known metrics whose values must not be added up."""
_KEYS = {fold(name): names[0] for names in METRICS for name in names}
_CHINESE_NAMES = {names[0]: names[1] for names in METRICS}


def metric_key(name: str) -> str:
    """Return the key by which metrics are compared: folded, and the same for all known names."""
    folded = fold(name).replace("_", "")
    return _KEYS.get(fold(name)) or folded


def metric_name(key: str, language: str) -> str:
    """Return the name of a known metric in `language`; the key of any other unchanged."""
    return _CHINESE_NAMES.get(key, key) if language == "zh" else key


def is_quotient(metric: str, unit: str) -> bool:
    """Return whether the values of a metric must not be added up."""
    return metric in QUOTIENTS or unit == "%"
