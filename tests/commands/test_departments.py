"""What departments look up: their actions, what is needed of them, and who has not agreed (A12)."""

import pytest

WORKSPACE = """
=== c/kickoff.md
---
类型: 启动会
编号: KO
项目: c
日期: 2026-05-25
已确认: [市场部]
行动:
  - {编号: A2, 内容: 投放, 负责人: 市场部/韩梅梅, 截止: 2026-06-20, 所需支持: 设计部/两名设计师周三前到位}
  - {编号: A3, 内容: 海报, 负责人: 设计部/吴鹏, 截止: 2026-06-05}
  - {编号: A4, 内容: 备货, 部门: 设计部、供应链部, 负责人: 唐思远, 截止: 2026-06-22}
  - {编号: A5, 内容: 做完的, 负责人: 市场部/韩梅梅, 状态: 已完成, 实际完成: 2026-06-01, 所需支持: 设计部/海报}
  - {编号: A6, 内容: 没写部门, 负责人: 市场部/韩梅梅, 所需支持: 需要预算}
  - {编号: A7, 内容: 审合同, 负责人: 法务部/蒋琳, 所需支持: 市场部/合同样本}
---
"""


# the department asked for · the actions of `list` · the totals of `status` · what others need of it
@pytest.mark.parametrize(
    ("department", "listed", "own", "needed"),
    [
        ("设计部", ["A2", "A3", "A4", "A5"], 2, ["A2"]),
        ("供应链部", ["A4"], 1, []),
        ("市场部", ["A2", "A5", "A6", "A7"], 3, ["A7"]),
        ("法务部", ["A7"], 1, []),
    ],
)
def test_a_department_sees_its_own_and_what_is_needed_of_it(
    department, listed, own, needed, workspace, mtgrec
):
    folder = workspace(WORKSPACE)
    found = mtgrec(folder, "list", "actions", "--department", department, "--format", "json").json
    assert sorted(item["id"] for item in found["items"]) == listed
    status = mtgrec(folder, "status", "--department", department, "--format", "json").json
    assert status["totals"]["actions"] == own
    assert [item["id"] for item in status["needed"]] == needed


def test_nothing_is_needed_of_anybody_where_no_department_is_asked_for(workspace, mtgrec):
    assert mtgrec(workspace(WORKSPACE), "status", "--format", "json").json["needed"] == []


def test_support_is_shown_in_words(workspace, mtgrec):
    folder = workspace(WORKSPACE)
    status = mtgrec(folder, "status", "--department", "设计部", lang="zh").out
    assert "所需支持" in status
    assert "设计部/两名设计师周三前到位" in status
    listed = mtgrec(folder, "list", "actions", "--department", "设计部", lang="zh").out
    assert "设计部/两名设计师周三前到位" in listed
    shown = mtgrec(folder, "show", "KO.A2").out
    assert "Needs       设计部/两名设计师周三前到位" in shown
    report = mtgrec(folder, "report", "assignments", "--campaign", "c", lang="zh").out
    assert "设计部/两名设计师周三前到位" in report


def test_a_department_of_which_something_is_needed_may_have_nothing_of_its_own(workspace, mtgrec):
    text = WORKSPACE.replace("设计部/吴鹏", "吴鹏").replace(
        "部门: 设计部、供应链部", "部门: 供应链部"
    )
    status = mtgrec(workspace(text), "status", "--department", "设计部", lang="zh").out
    assert "设计部/两名设计师周三前到位" in status


# what is confirmed · who has not agreed
@pytest.mark.parametrize(
    ("confirmed", "missing"),
    [
        ("[市场部]", ["设计部", "供应链部", "法务部"]),
        ("", ["市场部", "设计部", "供应链部", "法务部"]),
        ("[市场部, 设计部, 供应链部, 法务部]", []),
        ("市场部、設計部、供应链部", ["法务部"]),
        ("[ＭＡＲＫＥＴ, 市 场 部, 设计部/吴鹏, 供应链部（唐思远）]", ["法务部"]),
        ("[市场, 设计, 供应链部, 法务部]", []),
        ("[市场组, 设计部, 供应链部, 法务部]", ["市场部"]),  # a group is not its department
    ],
)
def test_who_has_not_agreed_yet(confirmed, missing, workspace, mtgrec):
    folder = workspace(WORKSPACE.replace("[市场部]", confirmed))
    kickoff = mtgrec(folder, "show", "KO", "--format", "json").json["record"]
    campaign = mtgrec(folder, "show", "c", "--format", "json").json["campaign"]
    assert kickoff["not_confirmed"] == campaign["not_confirmed"] == missing
    hints = mtgrec(folder, "check", "--select", "N012", "--format", "json").json["findings"]
    assert [finding["code"] for finding in hints] == (["N012"] if missing else [])
    for command in (("show", "KO"), ("show", "c")):
        assert ("Not confirmed by" in mtgrec(folder, *command).out) is bool(missing)


