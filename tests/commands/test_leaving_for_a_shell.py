"""What leaves for a shell arrives as it is written in the records, as one word, and never runs.

A repository is anybody's text. Its names reach a shell in two ways: a shell completes them, and a
command that is offered to be copied holds them.
"""

import contextlib
import json
import os
import re
import shlex
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mtgrec.commands import COMMANDS
from mtgrec.commands.completion import SCRIPTS
from mtgrec.commands.completion.quoting import Line, for_bash, read_line, read_word
from mtgrec.model.message import Message
from mtgrec.model.values.shell_words import COMMAND_NAMES, ShellText, shell_words
from mtgrec.output.language import say
from tests.commands.shells import shell

# -- names that shells complete

HOSTILE = [
    "Jo Lund", "O'Neil", 'Bo"x', "$HOME", "$(touch pwned)", "`touch pwned`", "a;touch pwned",
    "a|touch pwned", "a&touch pwned", "a>pwned", "a<x", "!x", "!!", "a!b", "*", "?", "[a]", "{a,b}",
    "~", "~root", "#x", "a#b", "\\", "a\\b", "a\\ b", "^x", "=x", "a=b", "a:b", "a@b", "%x", "+x", "a.b",
    "(x)", "李雷 韩", "（主责）李", "é ñ", "two  blanks", "mixed'\"'", "$'x'", "${IFS}", "a\\$b", 'end"', "end'",
]  # fmt: skip
NAMES = [f"n{number:02}{text}" for number, text in enumerate(HOSTILE)]
PLACES = {
    "owner": "list actions --owner {typed}",
    "campaign": "list actions --campaign {typed}",
    "department": "list actions --department {typed}",
    "tag": "list actions --tag {typed}",
    "address": "show {typed}",
    "field": "set A1QQ owner={typed}",
}


needs_shells = pytest.mark.skipif(os.name == "nt", reason="no shells of this kind")


@pytest.fixture(scope="module", params=SCRIPTS)
def running(request, tmp_path_factory):
    """A shell in a workspace in which people, campaigns, departments and tags have such names."""
    folder = tmp_path_factory.mktemp("workspace")
    (folder / "mtgrec.toml").touch()
    people = [{"name": name, "department": name} for name in NAMES]
    (folder / "people.yaml").write_text(json.dumps(people, ensure_ascii=False), "utf-8")
    for number, name in enumerate(NAMES):
        quoted = json.dumps(name, ensure_ascii=False)
        item = "actions: [{id: A1QQ, what: x}]\n" if number == 0 else ""
        (folder / f"{number}.md").write_text(
            f"---\ntype: weekly\ndate: 2026-06-01\nid: R{number}\ncampaign: {quoted}\n"
            f"tags: [{quoted}]\n{item}---\n", "utf-8",
        )  # fmt: skip
    place = tmp_path_factory.mktemp("shell")
    script = SCRIPTS[request.param]
    with (
        contextlib.chdir(folder),
        pytest.MonkeyPatch.context() as patch,
        shell(request.param, folder, place, script) as started,
    ):
        patch.setenv("MTGREC_LANG", "en")
        yield started
    assert not [*folder.glob("pwned*"), *place.glob("pwned*")]


@needs_shells
@pytest.mark.parametrize("where", PLACES)
def test_a_name_arrives_as_it_is(where, running):
    wrong = {}
    for name in NAMES:
        words = running.run(f"mtgrec {PLACES[where].format(typed=name[:3])}\t\n")
        prefix = "owner=" if where == "field" else ""
        if words[-1] != f"{prefix}{name}":
            wrong[name] = words
    assert not wrong


@needs_shells
@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_name_arrives_as_it_is_in_open_quotes(quote, running):
    """All of them in bash, where the quoting is ours; the others quote for themselves."""
    wrong = {}
    for name in NAMES if running.name == "bash" else NAMES[::4]:
        words = running.run(f"mtgrec list actions --owner {quote}{name[:3]}\t\n")
        if words[-1] != name:
            wrong[name] = words
    assert not wrong


@needs_shells
def test_names_of_fields_end_in_their_sign(running):
    """`set A1QQ stat<Tab>` is `status=`, ready for the value, in every shell."""
    assert running.run("mtgrec set A1QQ stat\tdone\n")[-1] == "status=done"


@needs_shells
def test_an_option_takes_its_own_values_only(running):
    """Kinds are no channels: what nobody knows stays as it was typed."""
    assert running.run("mtgrec list actions --channel act\t\n")[-1] == "act"


# -- the quoting for bash

BREAKS = " \t\n\"'@><=;|&(:"  # bash's own


