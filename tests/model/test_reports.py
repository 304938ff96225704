"""The figures of the reports: each on records small enough to count by hand."""

from datetime import date, datetime
from fractions import Fraction

import pytest

from mtgrec.document.metrics.readings import parse_readings
from mtgrec.document.source import Source
from mtgrec.model.analysis.filters import Filters
from mtgrec.model.figures.campaign import bounds_by_campaign
from mtgrec.model.figures.carry import execution_meetings
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.follow_ups import follow_ups_of
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.people import Person
from mtgrec.model.records.register import Register
from mtgrec.model.records.types import DEFAULT_TYPES
from mtgrec.model.thresholds import Thresholds
from mtgrec.model.values.span import Span
from mtgrec.reports.assignments.figures import assignments
from mtgrec.reports.evaluation.figures import evaluation
from mtgrec.reports.owners.figures import owners
from mtgrec.reports.retro.figures import retro
from mtgrec.reports.shared.basis import Basis, Snapshot
from mtgrec.reports.shared.goals import goals_reached
from mtgrec.reports.weekly.burn_up import burn_up
from mtgrec.reports.weekly.figures import week_of, weekly

TODAY = date(2026, 6, 14)
WEEK = Span(date(2026, 6, 8), TODAY)
PEOPLE = (
    Person("王敏", department="市场部", role="总监", contacts=(("phone", "138"),)),
    Person("李雷", department="市场部", manager="王敏"),
    Person("韩梅梅", department="销售部"),
    Person("周涛", department="销售部"),
)


def basis_over(records, context, filters, measured=()):
    """Return what a report stands on whose workspace holds these records."""
    snapshot = Snapshot(records, context, AddressBook(records), (), DEFAULT_TYPES)
    return Basis(snapshot, filters, measured=measured)


@pytest.fixture
def basis(record):
    """Return what a report stands on at the end of 14 June, from records written as front matter."""

    def basis(text, *, rows="", people=PEOPLE, campaigns=()):
        parts = [part for part in text.split("===") if part.strip()]
        records = [record(part, f"c/{number}.md") for number, part in enumerate(parts)]
        content = f"date,channel,metric,value,expected\n{rows}".encode()
        series = parse_readings(Source("c/metrics.csv", content), ["c"]).series if rows else ()
        context = Context(
            datetime.fromisoformat("2026-06-14 23:59"),
            Thresholds(),
            Register(people),
            {"c": tuple(series)},
            execution_meetings(records),
            follow_ups_of(AddressBook(records)),
            campaign_bounds=bounds_by_campaign(records),
        )
        return basis_over(records, context, Filters(campaign=campaigns))

    return basis


def ids(states):
    return " ".join(state.item.id for state in states)


def rate(ratio):
    return f"{ratio.numerator}/{ratio.denominator}" if ratio.denominator else ratio.reason


WORK = """
type: kickoff
campaign: c
date: 2026-06-01
actions:
  - {id: A1, what: 素材, owner: 李雷, due: 2026-06-05, deliverable: 五套, status: done, finished: 2026-06-05}
  - {id: A2, what: 落地页, owner: 李雷, due: 2026-06-08, deliverable: 一版, status: done, finished: 2026-06-09, lag_reason: 改稿}
  - {id: A3, what: 排期, owner: 韩梅梅, due: 2026-06-12, deliverable: 一张表}
  - {id: A4, what: 取消的, owner: 韩梅梅, due: 2026-06-02, status: cancelled}
  - {id: A5, what: 两个人, owner: 李雷、韩梅梅, due: 2026-06-18, deliverable: 一份}
  - {id: A6, what: 没人, due: 2026-06-20, deliverable: 一份}
  - {id: A7, what: 只有部门, owner: 法务部, deliverable: 一份}
  - {id: A8, what: 陌生人, owner: 产品部/陈晨, due: 2026-06-11, status: done}
checks:
  - {id: C1, what: 查素材, owner: 李雷, due: 2026-06-13, standard: 合规, note: 等法务}
milestones:
  - {id: M1, what: 上线, owner: 韩梅梅, start: 2026-06-05, end: 2026-06-16}
===
type: weekly
campaign: c
date: 2026-06-08
actions:
  - {id: A9, what: 复盘表, owner: 韩梅梅, due: 2026-06-21, status: off-track}
"""


