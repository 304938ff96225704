"""What is written and cannot be read is shown as it is written, marked, wherever its field is."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtgrec.model.records.schema import KINDS, LISTED
from mtgrec.model.records.schema.details import BUDGET_LINE
from mtgrec.model.records.schema.field import Field
from mtgrec.model.records.schema.record_fields import RECORD
from mtgrec.reports import REPORT_KINDS

RECORD_TEXT = """
=== mtgrec.toml
=== a.md
---
type: kickoff
campaign: P
date: someday
attendees: [Ann, {x: y}]
budget:
  total: about a hundred
  contingency: enough
  lines: [{id: B1, what: Adverts, planned: several, spent: a lot}]
kpis: [{id: K1, what: Orders, baseline: as before, target: many, actual: fine, tier: big}]
decisions: [{id: D1, what: Radio, review: later on, verdict: so so, status: it depends}]
actions:
  - {id: A1, what: Spots, owner: Ann, due: around 20, status: nearly, finished: dunno, major: a bit}
  - [a, list]
risks: [{id: R1, what: Rain, level: quite high, response: {umbrella: yes}}]
checks: [{id: C1, what: Texts, due: asap, result: good, threshold: average}]
milestones: [{id: M1, what: Launch, start: early days, end: the end}]
lessons: [{id: L1, what: Book early, outcome: mixed}]
---
"""


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("actions", ["around 20", "nearly"]),
        ("decisions", ["it depends"]),
        ("kpis", ["many", "fine", "big"]),
        ("risks", ["quite high", "{umbrella: yes}"]),
        ("checks", ["asap"]),
        ("milestones", ["early days", "the end"]),
        ("lessons", ["mixed"]),
        ("budget_lines", ["several", "a lot"]),
        ("records", ["someday", "[a, list]"]),
    ],
)
@pytest.mark.parametrize("format", ["table", "markdown", "csv"])
def test_every_list_shows_it(workspace, mtgrec, kind, written, format):
    shown = mtgrec(workspace(RECORD_TEXT), "list", kind, "--format", format).out
    for text in written:
        assert f"{text} (not counted)" in shown.replace("\\", "")


@pytest.mark.parametrize(
    ("address", "written"),
    [
        (
            "A1",
            ["Due       around 20", "Finished  dunno", "Major     a bit", "Status    open; nearly"],
        ),
        ("K1", ["Baseline    as before", "Target      many", "Actual      fine"]),
        ("D1", ["Review   later on", "Verdict  so so"]),
        ("C1", ["Result     good", "Threshold  average"]),
        ("B1", ["Planned       several"]),
        ("a.md", ["Date       someday", "Attendees  Ann; {x: y}", "Total        about a hundred"]),
    ],
)
def test_show_has_it_beside_its_name(workspace, mtgrec, address, written):
    shown = mtgrec(workspace(RECORD_TEXT), "show", address).out
    for text in written:
        assert f"{text} (not counted)" in shown


def test_json_has_null_and_beside_it_what_is_written(workspace, mtgrec):
    item = mtgrec(workspace(RECORD_TEXT), "list", "actions", "--format", "json").json["items"][0]
    assert (item["due"], item["finished"], item["status"]) == (None, None, "open")
    assert item["unread"] == {
        "due": "around 20",
        "status": "nearly",
        "finished": "dunno",
        "major": "a bit",
    }


@pytest.mark.parametrize(
    ("report", "written"),
    [
        ("assignments", ["around 20", "early days", "the end", "nearly"]),
        ("weekly", ["many", "about a hundred", "enough"]),
        ("retro", ["the end", "later on", "so so", "fine"]),
        ("evaluation", ["about a hundred", "mixed", "asap"]),
        ("owners", ["around 20", "dunno"]),
    ],
)
@pytest.mark.parametrize("format", ["markdown", "html"])
def test_reports_show_it(workspace, mtgrec, report, written, format):
    page = mtgrec(workspace(RECORD_TEXT), "report", report, "--format", format).out
    for text in written:
        assert f"{text} (not counted)" in page
    assert "no delivery date" not in page


def test_prefilled_minutes_show_it_in_their_own_language(workspace, mtgrec):
    folder = workspace(RECORD_TEXT)
    minutes = mtgrec(folder, "new", "weekly", "--campaign", "P", "--dry-run", "--lang", "zh").out
    for text in ("around 20", "asap", "many", "quite high"):
        assert f"{text}（未计入）" in minutes


def test_no_rule_says_that_nothing_is_there(workspace, mtgrec):
    found = mtgrec(workspace(RECORD_TEXT), "check", "--select", "ALL", "--format", "json").json
    codes = {each["code"] for each in found["findings"] if each["address"]}
    assert not codes & {"A002", "K001", "K003", "R001"}


def test_the_index_keeps_it(workspace, mtgrec, monkeypatch):
    folder = workspace(RECORD_TEXT)
    monkeypatch.delenv("MTGREC_NO_INDEX")
    first = mtgrec(folder, "list", "actions").out
    assert mtgrec(folder, "list", "actions").out == first


def test_a_gate_with_an_unreadable_threshold_is_not_passed(workspace, mtgrec):
    folder = workspace(
        "=== mtgrec.toml\n=== a.md\n---\ntype: campaign\ncampaign: P\ndate: 2026-06-01\n"
        "milestones: [{id: M1, what: Launch, end: 2026-06-20, gates: [C1]}]\n"
        "checks: [{id: C1, what: Test, status: done, result: 3%, threshold: average}]\n---\n"
    )
    assert "not measured" in mtgrec(folder, "show", "M1").out


def test_keys_that_are_no_fields_are_shown_and_not_counted(workspace, mtgrec):
    folder = workspace("""
