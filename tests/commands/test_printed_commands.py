"""Commands that are offered to be copied: a shell takes every name in them as it is written."""

import json
import re
import shlex
from collections.abc import Iterator

import pytest

from mtgrec.commands import COMMANDS
from mtgrec.model.message import Message
from mtgrec.model.values.shell_words import COMMAND_NAMES, ShellText, shell_words
from mtgrec.output.language import say

# Each name holds a mark, by which it is found in what is printed.
NAMES = {
    "RE1": "RE1 'id' $(touch pwned)",
    "RE2": "RE2 `touch pwned`; $HOME",
    "CA3": 'CA3 $x "y" | z',
    "CA9": "CA9 (a) $HOME; 'b'",
    "OW4": "OW4 O'Neil $HOM",
    "KP5": 'KP5 `q` "rate" $1',
    "DE6": "DE6 & Co $(id)",
    "CH7": "CH7 'a b' > c",
    "IT8": "IT8 $(id) 'x'",
}
RECORDS = """
=== c/plan.md
---
type: campaign
id: {RE1}
campaign: {CA3}
date: 2026-05-20
start: 2026-06-01
end: 2026-06-08
rhythm: whenever
budget:
  total: 1000
  contingency: 90%
  lines:
    - {what: Ads, channel: {CH7}, planned: 100, spent: 900, start: 2026-06-01, end: 2026-06-20}
kpis:
  - {id: K1, what: {KP5}, metric: {KP5}, target: 100, owner: {OW4}}
  - {id: K2, what: Rate %, target: 15, baseline: 10, actual: 4, direction: lower}
  - {id: {IT8}, what: Calls, baseline: 10%, target: 20%, actual: 12%}
milestones:
  - {what: Doors, start: 2026-06-01, end: 2026-06-02, gates: [C1], owner: {OW4}}
---
=== c/metrics.csv
date,channel,metric,value,expected
2026-06-02,{csv-CH7},{csv-KP5},1,90
=== c/list.md
---
type: checklist
id: {RE2}
campaign: {CA3}
date: 2026-05-21
checks:
  - {id: C1, what: Test, stage: before, due: 2026-05-30, status: off_track}
---
=== c/kickoff.md
---
type: kickoff
id: KO
campaign: {CA3}
date: 2026-05-25
decisions:
  - {id: D1, what: Radio first}
risks:
  - {id: R1, what: Rain}
actions:
  - {id: A1, what: Improve it soon, owner: "OW4 O'Neil $HOME", due: 2026-05-30, decision: D9, kpi: K1 }
  - {id: A2, what: Print, department: {DE6}}
  - {id: A3, what: Paint, status: done, progress: 40%, owner: {OW4}, due: 2026-05-20, kpi: D1}
lessons:
  - {what: Ask early}
---
=== d/plan.md
---
type: campaign
id: D
campaign: {CA9}
date: 2026-05-20
start: 2026-05-25
end: 2026-07-08
kpis:
  - {id: K9, what: {KP5}, metric: {KP5}, target: 100, owner: {OW4}, tier: core}
actions:
  - {id: A9, what: Call ten partners, owner: {OW4}, due: 2026-06-30, deliverable: ten calls}
---
=== d/metrics.csv
date,channel,metric,value,expected
2026-05-26,{csv-CH7},{csv-KP5},1,90
=== people.yaml
- name: {OW4}
  department: {DE6}
"""
COMMANDS_RUN = (
    *(("status",), ("check",), ("list", "records"), ("list", "actions"), ("list", "kpis")),
    *(("list", "people"), ("metric", "show"), ("show", NAMES["CA3"]), ("show", NAMES["RE1"])),
    *(("show", NAMES["RE2"]), ("show", "A1"), ("show", "K1"), ("show", "D1")),
    *(("show", f"{NAMES['RE1']}.{NAMES['IT8']}"), ("report", "weekly"), ("report", "evaluation")),
    *(("report", "assignments"), ("report", "retro"), ("report", "owners")),
    *(("new", "weekly", "--campaign", NAMES["CA3"], "--dry-run"),),
    *(("new", "retro", "--campaign", NAMES["CA3"], "--dry-run"),),
    *(("set", NAMES["RE1"], "kpis=x"), ("set", NAMES["RE1"], "budget=x")),
    *(("set", NAMES["RE1"]), ("set", f"{NAMES['RE1']}.{NAMES['IT8']}", "what=")),
    *(("set", f"{NAMES['RE1']}.{NAMES['IT8']}", "deviations=x"), ("done", NAMES["RE1"])),
    *(("done", f"{NAMES['RE1']}.{NAMES['IT8']}"), ("done", "A1", "--dry-run")),
    *(("add", "action", "Call", "--to", NAMES["RE1"], "--dry-run"), ("add", "deviation")),
)


