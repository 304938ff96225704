"""What programs get: every field of cli.md's examples, of the right kind, in that order."""

import json
import re

import pytest

from mtgrec.model.records.schema import LISTED
from mtgrec.model.records.schema.details import BUDGET_LINE

RECORDS = """
=== mtgrec.toml
[check]
select = ["A002"]
=== people.yaml
- 姓名: 韩梅梅
  部门: 市场部
=== c/2026-05-25-kickoff.md
---
类型: 启动会
项目: 618-2026
主题: 启动会
日期: 2026-05-25
决策:
  - {编号: D9TR, 内容: 以小红书为主}
行动:
  - 编号: A7KQ
    内容: 完成素材
    负责人: 市场部/韩梅梅
    截止: 2026-06-05
    交付标准: 素材 5 套
    依据决策: D9TR
    关联指标: [KW28, K999]
    进度: 60%
    滞后原因: 等法务
    日志:
      - 2026-06-04: 初稿
    备注: 催过
    标签: [素材]
    重大: 是
    豁免: {A012: 小事}
  - {内容: 空的}
指标:
  - {编号: KW28, 内容: 新客转化率, 基线: 10%, 目标: 15%, 实际: 12%, 类别: 核心, 负责人: 韩梅梅}
风险:
  - {编号: R3HM, 内容: 竞品促销, 级别: 高}
里程碑:
  - {编号: M2QQ, 内容: 预热, 开始: 6月1日, 结束: 6月15日}
经验:
  - {编号: L2QQ, 内容: 先小后大, 性质: 成功}
检查项:
  - {编号: C2QQ, 内容: 目标对齐, 阶段: 方案准备, 状态: 已完成, 实际完成: 2026-05-24, 截止: 2026-05-24}
预算:
  总额: 1000元
  明细:
    - {编号: B2QQ, 内容: 广告, 计划: 600元, 已用: 400元}
跟进:
  - {事项: A7KQ, 说明: 继续, 处理: 继续}
---
=== c/bad.md
---
类型: 例会
标题: a: b
---
"""

