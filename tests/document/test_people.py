"""The people file: what is forgiven, and what is a problem."""

import pytest

from mtgrec.document.record.people import parse_people
from mtgrec.document.source import Source
from mtgrec.model.records.people import Person


def read(text: str | bytes) -> tuple[tuple[Person, ...], list[str]]:
    data = text if isinstance(text, bytes) else text.encode()
    register, problems = parse_people(Source("people.yaml", data))
    people = tuple(person._replace(path="", line=0) for person in register.people)
    return people, [f"{each.code} {each.line}:{each.column}" for each in problems]


WANG = Person(
    "王敏", ("老王", "Min"), "市场部", "总监", "沈悦", (("phone", "138"), ("wecom", "wm"))
)


@pytest.mark.parametrize(
    "text",
    [
        "- 姓名: 王敏\n  别名: [老王, Min]\n  部门: 市场部\n  职务: 总监\n  上级: 沈悦\n  电话: 138\n  wecom: wm\n",
        "- name: 王敏\n  aliases: [老王, Min]\n  department: 市场部\n  role: 总监\n  manager: 沈悦\n  phone: 138\n  wecom: wm\n",
        "- 姓名: 王敏\n  別名: [老王, Min]\n  部門: 市场部\n  職務: 总监\n  上級: 沈悦\n  電話: 138\n  wecom: wm\n",
        "people:\n  - {姓名: 王敏, 别名: [老王, Min], 部门: 市场部, 职务: 总监, 上级: 沈悦, 电话: 138, wecom: wm}\n",
        "\ufeff姓名: 王敏\r\n别名: [老王, Min]\r\n部门: 市场部\r\n职务: 总监\r\n上级: 沈悦\r\n电话: 138\r\nwecom: wm\r\n",
    ],
    ids=["Chinese", "English", "Traditional", "under a name", "one person"],
)
def test_one_person(text: str):
    assert read(text) == ((WANG,), [])


def test_each_person_has_a_place():
    source = Source("人员.yaml", "# 名单\n- 王敏\n\n- 姓名: 李雷\n  电话: 138\n- 周涛\n".encode())
    register, _ = parse_people(source)
    places = [(person.name, person.path, person.line) for person in register.people]
    assert places == [("王敏", "人员.yaml", 2), ("李雷", "人员.yaml", 4), ("周涛", "人员.yaml", 6)]


def test_a_bare_name_and_blank_entries():
    assert read("- 王敏\n-\n- 姓名:\n- 李雷\n") == ((Person("王敏"), Person("李雷")), [])


@pytest.mark.parametrize("text", ["", "# 人员名单\n", "[]", "\n"])
def test_nobody(text: str):
    assert read(text) == ((), [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- 姓名：王敏\n", "F005 1:5"),
        ("- 姓名:王敏\n", "F018 1:5"),
        ("- 姓名: 王敏\n  部门：市场部\n", "F005 2:5"),
        ("- 姓名: 王敏\n   部门: 市场部\n", "F021 2:4"),
        ("- 姓名: 王敏\n\t部门: 市场部\n", "F006 2:1"),
        ("- 姓名: @王敏\n", "F007 1:7"),
        ("- 姓名: 王敏\n<<<<<<< HEAD\n", "F013 2:1"),
        ("- 姓名: 王\0敏\n", "F003 1:8"),
        ("- 姓名: 王敏\n".encode("gbk"), "F001 1:3"),
        ("- 姓名: 王敏\n".encode("utf-16"), "F002 1:1"),
        ("- 部门: 市场部\n", "F306 1:3"),
        ("- [王敏]\n", "F306 1:3"),
    ],
)
def test_problems(text: str | bytes, problem: str):
    assert read(text) == ((), [problem])
