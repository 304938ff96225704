"""Item without an id.

What: an action, a decision, a risk or another item has no id of its own, so it is known only by its
place in the list.
Why: another line above it, and its address means something else; no reference to it holds (A15).
`mtgrec check --fix` derives an id from the record and the words, so that two clones get the same one.
Before:
    actions:
      - what: Shoot the launch video
        owner: Han Meimei
After:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
"""

from collections.abc import Iterator

from mtgrec.model.editing.edit import is_whole_list
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.model.records.schema import KINDS
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """条目缺编号。
是什么：行动、决策、风险等条目没写编号，只能靠在列表里排第几来认。
为什么：上面插一行，序号指的就是别的条目了，引用全都不可靠（A15）。
`mtgrec check --fix` 会按记录和内容推算出编号，两个人各自运行，结果也一样。
修改前：
    行动:
      - 内容: 拍摄上市短片
        负责人: 韩梅梅
修改后：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
"""

INFO = RuleInfo(
    "T003",
    "no-item-id",
    WARNING,
    N_("without an id this can only be called {address}, which changes with its place in the list"),
    N_("mtgrec check --fix writes an id that begins with {letter}"),
    fix="safe",
    docs=Docs(__doc__, ZH),
)

_TEXT_INSTEAD_OF_LIST = INFO._replace(
    help=N_(
        "put it on a line of its own, with a dash before it; then mtgrec check --fix writes an id "
        "that begins with {letter}"
    )
)


def find(state: ItemState, _view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an item that has no id of its own."""
    if not state.item.id and "id" not in state.item.unread:
        letter = KINDS[state.item.kind].letter
        info = _TEXT_INSTEAD_OF_LIST if is_whole_list(state.record, state.item) else INFO
        yield at_item(info, state, "id", address=state.address, letter=letter)


RULE = Rule(
    INFO,
    item=find,
    kinds=tuple(kind.name for kind in KINDS.values() if kind.letter),
)
