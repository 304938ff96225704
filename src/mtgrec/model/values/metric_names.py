"""The names of metrics: which of them mean the same."""

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
"""The known metrics that are rates: a bare 2.7 among them is no 270 %."""
QUOTIENTS = RATES | {"cpa"}
"""The known metrics whose values cannot be added up."""
_KNOWN = {fold(name): names[0] for names in METRICS for name in names}
_CHINESE = {names[0]: names[1] for names in METRICS}


def metric_key(name: str) -> str:
    """Return the name by which a metric is compared: width, case and blanks aside, 点击率 = ctr."""
    folded = fold(name).replace("_", "")
    return _KNOWN.get(fold(name)) or folded


def metric_name(key: str, language: str) -> str:
    """Return a known metric's name as it is written in `language`; another one's as it is."""
    return _CHINESE.get(key, key) if language == "zh" else key


def is_quotient(metric: str, unit: str) -> bool:
    """Return whether the values of a metric cannot be added up."""
    return metric in QUOTIENTS or unit == "%"
