"""The snapshots a new record opens with: whatever people wrote before, it is shown and does nothing."""

from datetime import datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mtgrec.commands.new.prefill import PREFILLS, Lookback, prefill
from mtgrec.document.pen.spell import one_line, quoted
from mtgrec.document.record.parse import parse
from mtgrec.document.source import Source
from mtgrec.model.figures.carry import execution_meetings
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.follow_ups import follow_ups_of
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.people import Person
from mtgrec.model.records.register import Register
from mtgrec.model.records.types import DEFAULT_TYPES
from mtgrec.model.thresholds import Thresholds
from mtgrec.model.values.normalized import means_none

ALL = [(kind, language) for kind in PREFILLS for language in ("zh", "en")]
LATER = datetime.fromisoformat("2026-07-01 12:00")
# One of everything that a new record may show; ⟨a⟩, ⟨b⟩, ⟨who⟩ and ⟨title⟩ are for people to fill in.
BEFORE = """
---
type: campaign
campaign: c
id: c-CP-1
title: ⟨title⟩
date: 2026-05-01
channels: [x]
budget: {total: 5元, lines: [{what: ⟨a⟩, planned: 2元, spent: 1元}]}
kpis: [{id: K1, what: ⟨a⟩, target: 15%, actual: 12%}]
milestones: [{id: M1, what: ⟨a⟩, owner: ⟨who⟩, start: 2026-05-02, end: 2026-05-03}]
---
===
---
type: kickoff
campaign: c
title: ⟨title⟩
date: 2026-05-04
actions:
  - {id: A1, what: ⟨a⟩, owner: ⟨who⟩, due: 2026-05-05, lag_reason: ⟨b⟩}
  - {id: A2, what: ⟨a⟩, due: 2026-09-05}
  - {id: A3, what: ⟨a⟩, due: 2026-05-06, lag_reason: ⟨b⟩}
risks:
  - {id: R1, what: ⟨a⟩, response: ⟨b⟩, owner: ⟨who⟩, level: high, status: doing}
  - {id: R2, what: ⟨a⟩, status: doing}
  - {id: R3, what: ⟨a⟩, response: ⟨b⟩, status: doing}
decisions: [{id: D1, what: ⟨a⟩, expects: ⟨b⟩, review: 2026-06-01}]
lessons: [{id: L1, what: ⟨a⟩, cause: ⟨b⟩, advice: ⟨b⟩}]
checks: [{id: C1, stage: ⟨a⟩, what: ⟨a⟩, owner: ⟨who⟩, due: 2026-05-05}]
---
===
---
type: retro
campaign: old
title: ⟨title⟩
date: 2026-04-01
channels: [x]
lessons: [{id: L1, what: ⟨a⟩, outcome: problem, cause: ⟨b⟩, advice: ⟨a⟩}, {id: L2, what: ⟨a⟩}]
decisions: [{id: D2, what: ⟨a⟩, owner: ⟨who⟩, expects: ⟨a⟩}]
---
"""
DAYS = ("2026-05-11", "2026-05-18", "2026-05-25")
WEEKLY = "---\ntype: weekly\ncampaign: c\ntitle: ⟨title⟩\ndate: {}\n---\n"
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def records_of(title, a, b, who):
    texts = [*BEFORE.split("===\n"), *(WEEKLY.format(day) for day in DAYS)]
    for number, text in enumerate(texts):
        for name, value in {"title": title, "a": a, "b": b, "who": who}.items():
            text = text.replace(f"⟨{name}⟩", quoted(value))  # noqa: PLW2901
        found = parse(Source(f"c/{number}.md", text.strip().encode()), DEFAULT_TYPES)
        assert found.record, text
        yield found.record


@pytest.fixture(scope="session")
def opened(fill):
    """Fill in a template after records in which people wrote `title`, `a`, `b` and an owner."""

    def opened(kind, language, title, a, b, who="Ann"):
        records = list(records_of(title, a, b, who))
        verdicts = follow_ups_of(AddressBook(records))
        people = Register([Person("蒋琳", department="法务部"), Person("Ann", department="Legal")])
        meetings = execution_meetings(records)
        context = Context(LATER, Thresholds(), people, {}, meetings, verdicts)
        view = Lookback(records, ["c"], context, language, "c", ["x"])
        return fill(kind, language, title="T", known=prefill(kind, view))

    return opened


def body_of(text):
    return text.split("\n---\n", 1)[1]


def bones(text):
    """Return what a reader of Markdown makes of a text, all but the words."""
    found = []
    for token in MARKDOWN.parse(text):
        found.append(f"{token.type} {token.map} {'' if token.type == 'inline' else token.content}")
        found += [
            f"{each.type} {each.attrs} {each.content}"
            for each in token.children or ()
            if each.type not in ("text", "text_special")
        ]
    return found


def words(text):
    """Return what a reader of Markdown shows, line by line."""
    return [
        "".join(each.content for each in token.children or ())
        for token in MARKDOWN.parse(text)
        if token.type == "inline"
    ]


