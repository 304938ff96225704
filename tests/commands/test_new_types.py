"""Types of one's own, and templates of one's own: listed, ejected, changed, used, and refused."""

import pytest

CONFIG = """
=== mtgrec.toml
[workspace]
language = "en"
[types.media-review]
names = ["媒介评审会", "media review"]
code = "MR"
like = "weekly"
[types.debrief]
code = "DB"
template = "debrief.md.j2"
"""
KICKOFF = """
=== c/kickoff.md
---
type: kickoff
campaign: c
title: Kickoff
date: 2026-06-01
actions: [{id: A7KQ, what: Posters, owner: Ann, due: 2026-06-05}]
---
"""
OURS = "mtgrec/templates/en"


@pytest.fixture
def folder(workspace):
    return workspace(CONFIG + KICKOFF)


def test_the_list_of_types(folder, mtgrec):
    lines = mtgrec(folder, "new", "--list").lines
    assert lines[:2] == [
        "Record types",
        "Type          Also called                              Code  Template",
    ]
    assert [line.split() for line in lines[2:] if line.startswith(("weekly", "media", "debr"))] == [
        [
            "weekly",
            "执行例会,",
            "例会,",
            "周会,",
            "双周会,",
            "execution",
            "WK",
            f"{OURS}/weekly.md.j2",
        ],
        ["media-review", "媒介评审会,", "media", "review", "MR", f"{OURS}/weekly.md.j2"],
        ["debrief", "DB", "there", "is", "no", "template", "“debrief.md.j2”"],
    ]


def test_the_list_for_programs(folder, mtgrec):
    found = mtgrec(folder, "new", "--list", "--format", "json").json
    assert (found["schema_version"], found["kind"]) == (1, "types")
    items = {item["type"]: item for item in found["items"]}
    assert list(items) == [
        *("kickoff", "weekly", "retro", "evaluation", "checklist", "campaign"),
        *("media-review", "debrief"),
    ]
    assert items["media-review"] == {
        "type": "media-review",
        "names": ["媒介评审会", "media review"],
        "code": "MR",
        "like": "weekly",
        "template": f"{OURS}/weekly.md.j2",
        "own": False,
        "error": None,
    }
    assert items["debrief"] == {
        "type": "debrief",
        "names": [],
        "code": "DB",
        "like": None,
        "template": None,
        "own": None,
        "error": "there is no template “debrief.md.j2”",
    }


def test_a_type_of_ones_own_from_the_first_day(tmp_path, mtgrec):
    assert mtgrec(tmp_path, "init", "--no-git", "--lang", "en").code == 0
    settings = tmp_path / "mtgrec.toml"
    added = '\n[types.media-review]\nnames = ["media review"]\ncode = "MR"\nlike = "weekly"\n'
    settings.write_text(settings.read_text("utf-8") + added, "utf-8")
    made = mtgrec(tmp_path, "new", "media review", "Films", "--campaign", "c")
    assert (made.code, made.out) == (0, "c/2026-06-10-media-review.md\n")
    text = (tmp_path / "c/2026-06-10-media-review.md").read_text("utf-8")
    assert "\ntype: media-review\nid: c-MR-260610\n" in f"\n{text}"
    listed = mtgrec(tmp_path, "list", "records", "--format", "json").json["items"]
    assert [(item["id"], item["type"]) for item in listed] == [("c-MR-260610", "media-review")]
    by_type = mtgrec(tmp_path, "status", "--by", "type", "--format", "json").json["groups"]
    assert [(group["key"], group["records"]) for group in by_type] == [("media-review", 1)]


def test_it_counts_as_an_execution_meeting_and_opens_like_one(folder, mtgrec):
    assert mtgrec(folder, "new", "media-review", "--campaign", "c").code == 0
    item = mtgrec(folder, "list", "actions", "--format", "json").json["items"][0]
    assert item["carried"] == 1
    text = (folder / "c/2026-06-10-media-review.md").read_text("utf-8")
    assert (
        "- **Off-track**: Posters, Ann, due 2026-06-05, 5 days late, carried 1 time (open)" in text
    )


def test_a_template_is_ejected_changed_and_used(folder, mtgrec):
    place = "templates/en/weekly.md.j2"
    assert mtgrec(folder, "new", "--eject", "weekly", "--dry-run").out.startswith("{% import")
    assert not (folder / place).exists()
    done = mtgrec(folder, "new", "--eject", "周会")
    assert (done.code, done.out, done.err) == (0, f"{place}\n", "")

    before = mtgrec(folder, "new", "weekly", "--campaign", "c", "--dry-run").out
    assert (
        "due 2026-06-05, 5 days late, carried 1 time (open) `c-KO-260601.A7KQ`" in before
    )  # as ours does

    source = (folder / place).read_text("utf-8")
    (folder / place).write_text(source.replace("## Numbers", "## Our own numbers"), "utf-8")
    assert "\n## Our own numbers\n" in mtgrec(folder, "new", "weekly", "--dry-run").out
    assert "\n## Our own numbers\n" in mtgrec(folder, "new", "media-review", "--dry-run").out
    rows = mtgrec(folder, "new", "--list", "--format", "json").json["items"]
    assert [(row["template"], row["own"]) for row in rows if row["type"] == "weekly"] == [
        (place, True)
    ]


