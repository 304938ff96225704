"""Responsible person without contact details.

What: somebody owns unfinished actions, checks or decisions, and the people file knows neither a phone
number nor a mail address nor a chat id of theirs.
Why: every step has one responsible person with contact details (A9); reminders and what an absent
person missed are sent by mail or chat (A10).
Before:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
    # people.yaml
    - name: Han Meimei
      department: Sales
After:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
    # people.yaml
    - name: Han Meimei
      department: Sales
      email: hanmeimei@example.com
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.model.records.people import Person
from mtgrec.rules.engine.finding import Finding, at_path
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """缺联系方式。
是什么：有人负责着未完成的行动、检查项或决策，人员名单里却没有他的电话、邮箱或聊天账号。
为什么：每一步都要有一个负责人和联系方式（A9）；催办和缺席通知要靠邮件或聊天送到（A10）。
修改前：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
    # people.yaml
    - 姓名: 韩梅梅
      部门: 销售部
修改后：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
    # people.yaml
    - 姓名: 韩梅梅
      部门: 销售部
      邮箱: hanmeimei@example.com
"""

INFO = RuleInfo(
    "P003",
    "no-contact",
    WARNING,
    N_("{name} answers for unfinished work ({address}), but no way to reach them is known"),
    N_("add a phone number (phone 电话), a mail address (email 邮箱) or a chat id to this entry"),
    docs=Docs(__doc__, ZH),
)

_KINDS = frozenset(("action", "check", "decision"))


def find(view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each person without contacts who owns something unfinished (A9)."""
    unreachable = {person.name for person in view.register.people if not person.contacts}
    if not unreachable:
        return
    first_address: dict[Person, str] = {}
    for state in view.item_states:
        if (
            state.item.kind in _KINDS
            and state.open
            and not unreachable.isdisjoint(state.owner.people)
        ):
            for person in _unreachable_owners(state, view):
                first_address.setdefault(person, state.address)
    for person, address in first_address.items():
        place = (person.line, 1)
        yield at_path(INFO, person.path, place, name=person.name, address=address)


def _unreachable_owners(state: ItemState, view: RuleView) -> Iterator[Person]:
    if view.exempt(state.record):
        return
    for name in state.owner.people:
        person = view.register.find(name)
        if person and not person.contacts:
            yield person


RULE = Rule(INFO, workspace=find)
