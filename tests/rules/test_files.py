"""Family F: what its docs show is one slip each, and nothing else is wrong with the example."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from mtgrec.rules.engine.explanation import read_explanation
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.files import table as files
from mtgrec.rules.files.encoding import (
    CANNOT_OPEN,
    CONTROL_CHARACTER,
    NOT_UTF8,
    ODD_FILE_NAME,
    TOO_LARGE,
    UTF16,
)
from mtgrec.rules.files.front_matter import TYPE_BELOW
from mtgrec.rules.reader_rules import READER_RULES
from mtgrec.store.reading.library import read_library
from mtgrec.store.workspace import open_workspace

LANGUAGES = ("en", "zh")
FOLDER = Path(files.__file__).parent
# What must be shown in words: invisible bytes, files that cannot be opened.
IN_WORDS = {
    NOT_UTF8,
    UTF16,
    CONTROL_CHARACTER,
    TOO_LARGE,
    CANNOT_OPEN,
    ODD_FILE_NAME,
}


def examples(checks: Iterable[Rule]) -> list[Any]:
    return [
        pytest.param(check, language, id=f"{check.info.code}-{language}")
        for check in checks
        for language in LANGUAGES
    ]


EXAMPLES = examples(files.RULES)
SHOWN = examples(check for check in files.RULES if check.info not in IN_WORDS)


def codes(found: list[Finding]) -> set[str]:
    return {one.code for one in found}


@pytest.mark.parametrize(("rule", "language"), SHOWN)
def test_an_example_shows_this_slip_alone(rule: Rule, language: str, check: Callable):
    told = read_explanation(rule.info.docs.of(language), language)
    assert codes(check(told.before, "F")) == {rule.info.code}
    assert codes(check(told.after, "F")) == set()


@pytest.mark.parametrize(("rule", "language"), EXAMPLES)
def test_a_title_is_short(rule: Rule, language: str):
    title = read_explanation(rule.info.docs.of(language), language).title.rstrip("。")
    assert len(title) <= (60 if language == "en" else 20)


def test_no_two_rules_are_explained_alike():
    for language in LANGUAGES:
        told = [read_explanation(one.info.docs.of(language), language) for one in files.RULES]
        for part in ("title", "what", "why", "before"):
            assert len({getattr(one, part) for one in told}) == len(told)


def test_a_rule_that_searches_by_itself_has_a_module_called_as_it_is():
    names = {one.stem for one in FOLDER.glob("f[0-9]*.py")}
    rules = [rule.info for rule in files.RULES if rule.info not in READER_RULES]
    assert names == {f"{one.code.lower()}_{one.name.replace('-', '_')}" for one in rules}


def test_every_reader_rule_of_the_family_is_in_its_table_once():
    infos = [rule.info for rule in files.RULES]
    assert [info for info in infos if info in READER_RULES] == [
        info for info in READER_RULES if info.family == "F"
    ]


def records_read(root: Path) -> int:
    return len(read_library(open_workspace(root)).records)


@pytest.mark.parametrize(("rule", "language"), SHOWN)
def test_a_file_is_left_alone_or_read_as_its_family_says(
    rule: Rule, language: str, check: Callable, tmp_path: Path
):
    """F0: the file is not read. F1, F2 and F3: it is, but for what is wrong in it."""
    told = read_explanation(rule.info.docs.of(language), language)
    check(told.after)
    all_of_them = records_read(tmp_path)
    check(told.before)
    left_alone = rule.info.code < "F1" or rule.info is TYPE_BELOW
    assert records_read(tmp_path) == (0 if left_alone else all_of_them)


SLIPS = [
    # What people type, by the rule that names it: the near neighbours of the examples.
    ("负责人：李雷\n主题: 周例会", "F005"),
    ("主持人 : 李雷", None),
    ("主题: 议题：投放", None),
    ("主题: 14:30 开会", None),
    ("主题: ≥15% 才算达标", None),
    ("标签: [#618, 内容]", "F007"),
    ("主题: **重要** 例会", "F007"),
    ("主题: {{title}}", "F007"),
    ("主题: C# 培训", None),
    ("主题: 跟进 # 下周再看", None),
    ("主题: 跟进 #小红书", "F201"),
    ("主题: 例会 !important", None),
    ("参会人: [王敏, 李雷", "F022"),
    ("参会人: 王敏、李雷", None),
    ("状态: 草稿", None),
    ("行动:\n  - 内容: 写稿\n    状态: ☑已完成", None),
    ("行动:\n  - 内容: 写稿\n    状态: □未完成 □已完成", "F204"),
    ("行动:\n  - 内容: 写稿\n    状态: 待办", "F210"),
    ("行动:\n  - 内容: 写稿\n    状态: Done", None),
    ("行动:\n  - 内容: 写稿\n    截止: 6月5日", None),
    ("行动:\n  - 内容: 写稿\n    截止: 明天", "F205"),
    ("行动:\n  - 内容: 写稿\n    截止: 下周", "F110"),
    ("行动:\n  - 内容: 写稿\n    截止: 待定", "F114"),
    ("行动: 写稿", "F203"),
    ("行动: 无", None),
    ("行动:\n  1. 写稿\n  2. 审稿", "F105"),
    ("指标:\n  - 内容: 转化率\n    目标: 提升30%\n    基线: 10%", None),
    ("指标:\n  - 内容: 转化率\n    目标: 很高", "F102"),
    ("预算:\n  总额: 1.200", "F111"),
    ("预算:\n  总额: ¥1.200", "F111"),
    ("预算:\n  总额: 1,200\n  应急: 12.500%", None),
    ("指标:\n  - 内容: ROI\n    目标: 1.250", None),
    ("指标:\n  - 内容: 到场\n    目标: 1.200人", "F111"),
    ("cssclasses: [wide]", None),
    ("备往: 见附件", "F206"),
]


@pytest.mark.parametrize(("written", "code"), SLIPS, ids=[slip[0] for slip in SLIPS])
def test_a_slip_is_named_and_what_is_none_is_not(written: str, code: str | None, check: Callable):
    assert codes(check(written, "F")) == ({code} if code else set())
