"""The field table: every field a record or an item may have, described once.

Reading, writing, JSON, the reference page `docs/format.md` and help texts all come from here.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from mtgrec.model.values import words
from mtgrec.model.values.words import Words, fold

Kind = Literal[
    "text",  # one text as it stands
    "texts",  # a list, or one text split at 、，,；;
    "date",
    "moment",  # a date, or a date and a time
    "time",  # a time of day or a span of it, kept as text
    "number",
    "word",  # one of a list
    "yesno",
    "person",  # an owner: department/person, one or several
    "people",
    "reference",
    "references",
    "log",  # dated notes
    "items",
    "group",  # a mapping with fields of its own
    "reasons",  # a mapping code -> reason
]


SEVERAL: tuple[Kind, ...] = ("texts", "people", "references")
"""Kinds of a list, or of one text that is split."""


class Field(NamedTuple):
    """One field: its names, the kind of its value, and a sentence of help in both languages."""

    name: str
    zh: str
    kind: Kind
    help_en: str
    help_zh: str
    further: tuple[str, ...] = ()
    words: Words | None = None
    items: str = ""
    """For `items` and `group`: the name of the item kind whose fields stand inside."""
    deadline: bool = False
    """A date without a year may lie at most 60 days before the record's date."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name of the field, the two main ones first."""
        return (self.name, self.zh, *self.further)

    def title(self, language: str) -> str:
        """Return the field's main name in `language`."""
        return self.zh if language == "zh" else self.name

    def help(self, language: str) -> str:
        """Return the sentence of help in `language`."""
        return self.help_zh if language == "zh" else self.help_en


class Fields:
    """The fields of one thing, found by any of their names."""

    __slots__ = ("_by_spelling", "fields")

    def __init__(self, fields: Iterable[Field]) -> None:
        self.fields = tuple(fields)
        self._by_spelling = {
            fold(spelling): field for field in self.fields for spelling in field.spellings
        }

    def find(self, key: str) -> Field | None:
        """Return the field that `key` names, in either language, or None."""
        return self._by_spelling.get(fold(key))

    def __getitem__(self, name: str) -> Field:
        return self._by_spelling[name]

    def spellings(self) -> list[str]:
        """Every name of every field, for suggestions."""
        return [spelling for field in self.fields for spelling in field.spellings]


class ItemKind(NamedTuple):
    """A kind of item: its names, the letter its ids begin with, its list in a record, its fields."""

    name: str
    plural: str
    zh: str
    letter: str
    fields: Fields
    further: tuple[str, ...] = ()
    """Further names of the kind on the command line."""


_ID = Field("id", "编号", "text", "the item's id", "条目编号")
_NOTE = Field("note", "备注", "text", "anything worth remembering", "补充说明")
_TAGS = Field("tags", "标签", "texts", "words to find it by", "用来查找的标签")
_CHANNEL = Field("channel", "渠道", "text", "the channel it belongs to", "所属渠道")
_FINISHED = Field(
    "finished",
    "实际完成",
    "date",
    "the day it was really finished",
    "真正完成的日期",
    ("完成日期", "实际完成日期", "done"),
)
_LAG_REASON = Field("lag_reason", "滞后原因", "text", "why it is late", "为什么滞后")

_WAIVE = Field(
    "waive",
    "豁免",
    "reasons",
    "rules that are set aside here, each with a reason",
    "不适用的规则及理由",
)


def _what(*own: str) -> Field:
    return Field("what", "内容", "text", "what it is, in a sentence", "一句话说清内容", own)


def _common(*own: str) -> tuple[Field, ...]:
    return (
        _ID,
        _what(*own),
        Field(
            "owner",
            "负责人",
            "person",
            "the one person responsible, also as department/person",
            "唯一负责人，可写成 部门/姓名",
            ("责任人", "责任部门/人"),
        ),
        Field("department", "部门", "text", "the department responsible", "责任部门"),
        Field(
            "due",
            "截止",
            "date",
            "the day it must be finished",
            "最晚完成的日期",
            ("截止日期", "截止时间", "完成时间", "完成期限", "交付时间", "时间节点"),
            deadline=True,
        ),
        Field(
            "status",
            "状态",
            "word",
            "how far it is",
            "目前的状态",
            ("完成状态",),
            words=words.STATUS,
        ),
        _NOTE,
        _TAGS,
        Field("major", "重大", "yesno", "whether it is a highlight", "是否为重大事项"),
        _WAIVE,
    )


