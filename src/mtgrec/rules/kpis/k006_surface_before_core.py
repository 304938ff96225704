"""Surface metric before a core one.

What: in a record's list of KPIs a surface metric stands before a core metric.
Why: core business metrics (ROI, conversion) come before surface metrics such as exposure (B20); what
stands first is what a meeting talks about.
Before:
    kpis:
      - id: K5DV
        what: Exposure
        baseline: 800,000
        target: 1,000,000
        tier: surface
      - id: K4XN
        what: Conversion rate
        baseline: 10%
        target: 15%
        tier: core
After:
    kpis:
      - id: K4XN
        what: Conversion rate
        baseline: 10%
        target: 15%
        tier: core
      - id: K5DV
        what: Exposure
        baseline: 800,000
        target: 1,000,000
        tier: surface
"""

from collections.abc import Iterator

from mtgrec.model.message import N_
from mtgrec.model.records.address import item_address
from mtgrec.model.records.record import Item, Record
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """表层指标在前。
是什么：一份记录的指标列表里，表层指标排在了核心指标前面。
为什么：核心业务指标（ROI、转化）要放在曝光之类的表层指标前面（B20）；排在最前面的，才是会上真正讨论的。
修改前：
    指标:
      - 编号: K5DV
        内容: 曝光量
        基线: 80万
        目标: 100万
        类别: 表层
      - 编号: K4XN
        内容: 转化率
        基线: 10%
        目标: 15%
        类别: 核心
修改后：
    指标:
      - 编号: K4XN
        内容: 转化率
        基线: 10%
        目标: 15%
        类别: 核心
      - 编号: K5DV
        内容: 曝光量
        基线: 80万
        目标: 100万
        类别: 表层
"""

INFO = RuleInfo(
    "K006",
    "surface-before-core",
    WARNING,
    N_("“{surface}” (surface) stands before “{core}” (core)"),
    N_("move the core metrics to the top of the list"),
    docs=Docs(__doc__, ZH),
)


def find(record: Record, _view: RuleView) -> Iterator[Finding]:
    """Yield a finding at the first surface metric of a record if a core one follows it (B20)."""
    kpis = [item for item in record.item_lists.get("kpi", ()) if item.status != "cancelled"]
    tiers = [item.text("tier") for item in kpis]
    if "surface" not in tiers or "core" not in tiers:
        return
    first = tiers.index("surface")
    if "core" not in tiers[first:]:
        return
    surface, core = kpis[first], kpis[tiers.index("core", first)]
    place = record.place(surface.at.get("what", surface.offset))
    words = {"surface": _name(record, surface), "core": _name(record, core)}
    problem = INFO.at(record.path, place, item_address(record, surface), **words)
    yield Finding(problem, record, surface)


def _name(record: Record, kpi: Item) -> str:
    return kpi.text("what") or kpi.text("metric") or item_address(record, kpi)


RULE = Rule(INFO, record=find, kinds=("kpi",))
