"""Vague wording in an action.

What: what is to be done, or the standard of its result, holds a word after which nobody can say when
it is done or how well: as soon as possible, ASAP, if possible, sometime, TBD. Whole words only; what
stands in quotation marks is not looked at, nor is the note. Asked of unfinished actions.
Why: deadlines come with the standard the result must meet (A9), and plans must be such that they can
be carried out (A16). Goals are measurable (B18), and so are the steps towards them.
Before:
    actions:
      - id: A7KQ
        what: Shoot the launch video ASAP
        owner: Han Meimei
        due: 2026-06-15
After:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
        due: 2026-06-15
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_, listed
from mtgrec.model.records.schema.items import ACTION
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.shared.vague_words import vague_words

ZH = """表述含糊。
是什么：行动的内容或交付标准里有说不清何时完成、做到什么程度的词，比如尽快、适时、择机、原则上、看情况、
差不多、争取、有空、ASAP、待定。引号里的不看，备注不看。只看未完成的行动。
为什么：时限要配上结果要达到的标准（A9），计划要能执行（A16）；目标要能衡量（B18），每一步也一样。
修改前：
    行动:
      - 编号: A7KQ
        内容: 尽快拍摄上市短片
        负责人: 韩梅梅
        截止: 2026-06-15
修改后：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
        截止: 2026-06-15
"""

INFO = RuleInfo(
    "A005",
    "vague-wording",
    WARNING,
    N_("“{words}” leaves open when this action is done, or how well"),
    N_("name a day, a number, a person who approves: mtgrec set {address} {field}=TEXT"),
    docs=Docs(__doc__, ZH),
)
_FIELDS = tuple(ACTION.fields[name] for name in ("what", "deliverable"))


def find(state: ItemState, _view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each field of an unfinished action that is worded vaguely."""
    if not state.open:
        return
    for field in _FIELDS:
        text = state.item.text(field.name)
        if text and (words := vague_words(text)):
            yield at_item(
                INFO,
                state,
                field.name,
                words=listed(words),
                field=field.title(state.record.language),
                address=state.address,
            )


RULE = Rule(INFO, item=find, kinds=("action",))
