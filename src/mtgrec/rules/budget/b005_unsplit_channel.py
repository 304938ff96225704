"""Channel cost that no line can claim.

What: several lines of a budget share a channel that has `cost` readings, and none of them says itself
what was spent. To which line the money belongs nobody knows, so it is counted in none of them.
Why: the weekly meeting holds the money used against the plan to date (B7); money that belongs to no
line is missing in both.
Before:
    budget:
      lines:
        - id: B3H9
          what: Instagram films
          channel: Instagram
          planned: 30,000
        - id: B4YW
          what: Instagram carousels
          channel: Instagram
          planned: 10,000
    # metrics.csv
    date,channel,metric,value
    2026-06-08,Instagram,cost,1500
After:
    budget:
      lines:
        - id: B3H9
          what: Instagram films
          channel: Instagram
          planned: 30,000
          spent: 1,000
        - id: B4YW
          what: Instagram carousels
          channel: Instagram
          planned: 10,000
          spent: 500
    # metrics.csv
    date,channel,metric,value
    2026-06-08,Instagram,cost,1500
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from mtgrec.model.figures.readings import select
from mtgrec.model.figures.spending import LineMoney
from mtgrec.model.message import N_, listed
from mtgrec.model.values.amount import Amount
from mtgrec.model.values.figure_texts import money_text
from mtgrec.model.values.words import fold
from mtgrec.rules.budget.places import at_line, budgets_of
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import HINT, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """渠道支出未拆分。
是什么：几项明细共用一个渠道，渠道有“投入成本”数据，各项又都没写“已用”。钱花在哪一项分不清，哪项都没算进去。
为什么：周例会要看费用使用和计划进度（B7）；归不到明细的钱，两边都看不到。
修改前：
    预算:
      明细:
        - 编号: B3H9
          内容: 小红书短片
          渠道: 小红书
          计划: 3万
        - 编号: B4YW
          内容: 小红书图文
          渠道: 小红书
          计划: 1万
    # metrics.csv
    日期,渠道,指标,数值
    2026-06-08,小红书,投入成本,1500
修改后：
    预算:
      明细:
        - 编号: B3H9
          内容: 小红书短片
          渠道: 小红书
          计划: 3万
          已用: 1000
        - 编号: B4YW
          内容: 小红书图文
          渠道: 小红书
          计划: 1万
          已用: 500
    # metrics.csv
    日期,渠道,指标,数值
    2026-06-08,小红书,投入成本,1500
"""

INFO = RuleInfo(
    "B005",
    "unsplit-channel",
    HINT,
    N_("the cost readings of {channel}, {cost}, are counted in none of the {count} lines: {lines}"),
    N_("say for each line what was spent: mtgrec set {address} spent=…"),
    docs=Docs(__doc__, ZH),
)


def find(view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each channel shared by several lines, at the first of them."""
    for budget in budgets_of(view):
        by_channel: dict[str, list[LineMoney]] = {}
        for line in budget.lines:
            if line.channel:
                by_channel.setdefault(fold(line.channel), []).append(line)
        for lines in by_channel.values():
            if len(lines) > 1 and not any("spent" in line.item.at for line in lines):
                yield from _finding_of(lines, view)


def _finding_of(lines: Sequence[LineMoney], view: RuleView) -> Iterator[Finding]:
    first, context = lines[0], view.context
    found = select(context.series(first.record), "cost", first.channel or "", context.now)
    if not found:
        return
    total = sum((series.total(rows) for series, rows in found), Fraction(0))
    unit = found[0][0].value(found[0][1][-1]).unit or (first.planned.unit if first.planned else "")
    yield at_line(
        INFO,
        first,
        "channel",
        channel=first.channel,
        cost=money_text(Amount(total, unit)),
        count=len(lines),
        lines=listed(line.what for line in lines),
    )


RULE = Rule(INFO, workspace=find)
