"""Where items are shown, those about which `mtgrec check` finds something are marked."""

import pytest

RECORDS = """
=== mtgrec.toml
[check]
select = ["A002", "A003", "F210"]
=== c/minutes.md
---
type: kickoff
campaign: c
date: 2026-05-25
title: Kickoff
waive: {A002: set at the fair}
actions:
  - {id: A2QQ, what: Cut three videos, owner: Anna, due: 2026-06-01}
  - {id: A3QQ, what: Book the room, owner: Ben, due: 2026-06-02, deliverable: a contract, status: finished}
  - {id: A4QQ, what: Print the flyers, owner: Ben, due: 2026-06-02, deliverable: 5000 copies}
decisions:
  - {id: D2QQ, what: WeChat first, owner: Anna, plan: as agreed}
---
"""
LINE = "*: findings about an item (errors and warnings); mtgrec check explains them"


@pytest.fixture
def folder(workspace):
    return workspace(RECORDS)


def test_status_marks_what_is_overdue(folder, mtgrec):
    lines = mtgrec(folder, "status").lines
    at = lines.index("Overdue")
    assert lines[at + 1].split() == ["Late", "*", "What", "Owner", "Due", "Address"]
    assert lines[at + 2].split()[:4] == ["!", "9", "d", "*1"]
    assert "*" not in lines[at + 3]
    assert lines[-1] == LINE


DATES = """
=== c/minutes.md
---
type: weekly
campaign: c
date: 2026-05-25
actions:
  - {id: A2QQ, what: Cut videos, owner: Anna, due: 2036-06-01, deliverable: a film, status: off_track}
  - {id: A3QQ, what: Book, owner: Ben, due: 2026-06-02, deliverable: a contract, waive: {D0099: x, F110: y}}
  - {id: A4QQ, what: Print, owner: Ben, due: 2026-06-02, deliverable: a flyer, waive: {A004: ""}}
kpis:
  - {id: K1QQ, what: Complaints, baseline: 10%, target: 5pp, owner: Anna}
milestones:
  - {id: M1QQ, what: Doors, start: 2026-06-08, end: 2026-06-01, owner: Anna}
---
"""


def test_findings_of_the_reader_and_about_dates_and_waivers_are_marks(workspace, mtgrec):
    folder = workspace(DATES)
    found = mtgrec(folder, "check", "--format", "json").json["findings"]
    told: dict[str, list[str]] = {}
    for one in found:
        if one["severity"] != "hint" and "." in one["address"]:
            told.setdefault(one["address"].rpartition(".")[2], []).append(one["code"])
    status = mtgrec(folder, "status", "--format", "json").json
    marked = {
        entry["address"].rpartition(".")[2]: entry["findings"]
        for entry in (*status["overdue"], *status["kpis"])
    }
    assert {key: sorted(codes) for key, codes in marked.items()} == {
        key: sorted(told[key]) for key in marked
    }
    assert {"F111"} <= set(marked["K1QQ"])
    assert {"F132"} <= set(marked["M1QQ"])
    assert {"F211"} <= set(marked["A3QQ"])
    assert {"F212"} <= set(marked["A4QQ"])


def test_status_without_findings_looks_as_ever(folder, mtgrec):
    (folder / "mtgrec.toml").write_text("[check]\nselect = ['A002']\n")
    lines = mtgrec(folder, "status").lines
    assert "*" not in "".join(lines)


def test_show_marks_the_items_of_a_record(folder, mtgrec):
    lines = mtgrec(folder, "show", "KO-260525").lines
    at = lines.index("Actions")
    assert lines[at + 1].split()[:3] == ["Status", "*", "What"]
    assert [line.split().count("*1") for line in lines[at + 2 : at + 5]] == [1, 0, 0]
    assert lines[lines.index("Decisions") + 1].split()[:2] == ["Status", "What"]
    assert lines.count(LINE) == 1


def test_a_campaign_is_marked_too(folder, mtgrec):
    (folder / "mtgrec.toml").write_text("[check]\nselect = ['D']\n")
    path = folder / "c/minutes.md"
    path.write_text(path.read_text("utf-8").replace("owner: Anna, plan: as agreed", "plan: x"))
    lines = mtgrec(folder, "show", "c").lines
    assert "*1" in "".join(lines) or "*2" in "".join(lines) or "*3" in "".join(lines)
    assert LINE in lines


def test_the_page_of_an_item_tells_what_was_found(folder, mtgrec):
    lines = mtgrec(folder, "show", "A2QQ").lines
    at = lines.index("Findings")
    assert lines[at + 1].startswith("A003  ! ")
    assert lines[at + 2].startswith("      ")
    assert "Findings" not in mtgrec(folder, "show", "A4QQ").lines


def test_hints_and_what_is_waived_are_no_marks(folder, mtgrec):
    assert mtgrec(folder, "show", "A3QQ", "--format", "json").json["item"]["findings"] == []


def test_json_tells_the_codes(folder, mtgrec):
    status = mtgrec(folder, "status", "--format", "json").json
    assert [entry["findings"] for entry in status["overdue"]] == [["A003"], []]
    record = mtgrec(folder, "show", "KO-260525", "--format", "json").json["record"]
    assert [entry["findings"] for entry in record["items"]["actions"]] == [["A003"], [], []]
    assert record["findings"] == []
    listed = mtgrec(folder, "list", "actions", "--format", "json").json["items"]
    assert all("findings" not in entry for entry in listed)


def test_a_record_tells_what_was_found_about_itself(folder, mtgrec):
    (folder / "mtgrec.toml").write_text("[check]\nselect = ['N002']\n")
    answer = mtgrec(folder, "show", "KO-260525")
    at = answer.lines.index("Findings")
    assert answer.lines[at + 1].startswith("N002  ! ")
    found = mtgrec(folder, "show", "KO-260525", "--format", "json").json["record"]["findings"]
    assert found == ["N002"]
    (folder / "b.md").write_text(
        "---\ntype: weekly\ncampaign: c\ndate: 2026-06-01\ntitle: w\n---\nx\n"
    )
    assert mtgrec(folder, "show", "b.md").code == 0


@pytest.mark.parametrize("format", ["table", "markdown", "csv", "tsv", "json"])
def test_marks_are_no_trouble_in_any_format(format, folder, mtgrec):
    for words in (("status",), ("show", "A2QQ"), ("show", "KO-260525"), ("show", "c")):
        assert mtgrec(folder, *words, "--format", format).code == 0
