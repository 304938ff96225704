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
from mtgrec.model.records.owners import PEOPLE_FIELDS
from mtgrec.model.records.people import People
from mtgrec.model.records.record import Record
from mtgrec.model.records.schema import ADDRESSED
from mtgrec.model.values.name_keys import person_key
from mtgrec.model.values.shell_words import shell_words
from mtgrec.model.values.spelling import closest
from mtgrec.model.values.words import fold
from mtgrec.rules.engine.finding import Finding, at_item, at_record
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

_KINDS_WITH_OWNER = tuple(kind.name for kind in ADDRESSED if kind.fields.find("owner"))

ZH = """人员未登记。
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

_FIELDS = frozenset(("owner", "helpers"))
_GUESS = N_("; did you mean “{word}”?")
_FIX = N_(" ({command})")
_LEAST_SIMILARITY = 0.6
"""The least similarity of two names for one to be a misspelling: 王芳 is a guest, not 王敏."""


class _Mention(NamedTuple):
    """A name written in a record, at `offset` in its text."""

    offset: int
    name: str
    field: str
    state: ItemState | None = None


def find(view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each name in a record that the people file does not know."""
    if not view.register.people:
        return
    closest_names: dict[str, str | None] = {}
    owned: defaultdict[int, list[ItemState]] = defaultdict(list)
    for state in view.item_states:
        if state.item.status != "cancelled" and not _FIELDS.isdisjoint(state.item.at):
            owned[id(state.record)].append(state)
    for record in view.records:
        if not view.exempt(record):
            yield from _record_findings(record, owned.get(id(record), []), view, closest_names)


def _record_findings(
    record: Record, states: list[ItemState], view: RuleView, closest_names: dict[str, str | None]
) -> Iterator[Finding]:
    reported = set[str]()
    for mention in sorted(_unknown_names(record, states, view), key=lambda mention: mention.offset):
        if (key := person_key(mention.name)) in reported:
            continue
        if key not in closest_names:
            closest_names[key] = _closest_name(mention.name, view.register)
        if mention.field == "attendees" and not _is_misspelt(mention.name, closest_names[key]):
            continue
        reported.add(key)
        yield _finding(record, mention, closest_names[key], view)


def _unknown_names(record: Record, states: list[ItemState], view: RuleView) -> Iterator[_Mention]:
    register = view.register
    for state in states:
        for field in ("owner", "helpers"):
            for text in state.item.texts(field):
                for name in _unknown_in(text, register):
                    yield _Mention(state.item.at[field], name, field, state)
    for field in PEOPLE_FIELDS:
        for text in record.texts(field):
            for name in _unknown_in(text, register):
                yield _Mention(record.at[field], name, field)


def _unknown_in(text: str, register: People) -> list[str]:
    return [name for name in register.people_in(text) if not register.knows(name)]


def _closest_name(name: str, register: People) -> str | None:
    names = [person.name for person in register.people]
    aliases = [alias for person in register.people for alias in person.aliases]
    return closest(name, names) or closest(name, aliases)


def _is_misspelt(name: str, closest_name: str | None) -> bool:
    return (
        closest_name is not None
        and SequenceMatcher(None, fold(name), fold(closest_name)).ratio() >= _LEAST_SIMILARITY
    )


def _finding(
    record: Record, mention: _Mention, closest_name: str | None, view: RuleView
) -> Finding:
    values = {
        "name": mention.name,
        "guess": Message(_GUESS, word=closest_name) if closest_name else "",
        "mend": _fix_command(mention, closest_name) if closest_name else "",
        "file": view.register.people[0].path,
    }
    if mention.state:
        return at_item(INFO, mention.state, mention.field, **values)
    return at_record(INFO, record, mention.field, **values)


def _fix_command(mention: _Mention, closest_name: str) -> Message | str:
    """Return the command that corrects an owner field, if it holds nothing but the name."""
    state = mention.state
    if state is None or (state.item.text("owner") or "").strip() != mention.name:
        return ""
    command = shell_words("mtgrec", "set", state.address, f"owner={closest_name}")
    return Message(_FIX, command=command)


RULE = Rule(INFO, workspace=find, kinds=_KINDS_WITH_OWNER)
