"""Every rule finds what its bad fixture shows, and nothing in its good one.

`fixtures/A002-no-due-date/bad` and `.../good` are small workspaces (one or more files); `expected.txt`
beside them is what this one rule says about the bad one, in both languages. A file `today` sets the
day (2026-06-10 without it). MTGREC_UPDATE=1 writes `expected.txt` anew; read the difference as a
user would.
"""

import os
import shutil
from pathlib import Path

import pytest

from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.reader_rules import READER_RULES
from mtgrec.rules.table import RULES

from .conftest import TODAY, concise, findings

HERE = Path(__file__).parent / "fixtures"
UPDATE = bool(os.environ.get("MTGREC_UPDATE"))
# What the reader itself sees has its folders in tests/reader.
MET_WHILE_READING = {info.code for info in READER_RULES}
WITH_FIXTURES = [check for check in RULES if check.info.code not in MET_WHILE_READING]


def folder_of(check: Rule) -> Path:
    return HERE / f"{check.info.code}-{check.info.name}"


def found_in(folder: Path, kind: str, code: str, scratch: Path) -> str:
    root = shutil.copytree(folder / kind, scratch / kind)
    day = folder / "today"
    return concise(findings(root, code, day.read_text().strip() if day.exists() else TODAY))


@pytest.mark.parametrize("check", WITH_FIXTURES, ids=lambda check: check.info.code)
def test_the_rule_finds_what_is_bad(check: Rule, tmp_path: Path):
    found = found_in(folder_of(check), "bad", check.info.code, tmp_path)
    expected = folder_of(check) / "expected.txt"
    if UPDATE:
        expected.write_text(found, encoding="utf-8", newline="\n")
    assert found
    assert found == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("check", WITH_FIXTURES, ids=lambda check: check.info.code)
def test_the_rule_leaves_what_is_good_alone(check: Rule, tmp_path: Path):
    assert not found_in(folder_of(check), "good", check.info.code, tmp_path)
    # A rule finds nothing either in what cannot be read.
    assert not [one for one in findings(tmp_path / "good", "F0") if one.problem.unreadable]


def test_every_fixture_belongs_to_a_rule():
    assert {path.name for path in HERE.iterdir()} == {folder_of(one).name for one in WITH_FIXTURES}
