"""The lag that a note states, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtgrec.model.values.named_lag import named_lag

STATED = """
 3 | 延误约3天
 3 | 拖了3天
 3 | 滞后约3天
 3 | 延期三日
 7 | 延误1周
14 | 推迟两周
15 | 晚了半个月
15 | 晚了半个月?
 7 | a week late
 3 | 3 working days behind
 3 | slipped 3 days
 5 | 推迟了五天
 7 | 晚了大约一周
 3 | 延迟3天
 3 | 比计划滞后了三天，原因是缺料
 3 | 晚两三天
20 | 晚了二十天
12 | 延期 12 天
 3 | 延遲３天
 2 | 滯後了兩天
14 | 拖延了兩週
 3 | 順延3天
 4 | 滞后1天，后来滞后了4天
 1 | 1 Day Late
12 | 12 days behind plan
 3 | 没想到晚了3天
 3 | 不得不延期3天
 3 | 未按时交付延迟3天
 3 | 不止延迟3天
 3 | 延迟超过2天
 2 | 延迟不到3天
 3 | 延迟3天以上
 5 | 延迟3-5天
 5 | 延迟3~5天
 5 | 延迟3到5天
 5 | 3 to 5 days late
 3 | 延迟3天，还没追回
 3 | 上周已晚3天，至今仍未交
 2 | 原延迟5天，现延迟2天
 3 | 比上次晚3天
 3 | 如期完成不了，晚3天
 3 | 例如素材延误3天
 3 | 预计延迟3天
 3 | 已晚交3天
 3 | 逾期3天
 3 | 超期3天
 3 | 超过截止日期3天
 7 | 落后计划一周
 7 | 进度落后于计划一周
 2 | 延迟48小时
 3 | 3天的延迟
 3 | 约3天滞后
 3 | 延误3个工作日
10 | 延误一周半
45 | 拖了一个半月
60 | 拖了两个月
 3 | delay 3天
 3 | delay了3天
 3 | 延迟3d
 3 | not delivered, 3 days late
 3 | not only 3 days late
 3 | 3-day delay
 3 | a three-day lag
 7 | delayed by about a week
 3 | behind schedule by 3 days
 3 | more than 2 days late
 2 | less than 3 days late
 3 | 5 May: 3 days late
 3 | at risk, 3 days late
 3 | 3 days later than planned
 2 | a couple of days late
14 | two weeks overdue
 3 | half a week late
 3 | still 3 days late
 3 | 3 days past due
14 | pushed back two weeks
 7 | running a week behind
 5 | 5 working days late
 7 | 拖了一周
 3 | 慢了3天
 3 | 活动延期三天举行
 3 | 原计划延期3天
 3 | 延期3天（审批慢）
 3 | （延迟3天）
 3 | 滞后：3天
 3 | 滞后（3天）
 3 | 晚3天也没关系
 3 | 晚于计划3天
 3 | 比计划晚3天上线
 5 | 不是延迟3天，而是延迟5天
 5 | 不是延迟3天而是延迟5天
 4 | 物流延宕4天
 5 | 最晚的一批晚了5天
 1 | 没延误3天，只延误1天
"""

NOT_STATED = """
 0 | 没有延迟3天
 0 | 最多晚3天
 0 | 交期最迟可晚2周
 0 | 最晚可延后3天
 0 | 上次晚了3天，这次按时
 0 | 不会晚3天
 0 | 如果延期3天，换供应商
 0 | 避免延迟2天以上
 0 | no longer 3 days late
 0 | at most 2 days behind
 0 | 提前3天完成
 0 | 3 days left
 0 | 预计3天
 0 | 延迟了
 0 | 延长3天
 0 | 明晚3天后
 0 | 延迟不超过2天
 0 | 延迟3天以内
 0 | 已延迟3天，已追回
 0 | 曾延迟3天
 0 | 是否延迟3天
 0 | 未出现延迟3天的情况
 0 | 延迟3天的情况没有发生
 0 | 没有造成工期延误3天
 0 | 不允许交付延迟3天
 0 | 供应商延期3天的话换一家
 0 | 如法务不批，将延期3天
 0 | 否则晚3天
 0 | 一旦滞后3天就升级
 0 | 有延迟3天的风险
 0 | 可能晚3天
 0 | 晚3小时
 0 | 过去3天延迟不断
 0 | 推迟到3月5日
 0 | 推迟至三日后
 0 | not 3 days late
 0 | isn't 3 days late
 0 | no 3-day delay
 0 | without a 3-day delay
 0 | delayed until 3 days before
 0 | no more than 2 days late
 0 | up to 3 days late
 0 | 2 days late at most
 0 | if it is 3 days late we switch
 0 | would be 3 days late
 0 | to avoid being 3 days late
 0 | was 3 days late last time, on time now
 0 | may be 3 days late
 0 | risk of being 3 days late
 0 | 3 days later
 0 | fell behind by 3 days, caught up since
 0 | 3 days late, back on track
 0 | never 3 days late
 0 | has not slipped 3 days
 0 | won't be 3 days late
 0 | late
 0 | 延误数天
 0 | 晚了十几天
 0 | 早晚3天各一次
 0 | 第3天延迟
 0 | 不延迟3天
 0 | 绝不晚3天
 0 | 别晚3天
 0 | 不能再晚3天
 0 | 不可延迟2天以上
 0 | 若再晚3天，将影响上线
 0 | 没有滞后，提前3天
"""


def rows(table: str) -> list[tuple[str, int]]:
    lines = (line.split(" | ", 1) for line in table.strip().splitlines())
    return [(note, int(days)) for days, note in lines]


@pytest.mark.parametrize(("note", "days"), [*rows(STATED), *rows(NOT_STATED)])
def test_the_lag_that_a_note_names(note: str, days: int):
    assert named_lag(note) == days


@pytest.mark.parametrize("note", ["", None, f"延迟{'9' * 5000}天"])
def test_no_lag_in_nothing_and_in_a_flood_of_digits(note: str | None):
    assert named_lag(note) == 0


def test_words_around_a_lag_may_stand_in_another_sentence():
    assert named_lag("如果顺利，6月5日上线。延迟3天") == 3
    assert named_lag("延迟3天。现已追回") == 0
    assert named_lag("没有问题。延迟3天") == 3


LATE = ("延迟", "延误", "滞后", "推迟", "晚", "拖", "逾期", "落后")
ABOUT = ("", "了", "约", "了大约", "已", " ")
UNITS = (("天", 1), ("日", 1), ("个工作日", 1), ("周", 7), ("个星期", 7), ("个月", 30))
DENIALS = (
    "没有",
    "未",
    "不会",
    "不再",
    "最多",
    "避免",
    "如果",
    "不能",
    "上次",
    "防止",
    "可能",
    "若",
)


@given(
    late=st.sampled_from(LATE),
    about=st.sampled_from(ABOUT),
    number=st.integers(1, 99),
    unit=st.sampled_from(UNITS),
    denial=st.sampled_from(DENIALS),
)
def test_every_word_of_lag_counts_and_every_denial_withdraws_it(late, about, number, unit, denial):
    lag = f"{late}{about}{number}{unit[0]}"
    assert named_lag(lag) == named_lag(f"素材{lag}，原因是缺料") == number * unit[1]
    assert named_lag(f"{denial}{lag}") == named_lag(f"素材{denial}{lag}，请放心") == 0
