"""Closed by a meeting, but still open.

What: the last verdict on an item is `close`, but its status says neither done nor cancelled. A later
verdict to continue it, and reopening it after the meeting, take the verdict back.
Why: execution meetings are there for fast decisions (A3), and who finished what, and when, is the
basis of every assessment (A14); what was closed by word alone is asked about again and again.
Before:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei

    # week.md
    type: weekly
    date: 2026-06-08
    follow_ups:
      - item: A7KQ
        verdict: close
        note: The agency's video is good enough
After:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
        status: done
        finished: 2026-06-08

    # week.md
    type: weekly
    date: 2026-06-08
    follow_ups:
      - item: A7KQ
        verdict: close
        note: The agency's video is good enough
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.model.records.schema import KINDS
from mtgrec.model.values.shell_words import shell_words
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """应关闭未关闭。
是什么：例会对某个事项最近一次的处理是“关闭”，而它的状态既不是已完成，也不是已取消。
之后的会议又写了“继续”，或者会后重新打开过的，不算。
为什么：例会就是用来快速决定的（A3）；谁在哪天完成了什么，是考核的客观依据（A14）。只在会上说了关闭，下次还会再问。
修改前：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅

    # week.md
    类型: 例会
    日期: 2026-06-08
    跟进:
      - 事项: A7KQ
        处理: 关闭
        说明: 代理商的短片够用了
修改后：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
        状态: 已完成
        实际完成: 2026-06-08

    # week.md
    类型: 例会
    日期: 2026-06-08
    跟进:
      - 事项: A7KQ
        处理: 关闭
        说明: 代理商的短片够用了
"""

INFO = RuleInfo(
    "A017",
    "closed-but-open",
    WARNING,
    N_("the meeting of {day} closed this ({record}), and it is still open"),
    N_("finish it: mtgrec done {command}; if it goes on, say so in follow_ups: verdict continue"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, _view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an open item whose last verdict was to close it."""
    if state.to_close and state.verdict:
        day, field = state.verdict.day, "status" if "status" in state.item.at else "what"
        has_day = KINDS[state.item.kind].fields.find("finished")
        command = shell_words(state.address, *(("--date", f"{day}") if has_day else ()))
        yield at_item(INFO, state, field, day=day, record=state.verdict.record, command=command)


RULE = Rule(INFO, item=find, kinds=("action", "check", "milestone", "decision", "risk"))
