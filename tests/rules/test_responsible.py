"""Who answers for an item: one named person does, and nobody else (B19)."""

from pathlib import Path

import pytest

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records import name_parts, name_pieces, owner_words
from mtgrec.model.records.owners import owner_of
from mtgrec.model.records.people import Person
from mtgrec.model.records.record import Item
from mtgrec.model.records.register import Register
from mtgrec.model.values import normalized
from mtgrec.rules.checklist_items import c004_declared_against_computed as declared_against_computed
from mtgrec.rules.checklist_items import c005_off_track_without_action as off_track_without_action
from mtgrec.rules.checklist_items import checklists
from mtgrec.rules.milestones import channel_tests
from mtgrec.rules.shared import lateness, note_claims, single_owner, vague_words
from mtgrec.rules.shared.single_owner import why_not_one_person

REGISTER = Register(
    [
        Person("李雷", ("雷子",), "市场部"),
        Person("全伟"),
        Person("何组"),
        Person("林部"),
        Person("Team Wang"),
        Person("王芳", department="一组"),
        Person("王芳", department="二组"),
    ]
)


def each(text: str) -> list[str]:
    return text.split()


def why(owner: str | None, department: str = "") -> str | None:
    values = {"owner": owner, "department": department}
    item = Item("action", 1, 0, {name: text for name, text in values.items() if text}, {})
    state = ItemState(None, item, "", owner_of(item, REGISTER), 1, False, None, False)  # type: ignore[arg-type]
    said = why_not_one_person(state, REGISTER)
    return str(said) if said else None


@pytest.mark.parametrize(
    "owner",
    each(
        """
    李雷 雷子 李雷/雷子 市场部/李雷 李雷/市场部 李雷（市场部） 【市场部】李雷 市场部-李雷 市场部：李雷 市场部、李雷
    [[李雷]] @李雷 李雷@市场部 李雷(13800138000) 李雷,13800138000 lilei@example.com 李雷<lilei@example.com>
    王和平 王与之 张和 周及 全伟 全智贤 全国强 周全 成龙 项羽 诸葛亮 有若 欧阳娜娜 阿凡提·买买提 何组 林部 王芳
    市场部/王敏 项目部/王敏 项目组/王敏 执行小组/王敏 王总 李经理 王部长 张科长 小李 老王 李雷先生 李雷牵头 韩梅梅（李雷协助） 李娜（暂定）
    Na Allen Alla Everly 市場部/韓梅梅 ＬｉＬｅｉ ｌｉｌｅｉ＠ｅｘａｍｐｌｅ．ｃｏｍ
    """
    ),
)
def test_one_named_person_is_enough(owner: str):
    assert why(owner) is None


@pytest.mark.parametrize(
    "owner",
    [
        "Anna Lee",
        "Core Team/Anna Lee",
        "Launch Team/Anna",
        "Li Na",
        "Tim Allen",
        "Ann All",
        "Or Levi",
        "An Open",
        "Tbd Lee",
        "Will Everly",
        "Team Wang",
        "Anna-Maria Lee",
        "Jean-Pierre O'Neill",
        "Marketing/Anna Lee",
        "Marketing Dept / Anna Lee",
        "Marketing Manager Anna Lee",
        "Anna Lee (Marketing)",
        "Anna Lee, +86 138 0013 8000",
        "Marketing: Anna Lee",
        "李 雷",
        "欧阳 娜娜",
        "歐陽 娜娜",
        "李雷 Ray",
        "李雷 13800138000",
        "李雷 总监",
        "李雷 先生",
        "总监 李雷",
        "市场部 李雷",
        " 李雷 ",
        "李雷（主责）、韩梅梅（协助）",
        "主责：李雷 配合：韩梅梅",
    ],
)
def test_blanks_and_dashes_stand_in_names_too(owner: str):
    assert why(owner) is None


@pytest.mark.parametrize("owner", [None, "", "  "])
def test_nobody_is_named(owner: str | None):
    assert why(owner) == "nobody is named"


def test_a_department_in_its_own_field_is_no_person():
    assert why(None, "市场部") == "“市场部” names no person, only a department"
    assert why("李雷", "市场部") is None


@pytest.mark.parametrize(
    ("owner", "count"),
    [
        ("李雷、韩梅梅", 2),
        ("李雷，韩梅梅；周涛", 3),
        ("李雷/韩梅梅", 2),
        ("李雷和韩梅梅", 2),
        ("李雷 和 韩梅梅", 2),
        ("李雷与王和平", 2),
        ("李雷＆韩梅梅", 2),
        ("李雷或韩梅梅", 2),
        ("李雷 韩梅梅", 2),
        ("@李雷@韩梅梅", 2),
        ("王总/李经理", 2),
        ("市场部/李雷、销售部/韩梅梅", 2),
        ("李雷（主责）、韩梅梅（主责）", 2),
        ("王敏 13800138000 李雷 13900139000", 2),
        ("Li Lei and Han Meimei", 2),
        ("Li Lei & Han Meimei", 2),
        ("Li Lei or Han Meimei", 2),
        ("Anna Lee / Tim Allen", 2),
    ],
)
def test_several_people_are_counted(owner: str, count: int):
    assert why(owner) == f"“{' '.join(owner.split())}” are {count} people"


