"""Many fixes of one file: made together, proved once, and tried by halves where that fails."""

from pathlib import Path

import pytest

from mtgrec.commands.check import fixing
from mtgrec.document import edit
from mtgrec.document.edit import Read
from mtgrec.document.pen import Page, Splice, TextChange, plan_change
from mtgrec.document.record.parse import Parsed
from mtgrec.document.source import Source
from mtgrec.model.editing.edit import Edit
from mtgrec.store.reading.opening import Contents
from mtgrec.store.workspace import Workspace
from mtgrec.store.writing import editing
from tests.rules.test_fixes import mended, write

HEAD = """---
类型: 执行例会
项目: 618-2026
日期: 2026-06-01
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "mtgrec.toml").touch()
    return tmp_path


def many(count: int, entry: str) -> str:
    """Return a record with many entries of which each can be mended."""
    entries = "".join(entry.replace("{n}", str(number)) for number in range(count))
    return f"{HEAD}行动:\n{entries}---\n"


def count_parses(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the path of every file that is parsed while fixes are planned."""
    parses: list[str] = []

    def counted(workspace: Workspace, contents: Contents) -> Read:
        read = editing.reader(workspace, contents)

        def parse(source: Source) -> Parsed:
            parses.append(source.path)
            return read(source)

        return parse

    monkeypatch.setattr(fixing, "reader", counted)
    return parses


@pytest.mark.parametrize(
    "entry",
    [
        "  - 内容: 做{n}\n",
        "  - 做{n}\n",
        "  - {编号: A{n}, 内容: 做, 状态: √}\n",
        "  - 编号: A{n}\n    内容: 做\n    状态: 已完层\n",
        "  - 编号: A{n}\n    内容: 做\n    截止: 明天\n",
        "  - 内容: 做\n    截止: 明天\n    状态: √\n\n",
    ],
)
def test_many_fixes_of_a_file_are_proved_at_once(
    root: Path, monkeypatch: pytest.MonkeyPatch, entry: str
):
    parses = count_parses(monkeypatch)
    needed = []
    for count in (3, 60):
        write(root, one=many(count, entry))
        done = mended(root, unsafe=True)
        assert len(done.fixed) >= count
        assert done.refused == []
        needed.append(len(parses))
        parses.clear()
    assert needed == [2, 2]  # before and after


def test_many_copies_are_removed_at_once(root: Path, monkeypatch: pytest.MonkeyPatch):
    parses = count_parses(monkeypatch)
    first = many(60, "  - {编号: A{n}, 内容: 做}\n\n")
    write(root, one=first, two=first.replace("2026-06-01", "2026-06-08"))
    assert len(mended(root).fixed) == 60
    assert len(parses) == 3  # the original, and the copy before and after
    assert "行动:" in (root / "two.md").read_text("utf-8")
    assert "做" not in (root / "two.md").read_text("utf-8")


@pytest.mark.parametrize("bad", [(0,), (7,), (39,), (3, 4), (0, 20, 39)])
def test_a_fix_that_cannot_be_proved_stops_no_other(
    root: Path, monkeypatch: pytest.MonkeyPatch, bad: tuple[int, ...]
):
    parses = count_parses(monkeypatch)

    def sometimes_wrong(page: Page, change: Edit) -> TextChange | None:
        planned = plan_change(page, change)
        if planned and isinstance(change.place[-1], int) and change.place[-1] - 1 in bad:
            return planned._replace(splices=[planned.splices[0]._replace(text="编号： A9KQ\n    ")])
        return planned

    monkeypatch.setattr(edit, "plan_change", sometimes_wrong)
    write(root, one=many(40, "  - 内容: 做{n}\n"))
    done = mended(root)
    assert len(done.fixed) == 40 - len(bad)
    assert [one.line for one in done.refused] == [6 + number for number in bad]
    assert len(parses) < 50  # by halves, not one by one
    assert (root / "one.md").read_text("utf-8").count("编号: A") == 40 - len(bad)


def test_a_file_in_which_every_fix_fails_is_given_up(root: Path, monkeypatch: pytest.MonkeyPatch):
    parses = count_parses(monkeypatch)

    def wrong(page: Page, _edit: Edit) -> TextChange:
        return TextChange([Splice(page.text.index("行动:"), page.text.index("行动:"), "\tx: ")], [])

    monkeypatch.setattr(edit, "plan_change", wrong)
    write(root, one=many(400, "  - {编号: A{n}, 内容: 做, 状态: √, 备注: 还有别的话}\n"))
    done = mended(root)
    assert done.fixed == []
    told = [one.message.values for one in done.refused]
    assert (
        sum(int(str(values.get("count", 0))) + 1 for values in told) == 400
    )  # reasons are told once
    assert len(parses) < 60
