"""What `status` marks at an item are all errors and warnings about it, of whatever rule."""

import shutil
from pathlib import Path

import pytest

from mtgrec.rules.by_kind import rules_about
from mtgrec.rules.engine.info import HINT

from .conftest import TODAY, findings

HERE = Path(__file__).parent
FIXTURES = sorted((HERE / "fixtures").glob("*/bad"))
READER = sorted(path.parent for path in (HERE.parent / "reader").glob("*/minutes.md"))


@pytest.mark.parametrize("folders", [FIXTURES, READER], ids=["rules", "reader"])
def test_no_finding_about_an_item_is_left_out(folders: list[Path], tmp_path: Path):
    left_out = set()
    for number, folder in enumerate(folders):
        root = shutil.copytree(folder, tmp_path / str(number))
        day = folder.parent / "today"
        for one in findings(root, today=day.read_text().strip() if day.exists() else TODAY):
            item, record = one.item, one.record
            if one.severity == HINT or item is None or record is None:
                continue
            if any(item is copy for copy in record.copies):
                continue
            if one.code not in {rule.info.code for rule in rules_about({item.kind})}:
                left_out.add((one.code, item.kind))
    assert left_out == set()
