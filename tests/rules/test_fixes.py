"""Mending: `fixes/CASE/before` becomes byte for byte `after`, and `told` says what was mended and what not.

A case whose name ends in `-unsafe` is mended with --unsafe-fixes. MTGREC_UPDATE=1 writes `after` and
`told` anew; read the difference as a user would.
"""

import errno
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import NoReturn

import pytest

from mtgrec.commands.check import fixing
from mtgrec.commands.check.fixing import Fixed, fix
from mtgrec.commands.findings import EVERYTHING, find_all
from mtgrec.commands.session import Session
from mtgrec.document import edit
from mtgrec.document.pen import Page, Splice
from mtgrec.document.pen.location import TextChange
from mtgrec.model.editing.edit import Edit
from mtgrec.model.errors import MtgrecError, RefusedError
from mtgrec.model.message import Message
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.fixes import FIXES, REPAIRS, fixable
from mtgrec.rules.table import RULES
from mtgrec.store.writing import editing, saving
from tests.document.generated import record

CASES = sorted((Path(__file__).parent / "fixes").iterdir())
UPDATE = bool(os.environ.get("MTGREC_UPDATE"))


def session_in(root: Path) -> Session:
    return Session(folder=root, today="2026-06-10")


def found_in(session: Session) -> list[Finding]:
    return list(find_all(session, EVERYTHING))


def mended(root: Path, *, unsafe: bool = False, diff: bool = False) -> Fixed:
    session = session_in(root)
    return fix(session, found_in(session), unsafe=unsafe, diff=diff, again=found_in)


def files_in(root: Path) -> Mapping[str, bytes]:
    names = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in names
        if ".mtgrec" not in path.parts
    }


def told(done: Fixed) -> str:
    fixed = [f"fixed {one.problem.place} {one.code}\n" for one in done.fixed]
    return "".join(
        [*fixed, *(f"left {one.place} {one.code}: {one.message}\n" for one in done.refused)]
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "mtgrec.toml").touch()
    return tmp_path


def write(root: Path, **texts: str) -> None:
    for name, text in texts.items():
        (root / f"{name}.md").write_text(text, encoding="utf-8", newline="")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_can_be_mended_is_written_as_a_person_would(case: Path, root: Path):
    shutil.copytree(case / "before", root, dirs_exist_ok=True)
    done = mended(root, unsafe=case.name.endswith("-unsafe"))
    after = {name: data for name, data in files_in(root).items() if name != "mtgrec.toml"}
    if UPDATE:
        shutil.rmtree(case / "after", ignore_errors=True)
        for name, data in after.items():
            (case / "after" / name).parent.mkdir(parents=True, exist_ok=True)
            (case / "after" / name).write_bytes(data)
        (case / "told").write_text(told(done), encoding="utf-8", newline="\n")
    assert {name: data.decode() for name, data in after.items()} == {
        name: data.decode() for name, data in files_in(case / "after").items()
    }
    assert told(done) == (case / "told").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_second_time_nothing_is_written(case: Path, root: Path):
    shutil.copytree(case / "before", root, dirs_exist_ok=True)
    unsafe = case.name.endswith("-unsafe")
    mended(root, unsafe=unsafe)
    once = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in root.glob("**/*.*")}
    again = mended(root, unsafe=unsafe)
    assert not again.fixed
    assert not again.edited
    assert once == {
        path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in root.glob("**/*.*")
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_diff_shows_it_and_writes_nothing(case: Path, root: Path):
    shutil.copytree(case / "before", root, dirs_exist_ok=True)
    before = files_in(root)
    shown = mended(root, unsafe=case.name.endswith("-unsafe"), diff=True)
    assert files_in(root) == before
    assert not (root / ".mtgrec").exists()
    for file in shown.edited:
        assert file.before == before[file.path]
        assert file.after != file.before


def test_what_can_be_mended_stands_in_the_table_of_rules():
    said = {check.info.code: check.info.fix for check in RULES if check.info.fix}
    assert set(said) == {*FIXES, *REPAIRS}
    assert set(said.values()) == {"safe", "unsafe"}


ONE = """---
类型: 执行例会
项目: 618-2026
日期: 2026-06-08
行动:
  - 编号: A7KQ
    内容: 素材
    截止: 明天
---
"""
OTHER = ONE.replace("A7KQ", "A9TT").replace("类型: 执行例会", "类型: 启动会")


def saved_meanwhile(monkeypatch: pytest.MonkeyPatch, save: Callable[[], None]) -> None:
    """Let somebody save right before the planned files are saved."""
    save_planned = editing.save_planned

    def late(*arguments, **options):
        save()
        return save_planned(*arguments, **options)

    monkeypatch.setattr(fixing, "save_planned", late)


def test_a_file_that_is_saved_before_it_is_planned_is_left_alone(root: Path):
    write(root, one=ONE, other=OTHER)
    session = session_in(root)
    found = found_in(session)
    changed = ONE.replace("截止: 明天", "截止: 后天")
    write(root, one=changed)
    done = fix(session, found, unsafe=False, diff=False)
    assert (root / "one.md").read_text(encoding="utf-8") == changed
    assert "截止: 2026-06-09" in (root / "other.md").read_text(encoding="utf-8")
    assert told(done) == (
        "fixed other.md:8:9 F205\n"
        "left one.md:8:9 F205: the file was changed meanwhile, so this was left as it is\n"
    )


def test_a_file_that_is_saved_after_it_was_planned_is_left_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch
):
    write(root, one=ONE, other=OTHER)
    changed = ONE + "\n会后补充\n"
    saved_meanwhile(monkeypatch, lambda: write(root, one=changed))
    done = mended(root)
    assert (root / "one.md").read_text(encoding="utf-8") == changed
    assert "截止: 2026-06-09" in (root / "other.md").read_text(encoding="utf-8")
    assert [one.problem.path for one in done.fixed] == ["other.md"]
    assert [one.path for one in done.refused] == ["one.md"]