ACTION = {
    "address": "618-2026-KO-260525.A7KQ",
    "record": "618-2026-KO-260525",
    "campaign": "618-2026",
    "kind": "action",
    "id": "A7KQ",
    "what": "完成素材",
    "owner": "韩梅梅",
    "owners": ["韩梅梅"],
    "owner_text": None,
    "department": "市场部",
    "due": "2026-06-05",
    "status": "open",
    "status_text": None,
    "overdue": True,
    "lag_days": 5,
    "off_track": True,
    "carried": 0,
    "wants_verdict": False,
    "escalated": False,
    "major": True,
    "confidential": False,
    "deliverable": "素材 5 套",
    "decision": "D9TR",
    "decision_address": "618-2026-KO-260525.D9TR",
    "kpi": ["KW28", "K999"],
    "kpi_addresses": ["618-2026-KO-260525.KW28", None],
    "progress": "60%",
    "finished": None,
    "lag_reason": "等法务",
    "log": [{"date": "2026-06-04", "note": "初稿"}],
    "helpers": [],
    "priority": None,
    "needs": None,
    "note": "催过",
    "tags": ["素材"],
    "waive": {"A012": "小事"},
    "unread": {},
    "path": "c/2026-05-25-kickoff.md",
    "line": 9,
}
BARE_ACTION: dict[str, object] = {
    **dict.fromkeys(ACTION),
    "address": "618-2026-KO-260525.actions.2",
    "record": "618-2026-KO-260525",
    "campaign": "618-2026",
    "kind": "action",
    "what": "空的",
    "owners": [],
    "status": "open",
    "status_text": None,
    "overdue": False,
    "off_track": False,
    "carried": 0,
    "wants_verdict": False,
    "escalated": False,
    "major": False,
    "kpi": [],
    "kpi_addresses": [],
    "log": [],
    "confidential": False,
    "helpers": [],
    "tags": [],
    "unread": {},
    "path": "c/2026-05-25-kickoff.md",
    "line": 24,
}
# What was checked on the way is told where things are shown, but not where they are listed.
CHECKED = {**ACTION, "findings": []}
CHECKED_BARE = {**BARE_ACTION, "findings": ["A002"]}
PROBLEM = {
    "code": "F008",
    "severity": "error",
    "address": None,
    "path": "c/bad.md",
    "line": 3,
    "column": 1,
    "message": "...",
    "help": "...",
}
EXPECTED: dict[str, object] = {
    "value": "0.15",
    "text": "15%",
    "origin": "target",
    "source": "c/2026-05-25-kickoff.md:26",
}
DEVIATION: dict[str, object] = {
    "at": None,
    "last": None,
    "dated": True,
    "channel": None,
    "readings": 1,
    "value": "12%",
    "value_at": None,
    "expected": EXPECTED,
    "off": {"numerator": "-0.03", "denominator": "0.15", "ratio": -0.2},
    "source": "c/2026-05-25-kickoff.md:26",
    "deadline": None,
    "state": "undated",
    "hours_left": None,
    "cause": None,
    "adjustment": None,
    "recorded": None,
    "written_at": None,
    "unread": {},
}
KPI: dict[str, object] = {
    "address": "618-2026-KO-260525.KW28",
    "what": "新客转化率",
    "baseline": "10%",
    "target": "15%",
    "actual": "12%",
    "actual_at": None,
    "actual_measure": None,
    "formula": None,
    "source": "c/2026-05-25-kickoff.md:26",
    "goal_attainment": {"numerator": "0.12", "denominator": "0.15", "ratio": 0.8},
    "expected": {
        "value": "0.15",
        "text": "15%",
        "origin": "target",
        "days": None,
        "source": "c/2026-05-25-kickoff.md:26",
    },
    "off": {"numerator": "-0.03", "denominator": "0.15", "ratio": -0.2},
    "below": True,
    "verdict": "missed",
    "open_deviations": [DEVIATION],
    "tier": "core",
    "channel": None,
    "owner": "韩梅梅",
    "unread": {},
    "findings": [],
}
NO_PLAN = {"numerator": "400", "denominator": None, "ratio": None, "reason": "no-plan"}
MONEY = {
    "unit": "¥",
    "planned": "600",
    "planned_to_date": None,
    "spent": "400",
    "difference": None,
    "budget_use": {**NO_PLAN, "unknown": 1},
}
BUDGET = {
    "campaign": "618-2026",
    "record": "618-2026-KO-260525",
    "path": "c/2026-05-25-kickoff.md",
    "line": 36,
    "unread": {},
    "total": "1000",
    "contingency": None,
    "contingency_share": {
        "numerator": None,
        "denominator": "1000",
        "ratio": None,
        "reason": "no-data",
    },
    "gap": None,
    **MONEY,
    "categories": [{"category": None, **MONEY}],
    "lines": [
        {
            "address": "618-2026-KO-260525.B2QQ",
            "what": "广告",
            "category": None,
            "channel": None,
            "planned": "600",
            "spent": "400",
            "spent_source": "c/2026-05-25-kickoff.md:38",
            "measured": None,
            "differs": False,
            "unit": "¥",
            "planned_to_date": None,
            "difference": None,
            "budget_use": NO_PLAN,
            "unread": {},
            "path": "c/2026-05-25-kickoff.md",
            "line": 38,
        }
    ],
}
STATUS = {
    "schema_version": 1,
    "kind": "status",
    "today": "2026-06-10",
    "totals": {
        "records": 1,
        "decisions": 1,
        "actions": 2,
        "risks": 1,
        "kpis": 1,
        "checks": 1,
        "milestones": 1,
        "lessons": 1,
        "task_completion": {"numerator": 0, "denominator": 2, "ratio": 0.0},
        "on_time": {
            "numerator": 0,
            "denominator": 0,
            "ratio": None,
            "reason": "no-data",
            "unknown": 0,
        },
        "budget_use": MONEY["budget_use"],
        "overdue": 1,
        "off_track": 1,
    },
    "groups": [
        {
            "by": "campaign",
            "key": "618-2026",
            "records": 1,
            "actions": 2,
            "task_completion": {"numerator": 0, "denominator": 2, "ratio": 0.0},
            "on_time": {
                "numerator": 0,
                "denominator": 0,
                "ratio": None,
                "reason": "no-data",
                "unknown": 0,
            },
            "overdue": 1,
            "off_track": 1,
            "next_due": "2026-06-15",
        }
    ],
    "overdue": [CHECKED],
    "checklists": [
        {
            "record": "618-2026-KO-260525",
            "stage": "方案准备",
            "done": {"numerator": 1, "denominator": 1, "ratio": 1.0},
            "off_track": 0,
        }
    ],
    "escalated": [],
    "needed": [],
    "verdicts": [],
    "meetings": [],
    "kpis": [KPI],
    "deviations": [{"address": KPI["address"], "what": KPI["what"], **DEVIATION}],
    "budgets": [BUDGET],
    "unread_entries": [],
    "problems": [PROBLEM],
}
RECORD = {
    "id": "618-2026-KO-260525",
    "type": "kickoff",
    "title": "启动会",
    "date": "2026-05-25",
    "campaign": "618-2026",
    "path": "c/2026-05-25-kickoff.md",
    "completeness": {"numerator": 0, "denominator": 5, "ratio": 0.0},
    "draft": False,
    "unread": {},
    "actions": 2,
    "decisions": 1,
    "risks": 1,
    "kpis": 1,
    "checks": 1,
    "milestones": 1,
    "lessons": 1,
}
COMMON = "address record campaign kind id what owner owners owner_text department due status status_text overdue lag_days off_track carried wants_verdict escalated major confidential"
TAIL = "note tags waive unread path line"
# the fields of each kind between the common ones
OWN_FIELDS = {
    "actions": "deliverable decision decision_address kpi kpi_addresses progress finished lag_reason log helpers priority needs",
    "decisions": "why plan expects review verdict supersedes supersedes_address log",
    "risks": "level response trigger log",
    "kpis": "metric baseline target actual direction tier channel measure changes deviations log actual_at actual_measure formula source goal_attainment expected off below verdict open_deviations",
    "checks": "stage standard finished lag_reason log evidence channel helpers priority result threshold",
    "milestones": "start end gates gates_addresses finished lag_reason log gates_passed gate_checks",
    "lessons": "outcome cause advice channel",
    "budget_lines": "category channel planned spent start end spent_source measured differs unit planned_to_date difference budget_use",
}


