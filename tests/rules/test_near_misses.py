"""What people really write, and what the rules must not say of it: near misses of several families."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mtgrec.model.records.types import BUILT_IN

TYPES = [kind.name for kind in BUILT_IN]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("campaign", [(), ("--campaign", "618-2026")], ids=["alone", "campaign"])
@pytest.mark.parametrize("kind", TYPES)
def test_a_record_fresh_from_its_template_has_nothing_beyond_hints(
    kind: str, campaign: tuple[str, ...], lang: str, mtgrec: Callable[..., Any], tmp_path: Path
):
    (tmp_path / "mtgrec.toml").touch()
    for day in ("2026-05-20", "2026-06-10", "2026-07-20"):
        mtgrec(tmp_path, "new", kind, "618", *campaign, "--date", day, "--lang", lang)
    for today in ("2026-05-01", "2026-06-11", "2026-08-30"):
        done = mtgrec(tmp_path, "check", "--format", "concise", today=today)
        lines = [line for line in done.out.splitlines() if " hint: " not in line]
        assert (done.code, lines[:-1]) == (0, [])


def codes(found) -> list[str]:
    return [one.code for one in found]


FORM = """
type: checklist
checks:
  - {id: C2, stage: preparation, what: Goals aligned, standard: Agreed}
  - {id: C3, stage: execution, what: Channel test, channel: Instagram, threshold: 2%, status: open}
"""


@pytest.mark.parametrize(("more", "count"), [("", 2), ("owner: 李雷", 2), ("owner: ''", 3)])
def test_a_checklist_that_nobody_has_begun_with_is_one_hint(check, more: str, count: int):
    text = f"{FORM}  - {{id: C4, what: Archive, {more}}}\n" if more else FORM
    assert not check(text, "C003")
    (one,) = check(text, "C008")
    assert (one.severity, one.problem.message.values["count"]) == ("hint", count)


@pytest.mark.parametrize("more", ["due: 2026-06-20", "status: done", "note: late"])
def test_a_checklist_that_somebody_began_names_its_owners(check, more: str):
    text = f"{FORM}  - {{id: C4, what: Archive, {more}}}\n"
    assert len(check(text, "C003")) == 3
    assert not check(text, "C008")


def test_a_vague_owner_is_found_before_anybody_begins(check):
    text = f"{FORM}  - {{id: C4, what: Archive, owner: 全体执行团队}}\n"
    assert [one.item.id for one in check(text, "C003")] == ["C4"]


def test_a_special_check_before_a_milestone_is_no_checklist_of_nine(check):
    special = "type: checklist\nchecks:\n  - {id: C2, what: 内容审核, owner: 李雷}\n  - {id: C3, what: 各部门就绪, owner: 李雷}\n"
    assert not check(special, "C001")
    assert not check(special, "C002")
    assert check(special + "  - {id: C4, what: 资料归档, owner: 李雷}\n", "C001")


DRAFT = """
type: kickoff
budget: {total: 100000, contingency: 5%}
# plan.md
type: campaign
date: 2026-06-01
draft: yes
budget: {total: 200000, contingency: 12%}
"""


def test_a_draft_of_a_plan_does_not_replace_the_kickoffs_budget(check):
    assert [one.problem.path for one in check(DRAFT, "B001")] == ["minutes.md"]
    assert not check(DRAFT.replace("draft: yes", "draft: no"), "B001")


def test_a_draft_of_a_plan_does_not_close_a_campaign(check):
    plans = "type: campaign\ndate: 2026-05-01\nbudget: {total: 100, contingency: 5}\n# b.md\ntype: campaign\ndate: 2026-06-01\nstatus: done\n"
    assert not check(plans, "B001")
    assert check(f"{plans}draft: yes\n", "B001")


BUDGET = """
type: campaign
budget:
  total: 100000
  contingency: 12000
  lines:
    - {id: B2, what: Instagram, planned: 88000}
