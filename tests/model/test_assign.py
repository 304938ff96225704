"""`FIELD=VALUE` assignments: the edits of the item as it is now, or the error."""

from datetime import date

import pytest

from mtgrec.model.editing.assign import edits_of, field_changes, read_assignment
from mtgrec.model.editing.input_values import InputReader
from mtgrec.model.errors import RefusedError, UsageError
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.people import Person
from mtgrec.model.records.register import Register
from mtgrec.model.records.types import DEFAULT_TYPES
from mtgrec.model.values.dates import read_date

PLAN = """
    类型: 营销方案
    编号: C-CP
    项目: C
    状态: 进行中
    预算: {总额: 100元, 明细: [{编号: B1, 内容: 短视频}]}
    指标: [{编号: K1, 内容: 转化率}, {编号: K2, 内容: 点击率}]
    决策: [{编号: D1, 内容: 一}, {编号: D2, 内容: 二, 取代: D1}]
    检查项: [{编号: C1, 内容: 查}]
    行动:
      - {编号: A1, 内容: 素材, 标签: [甲, 乙], 关联指标: K1, 重大: 是, 进度: 40%}
      - {编号: A2, 内容: 有人提到}
"""
WEEKLY = """
    type: weekly
    campaign: C
    date: 2026-06-01
    attendees: [李雷, 小韩]
    follow_ups: [{item: A2, note: 说过}]
"""
NOT_SETTABLE = """
    type: weekly
    id: E-WK
    campaign: E
    decisions: [{id: D9, what: far}]
"""
PEOPLE = [Person("李雷", department="市场部"), Person("韩梅梅", ("小韩",)), Person("欧阳娜娜")]


@pytest.fixture
def book(record):
    return AddressBook(
        [record(PLAN, "plan.md"), record(WEEKLY, "w.md"), record(NOT_SETTABLE, "e.md")]
    )


@pytest.fixture
def checker(book):
    def checker(people=PEOPLE, *, new_person=False):
        today = date(2026, 6, 10)

        def read_day(_place, text, deadline):
            return read_date(text, today, deadline=deadline)

        register = Register(people)
        return InputReader(book, register, DEFAULT_TYPES, today, read_day, new_person=new_person)

    return checker


@pytest.fixture
def edits(book, checker):
    """Return each edit as `Kind place field value`."""

    def edits(address, *texts, checks=None):
        (target,) = book.find(address, whole=True)
        checks = checks or checker()
        wished = field_changes([read(text) for text in texts], target, checks)
        return [said(edit) for edit in edits_of(wished, target, checks)]

    return edits


def read(text):
    found = read_assignment(text)
    assert found
    return found


def said(edit):
    place = ".".join(map(str, edit.place))
    value = f" {edit.value}" if hasattr(edit, "value") else ""
    return f"{type(edit).__name__} {place} {edit.field.name}{value}"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("状态=已完成", ("状态", "", "已完成")),
        ("状态＝已完成", ("状态", "", "已完成")),
        (" due = 2026-06-05 ", ("due", "", "2026-06-05")),
        ("note=", ("note", "", "")),
        ("tags+=a=b", ("tags", "+", "a=b")),
        ("标签－＝甲", ("标签", "-", "甲")),
        ("lag-reason=x", ("lag-reason", "", "x")),
        ("note=one\ntwo", ("note", "", "one\ntwo")),
        ("budget.total=1", ("budget.total", "", "1")),
        ("A7KQ", None),
        ("=x", None),
    ],
)
def test_what_is_typed_is_read(text, parts):
    found = read_assignment(text)
    assert (found and found[:3]) == parts


