"""Decision that no action carries out.

What: a decision of an earlier day is still open and says how it will be carried out, but no action
refers to it. Cancelled actions do not count. One that is declared doing, or superseded by another
decision, is left alone.
Why: every decision carries how it will be executed (A9). A plan in a sentence has no owner and no
date; as long as nobody is given a task, nothing happens.
Before:
    decisions:
      - id: D9TR
        what: Put most of the content on Xiaohongshu
        plan: Book twelve creators, then film in two batches
        owner: Li Lei
After:
    decisions:
      - id: D9TR
        what: Put most of the content on Xiaohongshu
        plan: Book twelve creators, then film in two batches
        owner: Li Lei
    actions:
      - id: A7KQ
        what: Book twelve creators
        owner: Han Meimei
        due: 2026-06-05
        decision: D9TR
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.model.records.mentions import Mention
from mtgrec.model.values.normalized import is_unfilled
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import HINT, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """决策无行动。
是什么：以前定下的决策还没动，也写了执行方案，却没有一条行动以它为依据。已取消的行动不算。
标为进行中的、已被别的决策取代的，不管。
为什么：每项决策都要说明怎样执行（A9）。方案只是一句话，没有负责人，没有期限；不派任务，事情就不会动。
修改前：
    决策:
      - 编号: D9TR
        内容: 内容投放以小红书为主
        执行方案: 先签十二位达人，再分两批拍摄
        负责人: 李雷
修改后：
    决策:
      - 编号: D9TR
        内容: 内容投放以小红书为主
        执行方案: 先签十二位达人，再分两批拍摄
        负责人: 李雷
    行动:
      - 编号: A7KQ
        内容: 签约十二位达人
        负责人: 韩梅梅
        截止: 2026-06-05
        依据决策: D9TR
"""

INFO = RuleInfo(
    "T006",
    "idle-decision",
    HINT,
    N_("this decision has a plan, but no action has carried it out since {day}"),
    N_(
        "link the action that does: mtgrec set ACTION decision={address}; "
        "or give out a task: mtgrec add action TEXT --decision {address}"
    ),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an open decision with a plan to which no action refers."""
    day = state.record.date
    is_waiting = state.item.status == "open" and not is_unfilled(state.item.text("plan"))
    if not (is_waiting and day and day < view.today) or view.exempt(state.record):
        return
    if not any(map(_settles, view.mentions.get(state.address, ()))):
        yield at_item(INFO, state, "what", day=day, address=state.address)


def _settles(mention: Mention) -> bool:
    """Return whether a reference to a decision carries it out, or replaces it."""
    item = mention.source.item
    if mention.field == "supersedes":
        return True
    return mention.field == "decision" and item is not None and item.status != "cancelled"


RULE = Rule(INFO, item=find, kinds=("decision",))