# --- assignments ----------------------------------------------------------------------------------


def test_tasks_stand_by_department_person_and_day(basis):
    found = assignments(basis(WORK))
    assert [(share.department, ids(share.tasks)) for share in found.actions] == [
        ("产品部", "A8"),
        ("市场部", "A1 A2"),
        ("法务部", "A7"),
        ("销售部", "A3 A9"),
        (None, "A5 A6"),
    ]
    assert [(share.department, ids(share.tasks)) for share in found.checks] == [("市场部", "C1")]
    assert ids(found.milestones) == "M1"
    assert rate(found.completion) == "3/8"
    assert ids(found.cancelled) == "A4"


def test_what_assignments_lack(basis):
    found = assignments(basis(WORK))
    assert ids(found.ownerless) == "A6 A7"
    assert ids(found.shared) == "A5"
    assert ids(found.without_due) == "A7"
    assert ids(found.without_output) == "A8 A9"
    assert ids(found.incomplete) == "A6 A7 A5 A8 A9"


def test_who_gets_the_table_who_is_unknown_and_who_has_nothing_to_do(basis):
    found = assignments(basis(WORK))
    assert [person.name for person in found.contacts] == ["王敏", "李雷", "韩梅梅"]
    assert found.unknown_owners == ("陈晨",)
    assert [person.name for person in found.idle] == ["王敏", "周涛"]
    assert ids(found.next_due) == "A5"


# --- owners ---------------------------------------------------------------------------------------


def test_figures_by_person_in_the_order_of_departments_and_names(basis):
    found = owners(basis(WORK))
    assert [
        (line.department, line.group.key, rate(line.group.task_completion), ids(line.items))
        for line in found.people
    ] == [
        ("产品部", "陈晨", "1/1", "A8"),
        ("市场部", "李雷", "2/2", "A1 A2 C1"),
        ("销售部", "韩梅梅", "0/2", "A4 A3 M1 A9"),
    ]
    assert [rate(line.group.on_time) for line in found.people] == ["no-data", "1/2", "no-data"]
    assert [line.group.overdue for line in found.people] == [0, 1, 1]
    assert [line.group.off_track for line in found.people] == [0, 0, 1]


def test_several_owners_are_one_line_and_nobody_is_shown_apart(basis):
    found = owners(basis(WORK))
    assert found.several
    assert found.nobody
    assert (rate(found.several.group.task_completion), ids(found.several.items)) == ("0/1", "A5")
    assert ids(found.nobody.items) == "A6 A7"


def test_departments_hold_the_items_that_their_figures_count(basis):
    found = owners(basis(WORK))
    assert [(line.group.key, ids(line.items)) for line in found.departments] == [
        ("产品部", "A8"),
        ("市场部", "A1 A2 C1"),
        ("法务部", "A7"),
        ("销售部", "A4 A3 M1 A9"),
        (None, "A5 A6"),
    ]
    for line in found.departments:
        assert line.group.actions == sum(state.item.kind == "action" for state in line.items)


@pytest.mark.parametrize(("count", "small"), [(0, False), (1, True), (4, True), (5, False)])
def test_fewer_than_five_are_few(basis, count, small):
    actions = "".join(f"\n  - {{id: A{n}, what: x, owner: 李雷}}" for n in range(1, count + 1))
    checks = "\nchecks:\n  - {id: C1, what: x, owner: 李雷}"
    text = f"type: weekly\ncampaign: c\ndate: 2026-06-01\nactions:{actions or ' []'}{checks}"
    assert owners(basis(text)).people[0].few_actions is small


# --- weekly ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("since", "until", "week"),
    [
        (None, None, ("2026-06-08", "2026-06-14")),
        ("2026-06-10", None, ("2026-06-10", "2026-06-14")),
        ("2026-05-11", None, ("2026-05-11", "2026-05-17")),
        (None, "2026-06-07", ("2026-06-01", "2026-06-07")),
        ("2026-06-01", "2026-06-03", ("2026-06-01", "2026-06-03")),
    ],
)
def test_the_week(since, until, week):
    first, last = (day and date.fromisoformat(day) for day in (since, until))
    assert week_of(first, last, TODAY) == Span(*map(date.fromisoformat, week))


