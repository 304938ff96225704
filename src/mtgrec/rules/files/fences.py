"""Rules about the lines that fence the front matter."""

from mtgrec.model.message import N_
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo

DAMAGED_FENCE = RuleInfo(
    "F027",
    "damaged-fence",
    ERROR,
    N_("“{fence}” stands where a line of three hyphens (---) is needed"),
    N_("write --- instead"),
    fix="unsafe",
    docs=Docs(
        """Dashes instead of ---.

What: a line around the front matter is made of dashes, of which at least one is no hyphen. The file is
not read.
Why: Word and many chats turn -- into a long dash by themselves, and a Chinese input method types —— or
full-width ones. All look alike; to every program there is no front matter then, and the whole record
would be gone.
Before:
    ———
    type: kickoff
    campaign: 618-2026
    date: 2026-05-25
    ———
After:
    ---
    type: kickoff
    campaign: 618-2026
    date: 2026-05-25
    ---
""",
        """分隔线损坏。
是什么：文件头前后的分隔线里有破折号、全角横线之类的字符，不全是半角短横线。这个文件暂不读取。
为什么：Word 和不少聊天软件会自动把 -- 换成长横线，中文输入法打出来的是——或全角横线，看上去都差不多。
程序会认为没有文件头，整份记录就丢了。
修改前：
    ———
    类型: 启动会
    项目: 618-2026
    日期: 2026-05-25
    ———
修改后：
    ---
    类型: 启动会
    项目: 618-2026
    日期: 2026-05-25
    ---
""",
    ),
)

INFOS = (DAMAGED_FENCE,)
"""The rules of this module, in the order of their codes."""