"""


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("planned: 30000, status: cancelled", 0),
        ("planned: 30000", 1),
        ("planned: 30%", 0),
        ("status: cancelled", 0),
    ],
)
def test_only_money_that_is_still_planned_is_added_up(check, line: str, found: int):
    assert len(check(f"{BUDGET}    - {{id: B3, what: Posters, {line}}}\n", "B002")) == found


@pytest.mark.parametrize(
    ("name", "found"), [("應急預留", 0), ("Contingency reserve", 0), ("户外", 1), ("机动车广告", 1)]
)
def test_a_reserve_may_be_a_line(check, name: str, found: int):
    lines = f"type: campaign\nbudget:\n  total: 100\n  lines:\n    - {{id: B2, what: {name}, planned: 12}}\n"
    assert len(check(lines, "B001")) == found


def action(more: str, date: str = "2026-06-09") -> str:
    return f"date: {date}\nactions:\n  - {{id: A2, what: Shoot, owner: 李雷, {more}}}\n"


def test_one_ambiguous_date_is_asked_about_once(check):
    text = action("完成时间: 2026-06-09, status: done")
    assert [code for code in codes(check(text, "A")) if code in ("A009", "A012")] == ["A012"]
    assert codes(check(text, "A009")) == ["A009"]
    ignored = '# mtgrec.toml\n[check]\nper_path_ignores = { "*.md" = ["A012"] }\n'
    assert "A009" in codes(check(text + ignored, "A"))
    assert codes(check(action("due: 2026-06-09, status: done"), "A")).count("A009") == 1


def test_what_is_overdue_is_not_called_silent_too(check):
    text = action("due: 2026-06-05, deliverable: one", date="2026-06-01")
    late = codes(check(text, "A", today="2026-06-12"))
    assert [code for code in late if code != "A014"] == ["A006"]
    assert check(text.replace("06-05", "06-20"), "A011", today="2026-06-12")


@pytest.mark.parametrize(
    ("finished", "found"), [("2026-06-03", 0), ("2026-06-09", 0), ("2026-06-10", 1)]
)
def test_minutes_may_take_note_of_what_was_finished_before(check, finished: str, found: int):
    text = action(f"due: 2026-06-03, status: done, finished: {finished}")
    assert len(check(text, "A004")) == found


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("note: 卡在法务审批", 0),
        ("note: 等達人檔期", 0),
        ("note: 被法务退回", 0),
        ("log: [2026-06-10 因为达人生病推迟]", 0),
        ("log: [2026-06-10 继续]", 1),
        ("note: 等一下再看", 1),
    ],
)
def test_reasons_for_a_lag(check, more: str, found: int):
    assert len(check(action(f"due: 2026-06-09, {more}"), "A007")) == found


@pytest.mark.parametrize("owner", ["何组", "張處", "林部", "李文科", "毕科", "华东区 李雷"])
def test_who_is_called_as_departments_are_is_a_person(check, owner: str):
    assert not check(action("due: 2026-06-20").replace("李雷", owner), "A001")


@pytest.mark.parametrize("owner", ["一组", "A组", "财务处", "金融部", "文案组", "华东区"])
def test_a_department_of_a_few_letters_is_none(check, owner: str):
    assert check(action("due: 2026-06-20").replace("李雷", owner), "A001")


@pytest.mark.parametrize(
    "owner",
    [
        "李雷→韩梅梅",
        "設計師",
        "数据分析师",
        "门店店长",
        "运营同学",
        "客户",
        "暂定",
        "someone from sales",
    ],
)
def test_who_is_not_named_is_nobody(check, owner: str):
    assert check(action("due: 2026-06-20").replace("李雷", owner), "A001")


@pytest.mark.parametrize(
    "owner", ["李雷同学", "设计师李雷", "主播 李雷", "李雷（暂定）", "店长李雷"]
)
def test_a_title_beside_a_name_takes_nothing_away(check, owner: str):
    assert not check(action("due: 2026-06-20").replace("李雷", owner), "A001")


def test_a_department_of_the_people_file_stays_one(check):
    people = "# people.yaml\n- {name: 李雷, department: 万科}\n"
    text = action("due: 2026-06-20").replace("owner: 李雷", "owner: 万科")
    assert check(text + people, "A001")


def test_an_owner_who_is_nobody_is_asked_for_a_department_only_once_named(check):
    assert not check(action("due: 2026-06-20").replace("李雷", "李雷和韩梅梅"), "A014")
    assert check(action("due: 2026-06-20"), "A014")


def test_soon_to_launch_is_not_vague(check):
    assert not check(action("due: 2026-06-20, deliverable: list of soon-to-launch goods"), "A005")


@pytest.mark.parametrize(
    ("what", "found"),
    [
        ("零投诉", 0),
        ("门店覆盖三十城", 0),
        ("开三家快闪店", 0),
        ("零食品牌升级", 1),
        ("十分满意", 1),
    ],
)
def test_figures_in_chinese_numerals_measure(check, what: str, found: int):
    assert len(check(f"kpis:\n  - {{id: K2, what: {what}, owner: 李雷}}\n", "K001")) == found


KPI = """
date: 2026-06-08
kpis:
  - {id: K2, what: 转化率, baseline: 10%, target: 15%, owner: 李雷}
# metrics.csv
date,channel,metric,value
2026-06-01,,conversion,10%
2026-06-07,,conversion,10%
"""
PLAN = "# plan.md\ntype: campaign\ndate: 2026-05-01\nstart: 2026-06-05\nend: 2026-06-30\n"


def test_nobody_had_to_analyse_what_was_read_before_the_target(check):
    assert not check(KPI, "K007")
    (one,) = check(f"{KPI}2026-06-08,,conversion,10%\n", "K007")
    assert one.problem.message.values["count"] == 1


def test_the_first_day_of_a_campaign_is_soon_enough(check):
    (one,) = check(KPI + PLAN, "K007")
    assert one.problem.message.values["count"] == 1


def test_minutes_without_a_date_are_not_waited_for(check):
    text = (
        "---\ntype: weekly\ntitle: T\nactions:\n  - {id: A2, what: Shoot, due: 2026-06-20}\n---\n"
    )
    assert codes(check(text, "N")) == ["N001", "N002"]


@pytest.mark.parametrize("plan", ["无", "待定", "TBD"])
def test_a_plan_to_come_is_none_and_asked_about_once(check, plan: str):
    text = f"decisions:\n  - {{id: D2, what: 主推尝鲜装, owner: 李雷, plan: {plan}}}\n"
    assert [code for code in codes(check(text)) if code in ("D002", "T006")] == ["D002"]
    assert codes(check(text.replace(plan, "换图"), "T006")) == ["T006"]


@pytest.mark.parametrize(("field", "code"), [("cause", "L001"), ("advice", "L002")])
def test_a_lesson_to_come_is_none(check, field: str, code: str):
    assert check(f"type: retro\nlessons:\n  - {{id: L2, what: 断货, {field}: 待定}}\n", code)
    assert not check(f"type: retro\nlessons:\n  - {{id: L2, what: 断货, {field}: 备货少}}\n", code)


def test_what_was_exchanged_already_is_a_remedy(check):
    text = "type: checklist\nchecks:\n  - {id: C2, what: 报告, owner: 李雷, status: 异常, note: 法务退回，NOTE}\n"
    assert not check(text.replace("NOTE", "已换律师"), "C005")
    assert check(text.replace("NOTE", "换律师很难"), "C005")
