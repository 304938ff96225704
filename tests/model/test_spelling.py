"""What “did you mean” offers, and what it must never offer: a word that says something else."""

import pytest

from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.record_fields import RECORD
from mtgrec.model.records.types import DEFAULT_TYPES
from mtgrec.model.values import words
from mtgrec.model.values.spelling import closest, is_slip, opposed
from mtgrec.model.values.words import STATUS, fold

VOCABULARIES = {
    "action": KINDS["action"].fields.spellings(),
    "budget line": KINDS["budget_line"].fields.spellings(),
    "record": RECORD.spellings(),
    "status": STATUS.spellings(),
    "type": DEFAULT_TYPES.spellings(),
    "direction": words.DIRECTION.spellings(),
}

OPPOSITES = [
    # fields
    ("未出席", "出席"), ("没出席", "出席"), ("计划完成日期", "完成日期"), ("预计完成日期", "完成日期"), ("拟完成日期", "完成日期"),
    ("完成日期", "计划完成日期"), ("未确认", "已确认"), ("待确认部门", "已确认"), ("不重大", "重大"), ("非重大", "重大"), ("开始日期", "截止日期"),
    ("开始时间", "截止时间"), ("开始时间", "完成时间"), ("实际完成时间", "完成时间"), ("实际截止", "截止"), ("会前时间", "会后时间"), ("未缺席", "缺席"),
    ("计划金额", "实际金额"), ("无备注", "备注"), ("非核心指标", "核心指标"), ("不参会人员", "参会人员"), ("上次会议", "下次会议"), ("未豁免", "豁免"),
    ("余额", "总额"), ("计划完成", "实际完成"), ("预期", "实际"), ("start date", "end date"), ("not confirmed", "confirmed"),
    ("unconfirmed", "confirmed"), ("planned finish", "actual finish"), ("planned", "spent"), ("not attended", "attended"),
    ("previous meeting", "next meeting"), ("planned date", "date"), ("actual due", "due"), ("min target", "max target"),
    # words of a status
    ("正常", "异常"), ("部分完成", "完成"), ("基本完成", "完成"), ("差不多完成", "完成"), ("即将完成", "完成"), ("未上线", "已上线"),
    ("待上线", "已上线"), ("未延期", "延期"), ("不延期", "已延期"), ("没受阻", "受阻"), ("未暂停", "暂停"), ("不搁置", "搁置"), ("没取消", "已取消"),
    ("无异常", "异常"), ("力争完成", "完成"), ("未提交", "已提交"), ("not done", "done"), ("not blocked", "blocked"),
    ("unblocked", "blocked"), ("almost done", "done"), ("half done", "done"), ("undelivered", "delivered"),
    ("unresolved", "resolved"), ("will be closed", "closed"), ("not on hold", "on hold"), ("unfinished", "finished"),
    # levels, directions, verdicts, types, filters
    ("越低越好", "越高越好"), ("不高", "高"), ("非低", "低"), ("not high", "high"), ("lower", "higher"), ("ineffective", "effective"),
    ("无效", "有效"), ("not effective", "effective"), ("非表层", "表层"), ("不继续", "继续"), ("不关闭", "关闭"), ("no problem", "problem"),
    ("问题", "成功"), ("非例会", "例会"), ("市场部以外", "市场部以内"), ("线上渠道", "线下渠道"), ("非市场部", "市场部"), ("internal", "external"),
    ("前次会议", "下次会议"), ("原负责人", "负责人"), ("前负责人", "负责人"), ("副负责人", "负责人"), ("previous owner", "owner"), ("co-owner", "owner"),
    ("last actual", "actual"), ("上期实际", "实际"), ("opened", "done"), ("early reason", "lag_reason"), ("提前原因", "滞后原因"),
    ("取消原因", "滞后原因"), ("取消日期", "截止日期"), ("本次会议", "下次会议"), ("下次时间", "时间"), ("last meeting", "next meeting"),
    ("un-done", "done"), ("dis-approved", "approved"), ("non finished", "finished"), ("not late", "not started"), ("not paused", "not begun"),
    ("never blocked", "not done"), ("cannot open", "not begun"), ("越少越好", "越高越好"), ("越小越好", "越多越好"), ("more is better", "lower"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word"), OPPOSITES)
def test_opposites(text: str, word: str):
    assert opposed(fold(text), fold(word))
    assert opposed(fold(word), fold(text))
    assert closest(text, [word], 0.1) is None


@pytest.mark.parametrize(
    ("kind", "text", "word"),
    [
        ("action", "责任者", "责任人"), ("action", "负责人姓名", "负责人"), ("action", "截至日期", "截止日期"), ("action", "完城日期", "完成日期"),
        ("action", "交付标淮", "交付标准"), ("action", "onwer", "owner"), ("action", "statsu", "status"), ("action", "finsihed", "finished"),
        ("budget line", "plannd", "planned"), ("budget line", "strat", "start"), ("record", "参会人员名单", "参会人员"),
        ("record", "attendes", "attendees"), ("status", "已完层", "已完成"), ("status", "末完成", "未完成"), ("status", "己取消", "已取消"),
        ("status", "dnoe", "done"), ("status", "canceld", "canceled"), ("status", "offtrack", "off-track"), ("status", "bloked", "blocked"),
        ("status", "unfinishd", "unfinished"), ("type", "项目评股会", "项目评估会"), ("type", "执行列会", "执行例会"), ("type", "weeky", "weekly"),
        ("direction", "越低越妙", "越低越好"), ("status", "not doen", "not done"), ("status", "not stared", "not started"), ("status", "done?", "done"),
    ],
)  # fmt: skip
def test_slips_are_still_offered(kind: str, text: str, word: str):
    assert closest(text, VOCABULARIES[kind], 0.5) == word


@pytest.mark.parametrize(
    ("text", "word"),
    [("已完层", "已完成"), ("己完成", "已完成"), ("已取销", "已取消"), ("dnoe", "done"), ("offtrack", "off-track"), ("finishd", "finished"), ("blockked", "blocked")],
)  # fmt: skip
def test_slips_that_a_fix_may_mend(text: str, word: str):
    assert is_slip(fold(text), fold(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("正常", "异常"), ("部分完成", "完成"), ("已完成80%", "已完成"), ("已发现", "已发布"), ("已提案", "已提交"), ("已暂定", "已暂停"), ("已取得", "已取消"),
        ("gone", "done"), ("locked", "blocked"), ("avoid", "void"), ("等法务", "待法务"), ("进行中，等法务", "进行中"), ("lost", "late"),
        ("done?", "done"), ("Done ?", "done"), ("finished？", "finished"), ("off track?", "off-track"), ("blocked~", "blocked"), ("cancelled??", "cancelled"),
    ],
)  # fmt: skip
def test_guesses_that_no_fix_writes(text: str, word: str):
    assert not is_slip(fold(text), fold(word))
