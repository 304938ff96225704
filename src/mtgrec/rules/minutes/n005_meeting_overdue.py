"""Execution meeting that is overdue.

What: the day of the next execution meeting has passed, and no minutes of it are there. The day is the
one that the last minutes name; else it follows from the rhythm in the campaign's plan.
Why: execution meetings come weekly or every two weeks (A1), so that trouble is seen and decided on
early (A3). What is not looked at regularly drifts from the plan (A16).
Before:
    type: weekly
    date: 2026-06-01
    title: Weekly meeting
    next: 2026-06-08
    actions:
      - id: A7KQ
        what: Shoot the launch video
After:
    type: weekly
    date: 2026-06-01
    title: Weekly meeting
    next: 2026-06-11, the hall was taken on Monday
    actions:
      - id: A7KQ
        what: Shoot the launch video
"""

from collections.abc import Iterator

from mtgrec.model.figures.due_meetings import DueMeeting
from mtgrec.model.message import N_
from mtgrec.model.records.record import Record
from mtgrec.rules.engine.finding import Finding, at_record
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.minutes.due import due_of

ZH = """会议逾期未开。
是什么：下次执行例会的日子已经过了，还没有那次会的纪要。日子看最新一份纪要里写的，没写的按营销方案里的例会频率推算。
为什么：执行例会每周或每两周一次（A1），问题才能早发现、早决定（A3）。不定期检查，执行就会偏离计划（A16）。
修改前：
    类型: 例会
    日期: 2026-06-01
    主题: 周例会
    下次会议: 2026-06-08
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
修改后：
    类型: 例会
    日期: 2026-06-01
    主题: 周例会
    下次会议: 2026-06-11，周一会议室被占用
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
"""

INFO = RuleInfo(
    "N005",
    "meeting-overdue",
    WARNING,
    N_("{campaign} was to have an execution meeting on {due}, of which there are no minutes"),
    N_(
        "mtgrec new weekly --campaign {campaign} begins them; "
        "if it was put off, name the new day in the newest minutes (next 下次会议)"
    ),
    docs=Docs(__doc__, ZH),
)


def find(view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each open campaign whose next execution meeting is overdue."""
    for meeting in due_of(view):
        if meeting.type != "weekly" or not meeting.overdue or meeting.due is None:
            continue
        field = "next" if meeting.reason == "next" else "rhythm"
        if record := _source_record(meeting, view):
            yield at_record(INFO, record, field, campaign=meeting.campaign, due=meeting.due)


def _source_record(meeting: DueMeeting, view: RuleView) -> Record | None:
    """Return the record that sets the day of the meeting: the last minutes, or the plan."""
    if meeting.reason != "next":
        return view.plans.get(meeting.campaign)
    records = view.by_campaign.get(meeting.campaign, ())
    return next((record for record in records if record.id == meeting.what), None)


RULE = Rule(INFO, workspace=find)
