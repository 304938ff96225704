"""Waiver of a rule that does not exist.

What: the field `waive` of a record or an item names something that is neither the code, nor the family,
nor the name of a rule.
Why: nothing is set aside by it. Whoever wrote it believes that a rule is waived with a reason, while it
goes on being told.
Before:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        waive:
          A02: The studio names the day
After:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        waive:
          A002: The studio names the day
"""

from collections.abc import Iterator

from mtgrec.model.message import N_, Message
from mtgrec.model.records.record import Record
from mtgrec.model.records.schema import KINDS
from mtgrec.model.values.spelling import closest
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.engine.selection import known_keys, selector_keys
from mtgrec.rules.engine.waivers import at_waiver, waiver_holders, waivers

ZH = """豁免规则不存在。
是什么：记录或条目的“豁免”里写的，既不是规则代码，也不是类别字母，也不是规则名称。
为什么：这样写什么也豁免不了。写的人以为已经说明理由、不再提示了，其实照样会报。
修改前：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        豁免:
          A02: 拍摄日期由摄影棚定
修改后：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        豁免:
          A002: 拍摄日期由摄影棚定
"""

INFO = RuleInfo(
    "F211",
    "unknown-waiver",
    WARNING,
    N_("no rule is called “{word}”{guess}"),
    N_("write the code or the name of a rule; mtgrec check --explain CODE tells about it"),
    docs=Docs(__doc__, ZH),
)

_GUESS = N_("; did you mean “{word}”?")
_LONGEST_SHOWN = 40
_LONGEST_CODE = 5
_GUESSES = 50
"""As many as the reader makes for a file."""


def find(record: Record, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each waiver of the record or its items that names no rule."""
    if not view.infos:
        return
    known = view.cached("selectors", lambda: known_keys(view.infos))
    guesses = _GUESSES
    for holder in waiver_holders(record):
        for word in waivers(holder):
            if known.isdisjoint(selector_keys(word)):
                guess = _guess(word, view) if guesses > 0 else ""
                guesses -= 1
                yield at_waiver(INFO, record, holder, word=word[:_LONGEST_SHOWN], guess=guess)


def _guess(word: str, view: RuleView) -> Message | str:
    codes = [info.code for info in view.infos if info.family == word[:1].upper()]
    names = [name for info in view.infos for name in info.names]
    nearest = (
        closest(word, codes if len(word) <= _LONGEST_CODE else names)
        if len(word) <= _LONGEST_SHOWN
        else None
    )
    return Message(_GUESS, word=nearest) if nearest else ""


RULE = Rule(INFO, record=find, kinds=tuple(KINDS))