def test_a_week_of_work(basis):
    found = weekly(basis(WORK), WEEK)
    assert rate(found.summary.task_completion) == "3/8"
    assert rate(found.summary.on_time) == "1/2"
    assert found.summary.on_time.unknown == 1
    assert ids(found.finished) == "A2"
    assert ids(found.late) == "A3 C1 A9"
    assert ids(found.unexplained) == "A3"
    assert ids(found.carried) == "A3 A5 A6 A7"
    assert found.ahead == Span(date(2026, 6, 15), date(2026, 6, 21))
    assert ids(found.due_next) == "M1 A5 A6 A9"
    assert found.budgets == ()
    assert found.money.use.exact is None


def test_metrics_of_the_week_and_those_that_nobody_analysed(basis):
    plan = """
type: campaign
campaign: c
date: 2026-06-01
kpis:
  - id: K1
    what: 转化率
    target: 15%
    deviations:
      - {at: 2026-06-02, cause: 太贵, adjustment: 降价, recorded: 2026-06-03 09:00}
  - {id: K2, what: 没有数据, target: 10}
"""
    rows = "2026-06-02,,转化率,12%,\n2026-06-03,,转化率,14%,\n2026-06-04,,转化率,11%,\n2026-06-13,,转化率,14%,\n"
    found = weekly(basis(plan, rows=rows), WEEK)
    # 12 % was analysed and lies before the week; 11 % is older, but still waits.
    assert [
        (metric.state.item.id, [one.state for one in metric.deviations]) for metric in found.metrics
    ] == [("K1", ["overdue"]), ("K2", [])]
    assert len(found.unanalysed) == 1


def test_money_of_the_week_is_that_of_the_budget(basis):
    plan = """
type: campaign
campaign: c
date: 2026-06-01
start: 2026-06-01
end: 2026-06-28
budget:
  total: 1000
  lines:
    - {id: B1, what: 渠道, planned: 800, spent: 500}
    - {id: B2, what: 物料, planned: 100}
"""
    found = weekly(basis(plan), WEEK)  # half of 28 days
    assert (rate(found.money.use), found.money.use.unknown) == ("500/400", 1)


# --- burn-up --------------------------------------------------------------------------------------


def points(found):
    return [
        f"{point.day:%d} {point.done if point.done is not None else '-'}/{point.scope} {point.planned}"
        for point in found.points
    ]


def test_burn_up_ends_today_with_the_counts_of_the_completion(basis):
    base = basis(WORK)
    found = burn_up(base.of_kind("action"), TODAY)
    assert points(found) == [
        *("01 0/7 0", "05 1/7 1", "08 1/8 2", "09 2/8 2", "11 2/8 3", "12 2/8 4"),
        *("14 3/8 4", "18 -/8 5", "20 -/8 6", "21 -/8 7"),
    ]
    assert found.undated == 1
    today = next(point for point in found.points if point.day == TODAY)
    assert f"{today.done}/{today.scope}" == rate(base.summary().task_completion)


def test_burn_up_of_nothing(basis):
    assert burn_up([], TODAY) == ((), 0)


def test_an_action_finished_before_its_record_existed_then(basis):
    text = """
type: weekly
campaign: c
date: 2026-06-08
actions: [{id: A1, what: x, status: done, finished: 2026-06-04}]
"""
    found = burn_up(basis(text).of_kind("action"), TODAY)
    assert points(found) == ["04 1/1 0", "14 1/1 0"]


# --- retro ----------------------------------------------------------------------------------------

