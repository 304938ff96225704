"""A campaign that began without a kickoff.

What: a campaign has no kickoff record, though it has begun: the start of its plan has passed, minutes
gave it actions, or one of its actions or milestones is in progress, finished or late.
Why: a campaign begins with a kickoff, at which the departments agree on goals, roles and milestones
(A2, A4); work that begins without one is planned again halfway.
Before:
    type: campaign
    campaign: autumn
    date: 2026-05-20
    title: Autumn launch
    start: 2026-06-01
    end: 2026-06-30
After:
    type: campaign
    campaign: autumn
    date: 2026-05-20
    title: Autumn launch
    start: 2026-06-01
    end: 2026-06-30

    # kickoff.md
    type: kickoff
    campaign: autumn
    date: 2026-05-25
    title: Kickoff of the autumn launch
"""

from collections.abc import Iterator, Sequence

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.model.records.record import Record
from mtgrec.model.records.types import MEETINGS
from mtgrec.rules.engine.finding import Finding, at_record
from mtgrec.rules.engine.info import HINT, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.minutes.kickoffs import states_of

ZH = """缺启动会。
是什么：项目没有启动会的记录，但已经开始了：营销方案的开始日期已过，或者会上已经派了行动，或者有行动、里程碑在进行、已完成、已逾期。
为什么：项目从启动会开始，各部门在会上就目标、分工和节点达成一致（A2、A4）；没开就动手，做到一半还得重新商量。
修改前：
    类型: 营销方案
    项目: 秋季上新
    日期: 2026-05-20
    主题: 秋季上新
    开始: 2026-06-01
    结束: 2026-06-30
修改后：
    类型: 营销方案
    项目: 秋季上新
    日期: 2026-05-20
    主题: 秋季上新
    开始: 2026-06-01
    结束: 2026-06-30

    # kickoff.md
    类型: 启动会
    项目: 秋季上新
    日期: 2026-05-25
    主题: 秋季上新启动会
"""

INFO = RuleInfo(
    "N013",
    "no-kickoff",
    HINT,
    N_("{campaign} has begun, and there is no record of its kickoff"),
    N_('mtgrec new kickoff --campaign "{campaign}"; if it was held, --date says when'),
    docs=Docs(__doc__, ZH),
)
_UNDER_WAY = ("doing", "off-track", "done")


def find(view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each campaign that has begun without a kickoff."""
    for campaign, records in view.by_campaign.items():
        own = [record for record in records if len(record.campaigns) == 1]
        if not own or any(record.type.role == "kickoff" for record in own):
            continue
        if all(view.exempt(record) for record in own):
            continue
        plan = view.plans.get(campaign)
        if _has_begun(own, plan, view):
            record = plan or own[0]
            yield at_record(INFO, record, "start" if plan else "campaign", campaign=campaign)


def _has_begun(records: Sequence[Record], plan: Record | None, view: RuleView) -> bool:
    start = plan.day("start") if plan else None
    if start and start <= view.today:
        return True
    so_far = [record for record in records if record.date is None or record.date <= view.today]
    return any(_is_under_way(state, view) for state in states_of(so_far, view))


def _is_under_way(state: ItemState, view: RuleView) -> bool:
    item = state.item
    if item.kind not in ("action", "milestone") or item.status == "cancelled":
        return False
    if item.status in _UNDER_WAY or state.overdue:
        return True
    if item.kind == "action":
        return state.record.type.role in MEETINGS
    start = item.day("start")
    return start is not None and start <= view.today


RULE = Rule(INFO, workspace=find)
