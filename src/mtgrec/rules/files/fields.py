"""Rules about fields and items: shapes, names and empty forms."""

from mtgrec.model.message import N_
from mtgrec.rules.engine.info import ERROR, HINT, WARNING, Docs, RuleInfo

ITEM_IS_LIST = RuleInfo(
    "F104",
    "item-is-list",
    ERROR,
    N_("an entry of {field} is itself a list"),
    N_("write one dash per entry, and the entry's fields below it"),
    docs=Docs(
        """An entry that is itself a list.

What: where one entry should stand there are brackets, or a second dash. This entry is not read; the
others are.
Why: two tasks in one pair of brackets could be two actions or two steps of one, with one owner or
with two. One dash for each action leaves no doubt, and gives each of them an id to be closed by.
Before:
    actions:
      - [Write the copy, Check the copy]
After:
    actions:
      - what: Write the copy
      - what: Check the copy
""",
        """列表嵌套。
是什么：该写一条的地方写了方括号，或者又加了一个“-”。这一条未读取，其他的照常读取。
为什么：一个方括号里两件事，是两条行动，还是一条行动的两步？负责人是一个还是两个？
一个“-”写一条，就没有疑问，每一条也有自己的编号，可以单独关闭。
修改前：
    行动:
      - - 内容: 完成首页文案
          负责人: 李雷
修改后：
    行动:
      - 内容: 完成首页文案
        负责人: 李雷
""",
    ),
)

WRONG_SHAPE = RuleInfo(
    "F105",
    "wrong-shape",
    ERROR,
    N_("{field} wants {wanted}"),
    N_("example: {example}"),
    docs=Docs(
        """A list, a text or fields where something else belongs.

What: a field holds a list, a text or fields of its own where it wants another of the three: actions
without dashes, a budget that is only a sum. The value is not read; the rest of the record is.
Why: a single action works without a dash until the second one is added; then nobody can tell any
longer whose owner is whose.
Before:
    actions:
      what: Write the copy for the home page
      owner: Li Lei
After:
    actions:
      - what: Write the copy for the home page
        owner: Li Lei
""",
        """结构不符。
是什么：字段里写的是列表、文字还是下属字段，与要求的不一样：比如行动没有写成一条条的，
预算只写了一个数。这个值未读取，其余照常读取。
为什么：预算要分总额、应急和明细才核得了账；只写“10万”，钱花在哪里、还剩多少都无从算起。
修改前：
    预算: 10万
修改后：
    预算:
      总额: 10万
""",
    ),
)

SAME_FIELD = RuleInfo(
    "F106",
    "same-field-twice",
    ERROR,
    N_("“{key}” and “{other}” (line {first}) are two names of one field; the first one counts"),
    N_("delete one of the two{hint}"),
    docs=Docs(
        """Two names of one field.

What: two lines of one item have different names for the same field, and say different things. The
first one counts.
Why: a field may be called by several names, in both languages, so two of them easily meet when two
people fill in one item, or a translation is added. Only one value can count, and it should not be
luck which.
Before:
    actions:
      - what: Write the copy for the home page
        owner: Li Lei
        负责人: 王敏
After:
    actions:
      - what: Write the copy for the home page
        owner: 王敏
""",
        """字段两种写法。
是什么：一个条目里，两行的字段名不同，指的却是同一个字段，值又不一样。以先写的为准。
为什么：“完成时间”在分工表里一般指要求完成的时间，也就是截止；真正做完的那天要写“实际完成”。
两个都写，最容易弄错的就是哪天该催、哪天算逾期。
修改前：
    行动:
      - 内容: 完成首页文案
        截止: 2026-06-05
        完成时间: 2026-06-08
修改后：
    行动:
      - 内容: 完成首页文案
        截止: 2026-06-05
        实际完成: 2026-06-08
""",
    ),
)

