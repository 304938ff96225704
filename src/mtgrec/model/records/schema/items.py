"""The kinds of items that a record holds in lists, and their fields."""

from mtgrec.model.records.schema.field import (
    CHANNEL,
    DUE_NAMES,
    FINISHED,
    HELPERS,
    LAG_REASON,
    LOG,
    PRIORITY,
    Field,
    Fields,
    ItemKind,
    common_fields,
)
from mtgrec.model.values import words

DECISION = ItemKind(
    "decision",
    "决策",
    "D",
    Fields(
        (
            *common_fields(*("决策", "decision", "决议", "决策事项"), status=words.DECISION_STATUS),
            Field("why", "理由", "text", "the reasons for it", "为什么这样定"),
            Field("plan", "执行方案", "text", "how it will be carried out", "怎样执行"),
            Field("expects", "预期效果", "text", "what it should bring", "希望带来的效果"),
            Field(
                "review",
                "复核日期",
                "date",
                "when to see whether it worked",
                "何时回头看效果",
                deadline=True,
            ),
            Field(
                "verdict",
                "结论",
                "word",
                "whether it worked",
                "复核的结论",
                words=words.DECISION_VERDICT,
            ),
            Field("supersedes", "取代", "reference", "the decision it replaces", "被它取代的决策"),
            LOG,
        )
    ),
    ("决议", "决策事项", "决策事项及责任分工"),
)


ACTION = ItemKind(
    "action",
    "行动",
    "A",
    Fields(
        (
            *common_fields("行动", "任务", "action", "task", "行动项", "待办"),
            Field(
                "deliverable",
                "交付标准",
                "text",
                "what the result must meet",
                "交付什么、达到什么标准",
                ("交付物", "输出成果", "输出物", "验收标准", "交付成果"),
            ),
            Field(
                "decision", "依据决策", "reference", "the decision it carries out", "所依据的决策"
            ),
            Field("kpi", "关联指标", "references", "the KPIs it serves", "服务的指标"),
            Field("progress", "进度", "number", "the task's own progress", "任务本身的进度"),
            FINISHED,
            LAG_REASON,
            LOG,
            HELPERS,
            PRIORITY,
            Field(
                "needs",
                "所需支持",
                "text",
                "what is needed of whom; a department first, as in owner",
                "需要谁支持什么，可以先写部门，同负责人",
                ("需要支持", "所需支援", "支持需求"),
            ),
        )
    ),
    ("task", "tasks", "todo", "todos", "行动项", "待办", "任务", "下一步行动", "下一步行动计划"),
)


RISK = ItemKind(
    "risk",
    "风险",
    "R",
    Fields(
        (
            *common_fields("风险", "risk", status=words.RISK_STATUS),
            Field("level", "级别", "word", "how serious it is", "风险高低", words=words.LEVEL),
            Field(
                "response",
                "预案",
                "text",
                "what will be done about it",
                "怎样应对",
                ("应对措施", "应对预案"),
            ),
            Field("trigger", "触发条件", "text", "when the response starts", "何时启动预案"),
            LOG,
        )
    ),
    ("风险预警",),
)


KPI = ItemKind(
    "kpi",
    "指标",
    "K",
    Fields(
        (
            *common_fields("指标", "kpi"),
            Field(
                "metric",
                "数据名",
                "text",
                "the name of its readings in metrics.csv",
                "在数据表里的名称",
            ),
            Field("baseline", "基线", "number", "the value it starts from", "起点数值"),
            Field(
                "target",
                "目标",
                "number",
                "the value to reach: 15%, ≥15% or +30%",
                "目标值，如 15%、≥15%、+30%",
            ),
            Field("actual", "实际", "number", "the value reached", "实际达到的值"),
            Field(
                "direction",
                "方向",
                "word",
                "which way is better",
                "越高越好还是越低越好",
                words=words.DIRECTION,
            ),
            Field(
                "tier",
                "类别",
                "word",
                "core business metric or surface metric",
                "核心指标或表层指标",
                ("class",),
                words=words.TIER,
            ),
            CHANNEL,
            Field(
                "measure",
                "统计方式",
                "word",
                "how its readings become one value",
                "数据如何汇总成一个值",
                words=words.MEASURE,
            ),
            Field(
                "changes", "变更", "items", "changes of the target", "目标的变更", items="change"
            ),
            Field(
                "deviations",
                "偏差",
                "items",
                "readings below expectation and what was done",
                "低于预期的情况与处理",
                items="deviation",
            ),
            LOG,
        )
    ),
    ("关键指标", "关键KPI"),
)


CHECK = ItemKind(
    "check",
    "检查项",
    "C",
    Fields(
        (
            *common_fields("检查项", "检查项目", "check"),
            Field("stage", "阶段", "text", "the stage it belongs to", "所属阶段", ("检查阶段",)),
            Field("standard", "标准", "text", "when it counts as met", "怎样算合格", ("检查标准",)),
            FINISHED,
            LAG_REASON,
            LOG,
            Field("evidence", "证据", "text", "what shows that it was met", "合格的依据"),
            CHANNEL,
            HELPERS,
            PRIORITY,
            Field("result", "结果", "number", "the value measured", "测得的数值"),
            Field("threshold", "门槛", "number", "the value it must reach", "必须达到的数值"),
        )
    ),
    ("检查", "检查项目"),
)


MILESTONE = ItemKind(
    "milestone",
    "里程碑",
    "M",
    Fields(
        (
            *(field for field in common_fields("里程碑", "milestone") if field.name != "due"),
            Field("start", "开始", "date", "its first day", "开始日期"),
            Field(
                "end",
                "结束",
                "date",
                "its last day, which is its deadline",
                "结束日期，也是它的截止日期",
                ("due", "截止", *DUE_NAMES),
                deadline=True,
            ),
            Field(
                "gates",
                "前置检查",
                "references",
                "the checks to pass before it starts",
                "开始前要通过的检查项",
                ("关口",),
            ),
            FINISHED,
            LAG_REASON,
            LOG,
        )
    ),
)


LESSON = ItemKind(
    "lesson",
    "经验",
    "L",
    Fields(
        (
            *common_fields("经验", "lesson"),
            Field(
                "outcome", "性质", "word", "success or problem", "成功还是问题", words=words.OUTCOME
            ),
            Field("cause", "原因", "text", "why it came about", "为什么会这样"),
            Field("advice", "建议", "text", "what to do next time", "下次怎么做"),
            CHANNEL,
        )
    ),
    ("经验教训",),
)
