"""Rules about the people file and who it knows."""

import pytest

PEOPLE = """
# people.yaml
- {name: 王敏, aliases: [老王], phone: 138, department: 市场部}
- {name: 李雷, phone: 138}
- {name: 韩梅梅, phone: 138}
- {name: 欧阳娜娜, phone: 138}
- {name: Ana Silva, phone: 138}
"""


def unknown(found) -> list[tuple[str, str | None]]:
    return [
        (
            one.problem.message.values["name"],
            one.problem.message.values["guess"]
            and one.problem.message.values["guess"].values["word"],
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("owner: 李磊", [("李磊", "李雷")]),
        ("owner: 市场部/李磊", [("李磊", "李雷")]),
        ("owner: 王明", [("王明", "王敏")]),  # a name comes before an alias
        ("owner: 赵倩", [("赵倩", "")]),
        ("owner: 李雷、赵倩", [("赵倩", "")]),
        ("owner: 李雷（主）、赵倩", [("赵倩", "")]),
        ("owner: Ana Sliva", [("Ana Sliva", "Ana Silva")]),
        ("owner: ana silva", []),
        ("owner: 老王", []),
        ("owner: 市场部", []),
        ("owner: 各部门负责人", []),
        ("owner: 待定", []),
        ("owner: TBD", []),
        ("owner: 全体", []),
        ("owner: the whole team", []),
        ("department: 采购部", []),
        ("owner:", []),
    ],
)
def test_owners(check, line, told):
    found = check(f"actions:\n  - id: A7KQ\n    what: x\n    {line}\n{PEOPLE}", "P001")
    assert unknown(found) == told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("chair: 赵倩", ["赵倩"]),
        ("recorder: 赵倩", ["赵倩"]),
        ("absent: [赵倩, 孙悦, 李雷]", ["赵倩", "孙悦"]),
        ("attendees: [赵倩, 王芳, 李雷]", []),  # guests
        ("attendees: [韩梅美, 欧阳娜]", ["韩梅美", "欧阳娜"]),
        ("attendees: [赵倩]\nchair: 赵倩", ["赵倩"]),
        ("absent: 无", []),
        ("attendees: 全体成员", []),
    ],
)
def test_those_of_a_meeting(check, line, told):
    assert [name for name, _ in unknown(check(f"{line}\n{PEOPLE}", "P001"))] == told


def test_a_name_is_told_once_a_record_at_its_first_place(check):
    text = "actions:\n  - {id: A7KQ, what: x, owner: 赵倩}\nchair: 赵倩\nrisks:\n  - {what: y, owner: 赵倩}"
    (one,) = check(text + PEOPLE, "P001")
    assert one.problem.line == 7
    assert one.item.id == "A7KQ"


def test_the_command_is_told_where_the_field_holds_nothing_but_the_name(check):
    def mend(owner: str) -> str:
        (one,) = check(f"actions:\n  - {{id: A7KQ, what: x, owner: {owner}}}\n{PEOPLE}", "P001")
        return str(one.problem.help.values["mend"])

    assert mend("李磊") == " (mtgrec set 618-2026-KO-260525.A7KQ owner=李雷)"
    assert mend("Ana Sliva") == " (mtgrec set 618-2026-KO-260525.A7KQ 'owner=Ana Silva')"
    assert not mend("市场部/李磊")
    assert not mend("赵倩")


@pytest.mark.parametrize("code", ["P001", "P002", "P003"])
def test_without_a_people_file_nobody_is_unknown(check, code):
    assert not check("actions:\n  - {id: A7KQ, what: x, owner: 赵倩}", code)


def test_every_shared_name_is_told_at_the_later_one(check):
    people = (
        "# people.yaml\n- {name: A, aliases: [X, Y]}\n- {name: B, aliases: [x]}\n- {name: y}\n- A\n"
    )
    found = check(f"title: x\n{people}", "P002")
    told = [(one.problem.line, one.problem.message.values["name"]) for one in found]
    assert told == [(2, "x"), (3, "y"), (4, "A")]


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ("actions:\n  - {id: A7KQ, what: x, owner: 周涛}", 1),
        ("actions:\n  - {id: A7KQ, what: x, owner: 涛涛}", 1),
        ("decisions:\n  - {id: D7KQ, what: x, owner: 李雷和周涛}", 1),
        ("checks:\n  - {id: C7KQ, what: x, owner: 周涛}", 1),
        ("actions:\n  - {id: A7KQ, what: x, owner: 周涛, status: cancelled}", 0),
        ("risks:\n  - {id: R7KQ, what: x, owner: 周涛}", 0),
        ("draft: yes\nactions:\n  - {id: A7KQ, what: x, owner: 周涛}", 0),
        ("actions:\n  - {id: A7KQ, what: x, owner: 李雷}", 0),
    ],
)
def test_who_must_be_reachable(check, item, told):
    people = "# people.yaml\n- {name: 李雷, 钉钉: lilei}\n\n- {name: 周涛, aliases: [涛涛]}\n"
    found = check(f"{item}\n{people}", "P003")
    assert [(one.problem.path, one.problem.line) for one in found] == [("people.yaml", 3)] * told