# line · the words before · the last one · how much of it bash keeps · the open quote
LINES = [
    ("mtgrec list ", ("list",), "", 0, ""),
    ("mtgrec list act", ("list",), "act", 0, ""),
    ("mtgrec set A1 status=do", ("set", "A1"), "status=do", 7, ""),
    ("mtgrec show a:b", ("show",), "a:b", 2, ""),
    ("mtgrec show 'Jo L", ("show",), "Jo L", 0, "'"),
    ('mtgrec show "Jo \\"L', ("show",), 'Jo "L', 0, '"'),
    ('mtgrec show "a\\b', ("show",), "a\\b", 0, '"'),
    ("mtgrec show Jo\\ L", ("show",), "Jo L", 0, ""),
    ("mtgrec show Jo\\", ("show",), "Jo", 0, ""),
    ("mtgrec show 'Jo'Lu", ("show",), "JoLu", 2, ""),
    ("cd x && mtgrec sh", (), "sh", 0, ""),
    ("echo $(mtgrec sh", (), "sh", 0, ""),
    ("LANG=C X=1 mtgrec sh", (), "sh", 0, ""),
    ("m '' x", ("",), "x", 0, ""),
    ("mtgrec list --owner 李", ("list", "--owner"), "李", 0, ""),
]


@pytest.mark.parametrize(("line", "words", "text", "kept", "quote"), LINES)
def test_a_line(line, words, text, kept, quote):
    assert read_line(line, BREAKS) == Line(words, text, kept, quote)


ANY_NAME = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


@given(ANY_NAME)
@example("$(touch pwned)")
@example("!`\"'\\ ~#")
def test_what_bash_is_handed_is_one_word_again(name: str):
    assert shlex.split(for_bash(name, Line((), ""))) == [name]
    assert read_word(for_bash(name, Line((), ""))) == name


@given(ANY_NAME)
@example("end'")
@example("it's")
def test_in_single_quotes(name: str):
    typed = for_bash(name, Line((), "", 0, "'"))
    closed = typed if name.endswith("'") else f"{typed}'"  # as bash closes it
    assert shlex.split(f"'{closed}") == [name]


@given(ANY_NAME)
@example('end"')
@example("end!")
@example("$HOME `id` \\")
def test_in_double_quotes(name: str):
    typed = for_bash(name, Line((), "", 0, '"'))
    closed = typed if name.endswith(('"', "!")) else f'{typed}"'
    # shlex does not know that \\$ and \\` are escapes between double quotes.
    assert shlex.split(f'"{closed}'.replace("\\$", "$").replace("\\`", "`")) == [name]


# -- commands that are offered

# Each name holds a mark, by which it is found in what is printed.
MARKED = {
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
    *(("list", "people"), ("metric", "show"), ("show", MARKED["CA3"]), ("show", MARKED["RE1"])),
    *(("show", MARKED["RE2"]), ("show", "A1"), ("show", "K1"), ("show", "D1")),
    *(("show", f"{MARKED['RE1']}.{MARKED['IT8']}"), ("report", "weekly"), ("report", "evaluation")),
    *(("report", "assignments"), ("report", "retro"), ("report", "owners")),
    *(("new", "weekly", "--campaign", MARKED["CA3"], "--dry-run"),),
    *(("new", "retro", "--campaign", MARKED["CA3"], "--dry-run"),),
    *(("set", MARKED["RE1"], "kpis=x"), ("set", MARKED["RE1"], "budget=x")),
    *(("set", MARKED["RE1"]), ("set", f"{MARKED['RE1']}.{MARKED['IT8']}", "what=")),
    *(("set", f"{MARKED['RE1']}.{MARKED['IT8']}", "deviations=x"), ("done", MARKED["RE1"])),
    *(("done", f"{MARKED['RE1']}.{MARKED['IT8']}"), ("done", "A1", "--dry-run")),
    *(("add", "action", "Call", "--to", MARKED["RE1"], "--dry-run"), ("add", "deviation")),
)


@pytest.fixture
def folder(workspace):
    text = RECORDS
    for mark, name in MARKED.items():
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
        marks = [mark for mark in MARKED if mark in command]
        words = shlex.split(command)
        for mark in marks:
            whole = [MARKED[mark] in word for word in words if mark in word]
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
    for arguments in (("check",), ("status",), ("show", MARKED["CA3"])):
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


@pytest.mark.parametrize("name", NAMES)
def test_every_hostile_name_is_one_word_of_an_offered_command(name):
    said = say(Message("next: mtgrec show {id}", id=name))
    assert shlex.split(said.removeprefix("next: ")) == ["mtgrec", "show", name]
