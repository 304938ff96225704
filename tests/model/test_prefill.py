"""Prefilled new records: what they contain, what they leave out, and the order."""

from datetime import datetime

import pytest

from mtgrec.commands.new.prefill import PREFILLS, Lookback, prefill
from mtgrec.document.metrics.readings import parse_readings
from mtgrec.document.source import Source
from mtgrec.model.analysis.as_of import as_of
from mtgrec.model.figures.carry import execution_meetings
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.follow_ups import follow_ups_of
from mtgrec.model.figures.readings import Series
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.people import Person
from mtgrec.model.records.register import Register
from mtgrec.model.records.types import BUILT_IN
from mtgrec.model.thresholds import Thresholds

NIGHT = datetime.fromisoformat("2026-06-22 23:59")


@pytest.fixture
def known(record):
    """Return what a new record of a role knows on 22 June, after records written as front matter."""

    def known(role, text, *, campaigns=("c",), marks=(), rows="", people=()):
        parts = [part for part in text.split("===") if part.strip()]
        records = [record(part, f"c/{number}.md") for number, part in enumerate(parts)]
        records = as_of(records, NIGHT)
        readings: dict[str, tuple[Series, ...]] = {}
        for row in (
            parse_readings(Source("m.csv", rows.strip().encode()), []).series if rows else ()
        ):
            readings[row.campaign] = (*readings.get(row.campaign, ()), row)
        context = Context(
            NIGHT,
            Thresholds(),
            Register(people),
            readings,
            execution_meetings(records),
            follow_ups_of(AddressBook(records)),
        )
        return prefill(role, Lookback(records, campaigns, context, "zh", "c", marks))

    return known


def words(states, *names):
    """Return what each entry says under `names`; with one name, only that."""
    names = names or ("what",)
    return [
        state[names[0]] if len(names) == 1 else tuple(state[name] for name in names)
        for state in states
    ]


HELD = "".join(
    f"===\ntype: weekly\ncampaign: c\ntitle: 第 {number} 次\ndate: 2026-06-{day}\n"
    for number, day in enumerate(("01", "08", "15"), 1)
)


# --- weekly ---------------------------------------------------------------------------------------


def test_an_execution_meeting_sees_the_money_against_its_plan(known):
    text = """
type: campaign
campaign: c
date: 2026-05-01
budget:
  lines:
    - {what: 投放, planned: ¥1000, spent: ¥400, start: 2026-06-21, end: 2026-06-23}
    - {what: 物料, planned: ¥500, start: 2026-06-01, end: 2026-06-02}
"""
    [money] = known("weekly", text)["money"]  # on 22 June two days of three are over
    assert money == {
        "campaign": "c", "spent": "¥400", "planned": "¥666.67", "use": "60%", "unknown": 1,
    }  # fmt: skip
    assert known("weekly", HELD)["money"] == []


def test_an_execution_meeting_lists_the_worst_first(known):
    text = (
        HELD
        + """
===
type: kickoff
campaign: c
date: 2026-05-25
actions:
  - {id: A1, what: 带了三次没说法, due: 2026-07-06}
===
type: retro
campaign: c
date: 2026-06-16
actions:
  - {id: A2, what: 不急, due: 2026-07-01}
  - {id: A3, what: 晚两天, due: 2026-06-20}
  - {id: A4, what: 晚一天, due: 2026-06-21}
  - {id: A5, what: 晚五天, due: 2026-06-17}
  - {id: A6, what: 说了异常, due: 2026-07-02, status: 异常}
  - {id: A7, what: 没写截止}
  - {id: A8, what: 做完了, status: done, finished: 2026-06-18}
  - {id: A9, what: 取消了, due: 2026-06-17, status: cancelled}
"""
    )
    found = known("weekly", text)
    assert words(found["actions"]) == [
        *("带了三次没说法", "晚五天", "说了异常", "晚两天", "晚一天", "不急", "没写截止")
    ]
    assert words(found["verdicts"], "address", "carried") == [("c-KO-260525.A1", 3)]
    assert found["previous"] == {
        "id": "c-RE-260616",
        "title": "c-RE-260616",
        "date": "2026-06-16",
        "path": "4.md",
    }