@pytest.fixture
def ask(workspace, mtgrec):
    folder = workspace(RECORDS)

    def ask(*arguments: str):
        answer = mtgrec(folder, *arguments, "--format", "json")
        assert "\\u" not in answer.out, "nothing is ASCII-escaped"
        document = answer.json
        for problem in document["problems"]:
            for name in ("message", "help"):
                assert isinstance(problem[name], str)
                problem[name] = "..." if problem[name] else ""
            assert isinstance(problem["column"], int)
            problem["column"] = 1
        return document

    return ask


def same(found, wanted):
    """Equal, and every mapping in the same order."""
    assert found == wanted
    assert json.dumps(found) == json.dumps(wanted)


def test_list_actions(ask):
    same(
        ask("list", "actions"),
        {
            "schema_version": 1,
            "kind": "actions",
            "today": "2026-06-10",
            "items": [ACTION, BARE_ACTION],
            "unread_entries": [],
            "problems": [PROBLEM],
        },
    )


def test_status(ask):
    status = ask("status", "--by", "campaign")
    (soon,) = status.pop("due_soon")
    (milestone,) = ask("list", "milestones")["items"]
    assert soon == {**milestone, "findings": soon["findings"]}
    same(status, STATUS)


def test_list_records(ask):
    same(
        ask("list", "records"),
        {
            "schema_version": 1,
            "kind": "records",
            "today": "2026-06-10",
            "items": [RECORD],
            "unread_entries": [],
            "problems": [PROBLEM],
        },
    )


def test_list_people(ask):
    person = {
        "name": "韩梅梅",
        "known": True,
        "department": "市场部",
        "role": None,
        "manager": None,
        "open": 1,
        "late": 1,
        "finished": 0,
    }
    same(ask("list", "people")["items"], [person])


