"""One campaign, one name: every spelling of it is the same campaign, wherever it is asked for."""

import pytest

from mtgrec.model.editing.campaign_names import likely_campaign

FILES = """
=== mtgrec.toml
=== a/plan.md
---
type: campaign
campaign: Spring Fair
date: 2026-05-20
start: 2026-05-20
end: 2026-06-30
rhythm: 7 天
budget: {total: 1000, lines: [{what: ads, planned: 800}]}
---
=== a/kickoff.md
---
type: kickoff
campaign: spring  fair
date: 2026-05-25
kpis: [{id: K1, what: Clicks, metric: clicks, target: 100, measure: sum}]
actions: [{id: A1, what: Book the hall, owner: Jo, due: 2026-06-30}]
---
=== a/weekly.md
---
类型: 例会
项目: "Ｓｐｒｉｎｇ　ＦＡＩＲ"
日期: 2026-06-01
行动: [{编号: A2, 内容: 布展, 负责人: 李雷, 依据决策: D1}]
决策: [{编号: D1, 内容: 租大厅}]
---
=== a/weekly-2.md
---
type: weekly
campaign: SPRING\u200b FAIR
date: 2026-06-08
actions: [{id: A3, what: Print, owner: Jo, decision: D1}]
---
=== b/evaluation.md
---
type: evaluation
campaign: [spring fair, Autumn]
date: 2026-06-09
---
=== a/metrics.csv
date,metric,value,campaign
2026-06-01,clicks,10,spring fair
2026-06-02,clicks,20,SPRING  FAIR
2026-06-02,clicks,20,Spring Fair
""".replace("\\u200b", "\u200b")

SPELLINGS = [
    "Spring Fair",
    "spring fair",
    "SPRING  FAIR",
    " Ｓｐｒｉｎｇ　Ｆａｉｒ ",
    "Spring\u200b Fair",
]


@pytest.fixture
def folder(workspace):
    return workspace(FILES)


def test_there_are_no_two_halves_of_a_campaign(folder, mtgrec):
    answer = mtgrec(folder, "status", "--by", "campaign", "--format", "json").json
    groups = {group["key"]: (group["records"], group["actions"]) for group in answer["groups"]}
    assert groups == {"Spring Fair": (4, 3), "(several)": (1, 0)}
    assert [(each["campaign"], each["due"]) for each in answer["meetings"]] == [
        ("Spring Fair", "2026-06-15")
    ]
    assert [kpi["actual"] for kpi in answer["kpis"]] == ["30"]
    items = mtgrec(folder, "list", "actions", "--format", "json").json["items"]
    assert [(each["id"], each["carried"], each["address"]) for each in items] == [
        ("A1", 2, "spring-fair-KO-260525.A1".replace("spring-fair", "Spring-Fair")),
        ("A2", 1, "Spring-Fair-WK-260601.A2"),
        ("A3", 0, "Spring-Fair-WK-260608.A3"),
    ]
    assert items[2]["decision_address"] == "Spring-Fair-WK-260601.D1"


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_asks_for_the_same(spelling, folder, mtgrec):
    rows = mtgrec(folder, "list", "records", "--campaign", spelling, "--format", "json").json
    assert len(rows["items"]) == 5
    page = mtgrec(folder, "show", spelling, "--format", "json").json["campaign"]
    assert (page["code"], len(page["records"])) == ("Spring Fair", 5)
    report = mtgrec(folder, "report", "weekly", "--campaign", spelling, "--format", "json")
    assert report.json["campaigns"] == ["Autumn", "Spring Fair"], report.err
    shown = mtgrec(folder, "metric", "show", "clicks", "--campaign", spelling, "--format", "json")
    assert shown.code == 0, shown.err
    draft = mtgrec(folder, "new", "weekly", "--campaign", spelling, "--dry-run")
    assert "would be written to Spring-Fair/2026-06-10-weekly.md" in draft.err
    assert "campaign: Spring Fair" in draft.out
    assert "Book the hall" in draft.out  # what is open is carried over


