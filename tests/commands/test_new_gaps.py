"""A new record never opens with less than the workspace holds without a word about it."""

import pytest

from mtgrec.document.record.parse import parse
from mtgrec.document.source import Source
from mtgrec.model.figures.completeness import agenda_filled
from mtgrec.model.records.types import DEFAULT_TYPES

PLAN = "=== c/plan.md\n---\ntype: campaign\ncampaign: c\ndate: 2026-06-01\n---\n=== mtgrec.toml\n"
BAD = "=== c/2026-06-03-weekly.md\n---\ntype: weekly\ncampaign：c\nactions:\n  - what: order\n---\n"
CHECKLIST = "=== c/list.md\n---\ntype: checklist\ncampaign: c\nchecks:\n\t- what: x\n---\n"
METRICS = "=== c/metrics.csv\ndate,metric\n2026-06-01,ctr\n"
TYPES = ["kickoff", "weekly", "retro", "evaluation", "checklist", "campaign"]
SAID = {
    "en": "> **What stands here could not be read; what is open in it may be missing below:**\n>\n",
    "zh": "> **以下内容无法读取，其中的未完事项可能没有列在下面：**\n>\n",
}


def made(text: str):
    found = parse(Source("x.md", text.encode()), DEFAULT_TYPES)
    assert found.record is not None
    assert not [problem for problem in found.problems if problem.severity != "hint"]
    return found


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("dry", [True, False])
def test_an_unreadable_minute_is_named(workspace, mtgrec, lang, kind, dry):
    folder = workspace(PLAN.replace("=== mtgrec.toml", f"{BAD}=== mtgrec.toml"))
    more = ["--dry-run"] if dry else []
    done = mtgrec(folder, "new", kind, "--campaign", "c", *more, "--lang", lang)
    assert done.code == 0
    text = done.out if dry else (folder / done.out.strip()).read_text(encoding="utf-8")
    assert f"{SAID[lang]}> - `c/2026-06-03-weekly.md:3:9`\n" in text
    assert "c/2026-06-03-weekly.md:3:9: " in done.err
    assert {"en": "files that could not be read: 1", "zh": "有 1 个文件无法读取"}[lang] in done.err
    with_note = made(text)
    plain = made("".join(text.split(SAID[lang])[0] + text.split("3:9`\n\n")[1]))
    assert [p.code for p in with_note.problems] == [p.code for p in plain.problems]
    assert with_note.record is not None
    assert plain.record is not None
    assert agenda_filled(with_note.record.body) == agenda_filled(plain.record.body)


@pytest.mark.parametrize(
    ("files", "place"),
    [
        (CHECKLIST, "c/list.md:5:1"),
        (METRICS, "c/metrics.csv:1:1"),
        ("=== c/bad.md\n# x\n---\ntype: weekly\ncampaign: c\n---\n", "c/bad.md:2:1"),
        ("=== c/bad.md\n---\ntype: meeting\n---\n", "c/bad.md:2:7"),
        ("=== people.yaml\n- name：x\n", "people.yaml:1:7"),
        ("=== 待办：李雷.md\n---\ntype：weekly\n---\n", "待办：李雷.md:2:5"),
        ("=== a`b*c.md\n---\ntype：weekly\n---\n", "a`b*c.md:2:5"),
        ("=== - [ ] x.md\n---\ntype：weekly\n---\n", "- [ ] x.md:2:5"),
    ],
)
def test_whatever_could_not_be_read(workspace, mtgrec, files, place):
    folder = workspace(PLAN + files)
    done = mtgrec(folder, "new", "weekly", "--campaign", "c")
    assert done.code == 0
    assert f"{place}: " in done.err
    text = (folder / done.out.strip()).read_text(encoding="utf-8")
    assert place in text
    assert [problem.code for problem in made(text).problems] == ["F208"]  # its blank entries


@pytest.mark.parametrize("entry", ["{order}", "- order", "[order]", "{order, tents}"])
def test_an_entry_that_could_not_be_read_stands_as_it_is_written(workspace, mtgrec, entry):
    minutes = "=== c/w.md\n---\ntype: weekly\ndate: 2026-06-03\nactions:\n  - {entry}\n---\n"
    folder = workspace(PLAN + minutes.replace("{entry}", entry))
    done = mtgrec(folder, "new", "weekly", "--campaign", "c")
    assert "c/w.md:5:5: " in done.err
    text = (folder / done.out.strip()).read_text(encoding="utf-8")
    assert f"> - `c/w.md:5:3` `{entry}`\n" in text
    assert [problem.code for problem in made(text).problems] == ["F208"]


def test_the_campaigns_own_file(workspace, mtgrec):
    folder = workspace("=== c/plan.md\n---\ntype: campaign\ncampaign：c\n---\n=== mtgrec.toml\n")
    done = mtgrec(folder / "c", "new", "weekly", "--campaign", "c", "--new-campaign")
    assert "c/plan.md:3:9: " in done.err
    assert "c/plan.md:3:9" in (folder / "c" / done.out.strip()).read_text(encoding="utf-8")


def test_a_template_of_ones_own_says_it_too(workspace, mtgrec):
    template = "=== templates/weekly.md.j2\n---\ntype: weekly\nid: {{ id }}\ncampaign: {{ campaign }}\ndate: {{ date }}\n---\nText.\n"
    folder = workspace(PLAN + BAD + template.replace("\n", "\r\n").replace("j2\r\n", "j2\n"))
    done = mtgrec(folder, "new", "weekly", "--campaign", "c", "--dry-run")
    assert "`c/2026-06-03-weekly.md:3:9`" in done.out


def test_many_are_cut_short_and_all_are_counted(workspace, mtgrec):
    folder = workspace(PLAN + "".join(BAD.replace("03", f"{day:02}") for day in range(10, 23)))
    done = mtgrec(folder, "new", "weekly", "--campaign", "c", "--date", "2026-06-30", "--dry-run")
    assert "> - `c/2026-06-19-weekly.md:3:9`\n> - and 3 more: see mtgrec check\n" in done.out
    assert "files that could not be read: 13" in done.err
    assert "further problems: 8" in done.err


@pytest.mark.parametrize("format", ["json", "csv", "markdown"])
def test_programs_are_told_on_stderr(workspace, mtgrec, format):
    folder = workspace(PLAN + BAD)
    done = mtgrec(folder, "--format", format, "new", "weekly", "--campaign", "c", "--dry-run")
    assert "c/2026-06-03-weekly.md:3:9: " in done.err


def test_nothing_is_said_where_all_was_read(workspace, mtgrec):
    folder = workspace(PLAN + "=== README.md\n# x\n")
    done = mtgrec(folder, "new", "weekly", "--campaign", "c")
    assert done.err == ""
    assert ">" not in (folder / done.out.strip()).read_text(encoding="utf-8").split("---")[2][:3]
