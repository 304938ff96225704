"""Action without any sign of life.

What: nothing was heard of an unfinished action for more than `silent_days` days (7 unless mtgrec.toml
says otherwise): neither its record, nor a dated note of its log, nor the follow-up of a later meeting
is younger. Exactly so many days are still allowed. Of what is overdue the rules about lateness ask
more, and this one nothing; nor is news asked of what is due later than in `ahead_days` days (14).
Why: owners update the progress daily, with a dated note (B6); regular checks keep execution from
drifting (A16).
Before:
    date: 2026-06-01
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
        due: 2026-06-15
After:
    date: 2026-06-01
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
        due: 2026-06-15
        log:
          - 2026-06-08: storyboard approved
"""

from collections.abc import Iterator
from datetime import timedelta

from mtgrec.model.figures.item_state import ItemState, silence
from mtgrec.model.message import N_
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """未更新进展。
是什么：未完成的行动超过 silent_days 天（mtgrec.toml 里可改，默认 7 天）未更新进展：
所在记录、带日期的日志、后来会议的跟进，都比这更早。正好 7 天还算允许。
已经逾期的由 A006、A007 检查，离截止还有 ahead_days 天以上（默认 14 天）的先不问，这里都不说。
为什么：负责人要每天更新进展，写上日期（B6）；经常检查，执行才不偏离计划（A16）。
修改前：
    日期: 2026-06-01
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
        截止: 2026-06-15
修改后：
    日期: 2026-06-01
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
        截止: 2026-06-15
        日志:
          - 2026-06-08: 分镜脚本已确认
"""

INFO = RuleInfo(
    "A011",
    "silent",
    WARNING,
    N_("nothing was heard of this action for {days} d, since {since}"),
    N_("say how far it is: mtgrec log {address} NOTE"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an unfinished action without news for more than `silent_days` days."""
    days = silence(state.item, state.record, state.address, view.context) if state.open else 0
    if days > view.thresholds.silent_days:
        since = view.today - timedelta(days)
        yield at_item(INFO, state, "what", days=days, since=since, address=state.address)


RULE = Rule(INFO, item=find, kinds=("action",))
