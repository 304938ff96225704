"""Values are typed by their field, never by how they look."""

from datetime import date, datetime

import pytest

from mtgrec.model.records.record import Note
from mtgrec.model.values.quantity import read_quantity
from tests.document.samples import item, minutes

pytestmark = pytest.mark.usefixtures("_either_parser")


@pytest.mark.parametrize(
    ("field", "written", "value"),
    [
        ("时间", "14:30", "14:30"), ("时间", "14:00-15:30", "14:00-15:30"), ("主题", "no", "no"), ("编号", "007", "007"),
        ("主题", "1e3", "1e3"), ("主题", "2026-06-05", "2026-06-05"), ("主题", "0x1F", "0x1F"), ("主题", "yes", "yes"),
        ("主题", "'~'", "~"), ("主题", "null", None), ("主题", "~", None), ("主题", "", None), ("主题", "''", None),
        ("主题", "12%", "12%"), ("主题", "[甲, 乙]", "甲\n乙"), ("主题", "议题：投放", "议题：投放"), ("编号", "' A1 '", "A1"),
        ("地点", "http://a.b/c?d=1#e", "http://a.b/c?d=1#e"), ("地点", "三楼\n  东侧", "三楼 东侧"),
        ("地点", "|\n  三楼\n  东侧", "三楼\n东侧"), ("项目", "618 大促", ("618 大促",)), ("项目", "[甲, 乙]", ("甲", "乙")),
        ("参会人", "[王敏, 李雷]", ("王敏", "李雷")), ("参会人", "王敏、李雷，韩梅梅；赵倩;周涛,何", ("王敏", "李雷", "韩梅梅", "赵倩", "周涛", "何")),
        ("参会人", "\n  - 王敏\n  - 李雷", ("王敏", "李雷")), ("参会人", "[王敏，李雷、韩梅梅]", ("王敏", "李雷", "韩梅梅")),
        ("参会人", "\n  - 王敏、李雷", ("王敏、李雷",)), ("参会人", '["王敏、李雷", 赵倩]', ("王敏、李雷", "赵倩")),
        ("参会人", "|\n  王敏\n  李雷", ("王敏", "李雷")), ("参会人", "王敏", ("王敏",)), ("参会人", "[ ]", None), ("参会人", "、", None),
        ("参会人", "[[[王敏]], [[李雷|小李]], 赵倩]", ("王敏", "李雷", "赵倩")), ("参会人", "[[王敏]]", ("王敏",)),
        ("参会人", '"[[王敏]]、[[李雷]]"', ("王敏", "李雷")), ("参会人", '\n  - "[[王敏]]"\n  - [[李雷]]', ("王敏", "李雷")),
        ("主持人", "王敏, 李雷", ("王敏", "李雷")), ("记录人", "赵倩", ("赵倩",)),
        ("标签", "[要不要?, a?b, ?]", ("要不要?", "a?b", "?")), ("标签", "[a:b, c]", ("a:b", "c")), ("标签", "大促，母婴", ("大促", "母婴")),
        ("策略", "\n  - 先小后大，再看数据\n  - 内容为主", ("先小后大，再看数据", "内容为主")),
        ("下次会议", "2026-06-15 14:00 三楼", "2026-06-15 14:00 三楼"), ("草稿", "是", True), ("开始", "2026-6-1", date(2026, 6, 1)),
        ("豁免", "\n  A012: 已口头说明\n  A013: 同上", {"A012": "已口头说明", "A013": "同上"}),
    ],
)  # fmt: skip
def test_fields_of_a_record(field: str, written: str, value: object):
    record, codes = minutes(f"{field}: {written}")
    assert codes == []
    name = {
        "时间": "time",
        "主题": "title",
        "编号": "id",
        "地点": "place",
        "项目": "campaign",
        "参会人": "attendees",
        "主持人": "chair",
        "记录人": "recorder",
        "标签": "tags",
        "策略": "strategies",
        "下次会议": "next",
        "草稿": "draft",
        "开始": "start",
        "豁免": "waive",
    }[field]
    assert record.values.get(name) == value


@pytest.mark.parametrize(
    ("kind", "field", "written", "name", "value"),
    [
        ("行动", "负责人", "[[李雷]]", "owner", "李雷"), ("行动", "负责人", '"[[李雷]]"', "owner", "李雷"),
        ("行动", "负责人", "[李雷, 王敏]", "owner", "李雷、王敏"), ("行动", "负责人", "市场部/李雷", "owner", "市场部/李雷"),
        ("行动", "责任部门/人", "\n  - 李雷\n  - [[王敏]]", "owner", "李雷、王敏"),
        ("行动", "依据决策", "[[D9TR]]", "decision", "D9TR"), ("行动", "依据决策", "618-2026-KO-260525.D9TR", "decision", "618-2026-KO-260525.D9TR"),
        ("行动", "关联指标", "[K4XN, K5]", "kpi", ("K4XN", "K5")), ("行动", "关联指标", "K4XN、K5", "kpi", ("K4XN", "K5")),
        ("行动", "进度", "80%", "progress", read_quantity("80%")), ("行动", "截止", "2026年6月5日", "due", date(2026, 6, 5)),
        ("行动", "实际完成", "6月7日", "finished", date(2026, 6, 7)), ("行动", "编号", "0123", "id", "0123"), ("行动", "编号", "1e3", "id", "1e3"),
        ("指标", "目标", "≥15%", "target", read_quantity("≥15%")), ("指标", "目标", '">=15%"', "target", read_quantity(">=15%")),
        ("指标", "目标", "+30%", "target", read_quantity("+30%")), ("指标", "目标", "1,000", "target", read_quantity("1,000")),
        ("风险", "级别", "高", "level", "high"), ("风险", "级别", "Medium", "level", "medium"),
        ("决策", "复核日期", "7月1日", "review", date(2026, 7, 1)), ("决策", "理由", "甲\n  乙", "why", "甲 乙"),
        ("里程碑", "截止", "2026-06-20", "end", date(2026, 6, 20)), ("检查项", "检查标准", "≥2%", "standard", "≥2%"),
    ],
)  # fmt: skip
def test_fields_of_an_item(kind: str, field: str, written: str, name: str, value: object):
    found, codes = item(kind, f"备注: x\n{field}: {written}")
    assert codes == []
    assert found.values.get(name) == value


