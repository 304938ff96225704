"""Budget that does not add up.

What: the planned money of all lines and the contingency are not the total. Judged only where all of
these are known, as money, in one currency. Cancelled lines do not count.
Why: budget lines agree with the plan (B4). What the lines leave out is spent without a plan; what they
say twice is missed in the end.
Before:
    budget:
      total: 100,000
      contingency: 12,000
      lines:
        - id: B3H9
          what: Instagram adverts
          planned: 80,000
After:
    budget:
      total: 100,000
      contingency: 12,000
      lines:
        - id: B3H9
          what: Instagram adverts
          planned: 88,000
"""

from collections.abc import Iterator

from mtgrec.model.figures.budget import CampaignBudget
from mtgrec.model.figures.spending import LineMoney
from mtgrec.model.message import N_, Message
from mtgrec.model.values.amount import Amount, add_up
from mtgrec.model.values.figure_texts import money_text
from mtgrec.model.values.ratio import round_fraction
from mtgrec.rules.budget.places import at_budget, budgets_of, planned_from_reserve, typed
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """预算合计不符。
是什么：各明细的计划金额加上应急，不等于总额。只在这些数都写了、都是金额、
币种一致时才判断。取消的明细不算。
为什么：预算明细要和方案一致（B4）。漏列的钱会花得没有计划，重复列的钱到最后会不够。
修改前：
    预算:
      总额: 10万
      应急: 1.2万
      明细:
        - 编号: B3H9
          内容: 小红书投放
          计划: 8万
修改后：
    预算:
      总额: 10万
      应急: 1.2万
      明细:
        - 编号: B3H9
          内容: 小红书投放
          计划: 8.8万
"""

INFO = RuleInfo(
    "B002",
    "sums-differ",
    ERROR,
    N_(
        "planned lines {planned} and contingency {reserve} make {sum}, "
        "the total is {total}: {difference}"
    ),
    N_("correct a line, the contingency or the total: mtgrec set {address} budget.total={typed}"),
    docs=Docs(__doc__, ZH),
)


def find(view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each budget whose parts are known and differ from its total by a cent."""
    for budget in budgets_of(view):
        gap, total, reserve = budget.gap, budget.total, budget.contingency
        if not gap or not total or not reserve or not _is_complete(budget):
            continue
        used = planned_from_reserve(budget)
        if round_fraction(gap.value, 2) and not (
            used and not round_fraction(gap.value + used.value, 2)
        ):
            planned = add_up(line.planned for line in _active_lines(budget))
            sum = add_up((planned, reserve))
            yield at_budget(
                INFO,
                budget,
                "total",
                planned=money_text(planned) if planned else "",
                reserve=money_text(reserve),
                sum=money_text(sum) if sum else "",
                typed=typed(sum) if sum else "",
                total=money_text(total),
                difference=_gap_text(gap),
            )


def _active_lines(budget: CampaignBudget) -> list[LineMoney]:
    return [line for line in budget.lines if line.item.status != "cancelled"]


def _is_complete(budget: CampaignBudget) -> bool:
    lines = _active_lines(budget)
    # A share of the total is no money: 60 % and 30 % are not added to 50,000.
    return bool(lines) and all(line.planned and line.planned.unit != "%" for line in lines)


def _gap_text(gap: Amount) -> Message:
    amount = money_text(Amount(abs(gap.value), gap.unit))
    return Message(
        N_("{amount} too much") if gap.value < 0 else N_("{amount} short"), amount=amount
    )


RULE = Rule(INFO, workspace=find)
