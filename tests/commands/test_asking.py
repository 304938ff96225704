"""A call that lacks something is answered as a colleague would: with what there is to choose from."""

import pytest

TODAY = "2026-06-10"

RECORD = """\
=== c/plan.md
---
type: campaign
campaign: spring
title: Spring
status: doing
start: 2026-05-01
end: 2026-06-05
---
=== c/kickoff.md
---
type: kickoff
campaign: spring
title: Kickoff
date: 2026-06-01
actions:
  - {id: A9FF, what: Brief the dealers, owner: Ann, due: 2026-06-20}
  - {id: A2BB, what: Print posters, owner: Ann, due: 2026-06-08}
  - {id: A3CC, what: Book the hall, owner: Bob, status: done, finished: 2026-06-02}
  - {id: A4DD, what: Order flowers, owner: Bob}
---
=== old/plan.md
---
type: campaign
campaign: autumn
title: Autumn
status: done
---
=== old/retro.md
---
type: retro
campaign: autumn
date: 2025-11-01
actions:
  - {what: Brief the press, owner: Ann, due: 2025-12-01}
---
=== old/list.md
---
type: checklist
campaign: autumn
date: 2025-10-01
---
=== x/both.md
---
type: evaluation
campaign: spring、autumn
date: 2026-06-09
---
"""


@pytest.fixture
def folder(workspace):
    return workspace(RECORD)


def said(mtgrec, folder, *words):
    done = mtgrec(folder, *words, today=TODAY, lang="en")
    assert (done.code, done.out) == (2, "")
    return done.err.splitlines()


OPEN = "RE-251101.actions.1 Brief the press; A2BB Print posters; A9FF Brief the dealers; A4DD Order flowers"
FINISHED = "A3CC Book the hall"