=== mtgrec.toml
=== a.md
---
type: kickoff
campaign: P
date: 2026-06-01
weather: rain
aliases: [P1]
actions: [{id: A1, what: Spots, ownr: Ann, colour: {a: b}, Frist: }]
budget: {total: 100, sum of all: 7}
follow_ups: [{item: A1, note: fine, mood: good}]
---
""")
    item = mtgrec(folder, "show", "A1").out
    assert "ownr    Ann (not counted)" in item
    assert "colour  {a: b} (not counted)" in item
    assert "Frist  " not in item
    record = mtgrec(folder, "show", "a.md").out
    assert "weather   rain (not counted)" in record
    assert "sum of all  7 (not counted)" in record
    assert "mood: good (not counted)" in record
    assert "P1" not in record
    (found,) = mtgrec(folder, "list", "actions", "--format", "json").json["items"]
    assert found["unread"] == {"ownr": "Ann", "colour": "{a: b}"}


@pytest.mark.parametrize("kind", LISTED, ids=lambda kind: kind.plural)
def test_entries_in_braces_and_nameless_ones_are_shown_in_lists(kind, workspace, mtgrec):
    folder = workspace(
        "=== mtgrec.toml\n=== a.md\n---\ntype: kickoff\ncampaign: P\ndate: 2026-06-01\n"
        f"{kind.plural}:\n  - {{Posters}}\n  - {{id: X1, note: by the printer}}\n"
        "  - {id: X2, owner: Ann, tags: []}\n  - {id: X3, what: Flags}\n---\n"
    )
    shown = mtgrec(folder, "list", kind.plural).out
    assert "{Posters} (not counted)" in shown
    assert "(no description) by the printer" in shown
    assert "Flags" in shown
    chinese = mtgrec(folder, "list", kind.plural, lang="zh").out
    assert "{Posters}（未计入）" in chinese
    assert "（未填写内容）by the printer" in chinese
    assert "Posters" not in mtgrec(folder, "list", kind.plural, "--campaign", "Q").out
    assert "{Posters}" in mtgrec(folder, "show", "a.md").out


ENTRIES = """
=== mtgrec.toml
=== a.md
---
type: kickoff
campaign: P
date: 2026-06-01
actions:
  - {Book the hall}
  - {id: A1, what: Flags}
  -
    - nested words
checks: {All texts}
budget:
  total: 100
  lines: [{Stage lights}]
