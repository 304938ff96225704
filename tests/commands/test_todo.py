"""What one person has open, and how the summary names what it leaves out."""

import pytest

PEOPLE = """
=== mtgrec.toml
=== people.yaml
- {name: Jo Lund, aliases: [jo], department: Sales}
- {name: Idle Ida}
=== plan.md
---
type: campaign
campaign: over
status: done
---
=== plan2.md
---
type: campaign
campaign: ended
status: cancelled
---
=== over.md
---
type: weekly
campaign: over
date: 2026-05-01
actions:
  - {id: Z1, what: closed long ago, owner: Jo Lund, due: 2026-05-02, status: done, finished: 2026-05-02}
---
=== ended.md
---
type: weekly
campaign: ended
date: 2026-05-01
actions:
  - {id: Z2, what: never done, owner: Bo, due: 2026-05-02}
---
=== a.md
---
type: weekly
campaign: fair
date: 2026-06-01
decisions:
  - {id: D1, what: Move the fair, owner: Jo Lund}
  - {id: D2, what: Done already, owner: Jo Lund, status: done}
risks:
  - {id: R1, what: Rain, owner: Sales/Jo Lund, response: tents}
milestones:
  - {id: M1, what: Opening, start: 2026-06-01, end: 2026-06-09, owner: jo}
actions:
  - {id: A1, what: later, owner: Jo Lund, due: 2026-06-30}
  - {id: A2, what: soon, owner: "@Jo Lund", due: 2026-06-12}
  - {id: A3, what: not mine, owner: Bo, due: 2026-06-01}
  - {id: A4, what: not read, owner: Jo Lund, due: 6月某日}
---
"""


@pytest.fixture
def folder(workspace):
    return workspace(PEOPLE)


@pytest.mark.parametrize(
    ("me", "arguments", "ids"),
    [
        ("Jo Lund", "", "M1 A2 A1 D1 A4 R1"),
        ("jo", "", "M1 A2 A1 D1 A4 R1"),  # an alias
        ("Jo Lund", "--owner Bo", "Z2 A3"),
        ("Jo Lund", "--due-until 2026-06-15", "M1 A2"),
        ("Idle Ida", "", ""),
    ],
)
def test_whose_items_they_are(me, arguments, ids, folder, mtgrec, monkeypatch):
    monkeypatch.setattr("mtgrec.commands.todo.user_name", lambda: me)
    answer = mtgrec(folder, "todo", *arguments.split(), "--format", "json").json
    assert sorted(entry["id"] for entry in answer["items"]) == sorted(ids.split())
    assert [entry["id"] for entry in answer["items"] if entry["due"]] == [
        each for each in ids.split() if each not in ("D1", "A4", "R1")
    ]


def test_the_environment_says_who_asks(folder, shell):
    assert "Open for Jo Lund" in shell(folder, "todo", MTGREC_ME="Jo Lund").out


def test_nobody_told_who_asks(folder, mtgrec, monkeypatch):
    monkeypatch.setattr("mtgrec.commands.todo.user_name", lambda: "")
    answer = mtgrec(folder, "todo")
    assert answer.code == 2
    assert "MTGREC_ME=NAME" in answer.err


def test_the_name_of_git_and_one_that_no_record_knows(folder, mtgrec, monkeypatch):
    monkeypatch.setattr("mtgrec.commands.todo.user_name", lambda: "Jo Lund")
    assert len(mtgrec(folder, "todo", "--format", "json").json["items"]) == 6
    monkeypatch.setattr("mtgrec.commands.todo.user_name", lambda: "Somebody Else")
    assert "No record knows this name" in mtgrec(folder, "todo").out
    monkeypatch.setattr("mtgrec.commands.todo.user_name", lambda: "Idle Ida")
    assert "Nothing is open." in mtgrec(folder, "todo").out


def test_what_a_deadline_that_cannot_be_read_keeps_out_is_said(folder, mtgrec):
    answer = mtgrec(folder, "todo", "--owner", "Jo Lund", "--due-until", "2026-06-15")
    assert "A4" in answer.err


def test_closed_campaigns_are_one_row_and_json_has_each(folder, mtgrec):
    out = mtgrec(folder, "status").out
    assert "(closed: 2)" in out
    assert "1/2 50 %" in out
    groups = mtgrec(folder, "status", "--format", "json").json["groups"]
    assert {"over", "ended", "fair"} <= {group["key"] for group in groups}


def test_a_summary_says_where_the_rest_is(workspace, mtgrec):
    items = "".join(
        f"  - {{id: A{n}, what: x, owner: 'P {n}', due: 2026-06-01}}\n" for n in range(25)
    )
    folder = workspace(
        f"=== mtgrec.toml\n=== a.md\n---\ntype: weekly\ncampaign: 'my fair'\ndate: 2026-06-01\nactions:\n{items}---\n"
    )
    out = mtgrec(folder, "status", "--campaign", "my fair").out
    assert "… 5 more: mtgrec list actions --overdue --campaign 'my fair'" in out
    assert "… 5 more: mtgrec status --by owner --all --campaign 'my fair'" in out
    assert " more: " not in mtgrec(folder, "status", "--all").out
    assert len(mtgrec(folder, "status", "--format", "json").json["overdue"]) == 25
