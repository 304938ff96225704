"""The five reports: their figures are those of `status`, and every one has its place."""

import re
import shutil

import pytest

EXAMPLES = {"618-2026": "2026-06-28", "spring-launch": "2026-04-21"}
KINDS = ("assignments", "checklist", "data", "weekly", "retro", "evaluation", "owners")


@pytest.fixture(params=EXAMPLES)
def example(request, examples):
    return examples / request.param


@pytest.fixture
def report(mtgrec):
    """Return what `mtgrec report KIND` says in JSON, on the day of the example."""

    def report(folder, kind, *more, today=""):
        day = today or EXAMPLES.get(folder.name, "2026-06-10")
        answer = mtgrec(folder, "report", kind, "--format", "json", *more, today=day)
        errors = [line for line in answer.err.splitlines() if not line.startswith("records dated")]
        assert (answer.code, errors) == (0, [])
        return answer.json

    return report


def status(mtgrec, folder):
    return mtgrec(folder, "status", "--format", "json", today=EXAMPLES[folder.name]).json


def counts(rate):
    return {name: rate[name] for name in ("numerator", "denominator", "ratio")}


# --- the same figures as status -------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_report_is(kind, example, report):
    found = report(example, kind)
    head = {
        name: found[name] for name in ("schema_version", "kind", "report", "today", "campaigns")
    }
    assert head == {
        "schema_version": 1,
        "kind": "report",
        "report": kind,
        "today": EXAMPLES[example.name],
        "campaigns": [example.name],
    }
    assert found["problems"] == []


@pytest.mark.parametrize("kind", ["assignments", "weekly", "retro", "owners"])
def test_rates_are_those_of_status(kind, example, report, mtgrec):
    totals, found = status(mtgrec, example)["totals"], report(example, kind)
    assert counts(found["task_completion"]) == counts(totals["task_completion"])
    if kind != "assignments":
        assert counts(found["on_time"]) == counts(totals["on_time"])


def test_the_week_is_late_and_overspent_as_status_says(example, report, mtgrec):
    expected, found = status(mtgrec, example), report(example, "weekly")
    assert [entry["address"] for entry in found["overdue"]] == [
        entry["address"] for entry in expected["overdue"]
    ]
    assert found["off_track"] == expected["totals"]["off_track"]
    assert found["budget_use"] == expected["totals"]["budget_use"]
    assert [entry["address"] for entry in found["verdicts"]] == [
        entry["address"] for entry in expected["verdicts"]
    ]
    assert found["meetings"] == expected["meetings"]


@pytest.mark.parametrize("kind", ["weekly", "retro"])
def test_goals_are_those_of_status_in_their_order(kind, example, report, mtgrec):
    expected = status(mtgrec, example)["kpis"]
    names = ("address", "target", "actual", "source", "goal_attainment", "tier")
    assert [{name: kpi[name] for name in names} for kpi in report(example, kind)["kpis"]] == [
        {name: kpi[name] for name in names} for kpi in expected
    ]


def test_owners_have_the_figures_of_status(example, report, mtgrec):
    groups = {(group["by"], group["key"]): group for group in status(mtgrec, example)["groups"]}
    for line in report(example, "owners")["owners"]:
        group = groups["owner", line["key"]]
        assert counts(line["task_completion"]) == counts(group["task_completion"])
        assert counts(line["on_time"]) == counts(group["on_time"])
        assert (line["overdue"], line["off_track"]) == (group["overdue"], group["off_track"])
        actions = [item for item in line["items"] if item["kind"] == "action"]
        assert (
            sum(item["status"] == "done" for item in actions)
            == group["task_completion"]["numerator"]
        )


def test_an_account_has_the_figures_of_its_campaign(example, report, mtgrec):
    expected = status(mtgrec, example)
    (account,) = report(example, "evaluation")["accounts"]
    (group,) = [group for group in expected["groups"] if group["by"] == "campaign"]
    assert counts(account["task_completion"]) == counts(group["task_completion"])
    assert [kpi["goal_attainment"] for kpi in account["kpis"]] == [
        kpi["goal_attainment"] for kpi in expected["kpis"]
    ]


