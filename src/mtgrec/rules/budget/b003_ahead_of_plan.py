"""Budget line that is spent ahead of its plan.

What: more was spent on a line than was planned until today: its planned money in proportion to its
days. A line without days is held against all of its planned money. Exactly as much is fine, and so is
less than a cent.
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
from fractions import Fraction

from mtgrec.model.figures.spending import LineMoney
from mtgrec.model.message import N_
from mtgrec.model.values.amount import Amount, minus
from mtgrec.model.values.figure_texts import money_text
from mtgrec.rules.budget.places import at_line, lines_of, typed
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """费用花超了进度。
是什么：一项明细已花的钱，超过按天数折算、到今天为止计划花的钱。没写起止日期的，和全部计划金额比。
正好花到不算，差不到一分钱也不算。
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
)
_ABOVE_WHOLE_PLAN = INFO._replace(
    sentence=N_("{spent} is spent on “{what}”, {over} more than the {due} planned for it"),
    help=N_("stop the spending, or correct its plan: mtgrec set {address} planned={typed}"),
)
_CENT = Fraction(1, 100)


def find(view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each line on which more was spent than is planned up to today."""
    for line in lines_of(view):
        due = line.planned_to_date or line.planned
        over = minus(line.spent, due)
        if over and due and over.value >= _CENT:
            yield _finding(line, due, over, view)


def _finding(line: LineMoney, due: Amount, over: Amount, view: RuleView) -> Finding:
    values: dict[str, object] = {
        "what": line.what,
        "spent": money_text(line.spent or due),
        "due": money_text(due),
        "over": money_text(over),
        "typed": typed(line.spent or due),
    }
    info = _ABOVE_WHOLE_PLAN
    if line.span and line.planned:
        info = _NOT_BEGUN if view.today < line.span.start else INFO
        values |= {"start": line.span.start, "end": line.span.end}
    return at_line(info, line, "spent", **values)


RULE = Rule(INFO, workspace=find)
