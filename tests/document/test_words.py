"""Names and words in both languages, in Simplified and in Traditional characters."""

import json
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from mtgrec.document.record.boxes import read_boxes
from mtgrec.document.record.parse import parse
from mtgrec.document.source import Source
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Fields
from mtgrec.model.records.schema.record_fields import RECORD
from mtgrec.model.records.types import BUILT_IN, DEFAULT_TYPES
from mtgrec.model.values import words
from mtgrec.model.values.normalized import means_none
from mtgrec.model.values.words import STATUS, Words
from tests.document.samples import item, minutes

CONVERTERS = [OpenCC(name) for name in ("s2t", "s2tw", "s2hk")]
FIELDS = {"record": RECORD, **{name: kind.fields for name, kind in KINDS.items()}}
LISTS = {name: value for name, value in vars(words).items() if isinstance(value, Words)}


def traditional(text: str) -> Iterator[str]:
    for converter in CONVERTERS:
        yield converter.convert(text)


@pytest.mark.parametrize("name", FIELDS)
def test_every_name_of_a_field(name: str):
    fields: Fields = FIELDS[name]
    for field in fields.fields:
        for spelling in field.spellings:
            for written in (spelling, spelling.upper(), f" {spelling} ", *traditional(spelling)):
                assert fields.find(written) is field, written


@pytest.mark.parametrize("name", LISTS)
def test_every_word(name: str):
    for word in LISTS[name].words:
        for spelling in word.spellings:
            for written in (spelling, spelling.upper(), *traditional(spelling)):
                assert LISTS[name].find(written) == word.name, written


def test_every_type():
    for kind in BUILT_IN:
        for spelling in kind.spellings:
            for written in (spelling, spelling.upper(), *traditional(spelling)):
                assert DEFAULT_TYPES.find(written) is kind, written
                source = Source("x.md", f"---\n類型: {written}\n---\n".encode())
                record = parse(source, DEFAULT_TYPES).record
                assert record is not None
                assert record.type is kind


