"""Reference to the wrong kind of thing.

What: a reference leads to an item, but of a kind that the field does not take: the decision of an
action is a risk, a gate is an action. Or it leads to a record where an item is meant.
Why: by its references a decision is followed to its actions (A9), and a milestone to the checks that
must pass first (B8). A gate that is no check holds nothing back.
Before:
    decisions:
      - id: D9TR
        what: Put most of the content on Xiaohongshu
    risks:
      - id: R3HM
        what: Competitors start early
    actions:
      - id: A7KQ
        what: Shoot the launch video
        decision: R3HM
After:
    decisions:
      - id: D9TR
        what: Put most of the content on Xiaohongshu
    risks:
      - id: R3HM
        what: Competitors start early
    actions:
      - id: A7KQ
        what: Shoot the launch video
        decision: D9TR
"""

from collections.abc import Iterator

from mtgrec.model.editing.references import REFERENCED_KINDS, reference_fields
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_, Message, both_names
from mtgrec.model.records.address import Target
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field
from mtgrec.model.values.shell_words import shell_words
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """引用类别不符。
是什么：引用找得到条目，但类别不是这个字段要的：行动的依据决策指到了风险，里程碑的前置检查指到了行动。要引用条目，却指到整份记录，也算。
为什么：有了引用，才能从决策查到行动（A9），从里程碑查到要先通过的检查项（B8）。前置检查指的不是检查项，就什么也拦不住。
修改前：
    决策:
      - 编号: D9TR
        内容: 内容投放以小红书为主
    风险:
      - 编号: R3HM
        内容: 竞品提前启动
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        依据决策: R3HM
修改后：
    决策:
      - 编号: D9TR
        内容: 内容投放以小红书为主
    风险:
      - 编号: R3HM
        内容: 竞品提前启动
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        依据决策: D9TR
"""

INFO = RuleInfo(
    "T005",
    "wrong-kind",
    ERROR,
    N_("“{reference}” (field {field}) leads to {kind}, where {wanted} is wanted"),
    N_("write the address of {wanted}: mtgrec set {address} {assignment}"),
    docs=Docs(__doc__, ZH),
)

_RECORD = N_("a whole record")
_ITEM = N_("an item")


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each reference of an item whose target is of the wrong kind."""
    for field in reference_fields(state.item.kind):
        if field.name not in state.item.values:
            continue
        wanted_kind = REFERENCED_KINDS.get(field.name)
        for reference in state.item.texts(field.name):
            target = view.resolve(reference, state.record)
            if target and (target.item is None or wanted_kind not in (None, target.item.kind)):
                yield _finding(state, field, reference, target)


def _finding(state: ItemState, field: Field, reference: str, target: Target) -> Finding:
    wanted_kind = REFERENCED_KINDS.get(field.name)
    is_only_one = len(state.item.texts(field.name)) == 1
    removal = () if is_only_one else (f"{field.name}-={reference}",)
    return at_item(
        INFO,
        state,
        field.name,
        reference=reference,
        field=both_names(field.name, field.zh),
        kind=_kind_text(target.item.kind) if target.item else Message(_RECORD),
        wanted=_kind_text(wanted_kind) if wanted_kind else Message(_ITEM),
        address=state.address,
        assignment=shell_words(*removal, f"{field.name}{'=' if is_only_one else '+='}ADDRESS"),
    )


def _kind_text(kind: str) -> str:
    return f"{kind} {KINDS[kind].zh}"


RULE = Rule(
    INFO,
    item=find,
    kinds=tuple(name for name in KINDS if reference_fields(name)),
)
