"""The fields of a record itself, outside of its items."""

from mtgrec.model.records.schema.field import CONFIDENTIAL, LOG, TAGS, WAIVE, Field, Fields
from mtgrec.model.values import words
from mtgrec.model.values.words import fold

FURTHER_TYPE_KEYS = ("会议类型", "记录类型", "meeting type", "record type")
"""Names of a record's type that may also say something else: beside a plain `type` they do not count."""
RECORD = Fields(
    (
        Field(
            "type",
            "类型",
            "text",
            "the kind of record",
            "记录的类型",
            ("mtgrec", *FURTHER_TYPE_KEYS),
        ),
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
        Field(
            "background",
            "背景",
            "text",
            "why it is held",
            "为什么开这个会",
            ("背景说明", "主题背景", "会议主题与背景说明", "会议背景"),
        ),
        Field("draft", "草稿", "yesno", "not final yet", "是否仍是草稿"),
        Field("next", "下次会议", "text", "when the next one is", "下次会议的时间"),
        TAGS,
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
            ("关键指标", "关键KPI"),
            items="kpi",
        ),
        Field(
            "decisions",
            "决策",
            "items",
            "what was decided",
            "定下的事",
            ("决议", "决策事项", "决策事项及责任分工"),
            items="decision",
        ),
        Field(
            "actions",
            "行动",
            "items",
            "who does what by when",
            "谁在何时前做什么",
            ("行动项", "待办", "任务", "下一步行动", "下一步行动计划"),
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
        CONFIDENTIAL,
        WAIVE,
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
            "how often the team meets: 7 days, weekly, every other Monday",
            "多久开一次例会：7 天、每周二、周四、隔周三",
        ),
        LOG._replace(help_en="of a campaign: dated notes", help_zh="项目的按日期记录"),
    )
)


FOREIGN_KEYS = frozenset(("aliases", "cssclass", "cssclasses", "publish", "position"))
"""Front-matter keys of Obsidian: never pointed out."""

_USED_ELSEWHERE = frozenset(
    fold(name)
    for text in (
        "type 类型 id 编号 title 标题 date 日期 time 时间 place 地点 background 背景 draft 草稿 next",
        "log 日志",
        "tags 标签 channels 渠道 audience 目标客群 resources 资源 strategies 策略 budget 预算 status 状态",
        "start 开始 end 结束 rhythm confidential 保密 任务 待办 经验 lessons 跟进 主持 记录 出席 checks",
    )
    for name in text.split()
)


def is_telling(key: str) -> bool:
    """Return whether `key` is a name of a field that hardly any other tool has in its front matter."""
    return RECORD.find(key) is not None and fold(key) not in _USED_ELSEWHERE