def test_figures_counted_by_hand(report, examples):
    weekly = report(examples / "618-2026", "weekly")
    assert weekly["week"] == {"since": "2026-06-22", "until": "2026-06-28"}
    assert (len(weekly["overdue"]), weekly["off_track"]) == (6, 4)
    assert [address.rpartition(".")[2] for address in weekly["without_reason"]] == [
        *("AR9M", "C8BZ", "AS2Q")
    ]
    # 180 + 150 + 88 + 40 thousand are due in full, of 70 thousand 24 of 26 days
    use = weekly["budget_use"]
    assert (use["numerator"], round(float(use["denominator"]), 2)) == ("486000", 522615.38)
    evaluation = report(examples / "618-2026", "evaluation")
    assert evaluation["revenue"] == "1749565"
    assert round(float(evaluation["roi_on_spent"]), 6) == round(1749565 / 486000, 6)
    assert counts(evaluation["goals_reached"]) == {
        "numerator": 5,
        "denominator": 6,
        "ratio": 0.8333,
    }
    retro = report(examples / "spring-launch", "retro")
    assert counts(retro["goals_reached"]) == {"numerator": 3, "denominator": 6, "ratio": 0.5}
    late = [entry["address"].rpartition(".")[2] for entry in retro["late"]]
    assert late == ["AK3F", "CKT7", "A95T", "A3MP", "AT57", "AN43", "M4KD", "M2CT", "AMT9"]


# --- every figure has its place -------------------------------------------------------------------


def parts(document):
    """Yield every mapping in a document."""
    if isinstance(document, dict):
        yield document
        for value in document.values():
            yield from parts(value)
    elif isinstance(document, list):
        for value in document:
            yield from parts(value)


@pytest.mark.parametrize("kind", KINDS)
def test_every_place_exists_and_is_the_items_own(kind, example, report):
    lines = {
        str(path.relative_to(example)): path.read_text("utf-8").splitlines()
        for path in example.rglob("*")
        if path.suffix in (".md", ".csv")
    }
    seen = 0
    for part in parts(report(example, kind)):
        texts = [part["source"]] if isinstance(part.get("source"), str) else []
        places = [text.rpartition(":")[::2] for text in texts]
        if "path" in part and part.get("line"):
            places.append((part["path"], part["line"]))
        for path, line in places:
            assert lines[path][int(line) - 1].strip()
            seen += 1
        if part.get("id") and "path" in part:  # an item begins where its id stands
            assert part["id"] in lines[part["path"]][part["line"] - 1]
    assert seen


def rates(document):
    """Yield every rate with a value: all that says of what it is made."""
    return (part for part in parts(document) if part.get("ratio") is not None and "sources" in part)


@pytest.mark.parametrize("kind", KINDS)
def test_a_count_has_as_many_places_as_it_counts(kind, example, report):
    for rate in rates(report(example, kind)):
        assert (
            len({(place["path"], place["line"]) for place in rate["sources"]})
            >= rate["denominator"]
        )


# --- missing data ---------------------------------------------------------------------------------


# The rate is not measured, nor can it be computed.
GONE = (",小红书,转化率,", ",小红书,转化量,", ",Instagram,ctr,", ",Instagram,exposure,")


def without_readings(folder, target):
    """Return a copy of an example in which nobody took the readings of one KPI, or of its parts."""
    copy = target / folder.name
    shutil.copytree(folder, copy)
    file = copy / folder.name / "metrics.csv"
    rows = file.read_text("utf-8").splitlines()
    kept = [row for row in rows if not any(gone in row for gone in GONE)]
    assert len(kept) < len(rows)
    file.write_text("\n".join(kept) + "\n", "utf-8")
    return copy


KPI = {"618-2026": "KW28", "spring-launch": "KX24"}


