"""The reference of the commands says all that `--help` says, in both languages."""

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from mtgrec.commands import COMMANDS

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"commands.md": "en", "commands.zh.md": "zh"}
GROUPS = {"metric": ["add", "import", "show"]}
CALLS = [
    (name, *inner)
    for name in COMMANDS
    for inner in [(), *((word,) for word in GROUPS.get(name, ()))]
]


def help_of(call: tuple[str, ...], language: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "mtgrec", *call, "--help"],
        env={**os.environ, "MTGREC_LANG": language, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def section(page: str, call: tuple[str, ...]) -> str:
    text = (DOCS / page).read_text("utf-8")
    found = re.search(
        rf"^## `mtgrec {' '.join(call)}`\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL
    )
    assert found, f"{page} has no section on {call}"
    return found[1]


def test_the_groups_are_those_there_are():
    inner = {
        name: list(module.INNER)
        for name in COMMANDS
        for module in [import_module(f"mtgrec.commands.{name}")]
        if hasattr(module, "INNER")
    }
    assert inner == GROUPS


@pytest.mark.parametrize("page", PAGES)
def test_every_command_has_its_section_and_its_row(page: str):
    text = (DOCS / page).read_text("utf-8")
    sections = re.findall(r"^## `mtgrec(.*)`$", text, re.MULTILINE)
    assert sections == ["", *(f" {' '.join(call)}" for call in CALLS)]
    rows = re.findall(r"^\| \[`mtgrec (.+?)`\]\(#(.+?)\)", text, re.MULTILINE)
    assert rows == [(" ".join(call), "-".join(("mtgrec", *call))) for call in CALLS]


@pytest.mark.parametrize("call", [("new",), ("check",), ("metric", "import"), ("add",)])
@pytest.mark.parametrize("page", PAGES)
def test_a_section_says_what_help_says(page: str, call: tuple[str, ...]):
    told = help_of(call, PAGES[page])
    shown = section(page, call).replace("\\|", "|")
    whole = (DOCS / page).read_text("utf-8").replace("\\|", "|")
    usage = told.splitlines()[0]
    assert usage.split(":" if PAGES[page] == "en" else "：", 1)[1].strip() in shown
    lines = re.findall(r"^(\S.*?)  +(\S.*?)(?:  \[.+\])?$", told, re.MULTILINE)
    assert len(lines) > 10
    for names, about in lines:
        if names.startswith("--format") or names == "-h, --help":
            assert f"`{names}`" in whole
        else:
            assert f"| `{names}` | {about}" in whole, names
    own = re.findall(r"^\| `(.+?)` \|", shown, re.MULTILINE)
    assert {"new": "--eject", "check": "--fix", "import": "--map", "add": "--deliverable"}[
        call[-1]
    ] in " ".join(own)


@pytest.mark.parametrize("page", PAGES)
def test_examples_are_calls_that_a_guide_shows_with_their_output(page: str):
    guide = "docs/editing.zh.md" if page.endswith("zh.md") else "docs/editing.md"
    calls = re.findall(
        r"^<!-- output: (mtgrec log .+) -->$",
        (DOCS.parent / guide).read_text("utf-8"),
        re.MULTILINE,
    )
    assert calls
    assert f"```\n{calls[0]}\n```" in section(page, ("log",))
    assert f"]({Path(guide).name})" in section(page, ("log",))
