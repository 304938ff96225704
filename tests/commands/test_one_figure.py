"""After a command that sets a status or a progress, an item's fields say one thing: what counts."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

FILE = """
=== mtgrec.toml
=== a.md
---
type: weekly
id: WK
date: 2026-06-01
actions:
  - id: A2
    what: Posters
    owner: Ann
    due: 2026-06-30
    deliverable: 200 posters
{fields}checks:
  - id: C2
    what: Texts
    owner: Ann
    stage: 方案准备
    due: 2026-06-30
---
"""
CONTRADICTIONS = ("A008", "A013", "C004", "F113")


def file(fields):
    return FILE.format(fields="".join(f"    {name}: {text}\n" for name, text in fields.items()))


def contradictions(mtgrec, folder):
    found = mtgrec(folder, "check", "--format", "json", today="2026-06-12").json["findings"]
    return [(each["code"], each["message"]) for each in found if each["code"] in CONTRADICTIONS]


@pytest.mark.parametrize(
    ("fields", "assignments", "status", "progress"),
    [
        ({"progress": "30%"}, "status=80%", "doing", "80%"),
        ({"progress": "30%"}, "status=已完成80%", "doing", "80%"),
        ({"progress": "30%"}, "status=进行中（80%）", "doing", "80%"),
        ({"progress": "0.3"}, "状态=八成", "doing", "80%"),
        ({"progress": "80"}, "status=已完成80%", "doing", "80"),
        ({"progress": "about half"}, "status=已完成80%", "doing", "80%"),
        ({}, "status=已完成80%", "doing", "80%"),
        ({"progress": "70%"}, "status=done", "done", "100%"),
        ({"进度": "70"}, "status=已上线", "done", "100%"),
        ({"progress": "70%"}, "status=done finished=2026-06-09", "done", "100%"),
        ({"progress": "70%"}, "status=cancelled", "cancelled", "70%"),
        ({"progress": "70%"}, "status=off-track", "off-track", "70%"),
        ({"status": "已完成80%"}, "progress=90", "doing", "90%"),
        ({"status": "已完成80%"}, "progress=80", "doing", "80%"),
        ({"status": "异常（30%）"}, "progress=40", "off-track", "40%"),
        ({"status": "进行中（待审核）"}, "progress=40", "doing", "40%"),
        ({"status": "done", "finished": "2026-06-09"}, "status=open", "open", None),
        ({"status": "done", "finished": "2026-06-09"}, "status=", "open", None),
        ({"status": "done", "finished": "2026-06-09", "progress": "100%"}, "status=doing", "doing", None),
        ({"status": "done", "finished": "2026-06-09", "progress": "100%"}, "status=已完成80%", "doing", "80%"),
        ({"status": "done", "finished": "2026-06-09", "progress": "100%"}, "status=doing progress=60", "doing", "60%"),
        ({"status": "done", "finished": "2026-06-09"}, "status=done", "done", None),
        ({"status": "done", "progress": "100%"}, "status=cancelled", "cancelled", "100%"),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_set_is_what_counts(fields, assignments, status, progress, workspace, mtgrec):
    folder = workspace(file(fields))
    answer = mtgrec(folder, "set", "A2", *assignments.split())
    assert answer.code == 0, answer.err
    shown = mtgrec(folder, "show", "A2", "--format", "json").json["item"]
    assert (shown["status"], shown["progress"]) == (status, progress)
    assert contradictions(mtgrec, folder) == []
    was_done = fields.get("status") == "done" and status in ("open", "doing")
    assert [note["note"] for note in shown["log"]] == (["reopened"] if was_done else [])
    assert (
        mtgrec(folder, "set", "A2", *assignments.split(), "--format", "json").json["changes"] == []
    )


def test_every_field_that_changes_is_told(workspace, mtgrec):
    folder = workspace(file({"progress": "30%"}))
    assert mtgrec(folder, "set", "A2", "status=已完成80%").out == (
        "WK.A2  Posters\nStatus    open → doing\nProgress  30% → 80%\nFile      a.md:10\n"
    )


@pytest.mark.parametrize(
    ("fields", "command", "code", "error"),
    [
        ({}, ("set", "A2", "status=80%", "progress=50"), 2, "the status says 80%, and its progress is 50%"),
        ({}, ("set", "A2", "status=done", "progress=50"), 4, "it is done, so its progress is 100%"),
        ({"status": "done"}, ("set", "A2", "progress=50"), 4, "it is done, so its progress is 100%"),
        ({"status": "done"}, ("set", "A2", "进度=0.5"), 4, "it is done, so its progress is 100%"),
        ({"status": "done"}, ("log", "A2", "x", "--progress", "50"), 4, "it is done, so its progress is 100%"),
        ({}, ("add", "action", "x", "--to", "WK", "--status", "done", "--set", "progress=50"), 4, "it is done, so its progress is 100%"),
        ({}, ("add", "action", "x", "--to", "WK", "--status", "80%", "--set", "progress=50"), 2, "the status says 80%, and its progress is 50%"),
    ],
    ids=str,
)  # fmt: skip
def test_two_figures_at_once_are_refused(fields, command, code, error, workspace, mtgrec):
    folder = workspace(file(fields))
    before = (folder / "a.md").read_bytes()
    answer = mtgrec(folder, *command)
    assert (answer.code, answer.out) == (code, "")
    assert error in answer.err
    assert (folder / "a.md").read_bytes() == before


@pytest.mark.parametrize(
    "command",
    [
        ("set", "A2", "progress=100"),
        ("set", "A2", "progress=100", "status=doing"),
        ("set", "A2", "status=进行中100%"),
        ("set", "A2", "finished=2026-06-09"),
        ("set", "C2", "finished=2026-06-09"),
        ("log", "A2", "all there", "--progress", "100"),
        ("add", "action", "x", "--to", "WK", "--set", "progress=100", "--owner", "Ann", "--due", "fri"),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_all_but_done_is_said_to_be_unfinished(command, workspace, mtgrec):
    folder = workspace(file({}))
    answer = mtgrec(folder, *command, "--format", "json", seed="1")
    assert answer.code == 0, answer.err
    address = answer.json.get("address") or answer.json["changes"][0]["address"]
    status = "doing" if "doing" in command[-1] or "进行中" in command[-1] else "open"
    assert answer.err == (
        f"{address} is not done by its status ({status}), which is what counts: mtgrec done {address}\n"
    )
    assert mtgrec(folder, "done", address).code == 0
    assert contradictions(mtgrec, folder) == []


@pytest.mark.parametrize("name", ["A2", "C2"])
def test_a_check_that_is_opened_with_set_is_open(name, workspace, mtgrec):
    folder = workspace(file({}))
    for command in (("done", name), ("set", name, "status=doing"), ("done", name)):
        assert mtgrec(folder, *command).err == ""
        assert contradictions(mtgrec, folder) == []


STEPS = [
    ("done", "A2"),
    ("reopen", "A2"),
    *(("log", "A2", "x", "--progress", each) for each in ("0", "40", "100")),
    *(("set", "A2", f"progress={each}") for each in ("70", "0.7", "100", "")),
    *(
        ("set", "A2", f"status={each}")
        for each in ("open", "doing", "done", "80%", "已完成80%", "已完成100%", "cancelled", "")
    ),
]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=some.lists(some.sampled_from(STEPS), min_size=1, max_size=5))
def test_no_sequence_leaves_a_contradiction(steps, workspace, mtgrec):
    folder = workspace(file({}))
    for step in steps:
        assert mtgrec(folder, *step).code in (0, 4), step
    found = contradictions(mtgrec, folder)
    assert [each for each in found if each[0] != "A013"] == []