@pytest.mark.parametrize("kind", ["weekly", "retro", "evaluation"])
def test_without_its_readings_one_goal_has_no_data_and_no_other_changes(
    kind, example, report, tmp_path
):
    before = report(example, kind)
    after = report(without_readings(example, tmp_path), kind)
    goals = [
        {kpi["address"]: kpi for part in parts(document) for kpi in part.get("kpis", [])}
        for document in (before, after)
    ]
    address = next(each for each in goals[1] if each.endswith(KPI[example.name]))
    bare = goals[1][address]
    assert (bare["actual"], bare["source"], bare["goal_attainment"]["reason"]) == (
        *(None, None),
        "no-data",
    )
    unplaced = [{name: _figures(kpi) for name, kpi in found.items()} for found in goals]
    for found in unplaced:
        del found[address]
    assert unplaced[0] == unplaced[1]
    assert _figures(before.get("budgets")) == _figures(after.get("budgets"))
    assert before.get("task_completion") == _with_commits(after.get("task_completion"), before)


def _figures(value):
    """Return a part of a document without places: rows move up where others are gone."""
    if isinstance(value, dict):
        gone = ("line", "sources", "source", "commit")
        return {name: _figures(part) for name, part in value.items() if name not in gone}
    return [_figures(part) for part in value] if isinstance(value, list) else value


def _with_commits(rate, before):
    """Return a rate with the commits of the original: the copy lies outside of its repository."""
    if rate is None:
        return None
    places = [
        {**place, "commit": known["commit"]} if "commit" in known else place
        for place, known in zip(rate["sources"], before["task_completion"]["sources"], strict=True)
    ]
    return {**rate, "sources": places}


def test_a_page_says_no_data_where_there_is_none(mtgrec, examples, tmp_path):
    copy = without_readings(examples / "618-2026", tmp_path)
    page = mtgrec(copy, "report", "retro", today="2026-06-28").out
    row = next(line for line in page.splitlines() if "新客转化率 " in line and "|" in line)
    assert "no data" in row
    assert "without data: 1" in page


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_workspace(kind, mtgrec, workspace):
    folder = workspace("=== mtgrec.toml\n[workspace]\n")
    found = mtgrec(folder, "report", kind, "--format", "json")
    assert found.json["campaigns"] == []
    for format in ("markdown", "html"):
        answer = mtgrec(folder, "report", kind, "--format", format)
        assert (answer.code, answer.err) == (0, "No records yet. Begin with: mtgrec new kickoff\n")
        assert "0 %" not in answer.out


BARE = """=== a.md
---
type: weekly
campaign: c
date: 2026-06-08
actions:
  - {id: A1, what: 素材, owner: 李雷, due: 2026-06-09}
---
"""


@pytest.mark.parametrize("kind", KINDS)
def test_without_budget_kpis_and_people(kind, report, mtgrec, workspace):
    folder = workspace(BARE)
    found = report(folder, kind)
    assert found["campaigns"] == ["c"]
    for format in ("markdown", "html"):
        page = mtgrec(folder, "report", kind, "--format", format).out
        assert "no data" in page or kind in ("assignments", "checklist", "data")


def test_money_and_goals_that_nobody_wrote_down_are_null(report, workspace):
    folder = workspace(BARE)
    weekly = report(folder, "weekly")
    assert (weekly["budget_use"], weekly["budgets"], weekly["kpis"]) == (None, [], [])
    evaluation = report(folder, "evaluation")
    assert [evaluation[name] for name in ("spent", "revenue", "roi_on_spent")] == [None] * 3
    assert evaluation["goals_reached"]["reason"] == "no-data"
    assert report(folder, "assignments")["not_in_people_file"] == ["李雷"]


# --- what it is about -----------------------------------------------------------------------------

TWO = (
    BARE
    + """=== b.md
---
type: weekly
campaign: d
date: 2026-05-04
actions:
  - {id: A1, what: 另一个, owner: 韩梅梅, due: 2026-06-14}
---
"""
)