REVIEWED = """
type: campaign
campaign: c
date: 2026-06-01
kpis:
  - {id: K1, what: 差两成, target: 15%, actual: 12%}
  - {id: K2, what: 正好, target: 10, actual: 10}
  - {id: K3, what: 超额, target: 100, actual: 130}
  - {id: K4, what: 越低越好, target: ≤40, actual: 32}
  - {id: K5, what: 缺数据, target: 5}
decisions:
  - {id: D1, what: 有结论, review: 2026-06-10, verdict: effective}
  - {id: D2, what: 到期没说, review: 2026-06-14, expects: 多卖}
  - {id: D3, what: 还没到期, review: 2026-06-15}
  - {id: D4, what: 被取代, review: 2026-06-10}
  - {id: D5, what: 新的, supersedes: D4}
risks:
  - {id: R1, what: 来了, status: off-track}
  - {id: R2, what: 没来}
lessons:
  - {id: L1, what: 好, outcome: success, cause: 快, advice: 再快}
  - {id: L2, what: 坏, outcome: problem, cause: 慢}
milestones:
  - {id: M1, what: 晚三天, end: 2026-06-07, status: done, finished: 2026-06-10}
  - {id: M2, what: 还早, end: 2026-06-30}
"""


def test_goals_by_what_became_of_them(basis):
    found = retro(basis(REVIEWED), AddressBook([]))
    results = ("missed", "met", "exceeded", "unknown")
    assert [ids(one.state for one in found.goals(result)) for result in results] == [
        *("K1", "K2", "K4 K3", "K5")
    ]
    reached = goals_reached([one.state for one in found.outcomes])
    assert (rate(reached), reached.unknown) == ("3/4", 1)


def test_decisions_and_what_became_of_them(basis):
    base = basis(REVIEWED)
    found = retro(base, AddressBook(base.records))
    assert [(one.state.item.id, one.verdict, one.is_due) for one in found.decisions] == [
        ("D1", "effective", False),
        ("D2", None, True),
        ("D3", None, False),
        ("D4", None, False),
        ("D5", None, False),
    ]
    assert found.decisions[3].superseded_by == "c-CP-260601.D5"


def test_what_went_well_and_what_did_not(basis):
    found = retro(basis(REVIEWED), AddressBook([]))
    assert ids(found.learnt("success")) == "L1"
    assert ids(found.learnt("problem")) == "L2"
    assert ids(found.advice) == "L1"
    assert ids(found.risks) == "R1"
    assert (ids(found.late), ids(found.unexplained)) == ("M1", "M1")


def test_a_period_leaves_out_what_happened_at_other_times_but_no_goal(basis):
    period = Span(date(2026, 6, 20), date(2026, 6, 30))
    found = retro(basis(REVIEWED), AddressBook([]), period)
    assert ids(stop.state for stop in found.milestones) == "M2"
    assert (found.late, found.lessons, found.decisions) == ((), (), ())
    assert len(found.outcomes) == 5


# --- evaluation -----------------------------------------------------------------------------------

MONEY = """
type: campaign
campaign: c
date: 2026-06-01
budget: {total: 1000元, lines: [{id: B1, what: 渠道, planned: 900元, spent: 400元}]}
kpis:
  - {id: K1, what: ROI, target: 3, actual: 4, note: 销售额除以费用}
  - {id: K2, what: 其他, target: 10, actual: 5}
actions: [{id: A1, what: 没完}]
===
type: campaign
campaign: d
date: 2026-06-01
budget: {lines: [{id: B1, what: 渠道, planned: 100元}]}
"""
READ = "2026-06-02,甲,revenue,600,\n2026-06-03,乙,revenue,1000,\n2026-06-03,甲,cost,320,\n"


def test_return_on_what_was_spent_and_on_what_was_measured(basis):
    found = evaluation(basis(MONEY, rows=READ))
    one, other = found.accounts
    assert one.spent
    assert one.revenue
    assert one.cost
    assert one.roi
    assert one.spent.text == "¥400"
    assert (one.revenue.value, one.cost.value) == (Fraction(1600), Fraction(320))
    assert one.roi_on_spent == Fraction(1600 - 400, 400)
    assert one.roi.value == Fraction(1600 - 320, 320)
    assert [part.source for part in one.revenue.parts] == ["c/metrics.csv:3"]
    assert ids(one.roi_kpis) == "K1"
    assert (rate(one.goals), ids(found.open)) == ("1/2", "A1")
    assert (other.spent, other.revenue, other.roi_on_spent) == (None, None, None)
    assert [account.campaign for account in found.with_roi] == ["c"]
    assert found.roi_on_spent == 3


