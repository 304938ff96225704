"""A text that cannot be read for its full-width punctuation: the named characters change, nothing else."""

from pathlib import Path
from random import Random

import pytest

from mtgrec.document.record.parse import parse
from mtgrec.document.repair import TextReading, repair, text_reading
from mtgrec.document.source import Source
from mtgrec.model.errors import RefusedError
from mtgrec.model.records.types import DEFAULT_TYPES
from tests.document.generated import record

READER_RULES = Path(__file__).parent.parent / "reader"


def read(source: Source) -> TextReading:
    return text_reading(parse(source, DEFAULT_TYPES))


def repaired(text: str, encoding: str = "utf-8") -> str:
    return repair(Source("a.md", text.encode(encoding), encoding), read).decode(encoding)


def refusal(text: str) -> str:
    with pytest.raises(RefusedError) as error:
        repaired(text)
    return f"{error.value.place}: {error.value.message}"


ALL_LINES = """---
类型：启动会
项目：618-2026
日期：2026-05-25
时间：14：00-15：00
行动：
  - 内容：写稿：初稿
    负责人： 李雷
    备注: 说明：先写稿
---

正文：不动
"""
ALL_LINES_REPAIRED = """---
类型: 启动会
项目: 618-2026
日期: 2026-05-25
时间: 14：00-15：00
行动:
  - 内容: 写稿：初稿
    负责人: 李雷
    备注: 说明：先写稿
---

正文：不动
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_every_colon_that_should_part_a_name_from_its_value_becomes_one(newline: str, bom: str):
    before, after = (bom + each.replace("\n", newline) for each in (ALL_LINES, ALL_LINES_REPAIRED))
    assert repaired(before) == after


def test_a_file_in_another_encoding_stays_in_it():
    assert repaired(ALL_LINES, "gb18030") == ALL_LINES_REPAIRED


def test_what_was_typed_with_half_width_colons_stays_as_it_is():
    text = (
        "---\ntype: weekly\ndate： 2026-06-08\nactions:\n  - what: “a：b”\n    owner：Li Lei\n---\n"
    )
    assert repaired(text) == (
        "---\ntype: weekly\ndate: 2026-06-08\nactions:\n  - what: “a：b”\n    owner: Li Lei\n---\n"
    )


def test_a_sentence_that_is_no_field_of_its_list_keeps_its_colon():
    text = "---\n类型: 执行例会\n日期：2026-06-08\n行动:\n  - 主题：问法务\n---\n"
    assert repaired(text) == "---\n类型: 执行例会\n日期: 2026-06-08\n行动:\n  - 主题：问法务\n---\n"


def test_full_width_blanks_become_as_many_half_width_ones_as_they_are_wide():
    text = (
        "---\n类型: 执行例会\n日期: 2026-06-08\n行动:\n　-　内容: 写稿\n　　负责人: 李雷　李\n---\n"
    )
    assert repaired(text) == (
        "---\n类型: 执行例会\n日期: 2026-06-08\n行动:\n  - 内容: 写稿\n    负责人: 李雷　李\n---\n"
    )


def test_no_break_blanks_become_blanks():
    text = "---\n类型: 执行例会\n日期: 2026-06-08\n行动:\n\xa0\xa0- 内容: 写稿\n\xa0\xa0\xa0 负责人: 李雷\n---\n"
    assert repaired(text) == text.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        (
            "---\n类型：执行例会\n日期: 2026-06-08\n主题: @所有人\n---\n",
            "a.md:4:5",
            "a value begins with @, which has a meaning of its own there",
        ),
        (
            "---\n类型: 执行例会\n日期: 2026-06-08\n背景: 销量下滑\n  地点：三楼会议室\n---\n",
            "a.md:5:3",
            "this line begins in column 3, which fits none of the lines above it",
        ),
        (
            "---\n类型: 执行例会\n日期: 2026-06-08\n参会人: [王敏，李雷】\n---\n",
            "a.md:4:6",
            "nothing closes the [ that stands here",
        ),
        (
            "---\n类型: 执行例会\n行动:\n  - 内容: 写稿\n　负责人: 李雷\n---\n",
            "a.md:5:3",
            "this line begins in column 3, which fits none of the lines above it",
        ),
    ],
)
def test_where_anything_else_is_wrong_nothing_is_repaired(text: str, place: str, reason: str):
    sentence = "it was not repaired, as something else is wrong too"
    assert refusal(text) == f"{place}: {sentence}: {reason}"


def test_what_can_be_read_is_left_alone():
    assert refusal("---\n类型: 执行例会\n主题: 议题：投放\n---\n") == (
        "a.md: it was not repaired: it was changed meanwhile; run the same command again"
    )


def test_where_blanks_may_mean_two_levels_nothing_is_repaired():
    """The last line is another change of the target, or another KPI."""
    text = (
        "---\n类型: 执行例会\n指标:\n  - 内容: 甲\n    变更:\n    - 原因: 乙\n　　- 原因: 丙\n---\n"
    )
    assert refusal(text) == (
        "a.md: it was not repaired: "
        "the full-width blanks may stand for one level or for another, so they stay"
    )


def test_too_much_is_no_slip():
    lines = "".join(f"  - 内容：写稿 {number}\n" for number in range(9000))
    text = f"---\n类型: 执行例会\n行动:\n{lines}---\n"
    assert refusal(text) == "a.md: it was not repaired: there is too much to repair in it"


@pytest.mark.parametrize(
    "folder", sorted(path.name for path in READER_RULES.glob("*wide*")), ids=lambda name: name
)
def test_full_width_signs_are_repaired_or_left_alone(folder: str):
    for path in (READER_RULES / folder).glob("*.md"):
        source = Source(path.name, path.read_bytes())
        parsed = parse(source, DEFAULT_TYPES)
        if parsed.record is not None or not parsed.problems:
            continue
        try:
            data = repair(source, read)
        except RefusedError:
            continue
        assert parsed.problems[0].code in ("F005", "F020")
        again = parse(Source(path.name, data), DEFAULT_TYPES)
        assert again.record is not None
        wide = {ord(sign): None for sign in "：　\xa0: "}
        assert data.decode().translate(wide) == source.data.decode().translate(wide)


@pytest.mark.parametrize("seed", range(300))
def test_any_record_with_some_colons_typed_full_width_is_as_it_was(seed: int):
    """The repaired file says what it said before its colons were spoilt, unless it is left alone."""
    random, text = Random(seed), record(seed)
    good = parse(Source("a.md", text.encode()), DEFAULT_TYPES)
    assert good.record is not None
    head, fence, body = text.partition("\n---") if "\n---" in text else (text, "", "")
    pieces = head.split(": ")
    spoilt = pieces[0] + "".join(
        (random.choice(("：", "： ", ": ", ": ", ": ")) + piece) for piece in pieces[1:]
    )
    spoilt = spoilt + fence + body
    source = Source("a.md", spoilt.encode())
    if parse(source, DEFAULT_TYPES).record is not None:
        return
    try:
        data = repair(source, read)
    except RefusedError:
        return
    new = parse(Source("a.md", data), DEFAULT_TYPES)
    assert new.record is not None
    assert new.record.body == good.record.body
    assert data.decode().replace(":", "：").replace("： ", "：") == spoilt.replace(
        ":", "："
    ).replace("： ", "：")


def test_a_long_fence_is_repaired_and_an_endless_one_is_refused():
    text = "{fence}\ntype: weekly\ndate: 2026-06-08\n---\n"
    assert repaired(text.format(fence="— " * 200 + "—")) == text.format(fence="---")
    assert "there is too much to repair in it" in refusal(text.format(fence="—" * 1_000_000))