---
=== b.md
---
type: weekly
campaign: {Springfest}
date: 2026-06-03
---
=== c.md
---
type: weekly
campaign: Q
date: 2026-06-03
risks: [{Rain coats}]
---
=== d.md
---
type: weekly
campaign：P
---
"""
_REPORTS = [word.name for word in REPORT_KINDS.words]
WORDS = ["Book the hall", "nested words", "All texts", "Stage lights", "Springfest"]


def _entries(document: dict[str, Any]) -> object:
    holder = document["campaign"] if document["kind"] == "campaign" else document
    return holder["unread_entries"]


@pytest.mark.parametrize(
    "command",
    [
        ("status",),
        ("status", "--campaign", "P"),
        ("show", "P"),
        *(("report", kind, "--campaign", "P") for kind in _REPORTS),
        *(("new", kind, "--campaign", "P", "--dry-run") for kind in ("weekly", "retro")),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("format", [None, "json"])
def test_entries_that_could_not_be_read_are_shown(workspace, mtgrec, command, format):
    more = ("--format", format) if format and command[0] != "new" else ()
    answer = mtgrec(workspace(ENTRIES), *command, *more)
    shown = str(_entries(answer.json)) if more else answer.out
    assert [word for word in WORDS if word not in shown] == []
    assert ("Rain coats" in shown) is (command == ("status",) or command[0] == "new")


@pytest.mark.parametrize("kind", _REPORTS)
def test_a_report_counts_at_its_head_what_it_could_not_read(workspace, mtgrec, kind):
    folder = workspace(ENTRIES)
    english = mtgrec(folder, "report", kind).out
    assert "Could not be read and is not counted: 6; see the end" in english
    assert "## Could not be read" in english
    assert "d.md:3" in english
    chinese = mtgrec(folder, "report", kind, "--format", "html", lang="zh").out
    assert "有 6 处内容无法读取，未计入，见报告末尾。" in chinese
    assert "{Book the hall}; - nested words（未计入）" in chinese


def test_nothing_is_said_of_what_was_read(workspace, mtgrec):
    folder = workspace("=== mtgrec.toml\n=== a.md\n---\ntype: kickoff\ncampaign: P\n---\n")
    for command in (("status",), ("report", "weekly"), ("show", "P")):
        assert "ould not be read" not in mtgrec(folder, *command).out


def test_lists_give_programs_the_entries(workspace, mtgrec):
    told = mtgrec(workspace(ENTRIES), "list", "actions", "--format", "json").json
    assert told["unread_entries"] == [
        {
            "record": "P-KO-260601",
            "field": "actions",
            "text": "{Book the hall}; - nested words",
            "path": "a.md",
            "line": 6,
        }
    ]
    assert mtgrec(workspace(ENTRIES), "list", "risks", "--campaign", "P").out.count("Rain") == 0


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("- Print the posters:", "Print the posters"),
        ("- 印海报:", "印海报"),
        ("- Print the posters: Ann", "Print the posters: Ann"),
        ("- Ann: Print the posters", "Ann: Print the posters"),
        ("- {Posters: , Flags: }", "Posters; Flags"),
        ("- ? Posters", "Posters"),
        ("- {id: A1, Posters}", "A1, Posters"),
        ("- id: A1\n    Posters:", "Posters"),
        ("- Aufgabe: Plakate\n    owner: Ann", "Aufgabe: Plakate"),
        ("- 工作: 印海报\n    负责人: 李雷", "工作: 印海报"),
    ],
)
def test_words_under_keys_that_are_no_fields_say_what_an_item_is(workspace, mtgrec, entry, words):
    folder = workspace(
        "=== mtgrec.toml\n=== a.md\n---\ntype: kickoff\ncampaign: P\ndate: 2026-06-01\n"
        f"actions:\n  {entry}\n---\n"
    )
    for command in (
        ("list", "actions"),
        ("show", "P"),
        ("show", "P-KO-260601"),
        ("report", "assignments", "--sources"),  # one of them is an id
        ("report", "owners"),
        ("new", "weekly", "--campaign", "P", "--dry-run"),
    ):
        assert words in mtgrec(folder, *command).out, command
    assert "F112" in mtgrec(folder, "check", "--select", "F112", "--format", "concise").out


def test_a_line_of_a_form_with_a_column_of_ones_own_is_blank(workspace, mtgrec):
    folder = workspace(
        "=== mtgrec.toml\n=== a.md\n---\ntype: kickoff\ncampaign: P\ndate: 2026-06-01\n"
        "actions: [{id: A1, what: , owner: , 部门主管: }]\n---\n"
    )
    assert mtgrec(folder, "list", "actions", "--format", "json").json["items"] == []


def test_a_lesson_without_a_description_is_named_by_its_words(workspace, mtgrec):
    folder = workspace(
        "=== mtgrec.toml\n=== a.md\n---\ntype: retro\ncampaign: P\ndate: 2026-06-01\n"
        "lessons: [{advice: Book early, cause: The hall was taken}]\n---\n"
    )
    report = mtgrec(folder, "report", "retro").out
    assert "None" not in report
    assert "(no description) The hall was taken" in report


@pytest.mark.parametrize(
    "owner",
    ["Ann and Bob", "李雷、韩梅梅", "市场部经理", "各部门", "Sales Team", "Omnicom Group"],
)
def test_the_report_on_owners_says_what_is_written_where_nobody_owns_alone(
    workspace, mtgrec, owner
):
    folder = workspace(
        "=== mtgrec.toml\n=== a.md\n---\ntype: kickoff\ncampaign: P\ndate: 2026-06-01\n"
        f"actions: [{{id: A1, what: Flags, owner: {owner}}}]\n---\n"
    )
    items = mtgrec(folder, "report", "owners").out.partition("Flags")[2]
    for word in re.split(r"、| and ", owner):
        assert word in items.partition("\n")[0]


# -- the property

_KINDS = [*LISTED, BUDGET_LINE]
_TOKENS = st.integers(0, 9999).map(lambda number: f"乱{number:04}q")


def _garbage(field: Field) -> st.SearchStrategy[tuple[list[str], Any]]:
    """Return the words and the value of a field of any shape, whether it can be read or not."""
    if field.kind == "items":
        fields = KINDS[field.items].fields.fields
        entries = st.lists(_garbage_of(fields), max_size=2)
        shaped = entries.map(
            lambda each: ([w for words, _ in each for w in words], [v for _, v in each])
        )
        return st.one_of(shaped, _TOKENS.map(lambda word: ([word], [[word]])))
    return st.one_of(
        _TOKENS.map(lambda word: ([word], word)),
        _TOKENS.map(lambda word: ([word], {"x": word})),
        st.lists(_TOKENS, min_size=1, max_size=2, unique=True).map(lambda words: (words, words)),
        _TOKENS.map(lambda word: ([word], [{"x": word}])),
    )


def _garbage_of(fields: Any) -> st.SearchStrategy[tuple[list[str], dict[str, Any]]]:
    chosen = [field for field in fields if field.name not in ("id", "type", "waive")]
    return st.lists(st.sampled_from(chosen), min_size=1, max_size=4, unique=True).flatmap(
        lambda picked: st.tuples(*map(_garbage, picked)).map(
            lambda pairs: (
                [word for words, _ in pairs for word in words],
                {field.name: value for field, (_, value) in zip(picked, pairs, strict=True)},
            )
        )
    )


_TOP = [field for field in RECORD.fields if field.kind not in ("items", "group", "reasons")]


@given(st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_word_of_a_field_is_lost(tmp_path: Path, mtgrec: Callable[..., Any], data: Any) -> None:
    kind = data.draw(st.sampled_from(_KINDS))
    words, item = data.draw(_garbage_of(kind.fields.fields))
    top_words, top = data.draw(_garbage_of(_TOP))
    entry = {"id": "X1", "what": "Something", **item}
    lists = {"budget": {"lines": [entry]}} if kind is BUDGET_LINE else {kind.plural: [entry]}
    text = "\n".join(
        f"{name}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in {"type": "kickoff", **top, **lists}.items()
    )
    (tmp_path / "mtgrec.toml").write_text("")
    (tmp_path / "a.md").write_text(f"---\n{text}\n---\n", encoding="utf-8")
    shown = mtgrec(tmp_path, "list", kind.plural).out + mtgrec(tmp_path, "show", "a.md.X1").out
    assert [word for word in words if word not in shown] == []
    record = mtgrec(tmp_path, "show", "a.md").out
    assert [word for word in top_words if word not in record] == []


# what people write around a word: the word must be found again, whatever the rest is read as
_AROUND = {
    "person": [
        "{}",
        "李雷（{}）",
        "{}（请假）",
        "市场部/{}",
        "市场部*{}",
        "{} and {}",
        "{}（市场部、{}）",
        "{} Ltd",
        "@{}",
        "李雷经理 {}",
    ],
    "people": ["{}", "李雷（{}）、{}", "{}（配合）", "[[{}]]"],
    "word": ["{}", "已完成（{}）", "进行中 {}", "done ({})", "☑{} □已完成", "高（{}）", "是，{}"],
    "date": ["{}", "6月5日（{}）", "6月5日前{}", "by {}", "2026-06-05 {}", "{}左右"],
    "moment": ["{}", "2026-06-05 09:00 {}"],
    "number": ["{}", "15%（{}）", "约{}", "3万{}", "≥{}"],
    "yesno": ["{}", "是（{}）"],
    "text": ["{}", "{}：{}", "“{}”"],
    "texts": ["{}", "{}、{}", "{}（{}）"],
    "references": ["{}", "A1、{}"],
    "reference": ["{}", "A1 {}"],
    "log": ["{}", "2026-06-04: {}", "6月4日 {}"],
}


def _said(field: Field) -> st.SearchStrategy[tuple[list[str], Any]]:
    """Return the words, and a text of a field that holds them among others."""
    kind = "word" if field.name == "status" else field.kind
    return st.tuples(st.sampled_from(_AROUND[kind]), st.lists(_TOKENS, min_size=2, max_size=2)).map(
        lambda drawn: (drawn[1][: drawn[0].count("{}")], drawn[0].format(*drawn[1]))
    )


@given(st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_word_beside_others_is_lost(
    tmp_path: Path, mtgrec: Callable[..., Any], data: Any
) -> None:
    kind = data.draw(st.sampled_from(_KINDS))
    fields = [field for field in kind.fields.fields if field.name != "id" and field.kind in _AROUND]
    picked = data.draw(st.lists(st.sampled_from(fields), min_size=1, max_size=4, unique=True))
    words, item = [], {}
    for field in picked:
        own, item[field.name] = data.draw(_said(field))
        words += own
    unknown, braced = data.draw(_TOKENS), data.draw(_TOKENS)
    item = {"id": "X1", "colour": unknown, "note": "Something", **item}
    entries = f"[{json.dumps(item, ensure_ascii=False)}, {{{braced}}}]"
    lists = f"budget: {{lines: {entries}}}" if kind is BUDGET_LINE else f"{kind.plural}: {entries}"
    (tmp_path / "mtgrec.toml").write_text("")
    (tmp_path / "a.md").write_text(f"---\ntype: kickoff\ndate: 2026-06-01\n{lists}\n---\n", "utf-8")
    shown = mtgrec(tmp_path, "show", "a.md.X1").out
    told = json.dumps(
        mtgrec(tmp_path, "list", kind.plural, "--format", "json").json["items"], ensure_ascii=False
    )
    for answer in (shown, told):
        assert [word for word in (*words, unknown) if word not in answer] == []
    record = mtgrec(tmp_path, "show", "a.md").out + mtgrec(tmp_path, "list", kind.plural).out
    assert braced in record


@pytest.mark.parametrize(
    ("command", "field", "before", "after"),
    [
        (("set", "A1", "due=2026-06-20"), "due", "around 20", "2026-06-20"),
        (("set", "A1", "due="), "due", "around 20", None),
        (("set", "K1", "actual=5"), "actual", "fine", "5"),
        (("set", "D1", "verdict=effective"), "verdict", "so so", "effective"),
        (("set", "M1", "end=2026-06-20"), "end", "the end", "2026-06-20"),
        (("set", "a.md", "date=2026-06-01"), "date", "someday", "2026-06-01"),
        (("set", "a.md", "budget.total=100"), "budget.total", "about a hundred", "100"),
        (("done", "A1"), "finished", "dunno", "2026-06-10"),
        (("done", "A1"), "status", "nearly", "done"),
        (("done", "R1"), "status", None, "done"),
        (("reopen", "A2"), "progress", "most of it", "most of it"),
        (("log", "A2", "x", "--progress", "100"), "progress", "most of it", "100%"),
    ],
    ids=str,
)
def test_a_change_shows_what_stood_there(workspace, mtgrec, command, field, before, after):
    text = RECORD_TEXT.replace(
        "  - [a, list]\n", "  - {id: A2, what: Flags, status: done, progress: most of it}\n"
    )
    changes = mtgrec(workspace(text), *command, "--format", "json").json["changes"]
    told = [each for each in changes if each["field"] == field]
    if before == after:
        assert told == []
        return
    (change,) = told
    assert change["unread"] == ({"before": before} if before else {})
    assert change["after"] == after
    title = {"budget.total": "Total"}.get(field, field.capitalize())
    for format, arrow in (("table", " → "), ("markdown", " | "), ("csv", ",")):
        shown = mtgrec(workspace(text), *command, "--format", format).out
        was = f"{before} (not counted)" if before else "open"
        assert f"{was}{arrow}{after or ('' if format == 'csv' else '—')}" in shown
        assert format != "table" or title in shown


@pytest.mark.parametrize(("lang", "words"), [("en", "(no description)"), ("zh", "（未填写内容）")])
def test_status_says_that_a_late_item_has_no_description(workspace, mtgrec, lang, words):
    folder = workspace(
        "=== a.md\n---\ntype: weekly\ndate: 2026-06-01\nactions:\n  - due: 2026-06-02\n---\n"
    )
    assert words in mtgrec(folder, "status", "--lang", lang).out


def test_what_cannot_be_read_of_a_budget_line_stands_in_its_cells(workspace, mtgrec):
    folder = workspace(
        "=== mtgrec.toml\n=== a.md\n---\ntype: campaign\ncampaign: c\ndate: 2026-05-01\nbudget:\n  total: 1000\n"
        "  lines:\n    - {id: B1, what: Ads, planned: 100, spent: many, start: soonish, end: 6月某日, category: blubb}\n---\n"
    )
    out = mtgrec(folder, "list", "budget_lines").out
    assert [word for word in ("many", "soonish", "6月某日", "blubb") if f"{word}" not in out] == []
    assert out.count("not counted") >= 3