def test_money_without_a_unit_is_not_added_to_money_with_one(basis):
    other = MONEY.replace("planned: 100元", "planned: 100, spent: 50")
    found = evaluation(basis(other, rows=READ))
    assert [account.spent and account.spent.text for account in found.accounts] == ["¥400", "50"]
    assert found.spent is None
    assert found.roi_on_spent == Fraction(3)  # of the one campaign that has revenue


@pytest.mark.parametrize("rows", ["", "2026-06-03,甲,cost,320,\n"])
def test_without_revenue_there_is_no_return(basis, rows):
    found = evaluation(basis(MONEY, rows=rows))
    assert (found.revenue, found.roi_on_spent, found.accounts[0].roi) == (None, None, None)


LATER = "{id: B2, what: 后来, planned: 90元}"


def test_lines_whose_spending_nobody_knows_are_told_with_the_return(basis):
    found = evaluation(basis(MONEY.replace("spent: 400元}", "spent: 400元}, " + LATER), rows=READ))
    assert found.roi_on_spent == 3
    assert [line.item.id for line in found.accounts[0].unspent] == ["B2"]
    assert [line.item.id for line in found.unknown_in_roi] == ["B2"]
    assert [line.item.id for line in found.unspent] == ["B2", "B1"]  # d has no return at all


def test_only_a_written_roi_contradicts_the_formula_and_only_a_whole_one(basis):
    (one, _other) = evaluation(basis(MONEY, rows=READ)).accounts
    assert ids(one.contradicting_kpis) == "K1"
    (one, _other) = evaluation(basis(MONEY.replace("actual: 4, ", ""), rows=READ)).accounts
    stands = one.roi_kpis[0].kpi_state
    assert stands
    assert stands.actual
    assert stands.actual.formula
    assert one.contradicting_kpis == []
    (one, _other) = evaluation(basis(MONEY.replace("actual: 4", "actual: 3"), rows=READ)).accounts
    assert one.contradicting_kpis == []
    lacking = MONEY.replace("spent: 400元}", "spent: 400元}, " + LATER)
    assert evaluation(basis(lacking, rows=READ)).accounts[0].contradicting_kpis == []


def test_overdue_are_actions_checks_and_milestones(basis):
    text = """
    type: checklist
    campaign: c
    date: 2026-06-01
    actions: [{id: A1, what: 晚了, due: 2026-06-02}, {id: A2, what: 没到, due: 2026-07-02}]
    checks: [{id: C1, what: 晚了, due: 2026-06-02}]
    milestones: [{id: M1, what: 晚了, end: 2026-06-02}]
    """
    found = evaluation(basis(text))
    assert ids(found.overdue) == "A1 C1 M1"


def test_a_campaign_is_evaluated_for_its_readings_alone(basis):
    bare = basis("", rows=READ)
    assert [one.campaign for one in evaluation(bare).accounts] == []
    for wanted, expected in (((), ["c"]), (("C",), ["c"]), (("d",), [])):
        known = basis_over([], bare.context, Filters(campaign=wanted), ["c", "d"])
        assert [one.campaign for one in evaluation(known).accounts] == expected


def test_a_first_day_limits_the_lessons_alone(basis):
    text = """
    type: retro
    campaign: c
    date: 2026-06-01
    lessons: [{id: L1, what: 早的}]
    ===
    type: retro
    campaign: c
    date: 2026-06-05
    lessons: [{id: L2, what: 晚的}]
    """
    found = evaluation(basis(text + "===" + MONEY, rows=READ), date(2026, 6, 5))
    assert ids(found.lessons) == "L2"
    assert found.roi_on_spent == 3


def test_of_one_campaign_only(basis):
    found = evaluation(basis(MONEY, rows=READ, campaigns=("d",)))
    assert [account.campaign for account in found.accounts] == ["d"]
    assert found.open == ()


def test_nothing_at_all(basis):
    empty = basis("")
    assert assignments(empty).tasks == []
    assert owners(empty).people == ()
    assert weekly(empty, WEEK).burn_up.points == ()
    assert retro(empty, AddressBook([])).outcomes == ()
    assert evaluation(empty).accounts == ()