BARE_ITEM = RuleInfo(
    "F203",
    "bare-item",
    WARNING,
    N_("an entry of {field} is only a sentence; it is read as its {what}"),
    N_("write it as “{example}: …”, with {other} and the other fields on the lines below it"),
    docs=Docs(
        """An entry that is only a sentence.

What: an entry is written as a sentence without names of fields. It is read and counted, the sentence
being its content.
Why: in the rush of a meeting this is just right, and no word is lost. Afterwards it wants an owner
and a deadline: names inside the sentence are not looked for, so nobody is reminded.
Before:
    actions:
      - Li Lei writes the copy by Friday
After:
    actions:
      - what: Write the copy
        owner: Li Lei
        due: 2026-05-29
""",
        """只写一句话。
是什么：一条只有一句话，没有分字段。它照常计入，这句话就是它的内容。
为什么：开会时来不及，先记下来是对的，一个字也不会丢。会后要补上负责人和截止日期：
句子里提到的人名不会自动认出来，也就没有人会收到提醒。
修改前：
    行动:
      - 李雷周五前完成首页文案
修改后：
    行动:
      - 内容: 完成首页文案
        负责人: 李雷
        截止: 2026-05-29
""",
    ),
)

UNKNOWN_KEY = RuleInfo(
    "F206",
    "unknown-key",
    WARNING,
    N_("“{key}” is not a field mtgrec knows{guess}"),
    N_("correct the name; if another tool uses this key, add it to extra_keys in mtgrec.toml"),
    docs=Docs(
        """A name that is no field.

What: the name of a field is not known, neither in English nor in Chinese. The line is kept as it is
and never altered, but nothing is made of it.
Why: to a person “onwer” reads as “owner”; to a program the action has no owner. Where a name belongs
to another tool, as kanban-plugin does, list it under extra_keys in mtgrec.toml.
Before:
    actions:
      - what: Write the copy for the home page
        onwer: Li Lei
After:
    actions:
      - what: Write the copy for the home page
        owner: Li Lei
""",
        """未知字段。
是什么：中文、英文里都没有这个字段名。这一行原样保留，不会改动，但也不起作用。
为什么：“责任者”人一看就懂，程序却认为这条行动没有负责人。
如果是别的工具要用的字段（比如 kanban-plugin），写进 mtgrec.toml 的 extra_keys 就不再提示。
修改前：
    行动:
      - 内容: 完成首页文案
        责任者: 李雷
修改后：
    行动:
      - 内容: 完成首页文案
        责任人: 李雷
""",
    ),
)

BLANK_ITEMS = RuleInfo(
    "F208",
    "blank-items",
    HINT,
    N_("blank entries, not counted: {count}"),
    N_("fill them in or leave them; they do no harm"),
    docs=Docs(
        """Blank lines of a form.

What: entries in which nothing is filled in, apart from an id or a status, are not counted.
Why: templates and printed forms come with a few empty rows. If these were actions, every new record
would begin with three of them open and without an owner. The hint is for the one that was forgotten.
Before:
    actions:
      - what: Write the copy for the home page
        owner: Li Lei
      - what:
        owner:
After:
    actions:
      - what: Write the copy for the home page
        owner: Li Lei
""",
        """空白条目。
是什么：除了编号和状态什么都没填的条目，不计入。
为什么：模板和纸质表格都会预留几行。如果也算数，每份新记录一开始就有三条没有负责人的行动。
提示一下，是怕有哪一行忘了填。
修改前：
    行动:
      - 内容: 完成首页文案
        负责人: 李雷
      - 内容:
        负责人:
修改后：
    行动:
      - 内容: 完成首页文案
        负责人: 李雷
""",
    ),
)

INFOS = (
    ITEM_IS_LIST,
    WRONG_SHAPE,
    SAME_FIELD,
    BARE_ITEM,
    UNKNOWN_KEY,
    BLANK_ITEMS,
)
"""The rules of this module, in the order of their codes."""