@pytest.mark.parametrize("converter", CONVERTERS)
def test_a_whole_record_in_traditional_characters(converter: OpenCC):
    text = """---
类型: 启动会
项目: 618-2026
主题: 大促启动会
日期: 2026-05-25
参会人: [王敏, 李雷]
记录人: 赵倩
指标:
  - 内容: 新客转化率
    基线: 10%
    目标: 15%
    类别: 核心
    方向: 越高越好
    统计方式: 累计
决策:
  - 内容: 投放以小红书为主
    重大: 否
    结论: 无法判断
行动:
  - 内容: 完成素材
    责任部门/人: 市场部/韩梅梅
    完成期限: 6月5日
    完成状态: □未完成 ☑已完成 □异常
    关联指标: 新客转化率
检查项:
  - 检查项目: 预算
    检查阶段: 筹备
    检查标准: 总额确认
    状态: 进行中
经验:
  - 内容: 预热要早
    性质: 问题
里程碑:
  - 内容: 预热
    开始: 2026-06-01
    完成时间: 2026-06-05
预算:
  总额: 10万
  应急: 10%
  明细:
    - 费用类别: 技术
      计划: 9万
---
"""
    simplified, converted = (
        parse(Source("x.md", written.encode()), DEFAULT_TYPES)
        for written in (text, converter.convert(text))
    )
    assert simplified.problems == converted.problems == []
    assert simplified.record is not None
    assert converted.record is not None
    assert converted.record.values.keys() == simplified.record.values.keys()
    pairs = zip(converted.record.items, simplified.record.items, strict=True)
    for one, other in pairs:
        assert one.kind == other.kind
        assert one.values.keys() == other.values.keys()
        for name in ("status", "tier", "direction", "measure", "verdict", "outcome", "category"):
            assert one.values.get(name) == other.values.get(name)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("未完成", "open"), ("□未完成", "open"), ("☐", "open"), ("'[ ]'", "open"), ("[ ]", "open"), ("", "open"),
        ("进行中", "doing"), ("進行中", "doing"), ("□已完成", "done"), ("☑", "done"), ("'[x]'", "done"), ("[x]", "done"),
        ("[X]", "done"), ("DONE", "done"), ("□异常", "off-track"), ("off track", "off-track"), ("Off-Track", "off-track"),
        ("異常", "off-track"), ("已取消", "cancelled"), ("[√]", "done"),
        ("□未完成 ☑已完成 □异常", "done"), ("□未完成/☑已完成/□异常", "done"), ("☑未完成、□已完成、□异常", "open"),
        ("□未完成 □已完成 ■异常", "off-track"), ("☐未完成 ✅已完成 ☐异常", "done"), ("未完成□ 已完成☑ 异常□", "done"),
        ("'[ ] 未完成 [x] 已完成 [ ] 异常'", "done"), ("☑ 已完成", "done"), ("√已完成", "done"),
        ("□未完成 ☑進行中", "doing"),
    ],
)  # fmt: skip
def test_statuses(text: str, status: str):
    found, codes = item("行动", f"内容: 写稿\n状态: {text}")
    assert (found.status, codes) == (status, [])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("待办", "open"), ("todo", "open"), ("in-progress", "doing"),
        ("In Progress", "doing"), ("√", "done"), ("✓", "done"), ("✅", "done"), ("完成", "done"),
        ("canceled", "cancelled"), ("取消", "cancelled"),
    ],
)  # fmt: skip
def test_statuses_in_other_words_are_read_and_pointed_out(text: str, status: str):
    found, codes = item("行动", f"内容: 写稿\n状态: {text}")
    assert (found.status, codes) == (status, ["F210"])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("未开始", "open"), ("Not started", "open"), ("已关闭", "done"), ("已解决", "done"), ("closed", "done"),
        ("延期", "off-track"), ("滞后", "off-track"), ("滯後", "off-track"), ("受阻", "off-track"), ("blocked", "off-track"),
    ],
)  # fmt: skip
def test_words_that_say_more_than_the_status_they_mean_are_left_alone(text: str, status: str):
    found, codes = item("行动", f"内容: 写稿\n状态: {text}")
    assert (found.status, codes) == (status, [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("□未完成 □已完成 □异常", "F204"), ("☐未完成 ☐已完成", "F204"), ("未完成□ 已完成□ 异常□", "F204"),
        ("☑未完成 ☑已完成", "F103"), ("□没做 ☑做了", "F103"), ("差不多完成", "F103"), ("150%", "F103"), ("❌ 已完成", "F103"), ("☑☑", "F103"),
    ],
)  # fmt: skip
def test_what_is_no_status(text: str, code: str):
    found, codes = item("行动", f"内容: 写稿\n状态: {text}")
    assert (found.status, codes) == ("open", [code])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("是", True), ("否", False), ("yes", True), ("No", False), ("true", True), ("FALSE", False), ("y", True),
        ("n", False), ("on", True), ("off", False), ("1", True), ("0", False), ("☑", True), ("√", True), ("✔️", True), ("✅", True), ("❌", False), ("✖️", False),
    ],
)  # fmt: skip
def test_yes_and_no(text: str, value: bool):
    found, codes = item("决策", f"内容: 投放\n重大: {text}")
    assert (found.values["major"], codes) == (value, [])


@settings(max_examples=300)
@given(
    st.text(
        "已未完成进行中搁置延期待审核无80%/（）？-,，☑❌abc done", min_size=1, max_size=10
    ).filter(str.strip)
)
def test_no_word_in_a_status_disappears(text: str):
    record, codes = minutes(
        f"行动:\n  - 内容: 写稿\n    状态: {json.dumps(text, ensure_ascii=False)}"
    )
    (found,) = record.items
    kept = found.text("status_text") or found.unread.get("status")
    if kept is None:  # then there is nothing in it but the word, boxes and signs
        word = re.sub(r"^\W+|\W+$", "", text)
        boxed = read_boxes(text).status == found.status
        assert not word or means_none(text) or boxed or STATUS.find(word) == found.status
    else:
        assert kept == text.strip()
        assert ("status" in found.values) is (not {"F103", "F114"} & set(codes))


def test_drafts():
    for fields, draft in (
        ("草稿: 是", True),
        ("草稿: no", False),
        ("状态: 草稿", True),
        ("状态: 定稿", False),
        ("", False),
    ):
        record, codes = minutes(fields)
        assert (record.draft, codes) == (draft, [])
