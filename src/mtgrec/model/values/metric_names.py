"""The names of metrics, and which of them mean the same metric."""

from mtgrec.model.values.words import fold

METRICS = (
    (
        *("exposure", "曝光量", "曝光", "曝光数", "曝光次数", "展现量", "展现数", "展现次数"),
        *("展示量", "展示数", "展示次数", "impressions", "impr"),
    ),
    ("clicks", "点击量", "点击", "点击数", "点击次数"),
    ("ctr", "点击率", "click-through rate", "click-through"),
    ("conversions", "转化量", "转化数", "转化次数"),
    ("conversion", "转化率", "conversion rate", "cvr"),
    ("revenue", "销售额", "销售金额", "成交金额", "成交额", "成交总额", "gmv"),
    (
        *("cost", "投入成本", "消耗", "总消耗", "消耗金额", "花费", "总花费", "花费金额", "消费"),
        *("spend", "ad spend", "amount spent"),
    ),
    ("roi", "ROI", "投资回报率", "return on investment"),
    ("roas", "投产比", "投入产出比", "广告支出回报率", "广告花费回报", "return on ad spend"),
    ("cpa", "获客成本", "转化成本", "平均转化成本", "cost per acquisition", "cost per conversion"),
)
"""Each known metric by its key, its Chinese name, and what else it is called: platforms have many words."""
RATES = frozenset(("ctr", "conversion"))
"""The known metrics that are shares: 2.7 without a unit may be 2.7 % or 270 %."""
RETURNS = frozenset(("roi", "roas"))
"""The known metrics that are multiples of the cost: both 3 and 300 % are usual."""
QUOTIENTS = RATES | RETURNS | {"cpa"}
"""The known metrics whose values must not be added up."""
AMOUNTS = frozenset(("exposure", "clicks", "conversions", "revenue", "cost"))
"""The known metrics that are counts or money, of which nobody gives three decimals."""
_KEYS = {fold(name): names[0] for names in METRICS for name in names}
_CHINESE_NAMES = {names[0]: names[1] for names in METRICS}


def metric_key(name: str) -> str:
    """Return the key by which metrics are compared: folded, and the same for all known names."""
    folded = fold(name).replace("_", "")
    return _KEYS.get(fold(name)) or folded


def metric_names(language: str) -> dict[str, str]:
    """Return the names of all known metrics in `language`, by their keys."""
    return {key: metric_name(key, language) for key in _CHINESE_NAMES}


def metric_name(key: str, language: str) -> str:
    """Return the name of a known metric in `language`; the key of any other unchanged."""
    return _CHINESE_NAMES.get(key, key) if language == "zh" else key
