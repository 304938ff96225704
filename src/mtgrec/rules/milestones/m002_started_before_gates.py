"""Milestone that has begun before its gates are passed.

What: a milestone is under way or finished, or the day of its start has come, while one of the checks
that it names as its gates is not passed: it is not done, it has no result yet, its result misses its
threshold or cannot be compared with it, or there is no such check. Cancelled checks are no gates. The
test of a channel that states no threshold must reach `channel_test_ctr` (2 % unless mtgrec.toml says
otherwise).
Why: at each milestone there is a special check first: content, a channel test, departments ready
(B8).
Before:
    checks:
      - id: C3BD
        what: Content and legal review
    milestones:
      - id: M5QT
        what: Warm-up content online
        start: 2026-06-08
        gates: C3BD
After:
    checks:
      - id: C3BD
        what: Content and legal review
        status: done
    milestones:
      - id: M5QT
        what: Warm-up content online
        start: 2026-06-08
        gates: C3BD
"""

from collections.abc import Iterator

from mtgrec.model.figures.gates import Gate, gates_of
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_, Message, joined
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.milestones.channel_tests import why_not

ZH = """前置检查未通过。
是什么：里程碑正在进行、已经完成，或者到了开始日期，但它列为前置检查的检查项还没通过：没做完，还没有结果，
结果没到门槛或没法和门槛比，或者根本没有这个检查项。已取消的检查项不算前置检查。
渠道测试没写门槛的，要达到 channel_test_ctr（mtgrec.toml 里可改，默认 2%）。
为什么：每个里程碑之前先做专项检查：内容、渠道测试、各部门就绪（B8）。
修改前：
    检查项:
      - 编号: C3BD
        内容: 内容与法务审核
    里程碑:
      - 编号: M5QT
        内容: 预热内容上线
        开始: 2026-06-08
        前置检查: C3BD
修改后：
    检查项:
      - 编号: C3BD
        内容: 内容与法务审核
        状态: 已完成
    里程碑:
      - 编号: M5QT
        内容: 预热内容上线
        开始: 2026-06-08
        前置检查: C3BD
"""

INFO = RuleInfo(
    "M002",
    "started-before-gates",
    ERROR,
    N_("{begun}, but not every gate is passed: {gates}"),
    N_("pass them first; what is no gate of it: mtgrec set {address} gates-=ID"),
    docs=Docs(__doc__, ZH),
)

_PASSED = frozenset(("passed", "cancelled"))


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for a milestone that has begun while gates of it are not passed."""
    if not state.item.texts("gates"):
        return
    begun = _why_begun(state, view)
    if begun is None:
        return
    gates = gates_of(state, view.book)
    not_passed = [_gate_text(gate) for gate in gates if gate.state not in _PASSED]
    if not_passed:
        yield at_item(
            INFO, state, "gates", begun=begun, gates=joined(not_passed), address=state.address
        )


def _why_begun(state: ItemState, view: RuleView) -> Message | None:
    """Return in words what shows that a milestone has begun; None if it has not."""
    start = state.item.day("start")
    if state.item.status == "done":
        return Message(N_("this milestone is finished"))
    if state.item.status == "doing":
        return Message(N_("this milestone is under way"))
    if start and start <= view.today and state.item.status != "paused":
        return Message(N_("this milestone begins on {day}"), day=start)
    return None


def _gate_text(gate: Gate) -> Message:
    address = gate.target.address if gate.target else gate.reference
    why = why_not(gate.state, gate.result, gate.threshold)
    return Message(N_("{address} ({why})"), address=address, why=why)


RULE = Rule(INFO, item=find, kinds=("milestone",))
