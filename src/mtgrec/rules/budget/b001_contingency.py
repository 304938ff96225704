"""Budget without the right reserve.

What: the contingency is less than 10 % or more than 15 % of the total (threshold `contingency`; 10.0 %
and 15.0 % are fine), or a budget with a total has none. Where the total is not known, an amount of
money is not judged, nor is a reserve that is one of the lines. The plan is judged, not the spending: lines
for which the contingency is used, and are named so, may count with it.
Why: 10 %-15 % of the total budget are reserved for what nobody foresaw (B4). Less is used up by the
first surprise; more is money that no plan accounts for.
Before:
    budget:
      total: 100,000
      contingency: 5,000
After:
    budget:
      total: 100,000
      contingency: 12,000
"""

from collections.abc import Iterator
from fractions import Fraction

from mtgrec.model.figures.budget import CampaignBudget
from mtgrec.model.message import N_
from mtgrec.model.values.amount import Amount, add_up, share
from mtgrec.model.values.figure_texts import money_text, percent_text
from mtgrec.rules.budget.places import (
    at_budget,
    budgets_of,
    has_field,
    is_reserve,
    planned_from_reserve,
)
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """应急预留不当。
是什么：应急预留不到总额的 10% 或超过 15%（阈值 contingency；正好 10%、15% 没问题），或写了总额却没有预留。
应急写成金额而总额不明的，列成一条明细的，不作判断。看的是计划，不是花了多少：动用应急的明细
（名称里写明“应急”）可以和应急合起来算。
为什么：总预算要预留 10%–15% 应急（B4）。留少了，一出意外就见底；留多了，钱没有去处。
修改前：
    预算:
      总额: 10万
      应急: 5000
修改后：
    预算:
      总额: 10万
      应急: 1.2万
"""

INFO = RuleInfo(
    "B001",
    "contingency",
    ERROR,
    N_("the contingency {reserve} is {share} of the total {total}, not {low} to {high}"),
    N_("reserve {least} to {most}: mtgrec set {address} budget.contingency={low}"),
    docs=Docs(__doc__, ZH),
)
_SHARE_ONLY = INFO._replace(
    sentence=N_("the contingency is {share} of the total, not {low} to {high}"),
    help=N_("reserve {low} to {high}: mtgrec set {address} budget.contingency={low}"),
)
_NO_RESERVE = INFO._replace(
    sentence=N_("of the total {total} nothing is reserved; {low} to {high} ought to be"),
)


def find(view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each budget with a contingency outside of the closed interval (B4)."""
    low, high = map(Fraction, view.thresholds.contingency)
    for budget in budgets_of(view):
        values = _values(budget, low, high)
        shares = list(_shares(budget))
        if shares:
            if not any(low <= each <= high for each in shares):
                info = INFO if budget.contingency and budget.total else _SHARE_ONLY
                percent = percent_text(shares[0])
                yield at_budget(info, budget, "contingency", **values, share=percent)
        elif (
            budget.total
            and not has_field(budget, "contingency")
            and not any(map(is_reserve, budget.lines))
        ):
            yield at_budget(_NO_RESERVE, budget, "total", **values)


def _shares(budget: CampaignBudget) -> Iterator[Fraction]:
    """Yield the share of the total that is reserved: the contingency, and with what it was used for.

    A team that draws on its contingency moves money from there to a line, or only adds the line.
    """
    written = budget.contingency_share.exact
    if written is not None:
        yield written
        used = planned_from_reserve(budget)
        both = share(add_up((budget.contingency, used)), budget.total).exact if used else None
        if both is not None:
            yield both


def _values(budget: CampaignBudget, low: Fraction, high: Fraction) -> dict[str, str]:
    values = {"low": percent_text(low), "high": percent_text(high)}
    if budget.contingency:
        values["reserve"] = money_text(budget.contingency)
    if total := budget.total:
        values["total"] = money_text(total)
        values["least"] = money_text(Amount(total.value * low, total.unit))
        values["most"] = money_text(Amount(total.value * high, total.unit))
    return values


RULE = Rule(INFO, workspace=find)
