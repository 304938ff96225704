"""Name that the people file does not know.

What: somebody owns an item, leads a meeting, takes its minutes or was absent, and the people file
knows nobody of that name. Of those who attended only what looks like a slip of a known name is told:
guests need no entry. Each name is told once a record. Only where there is a people file.
Why: whoever is responsible is one person with contact details (A9), and who was absent is told by
mail or chat (A10). A slip splits one person in two: half of the tasks are in nobody's list (A14).
Before:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimie
    # people.yaml
    - name: Han Meimei
      phone: 138 0000 0000
After:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
    # people.yaml
    - name: Han Meimei
      phone: 138 0000 0000
"""

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_, Message
from mtgrec.model.records.people import Register
from mtgrec.model.records.record import Record
from mtgrec.model.records.schema import ADDRESSED
from mtgrec.model.values.words import closest, fold
from mtgrec.rules.engine.finding import Finding, at_item, at_record
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.shared.single_owner import people_in

_OWNED = tuple(kind.name for kind in ADDRESSED if kind.fields.find("owner"))

ZH = """人员名单里没有这个人。
是什么：条目的负责人、会议的主持人、记录人、缺席的人，人员名单里查不到。参会人只提示像是写错的名字，外来的客人不用登记。
同一份记录里一个名字只提示一次。有人员名单才检查。
为什么：每一步都要有一个负责人和联系方式（A9），没到会的人要靠邮件或聊天通知（A10）。写错一个字，一个人就成了两个人，任务和业绩都对不上（A14）。
修改前：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅美
    # people.yaml
    - 姓名: 韩梅梅
      电话: 138 0000 0000
修改后：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
    # people.yaml
    - 姓名: 韩梅梅
      电话: 138 0000 0000
"""

INFO = RuleInfo(
    "P001",
    "unknown-person",
    WARNING,
    N_("the people file does not know “{name}”{guess}"),
    N_("correct the name{mend}, or add this person to {file}"),
    docs=Docs(__doc__, ZH),
)

_FIELDS = ("chair", "recorder", "attendees", "absent")
_GUESS = N_("; did you mean “{word}”?")
_MEND = N_(" ({command})")
_ALIKE = 0.6
"""王芳 among those who attended is rather a guest than a slip of 王敏."""


class _Met(NamedTuple):
    """A name at a place of a record."""

    offset: int
    name: str
    field: str
    state: ItemState | None = None


def find(view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each name in a record that the people file does not know."""
    if not view.register.people:
        return
    near: dict[str, str | None] = {}
    owned: defaultdict[int, list[ItemState]] = defaultdict(list)
    for state in view.item_states:
        if state.item.status != "cancelled" and "owner" in state.item.at:
            owned[id(state.record)].append(state)
    for record in view.records:
        if not view.exempt(record):
            yield from _of_record(record, owned.get(id(record), []), view, near)


def _of_record(
    record: Record, states: list[ItemState], view: RuleView, near: dict[str, str | None]
) -> Iterator[Finding]:
    told = set[str]()
    for met in sorted(_unknown(record, states, view), key=lambda met: met.offset):
        if (key := fold(met.name)) in told:
            continue
        if key not in near:
            near[key] = _near(met.name, view.register)
        if met.field == "attendees" and not _is_slip(met.name, near[key]):
            continue
        told.add(key)
        yield _finding(record, met, near[key], view)


def _unknown(record: Record, states: list[ItemState], view: RuleView) -> Iterator[_Met]:
    register = view.register
    for state in states:
        text = state.item.text("owner") or ""
        if not register.knows(text):
            for name in people_in(text, register):
                if not register.knows(name):
                    yield _Met(state.item.at["owner"], name, "owner", state)
    for field in _FIELDS:
        for text in record.texts(field):
            if not register.knows(text):
                for name in people_in(text, register):
                    if not register.knows(name):
                        yield _Met(record.at[field], name, field)


def _near(name: str, register: Register) -> str | None:
    names = [person.name for person in register.people]
    aliases = [alias for person in register.people for alias in person.aliases]
    return closest(name, names) or closest(name, aliases)


def _is_slip(name: str, near: str | None) -> bool:
    return near is not None and SequenceMatcher(None, fold(name), fold(near)).ratio() >= _ALIKE


def _finding(record: Record, met: _Met, near: str | None, view: RuleView) -> Finding:
    values = {
        "name": met.name,
        "guess": Message(_GUESS, word=near) if near else "",
        "mend": _mend(met, near) if near else "",
        "file": view.register.people[0].path,
    }
    if met.state:
        return at_item(INFO, met.state, met.field, **values)
    return at_record(INFO, record, met.field, **values)


def _mend(met: _Met, near: str) -> Message | str:
    """Return the command that corrects an owner whose field holds nothing but the name."""
    state = met.state
    if state is None or (state.item.text("owner") or "").strip() != met.name:
        return ""
    quoted = f'"{near}"' if " " in near else near
    return Message(_MEND, command=f"mtgrec set {state.address} owner={quoted}")


RULE = Rule(INFO, workspace=find, kinds=_OWNED)