def test_a_copy_stays_where_its_original_is_gone_meanwhile(root: Path):
    write(
        root, one=ONE, two=ONE.replace("2026-06-08", "2026-06-15").replace("    截止: 明天\n", "")
    )
    session = session_in(root)
    found = found_in(session)
    assert "T002" in {one.code for one in found}
    (root / "one.md").unlink()
    before = files_in(root)
    done = fix(session, found, unsafe=True, diff=False)
    assert files_in(root) == before
    assert {one.path for one in done.refused} == {"one.md", "two.md"}
    assert not done.fixed


def test_a_read_only_file_keeps_no_other_from_being_mended(root: Path):
    write(root, one=ONE, other=OTHER)
    (root / "one.md").chmod(0o444)
    done = mended(root)
    assert [one.problem.path for one in done.fixed] == ["other.md"]
    assert told(done).endswith("left one.md:8:9 F205: this file is read-only\n")


def test_where_the_disk_fails_nothing_is_changed(root: Path, monkeypatch: pytest.MonkeyPatch):
    write(root, one=ONE, other=OTHER)
    before = files_in(root)

    def full(*_arguments: object) -> bool:
        raise RefusedError(Message("this file cannot be written: no space"), place="one.md")

    monkeypatch.setattr(saving, "save_all", full)
    with pytest.raises(RefusedError):
        mended(root)
    assert files_in(root) == before


def test_texts_are_repaired_and_records_mended_in_one_go(
    root: Path, monkeypatch: pytest.MonkeyPatch
):
    write(root, one=ONE, wide=OTHER.replace("日期:", "日期："))
    shown = mended(root, unsafe=True, diff=True)
    before, saves = files_in(root), []
    save_all = saving.save_all

    def noted(*arguments) -> bool:
        saves.append([each.path for each in arguments[1]])
        return save_all(*arguments)

    monkeypatch.setattr(saving, "save_all", noted)
    done = mended(root, unsafe=True)
    assert saves == [["wide.md", "one.md"]]
    assert [one.code for one in done.fixed] == ["F005", "F205", "F205"]
    assert done.edited == shown.edited
    assert told(done) == told(shown)
    assert files_in(root) == {**before, **{each.path: each.after for each in done.edited}}
    assert "日期: 2026-06-08" in (root / "wide.md").read_text(encoding="utf-8")
    assert "截止: 2026-06-09" in (root / "wide.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", [errno.EIO, errno.EACCES, errno.EMFILE])
def test_settings_that_fail_between_leave_every_file_as_it_was(
    root: Path, code: int, monkeypatch: pytest.MonkeyPatch
):
    write(root, one=ONE, wide=OTHER.replace("日期:", "日期："))
    before = files_in(root)

    session = session_in(root)
    found = found_in(session)

    def fail(_folder: Path) -> NoReturn:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("mtgrec.commands.session.open_workspace", fail)
    with pytest.raises(OSError, match=os.strerror(code)):
        fix(session, found, unsafe=True, diff=False, again=found_in)
    assert files_in(root) == before


def test_holidays_that_are_repaired_count_for_what_is_mended_with_them(root: Path):
    write(root, one=ONE.replace("截止: 明天", "截止: 三个工作日后"))
    (root / "holidays.yaml").write_text("休：[2026-06-09]\n", encoding="utf-8")
    mended(root, unsafe=True)
    assert (root / "holidays.yaml").read_text(encoding="utf-8") == "休: [2026-06-09]\n"
    assert "截止: 2026-06-12" in (root / "one.md").read_text(encoding="utf-8")


def test_a_waived_finding_is_not_mended(root: Path):
    write(root, one=ONE.replace("行动:", "豁免:\n  F205: 照原话记\n行动:"))
    before = files_in(root)
    done = mended(root)
    assert not done.fixed
    assert files_in(root) == before


