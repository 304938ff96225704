"""What is read and checked before a change does not keep others waiting."""

from pathlib import Path

import pytest

from mtgrec.model.errors import RefusedError
from mtgrec.store.workspace import Workspace, open_workspace
from mtgrec.store.writing import locking
from mtgrec.store.writing.locking import locked
from mtgrec.store.writing.rewriting import rewrite
from mtgrec.store.writing.saving import Save


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setattr(locking, "WAIT", 0.05)
    (tmp_path / "mtgrec.toml").write_text("")
    (tmp_path / "a.md").write_bytes(b"1")
    return open_workspace(tmp_path)


def appended(workspace: Workspace, sign: bytes) -> Save:
    before = (workspace.root / "a.md").read_bytes()
    return Save("a.md", before, before + sign)


def test_a_plan_is_made_while_others_may_write(workspace: Workspace):
    def plan() -> tuple[str, list[Save]]:
        with locked(workspace.root):  # refused if the lock were held
            return "done", [appended(workspace, b"2")]

    assert rewrite(workspace, plan) == "done"
    assert (workspace.root / "a.md").read_bytes() == b"12"


def test_a_plan_that_others_made_stale_is_made_again(workspace: Workspace):
    plans: list[Save] = []

    def plan() -> tuple[int, list[Save]]:
        plans.append(appended(workspace, b"2"))
        if len(plans) == 1:
            (workspace.root / "a.md").write_bytes(b"other")
        return len(plans), plans[-1:]

    assert rewrite(workspace, plan) == 2
    assert (workspace.root / "a.md").read_bytes() == b"other2"


def test_where_nothing_changes_nobody_is_waited_for(workspace: Workspace):
    with locked(workspace.root):
        assert rewrite(workspace, lambda: ("same", ())) == "same"
        with pytest.raises(RefusedError):
            rewrite(workspace, lambda: ("other", [appended(workspace, b"2")]))
