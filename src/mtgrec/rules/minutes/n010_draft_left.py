"""Draft that was left lying.

What: a record is still a draft more than `silent_days` days after its day (7 unless mtgrec.toml says
otherwise). Exactly so many days are still allowed.
Why: a draft counts as no meeting, and most rules leave it alone: while it stays one, what was agreed on
is archived for nobody (A10), and followed up by nobody (A3).
Before:
    type: weekly
    date: 2026-06-01
    draft: yes
    title: Weekly meeting
After:
    type: weekly
    date: 2026-06-01
    title: Weekly meeting
"""

from collections.abc import Iterator

from mtgrec.model.message import N_
from mtgrec.model.records.record import Record
from mtgrec.rules.engine.finding import Finding, at_record
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """草稿未定稿。
是什么：记录的日期过去超过 silent_days 天（mtgrec.toml 里可改，默认 7 天），还标着草稿。正好 7 天还算允许。
为什么：草稿不算开过会，多数规则也不查；一直是草稿，会上定的事就没人看到（A10），也没人跟进（A3）。
修改前：
    类型: 例会
    日期: 2026-06-01
    草稿: 是
    主题: 周例会
修改后：
    类型: 例会
    日期: 2026-06-01
    主题: 周例会
"""

INFO = RuleInfo(
    "N010",
    "draft-left",
    WARNING,
    N_("this is still a draft, {days} d after {day}"),
    N_("finish it and take the mark away: mtgrec edit {id}"),
    docs=Docs(__doc__, ZH),
    of_drafts=True,
)


def find(record: Record, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for a draft that is older than `silent_days`."""
    if not record.draft or record.date is None:
        return
    days = (view.today - record.date).days
    if days > view.thresholds.silent_days:
        field = "draft" if "draft" in record.at else "status"
        yield at_record(INFO, record, field, days=days, day=record.date, id=record.id)


RULE = Rule(INFO, record=find)
