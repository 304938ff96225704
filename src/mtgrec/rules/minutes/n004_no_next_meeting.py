"""Newest minutes that name no next meeting.

What: the newest minutes of a campaign, of a kickoff or an execution meeting, do not say when the next
meeting is, no earlier ones name a day to come, and the campaign's plan names no rhythm. Not asked where
the campaign ends within a week.
Why: execution meetings come weekly or every two weeks (A1), and carry what is open from one to the
next (A3). Where nobody knows the day, the campaign drifts, and nobody is told that a meeting is due.
Before:
    type: weekly
    date: 2026-06-08
    title: Weekly meeting
    actions:
      - id: A7KQ
        what: Shoot the launch video
After:
    type: weekly
    date: 2026-06-08
    title: Weekly meeting
    next: 2026-06-15
    actions:
      - id: A7KQ
        what: Shoot the launch video
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from mtgrec.model.message import N_
from mtgrec.model.records.record import Record
from mtgrec.model.records.types import MEETINGS
from mtgrec.model.values.normalized import is_unfilled
from mtgrec.rules.engine.finding import Finding, at_record
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.minutes.due import due_of

ZH = """缺下次会议。
是什么：项目最新的一份启动会或执行例会纪要没写下次什么时候开，之前的纪要也没定下还没到的日子，营销方案里也没写例会频率。
项目一周内就结束的不问。
为什么：执行例会每周或每两周一次（A1），没做完的事一次接一次地跟（A3）。日子不定下来，项目就散了，该开会时也没人提醒。
修改前：
    类型: 例会
    日期: 2026-06-08
    主题: 周例会
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
修改后：
    类型: 例会
    日期: 2026-06-08
    主题: 周例会
    下次会议: 2026-06-15
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
"""

INFO = RuleInfo(
    "N004",
    "no-next-meeting",
    WARNING,
    N_("these are the newest minutes of {campaign}, and they name no next meeting"),
    N_(
        "agree on a day: mtgrec set {id} next={day}; "
        "or write into the campaign's plan how often it meets (rhythm 例会频率)"
    ),
    docs=Docs(__doc__, ZH),
)

_FOLLOWED_BY_MEETING = frozenset(("kickoff", "weekly"))
_USUAL_INTERVAL = timedelta(days=7)


def find(view: RuleView) -> Iterator[Finding]:
    """Yield a finding for the newest minutes of each running campaign that name no next meeting."""
    announced = {meeting.campaign for meeting in due_of(view) if meeting.reason == "next"}
    for campaign, records in view.by_campaign.items():
        if campaign in view.ended or campaign in announced or _has_rhythm(campaign, view):
            continue
        newest = _newest(records)
        if not newest or any(map(_names_next, newest)):
            continue
        last = newest[-1]
        if (
            last.type.role in _FOLLOWED_BY_MEETING
            and view.should_be_complete(last)
            and not _ends_before_next(campaign, last, view)
        ):
            day = view.today + _USUAL_INTERVAL
            yield at_record(INFO, last, "next", campaign=campaign, id=last.id, day=day)


def _names_next(record: Record) -> bool:
    return "next" in record.unread or not is_unfilled(record.text("next"))


def _has_rhythm(campaign: str, view: RuleView) -> bool:
    plan = view.plans.get(campaign)
    return plan is not None and (
        "rhythm" in plan.unread or bool((plan.text("rhythm") or "").strip())
    )


def _newest(records: Sequence[Record]) -> list[Record]:
    """Return the meetings of the last day that has any, days to come included."""
    meetings = [record for record in records if record.type.role in MEETINGS and record.date]
    newest = max((record.date or date.min for record in meetings), default=None)
    return [record for record in meetings if record.date == newest]


def _ends_before_next(campaign: str, last: Record, view: RuleView) -> bool:
    """Return whether the campaign ends before the next meeting would take place."""
    plan = view.plans.get(campaign)
    end = plan.day("end") if plan else None
    return bool(end and last.date and last.date + _USUAL_INTERVAL > end)


RULE = Rule(INFO, workspace=find)
