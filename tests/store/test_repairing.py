"""Files are repaired under the lock, all of them or none, and never over somebody's save."""

from pathlib import Path

import pytest

from mtgrec.store.workspace import Workspace, open_workspace
from mtgrec.store.writing import saving
from mtgrec.store.writing.repairing import repair_files

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


def test_what_can_be_repaired_is_saved_and_the_rest_is_told(workspace: Workspace):
    good, worse = write(workspace, "a.md", WIDE), write(workspace, "b.md", WORSE)
    repairs = repair_files(workspace, ["a.md", "b.md", "a.md", "gone.md"])
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


def test_a_dry_run_writes_nothing(workspace: Workspace):
    path = write(workspace, "a.md", WIDE)
    repairs = repair_files(workspace, ["a.md"], dry_run=True)
    assert repairs.files[0].after.decode() == GOOD
    assert path.read_text(encoding="utf-8") == WIDE


def test_without_a_file_the_workspace_is_not_even_locked(workspace: Workspace):
    repair_files(workspace, [])
    assert not (workspace.root / ".mtgrec").exists()


def test_what_somebody_saves_meanwhile_is_repaired_as_it_is_then(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    path = write(workspace, "a.md", WIDE)
    save_all = saving.save_all
    saves: list[object] = []

    def late(*arguments) -> bool:
        if not saves:
            path.write_text(WIDE + "补充\n", encoding="utf-8", newline="")
        saves.append(arguments)
        return save_all(*arguments)

    monkeypatch.setattr(saving, "save_all", late)
    repair_files(workspace, ["a.md"])
    assert len(saves) == 2
    assert path.read_text(encoding="utf-8") == GOOD + "补充\n"


def test_a_file_outside_the_workspace_is_not_touched(workspace: Workspace, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "a.md"
    outside.write_text(WIDE, encoding="utf-8")
    (workspace.root / "a.md").symlink_to(outside)
    repairs = repair_files(workspace, ["a.md"])
    assert [str(error) for _, error in repairs.refused] == ["this file lies outside the workspace"]
    assert outside.read_text(encoding="utf-8") == WIDE


def test_people_and_holidays_are_read_as_such(workspace: Workspace):
    people = write(workspace, "people.yaml", "- 姓名：王敏\n- 姓名: 李雷\n")
    holidays = write(workspace, "holidays.yaml", "休：2026-10-01\n")
    assert len(repair_files(workspace, ["people.yaml", "holidays.yaml"]).files) == 2
    assert people.read_text(encoding="utf-8") == "- 姓名: 王敏\n- 姓名: 李雷\n"
    assert holidays.read_text(encoding="utf-8") == "休: 2026-10-01\n"
