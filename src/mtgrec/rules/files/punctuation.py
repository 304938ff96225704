"""Rules about the punctuation of field names and lists, such as full-width colons."""

from mtgrec.model.message import N_
from mtgrec.rules.engine.info import ERROR, WARNING, Docs, RuleInfo

FULL_WIDTH_COLON = RuleInfo(
    "F005",
    "full-width-colon",
    ERROR,
    N_("a full-width colon (：) stands after “{key}”, where a half-width one (:) is needed"),
    N_("write “{key}: ” with a half-width colon and a blank"),
    fix="unsafe",
    docs=Docs(
        """Full-width colon after a name.

What: the name of a field is followed by “：” where “: ” is needed. To YAML such a line has no name
at all, so the file is not read. Inside a value “：” is as good as any other character.
Why: a Chinese input method types it by itself, and many fonts show the two alike. If it were let
pass, `owner：Li Lei` below a sentence would become a part of that sentence, and the action would
have lost its owner without anybody noticing.
Before:
    actions:
      - what: Write the copy for the home page
        owner：Li Lei
After:
    actions:
      - what: Write the copy for the home page
        owner: Li Lei
""",
        """全角冒号。
是什么：字段名后面是“：”，应该是半角冒号加空格“: ”。YAML 认不出这一行的字段名，
所以整个文件暂不读取。值里面的“：”没有问题，照常用。
为什么：中文输入法一不留神打出来的就是全角，很多字体里两者几乎一样。
如果放过去，“负责人：李雷”会悄悄并进上一行的句子，这条行动就没了负责人，谁也看不出来。
修改前：
    行动:
      - 内容: 完成首页文案
        负责人：李雷
修改后：
    行动:
      - 内容: 完成首页文案
        负责人: 李雷
""",
    ),
)

COLON_WITHOUT_BLANK = RuleInfo(
    "F018",
    "colon-without-blank",
    ERROR,
    N_("there is no blank after the colon of “{key}”"),
    N_("write “{key}: ” with a blank after the colon"),
    docs=Docs(
        """No blank after the colon.

What: a name is followed by a colon, and the value begins at once. To YAML this is a word with a colon
in it and no field, so the file is not read.
Why: in Chinese no blank follows a colon, so it is easily left out. YAML insists on it for the sake
of times and links: 14:30 and https://… would be fields otherwise.
Before:
    place:Room 3
    title: Weekly meeting
After:
    place: Room 3
    title: Weekly meeting
""",
        """冒号后缺空格。
是什么：字段名和冒号后面直接跟着值。YAML 只当它是一个带冒号的词，不是字段，所以整个文件暂不读取。
为什么：中文里冒号后面本来就不空格，很容易漏。YAML 要这个空格，
是因为 14:30 和 https://… 里的冒号不能算字段。
修改前：
    地点:三楼会议室
    主题: 周例会
修改后：
    地点: 三楼会议室
    主题: 周例会
""",
    ),
)

MISSING_COLON = RuleInfo(
    "F019",
    "missing-colon",
    ERROR,
    N_("there is no colon after “{key}”"),
    N_("write “{key}: ” with a half-width colon and a blank"),
    docs=Docs(
        """No colon after a name.

What: a line begins with the name of a field, and there is no colon behind it. The file is not read.
Why: on a paper form the box keeps the name apart from what is filled in; in a file only the colon
does. As the first word is the name of a field, there is little doubt about what was meant, but only
the writer can tell where the value begins.
Before:
    chair Wang Min
    title: Weekly meeting
After:
    chair: Wang Min
    title: Weekly meeting
""",
        """缺少冒号。
是什么：一行以字段名开头，后面却没有冒号。这个文件暂不读取。
为什么：纸质表格有格子隔开栏目和内容，文件里只靠冒号。第一个词是字段名，意思大致明白，
但值从哪里开始，还得由写的人来定。
修改前：
    主持人 王敏
    主题: 周例会
修改后：
    主持人: 王敏
    主题: 周例会
""",
    ),
)