# address · assignments · edits
EDITS = [
    ("A1", ["状态=☑"], ["SetField actions.1 status done"]),
    ("A1", ["status=进行中"], ["SetField actions.1 status doing"]),
    ("A1", ["状态=未完成"], []),  # a missing status is an open one
    ("A1", ["截止=6月5日"], ["SetField actions.1 due 2026-06-05"]),
    ("A1", ["due="], ["RemoveField actions.1 due"]),
    ("A1", ["进度=80"], ["SetField actions.1 progress 80%"]),
    ("A1", ["进度=0.8"], ["SetField actions.1 progress 0.8"]),
    ("A1", ["进度=0"], ["SetField actions.1 progress 0%"]),
    ("A1", ["进度=100 %"], ["SetField actions.1 progress 100 %"]),
    ("A1", ["重大=否"], ["SetField actions.1 major no"]),
    ("A1", ["负责人=市场部/小韩"], ["SetField actions.1 owner 市场部/小韩"]),
    ("A1", ["owner=市场部"], ["SetField actions.1 owner 市场部"]),
    ("A1", ["标签=丙、丁,戊"], ["SetField actions.1 tags 丙\n丁\n戊"]),
    ("A1", ["标签+=乙，丙", "标签-=甲"], ["AddEntry actions.1 tags 丙", "RemoveEntry actions.1 tags 甲"]),
    ("A1", ["标签-=没有"], []),
    ("A1", ["kpi+=k1"], []),  # the same in another spelling
    ("A1", ["kpi+=K1 ,k2"], ["AddEntry actions.1 kpi K2"]),
    ("A1", ["kpi-=C-CP.K1"], ["RemoveEntry actions.1 kpi K1"]),
    ("A1", ["kpi=K2、K1"], ["SetField actions.1 kpi K2\nK1"]),
    ("A1", ["依据决策=d1"], ["SetField actions.1 decision D1"]),
    ("A1", ["依据决策=c-cp.d1"], ["SetField actions.1 decision C-CP.D1"]),
    ("A1", ["decision=D9"], ["SetField actions.1 decision E-WK.D9"]),  # of another campaign
    ("A1", ["编号=A9"], ["SetField actions.1 id A9"]),
    ("A2", ["编号=a2"], ["SetField actions.2 id a2"]),
    ("A1", ["内容= 新素材 "], ["SetField actions.1 what 新素材"]),
    ("K1", ["目标=≥15%", "方向=越高越好"], ["SetField kpis.1 target ≥15%", "SetField kpis.1 direction higher"]),
    ("B1", ["计划=1.2万"], ["SetField budget.lines.1 planned 1.2万"]),
    ("C-WK-260601.follow_ups.1", ["处理=关闭", "事项=A1"], ["SetField follow_ups.1 verdict close", "SetField follow_ups.1 item A1"]),
    ("C-CP", ["预算.总额=5000元"], ["SetField budget total 5000元"]),
    ("C-CP", ["budget.contingency="], ["RemoveField budget contingency"]),
    ("C-CP", ["状态=已完成"], ["SetField  status done"]),
    ("C-CP", ["主题=新", "开始=2026-06-01"], ["SetField  title 新", "SetField  start 2026-06-01"]),
    ("C-WK-260601", ["type=复盘"], ["SetField  type retro"]),
    ("C-WK-260601", ["状态=定稿"], ["SetField  status final"]),
    ("C-WK-260601", ["attendees+=欧阳娜娜、韩梅梅"], ["AddEntry  attendees 欧阳娜娜"]),  # 小韩 is 韩梅梅
    ("C-WK-260601", ["编号=C-WK-260601"], ["SetField  id C-WK-260601"]),
]  # fmt: skip


@pytest.mark.parametrize(("address", "texts", "wanted"), EDITS)
def test_edits(address, texts, wanted, edits):
    assert edits(address, *texts) == wanted


# address · assignment · what is wrong
WRONG = [
    ("A1", "截至=2026-06-05", "action 行动 has no field “截至”"),
    ("A1", "预算.总额=5", "action 行动 has no field “预算.总额”"),
    ("C-CP", "预算.总数=5", "campaign 营销方案 has no field “预算.总数”"),
    ("A1", "状态=完成了吗", "unknown word “完成了吗”"),
    ("A1", "major=x", "unknown word “x”"),
    ("A1", "进度=-5%", "“-5%” is no progress between 0% and 100%"),
    ("A1", "进度=+5%", "“+5%” is no progress between 0% and 100%"),
    ("A1", "进度=101%", "“101%” is no progress between 0% and 100%"),
    ("A1", "进度=5次", "“5次” is no progress between 0% and 100%"),
    ("A1", "进度=1.0", "“1.0” may mean 1%, or 100%"),
    ("K1", "目标=多", "“多” is no number"),
    ("K1", "目标=5pp", "“5pp” can be read in two ways: it may mean the level 5%, or a change by 5pp (write +5pp or -5pp)"),
    ("K1", "目标=-20%", "“-20%” can be read in two ways: it may mean a change by -20%, or the level -20% (write ≤-20%)"),
    ("A1", "实际完成=2026-06-11", "2026-06-11 is still to come"),
    ("A1", "负责人=欧阳娜那", "nobody is called “欧阳娜那”"),
    ("C-WK-260601", "主持人=李磊", "nobody is called “李磊”"),
    ("A1", "kpi=D1", "C-CP.D1 is of the kind decision 决策, not kpi 指标"),
    ("A1", "kpi=K1、K9", "nothing, or more than one thing, has the address “K9”"),
    ("D2", "取代=D2", "an item cannot refer to itself"),
    ("C-WK-260601.follow_ups.1", "item=C-CP", "nothing, or more than one thing, has the address “C-CP”"),
    ("A1", "日志=x", "dated notes are added one by one"),
    ("A1", "豁免=x", "rules are set aside in the file itself"),
    ("C-CP", "预算=x", "this is a group of fields"),
    ("C-CP", "预算.明细=x", "entries of this list are added one by one"),
    ("C-CP", "行动=x", "entries of this list are added one by one"),
    ("K1", "变更=x", "entries of this list are added one by one"),
    ("A1", "备注+=x", "only a field that holds several can be added to or taken from"),
    ("A1", "标签-=", "the value is missing"),
    ("A1", "编号=A.1", "an id consists of letters, digits and -: “A.1”"),
    ("A1", "note=\udcff", "this is not UTF-8 text"),
    ("C-CP", "类型=", "a record cannot do without it"),
    ("C-CP", "类型=周报", "there is no type “周报”"),
    ("C-WK-260601", "状态=已完成", "unknown word “已完成”"),
]  # fmt: skip