NOTE = [Note(date(2026, 6, 4), "初稿")]


@pytest.mark.parametrize(
    ("written", "notes"),
    [
        ("\n  - 2026-06-04: 初稿", NOTE), ("\n  - 2026-06-04：初稿", NOTE), ("\n  - 2026-06-04 初稿", NOTE),
        ("\n  - 2026/6/4，初稿", NOTE), ("\n  - 2026年6月4日 初稿", NOTE), ("\n  - 6月4日：初稿", NOTE), ("\n  - 6月4日: 初稿", NOTE),
        ("\n  - {date: 2026-06-04, note: 初稿}", NOTE), ("\n  - 日期: 2026-06-04\n    说明: 初稿", NOTE),
        ("\n  - 日期: 6月4日\n    內容: 初稿", NOTE), ("2026-06-04 初稿", NOTE), ("\n  2026-06-04: 初稿", NOTE),
        ("\n  2026-06-04: 初稿\n  2026-06-05: 二稿", [*NOTE, Note(date(2026, 6, 5), "二稿")]),
        ("\n  - 2026-06-04: 初稿\n  - 初审过了", [*NOTE, Note(None, "初审过了")]),
        ("\n  - 2026-06-04", [Note(date(2026, 6, 4), "")]), ("\n  -\n  - 初稿", [Note(None, "初稿")]),
        ('\n  - "2026-06-04: 初稿: 一"', [Note(date(2026, 6, 4), "初稿: 一")]),
    ],
)  # fmt: skip
def test_notes(written: str, notes: list[Note]):
    found, codes = item("行动", f"内容: 写稿\n日志: {written}")
    assert codes == []
    assert found.values["log"] == tuple(notes)


@pytest.mark.parametrize(
    ("written", "code"),
    [("\n  - 2026-02-30: 初稿", "F101"), ("\n  - [初稿]", "F105"), ("\n  - 2026-06-04: {初稿: 1}", "F105"), ("\n  - 进展: 初稿", "F101"), ("\n  -初稿", "F105")],
)  # fmt: skip
def test_notes_that_cannot_be_read(written: str, code: str):
    _, codes = item("行动", f"内容: 写稿\n日志: {written}")
    assert codes == [code]


def test_moments_of_a_deviation():
    record, codes = minutes(
        "指标:\n  - 内容: 转化率\n    偏差:\n      - 发现: 2026-06-05 09:00\n        记录: 6月6日"
    )
    assert codes == []
    (deviation,) = record.items[0].items("deviations")
    assert deviation.values == {"at": datetime(2026, 6, 5, 9, 0), "recorded": date(2026, 6, 6)}  # noqa: DTZ001


def test_a_budget():
    record, codes = minutes(
        "预算:\n  总额: 10万\n  应急: 10%\n  明细:\n    - 内容: 素材\n      计划: ¥9,000\n"
    )
    assert codes == []
    assert [line.kind for line in record.items] == ["budget_line"]
    assert record.items[0].values["planned"] == read_quantity("¥9,000")


@pytest.mark.parametrize(
    "nothing",
    [
        "",
        "无",
        "無",
        "没有",
        "沒有",
        "暂无",
        "暫無",
        "none",
        "N/A",
        "-",
        "--",
        "——",
        "/",
        "[]",
        "~",
        "''",
    ],
)
def test_lists_with_nothing_in_them(nothing: str):
    record, codes = minutes(f"风险: {nothing}" if nothing != "-" else 'tags: x\n风险: "-"')
    assert (record.items, codes) == ((), [])


def test_the_first_of_two_names_counts_and_the_same_value_is_no_problem():
    found, codes = item("行动", "截止: 2026-06-10\n完成时间: 2026-06-10\n责任人: 李雷\n负责人:")
    assert codes == []
    assert found.due == date(2026, 6, 10)
    assert found.text("owner") == "李雷"


def test_kept_keys_of_obsidian_and_of_other_tools_are_not_reported():
    _, codes = minutes(
        "aliases: [x]\ncssclasses: y\npublish: true\nposition: 1\nkanban-plugin: board"
    )
    assert codes == []
