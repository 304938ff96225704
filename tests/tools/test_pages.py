"""Generated pages say what the tables and the commands say, and a stale one is found."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mtgrec.rules.table import RULES

ROOT = Path(__file__).parents[2]
# A word that each page has from the program, not from its author.
PAGES = {
    "commands_page.py": {"docs/commands.md": "--eject TYPE", "docs/commands.zh.md": "--eject 类型"},
    "exit_codes_page.py": {
        "docs/exit-codes.md": "exists already",
        "docs/exit-codes.zh.md": "已经存在",
    },
    "format_page.py": {"docs/format.md": "F001", "docs/format.zh.md": "F001"},
    "json_page.py": {"docs/json.md": "goal_attainment", "docs/json.zh.md": "goal_attainment"},
    "glossary_page.py": {"docs/glossary.md": "N004", "docs/glossary.zh.md": "N004"},
    "picture.py": {"docs/status.svg": "67%", "docs/status.en.svg": "68 %"},
    "rules_page.py": {"docs/rules.md": "F001", "docs/rules.zh.md": "F001"},
    "readme.py": {
        "README.md": "0/1 0 %",
        "README.zh.md": "0%（0/1）",
        "docs/README.md": str(len(RULES)),
        "docs/README.zh.md": str(len(RULES)),
        "docs/asking.md": "Call riders",
        "docs/asking.zh.md": "返场礼盒",
        "docs/meetings.md": "Set up the tracker",
        "docs/meetings.zh.md": "搭建新客",
        "docs/editing.md": "nothing was written",
        "docs/editing.zh.md": "未写入任何数据",
        "docs/checking.md": "late-without-reason",
        "docs/checking.zh.md": "逾期无原因",
        "docs/metrics.md": "3.37%",
        "docs/metrics.zh.md": "11.47%",
        "docs/reports.md": "Not on plan",
        "docs/reports.zh.md": "未按计划推进",
        "docs/team.md": "Nora Whitfield",
        "docs/team.zh.md": "沈悦",
    },
}


def run(root: Path, tool: str, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(root / "tools" / tool), *options],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of everything the tools read or write."""
    for name in ("tools", "docs", "examples"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for path in ROOT.glob("README*"):
        shutil.copy(path, tmp_path)
    return tmp_path


def test_every_tool_is_tested():
    assert {path.name for path in ROOT.glob("tools/[!_]*.py")} == set(PAGES)


@pytest.mark.parametrize("tool", PAGES)
def test_the_pages_are_fresh(tool: str):
    done = run(ROOT, tool, "--check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("tool", PAGES)
def test_a_stale_page_is_named_and_left_alone_until_it_is_written(copy: Path, tool: str):
    fresh = {path: (copy / path).read_bytes() for path in PAGES[tool]}
    stale = {path: fresh[path].replace(word.encode(), b"?") for path, word in PAGES[tool].items()}
    for path, data in stale.items():
        (copy / path).write_bytes(data)

    told = run(copy, tool, "--check")
    assert told.returncode == 1
    for path, word in PAGES[tool].items():
        assert f"{path} is stale: python3 dev.py docs\n" in told.stdout
        assert word in told.stdout
        assert (copy / path).read_bytes() == stale[path]

    written = run(copy, tool)
    assert written.returncode == 0
    assert written.stdout.splitlines() == [f"written: {path}" for path in PAGES[tool]]
    assert {path: (copy / path).read_bytes() for path in PAGES[tool]} == fresh


@pytest.mark.parametrize("name", ["status.svg", "status.en.svg"])
def test_a_picture_loads_nothing(name: str):
    picture = (ROOT / "docs" / name).read_text("utf-8")
    own = picture.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not [word for word in ("http", "url(", "@import", "href", "<image") if word in own]
