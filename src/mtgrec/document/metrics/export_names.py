"""The names that advertising platforms use for the columns of their exports."""

import re
from collections.abc import Mapping
from unicodedata import normalize

from mtgrec.model.values.metric_names import METRICS
from mtgrec.model.values.words import fold

ROLE_NAMES: Mapping[str, tuple[str, ...]] = {
    "date": (
        *("日期", "时间", "天", "统计日期", "统计时间", "数据日期", "数据时间", "投放日期"),
        *(
            "报告日期",
            "消耗日期",
            "报告开始日期",
            "date",
            "day",
            "time",
            "report date",
            "reporting starts",
        ),
        *("date start", "by day", "按天", "单日", "时间-天"),
    ),
    "until": ("until", "reporting ends", "date stop", "date end", "结束日期", "报告结束日期"),
    "channel": (
        *("渠道", "平台", "媒体", "投放平台", "投放渠道", "媒体平台", "来源", "流量来源"),
        *("channel", "platform", "media", "source", "publisher platform", "network"),
    ),
    "metric": ("指标", "指标名称", "metric", "metric name"),
    "value": ("数值", "值", "指标值", "value"),
    "expected": ("预期", "预期值", "expected"),
    "campaign": ("项目", "campaign"),
}
"""The roles of columns, each with its headings."""
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "exposure": ("展示", "展现"),
    "clicks": ("link clicks",),
    "conversions": (
        *("转化", "成交数", "成交量", "成交订单数", "成交单数", "支付订单数", "订单数", "订单量"),
        *("orders", "purchases"),
    ),
    "conversion": ("成交转化率", "conv rate"),
    "revenue": (
        *("支付金额", "sales", "conversion value", "purchase value"),
        "purchases conversion value",
    ),
    "cost": ("费用", "成本", "推广花费"),
    "cpa": ("单次转化成本", "cost per result"),
}
"""What names a metric at the head of a column only: anywhere else, it may mean something else."""
NAMES: Mapping[str, tuple[str, ...]] = {
    **ROLE_NAMES,
    **{names[0]: (*names, *_HEADINGS.get(names[0], ())) for names in METRICS},
}
"""The roles of columns and the known metrics, each with the headings that name it."""
ROLES = frozenset(ROLE_NAMES)
IGNORED = "-"
_TOTALS = frozenset(
    (
        *("合计", "总计", "共计", "汇总", "小计", "全部", "总和"),
        *("total", "totals", "grand_total", "subtotal", "sum"),
    )
)
"""The first cell of a row with totals."""
_TOTAL = re.compile(
    r"(?:grand[ -]|sub-?)?totals?\s*(?:[:：(–-].*|of\s.*)"
    r"|(?:合计|总计|共计|汇总|小计|总和)\s*(?:[:：(–—-].*|共?\s*[\d,]+\s*[条项行个].*|数据|行)"
    r"|共\s*[\d,]+\s*[条项行]\S{0,4}"
)
"""Totals in other words, as `Total: Account` and 合计1条记录: a row without a day of its own."""
_MISSING = frozenset(
    ("", "-", "--", "---", "—", "——", "/", "n/a", "na", "null", "none", "nan", "无")
)
"""The texts that platforms write for a missing value."""

_UNIT = re.compile(r"\s*(?:[(\[](?P<unit>[^()\[\]]*)[)\]]|(?<=\w)(?P<sign>[%‰]))$")
_UNITS = {"%": "%", "‰": "‰", "万": "万", "万元": "万", "千": "千", "千元": "千"}


def without_unit(heading: str) -> str:
    """Return a heading without its unit: 消耗 of 消耗(元)."""
    return _UNIT.sub("", _normalized(heading))


def unit_in(heading: str) -> str:
    """Return the unit in a heading, such as % in 点击率(%); empty where it scales no numbers."""
    found = _UNIT.search(_normalized(heading))
    return _UNITS.get((found["unit"] or found["sign"] or "").strip(), "") if found else ""


def _normalized(heading: str) -> str:
    return normalize("NFKC", heading).strip().rstrip(".")


def heading_keys(heading: str) -> tuple[str, str]:
    """Return the two forms by which headings are compared: the whole one, and without its unit."""
    return fold(heading).rstrip("."), fold(without_unit(heading))


_BY_NAME = {fold(name): role for role, names in NAMES.items() for name in names}


def meaning(heading: str) -> str | None:
    """Return the role or the metric that a platform's heading means, or None if it is unknown."""
    return next(filter(None, map(_BY_NAME.get, heading_keys(heading))), None)


def is_missing(cell: str) -> bool:
    """Return whether a cell means that there is no value."""
    return normalize("NFKC", cell).strip().casefold() in _MISSING


def is_total_row(cells: list[str], date: str) -> bool:
    """Return whether a row holds totals; `date` is its cell in the column of dates.

    Its first cell says so, or, where it has no date, any of its cells.
    """
    filled = [cell for cell in map(str.strip, cells) if cell]
    if fold("".join(filled[:1])).rstrip(":：") in _TOTALS:
        return True
    has_no_date = is_missing(date) or _says_total(date)
    return has_no_date and any(map(_says_total, filled))


def _says_total(cell: str) -> bool:
    text = normalize("NFKC", cell).strip().casefold()
    return fold(text).rstrip(":：") in _TOTALS or _TOTAL.fullmatch(text) is not None
