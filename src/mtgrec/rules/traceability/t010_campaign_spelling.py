"""Another spelling of a campaign.

What: a record writes the name of its campaign with other capitals, blanks or width than the first record
of that campaign. Both are read as one campaign, and the first spelling is shown.
Why: records of one campaign are found, linked and counted together by its name; one coding rule is what
holds scattered records together (A15). Other programs, and people who search, see two names.
Before:
    type: kickoff
    campaign: Spring Fair
    date: 2026-05-25
    # weekly.md
    type: weekly
    campaign: spring  fair
    date: 2026-06-01
After:
    type: kickoff
    campaign: Spring Fair
    date: 2026-05-25
    # weekly.md
    type: weekly
    campaign: Spring Fair
    date: 2026-06-01
"""

from collections.abc import Iterable

from mtgrec.model.message import N_
from mtgrec.model.problem import Problem
from mtgrec.model.records.address import record_id
from mtgrec.model.records.record import Record
from mtgrec.model.values.name_keys import name_key
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo

ZH = """项目名不统一。
是什么：记录里的项目名称，大小写、空格或全角半角和这个项目的第一份记录不同。仍按同一个项目统计，显示第一种写法。
为什么：同一个项目的记录靠名称找到、关联和合计；统一编码正是把零散记录串起来的办法（A15）。别的程序和搜索的人看到的却是两个名称。
修改前：
    类型: 启动会
    项目: Spring 上新
    日期: 2026-05-25
    # weekly.md
    类型: 例会
    项目: spring上新
    日期: 2026-06-01
修改后：
    类型: 启动会
    项目: Spring 上新
    日期: 2026-05-25
    # weekly.md
    类型: 例会
    项目: Spring 上新
    日期: 2026-06-01
"""

INFO = RuleInfo(
    "T010",
    "campaign-spelling",
    WARNING,
    N_("the campaign “{name}” is written “{other}” in {first}; they are read as one"),
    N_("write {other}"),
    fix="safe",
    docs=Docs(__doc__, ZH),
)


def _respelt(record: Record, names: tuple[str, ...]) -> Record:
    id = record.id
    if "id" not in record.values:
        id = record_id(names, record.type.code, record.date, record.path)
    return record.with_values({**record.values, "campaign": names}, id)


def with_one_spelling(records: Iterable[Record]) -> tuple[list[Record], list[Problem]]:
    """Return the records with each campaign as the first of them spells it, and the other spellings.

    `records` are in their order: the oldest is the first.
    """
    first: dict[str, tuple[str, str]] = {}
    kept: list[Record] = []
    problems: list[Problem] = []
    for record in records:
        spelt = [first.setdefault(name_key(name), (name, record.path)) for name in record.campaigns]
        names = tuple(dict.fromkeys(name for name, _path in spelt))
        kept.append(record if names == record.campaigns else _respelt(record, names))
        for name, (other, path) in zip(record.campaigns, spelt, strict=True):
            if name != other:
                place = record.place(record.at["campaign"])
                problems.append(
                    INFO.at(record.path, place, None, name=name, other=other, first=path)
                )
    return kept, problems
