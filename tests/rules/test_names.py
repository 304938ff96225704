"""Every rule has a name in both languages, to be typed and printed."""

import re

import pytest

from mtgrec.model.settings import RuleSelectors
from mtgrec.rules.engine.selection import select_rules, unknown_selector
from mtgrec.rules.table import RULES

INFOS = [rule.info for rule in RULES]
LONGEST = 10
"""So many characters fit beside the code in a table of 80 columns."""


def test_every_rule_has_a_short_chinese_name_of_its_own():
    names = {info.code: info.title("zh") for info in INFOS}
    assert [code for code, name in names.items() if not re.search(r"[\u4e00-\u9fff]", name)] == []
    # What is typed behind --select: no blank, no comma, no other sign that a shell would take.
    assert [name for name in names.values() if not re.fullmatch(r"[\w-]+", name)] == []
    assert [name for name in names.values() if len(name) > LONGEST] == []
    assert len(set(names.values())) == len(INFOS)


def test_no_name_can_be_taken_for_another_selector():
    words = [word for info in INFOS for word in (info.code, *info.names)]
    assert len(set(map(str.casefold, words))) == len(words)


@pytest.mark.parametrize("word", ["A006", "late", "逾期未完成", " 逾期未完成 ", "LATE"])
def test_a_rule_is_selected_by_its_code_and_by_both_names(word: str):
    assert unknown_selector(INFOS, [word]) is None
    selection = select_rules(INFOS, INFOS, RuleSelectors(select=(word,)), RuleSelectors())
    assert selection.codes == {"A006"}


def test_a_chinese_name_is_ignored_and_waived(mtgrec, workspace):
    folder = workspace(
        "=== a.md\n---\ntype: weekly\ncampaign: c\ndate: 2026-06-01\nactions:\n"
        "  - id: A1\n    what: 拍短片\n    owner: 市场部/李雷\n    due: 2026-06-02\n---\n"
    )
    call = ("check", "--lang", "zh", "--today", "2026-06-10", "--format", "concise")
    found = mtgrec(folder, *call, "--select", "逾期未完成,缺交付标准")
    assert sorted(line.split()[1:3] for line in found.lines) == [
        ["A003", "缺交付标准"],
        ["A006", "逾期未完成"],
    ]
    left = mtgrec(folder, *call, "--select", "A006,A003", "--ignore", "缺交付标准")
    assert [line.split()[1] for line in left.lines] == ["A006"]
    path = folder / "a.md"
    path.write_text(
        path.read_text("utf-8").replace("    due", "    豁免: {逾期未完成: 等场地}\n    due"),
        "utf-8",
    )
    assert mtgrec(folder, *call, "--select", "逾期未完成").out == ""


def test_a_chinese_name_is_explained_and_its_slip_guessed(mtgrec, tmp_path):
    told = mtgrec(tmp_path, "check", "--explain", "逾期未完成", "--lang", "zh")
    assert told.lines[:2] == ["A006 逾期未完成", "规则  late"]
    slip = mtgrec(tmp_path, "check", "--explain", "逾期没完成", "--lang", "zh")
    assert "逾期未完成" in slip.err
