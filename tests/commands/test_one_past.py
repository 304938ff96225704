"""One past: `--today`, `--until` and `--date` show the same day through every door.

Workspaces are drawn at random. What carries a later day is left out by hand, and nothing may change.
"""

import json
import re
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

DAY = date(2026, 6, 10)
NOW = "2026-07-20"
quick = settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
days = some.integers(-12, 12).map(lambda number: DAY + timedelta(number))
maybe = some.booleans()


@some.composite
def actions(draw, kind, letter):
    found = []
    for number in range(draw(some.integers(1, 4))):
        fields = {"id": f"{letter}{number}", "what": f"{kind} {number}", "due": draw(days)}
        fields["status"] = draw(
            some.sampled_from(["open", "done", "done", "off-track", "cancelled"])
        )
        if fields["status"] == "done" and draw(maybe):
            fields["finished"] = draw(days)
            fields["lag_reason"] = "late"
        if kind == "actions":
            fields["log"] = [
                {"date": draw(days), "note": "n"} for _ in range(draw(some.integers(0, 2)))
            ]
            due = fields["due"]
            for moved in sorted(draw(some.sets(days, max_size=2))):
                fields["due"] = due + timedelta(draw(some.integers(1, 9)))
                note = f"due moved from {due} to {fields['due']}"
                fields["log"].append({"date": moved, "note": note})
                due = fields["due"]
        found.append(fields)
    return found


@some.composite
def kpis(draw):
    found = []
    for number, (what, target) in enumerate((("orders", "600"), ("rate", "10%"))):
        fields: dict[str, object] = {"id": f"K{number}X", "what": what, "target": target}
        if draw(maybe):
            half = "300" if target == "600" else "5%"
            fields["changes"] = [{"date": draw(days), "from": target, "to": half, "reason": "r"}]
            fields["target"] = half
        fields["deviations"] = [
            {
                "at": at,
                "cause": "c",
                "adjustment": "a",
                "recorded": at + timedelta(draw(some.integers(0, 3))),
            }
            for at in draw(some.lists(days, max_size=2, unique=True))
        ]
        found.append(fields)
    return found


@some.composite
def spaces(draw):
    lines = [
        {
            "id": f"B{number}",
            "what": f"line {number}",
            "planned": "1000",
            "spent": str(draw(some.integers(0, 900))),
        }
        for number in range(2)
    ]
    plan = {"type": "campaign", "campaign": "c", "date": date(2026, 5, 20), "start": date(2026, 6, 1),
            "end": date(2026, 6, 20), "kpis": draw(kpis()), "budget": {"total": "2000", "lines": lines}}  # fmt: skip
    kickoff = {
        "type": "kickoff",
        "campaign": "c",
        "date": date(2026, 5, 25),
        "actions": draw(actions("actions", "A")),
    }
    checks = {
        "type": "checklist",
        "campaign": "c",
        "date": date(2026, 5, 26),
        "checks": draw(actions("checks", "C")),
    }
    meetings = [
        {"type": "weekly", "campaign": "c", "date": day, "actions": draw(actions("actions", f"A{day.day}")),
         "follow_ups": [{"item": "A0", "note": "n", "verdict": "continue"}] if draw(maybe) else []}
        for day in sorted(draw(some.sets(days, max_size=4)))
    ]  # fmt: skip
    rows = [
        (day, metric, value)
        for metric, value in (("orders", "30"), ("rate", "7%"))
        for day in draw(some.sets(days, max_size=6))
    ]
    return [plan, kickoff, checks, *meetings], rows


def until(space, day):
    """Return what of a workspace is known on `day`, written without `as_of`."""
    records, rows = space
    return [_until(record, day) for record in records if record["date"] <= day], [
        row for row in rows if row[0] <= day
    ]


def _until(record, day):
    kept = dict(record)
    for name in ("actions", "checks"):
        if name in record:
            kept[name] = [_action_until(item, day) for item in record[name]]
    if "kpis" in record:
        kept["kpis"] = [_kpi_until(kpi, day) for kpi in record["kpis"]]
    return kept


def _action_until(item, day):
    kept = dict(item)
    if item.get("finished", day) > day:
        for name in ("finished", "status", "lag_reason"):
            del kept[name]
    later = [note["note"] for note in item.get("log", []) if note["date"] > day]
    if moves := [note for note in later if note.startswith("due moved from ")]:
        kept["due"] = moves[0].split()[3]
    kept["log"] = [note for note in item.get("log", []) if note["date"] <= day]
    return kept


