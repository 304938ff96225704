"""The pages of the exit codes tell of each code there is, and of no other."""

import re
from pathlib import Path

import pytest

from mtgrec.model.errors import ExitCode

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(params=["exit-codes.md", "exit-codes.zh.md"])
def page(request):
    return (DOCS / request.param).read_text("utf-8")


def test_every_code_has_its_row_and_its_section(page: str):
    codes = [int(code) for code in ExitCode]
    assert [int(code) for code in re.findall(r"^\| `(\d+)` \| .+ \|$", page, re.MULTILINE)] == codes
    assert [int(code) for code in re.findall(r"^## (\d+) .+$", page, re.MULTILINE)] == codes


def test_an_example_ends_with_the_code_it_stands_under(page: str):
    shown = re.findall(
        r"^## (\d+) [^#]*?```console\n\$ mtgrec [^`]*?\$ echo \$\?\n(\d+)\n```", page, re.MULTILINE
    )
    assert [int(code) for code, _ in shown] == [0, 1, 2, 3, 4]
    assert all(code == ended for code, ended in shown)
