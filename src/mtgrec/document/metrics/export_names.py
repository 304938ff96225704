"""The names that advertising platforms use for the columns of their exports."""

import re
from collections.abc import Mapping
from unicodedata import normalize

from mtgrec.model.values.words import fold

NAMES: Mapping[str, tuple[str, ...]] = {
    "date": (
        *("日期", "时间", "天", "统计日期", "统计时间", "数据日期", "数据时间", "投放日期"),
        *("报告日期", "消耗日期", "date", "day", "time", "report date", "reporting starts"),
        "date start",
    ),
    "channel": (
        *("渠道", "平台", "媒体", "投放平台", "投放渠道", "媒体平台", "来源", "流量来源"),
        *("channel", "platform", "media", "source", "publisher platform", "network"),
    ),
    "metric": ("指标", "指标名称", "metric", "metric name"),
    "value": ("数值", "值", "指标值", "value"),
    "expected": ("预期", "预期值", "expected"),
    "campaign": ("项目", "campaign"),
    "exposure": (
        *("曝光", "曝光量", "曝光数", "曝光次数", "展示", "展示量", "展示数", "展示次数"),
        *("展现", "展现量", "展现数", "展现次数", "exposure", "impressions", "impr"),
    ),
    "clicks": (*("点击", "点击量", "点击数", "点击次数", "clicks", "link clicks"),),
    "ctr": ("点击率", "ctr", "click through rate"),
    "conversions": (
        *("转化", "转化量", "转化数", "转化次数", "成交数", "成交量", "成交订单数", "成交单数"),
        *("支付订单数", "订单数", "订单量", "conversions", "orders", "purchases"),
    ),
    "conversion": ("转化率", "成交转化率", "cvr", "conversion rate", "conv rate"),
    "revenue": (
        *("销售额", "成交金额", "成交额", "成交总额", "支付金额", "gmv", "revenue", "sales"),
        *("conversion value", "purchase value", "purchases conversion value"),
    ),
    "cost": (
        *("投入成本", "消耗", "花费", "消费", "费用", "成本", "总消耗", "总花费", "消耗金额"),
        *("花费金额", "推广花费", "cost", "spend", "amount spent", "ad spend"),
    ),
    "roi": ("roi", "投资回报率"),
    "cpa": (
        *("获客成本", "转化成本", "平均转化成本", "单次转化成本", "cpa"),
        *("cost per conversion", "cost per result", "cost per acquisition"),
    ),
}
"""Roles of columns, and metrics, each with the names that platforms use."""
ROLES = frozenset(("date", "channel", "metric", "value", "expected", "campaign"))
IGNORED = "-"
TOTALS = frozenset(
    (
        "合计",
        "总计",
        "共计",
        "汇总",
        "小计",
        "全部",
        "total",
        "totals",
        "grand_total",
        "subtotal",
        "sum",
    )
)
"""The first cell of a row with totals."""
_MISSING = frozenset(
    ("", "-", "--", "---", "—", "——", "/", "n/a", "na", "null", "none", "nan", "无")
)
"""The texts that platforms write for a missing value."""

_IN_BRACKETS = re.compile(r"\s*[(\[](?P<unit>[^()\[\]]*)[)\]]$")
_UNITS = {"%": "%", "‰": "‰", "万": "万", "万元": "万", "千": "千", "千元": "千"}


def without_unit(heading: str) -> str:
    """Return a heading without its unit: 消耗 of 消耗(元)."""
    return _IN_BRACKETS.sub("", _normalized(heading))


def unit_in(heading: str) -> str:
    """Return the unit in a heading, such as % in 点击率(%); empty where it scales no numbers."""
    found = _IN_BRACKETS.search(_normalized(heading))
    return _UNITS.get(found["unit"].strip(), "") if found else ""


def _normalized(heading: str) -> str:
    return normalize("NFKC", heading).strip().rstrip(".")


_BY_NAME = {fold(name): role for role, names in NAMES.items() for name in names}


def meaning(heading: str) -> str | None:
    """Return the role or the metric that a platform's heading means, or None if it is unknown."""
    return _BY_NAME.get(fold(heading).rstrip(".")) or _BY_NAME.get(fold(without_unit(heading)))


def is_missing(cell: str) -> bool:
    """Return whether a cell means that there is no value."""
    return normalize("NFKC", cell).strip().casefold() in _MISSING


def is_total_row(cells: list[str]) -> bool:
    """Return whether a row holds totals, by its first non-empty cell."""
    first = next((cell for cell in map(str.strip, cells) if cell), "")
    return fold(first).rstrip(":：") in TOTALS
