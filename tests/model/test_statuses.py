"""Statuses as people write them: understood in any decoration, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtgrec.document.record.boxes import read_boxes
from mtgrec.model.values.statuses import StatusText, read_status
from mtgrec.model.values.words import RECORD_STATUS, STATUS

WORDS = {
    "open": ["未启动", "未啟動", "尚未开始", "待处理", "not started", "planned", "pending"],
    "doing": [
        *("待审核", "審核中", "待审批", "推进中", "跟进中", "處理中", "测试中", "製作中", "印刷中", "待法务审核"),
        *("待确认", "待领导签字", "部分完成", "正在拍摄", "in review", "awaiting client approval", "ongoing"),
    ],
    "done": [
        *("已上线", "已發佈", "已交付", "已提交", "已驗收", "shipped", "Delivered", "已经完成", "全部完成"),
        *("按期完成", "提前完成", "如期完成", "按時完成", "准时完成", "延期完成", "逾期完成", "超期完成", "finished early", "done late"),
    ],
    "off-track": ["有风险", "有風險", "延期", "已延期", "at risk", "delayed", "Overdue", "延期3天", "3 days late"],
    "paused": ["搁置", "擱置", "暂停", "暫緩", "挂起", "掛起", "on hold", "On-Hold", "暂停中", "parked"],
    "cancelled": ["作废", "作廢", "终止", "已取消", "dropped", "Abandoned", "won't do", "不再执行",
        *("停止", "中止", "终止", "叫停", "取消了", "已叫停", "stopped", "aborted", "called off")],
}  # fmt: skip


@pytest.mark.parametrize(("status", "words"), WORDS.items(), ids=list(WORDS))
def test_words(status: str, words: list[str]):
    assert {word: (read_status(word) or StatusText("")).status for word in words} == dict.fromkeys(
        words, status
    )


@pytest.mark.parametrize(
    ("text", "status", "percent", "day"),
    [
        ("已完成80%", "doing", "80%", ""), ("80%", "doing", "80%", ""), ("完成 80％", "doing", "80%", ""),
        ("80% done", "doing", "80%", ""), ("进度：80%", "doing", "80%", ""), ("已完成（80%）", "doing", "80%", ""),
        ("进行中 50%", "doing", "50%", ""), ("完成一半", "doing", "50%", ""), ("已完成八成", "doing", "80%", ""),
        ("完成100%", "done", "100%", ""), ("100%", "done", "100%", ""), ("搁置（30%）", "paused", "30%", ""),
        ("延期（80%）", "off-track", "80%", ""),
        ("进行中（待审核）", "doing", "", ""), ("已完成(待审核)", "done", "", ""), ("未完成（80%）", "open", "", ""),
        ("搁置（已完成）", "paused", "", ""), ("進行中【待審核", "doing", "", ""), ("进行中（甲）（乙）", "doing", "", ""),
        ("延期至6/20", "off-track", "", "6/20"), ("延期到6月20日", "off-track", "", "6月20日"),
        ("已延期（至6/20）", "off-track", "", "6/20"), ("延至2026-06-20", "off-track", "", "2026-06-20"),
        ("申请延期至下周五", "off-track", "", "下周五"), ("推迟 6/20", "off-track", "", "6/20"),
        ("postponed until June 20", "off-track", "", "june 20"), ("延期至待定", "off-track", "", ""),
        ("暂停至7月", "paused", "", ""), ("6月5日完成", "done", "", "6月5日"), ("done on June 5", "done", "", "june 5"),
        ("已上线（2026-06-05）", "done", "", "2026-06-05"),
    ],
)  # fmt: skip
def test_what_stands_around_a_word(text: str, status: str, percent: str, day: str):
    assert read_status(text) == StatusText(status, percent, day, says_more=True)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "正常",
            "无风险",
            "not at risk",
            "未完成80%",
            "150%",
            "80",
            "已完成3/5",
            "80%/20%",
            "已完成？",
        ),
        *(
            "差不多完成",
            "基本完成",
            "力争完成",
            "进行中，等法务",
            "已完成，但缺法务",
            "取消中",
            "其中",
            "未进行中",
            "❌ 已完成",
        ),
        *("已完成 未完成", "待定", "黄灯", "？"),
    ],
)
def test_what_is_not_certain(text: str):
    assert read_status(text) is None
    assert read_boxes(text).status is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("✔️", "done"), ("☑️", "done"), ("✅", "done"), ("✔️ 已完成", "done"), ("❌", "open"), ("✖️", "open"), ("⬜", "open"),
        ("🔲", "open"), ("⬜️未完成 ✅已完成 ⬜️异常", "done"), ("❌已完成 ✅进行中", "doing"), ("❌ 未完成", "open"),
        ("🔲 搁置", "paused"), ("☑ 已完成80%", "doing"), ("☑ 进行中（待审核）", "doing"), ("搁置 ☑", "paused"),
    ],
)  # fmt: skip
def test_ticks_crosses_and_boxes(text: str, status: str):
    assert (read_status(text) or read_boxes(text)).status == status


_TABLE = [(spelling, word.name) for word in STATUS.words for spelling in word.spellings]
_PLAIN = [pair for pair in _TABLE if pair[0][0].isalpha()]
_NOTES = st.text("待审核等李雷abc 12", min_size=1, max_size=8).filter(str.strip)


@given(
    pair=st.sampled_from(_PLAIN),
    before=st.sampled_from(["", " ", "🟢 ", "⏳", "**", "【", "“", "\ufe0f", "\u200b"]),
    after=st.sampled_from(["", " ", "。", "🎉", "**", "】", "”", "\ufe0f", "！"]),
    upper=st.booleans(),
)
def test_any_word_in_any_decoration(pair: tuple[str, str], before: str, after: str, upper: bool):
    written = f"{before}{pair[0].upper() if upper else pair[0]}{after}"
    for words in (STATUS, RECORD_STATUS):
        reading = read_status(written, words)
        assert reading
        assert (reading.status, reading.percent, reading.day) == (pair[1], "", "")


@given(
    pair=st.sampled_from(_PLAIN),
    note=_NOTES,
    brackets=st.sampled_from([("（", "）"), ("(", ")"), (" [", "]"), ("【", "】")]),
)
def test_a_bracket_is_no_other_status(pair: tuple[str, str], note: str, brackets: tuple[str, str]):
    first, last = brackets
    reading = read_status(f"{pair[0]}{first}{note}{last}")
    assert reading
    assert (reading.status, reading.says_more) == (pair[1], True)


@given(
    pair=st.sampled_from([pair for pair in _PLAIN if pair[1] in ("doing", "done")]),
    share=st.integers(0, 100),
    gap=st.sampled_from(["", " ", "：", "，"]),
)
def test_a_share_with_any_word_is_a_progress(pair: tuple[str, str], share: int, gap: str):
    whole = pair[1] == "done" and share == 100
    expected = StatusText("done" if whole else "doing", f"{share}%", "", says_more=True)
    assert read_status(f"{pair[0]}{gap}{share}%") == expected


@pytest.mark.parametrize(
    "text",
    ["停滞中", "停工中", "搁浅中", "拖延中", "即将审核中", "预计上线中", "已排队中", "取消审核中"],
)
def test_what_stands_still_or_is_to_come_is_not_under_way(text):
    reading = read_status(text)
    assert reading is None or reading.status != "doing"


@pytest.mark.parametrize(
    "status", ["延期完成", "逾期完成", "超期完成", "finished late", "done late"]
)
def test_what_was_finished_late_hides_no_lateness(status: str, workspace, mtgrec):
    folder = workspace(f"""
=== k.md
---
type: kickoff
id: KO
campaign: c
date: 2026-05-25
actions:
  - {{id: A2, what: Film, owner: Jo Lund, due: 2026-06-01, finished: 2026-06-09, status: {status}}}
  - {{id: A3, what: Cut, owner: Jo Lund, due: 2026-06-01, status: {status}}}
---
""")
    found = mtgrec(
        folder, "check", "--select", "A", "--format", "json", "--today", "2026-06-10"
    ).json["findings"]
    codes = {(each["code"], each["address"]) for each in found}
    assert ("A007", "KO.A2") in codes
    assert ("A009", "KO.A3") in codes
    total = mtgrec(folder, "status", "--format", "json", "--today", "2026-06-10").json["totals"]
    assert total["on_time"]["numerator"] == 0
