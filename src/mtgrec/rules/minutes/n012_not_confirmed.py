"""Departments that hold actions and have not confirmed the plan.

What: a department owns an action of the campaign that is not cancelled, and `confirmed` of the
campaign's kickoffs and plan does not name it. PR and PR Team are one department, and PR/Jo agrees for
PR.
Why: a kickoff is there so that all departments agree on goals, people and money (A2, A4); whoever was
never asked delivers late, or something else.
Before:
    type: kickoff
    date: 2026-05-25
    confirmed: [Marketing]
    actions:
      - id: A7KQ
        what: Design the launch poster
        owner: Design Team/Wu Peng
After:
    type: kickoff
    date: 2026-05-25
    confirmed: [Marketing, Design Team]
    actions:
      - id: A7KQ
        what: Design the launch poster
        owner: Design Team/Wu Peng
"""

from collections.abc import Iterator

from mtgrec.model.analysis.agreement import unconfirmed_departments
from mtgrec.model.message import N_, listed
from mtgrec.rules.engine.finding import Finding, at_record
from mtgrec.rules.engine.info import HINT, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.minutes.kickoffs import kickoffs_and_campaigns, states_of

ZH = """部门未确认。
是什么：项目里有未取消的行动由某个部门负责，而启动会和营销方案的“已确认”里没有它。“市场”和“市场部”算同一个部门，写“市场部/王敏”就是市场部已确认。
为什么：启动会就是让各部门在目标、人力、费用上达成一致（A2、A4）；没问过的部门，交付会晚，或者做成别的。
修改前：
    类型: 启动会
    日期: 2026-05-25
    已确认: [市场部]
    行动:
      - 编号: A7KQ
        内容: 设计上市海报
        负责人: 设计部/吴鹏
修改后：
    类型: 启动会
    日期: 2026-05-25
    已确认: [市场部, 设计部]
    行动:
      - 编号: A7KQ
        内容: 设计上市海报
        负责人: 设计部/吴鹏
"""

INFO = RuleInfo(
    "N012",
    "not-confirmed",
    HINT,
    N_("these departments hold actions and have not confirmed: {departments}"),
    N_('once they agree: mtgrec set {id} "confirmed+={first}"'),
    docs=Docs(__doc__, ZH),
)


def find(view: RuleView) -> Iterator[Finding]:
    """Yield a finding for the newest kickoff of each campaign that lacks agreement."""
    for kickoff, records in kickoffs_and_campaigns(view):
        if missing := unconfirmed_departments(records, states_of(records, view), view.register):
            yield at_record(
                INFO,
                kickoff,
                "confirmed",
                departments=listed(missing),
                id=kickoff.id,
                first=missing[0],
            )


RULE = Rule(INFO, workspace=find)