def spoilt(seed: int) -> str:
    """Return a record drawn at random, with items without ids, said dates and other words."""
    random, text = Random(seed), record(seed)
    dates = ("明天", "下周三", "后天", "next Monday") if random.random() < 0.7 else ("2026-07-01",)
    words = ("√", "完成", "finished", "延期", "已完层", "☑")
    for name in ("截止", "due"):
        text = text.replace(f"{name}: 2026-06-05", f"{name}: {random.choice(dates)}")
    for name in ("状态", "status", "狀態"):
        text = text.replace(f"{name}: 已完成", f"{name}: {random.choice(words)}")
        text = text.replace(f"{name}: done", f"{name}: {random.choice(words)}")
    for number in (1, 2):
        if random.random() < 0.5:
            for name in ("编号", "id", "編號"):
                text = text.replace(f"- {name}: A{number}\n    ", "- ")
    return text


@pytest.mark.parametrize("seed", range(0, 400, 2))
def test_only_what_was_mended_is_gone_and_nothing_new_is_wrong(seed: int, root: Path):
    """Over records in every layout: the findings that were mended are gone, no error is new."""
    first, second = spoilt(seed), spoilt(seed + 1).replace("2026-05-25", "2026-06-08")
    write(root, first=first, second=second)
    session = session_in(root)
    before = found_in(session)
    unsafe = seed % 4 == 0
    done = fix(session, before, unsafe=unsafe, diff=False, again=found_in)
    after = found_in(session_in(root))
    gone = [(one.problem.path, one.code) for one in done.fixed]
    for path, code in {*gone, *((one.problem.path, one.code) for one in after)}:
        then = sum((one.problem.path, one.code) == (path, code) for one in before)
        now = sum((one.problem.path, one.code) == (path, code) for one in after)
        if code in FIXES or code in REPAIRS:
            assert now <= then - gone.count((path, code)), (path, code)
        elif any(one.severity == "error" for one in after if one.code == code):
            assert now <= then, (path, code)
    again = mended(root, unsafe=unsafe)
    assert not again.edited
    for name, text in (("first", first), ("second", second)):
        new = (root / f"{name}.md").read_bytes().decode()
        assert new.startswith("\ufeff") == text.startswith("\ufeff")
        assert ("\r\n" in new) == ("\r\n" in text)
    assert all(fixable(one) in ("safe", "unsafe") for one in done.fixed)


def test_what_cannot_be_proved_stops_everything(root: Path, monkeypatch: pytest.MonkeyPatch):
    """A bug is no refusal: nothing is written, and it is said."""
    write(root, one=ONE)

    def wrong(page: Page, _edit: Edit) -> TextChange:
        place = page.text.index("素材")
        return TextChange([Splice(place, place + 2, "别的")], [])

    monkeypatch.setattr(edit, "plan_change", wrong)
    with pytest.raises(MtgrecError, match="did not come out as intended"):
        mended(root)
    assert (root / "one.md").read_text(encoding="utf-8") == ONE


@pytest.mark.parametrize(
    ("line", "fixes"),
    [
        ("截止: 明天", {"F205": "safe"}),
        (f"截止: 明天{' ' * 85}18:00", {"F205": ""}),  # too long to be shown whole
        ("日志: [{日期: 昨天, 备注: 初稿}]", {"F205": ""}),  # a note has no field of its own
        ("状态: √", {"F210": "safe"}),
        ("状态: 已完层", {"F103": "unsafe"}),
        ("状态: 部分完", {"F103": ""}),
        ("状态: 正常", {"F103": ""}),  # not 异常
        ("状态: 未完成80%", {"F103": ""}),
        (f"状态: {'已完成' * 20}", {"F103": ""}),
        ("重大: 事", {"F103": ""}),  # only a status
    ],
)
def test_only_what_can_be_mended_is_said_to_be(root: Path, line: str, fixes: dict[str, str]):
    write(root, one=ONE.replace("截止: 明天", line))
    found = [one for one in found_in(session_in(root)) if one.code in FIXES]
    assert {one.code: fixable(one) for one in found} == fixes
    done = mended(root, unsafe=True)
    assert len(done.fixed) == sum(map(bool, fixes.values()))


@pytest.mark.parametrize(
    ("lines", "fixes"),
    [
        ("决策: 只有一条", [""]),  # a text in the place of a list has no room for an id
        ("决策: [只有一条]", ["safe"]),
        ("决策:\n- 只有一条", ["safe"]),
        ("预算: {明细: [抖音]}", ["safe"]),
        ("预算: {明细: 抖音}", [""]),
        ("预算:\n  明细: 抖音\n决策: [只有一条]", ["", "safe"]),
    ],
)
def test_only_what_has_room_for_an_id_is_given_one(root: Path, lines: str, fixes: list[str]):
    write(root, one=ONE.partition("行动:")[0] + f"{lines}\n---\n")
    found = [one for one in found_in(session_in(root)) if one.code == "T003"]
    assert [fixable(one) for one in found] == fixes

    assert mended(root).refused == []


def test_the_copies_of_a_record_without_other_items_can_be_mended(root: Path):
    write(root, one=ONE.replace("    截止: 明天\n", ""))
    write(root, two=(root / "one.md").read_text(encoding="utf-8").replace("-06-08", "-06-15"))
    found = [one for one in found_in(session_in(root)) if one.code == "T002"]
    assert [fixable(one) for one in found] == ["safe"]