HOSTILE = [
    "- [ ] todo",
    "[ ] todo",
    "[x] todo",
    "{{ title }} {% raw %} {# x #}",
    "<script>alert(1)</script>",
    "<!-- x",
    "x -->",
    "](x)",
    "[a](javascript:b)",
    "![a](b)",
    "one\ntwo\r\n\r\nthree\u2028four",
    "x\n---\ntype: retro\n---\n",
    "---",
    "***",
    "===",
    "```",
    "`",
    "``a`b",
    "~~~ x",
    "~~gone~~",
    "# heading",
    "#",
    "## a ##",
    "> said",
    "- item",
    "+ item",
    "1. one",
    "12) twelve",
    "a \\",
    "&lt",
    "&#60",
    "&amp;",
    "_a_ **b** __c__",
    "| a | b |",
    "    code",
    "\tcode",
    "<a@b.example>",
    "[^1]",
    "[[wiki]]",
    "\x1b[31mred\u202e",
    "a: b #c",
    "跟进 #小红书",
]
TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=3).map("".join),
    st.lists(st.sampled_from([*"-+#>~`*_[]()<>!&;:\\|=.1a \n"]), max_size=8).map("".join),
    st.text(max_size=12),
)


def with_all(test):
    for number, text in enumerate(HOSTILE):
        which = ALL[number % len(ALL)]
        test = example(which, text, text, text)(test)
        test = example(("weekly", "en"), text, text, text)(test)
        test = example(("retro", "zh"), "T", text, "b")(test)
        test = example(("kickoff", "en"), "T", "a", text)(test)
    return test


@with_all
@settings(deadline=None, max_examples=80)
@given(st.sampled_from(ALL), TEXTS, TEXTS, TEXTS)
def test_whatever_was_written_before_is_shown_and_does_nothing(opened, which, title, a, b):
    title, a, b = ("x" if means_none(one_line(text)) else text for text in (title, a, b))
    filled = opened(*which, title, a, b, who=b)
    tame = opened(*which, "Title", "Some a", "Some b", who="Some one")
    head, body = filled.split("\n---\n", 1)
    assert head == tame.split("\n---\n", 1)[0]
    assert bones(body) == bones(body_of(tame))
    expected = [
        line.replace("Some b", one_line(b))
        .replace("Title", one_line(title))
        .replace("Some a", one_line(a))
        for line in words(body_of(tame))
    ]
    for line, wanted in zip(words(body), expected, strict=True):
        assert line == wanted or "Some one" in wanted  # an owner may be several
    read = parse(Source("a.md", filled.encode()), DEFAULT_TYPES)
    same = parse(Source("a.md", tame.encode()), DEFAULT_TYPES)
    assert [problem.code for problem in read.problems] == [
        problem.code for problem in same.problems
    ]
    assert read.record


@pytest.mark.parametrize(("kind", "language"), ALL)
def test_everything_is_there_between_single_blank_lines(kind, language, opened):
    text = opened(kind, language, "Title", "Some a", "Some b")
    assert "\n\n\n" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    lines = body_of(text).splitlines()
    for before, line in zip(["", *lines], lines, strict=False):
        if line.startswith(("## ", "<!--")) or (line.startswith("- ") and before[:2] != "- "):
            assert before == "" or before.startswith(("- ", "  - ")), (before, line)
        if line.startswith("## "):
            assert before == "", line


@pytest.mark.parametrize(("kind", "language"), ALL)
def test_an_empty_workspace_leaves_no_gaps(kind, language, fill):
    assert "\n\n\n" not in fill(kind, language)


def test_what_an_execution_meeting_says(opened):
    english = body_of(opened("weekly", "en", "Title", "Some a", "Some b")).splitlines()
    chinese = body_of(opened("weekly", "zh", "Title", "Some a", "Some b")).splitlines()
    assert (
        "- **Carried 3 times, needs a verdict today**: Some a, Ann, due 2026-05-05,"
        " 57 days late (open) `c-KO-260504.A1`"
    ) in english
    assert (
        "- **已延续 3 次例会，须明确处理意见**：Some a，Ann，截止 2026-05-05，逾期 57 天（未完成）"
        "`c-KO-260504.A1`"
    ) in chinese
    assert "- High: Some a; response: Some b; Ann `c-KO-260504.R1`" in english
    assert "- 高：Some a；预案：Some b；Ann `c-KO-260504.R1`" in chinese
    assert "Last meeting: [Title](5.md) (2026-05-25)" in english
    assert "上次会议：[Title](5.md)（2026-05-25）" in chinese


def test_what_an_evaluation_says_where_figures_are_missing(opened):
    english = body_of(opened("evaluation", "en", "Title", "Some a", "Some b")).splitlines()
    assert "- c: budget ¥5, spent ¥1, 20% of the budget" in english
    assert "- c: no data; metrics.csv needs revenue and cost" in english


def test_a_kickoff_speaks_of_aims_and_not_of_values(opened):
    chinese = body_of(opened("kickoff", "zh", "Title", "Some a", "Some b")).splitlines()
    assert "- Some a：目标 15% `c-CP-1.K1`" in chinese
    assert "- Some a，Ann，2026-05-02 至 2026-05-03 `c-CP-1.M1`" in chinese


@pytest.mark.parametrize(
    ("language", "owner"), [("zh", "负责人: 法务部/蒋琳"), ("en", "owner: Legal/Ann")]
)
def test_a_checklist_names_the_one_person_of_a_department(language, owner, opened):
    lines = opened("checklist", language, "Title", "a", "b").splitlines()
    assert lines.count(f"    {owner}") == 1
    assert lines.count(f"    {owner.split()[0]}") == 8


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("c-KO-1.A1", "`c-KO-1.A1`"),
        ("a`b.A1", "`` a`b.A1 ``"),
        ("`.A1", "`` `.A1 ``"),
        ("a``b`.A1", "``` a``b`.A1 ```"),
        ("a\nb", "`a b`"),
    ],
)
def test_an_address_stays_one_word(address, shown, own):
    assert own("{{ x | code }}", x=address) == shown
    assert words(shown) == [one_line(address)]
