"""Budget line that is spent ahead of its plan.

What: more was spent on a line than was planned until today: its planned money in proportion to its
own days. A line without days of its own is held against all of its planned money. Money is not spent in
a straight line: up to `spend_tolerance` of what is planned for the line (5 points unless mtgrec.toml
says otherwise) is no finding, as long as it is not more than all that is planned.
Why: the weekly meeting holds the money used against the plan to date (B7): “40 % used” says nothing
without the planned share.
Before:
    budget:
      lines:
        - id: B3H9
          what: Instagram adverts
          planned: 40,000
          spent: 25,000
          start: 2026-06-01
          end: 2026-06-20
After:
    budget:
      lines:
        - id: B3H9
          what: Instagram adverts
          planned: 40,000
          spent: 20,000
          start: 2026-06-01
          end: 2026-06-20
"""

from collections.abc import Iterator

from mtgrec.model.figures.spending import LineMoney, ahead_of_plan, planned_by_own_days
from mtgrec.model.message import N_
from mtgrec.model.values.amount import Amount
from mtgrec.model.values.figure_texts import money_text
from mtgrec.rules.budget.places import at_line, lines_of, typed
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """支出超进度。
是什么：一项明细已花的钱，超过按它自己的起止日期折算、到今天为止计划花的钱。自己没写起止日期的，和全部计划金额比。
花钱不会每天一样多：超出部分不多于这项计划金额的 spend_tolerance（mtgrec.toml 里可改，默认 5 个百分点）不算，
但超过全部计划金额的总要指出。
为什么：周例会要看费用使用和计划进度（B7）：只说“用了 40%”没有意义，要看计划该用多少。
修改前：
    预算:
      明细:
        - 编号: B3H9
          内容: 小红书投放
          计划: 4万
          已用: 2.5万
          开始: 2026-06-01
          结束: 2026-06-20
修改后：
    预算:
      明细:
        - 编号: B3H9
          内容: 小红书投放
          计划: 4万
          已用: 2万
          开始: 2026-06-01
          结束: 2026-06-20
"""

INFO = RuleInfo(
    "B003",
    "ahead-of-plan",
    WARNING,
    N_("{spent} is spent on “{what}”, {over} more than the {due} planned until today"),
    N_(
        "slow the spending down, or give the line other days: "
        "mtgrec set {address} start={start} end={end}"
    ),
    docs=Docs(__doc__, ZH),
)
_NOT_BEGUN = INFO._replace(
    sentence=N_("{spent} is spent on “{what}”, which begins on {start} only"),
    help=N_("stop the spending, or let the line begin earlier: mtgrec set {address} start={today}"),
)
_ABOVE_WHOLE_PLAN = INFO._replace(
    sentence=N_("{spent} is spent on “{what}”, {over} more than the {due} planned for it"),
    help=N_("stop the spending, or correct its plan: mtgrec set {address} planned={typed}"),
)


def find(view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each line that is further ahead of its plan than is allowed."""
    for line in lines_of(view):
        over = ahead_of_plan(line, view.thresholds.spend_tolerance, view.context.now)
        due = planned_by_own_days(line, view.context.now)
        if over and due:
            yield _finding(line, due, over, view)


def _finding(line: LineMoney, due: Amount, over: Amount, view: RuleView) -> Finding:
    start, end = line.item.day("start"), line.item.day("end")
    values: dict[str, object] = {
        "what": line.what,
        "spent": money_text(line.spent or due),
        "due": money_text(due),
        "over": money_text(over),
        "typed": typed(line.spent or due),
        "start": start,
        "end": end or "",
        "today": view.today,
    }
    info = INFO if start and end else _ABOVE_WHOLE_PLAN
    if start and view.today < start:
        info = _NOT_BEGUN
    return at_line(info, line, "spent", **values)


RULE = Rule(INFO, workspace=find, kinds=("budget_line",))
