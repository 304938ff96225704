"""Kinds nested in others or beside the lists: money, follow-ups, changes, deviations."""

from mtgrec.model.records.schema.field import CHANNEL, Field, Fields, ItemKind, common_fields
from mtgrec.model.values import words

BUDGET_LINE = ItemKind(
    "budget_line",
    "预算明细",
    "B",
    Fields(
        (
            *common_fields("明细", "line"),
            Field(
                "category",
                "费用类别",
                "word",
                "what the money is for",
                "花在哪一类",
                words=words.CATEGORY,
            ),
            CHANNEL,
            Field("planned", "计划", "number", "money planned", "计划金额", money=True),
            Field("spent", "已用", "number", "money spent", "已用金额", money=True),
            Field("start", "开始", "date", "first day of the spending", "开始日期"),
            Field("end", "结束", "date", "last day of the spending", "结束日期"),
        )
    ),
    ("明细",),
)


FOLLOW_UP = ItemKind(
    "follow_up",
    "跟进",
    "",
    Fields(
        (
            Field("item", "事项", "reference", "the earlier item", "之前的事项"),
            Field("note", "说明", "text", "what was said about it", "会上怎么说"),
            Field(
                "verdict",
                "处理",
                "word",
                "what becomes of it",
                "如何处理",
                words=words.FOLLOW_UP_VERDICT,
            ),
        )
    ),
)


CHANGE = ItemKind(
    "change",
    "变更",
    "",
    Fields(
        (
            Field("date", "日期", "date", "when the target was changed", "变更日期"),
            Field("from", "原值", "number", "the target before", "原来的目标"),
            Field("to", "现值", "number", "the target after", "改后的目标"),
            Field("reason", "原因", "text", "why it was changed", "为什么变更"),
        )
    ),
)


DEVIATION = ItemKind(
    "deviation",
    "偏差",
    "",
    Fields(
        (
            Field("at", "发现", "moment", "when the reading was taken", "数据的日期和时间"),
            CHANNEL,
            Field("cause", "原因", "text", "why it was below expectation", "为什么低于预期"),
            Field("adjustment", "调整", "text", "what is done about it", "怎样调整"),
            Field("recorded", "记录", "moment", "when this was written down", "何时记下"),
        )
    ),
)


BUDGET = ItemKind(
    "budget",
    "预算",
    "",
    Fields(
        (
            Field("total", "总额", "number", "all the money", "预算总额", money=True),
            Field(
                "contingency",
                "应急",
                "number",
                "reserve, as money or as a share of the total",
                "应急预留，金额或占总额的比例",
                money=True,
            ),
            Field(
                "lines",
                "明细",
                "items",
                "what the money is planned for",
                "预算明细",
                items="budget_line",
            ),
        )
    ),
)
