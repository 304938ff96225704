"""What a new form shows is what `status` says as soon as the form exists."""

import re
from random import Random

import pytest

from mtgrec.document.record.parse import parse
from mtgrec.document.source import Source
from mtgrec.model.records.types import DEFAULT_TYPES

TODAY = "2026-06-22"
DUE = (
    "",
    "2026-05-30",
    "2026-06-18",
    "2026-06-21",
    "2026-06-22",
    "2026-06-29",
    "2026-07-06",
    "2026-07-20",
)
STATUS = ("", "open", "doing", "off-track", "done", "cancelled")
NOTES = ("", "延误约3天", "最多晚3天", "3 days late")
LOGS = ("", "[2026-06-09: 重新打开]", "[2026-06-20: 初稿]", "[2026-06-15: reopened]")
VERDICTS = ("continue", "close", "escalate")
DAYS = (
    "2026-05-30",
    "2026-06-01",
    "2026-06-08",
    "2026-06-15",
    "2026-06-15",
    "2026-06-22",
    "2026-06-25",
)


def item(random: Random, number: int, letter: str) -> str:
    fields = {
        "due" if letter != "M" else "end": random.choice(DUE),
        "status": random.choice(STATUS),
        "note": random.choice(NOTES),
        "log": random.choice(LOGS) if letter == "A" else "",
        "finished": random.choice(("", "2026-06-16", "2026-06-23")),
    }
    given = "".join(f", {name}: {value}" for name, value in fields.items() if value)
    return f"  - {{id: {letter}{number}, what: task {letter}{number}, owner: 李雷{given}}}\n"


def records_of(random: Random) -> str:
    """Return a random workspace: a plan, a kickoff, a checklist and meetings with verdicts."""
    rhythm = random.choice(("", "rhythm: 每周\n", "rhythm: 每两周\n"))
    end = random.choice(("", "end: 2026-06-20\n", "end: 2026-08-01\n"))
    text = f"=== c/plan.md\n---\ntype: campaign\ncampaign: c\ndate: 2026-05-20\n{rhythm}{end}milestones:\n"
    text += "".join(item(random, number, "M") for number in range(1, 4)) + "---\n"
    text += "=== c/kickoff.md\n---\ntype: kickoff\ncampaign: c\ndate: 2026-05-25\nactions:\n"
    text += "".join(item(random, number, "A") for number in range(1, 9)) + "---\n"
    text += "=== c/checks.md\n---\ntype: checklist\ncampaign: c\ndate: 2026-05-25\nchecks:\n"
    text += "".join(item(random, number, "C") for number in range(1, 5)) + "---\n"
    for number, day in enumerate(random.sample(DAYS, 5)):
        draft = random.choice(("", "", "draft: yes\n"))
        text += f"=== c/m{number}.md\n---\ntype: weekly\nid: W{number}\ncampaign: c\ndate: {day}\n{draft}"
        text += random.choice(("", "next: 2026-06-26\n", "next: 2026-06-19\n")) + "follow_ups:\n"
        for address in random.sample(range(1, 9), 3):
            note = random.choice(("", ", note: 说明"))
            text += f"  - {{item: A{address}, verdict: {random.choice(VERDICTS)}{note}}}\n"
        text += "---\n"
    return text


def section(body: str, title: str) -> list[str]:
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", body, re.MULTILINE | re.DOTALL)
    return [line for line in found[1].splitlines() if line.startswith("- ")] if found else []


def address(line: str) -> str:
    return str(re.findall(r"`([^`]+)`", line)[-1])


def number(pattern: str, line: str) -> int:
    found = re.search(pattern, line)
    return int(found[1]) if found else 0


@pytest.mark.parametrize("seed", range(12))
def test_a_form_shows_what_status_says_a_second_later(seed, workspace, mtgrec):
    folder = workspace(records_of(Random(seed)))
    created = mtgrec(folder, "new", "weekly", "--campaign", "c", "--again", today=TODAY, lang="en")
    assert created.code == 0, created.err
    text = (folder / created.out.strip()).read_text("utf-8")
    status = mtgrec(folder, "status", "--campaign", "c", "--format", "json", today=TODAY).json
    listed = mtgrec(
        folder, "list", "actions", "--open", "--format", "json", "--all", today=TODAY
    ).json["items"]

    progress = section(text, "Progress and lag")
    late = {
        address(line): number(r"(\d+) days? late", line)
        for line in progress
        if " late" in line or "**Off-track**" in line
    }
    assert {key: days for key, days in late.items() if days} == {
        entry["address"]: entry["lag_days"] for entry in status["overdue"]
    }
    carried = {address(line): number(r"[Cc]arried (\d+) time", line) for line in progress}
    assert {key: count for key, count in carried.items() if ".A" in key} == {
        entry["address"]: entry["carried"] or 0 for entry in listed
    }
    record = parse(Source("f.md", text.encode()), DEFAULT_TYPES).record
    assert record
    asked = [entry.text("item") or "" for entry in record.item_lists.get("follow_up", ())]
    escalated = [entry["address"] for entry in status["escalated"]]
    verdicts = [entry["address"] for entry in status["verdicts"]]
    assert asked == [*escalated, *(one for one in asked if one not in escalated)]
    assert sorted(asked) == sorted({*escalated, *verdicts})
    assert [address(line) for line in section(text, "To be decided")] == asked
    assert [
        (
            line[2:].split(":")[0].lower(),
            re.findall(r"\d{4}-\d\d-\d\d", line)[0],
            "**overdue**" in line,
        )
        for line in section(text, "Meetings due")
    ] == [(each["type"], each["due"], each["overdue"]) for each in status["meetings"]]