def test_of_some_campaigns_only(report, workspace):
    folder = workspace(TWO)
    assert report(folder, "weekly")["campaigns"] == ["c", "d"]
    found = report(folder, "weekly", "--campaign", "d")
    assert found["campaigns"] == ["d"]
    assert [entry["what"] for entry in found["due_next"]] == ["另一个"]
    assert found["overdue"] == []


def test_days_are_the_week_of_a_weekly_and_choose_among_records(report, workspace):
    folder = workspace(TWO)
    days = ("--since", "2026-05-01", "--until", "2026-05-07")
    weekly = report(folder, "weekly", *days)
    assert weekly["week"] == {"since": "2026-05-01", "until": "2026-05-07"}
    assert weekly["ahead"] == {"since": "2026-05-08", "until": "2026-05-14"}
    for kind in ("assignments", "owners", "weekly", "retro", "evaluation"):
        assert report(folder, kind, *days)["campaigns"] == ["d"]  # the other was not there yet
    for kind in ("assignments", "owners"):
        assert report(folder, kind, "--since", "2030-01-01")["campaigns"] == []
    for kind in ("retro", "evaluation"):
        assert report(folder, kind, "--since", "2030-01-01")["campaigns"] == ["c", "d"]


RETURN = """=== plan.md
---
type: campaign
campaign: c
date: 2026-05-20
start: 2026-06-01
end: 2026-06-10
budget:
  lines:
    - {id: B1, what: 投放, channel: 小红书, planned: 1000元}
    - {id: B2, what: 物料, planned: 500元, spent: 100元}
kpis: [{id: K1, what: ROI, target: 3}]
actions:
  - {id: A1, what: 素材, owner: 李雷, due: 2026-06-02, status: done, finished: 2026-06-08}
lessons: [{id: L1, what: 早}]
---
=== later.md
---
type: weekly
campaign: c
date: 2026-06-09
actions:
  - {id: A1, what: 再做, owner: 李雷, due: 2026-06-20}
---
=== metrics.csv
date,campaign,channel,metric,value,expected
2026-06-02,c,小红书,revenue,1000,
2026-06-02,c,小红书,cost,200,
2026-06-08,c,小红书,revenue,5000,
2026-06-08,c,小红书,cost,700,
"""


def test_until_looks_from_the_end_of_that_day(report, mtgrec, workspace):
    folder = workspace(RETURN)
    early, late = (
        report(folder, "evaluation", "--until", "2026-06-04"),
        report(folder, "evaluation"),
    )
    assert (early["today"], early["spent"], early["revenue"]) == ("2026-06-04", "300", "1000")
    assert early["lines_without_spending"] == []  # money has no day: as it is written today
    assert (late["today"], late["spent"], late["revenue"]) == ("2026-06-10", "1000", "6000")
    done = early["accounts"][0]["task_completion"]
    assert (done["numerator"], done["denominator"]) == (0, 1)
    week = report(folder, "weekly", "--until", "2026-06-04")
    assert [entry["what"] for entry in week["overdue"]] == ["素材"]
    assert report(folder, "retro", "--until", "2026-06-04")["kpis"][0]["actual"] == "4"
    page = mtgrec(folder, "report", "evaluation", "--until", "2026-06-04").out
    assert page.splitlines()[2] == "c · as of 2026-06-04"
    assert "Money has no day: what is spent counts as it is written today." in page
    page = mtgrec(folder, "report", "weekly", "--since", "2026-05-28", "--until", "2026-06-04").out
    assert page.splitlines()[2] == "c · 2026-05-28 to 2026-06-04 · as of 2026-06-04"


def test_a_first_day_hides_neither_money_nor_campaign(report, mtgrec, workspace):
    folder = workspace(RETURN)
    every, some = (
        report(folder, "evaluation"),
        report(folder, "evaluation", "--since", "2026-06-10"),
    )
    assert (len(every.pop("lessons")), len(some.pop("lessons"))) == (1, 0)
    assert every == some
    subtitles = {
        "evaluation": "c · lessons from 2026-06-10 on · as of 2026-06-10",
        "retro": (
            "c · milestones, delays, lessons and decisions from 2026-06-10 on · as of 2026-06-10"
        ),
        "owners": "c · records of 2026-06-10 to … · as of 2026-06-10",
    }
    for kind, subtitle in subtitles.items():
        page = mtgrec(folder, "report", kind, "--since", "2026-06-10", "--campaign", "c").out
        assert page.splitlines()[2] == subtitle


