"""`mtgrec check` finds in the examples what their README announces, and nothing else."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
ROW = re.compile(
    r"^\| `(?P<address>[\w-]+\.\w+)` \| (?P<codes>[A-Z]\d{3}(?: [A-Z]\d{3})*) \|", re.MULTILINE
)
DAYS = {"618-2026": "2026-06-28", "spring-launch": "2026-04-21"}


def announced(example: str) -> Iterator[tuple[str, str]]:
    text = (EXAMPLES / example / "README.md").read_text("utf-8")
    for row in ROW.finditer(text):
        yield from ((row["address"], code) for code in row["codes"].split())


@pytest.mark.parametrize("example", DAYS)
def test_check_finds_what_the_readme_announces(example: str, mtgrec):
    done = mtgrec(EXAMPLES / example, "check", "--format", "json", today=DAYS[example])
    found = [(one["address"], one["code"]) for one in json.loads(done.out)["findings"]]
    assert sorted(found) == sorted(announced(example))
    assert found


@pytest.mark.parametrize(
    ("example", "day"), [("618-2026", "2026-06-12"), ("spring-launch", "2026-04-01")]
)
def test_a_jump_of_a_core_metric_is_told_on_its_day(example: str, day: str, mtgrec):
    done = mtgrec(EXAMPLES / example, "check", "--select", "K010", "--format", "json", today=day)
    assert [one["code"] for one in json.loads(done.out)["findings"]] == ["K010"]