def test_it_lists_risks_goals_and_checks_that_are_open(known):
    text = """
    type: checklist
    campaign: c
    date: 2026-05-20
    checks:
      - {id: C1, stage: 准备, what: 预算, status: done}
      - {id: C2, stage: 执行, what: 物料, status: done}
      - {id: C3, stage: 执行, what: 数据}
      - {id: C4, stage: 复盘, what: 归档}
    kpis:
      - {id: K1, what: 曝光, tier: surface, target: 10, actual: 12}
      - {id: K2, what: 转化率, tier: core, target: 15%, actual: 12%}
    risks:
      - {id: R1, what: 竞品降价, level: high, response: 送杯子, owner: 沈悦}
      - {id: R2, what: 过去了, status: done}
    """
    found = known("weekly", text)
    assert found["stage"]["name"] == "执行"
    assert words(found["stage"]["checks"]) == ["数据"]
    assert words(found["kpis"], "what", "attainment", "verdict") == [
        ("转化率", "80%", "missed"),
        ("曝光", "120%", "exceeded"),
    ]
    assert words(found["risks"], "level", "what", "response") == [("高", "竞品降价", "送杯子")]
    assert found["previous"] is None


def test_it_lists_decisions_since_the_last_meeting_that_still_hold(known):
    text = (
        HELD
        + """
===
type: weekly
campaign: c
date: 2026-06-14
decisions: [{id: D0, what: 更早定的}]
===
type: weekly
campaign: c
date: 2026-06-16
decisions:
  - {id: D1, what: 被取代}
  - {id: D2, what: 还算数}
===
type: checklist
campaign: c
date: 2026-06-18
decisions: [{id: D3, what: 会后定的, supersedes: D1}]
===
type: weekly
campaign: c
date: 2026-06-19
draft: yes
"""
    )
    assert words(known("weekly", text)["decisions"]) == ["还算数", "会后定的"]


def test_other_campaigns_and_days_to_come_stay_out(known):
    text = """
    type: kickoff
    campaign: d
    date: 2026-06-01
    actions: [{id: A1, what: 别的项目}]
    ===
    type: kickoff
    date: 2026-06-01
    actions: [{id: A2, what: 没有项目}]
    ===
    type: kickoff
    campaign: c
    date: 2026-06-23
    actions: [{id: A3, what: 明天的}]
    ===
    type: evaluation
    campaign: [c, d]
    date: 2026-06-01
    actions: [{id: A4, what: 两个项目的}]
    """
    assert words(known("weekly", text)["actions"]) == ["两个项目的"]
    assert words(known("weekly", text, campaigns=())["actions"]) == ["没有项目"]


# --- retro ----------------------------------------------------------------------------------------


def test_a_retrospective_looks_at_what_went_otherwise(known):
    text = """
    type: kickoff
    campaign: c
    date: 2026-05-25
    title: 启动会
    kpis:
      - {id: K1, what: 搜索量, target: 100}
    actions:
      - {id: A1, what: 晚完成, due: 2026-06-05, status: done, finished: 2026-06-08, lag_reason: 停电}
      - {id: A2, what: 还没做, due: 2026-06-05}
      - {id: A3, what: 按时, due: 2026-06-05, status: done, finished: 2026-06-05}
      - {id: A4, what: 没到期, due: 2026-06-30}
    milestones:
      - {id: M1, what: 上线, end: 2026-06-01, status: done, finished: 2026-06-02}
    checks:
      - {id: C1, stage: 准备, what: 预算, status: done}
      - {id: C2, stage: 准备, what: 分工}
    risks:
      - {id: R1, what: 没发生}
      - {id: R2, what: 正在发生, status: doing}
      - {id: R3, what: 发生了, status: off-track, level: 中}
    decisions:
      - {id: D1, what: 该复核, review: 2026-06-22}
      - {id: D2, what: 没到时候, review: 2026-06-23}
      - {id: D3, what: 有结论, review: 2026-06-01, verdict: effective}
      - {id: D4, what: 不复核}
    """
    found = known("retro", text)
    assert words(found["late"], "what", "lag", "reason") == [
        ("还没做", 17, ""),
        ("晚完成", 3, "停电"),
        ("上线", 1, ""),
    ]
    assert words(found["kpis"], "what", "target", "actual", "attainment") == [
        ("搜索量", "100", "", "")  # no data is no 0 %
    ]
    assert words(found["risks"]) == ["正在发生", "发生了"]
    assert words(found["review"]) == ["该复核"]
    assert [(stage["name"], stage["done"]) for stage in found["stages"]] == [("准备", "1/2 50%")]
    assert words(found["stages"][0]["checks"]) == ["分工"]
    assert found["previous"]["title"] == "启动会"


# --- kickoff --------------------------------------------------------------------------------------

EARLIER = """
    type: retro
    campaign: old
    date: 2026-05-01
    tags: [大促]
    channels: [朋友圈]
    lessons:
      - {id: L1, what: 自己的渠道, channel: 小红书}
      - {id: L2, what: 自己的标签, tags: [拉新]}
      - {id: L3, what: 跟着会议}
    decisions:
      - {id: D1, what: 被取代的, tags: [拉新]}
      - {id: D2, what: 后来定的, tags: [拉新], supersedes: D1}
"""