def test_readings_before_the_first_record_are_evaluated(report, workspace):
    folder = workspace(RETURN.replace("date: 2026-05-20", "date: 2026-06-05"))
    found = report(folder, "evaluation", "--until", "2026-06-04")
    assert (found["revenue"], found["spent"]) == ("1000", None)
    assert [one["campaign"] for one in found["accounts"]] == ["c"]


def test_money_spent_that_is_not_all_gives_no_verdict(report, mtgrec, workspace):
    text = RETURN.replace("planned: 500元, spent: 100元", "planned: 500元")
    folder = workspace(text)
    found = report(folder, "evaluation")
    assert [name.rpartition(".")[2] for name in found["lines_without_spending"]] == ["B2"]
    page = _without_sources(mtgrec(folder, "report", "evaluation").out)
    mark = "(lines without figures: 1)"
    assert f"- **ROI on the money spent**: 5.67 {mark} — (revenue - spent) / spent\n" in page
    assert f"- **Money spent**: ¥900 {mark}\n" in page
    assert f"| Money spent | ¥900 {mark} |" in page
    assert "| Budget use | ¥900/¥1,000 90 % |" in page
    assert f"| ROI on the money spent | 5.67 {mark} |" in page
    assert "C: revenue was 6.67 times the money known to be spent; budget lines without" in page
    whole = _without_sources(mtgrec(workspace(RETURN), "report", "evaluation").out)
    assert "- **ROI on the money spent**: ✓ 5 — " in whole
    assert "lines without figures" not in whole


# The setting, then the ROI on 1,000 spent and by readings (cost 900), and what is printed of them.
MEANINGS = [
    ("", "5", "5.67", "(revenue - cost) / cost", "(revenue - spent) / spent"),
    ('[metrics]\nroi = "roi"', "5", "5.67", "(revenue - cost) / cost", "(revenue - spent) / spent"),
    ('[metrics]\nroi = "roas"', "6", "6.67", "revenue / cost", "revenue / spent"),
    ('[metrics.ROI]\nformula = "销售额 × 2 / cost"', "12", "13.33", "revenue × 2 / cost", "revenue × 2 / spent"),
    ('[metrics]\nroi = "roas"\n[metrics.ROAS]\nformula = "3 × revenue / cost"', "18", "20.00",
     "3 × revenue / cost", "3 × revenue / spent"),
]  # fmt: skip


@pytest.mark.parametrize(("setting", "on_spent", "by_readings", "formula", "spent"), MEANINGS)
def test_one_meaning_of_roi_everywhere(
    setting, on_spent, by_readings, formula, spent, mtgrec, report, workspace
):
    plan = RETURN.replace("planned: 1000元}", "planned: 1000元, spent: 900元}")
    folder = workspace(f"=== mtgrec.toml\n{setting}\n{plan}")
    told = report(folder, "evaluation")
    account = told["accounts"][0]
    assert account["roi_on_spent"] == told["roi_on_spent"] == on_spent
    assert f"{float(account['roi']['value']):.2f}" == by_readings
    page = mtgrec(folder, "report", "evaluation").out
    assert f"ROI = {formula}. Here cost means what was spent of the budget." in page
    assert f"**ROI on the money spent**: ✓ {on_spent} [1–3] — {spent}\n" in page
    assert "C: revenue was 6 times the money spent" in page
    numbers = spent.replace("revenue", "¥6,000").replace("spent", "¥1,000")
    assert f"| ROI on the money spent | ✓ {on_spent} [1–3] | {spent} = {numbers} |" in page
    # The KPI called ROI takes the same figure, by the same formula.
    kpi = mtgrec(folder, "list", "kpis", "--format", "json").json["items"][0]
    assert f"{float(kpi['actual']):.2f}" == by_readings
    shown = mtgrec(folder, "show", "K1").out
    assert f"Computed    {formula}" in shown
    assert "Measure     period" in shown
    written = mtgrec(folder, "new", "evaluation", "--campaign", "c", "--dry-run").out
    assert f"ROI on the money spent {on_spent} = " in written
    # An ROI that is one in the reader's language is not called by its English names.
    page = mtgrec(folder, "report", "evaluation", lang="zh").out
    chinese = formula.replace("revenue", "销售额").replace("cost", "投入成本")
    assert f"ROI = {chinese}，" in page
    assert "revenue" not in page


