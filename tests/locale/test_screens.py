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
