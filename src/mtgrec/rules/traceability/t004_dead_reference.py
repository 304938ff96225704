"""Reference that leads nowhere.

What: a field that refers to an item (the decision or KPI of an action, what a decision supersedes, the
gates of a milestone, what a follow-up is about) holds something that is no address, or fits several.
Why: by its references a decision is followed to its actions (A9), and an action to the KPI it serves.
What leads nowhere looks like a trace, and is none.
Before:
    decisions:
      - id: D9TR
        what: Put most of the content on Xiaohongshu
    actions:
      - id: A7KQ
        what: Shoot the launch video
        decision: D9TB
After:
    decisions:
      - id: D9TR
        what: Put most of the content on Xiaohongshu
    actions:
      - id: A7KQ
        what: Shoot the launch video
        decision: D9TR
"""

from collections.abc import Iterator

from mtgrec.model.editing.reference_guesses import ReferenceGuesses
from mtgrec.model.editing.references import candidates, reference_fields
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_, Message, both_names, listed
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field
from mtgrec.model.values.shell_words import shell_words
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """引用失效。
是什么：引用条目的字段（行动的依据决策、关联指标，决策的取代，里程碑的前置检查，跟进的事项）里写的不是任何条目的编号，或者能对上好几个。
为什么：有了引用，才能从决策查到行动（A9）、从行动查到它服务的指标。引用落空，看着有线索，其实断了。
修改前：
    决策:
      - 编号: D9TR
        内容: 内容投放以小红书为主
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        依据决策: D9TB
修改后：
    决策:
      - 编号: D9TR
        内容: 内容投放以小红书为主
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        依据决策: D9TR
"""

INFO = RuleInfo(
    "T004",
    "dead-reference",
    ERROR,
    N_("“{reference}” (field {field}) {trouble}"),
    N_("write the address of the item that is meant, as mtgrec list shows it{mend}"),
    docs=Docs(__doc__, ZH),
)

_NOTHING = N_("leads to nothing")
_GUESS = N_("leads to nothing; did you mean “{word}”?")
_SEVERAL = N_("could be any of several: {listed}")
_COMMAND = N_(": {command}")
_MOST_LISTED = 3
_LONGEST = 60


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each reference of an item that has no target."""
    for field in reference_fields(state.item.kind):
        if field.name in state.item.values:
            for reference in state.item.texts(field.name):
                if view.resolve(reference, state.record) is None:
                    yield _finding(state, field, reference, view)


def _finding(state: ItemState, field: Field, reference: str, view: RuleView) -> Finding:
    several = candidates(reference, view.book)
    if len(several) > 1:
        addresses = [target.address for target in several[:_MOST_LISTED]]
        if len(several) > _MOST_LISTED:
            addresses[-1] += "…"
        trouble = Message(_SEVERAL, listed=listed(addresses))
        fix: Message | str = ""
    else:
        guesses = view.cached("guesses of references", lambda: ReferenceGuesses(view.book))
        word = guesses.guess(field, reference, state.record)
        trouble = Message(_GUESS, word=word) if word else Message(_NOTHING)
        fix = _fix_command(state, field, reference, word)
    shown = reference if len(reference) <= _LONGEST else f"{reference[: _LONGEST - 1]}…"
    names = both_names(field.name, field.zh)
    return at_item(INFO, state, field.name, reference=shown, field=names, trouble=trouble, mend=fix)


def _fix_command(state: ItemState, field: Field, reference: str, word: str | None) -> Message | str:
    if word is None or len(reference) > _LONGEST:
        return ""
    name = field.name
    alone = len(state.item.texts(name)) == 1
    assigned = (f"{name}={word}",) if alone else (f"{name}-={reference}", f"{name}+={word}")
    return Message(_COMMAND, command=shell_words("mtgrec", "set", state.address, *assigned))


RULE = Rule(
    INFO,
    item=find,
    kinds=tuple(name for name in KINDS if reference_fields(name)),
)