@pytest.mark.parametrize(
    ("call", "help"),
    [
        ("done", f"write one of: {OPEN}"),
        ("set", f"write one of: {OPEN}"),
        ("log", f"write one of: {OPEN}; {FINISHED}"),
        ("reopen", f"write one of: {FINISHED}"),
        ("done --reason x", f"write one of: {OPEN}"),
        ("completion", "possible words: bash, zsh, fish"),
        ("metric", "possible words: add, import, show"),
        ("report", "possible words: assignments, 分工表, checklist, 检查清单, data, 数据报表, weekly, 周报, retro, 复盘, evaluation, 评估, owners, 负责人"),
        ("add", ("possible words: action 行动, decision 决策, risk 风险, kpi 指标, check 检查项, milestone 里程碑, "
                "lesson 经验, budget_line 预算明细, follow_up 跟进, deviation 偏差")),
        ("log A9FF", "`mtgrec log --help` says how it is used"),
        ("metric import", "`mtgrec metric import --help` says how it is used"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_with_the_choices(call, help, folder, mtgrec):
    lines = said(mtgrec, folder, *call.split())
    assert lines[0].startswith(("Missing argument", "Missing command"))
    assert lines[1:] == [f"help: {help}"]


def test_without_records_there_is_nothing_to_choose(tmp_path, mtgrec):
    (tmp_path / "mtgrec.toml").touch()
    assert said(mtgrec, tmp_path, "done")[1] == "help: `mtgrec done --help` says how it is used"
    (tmp_path / "mtgrec.toml").write_text("[[[")  # what is wrong there is not what was asked
    assert said(mtgrec, tmp_path, "done")[1] == "help: `mtgrec done --help` says how it is used"


def test_the_folder_option_leads_to_the_choices(folder, mtgrec):
    for words in (("-C", "c", "reopen"), ("reopen", "-C", "c"), ("reopen", "-Cc")):
        assert said(mtgrec, folder, *words)[1] == f"help: write one of: {FINISHED}"


def test_many_choices_are_cut(workspace, mtgrec):
    items = "\n".join(f"  - {{id: A{number}AA, what: thing {number}}}" for number in range(20, 30))
    folder = workspace(f"=== a.md\n---\ntype: weekly\ndate: 2026-06-01\nactions:\n{items}\n---\n")
    assert said(mtgrec, folder, "done")[1].endswith("; A27AA thing 27; …")


# -- addresses


@pytest.mark.parametrize(
    ("address", "help"),
    [
        ("posters", "write one of: spring-KO-260601.A2BB Print posters"),
        ("the BRIEF", "write one of: autumn-RE-251101.actions.1 Brief the press; spring-KO-260601.A9FF Brief the dealers"),
        ("the", ("write one of: autumn-RE-251101.actions.1 Brief the press; spring-KO-260601.A9FF Brief the dealers; "
                "spring-KO-260601.A3CC Book the hall")),
        ("A9FG", "did you mean “A9FF” (Brief the dealers)?"),
        ("KO-260601.A2BC", "did you mean “KO-260601.A2BB” (Print posters)?"),
        ("KO-260602", "did you mean “KO-260601”?"),
        ("nothing-like-it", "see the addresses of items with: mtgrec list actions"),
    ],
)  # fmt: skip
def test_an_unknown_address_suggests_items(address, help, folder, mtgrec):
    for command in ("show", "done", "set", "log"):
        more = {"set": ["due="], "log": ["x"]}.get(command, ())
        lines = said(mtgrec, folder, command, address, *more)
        assert lines == [f"nothing has the address “{address}”", f"help: {help}"]


# -- kinds of lists


@pytest.mark.parametrize("kind", ["tasks", "task", "todos", "todo", "待办", "任务", "行动"])
def test_tasks_are_actions(kind, folder, mtgrec):
    usual = mtgrec(folder, "list", "actions", today=TODAY)
    assert mtgrec(folder, "list", kind, today=TODAY) == usual
    added = mtgrec(folder, "add", kind, "x", "--to", "KO-260601", "--dry-run", today=TODAY)
    assert added.code == 0


@pytest.mark.parametrize("kind", ["meetings", "meeting", "minutes", "会议"])
def test_meetings_are_records_of_meetings(kind, folder, mtgrec):
    listed = mtgrec(folder, "list", kind, "--format", "json", today=TODAY).json
    assert listed["kind"] == "records"
    assert {record["type"] for record in listed["items"]} == {"kickoff", "retro", "evaluation"}


@pytest.mark.parametrize("kind", ["campaigns", "campaign", "项目", "projects"])
def test_campaigns_are_a_row_each(kind, folder, mtgrec):
    listed = mtgrec(folder, "list", kind, "--format", "json", today=TODAY).json
    assert listed["kind"] == "campaigns"
    spring, autumn = listed["items"]
    assert spring == {
        "code": "spring",
        "title": "Spring",
        "plan": "c/plan.md",
        "status": "doing",
        "closed": False,
        "over": True,
        "start": "2026-05-01",
        "end": "2026-06-05",
        "records": 3,
        "actions": 4,
        "task_completion": {"numerator": 1, "denominator": 4, "ratio": 0.25},
        "on_time": {"numerator": 0, "denominator": 0, "ratio": None, "reason": "no-data", "unknown": 1},
        "overdue": 1,
        "off_track": 0,
        "next_due": "2026-06-20",
    }  # fmt: skip
    assert (autumn["code"], autumn["closed"], autumn["overdue"]) == ("autumn", True, 1)


@pytest.mark.parametrize(
    ("filters", "codes"),
    [
        (("--open",), ["spring"]),
        (("--status", "done"), ["autumn"]),
        (("--campaign", "autumn"), ["autumn"]),
        (("--owner", "Bob"), ["spring"]),
        (("--overdue",), ["spring", "autumn"]),
        (("--overdue", "--open"), ["spring"]),
        (("--type", "retro"), ["autumn"]),
        (("--sort", "code"), ["autumn", "spring"]),
        (("--since", "2027-01-01"), []),
    ],
)
def test_filters_of_campaigns(filters, codes, folder, mtgrec):
    listed = mtgrec(folder, "list", "campaigns", *filters, "--format", "json", today=TODAY).json
    assert [campaign["code"] for campaign in listed["items"]] == codes


def test_the_table_of_campaigns(folder, mtgrec):
    shown = mtgrec(folder, "list", "campaigns", today=TODAY, lang="en").lines
    assert shown == [
        "Campaigns",
        "Campaign  Title   Status  End           Task completion  Overdue  Off-track  Next due",
        "spring    Spring  doing   ! 2026-06-05         1/4 25 %      ! 1          0  2026-06-20",
        "autumn    Autumn  done    —                     0/1 0 %      ! 1        ! 1  —",
    ]


# -- reports


@pytest.mark.parametrize(
    ("path", "help"),
    [
        ("r.pdf", "print the page in the browser, and choose “Save as PDF”: mtgrec report weekly --output r.html --open"),
        ("a b/R.PDF", "print the page in the browser, and choose “Save as PDF”: mtgrec report weekly --output 'a b/R.html' --open"),
        ("r.docx", "write .html, and open that file there: mtgrec report weekly --output r.html"),
        ("r.xlsx", "for a sheet, write a list as CSV: mtgrec list actions --format csv"),
    ],
)  # fmt: skip
def test_a_report_is_no_pdf(path, help, folder, mtgrec):
    for more in ((), ("--format", "html"), ("--open",), ("--force",)):
        lines = said(mtgrec, folder, "report", "weekly", "--output", path, *more)
        ending = f".{path.rpartition('.')[2].lower()}"
        assert lines == [
            f"--output: a report cannot be written as {ending}", f"help: {help}",
        ]  # fmt: skip
    assert not list(folder.rglob("*.pdf"))


# -- add and log repeat what was understood


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (("--owner", "Ann", "--due", "next fri"), "Owner: Ann; Due: 2026-06-19 Friday"),
        (("--due", "in 3 working days"), "Due: 2026-06-15 Monday"),
        (("--owner", "Sales/Bob"), "Owner: Sales/Bob"),
        (("--deliverable", "a list"), None),
    ],
)
def test_add_repeats_what_was_understood(options, line, folder, mtgrec):
    words = ("add", "action", "Call", "--to", "KO-260601", *options, "--new-person")
    shown = mtgrec(folder, *words, today=TODAY, lang="en", seed="1")
    assert shown.code == 0
    assert shown.lines[2:] == ([line] if line else [])
    assert mtgrec(folder, *words, today=TODAY, seed="1").lines == shown.lines


def test_log_repeats_the_day_and_the_owner(folder, mtgrec):
    shown = mtgrec(folder, "log", "A9FF", "half is told", "--date", "yesterday", today=TODAY)
    assert shown.lines == [
        "spring-KO-260601.A9FF  Brief the dealers",
        "Owner  Ann",
        "Log    + 2026-06-09 half is told",
        "File   c/kickoff.md:7",
    ]


# -- add asks for the record


def at_the_terminal(monkeypatch, answer):
    for stream in ("stdin", "stderr"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True)
    monkeypatch.setattr("typer.prompt", lambda _question, **_more: answer)


@pytest.mark.parametrize(
    ("answer", "record"),
    [
        ("1", "spring-autumn-EV-260609"),
        ("2", "spring-KO-260601"),
        (" 2 ", "spring-KO-260601"),
        ("RE-251101", "autumn-RE-251101"),
    ],
)
def test_a_terminal_is_asked_for_the_record(answer, record, folder, mtgrec, monkeypatch):
    at_the_terminal(monkeypatch, answer)
    added = mtgrec(folder, "add", "action", "Call", "--format", "json", today=TODAY)
    assert added.json["record"] == record
    assert added.err.splitlines()[:3] == [
        "In which record shall it stand?",
        "  1  spring-autumn-EV-260609",
        "  2  spring-KO-260601  Kickoff",
    ]
    assert not any("autumn-RE-251101 " in f"{line} " for line in added.err.splitlines()[1:4])


def test_the_only_record_that_fits_is_taken(folder, mtgrec, monkeypatch):
    at_the_terminal(monkeypatch, "none is asked for")
    (folder / "x/both.md").unlink()
    (folder / "c/plan.md").unlink()
    added = mtgrec(folder, "add", "action", "Call", "--format", "json", today=TODAY)
    assert added.json["record"] == "spring-KO-260601"


def test_a_wrong_answer_writes_nothing(folder, mtgrec, monkeypatch):
    at_the_terminal(monkeypatch, "9")
    before = {path: path.read_bytes() for path in folder.rglob("*.md")}
    refused = mtgrec(folder, "add", "action", "Call", today=TODAY)
    assert (refused.code, refused.out) == (2, "")
    assert "nothing has the address “9”" in refused.err
    assert before == {path: path.read_bytes() for path in folder.rglob("*.md")}


def test_a_pipe_is_told_to_name_the_record(folder, mtgrec):
    assert said(mtgrec, folder, "add", "action", "Call") == [
        "--to: in which record shall it stand?",
        "help: write --to and one of: spring-autumn-EV-260609; spring-KO-260601; c/plan.md",
    ]
