"""Off-track check about which nothing is done.

What: an unfinished check is off-track, declared so or by its lag, and nothing says what is done
about it. Enough is any one of these: an action that is not cancelled refers to it, or names its id
or address in any of its texts; a meeting after the checklist followed it up with a note; its own
note says what is done (changed, rebooked, asked, escalated ...). A note that only says how late it
is, or why, is not enough.
Why: what drifts from the plan is brought back by regular checks and adjustment (A16); a check that is
off-track (B12, B16) calls for somebody to do something.
Before:
    checks:
      - id: C8TW
        what: Channel material reviewed
        status: off-track
        note: Legal is overloaded
After:
    checks:
      - id: C8TW
        what: Channel material reviewed
        status: off-track
        note: Legal is overloaded
    actions:
      - what: Have the outside lawyers look at C8TW
        owner: Li Lei
        due: 2026-06-12
"""

from collections.abc import Iterable, Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_, Message
from mtgrec.model.records.mentions import Mention
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema.items import ACTION
from mtgrec.model.values.named_lag import named_lag
from mtgrec.model.values.normalized import normalized
from mtgrec.model.values.patterns import lazily
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.shared.lateness import lag_of

ZH = """异常未处理。
是什么：未完成的检查项标为异常，或按逾期天数算是异常，却看不出怎么处理。以下有一样就够：
有未取消的行动引用它，或在文字里写到它的编号；之后的会议跟进过它，并写了说明；它自己的备注写明怎么处理
（改、换、补、协调、上报等）。备注只写晚了几天、为什么晚，不算。
为什么：执行偏离计划，要靠定期检查和调整拉回来（A16）；检查项异常了（B12、B16），总得有人去做点什么。
修改前：
    检查项:
      - 编号: C8TW
        内容: 渠道物料审核
        状态: 异常
        备注: 法务忙不过来
修改后：
    检查项:
      - 编号: C8TW
        内容: 渠道物料审核
        状态: 异常
        备注: 法务忙不过来
    行动:
      - 内容: 请外部律师审核 C8TW
        负责人: 李雷
        截止: 2026-06-12
"""

INFO = RuleInfo(
    "C005",
    "off-track-without-action",
    WARNING,
    N_("this check is off-track ({how}), and nothing says what is done about it"),
    N_('mtgrec add action "… {id} …" --to RECORD; or tell it: mtgrec set {address} note=TEXT'),
    docs=Docs(__doc__, ZH),
)

_REMEDY = lazily(
    r"改[为成用由换投期做]|已更?换|更?换(?:成|为|了|人|用|一)|补(?:[齐做测拍发交签救货审]|上)|追加|增[加派补]"
    r"|调整(?:为|到|了|预算|排期|计划)|安排|协调|联系|重[新做测拍写投]|催|加[急快班]|赶工"
    r"|处理(?!不)|解决|应对|替[换代]|暂停|停投|升级|上报|申请|对策|正在|拟于?"
    r"|预计|计划(?:[于在]|改)|将[于由在改]|已(?:经)?[与和跟请让找约通要安协联]"
    r"|\b(?:will|going to|replac\w+|re-?(?:test|do|shoot|book|schedul|submit|work|plan)\w*|moved? to"
    r"|adjust\w+|changed|switch\w*|fix\w*|ask(?:ed|ing)|escalat\w+|negotiat\w+|agreed|working on"
    r"|add(?:ed|ing)|overtime|contacted|arrang\w+|paus\w+|stopped|being|call(?:ed|ing))\b"
)
_WORD = lazily(r"[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*")


def find(view: RuleView) -> Iterator[Finding]:
    """Yield a finding for every off-track checklist item about which nothing is done."""
    idle = [state for state in view.item_states if _is_idle(state, view)]
    if not idle:
        return
    named = _named_in_actions(view, {(state.item.id or "").casefold() for state in idle})
    for state in idle:
        if state.address not in named:
            yield _finding(state, view.thresholds.lag_days)


def _finding(state: ItemState, allowed: int) -> Finding:
    field, how = _evidence(state, allowed)
    id = state.item.id or state.address
    return at_item(INFO, state, field, how=how, id=id, address=state.address)


def _evidence(state: ItemState, allowed: int) -> tuple[str, Message]:
    """Return the field that shows that an item is off-track, and how, in words."""
    if state.item.status == "off-track":
        return "status", Message(N_("declared so"))
    lag = lag_of(state)
    if lag and lag.days > allowed:
        return lag.field, lag.words
    days = named_lag(state.item.text("note"))
    return "note", Message(N_("{days} d by its note"), days=days)


def _is_idle(state: ItemState, view: RuleView) -> bool:
    """Return whether neither the item's note nor a reference to it says what is done about it."""
    return (
        state.item.kind == "check"
        and state.off_track
        and not _REMEDY.search(normalized(state.item.text("note") or ""))
        and not any(
            _says_remedy(mention, state.record) for mention in view.mentions.get(state.address, ())
        )
    )


def _says_remedy(mention: Mention, checklist: Record) -> bool:
    """Return whether a reference to an item of `checklist` says what is done about it."""
    record, item = mention.source
    if mention.kind == "follow_up":
        earlier = bool(record.date and checklist.date and record.date < checklist.date)
        return bool(mention.note) and not earlier
    return mention.kind == "action" and item is not None and item.status != "cancelled"


def _named_in_actions(view: RuleView, ids: set[str]) -> set[str]:
    """Return the addresses of the items with one of `ids` that actions name in their texts."""
    found: set[str] = set()
    for record in view.records:
        for action in record.item_lists.get("action", ()):
            if action.status != "cancelled":
                found.update(_named(action, record, ids, view))
    return found


def _named(action: Item, record: Record, ids: set[str], view: RuleView) -> Iterator[str]:
    for text in _texts(action):
        for word in _WORD.findall(text):
            id = word.rpartition(".")[2]
            if id.casefold() not in ids:
                continue
            # A campaign may have a Chinese name, of which `word` holds only the end.
            if target := view.book.resolve(word, record) or view.book.resolve(id, record):
                yield target.address


def _texts(action: Item) -> Iterable[str]:
    """Yield every text of an action, log notes included."""
    for field in ACTION.fields.fields:
        if field.kind == "text" and field.name != "id":
            yield action.text(field.name) or ""
    yield from (note.note for note in action.notes("log"))


RULE = Rule(INFO, workspace=find, kinds=("check",))