@pytest.fixture
def folder(workspace):
    text = RECORDS
    for mark, name in NAMES.items():
        quoted = json.dumps(name)
        text = text.replace(f"{{csv-{mark}}}", '"' + name.replace('"', '""') + '"')
        text = text.replace(f"{{{mark}}}", quoted)
    return workspace(text)


def commands_in(text: str) -> Iterator[str]:
    """Yield the printed commands, each up to the end of its clause outside of quotes."""
    for found in re.finditer(rf"\bmtgrec (?:{'|'.join(COMMANDS)})\b", text):
        quote, end = "", found.end()
        for character in text[found.end() :]:
            if character == "\n" or (not quote and character in ";；,，。、()（）`"):
                break
            if character in "'\"" and quote in ("", character):
                quote = "" if quote else character
            end += 1
        yield text[found.start() : end]


def texts_in(value: object) -> Iterator[str]:
    """Yield all texts of a JSON answer."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts_in(part)


def wrong_commands(text: str) -> tuple[list[str], set[str]]:
    """Return the commands in which a name would not arrive, and the marks of those that would."""
    wrong, arrived = [], set()
    for command in commands_in(text):
        marks = [mark for mark in NAMES if mark in command]
        words = shlex.split(command)
        for mark in marks:
            whole = [NAMES[mark] in word for word in words if mark in word]
            if all(whole):
                arrived.add(mark)
            else:
                wrong.append(command)
    return wrong, arrived


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_names_arrive_as_they_are_written(lang, folder, mtgrec, monkeypatch):
    monkeypatch.setenv("COLUMNS", "2000")  # no command is wrapped
    arrived = set()
    for arguments in COMMANDS_RUN:
        done = mtgrec(folder, *arguments, lang=lang)
        wrong, told = wrong_commands(f"{done.out}\n{done.err}")
        assert wrong == [], arguments
        arrived |= told
    for arguments in (("check",), ("status",), ("show", NAMES["CA3"])):
        for text in texts_in(mtgrec(folder, *arguments, "--format", "json", lang=lang).json):
            wrong, told = wrong_commands(text)
            assert wrong == [], arguments
            arrived |= told
    assert {"RE1", "RE2", "CA9", "KP5", "CH7", "IT8", "OW4"} <= arrived, arrived


def test_the_commands_are_those_of_the_program():
    assert frozenset(COMMANDS) == COMMAND_NAMES


@pytest.mark.parametrize(
    ("template", "values", "said"),
    [
        ("write: mtgrec show {id}", {"id": "a.A1"}, "write: mtgrec show a.A1"),
        ("write: mtgrec show {id}", {"id": "a b"}, "write: mtgrec show 'a b'"),
        ("{id}: mtgrec show {id}; {id}", {"id": "$x"}, "$x: mtgrec show '$x'; $x"),
        ("(mtgrec edit {id}), {id}", {"id": "O'N"}, """(mtgrec edit 'O'"'"'N'), O'N"""),
        ("mtgrec set {id} due={day}", {"id": "会", "day": "2026-06-01"}, "mtgrec set 会 due=2026-06-01"),
        ('mtgrec set {id} "a={value}%"', {"id": "x", "value": "1 2"}, 'mtgrec set x "a=1 2%"'),
        ('mtgrec set {id} "a={value}"', {"id": "x", "value": "$(id)"}, "mtgrec set x 'a=$(id)'"),
        ("mtgrec done {command}", {"command": shell_words("a b", "--date", "x")}, "mtgrec done 'a b' --date x"),
        ("mtgrec done {command}", {"command": ShellText("'a b'")}, "mtgrec done 'a b'"),
        ("mtgrec set {id} {part}", {"id": "x", "part": Message("{a} b", a="c")}, "mtgrec set x c b"),
        ("mtgrec does not speak {language}", {"language": "a b"}, "mtgrec does not speak a b"),
        ("mtgrec set {id} end={end}", {"id": "x", "end": ""}, "mtgrec set x end="),
    ],
)  # fmt: skip
def test_values_are_quoted_in_commands_alone(template, values, said):
    assert say(Message(template, **values)) == said
