"""Rules about checklists: what counts as a stage, a stock item, a contradiction, a remedy."""

import pytest

from mtgrec.model.records.record import Item
from mtgrec.rules.checklist_items.checklists import STAGES, STOCK, stages_of, stock_of

NAMES = list(STOCK)
PREPARATION, EXECUTION, RETROSPECTIVE = STAGES


def item(**values: object) -> Item:
    return Item("check", 1, 0, values, {})


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        ("方案准备", [PREPARATION]),
        ("準備階段", [PREPARATION]),
        ("活动前", [PREPARATION]),
        ("执行前", [PREPARATION]),
        ("执行", [EXECUTION]),
        ("監控", [EXECUTION]),
        ("执行与监控", [EXECUTION]),
        ("Execution and monitoring", [EXECUTION]),
        ("复盘", [RETROSPECTIVE]),
        ("評估復盤", [RETROSPECTIVE]),
        ("执行后评估", [RETROSPECTIVE]),
        ("Evaluation and retrospective", [RETROSPECTIVE]),
        ("准备和执行", [PREPARATION, EXECUTION]),
        ("一期", []),
        ("", []),
    ],
)
def test_a_stage_is_known_by_its_words(stage: str, expected: list[str]):
    assert list(stages_of(item(stage=stage))) == expected


@pytest.mark.parametrize(
    ("what", "number"),
    [
        *[(what, number) for number, what in enumerate(
            ("目标对齐", "任务分工表", "预算与资源", "渠道物料审核", "关键节点按时", "每日看数据",
             "目标达成率", "复盘报告", "资料归档")
        )],
        *[(what, number) for number, what in enumerate(
            ("Goals aligned", "Task assignment table", "Budget and resources",
             "Channel material reviewed", "Key milestones on time", "Daily look at the numbers",
             "Goal attainment computed", "Retrospective report", "Archive")
        )],
        ("Goals agreed with every department", 0),
        ("各部门确认 KPI", 0),
        ("《營銷任務分工表》", 1),
        ("费用到账", 2),
        ("文案过审", 3),
        ("里程碑", 4),
        ("Daily figures watched", 5),
        ("盯盘", 5),
        ("目标达成率已确认", 6),
        ("总结会", 7),
        ("存档", 8),
    ],
)  # fmt: skip
def test_a_stock_item_is_known_by_its_words(what: str, number: int):
    assert stock_of(item(what=what)) == [NAMES[number]]


def test_what_is_checked_counts_before_its_standard():
    archive = item(what="资料归档", standard="方案、分工表、复盘报告都在")
    assert stock_of(archive) == [NAMES[8]]
    assert stock_of(item(what="第一关", standard="目标已确认")) == [NAMES[0]]


def test_a_test_budget_is_no_budget():
    assert not stock_of(item(what="小红书投放前测试", standard="测试预算 1000 元"))


DONE = """
type: checklist
checks:
  - id: C2KP
    what: 关键里程碑按时达成
    status: done
"""


@pytest.mark.parametrize(
    "fields",
    [
        "note: 延迟3天",
        "note: 3 days late",
        "due: 2026-06-01 | note: 延迟3天",
        "finished: 2026-06-04 | note: 延迟3天",
        "due: 2026-06-01 | finished: 2026-06-03 | note: 延迟3天",
        "due: 2026-06-05 | finished: 2026-06-05 | note: 没有按时，延迟3天",
        "due: 2026-06-05 | finished: 2026-06-05 | note: '3 days late, not on time'",
        "note: 未完成",
        "note: 大部分好了，但还没有全部完成",
        "note: not yet finished",
        "finished: 2026-06-11",
        "result: 1.99% | threshold: ≥2%",
        "result: 2% | threshold: '>2%'",
        "result: 3.1% | threshold: ≤3%",
    ],
)
def test_what_contradicts_done(fields: str, check):
    assert len(check(DONE + _lines(fields), "C004")) == 1


@pytest.mark.parametrize(
    "fields",
    [
        "note: 延迟2天",
        "note: 按时完成",
        "due: 2026-06-01 | finished: 2026-06-04 | note: 延迟3天",
        "due: 2026-06-01 | finished: 2026-06-09 | note: 延迟3天",
        "due: 2026-06-05 | finished: 2026-06-05 | note: 供应商延迟3天，我们按时做完",
        "due: 2026-06-05 | finished: 2026-06-05 | note: 'the agency was 3 days late, we were on time'",
        "note: 完成率 80%，原因见复盘",
        "note: 目标未完成",
        "note: not done by us but by the agency",
        "finished: 2026-06-10",
        "result: 2% | threshold: ≥2%",
        "result: 2 | threshold: ≥2%",
        "result: 1%",
    ],
)
def test_what_does_not_contradict_done(fields: str, check):
    assert not check(DONE + _lines(fields), "C004")


def test_every_contradiction_is_told_where_it_stands(check):
    text = DONE + _lines("note: 延迟3天 | finished: 2026-06-30 | result: 1% | threshold: 2%")
    assert [one.problem.line for one in check(text, "C004")] == [10, 11, 12]


@pytest.mark.parametrize(("status", "number"), [("open", 1), ("doing", 1), ("off-track", 0)])
def test_a_finishing_day_of_what_is_not_declared_done(status: str, number: int, check):
    text = f"checks: [{{what: x, status: {status}, finished: 2026-06-09}}]"
    assert len(check(text, "C004")) == number
    assert not check(text, "C004", "2026-06-08")


def test_the_allowed_lag_is_the_workspaces(check):
    text = DONE + _lines("note: 延迟3天") + "# mtgrec.toml\n[rules]\nlag_days = 3\n"
    assert not check(text, "C004")


OFF_TRACK = """
id: CL
checks:
  - {id: C2TW, what: x, status: off-track}
"""