def test_other_spellings_are_mended_and_nothing_else_is(folder, mtgrec):
    before = {path: path.read_bytes() for path in folder.rglob("*.md")}
    found = mtgrec(folder, "check", "--select", "T010", "--format", "json").json["findings"]
    assert [(each["path"], each["line"]) for each in found] == [
        ("a/kickoff.md", 3),
        ("a/weekly-2.md", 3),
        ("a/weekly.md", 3),
        ("b/evaluation.md", 3),
    ]
    assert "fixed: 4" in mtgrec(folder, "check", "--select", "T010", "--fix").err
    changed = {
        path.name: [
            line
            for line, old in zip(
                path.read_text("utf-8").splitlines(), data.decode().splitlines(), strict=True
            )
            if line != old
        ]
        for path, data in before.items()
    }
    assert changed == {
        "plan.md": [],
        "kickoff.md": ["campaign: Spring Fair"],
        "weekly.md": ['项目: "Spring Fair"'],
        "weekly-2.md": ["campaign: Spring Fair"],
        "evaluation.md": ["campaign: Spring Fair、Autumn"],
    }
    assert mtgrec(folder, "check", "--select", "T010").code == 0


# a new name · a campaign that is there · whether the one may be a slip of the other
NEAR = [
    ("fair2026", "fair-2026", True),
    ("fair_2026", "fair-2026", True),
    ("fair 2026", "fair-2026", True),
    ("618-2O26", "618-2026", True),
    ("6l8-2026", "618-2026", True),
    ("618-2062", "618-2026", True),
    ("fiar-2026", "fair-2026", True),
    ("fiar", "fair", True),
    ("Fari", "fair", True),
    ("shwo", "show", True),
    ("expoo", "expo", True),
    ("may", "mai", False),
    ("june", "july", False),
    ("fair2", "fair", False),
    ("spring-lauch", "spring-launch", True),
    ("双十一预售2026", "双十一预售-2026", True),
    ("fair-2027", "fair-2026", False),  # the next year's is another one
    ("fair-2026-2", "fair-2026", False),
    ("618-2026", "618-2025", False),
    ("2026秋季上新活动", "2026春季上新活动", False),
    ("双十二预售", "双十一预售", False),
    ("spring-launch", "fair-2026", False),
]


@pytest.mark.parametrize(("name", "known", "near"), NEAR)
def test_which_names_are_near(name, known, near):
    assert likely_campaign(name, ["somewhere-else", known]) == (known if near else None)


def test_a_name_near_a_known_one_needs_new_campaign(folder, mtgrec):
    answer = mtgrec(folder, "new", "kickoff", "--campaign", "SpringFair")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines() == [
        "--campaign: there is no campaign “SpringFair” yet",
        "help: did you mean “Spring Fair”? --new-campaign begins a new one",
    ]
    answer = mtgrec(folder, "new", "campaign", "Sprng Fair")
    assert (answer.code, answer.err.splitlines()[0]) == (
        2, "TITLE: there is no campaign “Sprng Fair” yet",
    )  # fmt: skip
    answer = mtgrec(folder, "new", "kickoff", "--campaign", "SpringFair", "--new-campaign")
    assert (answer.code, answer.out) == (0, "SpringFair/2026-06-10-kickoff.md\n")


@pytest.mark.parametrize(
    "typed", ["SPRING FAIR", "spring fair", "Spring   Fair", "Ｓｐｒｉｎｇ Ｆａｉｒ"]
)
def test_set_writes_a_known_campaign_as_it_is_spelt(typed, folder, mtgrec):
    mtgrec(folder, "new", "retro", "--campaign", "Autumn")
    answer = mtgrec(folder, "set", "Autumn/2026-06-10-retro.md", f"campaign={typed}")
    assert answer.code == 0
    assert "campaign: Spring Fair\n" in (folder / "Autumn/2026-06-10-retro.md").read_text()