@pytest.mark.parametrize(
    ("marks", "lessons", "decisions"),
    [
        (["小红书"], ["自己的渠道"], []),
        (["拉新"], ["自己的标签"], ["后来定的"]),
        (["大促"], ["跟着会议"], []),  # not those that have a mark of their own
        (["朋友圈"], ["跟着会议"], []),
        (["小红书", "朋友圈"], ["自己的渠道", "跟着会议"], []),
        (["抖音"], [], []),
        ([], [], []),
    ],
)
def test_a_kickoff_hears_what_was_learnt_with_the_same_marks(marks, lessons, decisions, known):
    found = known("kickoff", EARLIER, campaigns=("new",), marks=marks)
    assert (words(found["lessons"]), words(found["decisions"])) == (lessons, decisions)


def test_the_plans_marks_count_and_its_goals_and_milestones_are_there(known):
    text = (
        EARLIER
        + """
    ===
    type: campaign
    campaign: new
    date: 2026-06-20
    title: 新方案
    channels: [小红书]
    kpis: [{id: K1, what: ROI, target: 3, baseline: 2.4}]
    milestones: [{id: M1, what: 预热, start: 2026-07-01, end: 2026-07-05}]
    lessons: [{id: L9, what: 本项目的, channel: 小红书}]
    """
    )
    found = known("kickoff", text, campaigns=("new",))
    assert found["plan"]["title"] == "新方案"
    assert words(found["kpis"], "what", "target", "baseline") == [("ROI", "3", "2.4")]
    assert words(found["milestones"], "what", "start", "due") == [
        ("预热", "2026-07-01", "2026-07-05")
    ]
    assert words(found["lessons"]) == ["自己的渠道"]


# --- evaluation -----------------------------------------------------------------------------------

BUDGETS = """
    type: campaign
    campaign: c
    date: 2026-05-01
    budget:
      total: 60万
      lines: [{what: 投放, planned: 30万, spent: 20万}, {what: 物料, planned: 9万, spent: 4万}]
    kpis: [{id: K1, what: 新客, target: 100, actual: 80}]
    ===
    type: kickoff
    campaign: c
    date: 2026-05-02
    budget: {total: 1元, lines: [{what: 不算, spent: 1元}]}
    ===
    type: kickoff
    campaign: d
    date: 2026-05-03
    budget: {total: 100元, lines: [{what: 投放, planned: 100元}]}
    lessons: [{id: L1, what: 学到的, outcome: problem}]
    ===
    type: kickoff
    campaign: e
    date: 2026-05-04
"""
ROWS = """
date,metric,value,campaign
2026-06-01,销售额,300,c
2026-06-02,revenue,200,c
2026-06-02,投入成本,200,c
2026-06-02,revenue,100,d
2026-06-23,revenue,9999,c
"""


def test_an_evaluation_sets_input_against_output_campaign_by_campaign(known):
    found = known("evaluation", BUDGETS, campaigns=("c", "d", "e"), rows=ROWS)
    names = ("campaign", "total", "spent", "share", "revenue", "cost", "roi", "roi_on_spent")
    assert words(found["money"], *names) == [
        ("c", "60万", "240,000", "40%", "500", "200", "1.5", "-1"),
        (
            "d",
            "¥100",
            "",
            "",
            "100",
            "",
            "",
            "",
        ),  # without a cost there is no ROI, and it is not 0
    ]
    assert words(found["kpis"], "what", "attainment") == [("新客", "80%")]
    assert words(found["lessons"], "outcome", "what") == [("问题", "学到的")]


def test_an_evaluation_says_how_many_lines_lack_their_spending(known):
    found = known("evaluation", BUDGETS, campaigns=("c", "d"), rows=ROWS)
    assert words(found["money"], "campaign", "unspent") == [("c", 0), ("d", 1)]


def test_a_cost_of_nothing_gives_no_roi(known):
    rows = "date,metric,value,campaign\n2026-06-01,revenue,5,c\n2026-06-01,cost,0,c"
    assert words(known("evaluation", BUDGETS, rows=rows)["money"], "roi") == [""]


# --- checklist ------------------------------------------------------------------------------------


def test_a_checklist_guesses_nobody(known):
    people = [
        Person("蒋琳", department="法务部"),
        Person("李雷", department="市场部"),
        Person("韩梅梅", department="市场部"),
        Person("无部门"),
    ]
    assert known("checklist", "", people=people) == {"owners": {"法务部": "法务部/蒋琳"}}


# --- all ------------------------------------------------------------------------------------------


def test_a_plan_opens_with_nothing_and_all_else_with_something(known):
    assert {kind.name for kind in BUILT_IN} - {*PREFILLS} == {"campaign"}
    assert known("campaign", HELD) == {}
