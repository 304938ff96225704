"""Texts that name people: the people, those who help, and the department."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records.owner_words import owner_kind
from mtgrec.model.records.owners import owner_of
from mtgrec.model.records.people import OwnerKind, Person
from mtgrec.model.records.record import Item
from mtgrec.model.records.register import Register
from mtgrec.model.values.name_keys import name_key, person_key

REGISTER = Register(
    [
        Person("李雷", ("小李", "Lei", "李经理"), "市场部"),
        Person("韩梅梅", (), "销售部"),
        Person("Ana Silva", ("Ana",), "Growth"),
        Person("Tom Avery", ("Tom",), "Growth"),
        Person("王和平", (), ""),
        Person("张三", ("小张",), "财务部"),
        Person("张四", ("小张",), "法务部"),
    ]
)
NOBODY_KNOWN = Register()

# owner field · department field · the text without department · people · department
KNOWN_OWNERS = [
    ("李雷", "", "李雷", "李雷", "市场部"),
    ("小李", "", "李雷", "李雷", "市场部"),
    ("lei", "", "李雷", "李雷", "市场部"),
    ("ＬＥＩ", "", "李雷", "李雷", "市场部"),
    ("李经理", "", "李雷", "李雷", "市场部"),  # an alias, whatever it looks like
    ("李雷总监", "", "李雷", "李雷", "市场部"),
    ("市场部/李雷", "", "李雷", "李雷", "市场部"),
    ("李雷13900001111", "", "李雷", "李雷", "市场部"),  # a phone number is no part of the name
    ("李雷：139-0000-1111", "", "李雷", "李雷", "市场部"),
    ("销售部/李雷+86 139 0000 1111", "", "李雷", "李雷", "销售部"),
    ("Ana Silva +44 20 7946 0958", "", "Ana Silva", "Ana Silva", "Growth"),
    ("李雷13900001111，韩梅梅13800002222", "", "李雷、韩梅梅", "李雷|韩梅梅", None),
    ("销售部/李雷", "", "李雷", "李雷", "销售部"),  # the prefix beats the register
    ("李雷（销售部）", "", "李雷", "李雷", "销售部"),
    ("销售部/李雷", "法务部", "李雷", "李雷", "法务部"),  # the item's field beats both
    ("李雷", "法务部、财务部", "李雷", "李雷", "法务部/财务部"),
    (" 市场部 / 小李 ", "", "李雷", "李雷", "市场部"),
    ("Growth/Ana", "", "Ana Silva", "Ana Silva", "Growth"),  # known from the people file
    ("Ana (Growth)", "", "Ana Silva", "Ana Silva", "Growth"),
    ("Ana@growth", "", "Ana Silva", "Ana Silva", "Growth"),
    ("Ana Silva (Lisbon)", "", "Ana Silva", "Ana Silva", "Growth"),
    ("Anita (Ana)", "", "Ana Silva", "Ana Silva", "Growth"),
    ("ana  SILVA", "", "Ana Silva", "Ana Silva", "Growth"),
    ("Nowhere/Ana", "", "Nowhere, Ana Silva", "Nowhere|Ana Silva", None),  # no department
    ("growth", "", None, "", "Growth"),
    ("李雷和韩梅梅", "", "李雷、韩梅梅", "李雷|韩梅梅", None),
    ("李雷和王和平", "", "李雷、王和平", "李雷|王和平", None),
    ("王和平", "", "王和平", "王和平", None),
    ("Ana and Tom", "", "Ana Silva, Tom Avery", "Ana Silva|Tom Avery", None),
    ("Ana & Tom", "", "Ana Silva, Tom Avery", "Ana Silva|Tom Avery", None),
    ("Ana, Ana Silva", "", "Ana Silva", "Ana Silva", "Growth"),
    ("李雷和白云有限公司", "", "李雷", "李雷", "白云有限公司"),  # who is known is somebody
    ("小张", "", "小张", "小张", None),  # an alias of two people names neither
]

# owner field · people · department · helpers, where nobody is known
OWNERS = [
    ("李雷", "李雷", None, ""),
    ("市场部/李雷", "李雷", "市场部", ""),
    ("市场部／李雷", "李雷", "市场部", ""),
    ("市场部\\李雷", "李雷", "市场部", ""),
    ("李雷/市场部", "李雷", "市场部", ""),
    ("李雷（市场部）", "李雷", "市场部", ""),
    ("李雷(市场部)", "李雷", "市场部", ""),
    ("李雷 （市场部）", "李雷", "市场部", ""),
    ("【市场部】李雷", "李雷", "市场部", ""),
    ("市场部（李雷）", "李雷", "市场部", ""),
    ("@李雷", "李雷", None, ""),
    ("＠李雷", "李雷", None, ""),
    ("李雷@市场部", "李雷", "市场部", ""),
    ("市场部-李雷", "李雷", "市场部", ""),
    ("李雷-市场部", "李雷", "市场部", ""),
    ("市场部 - 李雷", "李雷", "市场部", ""),
    ("市场部——李雷", "李雷", "市场部", ""),
    ("市场部：李雷", "李雷", "市场部", ""),
    ("市场部:李雷", "李雷", "市场部", ""),
    ("市场部·李雷", "李雷", "市场部", ""),
    ("市场部 李雷", "李雷", "市场部", ""),
    ("市场部　李雷", "李雷", "市场部", ""),
    ("李雷 市场部", "李雷", "市场部", ""),
    ("李雷，市场部", "李雷", "市场部", ""),
    ("市场部李雷", "李雷", "市场部", ""),
    ("客服中心/李雷", "李雷", "客服中心", ""),
    ("Legal Dept/Ruth", "Ruth", "Legal Dept", ""),
    ("Sales team/Ruth", "Ruth", "Sales team", ""),
    ("Ruth (Sales team)", "Ruth", "Sales team", ""),
    ("Jo Lund - Marketing Team", "Jo Lund", "Marketing Team", ""),
    ("Marketing: Jo Lund", "Jo Lund", "Marketing", ""),
    ("Marketing/Jo Lund", "Jo Lund", "Marketing", ""),
    ("[[李雷]]", "李雷", None, ""),
    ("[[People/Jo Lund|Jo Lund]]", "Jo Lund", None, ""),
    ("[[People/Jo Lund.md|Jo]]", "Jo Lund", None, ""),
    ("[[市场部/李雷]]", "李雷", "市场部", ""),
    ("[Jo Lund](people/jo.md)", "Jo Lund", None, ""),
    ("市场部/[[李雷]]", "李雷", "市场部", ""),
    ("Jo  Lund", "Jo Lund", None, ""),
    ("Jo\u00a0Lund", "Jo Lund", None, ""),
    ("李\u200b雷", "李雷", None, ""),
    ("李　雷", "李雷", None, ""),
    ("Jo Lund <jo@example.com>", "Jo Lund", None, ""),
    ("jo@example.com", "jo@example.com", None, ""),
    ("李雷 13800138000", "李雷", None, ""),
    ("李雷（13800138000）", "李雷", None, ""),
    ("李雷、韩梅梅", "李雷|韩梅梅", None, ""),
    ("李雷，韩梅梅；王五", "李雷|韩梅梅|王五", None, ""),
    ("李雷/韩梅梅", "李雷|韩梅梅", None, ""),
    ("李雷|韩梅梅", "李雷|韩梅梅", None, ""),
    ("李雷\n韩梅梅", "李雷|韩梅梅", None, ""),
    ("王敏 李雷 韩梅梅", "王敏|李雷|韩梅梅", None, ""),
    ("王　敏 李雷", "王敏|李雷", None, ""),
    ("@李雷 @韩梅梅", "李雷|韩梅梅", None, ""),
    ("李雷 和 韩梅梅", "李雷|韩梅梅", None, ""),
    ("李雷和王五", "李雷|王五", None, ""),
    ("张和平和李雷", "张和平|李雷", None, ""),
    ("Anna and Bob", "Anna|Bob", None, ""),
    ("Anna & Bob", "Anna|Bob", None, ""),
    ("Jo Lund, Ann Ray", "Jo Lund|Ann Ray", None, ""),
    ("市场部/李雷、韩梅梅", "李雷|韩梅梅", "市场部", ""),
    ("市场部/李雷、销售部/韩梅梅", "李雷|韩梅梅", "市场部/销售部", ""),
    ("李雷、韩梅梅等", "李雷|韩梅梅", None, ""),
    ("李雷（主责）、韩梅梅（配合）", "李雷", None, "韩梅梅"),
    ("李雷（主责）、韩梅梅", "李雷", None, "韩梅梅"),
    ("李雷、韩梅梅（协助）", "李雷", None, "韩梅梅"),
    ("主责：李雷 配合：韩梅梅", "李雷", None, "韩梅梅"),
    ("李雷（负责）韩梅梅（协助）", "李雷", None, "韩梅梅"),
    ("李雷（主责） 韩梅梅（配合） 王敏（配合）", "李雷", None, "韩梅梅|王敏"),
    ("李雷【牵头】韩梅梅【参与】", "李雷", None, "韩梅梅"),
    ("韩梅梅(协办)李雷(主办)", "李雷", None, "韩梅梅"),
    ("Jo Lund (lead) Ann Ray (support)", "Jo Lund", None, "Ann Ray"),
    ("李雷（负责）韩梅梅", "李雷|韩梅梅", None, ""),  # nothing says who helps
    ("负责人：李雷；配合人：韩梅梅、王敏", "李雷", None, "韩梅梅|王敏"),
    ("李雷牵头，韩梅梅配合", "李雷", None, "韩梅梅"),
    ("李雷（A角）/韩梅梅（B角）", "李雷", None, "韩梅梅"),
    ("Jo (lead), Ann (support)", "Jo", None, "Ann"),
    ("Lead: Jo; Support: Ann", "Jo", None, "Ann"),
    ("市场部/李雷（主责）、销售部/韩梅梅（配合）", "李雷", "市场部", "韩梅梅"),
    ("市场部（牵头）、销售部（配合）", "", "市场部", ""),
    ("李雷经理", "李雷", None, ""),
    ("李雷 老师", "李雷", None, ""),
    ("Mr. Lund", "Lund", None, ""),
    ("Marketing Manager Anna Lee", "Anna Lee", None, ""),
    ("市场总监李雷", "李雷", None, ""),
    ("产品经理 王敏", "王敏", None, ""),
    ("“李雷”", "李雷", None, ""),
    ("**李雷**", "李雷", None, ""),
    ("李雷，电话13800138000", "李雷", None, ""),
    ("王总", "王总", None, ""),
    ("张部长", "张部长", None, ""),
    ("Jo Brand", "Jo Brand", None, ""),
    ("Anna-Maria Lee", "Anna-Maria Lee", None, ""),
    ("张伟（北京）", "张伟（北京）", None, ""),  # it may tell two people apart
    ("外部律师", "外部律师", None, ""),
    ("市场部", "", "市场部", ""),
    ("市场部/", "", "市场部", ""),
    ("财务部/市场部", "", "财务部/市场部", ""),
    ("Finance & Marketing", "", "Finance/Marketing", ""),
    ("R&D", "", "R&D", ""),
    ("市场部经理", "", "市场部", ""),
    ("市场部*经理", "", "市场部", ""),
    ("市场部*主管", "", "市场部", ""),
    ("销售部-经理", "", "销售部", ""),
    ("品牌部总监", "", "品牌部", ""),
    ("品牌部副总监", "", "品牌部", ""),
    ("采购处处长", "", "采购处", ""),
    ("市场部门负责人", "", "市场部门", ""),
    ("市场部高级经理", "", "市场部", ""),
    ("市场部李雷经理", "李雷", "市场部", ""),
    ("Marketing*manager", "", "Marketing", ""),
    ("Marketing Dept. manager", "", "Marketing Dept.", ""),
    ("市场部*李雷", "李雷", "市场部", ""),
    ("各部门经理", "", None, ""),
    ("项目经理", "", None, ""),
    ("项目组组长", "", None, ""),
    ("Bob and Sons Ltd", "", "Bob and Sons Ltd", ""),
    ("Smith & Co.", "", "Smith & Co.", ""),
    ("Johnson and Johnson GmbH", "", "Johnson and Johnson GmbH", ""),
    ("Procter and Gamble Inc", "", "Procter and Gamble Inc", ""),
    ("Lund Co., Ltd., Anna", "Anna", "Lund Co. Ltd.", ""),
    ("Anna, Co Lund", "Anna|Co Lund", None, ""),
    ("Procter and Gamble", "Procter|Gamble", None, ""),
    ("Anna and Bob", "Anna|Bob", None, ""),
    ("Maria Co", "Maria Co", None, ""),
    ("Marketing and Smith Ltd", "", "Marketing/Smith Ltd", ""),
    ("张三和李四", "张三|李四", None, ""),
    ("和平公司", "", "和平公司", ""),
    ("与众传媒有限公司", "", "与众传媒有限公司", ""),
    ("宝洁和强生公司", "", "宝洁和强生公司", ""),
    ("李雷和外包公司", "李雷", "外包公司", ""),
    ("蓝天和白云有限公司", "", "蓝天和白云有限公司", ""),
    ("高山与流水文化股份有限公司", "", "高山与流水文化股份有限公司", ""),
    ("红杉与高瓴集团", "", "红杉与高瓴集团", ""),
    ("金石和方圆律师事务所", "", "金石和方圆律师事务所", ""),
    ("马上及时雨工作室", "", "马上及时雨工作室", ""),
    ("蓝天和白云有限公司/赵倩", "赵倩", "蓝天和白云有限公司", ""),
    ("赵倩（蓝天和白云有限公司）", "赵倩", "蓝天和白云有限公司", ""),
    ("蓝天和白云有限公司 赵倩", "赵倩", "蓝天和白云有限公司", ""),
    ("蓝天和白云有限公司（赵倩）", "赵倩", "蓝天和白云有限公司", ""),
    ("赵倩、蓝天和白云有限公司", "赵倩", "蓝天和白云有限公司", ""),
    ("品牌部赵倩和白云有限公司", "赵倩", "品牌部/白云有限公司", ""),
    ("品牌部和白云有限公司", "", "品牌部/白云有限公司", ""),
    ("赵倩和白云有限公司", "", "赵倩和白云有限公司", ""),
    ("Marks and Spencer plc", "", "Marks and Spencer plc", ""),
    ("Dolce & Gabbana Holdings", "", "Dolce & Gabbana Holdings", ""),
    ("奥美集团", "", "奥美集团", ""),
    ("Omnicom Group", "", "Omnicom Group", ""),
    ("Jo Lund, Omnicom Group", "Jo Lund", "Omnicom Group", ""),
    ("the project group", "", None, ""),
    ("李雷 (请假)", "李雷", None, ""),
    ("李雷（出差）", "李雷", None, ""),
    ("李雷(代)", "李雷", None, ""),
    ("李雷（6月请假）", "李雷", None, ""),
    ("李雷（休假至周五）", "李雷", None, ""),
    ("李雷（已离职）", "李雷", None, ""),
    ("李雷（暫定）", "李雷", None, ""),
    ("李雷（市场部、出差）", "李雷", "市场部", ""),
    ("李雷 请假", "李雷", None, ""),
    ("（出差）", "", None, ""),
    ("Jo Lund (on leave)", "Jo Lund", None, ""),
    ("Jo Lund (on leave until Friday)", "Jo Lund", None, ""),
    ("Jo Lund (tbc)", "Jo Lund", None, ""),
    ("Jo Lund (acting)", "Jo Lund", None, ""),
    ("Jo Lund (PR team)", "Jo Lund", "PR team", ""),
    ("李雷（市场部）", "李雷", "市场部", ""),
    ("高级经理", "", None, ""),
    ("运营岗", "", None, ""),
    ("渠道拓展专员", "", None, ""),
    ("直播负责人", "", None, ""),
    ("team lead", "", None, ""),
    ("Senior Brand Manager", "", None, ""),
    ("全体", "", None, ""),
    ("各部门", "", None, ""),
    ("相关人员", "", None, ""),
    ("TBD", "", None, ""),
    ("市场部/待定", "", "市场部", ""),
]


@pytest.mark.parametrize(("text", "field", "shown", "people", "department"), KNOWN_OWNERS)
def test_owner_where_people_are_known(text, field, shown, people, department):
    found = REGISTER.read_owner(text, field)
    assert (found.text, "|".join(found.people), found.department) == (shown, people, department)


@pytest.mark.parametrize(("text", "people", "department", "helpers"), OWNERS)
def test_owner(text, people, department, helpers):
    found = NOBODY_KNOWN.read_owner(text)
    read = "|".join(found.people), found.department, "|".join(found.helpers)
    assert read == (people, department, helpers)


# owner field · what is shown where no name is alone
SHOWN = [
    ("市场部/TBD", "TBD"),
    ("各部门", "各部门"),
    ("市场部经理", "市场部经理"),
    ("李雷、韩梅梅等", "李雷、韩梅梅等"),
    ("李雷和团队", "李雷和团队"),
    ("配合：韩梅梅", "配合：韩梅梅"),
    ("13800138000", "13800138000"),
]


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_no_word_is_lost(text, shown):
    assert NOBODY_KNOWN.read_owner(text).text == shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市场部", True),
        ("客服中心", True),
        ("设计組", True),
        ("办公室", True),
        ("采购处", True),
        ("Growth", True),
        ("Product Team", True),
        ("Legal dept.", True),
        ("李雷", False),
        ("Steam", False),
        ("各部门负责人", False),
    ],
)
def test_is_department(text, expected):
    assert (owner_kind(text, REGISTER) is OwnerKind.DEPARTMENT) is expected


# two spellings of one name
SAME = [
    ("Jo Lund", "jo  lund"),
    ("Jo Lund", "Ｊｏ　Ｌｕｎｄ"),
    ("José Díaz", "Jose\u0301 Di\u0301az"),
    ("李雷", "李\u200b雷"),
    ("李雷", "李 雷"),
    ("張偉", "张偉"),
    ("Anna-Maria", "Anna Maria"),
    ("阿依·买买提", "阿依・买买提"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_spellings_are_one_name(one, other):
    assert person_key(one) == person_key(other)


def test_hyphens_tell_campaigns_apart_but_width_case_and_blanks_do_not():
    assert name_key("618-2026") == name_key(" ６１８－２０２６ ")
    assert name_key("Spring Fair") == name_key("SPRING  fair")
    assert name_key("fair-2026") != name_key("fair 2026")


@given(st.text())
def test_a_key_is_its_own_key(text):
    assert name_key(name_key(text)) == name_key(text)
    assert person_key(person_key(text)) == person_key(text)


NAMES = st.sampled_from(["李雷", "韩梅梅", "王敏", "欧阳娜娜", "周涛"])
ENGLISH = st.sampled_from(["Jo Lund", "Ann Ray", "Anna-Maria Lee"])
UNITS = st.sampled_from(["市场部", "客服中心", "设计组", "Legal Dept", "Sales Team"])
DECORATIONS = [
    *("{unit}/{name}", "{unit}／{name}", "{unit} / {name}", "{name}（{unit}）", "{name} ({unit})"),
    *("{name}/{unit}", "{name}@{unit}", "{unit} - {name}", "{unit}：{name}", "【{unit}】{name}"),
    *("{unit}/[[{name}]]", "@{name}（{unit}）", "{unit}/{name}（主责）", "{unit}/[[p/{name}|x]]"),
    *("\u200b{unit}/{name}\u200d", "{unit}/[{name}](x.md)", "{unit}（{name}）", "{name}，{unit}"),
]


@given(NAMES | ENGLISH, UNITS, st.sampled_from(DECORATIONS))
def test_every_decoration_reads_to_the_same_owner(name, unit, decoration):
    found = NOBODY_KNOWN.read_owner(decoration.format(name=name, unit=unit))
    assert (found.people, found.department, found.text) == ((name,), unit, name)


@given(st.lists(st.sampled_from([text for text, *_ in OWNERS]), max_size=12))
def test_owners_part_the_items(texts):
    items = [Item("action", number, 0, {"owner": text}, {}) for number, text in enumerate(texts)]
    states = [
        ItemState(None, item, "", owner_of(item, NOBODY_KNOWN), 1, False, None, False)  # type: ignore[arg-type]
        for item in items
    ]
    for state in states:
        assert state.owner_key is None or state.owner_key.strip()
        assert not set(state.owner.people) & set(state.owner.helpers)
    groups = {
        key: [s for s in states if s.owner_key == key] for key in {s.owner_key for s in states}
    }
    assert sum(map(len, groups.values())) == len(items)


FIRST_SEEN = """
---
type: weekly
date: 2026-06-01
attendees: 王敏 李雷 韩梅梅
actions:
  - {id: A1, what: a, owner: jo lund, department: sales team}
  - {id: A2, what: b, owner: Jo  Lund（Sales Team）}
  - {id: A3, what: c, owner: "@Ｊｏ Ｌｕｎｄ"}
  - {id: A4, what: d, owner: "[[People/Jo Lund|Jo]]"}
  - {id: A5, what: e, owner: 市场部/李雷}
  - {id: A6, what: f, owner: 李雷（主责）、韩梅梅（配合）}
  - {id: A7, what: g, owner: 全体}
