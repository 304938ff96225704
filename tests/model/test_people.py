"""Owner fields: the people they name, and their department."""

import pytest

from mtgrec.model.records.people import Person, Register

REGISTER = Register(
    [
        Person("李雷", ("小李", "Lei"), "市场部"),
        Person("韩梅梅", (), "销售部"),
        Person("Ana Silva", ("Ana",), "Growth"),
        Person("Tom Avery", ("Tom",), "Growth"),
        Person("王和平", (), ""),
        Person("张三", ("小张",), "财务部"),
        Person("张四", ("小张",), "法务部"),
    ]
)

# owner field · department field · the text without department · people · department
OWNERS = [
    ("李雷", "", "李雷", "李雷", "市场部"),
    ("小李", "", "小李", "李雷", "市场部"),
    ("lei", "", "lei", "李雷", "市场部"),
    ("市场部/李雷", "", "李雷", "李雷", "市场部"),
    ("销售部/李雷", "", "李雷", "李雷", "销售部"),  # the prefix beats the register
    ("销售部/李雷", "法务部", "李雷", "李雷", "法务部"),  # the item's field beats both
    (" 市场部 / 小李 ", "", "小李", "李雷", "市场部"),
    ("Growth/Ana", "", "Ana", "Ana Silva", "Growth"),  # known from the people file
    ("Nowhere/Ana", "", "Nowhere/Ana", "Nowhere|Ana Silva", None),  # no department
    ("Legal Dept/Ruth", "", "Ruth", "Ruth", "Legal Dept"),
    ("Sales team/Ruth", "", "Ruth", "Ruth", "Sales team"),
    ("市场部", "", None, "", "市场部"),
    ("growth", "", None, "", "growth"),
    ("财务部/市场部", "", None, "", "财务部/市场部"),
    ("市场部/", "", None, "", "市场部"),
    ("李雷、韩梅梅", "", "李雷、韩梅梅", "李雷|韩梅梅", None),
    ("李雷，韩梅梅；王五", "", "李雷，韩梅梅；王五", "李雷|韩梅梅|王五", None),
    ("李雷/韩梅梅", "", "李雷/韩梅梅", "李雷|韩梅梅", None),
    ("市场部/李雷、韩梅梅", "", "李雷、韩梅梅", "李雷|韩梅梅", "市场部"),
    ("李雷和韩梅梅", "", "李雷和韩梅梅", "李雷|韩梅梅", None),
    ("李雷和王五", "", "李雷和王五", "李雷和王五", None),  # 和 parts known names only
    ("王和平", "", "王和平", "王和平", None),
    ("Ana and Tom", "", "Ana and Tom", "Ana Silva|Tom Avery", None),
    ("Ana & Tom", "", "Ana & Tom", "Ana Silva|Tom Avery", None),
    ("Ana, Ana Silva", "", "Ana, Ana Silva", "Ana Silva", "Growth"),
    ("小张", "", "小张", "小张", None),  # an alias of two people names neither
    ("外部律师", "", "外部律师", "外部律师", None),
    ("", "市场部", None, "", "市场部"),
]


@pytest.mark.parametrize(("text", "field", "shown", "people", "department"), OWNERS)
def test_owner(text, field, shown, people, department):
    found = REGISTER.read_owner(text, field)
    assert (found.text, "|".join(found.people), found.department) == (shown, people, department)


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
    assert REGISTER.is_department(text) is expected