@pytest.mark.parametrize("kind", [*LISTED, BUDGET_LINE], ids=lambda kind: kind.plural)
def test_an_entry_carries_every_field_of_its_kind(kind, ask, mtgrec):
    answer = ask("list", kind.plural)
    entry = answer["items"][0]
    assert answer["kind"] == kind.plural
    assert " ".join(entry) == f"{COMMON} {OWN_FIELDS[kind.plural]} {TAIL}"
    for field in kind.fields.fields:
        assert field.name in entry
        if field.kind in ("texts", "people", "references", "log", "items"):
            assert isinstance(entry[field.name], list)
        else:
            assert not isinstance(entry[field.name], (list, int, float)) or field.kind == "yesno"
    csv = mtgrec(".", "list", kind.plural, "--format", "csv", "--tag", "none at all")
    heads = csv.out.strip().split(",")
    columns = [name for name in entry if name != "unread"]  # which stands in its own column
    assert heads == columns, "the heading of an empty list names all columns"


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("milestones", {"due": "2026-06-15", "start": "2026-06-01", "end": "2026-06-15"}),
        (
            "checks",
            {"status": "done", "lag_days": 0, "finished": "2026-05-24", "stage": "方案准备"},
        ),
        ("risks", {"level": "high", "response": None}),
        ("lessons", {"outcome": "success"}),
        ("budget_lines", {"planned": "600元", "spent": "400元"}),
        (
            "kpis",
            {
                name: value
                for name, value in KPI.items()
                if name not in ("owner", "what", "findings")
            },
        ),
    ],
)
def test_values_of_the_other_kinds(kind, fields, ask):
    entry = ask("list", kind)["items"][0]
    assert {name: entry[name] for name in fields} == fields


def test_show_an_item(ask):
    found = ask("show", "A7KQ")
    assert list(found) == ["schema_version", "kind", "today", "item", "referred_by", "problems"]
    assert found["kind"] == "item"
    same(found["item"], CHECKED)
    assert found["referred_by"] == [
        {"address": "618-2026-KO-260525.follow_ups.1", "field": "item", "what": ""}
    ]
    assert found["problems"] == []


def test_show_a_record(ask):
    found = ask("show", "KO-260525")
    assert list(found) == ["schema_version", "kind", "today", "record", "referred_by", "problems"]
    record = found["record"]
    assert {name: record[name] for name in RECORD} == RECORD
    assert record["attendees"] == []
    assert record["place"] is None
    assert record["budget"]["total"] == "1000元"
    assert [line["spent"] for line in record["budget"]["lines"]] == ["400元"]
    same(record["items"]["actions"], [CHECKED, CHECKED_BARE])
    assert record["findings"] == []
    follow_up = record["items"]["follow_ups"][0]
    assert {name: follow_up[name] for name in ("item", "item_address", "note", "verdict")} == {
        "item": "A7KQ",
        "item_address": "618-2026-KO-260525.A7KQ",
        "note": "继续",
        "verdict": "continue",
    }
    assert "status" not in follow_up, "a follow-up is never a second status"


WRONG = [
    ("list", "actoins"),
    ("list", "actions", "--status", "don"),
    ("list", "actions", "--since", "soon"),
    ("list", "actions", "--sort", "duee"),
    ("list", "actions", "--bogus"),
    ("list",),
    ("show", "ZZZZ"),
    ("show", "6"),
    ("show", "c/bad.md"),
    ("status", "--by", "moon"),
    ("status", "--today", "2026-02-30"),
    ("status", "-C", "nowhere"),
    ("status", "--lang", "fr"),
    ("bogus",),
]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_where_something_is_wrong_stdout_is_empty(arguments, workspace, mtgrec):
    answer = mtgrec(workspace(RECORDS), *arguments, "--format", "json")
    assert answer.out == ""
    assert answer.code in (2, 3)
    assert "Traceback" not in answer.err
    assert len(answer.err.splitlines()) <= 3


def test_findings_do_not_spoil_the_answer(workspace, mtgrec):
    answer = mtgrec(workspace(RECORDS), "status", "--strict", "--format", "json")
    assert answer.code == 1
    assert answer.json["kind"] == "status"


def test_an_empty_workspace(tmp_path, mtgrec):
    (tmp_path / "mtgrec.toml").touch()
    totals = mtgrec(tmp_path, "status", "--format", "json").json["totals"]
    assert totals["task_completion"] == {
        "numerator": 0,
        "denominator": 0,
        "ratio": None,
        "reason": "no-data",
    }
    for kind in (*(kind.plural for kind in LISTED), "records", "people"):
        answer = mtgrec(tmp_path, "list", kind, "--format", "json").json
        assert (answer["kind"], answer["items"], answer["problems"]) == (kind, [], [])


def test_nothing_is_escaped_and_no_float_is_a_quantity(examples, mtgrec):
    for kind in (*LISTED, BUDGET_LINE):
        text = mtgrec(examples / "618-2026", "list", kind.plural, "--format", "json").out
        assert "\\u" not in text
        floats = re.findall(r'"(\w+)": -?\d+\.\d+', text)
        assert set(floats) <= {"ratio"}