def _kpi_until(kpi, day):
    kept = dict(kpi)
    if kpi.get("changes") and kpi["changes"][0]["date"] > day:
        kept["target"] = kpi["changes"][0]["from"]
        del kept["changes"]
    kept["deviations"] = [
        one for one in kpi["deviations"] if max(one["at"], one["recorded"]) <= day
    ]
    return kept


def written(folder, space):
    records, rows = space
    folder.mkdir()
    (folder / "mtgrec.toml").write_text("")
    for record in records:
        text = f"---\n{_yaml(record)}---\n"
        (folder / f"{record['date']}-{record['type']}.md").write_text(text)
    lines = [f"{day},{metric},{value}" for day, metric, value in sorted(rows)]
    (folder / "metrics.csv").write_text(
        "date,metric,value\n" + "".join(f"{line}\n" for line in lines)
    )
    return folder


def _yaml(record):
    return "".join(
        f"{name}: {_flow(value)}\n" for name, value in record.items() if value not in ([], {})
    )


def _flow(value):
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{name}: {_flow(each)}" for name, each in value.items() if each != [])
            + "}"
        )
    return str(value)


PLACES = (
    *(
        "line",
        "source",
        "sources",
        "written_at",
        "spent_source",
        "problems",
        "findings",
        "today",
        "commit",
    ),
)


def figures(found):
    """Return a JSON answer without the places of its figures, and without what no day has."""
    if isinstance(found, dict):
        return {name: figures(value) for name, value in found.items() if name not in PLACES}
    if isinstance(found, str):  # a form: the ids of its blank entries are drawn anew
        return re.sub(r"id: \w+", "", found)
    return [figures(each) for each in found] if isinstance(found, list) else found


@pytest.fixture
def ask(mtgrec, tmp_path_factory):
    def ask(space, *commands):
        folder = written(tmp_path_factory.mktemp("past") / "w", space)
        answers = []
        for command, today in commands:
            done = mtgrec(folder, *command, today=today)
            assert done.code == 0, done.err
            answers.append(json.loads(done.out) if "json" in command else done.out)
        return answers

    return ask


AS_JSON = ("--format", "json")
DOORS = [
    ("status", *AS_JSON),
    ("list", "actions", *AS_JSON),
    ("list", "kpis", *AS_JSON),
    ("list", "records", *AS_JSON),
    ("show", "c", *AS_JSON),
    ("show", "c-KO-260525.A0", *AS_JSON),
    ("show", "c-CP-260520.K1X", *AS_JSON),
    ("report", "retro", *AS_JSON),
]


@quick
@given(space=spaces(), day=days)
def test_what_came_later_changes_nothing(ask, space, day):
    today = day.isoformat()
    commands = [
        *((door, today) for door in DOORS),
        *((("report", kind, "--until", today, *AS_JSON), NOW) for kind in ("weekly", "evaluation", "owners")),
        *((("new", kind, "--campaign", "c", "--date", today, "--dry-run", "--again", "--lang", "en"), NOW)
          for kind in ("weekly", "retro", "evaluation")),
    ]  # fmt: skip
    before = ask(until(space, day), *commands)
    after = ask(space, *commands)
    for command, earlier, later in zip(commands, before, after, strict=True):
        assert figures(later) == figures(earlier), command


@quick
@given(space=spaces(), day=days)
def test_every_door_shows_the_same_day(ask, space, day):
    today = day.isoformat()
    reports = [("report", kind, *AS_JSON) for kind in ("weekly", "retro", "evaluation")]
    status, page, *told = map(
        figures,
        ask(
            space,
            (DOORS[0], today),
            (("show", "c", *AS_JSON), today),
            *((report, today) for report in reports),
            *(((*report, "--until", today), NOW) for report in reports),
        ),
    )
    weekly, retro, evaluation = told[:3]
    assert told[3:] == told[:3]
    account = evaluation["accounts"][0]
    for name in ("task_completion", "on_time"):
        assert weekly[name] == retro[name] == account[name] == status["totals"][name]
    assert _addresses(weekly["overdue"]) == _addresses(status["overdue"])
    assert (
        weekly["budgets"]
        == [account["budget"]]
        == [page["campaign"]["budget"]]
        == status["budgets"]
    )
    kpis = [_kpi(kpi) for kpi in status["kpis"]]
    for told_kpis in (page["campaign"]["kpis"], weekly["kpis"], retro["kpis"], account["kpis"]):
        assert sorted(map(_kpi, told_kpis)) == sorted(kpis)
    assert [_open(kpi) for kpi in retro["kpis"]] == [
        kpi["open_deviations"] for kpi in status["kpis"]
    ]