def test_a_loss_is_one_by_any_formula(mtgrec, workspace):
    loss = RETURN.replace("planned: 1000元}", "planned: 1000元, spent: 9000元}")
    for setting, value in (("", "! -0.34"), ('[metrics]\nroi = "roas"', "! 0.66")):
        page = mtgrec(workspace(f"=== mtgrec.toml\n{setting}\n{loss}"), "report", "evaluation").out
        assert f"**ROI on the money spent**: {value} [1–3] — " in page
        assert "revenue was 0.66 times the money spent" in page


def test_an_evaluation_counts_as_overdue_what_status_does(mtgrec, report, examples):
    folder = examples / "618-2026"
    page = mtgrec(folder, "report", "evaluation", today="2026-06-28").out
    late = len(report(folder, "weekly")["overdue"])
    assert f"overdue: {late}\n" in page.split("\n## ")[0]


def test_a_computed_roi_contradicts_nobody(mtgrec, workspace):
    page = mtgrec(workspace(RETURN), "report", "evaluation").out
    assert "name the definition you use" not in page
    row = next(line for line in page.splitlines() if line.startswith("| KPI “ROI”"))
    assert "(revenue - cost) / cost" in row
    written = workspace(RETURN.replace("what: ROI, target: 3", "what: ROI, target: 3, actual: 9"))
    page = mtgrec(written, "report", "evaluation").out
    assert "The KPI “ROI” says 9, the formula 5: name the definition you use." in page
    page = mtgrec(written, "report", "evaluation", "--until", "2026-06-10", today="2026-06-20").out
    assert "**ROI on the money spent**: ✓ 5" in page
    assert "name the definition you use" not in page


def test_a_new_evaluation_has_the_figures_of_the_report(report, mtgrec, examples, workspace):
    text = RETURN.replace("planned: 500元, spent: 100元", "planned: 500元")
    for folder, campaign, day in (
        (examples / "618-2026", "618-2026", "2026-06-26"),
        (examples / "spring-launch", "spring-launch", "2026-04-17"),
        (workspace(text), "c", "2026-06-04"),
    ):
        (account,) = report(folder, "evaluation", today=day)["accounts"]
        wish = ("new", "evaluation", "--campaign", campaign, "--date", day, "--again", "--dry-run")
        body = mtgrec(folder, *wish, "--lang", "en", today=day).out
        for rate, words in (
            (account["roi_on_spent"], "ROI on the money spent"),
            (account["roi"] and account["roi"]["value"], "ROI by readings"),
        ):
            if rate is None:
                assert words not in body
            else:
                assert f"{words} {round(float(rate), 2):g} = " in body
        lacking = len(account["lines_without_spending"])
        assert (f"(lines without figures: {lacking})" in body) == bool(lacking)


@pytest.mark.parametrize("kind", KINDS)
def test_days_that_run_backwards(kind, mtgrec, workspace):
    answer = mtgrec(
        workspace(TWO), "report", kind, "--since", "2026-06-02", "--until", "2026-06-01"
    )
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines()[0] == "--since: 2026-06-02 comes after 2026-06-01"