@pytest.mark.parametrize(
    "owner",
    each(
        "李雷等 李雷等人 李雷等3人 李雷等相关部门 李雷及相关人员 李雷和团队 李雷、全体 李雷/待定 李雷和市场部 李雷、韩青和白云有限公司"
    ),
)
def test_one_person_and_others(owner: str):
    if owner == "李雷等相关部门":
        assert why(owner)
    else:
        assert why(owner) == f"“{owner}” names others besides 李雷"


@pytest.mark.parametrize(
    "owner",
    each(
        """
    各部门 各部门负责人 各位 各店店长 相关部门 相关人员 有关同事 全体 全体员工 全体执行团队 全员 全公司 全组 全部同事 全国各门店
    大家 所有人 所有部门 每个人 团队 执行团队 项目组 工作组 项目成员 运营人员 参会人员 与会者 店长们 同事们 我们 我 三人 多人 双方
    市场部全体 市场部/全体 市场部同事 市场部：全体 管理层 公司 同上 不限
    各部門負責人 相關人員 全體執行團隊 項目組 運營人員 參會人員 團隊 店長們
    everyone Everybody ALL all-hands team TEAM someone nobody various us ｅｖｅｒｙｏｎｅ
    """
    ),
)
def test_everybody_is_nobody(owner: str):
    assert why(owner) == f"“{owner}” can be anybody"


@pytest.mark.parametrize(
    "owner",
    [
        "the team",
        "The whole team",
        "all departments",
        "All of marketing",
        "everyone in sales",
        "relevant departments",
        "department heads",
        "each department",
    ],
)
def test_everybody_is_nobody_in_english(owner: str):
    assert why(owner) == f"“{owner}” can be anybody"


@pytest.mark.parametrize(
    "owner",
    each(
        """
    待定 待确认 待分配 待補充 未定 尚未确定 暂无 暫無 不确定 无 空缺 TBD tba Tbc ＴＢＤ ? ？ ？？ - — / ___ N/A n/a NA none 某部 xx
    市场部/待定 市场部-待定 市场部/TBD （待定） TBD（市场部） 待定（李雷？）
    """
    ),
)
def test_what_is_undecided_is_said_to_be(owner: str):
    assert why(owner) == f"“{owner}” leaves it open"


@pytest.mark.parametrize("owner", ["to be decided", "not yet assigned", "unassigned", "pending"])
def test_what_is_undecided_in_english(owner: str):
    assert why(owner) == f"“{owner}” leaves it open"


@pytest.mark.parametrize(
    "owner",
    [
        *each(
            "市场部 财务部/市场部 市场部、销售部 财务/市场 市场 财务和市场部 设计中心 供应商 奥美公司 財務部/市場部 人力資源 HR"
        ),
        "Marketing Dept",
        "Marketing",
        "Finance/Marketing",
        "Finance & Marketing",
        "Design Team",
        "R&D",
        "Agency",
    ],
)
def test_a_department_is_no_person(owner: str):
    assert why(owner) == f"“{owner}” names no person, only a department"


@pytest.mark.parametrize(
    "owner",
    [
        *each(
            "负责人 市场部经理 市场部负责人 市场部/负责人 市场部的负责人 项目经理 市場部負責人 老板 店长 CMO"
        ),
        "Marketing Manager",
        "the project lead",
        "Head of Sales",
    ],
)
def test_a_role_is_no_name(owner: str):
    assert why(owner) == f"“{owner}” is a role without a name"


def test_a_phone_number_is_no_name():
    assert why("13800138000") == "“13800138000” is no name"


def test_a_very_long_text_is_no_name_and_is_shown_in_part():
    said = why("请各位" * 100)
    assert said == f"“{'请各位' * 13}…” can be anybody"


@pytest.mark.parametrize(
    "text", ["a@", "和", "等", "李 ", "(", "、", "a and ", "等人", "-", "\u3000"]
)
def test_no_text_takes_long(text: str):
    why("李雷" + text * 50_000)


@pytest.mark.parametrize("writing", ["s2t", "s2tw", "s2hk"])
def test_traditional_characters_of_all_that_is_looked_for_are_levelled(writing: str):
    opencc = pytest.importorskip("opencc")
    convert = opencc.OpenCC(writing).convert
    sources = [
        *(
            Path(str(module.__file__)).read_text(encoding="utf-8")
            for module in (
                name_parts,
                name_pieces,
                owner_words,
                vague_words,
                note_claims,
                lateness,
                checklists,
                channel_tests,
            )
        ),
        normalized._UNDECIDED.pattern,
        declared_against_computed._GOAL_WORDS.pattern,
        off_track_without_action._REMEDY.pattern,
    ]
    for source in sources:
        chinese = {character for character in source if "\u3400" <= character <= "\u9fff"}
        assert {one for one in chinese if normalized.normalized(convert(one)) != one} == set(), (
            source
        )


def test_levelling_keeps_every_character_in_its_place():
    text = "ＴＢＤ　儘快\u00a0İSTANBUL 各部門"
    assert normalized.normalized(text) == "tbd 尽快 İstanbul 各部门"
    assert len(normalized.normalized(text)) == len(text)


def test_a_name_that_the_people_file_knows_is_never_vague():
    register = Register([Person("大家"), Person("各部门"), Person("Everyone")])
    for name in ("大家", "各部门", "everyone"):
        item = Item("action", 1, 0, {"owner": name}, {})
        state = ItemState(None, item, "", owner_of(item, register), 1, False, None, False)  # type: ignore[arg-type]
        assert single_owner.why_not_one_person(state, register) is None
