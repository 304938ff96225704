"""What can be repaired is found without writing, and never saved over somebody's save."""

from pathlib import Path

import pytest

from mtgrec.store.workspace import Workspace, open_workspace
from mtgrec.store.writing.editing import ChangedMeanwhileError, save_planned
from mtgrec.store.writing.repairing import Repairs, repairs_of

WIDE = "---\n类型：执行例会\n日期: 2026-06-08\n---\n"
GOOD = WIDE.replace("：", ": ")
WORSE = "---\n类型：执行例会\n日期: 2026-06-08\n主题: @所有人\n---\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "mtgrec.toml").touch()
    return open_workspace(tmp_path)


def write(workspace: Workspace, name: str, text: str) -> Path:
    path = workspace.root / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def repaired(workspace: Workspace, *paths: str) -> Repairs:
    repairs = repairs_of(workspace, paths)
    save_planned(workspace, repairs.files)
    return repairs


def test_what_can_be_repaired_is_saved_and_the_rest_is_told(workspace: Workspace):
    good, worse = write(workspace, "a.md", WIDE), write(workspace, "b.md", WORSE)
    repairs = repaired(workspace, "a.md", "b.md", "a.md", "gone.md")
    assert [file.path for file in repairs.files] == ["a.md"]
    assert [(path, str(error)) for path, error in repairs.refused] == [
        (
            "b.md",
            (
                "it was not repaired, as something else is wrong too: "
                "a value begins with @, which has a meaning of its own there"
            ),
        ),
        ("gone.md", "there is no such file"),
    ]
    assert good.read_text(encoding="utf-8") == GOOD
    assert worse.read_text(encoding="utf-8") == WORSE


def test_looking_what_can_be_repaired_writes_nothing(workspace: Workspace):
    path = write(workspace, "a.md", WIDE)
    repairs = repairs_of(workspace, ["a.md"])
    assert repairs.files[0].after.decode() == GOOD
    assert path.read_text(encoding="utf-8") == WIDE
    assert not (workspace.root / ".mtgrec").exists()


def test_what_somebody_saves_meanwhile_is_not_overwritten(workspace: Workspace):
    path = write(workspace, "a.md", WIDE)
    repairs = repairs_of(workspace, ["a.md"])
    path.write_text(WIDE + "补充\n", encoding="utf-8", newline="")
    with pytest.raises(ChangedMeanwhileError):
        save_planned(workspace, repairs.files)
    assert path.read_text(encoding="utf-8") == WIDE + "补充\n"


def test_a_file_outside_the_workspace_is_not_touched(workspace: Workspace, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "a.md"
    outside.write_text(WIDE, encoding="utf-8")
    (workspace.root / "a.md").symlink_to(outside)
    repairs = repaired(workspace, "a.md")
    assert [str(error) for _, error in repairs.refused] == ["this file lies outside the workspace"]
    assert outside.read_text(encoding="utf-8") == WIDE


def test_people_and_holidays_are_read_as_such(workspace: Workspace):
    people = write(workspace, "people.yaml", "- 姓名：王敏\n- 姓名: 李雷\n")
    holidays = write(workspace, "holidays.yaml", "休：2026-10-01\n")
    assert len(repaired(workspace, "people.yaml", "holidays.yaml").files) == 2
    assert people.read_text(encoding="utf-8") == "- 姓名: 王敏\n- 姓名: 李雷\n"
    assert holidays.read_text(encoding="utf-8") == "休: 2026-10-01\n"