@pytest.mark.parametrize(("address", "text", "sentence"), WRONG)
def test_what_is_wrong(address, text, sentence, edits):
    with pytest.raises(UsageError) as error:
        edits(address, text)
    assert str(error.value.message) == sentence
    assert error.value.place == read(text).name


@pytest.mark.parametrize(
    ("address", "text", "sentence"),
    [
        ("A1", "编号=a2", "this id is taken: C-CP.A2 有人提到"),
        ("A2", "编号=A3", "C-WK-260601.follow_ups.1 refers to it by its id, and would lose it"),
        ("A2", "编号=", "C-WK-260601.follow_ups.1 refers to it by its id, and would lose it"),
        ("C-WK-260601", "编号=c-cp", "c-cp exists already: plan.md"),
    ],
)
def test_what_is_refused(address, text, sentence, edits):
    with pytest.raises(RefusedError) as error:
        edits(address, text)
    assert str(error.value.message) == sentence


def test_a_record_keeps_the_id_by_which_others_name_its_items(record, checker):
    """An id that no file states changes with the date."""
    home = record("type: weekly\ndate: 2026-06-01\nactions: [{id: A1, what: x}]", "a.md")
    other = record("type: weekly\nid: O\nfollow_ups: [{item: WK-260601.A1}, {item: A1}]", "o.md")
    book = AddressBook([home, other])
    checks = checker()
    checks.book = book
    for text in ("date=2026-06-02", "campaign=c", "id=X"):
        with pytest.raises(RefusedError, match=r"O\.follow_ups\.1 refers to it"):
            field_changes([read(text)], book.find("a.md")[0], checks)
    field_changes([read("date=2026-06-01")], book.find("a.md")[0], checks)  # as it is
    field_changes([read("id=WK-260601")], book.find("a.md")[0], checks)  # written down
    field_changes([read("title=x")], book.find("a.md")[0], checks)


def test_a_field_given_twice_in_whatever_spelling(edits):
    for texts in (["截止=2026-06-05", "due="], ["标签=a", "tags+=b"], ["tags+=b", "标签=a"]):
        with pytest.raises(UsageError, match="this field is given twice"):
            edits("A1", *texts)
    assert edits("A1", "tags+=a", "tags+=b") == [
        "AddEntry actions.1 tags a",
        "AddEntry actions.1 tags b",
    ]


# the people file · the name · slip of whom · stranger
NAMES = [
    (PEOPLE, "李雷", None, False),
    (PEOPLE, "小韩", None, False),
    (PEOPLE, "李磊", "李雷", False),
    (PEOPLE, "欧阳娜那", "欧阳娜娜", False),
    (PEOPLE, "王芳", None, True),
    ([], "李雷", None, False),  # an attendee somewhere
    ([], "李磊", None, False),  # half of a short name is another person
    ([], "王芳", None, False),
]


@pytest.mark.parametrize(("people", "name", "slip", "stranger"), NAMES)
def test_names(people, name, slip, stranger, edits, checker):
    checks = checker(people)
    if slip:
        with pytest.raises(UsageError) as error:
            edits("A1", f"owner={name}", checks=checks)
        assert f"“{slip}”" in str(error.value.help)
    else:
        edits("A1", f"owner={name}", checks=checks)
    assert (name in checks.unknown_people) is stranger


def test_a_long_name_is_compared_where_there_is_no_people_file(record, checker):
    home = record("type: weekly\nactions: [{id: A1, what: x, owner: Marguerite Dupont}]", "a.md")
    checks = checker([])
    checks.book = AddressBook([home])
    target = checks.book.find("A1")[0]
    with pytest.raises(UsageError, match="nobody is called"):
        field_changes([read("owner=Margerite Dupont")], target, checks)
    field_changes([read("owner=Marguerite Dupont")], target, checks)
    checks.new_person = True
    field_changes([read("owner=Margerite Dupont")], target, checks)