# what `confirmed` says · the department that holds the action · who has not agreed yet
@pytest.mark.parametrize(
    ("confirmed", "department", "missing"),
    [
        ("PR", "PR Team", []),
        ("PR Team", "PR", []),
        ("pr team", "PR", []),
        ("Marketing", "Marketing Dept.", []),
        ("Marketing Department", "Marketing Dept.", []),
        ("市场", "市场部", []),
        ("市场部门", "市场部", []),
        ("運營組", "运营", []),
        ("Jo (PR)", "PR Team", []),
        ("Growth", "Growth Team", []),
        ("Marketing Team", "Marketing Department", ["Marketing Department"]),
        ("PR", "HR Team", ["HR Team"]),
    ],
)
def test_a_department_has_agreed_however_it_is_called(
    confirmed, department, missing, workspace, mtgrec
):
    folder = workspace(f"""
=== k.md
---
type: kickoff
id: KO
campaign: c
date: 2026-05-25
confirmed: [{confirmed}]
actions:
  - {{id: A2, what: Film, owner: Jo Lund, department: {department}, due: 2026-06-20}}
---
""")
    record = mtgrec(folder, "show", "KO", "--format", "json").json["record"]
    assert record["not_confirmed"] == missing
    found = mtgrec(folder, "check", "--select", "N012", "--format", "json").json["findings"]
    assert len(found) == len(missing)


@pytest.mark.parametrize(
    ("needs", "asked"),
    [
        ("PR Team/two people", "PR"),
        ("PR/two people", "pr team"),
        ("市场/两个人", "市场部"),
        ("市场部：两个人", "市场"),
        ("Legal Dept/a look", "Legal"),
    ],
)
def test_what_is_needed_of_a_department_is_found_by_each_of_its_names(
    needs, asked, workspace, mtgrec
):
    folder = workspace(f"""
=== k.md
---
type: kickoff
id: KO
campaign: c
date: 2026-05-25
actions:
  - {{id: A2, what: Film, owner: Jo Lund, due: 2026-06-20, needs: "{needs}"}}
---
""")
    found = mtgrec(folder, "list", "actions", "--department", asked, "--format", "json")
    assert found.code == 0, found.err
    assert [item["id"] for item in found.json["items"]] == ["A2"]
    needed = mtgrec(folder, "status", "--department", asked, "--format", "json").json["needed"]
    assert [item["id"] for item in needed] == ["A2"]


# departments of two actions · the departments that `status` groups them by
@pytest.mark.parametrize(
    ("one", "other", "groups"),
    [
        ("PR", "PR Team", ["PR"]),
        ("市场部", "市场", ["市场部"]),
        ("运营", "运营组", ["运营"]),
        ("Marketing Dept.", "marketing department", ["Marketing Dept."]),
        ("运营部", "运营组", ["运营组", "运营部"]),
    ],
)
def test_one_department_is_one_group(one, other, groups, workspace, mtgrec):
    folder = workspace(f"""
=== k.md
---
type: kickoff
id: KO
campaign: c
date: 2026-05-25
actions:
  - {{id: A2, what: Film, owner: Jo Lund, department: {one}, due: 2026-06-20}}
  - {{id: A3, what: Cut, owner: Ann Ray, department: {other}, due: 2026-06-20}}
---
""")
    status = mtgrec(folder, "status", "--by", "department", "--format", "json").json
    assert sorted(group["key"] for group in status["groups"]) == sorted(groups)
    for asked in (one, other):
        found = mtgrec(folder, "list", "actions", "--department", asked, "--format", "json").json
        assert len(found["items"]) == (2 if len(groups) == 1 else 1)


@pytest.mark.parametrize(
    "owner", ["市场部*经理", "市场部经理", "市场部-主管", "市场部副总监", "市场*经理"]
)
def test_the_department_of_a_position_is_found(owner, workspace, mtgrec):
    folder = workspace(f"""
=== k.md
---
type: kickoff
id: KO
campaign: c
date: 2026-05-25
actions:
  - {{id: A2, what: Film, owner: "{owner}", due: 2026-06-20}}
---
""")
    (found,) = mtgrec(folder, "list", "actions", "--department", "市场部", "--format", "json").json[
        "items"
    ]
    assert found["owner"] == owner
    assert found["owners"] == []


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        ("李雷 (请假)", "李雷"),
        ("李雷（出差）", "李雷"),
        ("李雷(代)", "李雷"),
        ("李雷（暂定）", "李雷"),
        ("Jo Lund (on leave)", "Jo Lund"),
        ("Jo Lund (tbc)", "Jo Lund"),
        ("李雷（市场部、休假）", "李雷"),
    ],
)
def test_a_remark_is_no_part_of_the_name_and_is_shown(owner, name, workspace, mtgrec):
    folder = workspace(f"""
=== k.md
---
type: kickoff
id: KO
campaign: c
date: 2026-05-25
actions:
  - {{id: A2, what: Film, owner: "{owner}", due: 2026-06-20}}
  - {{id: A3, what: Cut, owner: "{name}", due: 2026-06-20}}
---
""")
    found = mtgrec(folder, "list", "actions", "--owner", name, "--format", "json").json["items"]
    assert [(item["owner"], item["owner_text"]) for item in found] == [(name, owner), (name, None)]
    assert owner in mtgrec(folder, "show", "KO.A2").out


def test_a_department_in_brackets_is_no_remark(workspace, mtgrec):
    folder = workspace("""
=== k.md
---
type: kickoff
id: KO
campaign: c
date: 2026-05-25
actions:
  - {id: A2, what: Film, owner: 李雷（市场部）, due: 2026-06-20}
---
""")
    (item,) = mtgrec(folder, "list", "actions", "--format", "json").json["items"]
    assert (item["owner"], item["department"], item["owner_text"]) == ("李雷", "市场部", None)