WIDE_BLANK = RuleInfo(
    "F020",
    "full-width-blank",
    ERROR,
    N_("a full-width blank stands where only half-width ones are allowed"),
    N_("delete it, and type half-width blanks (two for each level)"),
    fix="unsafe",
    docs=Docs(
        """Full-width blanks as indentation.

What: a line is indented with full-width blanks (U+3000) or with the unbreakable ones of a web page,
or one of them follows the dash of a list. The file is not read. Inside a sentence they are fine.
Why: a Chinese paragraph begins with two of them, and one is exactly as wide as two half-width
blanks: everything seems to be in line. YAML counts only half-width ones, and what is indented by
others would belong to nothing.
Before:
    actions:
      -　what: Write the copy for the home page
        owner: Li Lei
After:
    actions:
      - what: Write the copy for the home page
        owner: Li Lei
""",
        """全角空格。
是什么：行首用全角空格（或网页上复制来的不间断空格）缩进，或者“-”后面跟着它。
这个文件暂不读取。句子中间的全角空格没有关系。
为什么：中文段落习惯空两格，一个全角空格和两个半角空格一样宽，看上去整整齐齐。
YAML 只认半角空格，下面的负责人就不属于任何一条行动了。
修改前：
    行动:
      - 内容: 完成首页文案
    　　负责人: 李雷
修改后：
    行动:
      - 内容: 完成首页文案
        负责人: 李雷
""",
    ),
)

TIGHT_DASH = RuleInfo(
    "F025",
    "dash-without-blank",
    ERROR,
    N_("there is no blank after the dash before “{key}”"),
    N_("write “- {key}: ” with a blank after the dash"),
    docs=Docs(
        """No blank after the dash.

What: an entry of a list begins with a dash and the name of a field, without a blank between them. The
file is not read.
Why: YAML takes the dash for the first character of the name, so this is neither an entry nor a field
that anybody knows, and where the next action begins cannot be told.
Before:
    actions:
      -what: Write the copy for the home page
       owner: Li Lei
After:
    actions:
      - what: Write the copy for the home page
        owner: Li Lei
""",
        """短横线后缺空格。
是什么：一条的开头，“-”和字段名连在了一起。这个文件暂不读取。
为什么：YAML 把“-”当成字段名的第一个字，于是既不是一条，也不是认识的字段，
更看不出下一条行动从哪里开始。
修改前：
    行动:
      -内容: 完成首页文案
       负责人: 李雷
修改后：
    行动:
      - 内容: 完成首页文案
        负责人: 李雷
""",
    ),
)

NAMELESS_LINE = RuleInfo(
    "F026",
    "nameless-line",
    ERROR,
    N_("this line is no field: it does not begin with a name and a colon"),
    N_("if it belongs to the line above, indent it further than that line; else give it a name"),
    docs=Docs(
        """A line without a name.

What: a line at the margin begins with no name and no colon. The file is not read.
Why: in a text one may break a line anywhere; in front matter every line at the margin is a new field.
Most often it is the rest of a long sentence: indented further than the line above, it belongs to it.
Before:
    background: Sales are falling,
    a competitor has cut its prices
    place: Room 3
After:
    background: Sales are falling,
      a competitor has cut its prices
    place: Room 3
""",
        """缺少字段名。
是什么：顶格的一行，开头没有字段名和冒号。这个文件暂不读取。
为什么：正文里哪里都能换行，文件头里顶格的每一行都是一个新字段。
它多半是上一句没写完的下半句：比上一行多缩进一些，就接上了。
修改前：
    背景: 销量下滑，
    竞品正在降价
    地点: 三楼会议室
修改后：
    背景: 销量下滑，
      竞品正在降价
    地点: 三楼会议室
""",
    ),
)

HASH_COMMENT = RuleInfo(
    "F201",
    "hash-comment",
    WARNING,
    N_("everything from “{text}” on counts as a comment, so it is not read"),
    N_("put the whole value in quotes if it belongs to the text"),
    docs=Docs(
        """Text after a # that is not read.

What: after a blank, # begins a comment in YAML; here letters follow at once, so that it looks like a
topic and not like a remark. What stands before it is read, the rest is not.
Why: #topics are written like this in chats, in Weibo and in Obsidian. YAML drops them to the end of
the line without a word, and “follow up #red” becomes “follow up”.
Before:
    title: Follow up on #launch-video
After:
    title: "Follow up on #launch-video"
""",
        """井号注释。
是什么：在 YAML 里，空格后面的 # 是注释的开头；这里 # 后面直接跟着字，看着像话题，不像注释。
# 前面的照常读取，后面的未读取。
为什么：微博、聊天和 Obsidian 里都这样写话题。YAML 会把从 # 到行末的内容一声不响地丢掉，
“跟进 #小红书 达人”就只剩下“跟进”。
修改前：
    主题: 跟进 #小红书 达人
修改后：
    主题: "跟进 #小红书 达人"
""",
    ),
)

INFOS = (
    FULL_WIDTH_COLON,
    COLON_WITHOUT_BLANK,
    MISSING_COLON,
    WIDE_BLANK,
    TIGHT_DASH,
    NAMELESS_LINE,
    HASH_COMMENT,
)
"""The rules of this module, in the order of their codes."""
