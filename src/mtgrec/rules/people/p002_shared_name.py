"""Name that two people carry.

What: a name or an alias stands with two people of the people file, or one person stands in it twice.
Why: everything has one responsible person with contact details (A9). A name that two people carry
names neither: their tasks are found under nobody, with no department and no contact.
Before:
    title: 618 kick-off
    # people.yaml
    - name: Li Lei
      aliases: [Lei]
    - name: Zhang Lei
      aliases: [Lei]
After:
    title: 618 kick-off
    # people.yaml
    - name: Li Lei
      aliases: [Lei]
    - name: Zhang Lei
"""

from collections.abc import Iterator

from mtgrec.model.message import N_
from mtgrec.model.records.people import Person
from mtgrec.model.values.name_keys import person_key
from mtgrec.rules.engine.finding import Finding, at_path
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """姓名重复。
是什么：人员名单里两个人有相同的姓名或别名，或者同一个人写了两遍。
为什么：每件事都要有一个负责人和联系方式（A9）。名字重了，就不知道指的是谁，任务归不到人，部门和联系方式也查不到。
修改前：
    主题: 618 启动会
    # people.yaml
    - 姓名: 张三
      别名: [小张]
    - 姓名: 张四
      别名: [小张]
修改后：
    主题: 618 启动会
    # people.yaml
    - 姓名: 张三
      别名: [小张]
    - 姓名: 张四
"""

INFO = RuleInfo(
    "P002",
    "shared-name",
    ERROR,
    N_("“{name}” stands for {other} (line {line}) too, so it names neither of them"),
    N_("give one of them another name or alias; if it is one person, keep one of the entries"),
    docs=Docs(__doc__, ZH),
)


def find(view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each name that a person shares with one further up in the people file."""
    by_name: dict[str, Person] = {}
    for person in view.register.people:
        for key, name in {
            person_key(name): name for name in (*person.aliases, person.name)
        }.items():
            first = by_name.setdefault(key, person)
            if first is not person:
                place = (person.line, 1)
                yield at_path(
                    INFO, person.path, place, name=name, other=first.name, line=first.line
                )


RULE = Rule(INFO, workspace=find)
