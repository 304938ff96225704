"""Fields, kinds of items, and the fields that most kinds share."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from mtgrec.model.values import words
from mtgrec.model.values.words import Words, fold

Kind = Literal[
    "text",  # one text, kept as it is
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
"""The kinds of fields that hold a list of texts, which may also be written as one text."""


class Field(NamedTuple):
    """One field: its names, the kind of its value, and a help sentence in both languages."""

    name: str
    zh: str
    kind: Kind
    help_en: str
    help_zh: str
    further: tuple[str, ...] = ()
    words: Words | None = None
    items: str = ""
    """For `items` and `group`: the name of the item kind whose fields are inside."""
    deadline: bool = False
    """A date without a year may lie at most 60 days before the record's date."""
    money: bool = False
    """A sum of money, so that a bare 1.200 is no certain number."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name of the field, the two main ones first."""
        return (self.name, self.zh, *self.further)

    def title(self, language: str) -> str:
        """Return the field's main name in `language`."""
        return self.zh if language == "zh" else self.name

    def help(self, language: str) -> str:
        """Return the help sentence in `language`."""
        return self.help_zh if language == "zh" else self.help_en


class Fields:
    """A set of fields, found by any of their names."""

    __slots__ = ("_by_spelling", "fields")

    def __init__(self, fields: Iterable[Field]) -> None:
        self.fields = tuple(fields)
        self._by_spelling = {
            fold(spelling): field for field in self.fields for spelling in field.spellings
        }

    def find(self, key: str) -> Field | None:
        """Return the field called `key`, in either language, or None; 负 责 人 is 负责人."""
        folded = fold(key)
        return self._by_spelling.get(folded) or self._by_spelling.get(_closed_up(folded))

    def __getitem__(self, name: str) -> Field:
        return self._by_spelling[name]

    def spellings(self) -> list[str]:
        """Return every name of every field, for suggestions."""
        return [spelling for field in self.fields for spelling in field.spellings]


def _closed_up(folded: str) -> str:
    """Return a Chinese name without the blanks that align it with longer ones."""
    return folded if folded.isascii() else folded.replace("_", "")


def plural_of(kind: str) -> str:
    """Return the name of a kind's list in JSON and in addresses: `actions` of `action`."""
    return f"{kind}s"


class ItemKind(NamedTuple):
    """A kind of item: its names, the first letter of its ids, and its fields."""

    name: str
    zh: str
    letter: str
    fields: Fields
    further: tuple[str, ...] = ()
    """Further names of the kind on the command line."""

    @property
    def plural(self) -> str:
        """The name of its list in JSON and in addresses: `actions`."""
        return plural_of(self.name)


ID = Field("id", "编号", "text", "the item's id", "条目编号")


NOTE = Field("note", "备注", "text", "anything worth remembering", "补充说明")


TAGS = Field("tags", "标签", "texts", "words to find it by", "用来查找的标签")


CHANNEL = Field("channel", "渠道", "text", "the channel it belongs to", "所属渠道")


FINISHED = Field(
    "finished",
    "实际完成",
    "date",
    "the day it was really finished",
    "真正完成的日期",
    ("完成日期", "实际完成日期", "done"),
)


LAG_REASON = Field("lag_reason", "滞后原因", "text", "why it is late", "逾期或滞后的原因")


LOG = Field("log", "日志", "log", "dated notes", "按日期的进展记录")


WAIVE = Field(
    "waive",
    "豁免",
    "reasons",
    "rules that are set aside here, each with a reason",
    "不适用的规则及理由",
)


CONFIDENTIAL = Field(
    "confidential", "保密", "yesno", "whether only few may see it", "是否只限少数人知道"
)


HELPERS = Field(
    "helpers",
    "配合人",
    "people",
    "who helps the owner",
    "配合负责人的人",
    ("协助人", "配合人员", "协办人"),
)


PRIORITY = Field(
    "priority",
    "优先级",
    "word",
    "how urgent it is",
    "轻重缓急",
    ("优先程度",),
    words=words.LEVEL,
)


_WHAT_NAMES = (
    *("description", "text", "task", "title", "summary", "name"),
    *("描述", "事项", "标题", "任务内容", "工作内容"),
)
DUE_NAMES = (
    *("截止日期", "截止时间", "完成时间", "完成期限", "交付时间", "时间节点"),
    *("计划完成时间", "计划完成日期", "计划完成", "完成时限", "deadline", "due date"),
)
"""Further names of a deadline."""


def what_field(*own: str) -> Field:
    """Return the field `what`, with more names that the kind of item accepts for it."""
    further = tuple(dict.fromkeys((*own, *_WHAT_NAMES)))
    return Field("what", "内容", "text", "what it is, in a sentence", "一句话说清内容", further)


def common_fields(*own: str, status: Words = words.STATUS) -> tuple[Field, ...]:
    """Return the fields that most kinds share; `own` are more names of the field `what`."""
    return (
        ID,
        what_field(*own),
        Field(
            "owner",
            "负责人",
            "person",
            "the one person responsible, also as department/person",
            "唯一负责人，可写成 部门/姓名",
            ("责任人", "责任部门/人", "责任部门", "牵头人", "主责人", "牵头部门"),
        ),
        Field("department", "部门", "text", "the department responsible", "责任部门"),
        Field(
            "due",
            "截止",
            "date",
            "the day it must be finished",
            "最晚完成的日期",
            DUE_NAMES,
            deadline=True,
        ),
        Field(
            "status",
            "状态",
            "word",
            "how far it is",
            "目前的状态",
            ("完成状态",),
            words=status,
        ),
        NOTE,
        TAGS,
        Field("major", "重大", "yesno", "whether it is a highlight", "是否为重大事项"),
        CONFIDENTIAL,
        WAIVE,
    )
