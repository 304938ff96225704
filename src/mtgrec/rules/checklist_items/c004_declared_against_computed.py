"""Declared status that the check itself contradicts.

What: a check is declared done, but its note admits a lag of more than `lag_days` (2 unless
mtgrec.toml says otherwise) that its dates do not admit, its note says that it is not finished, its
result misses its threshold (that of a channel test without one is `channel_test_ctr`), or it was
finished on a day still to come. Or it is declared open or
doing, and says on which day it was finished. Where the dates admit the lag, nothing is
contradicted; nor where they show that it was in time and the note says so too, for then somebody
else was late. What the note says of a goal that was missed is another matter: the check was carried out.
Why: a status stands beside dates, a note and a measurement (B16); key milestones are reached with a
lag of two days at most (B12), and a result that misses its threshold passes no check (B8).
Before:
    checks:
      - id: C5KP
        what: Key milestones on time
        status: done
        note: 3 days late
After:
    checks:
      - id: C5KP
        what: Key milestones on time
        status: off-track
        note: 3 days late
"""

from collections.abc import Iterator

from mtgrec.model.figures.gates import gate_state, threshold_of
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_, Message
from mtgrec.model.records.record import Item
from mtgrec.model.values.named_lag import named_lag
from mtgrec.model.values.normalized import normalized
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.statuses import TEXT
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.shared.note_claims import unadmitted_lag, unfinished_words

ZH = """检查状态矛盾。
是什么：检查项标为已完成，但是备注写着延迟，超过 lag_days（mtgrec.toml 里可改，默认 2 天），日期上却看不出来；
或者备注写明还没完成，或者结果没到门槛（渠道测试没写的按 channel_test_ctr），
或者实际完成的日期还没到。标为未完成、进行中却写了实际完成日期的也算。
日期已经体现出这段延迟的，不算矛盾；日期显示按时、备注也说按时的，晚的是别的事，也不算。备注说目标没达到，不等于没检查，也不算。
为什么：状态旁边就是日期、备注和结果，要一致（B16）；关键节点最多晚 2 天（B12），
结果没到门槛就不算通过（B8）。
修改前：
    检查项:
      - 编号: C5KP
        内容: 关键节点按时
        状态: 已完成
        备注: 延迟3天
修改后：
    检查项:
      - 编号: C5KP
        内容: 关键节点按时
        状态: 异常
        备注: 延迟3天
"""

INFO = RuleInfo(
    "C004",
    "declared-against-computed",
    ERROR,
    N_("the status does not fit: {why}"),
    N_("correct what is wrong: mtgrec set {address} status={status}, or the other value"),
    docs=Docs(__doc__, ZH),
)

# An item about a goal can be done although the goal was missed.
_GOAL_WORDS = lazily(r"目标|指标|kpi|转化|销售额|\b(?:goals?|targets?)\b")


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for every field that contradicts the declared status of a checklist item."""
    status = state.item.status
    if status == "done":
        for field, fits, but in _against_done(state.item, view):
            why = Message(N_("declared done, but {but}"), but=but)
            yield at_item(INFO, state, field, why=why, address=state.address, status=fits)
    elif status in ("open", "doing"):
        finished = state.item.day("finished")
        if finished and finished <= view.today:
            why = Message(N_("not declared done, but finished on {day}"), day=finished)
            yield at_item(INFO, state, "finished", why=why, address=state.address, status="done")


def _against_done(check: Item, view: RuleView) -> Iterator[tuple[str, str, Message]]:
    """Yield what says that an item is not done: the field, the status that fits, the reason."""
    if clause := unfinished_words(check.text(TEXT)):
        yield "status", "doing", Message(N_("its status says “{words}”"), words=clause)
    if note := check.text("note"):
        yield from _against_note(check, note, view.thresholds.lag_days)
    minimum = view.thresholds.channel_test_ctr
    result, threshold = check.quantity("result"), threshold_of(check, minimum)
    if result and threshold and gate_state(check, minimum) == "failed":
        sentence = N_("its result {result} misses {threshold}")
        words = Message(sentence, result=result.text, threshold=threshold.text)
        yield "result", "off-track", words
    finished = check.day("finished")
    if finished and finished > view.today:
        sentence = N_("the day it was finished, {day}, is still to come")
        yield "finished", "doing", Message(sentence, day=finished)


def _against_note(check: Item, note: str, allowed: int) -> Iterator[tuple[str, str, Message]]:
    """Yield how the note contradicts the status “done”, as `_against_done` does."""
    words = unfinished_words(note)
    if words and not _GOAL_WORDS.search(normalized(words)):
        yield "note", "doing", Message(N_("its note says “{words}”"), words=words)
    else:
        # Without a deadline no date shows whether it was late.
        days = unadmitted_lag(check) if check.due else named_lag(note)
        if days > allowed:
            yield "note", "off-track", Message(_lag_sentence(check), days=days)


def _lag_sentence(check: Item) -> str:
    """Return the sentence that compares a lag in the note with the dates."""
    due, finished = check.due, check.day("finished")
    if due is None or finished is None:
        return N_("its note tells of {days} d of lag")
    if finished <= due:
        return N_("its note tells of {days} d of lag, while its dates show none")
    return N_("its note tells of {days} d of lag, while its dates show less")


RULE = Rule(INFO, item=find, kinds=("check",))