DECISION = ItemKind(
    "decision",
    "decisions",
    "决策",
    "D",
    Fields(
        (
            *_common("决策", "decision", "决议", "决策事项"),
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
        )
    ),
    ("决议", "决策事项"),
)
ACTION = ItemKind(
    "action",
    "actions",
    "行动",
    "A",
    Fields(
        (
            *_common("行动", "任务", "action", "task", "行动项", "待办"),
            Field(
                "deliverable",
                "交付标准",
                "text",
                "what the result must meet",
                "交付什么、达到什么标准",
                ("交付物", "输出成果"),
            ),
            Field(
                "decision", "依据决策", "reference", "the decision it carries out", "所依据的决策"
            ),
            Field("kpi", "关联指标", "references", "the KPIs it serves", "服务的指标"),
            Field("progress", "进度", "number", "the task's own progress", "任务本身的进度"),
            _FINISHED,
            _LAG_REASON,
            Field("log", "日志", "log", "dated notes", "按日期的进展记录"),
        )
    ),
    ("行动项", "待办", "任务", "下一步行动"),
)
RISK = ItemKind(
    "risk",
    "risks",
    "风险",
    "R",
    Fields(
        (
            *_common("风险", "risk"),
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
        )
    ),
    ("风险预警",),
)
KPI = ItemKind(
    "kpi",
    "kpis",
    "指标",
    "K",
    Fields(
        (
            *_common("指标", "kpi"),
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
            _CHANNEL,
            Field(
                "measure",
                "统计方式",
                "word",
                "how its readings become one value",
                "读数怎样汇成一个值",
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
        )
    ),
    ("关键指标",),
)
CHECK = ItemKind(
    "check",
    "checks",
    "检查项",
    "C",
    Fields(
        (
            *_common("检查项", "检查项目", "check"),
            Field("stage", "阶段", "text", "the stage it belongs to", "所属阶段", ("检查阶段",)),
            Field("standard", "标准", "text", "when it counts as met", "怎样算合格", ("检查标准",)),
            _FINISHED,
            _LAG_REASON,
            Field("evidence", "证据", "text", "what shows that it was met", "合格的依据"),
            _CHANNEL,
            Field("result", "结果", "number", "the value measured", "测得的数值"),
            Field("threshold", "门槛", "number", "the value it must reach", "必须达到的数值"),
        )
    ),
    ("检查", "检查项目"),
)
MILESTONE = ItemKind(
    "milestone",
    "milestones",
    "里程碑",
    "M",
    Fields(
        (
            *(field for field in _common("里程碑", "milestone") if field.name != "due"),
            Field("start", "开始", "date", "its first day", "开始日期"),
            Field(
                "end",
                "结束",
                "date",
                "its last day, which is its deadline",
                "结束日期，也是它的截止日期",
                (
                    "due",
                    "截止",
                    "截止日期",
                    "截止时间",
                    "完成时间",
                    "完成期限",
                    "交付时间",
                    "时间节点",
                ),
                deadline=True,
            ),
            Field(
                "gates",
                "关口",
                "references",
                "the checks to pass before it starts",
                "开始前要通过的检查项",
            ),
            _FINISHED,
            _LAG_REASON,
        )
    ),
)
LESSON = ItemKind(
    "lesson",
    "lessons",
    "经验",
    "L",
    Fields(
        (
            *_common("经验", "lesson"),
            Field(
                "outcome", "性质", "word", "success or problem", "成功还是问题", words=words.OUTCOME
            ),
            Field("cause", "原因", "text", "why it came about", "为什么会这样"),
            Field("advice", "建议", "text", "what to do next time", "下次怎么做"),
            _CHANNEL,
        )
    ),
    ("经验教训",),
)
BUDGET_LINE = ItemKind(
    "budget_line",
    "budget_lines",
    "预算明细",
    "B",
    Fields(
        (
            *_common("明细", "line"),
            Field(
                "category",
                "费用类别",
                "word",
                "what the money is for",
                "花在哪一类",
                words=words.CATEGORY,
            ),
            _CHANNEL,
            Field("planned", "计划", "number", "money planned", "计划金额"),
            Field("spent", "已用", "number", "money spent", "已用金额"),
            Field("start", "开始", "date", "first day of the spending", "开始日期"),
            Field("end", "结束", "date", "last day of the spending", "结束日期"),
        )
    ),
    ("明细",),
)
FOLLOW_UP = ItemKind(
    "follow_up",
    "follow_ups",
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
    "changes",
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
    "deviations",
    "偏差",
    "",
    Fields(
        (
            Field("at", "发现", "moment", "when the reading was taken", "读数的时间"),
            _CHANNEL,
            Field("cause", "原因", "text", "why it was below expectation", "为什么低于预期"),
            Field("adjustment", "调整", "text", "what is done about it", "怎样调整"),
            Field("recorded", "记录", "moment", "when this was written down", "何时记下"),
        )
    ),
)
BUDGET = ItemKind(
    "budget",
    "budgets",
    "预算",
    "",
    Fields(
        (
            Field("total", "总额", "number", "all the money", "预算总额"),
            Field(
                "contingency",
                "应急",
                "number",
                "reserve, as money or as a share of the total",
                "应急预留，金额或占总额的比例",
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

LISTED = (ACTION, DECISION, RISK, KPI, CHECK, MILESTONE, LESSON)
"""The kinds that stand in lists of a record and that `mtgrec list` shows."""

ADDRESSED = (*LISTED, BUDGET_LINE, FOLLOW_UP)
"""The kinds whose items have an address, so that each can be shown, changed and added."""

KINDS = {kind.name: kind for kind in (*ADDRESSED, CHANGE, DEVIATION, BUDGET)}


def kind_spellings(kinds: Iterable[ItemKind]) -> dict[str, ItemKind]:
    """Return `kinds` by every name a person may use, singular, plural or Chinese, as compared."""
    return {
        fold(spelling): kind
        for kind in kinds
        for spelling in (kind.name, kind.plural, kind.zh, *kind.further)
    }


RECORD = Fields(
    (
        Field("type", "类型", "text", "the kind of record", "记录的类型"),
        Field("id", "编号", "text", "the record's id", "记录编号"),
        Field("campaign", "项目", "text", "the code of the campaign", "所属项目的代号"),
        Field(
            "title", "主题", "text", "what it is about", "会议或文件的主题", ("标题", "会议主题")
        ),
        Field("date", "日期", "date", "the day of the meeting", "会议日期", ("会议日期",)),
        Field("time", "时间", "time", "from when to when", "起止时间", ("会议时间",)),
        Field("place", "地点", "text", "where it takes place", "会议地点", ("会议地点",)),
        Field("chair", "主持人", "people", "who leads the meeting", "谁主持", ("主持",)),
        Field("recorder", "记录人", "people", "who takes the minutes", "谁记录", ("记录",)),
        Field(
            "attendees",
            "参会人",
            "people",
            "who was there",
            "到会的人",
            ("参会人员", "出席", "与会人员"),
        ),
        Field("absent", "缺席", "people", "who was missing", "没到会的人", ("缺席人员", "请假")),
        Field("background", "背景", "text", "why it is held", "为什么开这个会", ("背景说明",)),
        Field("draft", "草稿", "yesno", "not final yet", "是否仍是草稿"),
        Field("next", "下次会议", "text", "when the next one is", "下次会议的时间"),
        _TAGS,
        Field("channels", "渠道", "texts", "the channels used", "使用的渠道"),
        Field(
            "audience",
            "目标客群",
            "text",
            "age, region and habits of the people meant",
            "年龄、地区、习惯",
        ),
        Field("strategies", "策略", "texts", "how the goals are to be reached", "怎样达成目标"),
        Field("resources", "资源", "texts", "people, money and technology needed", "人、钱、技术"),
        Field("confirmed", "已确认", "texts", "departments that agreed", "已经确认的部门"),
        Field("budget", "预算", "group", "the money", "预算", items="budget"),
        Field(
            "kpis",
            "指标",
            "items",
            "goals that are measured",
            "量化的目标",
            ("关键指标",),
            items="kpi",
        ),
        Field(
            "decisions",
            "决策",
            "items",
            "what was decided",
            "定下的事",
            ("决议", "决策事项"),
            items="decision",
        ),
        Field(
            "actions",
            "行动",
            "items",
            "who does what by when",
            "谁在何时前做什么",
            ("行动项", "待办", "任务", "下一步行动"),
            items="action",
        ),
        Field(
            "risks",
            "风险",
            "items",
            "what may go wrong",
            "可能出的问题",
            ("风险预警",),
            items="risk",
        ),
        Field("checks", "检查项", "items", "what is checked", "要检查的事", items="check"),
        Field("milestones", "里程碑", "items", "dates to hold", "要守住的节点", items="milestone"),
        Field("lessons", "经验", "items", "what was learnt", "学到的东西", items="lesson"),
        Field(
            "follow_ups",
            "跟进",
            "items",
            "what was said about earlier items",
            "对之前事项的处理",
            items="follow_up",
        ),
        _WAIVE,
        Field(
            "status",
            "状态",
            "word",
            "of a campaign: how far it is; of minutes: draft or final",
            "项目的状态；纪要则为草稿或定稿",
            words=words.RECORD_STATUS,
        ),
        Field("start", "开始", "date", "first day of the campaign", "项目开始日期"),
        Field("end", "结束", "date", "last day of the campaign", "项目结束日期"),
        Field(
            "rhythm",
            "例会频率",
            "text",
            "how often the team meets: 7 天, 每周, weekly",
            "多久开一次例会",
        ),
    )
)

FOREIGN_KEYS = frozenset(("aliases", "cssclass", "cssclasses", "publish", "position"))
"""Front-matter keys of Obsidian: never pointed out."""