---
"""


def test_one_person_is_one_row_under_the_first_spelling(workspace, mtgrec):
    folder = workspace(f"=== a.md{FIRST_SEEN}")
    answer = mtgrec(folder, "status", "--by", "owner", "--format", "json").json
    groups = {group["key"]: group["actions"] for group in answer["groups"]}
    assert groups == {"jo lund": 4, "李雷": 2, None: 1}
    people = mtgrec(folder, "list", "people", "--format", "json").json["items"]
    assert [(each["name"], each["open"]) for each in people] == [("jo lund", 4), ("李雷", 2)]
    answer = mtgrec(folder, "status", "--by", "department", "--format", "json").json
    groups = {group["key"]: group["actions"] for group in answer["groups"]}
    assert groups == {"sales team": 2, "市场部": 1, None: 4}
    record = mtgrec(folder, "show", "a.md", "--format", "json").json["record"]
    assert record["attendees"] == ["王敏", "李雷", "韩梅梅"]


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        ("--owner @李雷", "A5 A6"),
        ("--owner 市场部/李雷", "A5 A6"),
        ("--owner 李雷（市场部）", "A5 A6"),
        ("--owner [[李雷]]", "A5 A6"),
        ("--owner ＪＯ　ＬＵＮＤ", "A1 A2 A3 A4"),
        ("--owner 全体", "A7"),
        ("--owner 韩梅梅", ""),
        ("--department ＳＡＬＥＳ　ＴＥＡＭ", "A1 A2"),
    ],
)
def test_filters_read_names_as_records_do(arguments, ids, workspace, mtgrec):
    folder = workspace(f"=== a.md{FIRST_SEEN}")
    answer = mtgrec(folder, "list", "actions", *arguments.split(" "), "--format", "json")
    assert " ".join(item["id"] for item in answer.json["items"]) == ids


def test_helpers_are_those_of_both_fields(workspace, mtgrec):
    folder = workspace("""
=== a.md
---
type: weekly
date: 2026-06-01
actions:
  - {id: A1, what: a, owner: 李雷（主责）、韩梅梅（配合）, helpers: [王敏, "@Jo Lund", 韩梅梅]}
  - {id: A2, what: b, owner: jo  lund, 配合人: 王敏 李雷}
---
""")
    items = mtgrec(folder, "list", "actions", "--format", "json").json["items"]
    assert [(each["owners"], each["helpers"]) for each in items] == [
        (["李雷"], ["韩梅梅", "王敏", "Jo Lund"]),
        (["Jo Lund"], ["王敏", "李雷"]),
    ]
