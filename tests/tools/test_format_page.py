"""What the reference pages show can be written so: their examples are read without a problem."""

import re
from pathlib import Path

import pytest

from mtgrec.store.reading.holidays import read_workdays
from mtgrec.store.reading.library import read_library
from mtgrec.store.workspace import open_workspace

DOCS = Path(__file__).parents[2] / "docs"
# The language of each code block, and where its example belongs.
PLACES = [
    ("markdown", "spring/minutes.md"),
    ("csv", "spring/metrics.csv"),
    ("yaml", "people.yaml"),
    ("yaml", "holidays.yaml"),
    ("toml", "mtgrec.toml"),
]


@pytest.fixture(params=["format.md", "format.zh.md"])
def examples(request, tmp_path: Path) -> Path:
    """A workspace made of the examples of one page."""
    (tmp_path / "spring").mkdir()
    text = (DOCS / request.param).read_text("utf-8")
    blocks = re.findall(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert [language for language, _ in blocks] == [language for language, _ in PLACES]
    for (_, place), (_, block) in zip(PLACES, blocks, strict=True):
        (tmp_path / place).write_text(block, "utf-8")
    return tmp_path


def test_the_examples_are_read_without_a_problem(examples: Path):
    workspace = open_workspace(examples)
    library = read_library(workspace)
    assert library.problems == ()
    assert [record.type.name for record in library.records] == ["weekly"]
    assert [item.kind for item in library.records[0].items] == ["decision", "action"]
    assert len(library.register.people) == 1
    assert [sum(map(len, series)) for series in library.readings.values()] == [2]
    assert len(read_workdays(workspace).off) == 8
    assert workspace.settings.thresholds.lag_days == 3
    assert [kind.role for kind in workspace.types.types if kind.like] == ["weekly"]


def test_ids_and_addresses_of_the_examples_are_those_the_text_names(examples: Path):
    library = read_library(open_workspace(examples))
    assert library.records[0].id.endswith("-WK-260511")
    found = library.book().find("A4HX")
    assert [target.address for target in found] == [f"{library.records[0].id}.A4HX"]