@pytest.mark.parametrize(
    "action",
    [
        "what: 处理 C2TW",
        "what: 处理c2tw的问题",
        "{what: x, note: CL.C2TW}",
        "{what: x, deliverable: c2tw passed}",
        "{what: x, kpi: [C2TW]}",
        "{what: x, log: [2026-06-09: C2TW 已补]}",
        "{what: C2TW, status: done}",
    ],
)
def test_an_action_that_names_an_off_track_check(action: str, check):
    assert check(OFF_TRACK, "C005")
    assert not check(f"{OFF_TRACK}actions:\n  - {action}\n", "C005")


@pytest.mark.parametrize(
    "action",
    ["what: 处理 C2TWX", "what: 处理 OTHER.C2T", "{what: C2TW, status: cancelled}", "what: x"],
)
def test_an_action_that_names_something_else(action: str, check):
    assert check(f"{OFF_TRACK}actions:\n  - {action}\n", "C005")


def test_a_campaign_may_have_a_chinese_name(check):
    check_ = "campaign: 双11\nid: 双11-CL-260525\nchecks:\n  - {id: C2TW, what: x, status: 异常}\n"
    assert check(check_, "C005")
    assert not check(f"{check_}actions:\n  - what: 处理双11-CL-260525.C2TW的问题\n", "C005")


def test_the_same_id_in_another_campaign_is_another_check(check):
    other = "# other.md\ntype: weekly\ncampaign: autumn\ndate: 2026-06-01\n"
    other += "checks: [{id: C2TW, what: y, status: done}]\nactions: [{what: C2TW}]\n"
    assert check(OFF_TRACK + other, "C005")


def test_an_id_that_two_other_campaigns_have_names_neither(check):
    autumn = "# autumn.md\ncampaign: autumn\nchecks: [{id: C2TW, what: y, status: done}]\n"
    winter = "# winter.md\ncampaign: winter\nactions: [{what: C2TW}]\n"
    assert check(OFF_TRACK + autumn + winter, "C005")
    assert not check(OFF_TRACK + winter, "C005")


@pytest.mark.parametrize(
    ("day", "said", "found"),
    [
        ("2026-06-01", "note: 周五前补齐", 0),
        ("2026-06-01", "verdict: continue", 1),
        ("2026-05-01", "note: 之前说的", 1),
    ],
)
def test_a_meeting_that_followed_it_up(day: str, said: str, found: int, check):
    later = f"# other.md\ntype: weekly\ndate: {day}\nfollow_ups:\n  - {{item: C2TW, {said}}}\n"
    assert len(check(OFF_TRACK + later, "C005")) == found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("延迟3天", 1),
        ("因为法务忙不过来，晚5天", 1),
        ("原因是冷链停运，礼盒只到了四成", 1),
        ("waits for the host, who is ill", 1),
        ("改为直接发图文", 0),
        ("已请外部律师审核", 0),
        ("周五前補齊", 0),
        ("we will retest on Friday", 0),
        ("escalated to the head of legal", 0),
    ],
)
def test_a_note_that_says_what_is_done(note: str, found: int, check):
    text = f"checks:\n  - {{what: x, status: off-track, note: '{note}'}}\n"
    assert len(check(text, "C005")) == found


@pytest.mark.parametrize(
    ("fields", "how"),
    [
        ("status: off-track, note: 延迟3天", "declared so"),
        ("due: 2026-06-05, note: 延迟9天", "5 d past 2026-06-05"),
        ("due: 2026-06-09, note: 延迟3天", "3 d by its note"),
        ("due: 2026-06-12, note: 延迟3天", "3 d by its note"),
        ("note: 延迟3天", "3 d by its note"),
    ],
)
def test_what_shows_that_a_check_is_off_track(fields: str, how: str, check):
    [found] = check(f"checks: [{{what: x, {fields}}}]", "C005")
    told = f"this check is off-track ({how}), and nothing says what is done about it"
    assert str(found.problem.message) == told


@pytest.mark.parametrize(("due", "late"), [("2026-06-08", False), ("2026-06-07", True)])
def test_two_days_late_are_allowed(due: str, late: bool, check):
    assert bool(check(f"checks: [{{what: x, due: {due}}}]", "C006")) is late


def test_a_lag_in_the_note_counts_only_without_a_deadline(check):
    assert check("checks: [{what: x, note: 延迟3天}]", "C006")
    assert not check("checks: [{what: x, note: 延迟3天, due: 2026-06-12}]", "C006")


@pytest.mark.parametrize(
    "reason",
    ["lag_reason: 法务积压", "note: 由於停運", "note: 晚一天，因法务忙", "note: due to a strike"],
)
def test_a_reason_for_a_lag(reason: str, check):
    assert check("checks: [{what: x, due: 2026-06-09}]", "C007")
    assert not check(f"checks: [{{what: x, due: 2026-06-09, {reason}}}]", "C007")


@pytest.mark.parametrize(
    "reason", ["lag_reason: 无", "lag_reason: n/a", "note: 晚了", "note: 延迟1天"]
)
def test_no_reason_for_a_lag(reason: str, check):
    assert check(f"checks: [{{what: x, due: 2026-06-09, {reason}}}]", "C007")


def test_a_checklist_of_a_type_of_ones_own_is_one(check):
    own = "type: audit\nchecks: [{what: 归档, stage: 复盘}]\n# mtgrec.toml\n[types.audit]\n"
    own += 'names = ["自查表"]\ncode = "AU"\n'
    assert check(own + 'like = "checklist"\n', "C001")
    assert not check(own + 'like = "weekly"\n', "C001")


def _lines(fields: str) -> str:
    return "".join(f"    {field}\n" for field in fields.split(" | "))
