"""Money spent that is told twice, differently.

What: the `spent` of a budget line is not what the `cost` readings of its channel add up to.
Why: the weekly meeting holds the money used against the plan to date (B7), and costs per channel are
read daily (B9). Where the two tell different sums, nobody knows which one was looked at.
Before:
    budget:
      lines:
        - id: B3H9
          what: Instagram adverts
          channel: Instagram
          planned: 40,000
          spent: 3,000
    # metrics.csv
    date,channel,metric,value
    2026-06-08,Instagram,cost,1500
    2026-06-09,Instagram,cost,1800
After:
    budget:
      lines:
        - id: B3H9
          what: Instagram adverts
          channel: Instagram
          planned: 40,000
    # metrics.csv
    date,channel,metric,value
    2026-06-08,Instagram,cost,1500
    2026-06-09,Instagram,cost,1800
"""

from collections.abc import Iterator

from mtgrec.model.message import N_
from mtgrec.model.values.figure_texts import money_text
from mtgrec.rules.budget.places import at_line, lines_of
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """已用金额不一致。
是什么：预算明细里手填的“已用”，和这个渠道“投入成本”数据的合计对不上。
为什么：周例会要看费用使用和计划进度（B7），各渠道成本又每天都记（B9）。两边对不上，就不知道看的是哪个数。
修改前：
    预算:
      明细:
        - 编号: B3H9
          内容: 小红书投放
          渠道: 小红书
          计划: 4万
          已用: 3000
    # metrics.csv
    日期,渠道,指标,数值
    2026-06-08,小红书,投入成本,1500
    2026-06-09,小红书,投入成本,1800
修改后：
    预算:
      明细:
        - 编号: B3H9
          内容: 小红书投放
          渠道: 小红书
          计划: 4万
    # metrics.csv
    日期,渠道,指标,数值
    2026-06-08,小红书,投入成本,1500
    2026-06-09,小红书,投入成本,1800
"""

INFO = RuleInfo(
    "B004",
    "two-sums",
    WARNING,
    N_("{spent} is written as spent, but the cost readings of {channel} add up to {measured}"),
    N_("correct the readings, or let them count alone: mtgrec set {address} spent="),
    docs=Docs(__doc__, ZH),
)


def find(view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each line whose written spending differs from the cost readings."""
    for line in lines_of(view):
        if line.differs and line.spent and line.measured:
            yield at_line(
                INFO,
                line,
                "spent",
                spent=money_text(line.spent),
                measured=money_text(line.measured),
                channel=line.channel,
            )


RULE = Rule(INFO, workspace=find, kinds=("budget_line",))
