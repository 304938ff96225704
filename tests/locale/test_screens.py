"""What a Chinese user sees: help, answers and mistakes, with no English left over."""

import json
import os
import re
import shlex
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from mtgrec.commands import COMMANDS

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "618-2026"

# One process for all calls: only the first one has to import everything.
CALLS = """
    import contextlib, io, json, sys
    sys.argv = ["mtgrec"]
    from mtgrec.cli import run
    said = {}
    for call, arguments in json.load(sys.stdin).items():
        with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(out):
            run(arguments)
        said[call] = out.getvalue()
    json.dump(said, sys.stdout)
"""
RECORDS = "CP-260518 KO-260525 CL-260520 RE-260622 EV-260626"
ITEMS = "D6WF AH6D A9FF RM26 KW28 C9JK MKV5 L5DY BYY9"
KINDS = "actions decisions risks kpis checks milestones lessons budget_lines records people"
HELP = ["--help", *(f"{name} --help" for name in COMMANDS)]
ANSWERS = [
    "status",
    "status --by department --by type --by month",
    *(f"list {kind}" for kind in KINDS.split()),
    "list actions --owner 没有这个人",
    "status --owner 没有这个人",
    *(f"show {address}" for address in f"{RECORDS} {ITEMS}".split()),
    "done A9FF --dry-run",
    "done AS2Q --dry-run",
    "done AFX4 --dry-run",
    "reopen AFX4 --dry-run",
    "reopen A9FF --dry-run",
    "set A9FF 截止=2026-07-03 负责人=欧阳锋 --dry-run",
    "set A9FF 状态=异常 --dry-run --format markdown",
    "add 行动 补货 --to RE-260622 --dry-run",
    "log A9FF 到货 --progress 80 --dry-run",
]
MISTAKES = [
    "lst",
    "zzz",
    "status more",
    "status --zz",
    "status --overdu",
    "status --format",
    "status --format xml",
    "status --strict=1",
    "status --by week",
    "status --today 2026-02-30",
    "list",
    "list x",
    "list actions --sort x",
    "list actions --status x",
    "list actions --type x",
    "list actions --due-since x",
    "show",
    "show zzz",
    "show 618-2026",
    "new",
    "new x",
    "new weekly --date x",
    "new weekly --template x --dry-run",
    "new weekly --campaign a --campaign b",
    "new weekly --campaign 618-2026 --date 2026-06-15",
    # Mistakes write nothing, but should one of them be none, the examples must not change.
    "done A9F --dry-run",
    "done KW28 L5DY --dry-run",
    "done BYY9 --dry-run",
    "done RE-260622.follow_ups.1 --dry-run",
    "done RE-260622 --dry-run",
    "done A8FQ --dry-run",
    "done A9FF --date 2027-01-01 --dry-run",
    "done DNC4 --date 2026-06-01 --dry-run",
    "done AFX4 --reason x --dry-run",
    "set A9FF --dry-run",
    "set 状态=已完成 --dry-run",
    "set A9FF x=1 --dry-run",
    "set A9FF 状态=x --dry-run",
    "set A9FF 进度=1 --dry-run",
    "set A9FF 进度=200 --dry-run",
    "set KW28 目标=x --dry-run",
    "set A9FF 负责人=何晓同 --dry-run",
    "set A9FF 依据决策=KW28 --dry-run",
    "set A9FF 依据决策=X9999 --dry-run",
    "set DZD4 取代=DZD4 --dry-run",
    "set A9FF 日志=x --dry-run",
    "set CP-260518 预算=1 --dry-run",
    "set CP-260518 行动=1 --dry-run",
    "set A9FF 豁免=x --dry-run",
    "set A9FF 备注+=x --dry-run",
    "set A9FF 标签+= --dry-run",
    "set A9FF 截止= due= --dry-run",
    "set A9FF 编号=AFX4 --dry-run",
    "set KW28 编号=K1 --dry-run",
    "set A9FF 编号=. --dry-run",
    "set A9FF AFX4 编号=A1 --dry-run",
    "set RE-260622 类型= --dry-run",
    "set RE-260622 编号=618-2026-EV-260626 --dry-run",
    "add 行动 x --dry-run",
    "add 行动 x --to A9FF --dry-run",
    "add 行动 '' --to RE-260622 --dry-run",
    "add 行动 x --to RE-260622 --level 高 --dry-run",
    "add 行动 x --to RE-260622 --set x --dry-run",
    "add 跟进 x --to RE-260622 --dry-run",
    "log KW28 x --dry-run",
    "log RE-260622 x --dry-run",
    "-C nowhere status",
    "--lang fr status",
]
# Names, and what is typed.
NAMES = re.compile(r"mtgrec( [a-z]+)?|--[a-z-]+|Markdown|English")


@pytest.fixture(scope="module")
def said() -> dict[str, str]:
    calls = {call: shlex.split(call) for call in (*HELP, *ANSWERS, *MISTAKES)}
    env = {"MTGREC_LANG": "zh", "MTGREC_TODAY": "2026-06-28", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-P", "-c", textwrap.dedent(CALLS)],
        input=json.dumps(calls),
        cwd=EXAMPLE,
        env={**os.environ, **env},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    screens: dict[str, str] = json.loads(done.stdout)
    return screens


def english(text: str) -> list[str]:
    """Return what looks like English: two words in a row, or one that begins with a capital."""
    return re.findall(r"\b[A-Za-z]{2,} [A-Za-z]{2,}|\b[A-Z][a-z]+", NAMES.sub("", text))


@pytest.mark.parametrize("call", [*HELP, *ANSWERS, *MISTAKES])
def test_no_english_is_left_over(said: dict[str, str], call: str):
    assert re.search(r"[\u4e00-\u9fff]", said[call])
    assert english(said[call]) == []