def test_a_week_ahead(mtgrec, workspace):
    answer = mtgrec(workspace(TWO), "report", "weekly", "--since", "2026-06-11")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("--since: the week would begin on 2026-06-11, after 2026-06-10\n")
    assert mtgrec(workspace(TWO), "report", "weekly", "--since", "2026-06-10").code == 0


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_campaign_gives_no_report(kind, mtgrec, workspace):
    answer = mtgrec(workspace(TWO), "report", kind, "--campaign", "NOPE")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "--campaign: unknown word “NOPE”\nhelp: possible words: c, d\n"


def test_an_unknown_campaign_where_there_is_none(mtgrec, workspace):
    answer = mtgrec(workspace("=== mtgrec.toml\n"), "report", "weekly", "--campaign", "NOPE")
    assert answer.code == 2
    assert "mtgrec new campaign CODE" in answer.err


def test_the_first_screen_of_a_week(mtgrec, examples):
    page = mtgrec(examples / "618-2026", "report", "weekly", today="2026-06-28").out
    assert _without_sources(page.split("\n## ")[0]) == (
        """\
# Weekly report

618-2026 · 2026-06-22 to 2026-06-28 · as of 2026-06-28

**Are we on plan, and what has to be decided?**

! Not on plan: overdue: 6, off-track: 4, late without a reason: 3, metrics below expectation: 1.

- **Task completion**: 12/18 67 %
- **Overdue**: ! 6 — the longest by 10 d, off-track: 4
- **Money against the plan to date**: 93 % — ¥486,000 spent of ¥522,615.38 planned to date
- **Metrics 20% or more below expectation**: 1/6 — 新客转化率; not analysed: 0
- **Needs a verdict**: ! 2 — carried to the next meeting: 1
"""
    )


def _without_sources(page):
    return re.sub(r" \[[\d–, ]+\]", "", page)


# revenue, cost, spent · the two lines of the evaluation, and the reason where there is none
FORMULAS = [
    ("535109", "400000", "¥486000", "(¥535,109 - ¥486,000) / ¥486,000", "(¥535,109 - ¥400,000) / ¥400,000"),
    ("¥535109", "400000", "486000", "(¥535,109 - ¥486,000) / ¥486,000", "(¥535,109 - ¥400,000) / ¥400,000"),
    ("535109", "¥400000", "486000", "(¥535,109 - ¥486,000) / ¥486,000", "(¥535,109 - ¥400,000) / ¥400,000"),
    ("100", "50", "40", "(100 - 40) / 40", "(100 - 50) / 50"),
    ("¥100", "¥50", "$40", "different currencies", "(¥100 - ¥50) / ¥50"),
    ("100", "¥50", "$40", "different currencies", "different currencies"),
    ("¥100", "$50", "¥40", "(¥100 - ¥40) / ¥40", "different currencies"),
    ("¥100", "¥0", "¥0", "the denominator is zero", "the denominator is zero"),
]  # fmt: skip


@pytest.mark.parametrize(("revenue", "cost", "spent", "on_spent", "by_readings"), FORMULAS)
def test_both_sides_of_a_formula_carry_one_currency(
    revenue, cost, spent, on_spent, by_readings, workspace, mtgrec
):
    folder = workspace(f"""
=== c/plan.md
---
type: campaign
campaign: c
date: 2026-06-01
budget:
  lines:
    - {{what: x, planned: {spent}, spent: {spent}}}
---
=== c/metrics.csv
date,metric,value
2026-06-02,revenue,{revenue}
2026-06-02,cost,{cost}
""")
    lines = mtgrec(folder, "report", "evaluation").out.replace("\\$", "$").splitlines()
    first = next(
        line for line in lines if line.startswith("| ROI on the money spent") and "spent)" in line
    )
    second = next(
        line for line in lines if line.startswith("| ROI by readings") and "cost)" in line
    )
    assert on_spent in first
    assert by_readings in second
    answer = mtgrec(folder, "report", "evaluation", "--format", "json").json["accounts"][0]
    assert (answer["roi_on_spent"] is None) is ("/" not in on_spent)
    assert (answer["roi"]["value"] is None) is ("/" not in by_readings)