def test_what_was_ejected_is_never_written_over(folder, mtgrec):
    place = folder / "templates/en/weekly.md.j2"
    assert mtgrec(folder, "new", "--eject", "weekly").code == 0
    place.write_text("mine", "utf-8")
    again = mtgrec(folder, "new", "--eject", "weekly")
    assert (again.code, again.out) == (4, "")
    assert "templates/en/weekly.md.j2" in again.err
    assert place.read_text("utf-8") == "mine"


def test_eject_for_programs_and_for_a_type_of_ones_own(folder, mtgrec):
    done = mtgrec(folder, "new", "--eject", "media-review", "--format", "json")
    assert done.json == {
        "schema_version": 1,
        "kind": "ejected",
        "type": "media-review",
        "path": "templates/en/weekly.md.j2",
    }
    wrong = mtgrec(folder, "new", "--eject", "weakly")
    assert wrong.code == 2
    assert wrong.err.splitlines()[1] == "help: did you mean “weekly”?"


# the template · what is said, file and line first
BROKEN = [
    (
        "---\ntype: debrief\n{% if %}\n---\n",
        "templates/debrief.md.j2:3: the template cannot be under",
    ),
    (
        "---\ntype: debrief\ntitle: {{ titel }}\n---\n",
        "templates/debrief.md.j2:3: the template uses ",
    ),
    (
        "---\ntype: weekly\n---\n",
        "templates/debrief.md.j2: what this template makes is no record of",
    ),
    (
        "---\ntype: debrief\na: [\n---\n",
        "templates/debrief.md.j2: the record made from this templat",
    ),
]


@pytest.mark.parametrize(("source", "said"), BROKEN)
def test_a_broken_template_says_where_and_creates_nothing(source, said, folder, mtgrec):
    (folder / "templates").mkdir()
    (folder / "templates/debrief.md.j2").write_text(source, "utf-8")
    before = sorted(folder.rglob("*"))
    done = mtgrec(folder, "new", "debrief", "--campaign", "c")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(said)
    assert sorted(folder.rglob("*")) == before


def test_a_template_of_ones_own_knows_what_ours_know(folder, mtgrec):
    """It is filled in by a process of its own, and gets plain data."""
    source = """\
---
type: weekly
id: {{ id }}
campaign: {{ campaign | yaml }}
title: {{ title | yaml }}
date: {{ date | yaml(date=true) }}
---
{% for action in known.actions %}
{{ action.what | md }} / {{ action.owner }} / {{ action.lag }} / {{ action.address | code }}
{% endfor %}
{{ known.previous.title }}
"""
    (folder / "templates").mkdir()
    (folder / "templates/short.md.j2").write_text(source, "utf-8")
    done = mtgrec(folder, "new", "weekly", "--campaign", "c", "--template", "short", "--dry-run")
    assert done.out.splitlines()[-2:] == ["Posters / Ann / 5 / `c-KO-260601.A7KQ`", "Kickoff"]


@pytest.mark.parametrize(
    "kind", ["kickoff", "weekly", "retro", "evaluation", "checklist", "campaign"]
)
def test_a_type_that_is_like_none_may_use_any_ejected_template(kind, workspace, mtgrec):
    """What a template tells is what it was written for, whatever type it serves."""
    folder = workspace(
        f'=== mtgrec.toml\n[types.board]\ncode = "BO"\ntemplate = "{kind}.md.j2"\n{KICKOFF}'
    )
    assert mtgrec(folder, "new", "--eject", kind, lang="en").code == 0
    made = mtgrec(folder, "new", "board", "First", "--campaign", "c", "--date", "2026-06-08")
    assert (made.code, made.err) == (0, "")
    assert "type: board" in (folder / made.out.strip()).read_text("utf-8")


def test_a_type_that_is_like_none_is_given_the_plan(workspace, mtgrec):
    plan = (
        "=== c/plan.md\n---\ntype: campaign\ncampaign: c\ntitle: The plan\ndate: 2026-05-01\n---\n"
    )
    own = "---\ntype: {{ type }}\nid: {{ id }}\ntitle: {{ title }}\n---\nPlan: {{ known.plan.title }}\n"
    folder = workspace(
        f'=== mtgrec.toml\n[types.board]\ncode = "BO"\n{plan}=== templates/board.md.j2\n{own}'
    )
    shown = mtgrec(folder, "new", "board", "First", "--campaign", "c", "--dry-run")
    assert (shown.code, shown.lines[-1]) == (0, "Plan: The plan")
