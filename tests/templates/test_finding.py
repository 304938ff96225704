"""Templates are found in the workspace first, and only in the folders of templates."""

import os
from pathlib import Path

import pytest

from mtgrec.model.errors import ExitCode, UsageError
from mtgrec.store.templates.finding import available, find

KINDS = ["campaign", "checklist", "evaluation", "kickoff", "retro", "weekly"]


def put(root: Path, name: str, text: str = "x\n") -> Path:
    path = root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def found(root: Path | None, name: str = "kickoff", language: str = "zh") -> str:
    return find(name, root=root, language=language).place


def test_the_language_then_the_workspace_then_what_came_with_mtgrec(tmp_path: Path):
    assert found(tmp_path) == found(None) == "mtgrec/templates/zh/kickoff.md.j2"
    assert found(tmp_path, language="en") == "mtgrec/templates/en/kickoff.md.j2"
    put(tmp_path, "kickoff.md.j2")
    assert found(tmp_path) == found(tmp_path, language="en") == "templates/kickoff.md.j2"
    put(tmp_path, "zh/kickoff.md.j2")
    assert found(tmp_path) == "templates/zh/kickoff.md.j2"
    assert found(tmp_path, language="en") == "templates/kickoff.md.j2"


def test_only_a_template_of_the_workspace_is_its_own(tmp_path: Path):
    path = put(tmp_path, "media.md.j2")
    template = find("media", root=tmp_path, language="zh")
    assert (template.own, template.path, template.name) == (True, path, "media.md.j2")
    assert not find("kickoff", root=tmp_path, language="zh").own


@pytest.mark.parametrize("name", ["media-review", "media-review.md.j2"])
def test_a_name_may_have_its_ending_or_not(tmp_path: Path, name: str):
    put(tmp_path, "media-review.md.j2")
    assert found(tmp_path, name) == "templates/media-review.md.j2"


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd",
        "../kickoff",
        "zh/../../x",
        "a/./b",
        "",
        "..",
        "C:kickoff",
        "..\\x",
        "a//b",
        "a\0",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str):
    with pytest.raises(UsageError, match="cannot be a template") as stop:
        found(tmp_path, name)
    assert stop.value.exit_code == ExitCode.USAGE


def test_an_unknown_name_gets_a_suggestion(tmp_path: Path):
    put(tmp_path, "media-review.md.j2")
    with pytest.raises(UsageError, match="there is no template “kickof”") as stop:
        found(tmp_path, "kickof")
    assert str(stop.value.help) == "did you mean kickoff?"
    with pytest.raises(UsageError) as stop:
        found(tmp_path, "media-reviews.md.j2")
    assert str(stop.value.help) == "did you mean media-review?"


def test_a_name_like_no_other_gets_the_list(tmp_path: Path):
    with pytest.raises(UsageError) as stop:
        found(tmp_path, "预算会")
    assert str(stop.value.help) == "there are: " + ", ".join(KINDS)


def test_all_templates_and_where_they_come_from(tmp_path: Path):
    put(tmp_path, "media-review.md.j2")
    put(tmp_path, "en/weekly.md.j2")
    put(tmp_path, "notes.txt")
    places = {each.name: each.place for each in available(root=tmp_path, language="en")}
    assert [name.removesuffix(".md.j2") for name in places] == sorted([*KINDS, "media-review"])
    assert places["media-review.md.j2"] == "templates/media-review.md.j2"
    assert places["weekly.md.j2"] == "templates/en/weekly.md.j2"
    assert places["retro.md.j2"] == "mtgrec/templates/en/retro.md.j2"


def test_a_link_inside_the_folder_is_followed(tmp_path: Path):
    put(tmp_path, "zh/kickoff.md.j2")
    (tmp_path / "templates" / "start.md.j2").symlink_to("zh/kickoff.md.j2")
    assert found(tmp_path, "start") == "templates/start.md.j2"


@pytest.mark.parametrize("target", ["../secret.md.j2", "/etc/passwd", "/nowhere"])
def test_a_link_that_leads_out_is_refused_and_not_passed_over(tmp_path: Path, target: str):
    (tmp_path / "secret.md.j2").write_text("x")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "kickoff.md.j2").symlink_to(target)
    with pytest.raises(UsageError, match="leads out of the folder of templates") as stop:
        found(tmp_path)
    assert stop.value.place == "templates/kickoff.md.j2"


def test_a_linked_language_folder_is_refused(tmp_path: Path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kickoff.md.j2").write_text("x")
    root = tmp_path / "work"
    (root / "templates").mkdir(parents=True)
    (root / "templates" / "zh").symlink_to(outside)
    with pytest.raises(UsageError, match="leads out of the folder of templates") as stop:
        found(root)
    assert stop.value.place == "templates/zh/kickoff.md.j2"


def test_a_linked_folder_of_templates_is_refused(tmp_path: Path):
    (tmp_path / "outside").mkdir()
    root = tmp_path / "work"
    root.mkdir()
    (root / "templates").symlink_to(tmp_path / "outside")
    with pytest.raises(UsageError, match="leads out of the workspace") as stop:
        found(root)
    assert stop.value.place == "templates"


def test_a_workspace_reached_through_a_link_is_fine(tmp_path: Path):
    put(tmp_path / "real", "kickoff.md.j2")
    (tmp_path / "link").symlink_to("real")
    assert found(tmp_path / "link") == "templates/kickoff.md.j2"


def test_a_pipe_is_no_template(tmp_path: Path):
    (tmp_path / "templates").mkdir()
    os.mkfifo(tmp_path / "templates" / "kickoff.md.j2")
    with pytest.raises(UsageError, match="not a file with text"):
        found(tmp_path)
