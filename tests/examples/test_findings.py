"""`mtgrec check` finds in the examples what their README announces, and nothing else."""

import json
import re
import shutil
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


@pytest.mark.parametrize("example", DAYS)
def test_fresh_records_of_a_running_campaign_are_wrong_in_nothing(
    example: str, mtgrec, tmp_path: Path
):
    """Templates fill in what the campaign knows, some owners of checks among it."""
    root, day = shutil.copytree(EXAMPLES / example, tmp_path / example), DAYS[example]
    kinds = ("kickoff", "weekly", "retro", "evaluation", "checklist", "campaign")
    made = [
        mtgrec(root, "new", kind, "--campaign", example, today=day).out.strip() for kind in kinds
    ]
    done = mtgrec(root, "check", *made, "--format", "json", today=day)
    found = json.loads(done.out)["findings"]
    assert {one["severity"] for one in found} == {"hint"}
    assert done.code == 0