def _addresses(items):
    return [item["address"] for item in items]


def _kpi(kpi):
    names = (
        "address",
        "target",
        "actual",
        "goal_attainment",
        "expected",
        "off",
        "below",
        "verdict",
    )
    return json.dumps([kpi[name] for name in names])


def _open(kpi):
    return [one for one in kpi["deviations"] if one["state"] in ("open", "overdue", "undated")]


@quick
@given(space=spaces(), day=days)
def test_a_form_of_a_past_day_is_that_of_the_day(ask, space, day):
    for kind in ("weekly", "retro", "evaluation"):
        form = (
            "new",
            kind,
            "--campaign",
            "c",
            "--date",
            day.isoformat(),
            "--dry-run",
            "--again",
            "--lang",
            "en",
        )
        then, now = ask(space, (form, day.isoformat()), (form, NOW))
        mark = f"Money has no day: what is written as spent on {NOW} counts.\n"
        assert now.count("\n\n" + mark) == (kind != "retro")
        assert figures(now.replace("\n" + mark, "")) == figures(then)


# --- by hand


SPACE = """=== mtgrec.toml
=== plan.md
---
type: campaign
campaign: c
date: 2026-06-01
budget:
  total: 1000
  lines:
    - {id: B1, what: posters, planned: 900, spent: 400}
---
=== a.md
---
type: kickoff
campaign: c
date: 2026-06-01
actions:
  - {id: A1, what: one, due: 2026-06-08, status: done, finished: 2026-06-12}
  - {id: A2, what: two, due: 2026-06-08, status: done}
---
=== b.md
---
type: weekly
campaign: c
date: 2026-06-15
actions:
  - {id: A3, what: three, due: 2026-06-01}
---
"""


def test_later_records_do_not_count_and_that_is_said(workspace, mtgrec):
    folder = workspace(SPACE)
    done = mtgrec(folder, "list", "actions", "--format", "csv", today="2026-06-10")
    assert [line.split(",")[4] for line in done.lines[1:]] == ["A1", "A2"]
    assert done.err == "records dated after 2026-06-10, which do not count: 1\n"
    assert mtgrec(folder, "list", "actions", today="2026-06-15").err == ""
    assert "Three" not in mtgrec(folder, "status", today="2026-06-10").out


@pytest.mark.parametrize(
    ("today", "completion", "overdue"),
    [("2026-06-11", "1/2", 1), ("2026-06-12", "2/2", 0)],
)
def test_what_is_finished_is_open_the_day_before(workspace, mtgrec, today, completion, overdue):
    folder = workspace(SPACE)
    totals = mtgrec(folder, "status", "--format", "json", today=today).json["totals"]
    rate = totals["task_completion"]
    assert f"{rate['numerator']}/{rate['denominator']}" == completion
    assert totals["overdue"] == overdue  # A2, done on a day that nobody knows, is done
    shown = mtgrec(folder, "show", "A1", "--format", "json", today=today).json["item"]
    assert (shown["status"], shown["overdue"]) == (("open", True) if overdue else ("done", False))


def test_a_record_that_is_named_is_shown_whatever_its_day(workspace, mtgrec):
    folder = workspace(SPACE)
    assert "three" in mtgrec(folder, "show", "c-WK-260615", today="2026-06-10").out
    assert mtgrec(folder, "set", "c-WK-260615.A3", "note=x", today="2026-06-10").code == 0


@pytest.mark.parametrize("kind", ["weekly", "retro", "evaluation"])
def test_money_has_no_day_and_a_report_of_a_past_day_says_so(workspace, mtgrec, kind):
    folder = workspace(SPACE)
    note = "Money has no day: what is spent counts as it is written today."
    assert note in mtgrec(folder, "report", kind, "--until", "2026-06-10", today="2026-07-01").out
    assert note not in mtgrec(folder, "report", kind, today="2026-06-10").out