def test_set_asks_for_new_campaign_as_new_does(folder, mtgrec):
    words = ("set", "a/kickoff.md", "campaign=Sprng Fair")
    assert mtgrec(folder, *words).code == 2
    assert mtgrec(folder, *words, "--new-campaign").code == 0
    assert "campaign: Sprng Fair\n" in (folder / "a/kickoff.md").read_text()


def test_on_a_terminal_it_is_asked(folder, mtgrec, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    asked = []
    answers = [True, False]

    def confirm(question, **_options):
        asked.append(question)
        return answers.pop(0)

    monkeypatch.setattr("typer.confirm", confirm)
    for path in ("Spring-Fair", "SpringFair"):
        made = mtgrec(folder, "new", "retro", "--campaign", "SpringFair")
        assert made.out == f"{path}/2026-06-10-retro.md\n"
    assert asked == ["There is no campaign “SpringFair”. Did you mean “Spring Fair”?"] * 2


RUNNING = """
=== mtgrec.toml
[types.standup]
names = ["短会"]
like = "weekly"
[types.briefing]
template = "weekly.md.j2"
[types.pitch]
like = "kickoff"
=== old/plan.md
---
type: campaign
campaign: old
date: 2026-01-01
status: done
---
=== fair/plan.md
---
type: campaign
campaign: fair
date: 2026-05-01
---
"""


@pytest.mark.parametrize("kind", ["weekly", "例会", "retro", "checklist", "短会", "briefing"])
def test_what_continues_a_campaign_is_of_the_only_one_that_is_not_closed(kind, workspace, mtgrec):
    folder = workspace(RUNNING)
    answer = mtgrec(folder, "new", kind)
    assert answer.out.startswith("fair/2026-06-10-")
    assert answer.err == "campaign: fair, the only one that is not closed\n"
    assert mtgrec(folder, "-C", "old", "new", kind).out.startswith("old/2026-06-10-")
    mtgrec(folder, "new", "campaign", "other")
    answer = mtgrec(folder, "new", kind, "--date", "2026-06-11")
    assert (answer.out.startswith("minutes/"), answer.err) == (True, "")


@pytest.mark.parametrize("kind", ["kickoff", "campaign", "pitch"])
def test_what_begins_a_campaign_is_of_none(kind, workspace, mtgrec):
    answer = mtgrec(workspace(RUNNING), "new", kind)
    assert (answer.out.startswith(("minutes/", "plans/")), answer.err) == (True, "")


@pytest.mark.parametrize(
    ("evaluations", "status", "campaign", "why"),
    [
        ("", "done", "", ""),  # of old or of fair
        ("old", "done", "fair", "the only one that is not closed"),
        ("old", "cancelled", "fair", "the only one that is not closed"),
        ("fair", "open", "", ""),
    ],
)
def test_an_evaluation_is_also_of_a_closed_campaign_without_one(
    evaluations, status, campaign, why, workspace, mtgrec
):
    text = RUNNING.replace("status: done", f"status: {status}")
    for name in evaluations.split():
        text += (
            f"=== {name}/ev.md\n---\ntype: evaluation\ncampaign: {name}\ndate: 2026-02-01\n---\n"
        )
    answer = mtgrec(workspace(text), "new", "evaluation")
    assert answer.out == f"{campaign or 'minutes'}/2026-06-10-evaluation.md\n"
    assert answer.err == (f"campaign: {campaign}, {why}\n" if why else "")


def test_an_evaluation_of_the_only_campaign_that_was_closed(workspace, mtgrec):
    folder = workspace(RUNNING.replace("campaign: fair\n", "campaign: fair\nstatus: done\n"))
    assert mtgrec(folder, "new", "evaluation").out.startswith("minutes/")
    (folder / "old/plan.md").unlink()
    answer = mtgrec(folder, "new", "evaluation")
    assert answer.out == "fair/2026-06-10-evaluation.md\n"
    assert answer.err == "campaign: fair, the only one without an evaluation\n"
    assert mtgrec(folder, "new", "retro").out.startswith("minutes/")
