"""Rules about files as bytes: unreadable ones, wrong encodings, leftovers of a merge."""

from mtgrec.model.message import N_
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo

NOT_UTF8 = RuleInfo(
    "F001",
    "not-utf-8",
    ERROR,
    N_("this is not {encoding} text (byte 0x{byte}){guess}"),
    N_("save the file as {encoding} in the editor{mend}"),
    docs=Docs(
        """Text that is not UTF-8.

What: a record, or a table of readings, holds bytes that are not UTF-8, most often because an editor
or Excel saved it as GBK. Nothing of the file is read, and nothing in it is changed.
Why: the same bytes are other words in another encoding, and whoever guesses gets some wrong: the
GBK bytes of 标题: 会 pass for UTF-16. Converting takes seconds; garbled names that come to light
weeks later take an afternoon. Where all files of a team are GB18030, `encoding` in mtgrec.toml
says so.
Before:
    metrics.csv, saved in Excel as “CSV (Comma delimited)”
After:
    metrics.csv, saved in Excel as “CSV UTF-8 (Comma delimited)”, or converted:
    iconv -f GB18030 -t UTF-8 metrics.csv > new.csv
""",
        """非UTF-8编码。
是什么：记录或数据表里有不是 UTF-8 的字节，多半是编辑器或 Excel 存成了 GBK。
整个文件暂不读取，内容也不会改动。
为什么：同样的字节换一种编码就是另外的字，猜总有猜错的时候：GBK 的“标题: 会”看着就像 UTF-16。
转码只要几秒，过几周才发现人名成了乱码，就得花半天去补。
团队的文件如果一律是 GB18030，在 mtgrec.toml 里写上 encoding 即可。
修改前：
    指标.csv，在 Excel 里存成“CSV（逗号分隔）”
修改后：
    指标.csv，在 Excel 里另存为“CSV UTF-8（逗号分隔）”，或转换编码：
    iconv -f GB18030 -t UTF-8 指标.csv > 新文件.csv
""",
    ),
)

UTF16 = RuleInfo(
    "F002",
    "utf-16",
    ERROR,
    N_("this is UTF-16 text, not UTF-8"),
    N_(
        "save the file as UTF-8 in the editor, or convert it: "
        "iconv -f UTF-16 -t UTF-8 OLD.md > NEW.md"
    ),
    docs=Docs(
        """Text in UTF-16.

What: the file is UTF-16, which older versions of Notepad call “Unicode”. It is not read.
Why: git takes such a file for a binary one: no difference is shown, two people's changes cannot be
merged, and nobody sees in a review which deadline was moved.
Before:
    minutes.md, saved in Notepad with the encoding “Unicode”
After:
    minutes.md, saved in Notepad with the encoding “UTF-8”, or converted:
    iconv -f UTF-16 -t UTF-8 minutes.md > new.md
""",
        """UTF-16编码。
是什么：文件存成了 UTF-16，旧版记事本里叫“Unicode”。这个文件暂不读取。
为什么：git 会把它当成二进制文件：看不到改了什么，两个人的修改合并不了，截止日期被谁改过也无从查起。
修改前：
    纪要.md，在记事本里保存时编码选了“Unicode”
修改后：
    纪要.md，在记事本里另存为“UTF-8”，或转换编码：
    iconv -f UTF-16 -t UTF-8 纪要.md > 新文件.md
""",
    ),
)

CONTROL_CHARACTER = RuleInfo(
    "F003",
    "control-character",
    ERROR,
    N_("a control character ({character}) stands in the text"),
    N_("delete the invisible character at this place"),
    docs=Docs(
        """An invisible control character.

What: the front matter holds a character that no keyboard types, such as the soft line break that
comes along when a title is copied from a slide (U+000B); of the text below, only a NUL counts. The
file is not read. Accents piled up by the hundred on one letter are refused in the same way.
Why: on the screen the two titles below look alike, yet a search for the one never finds the other,
and a file with a NUL in it is cut short by many tools.
Before:
    title: 618<U+000B>kick-off
After:
    title: 618 kick-off
""",
        """控制字符。
是什么：文件头里有键盘打不出来的字符，比如从幻灯片复制标题时带过来的软回车（U+000B）；
正文里只查 NUL。这个文件暂不读取。一个字母上叠了上百个音标符号的，也一样不读取。
为什么：下面两个标题在屏幕上看不出差别，搜索时却对不上；文件里有 NUL，不少工具读到那里就断了。
修改前：
    主题: 618<U+000B>大促启动会
修改后：
    主题: 618 大促启动会
""",
    ),
)

MERGE_MARKER = RuleInfo(
    "F013",
    "merge-marker",
    ERROR,
    N_("a merge conflict was left unresolved here"),
    N_("decide between the two versions and delete the lines <<<<<<<, ======= and >>>>>>>"),
    docs=Docs(
        """A merge conflict that nobody resolved.

What: the lines <<<<<<<, ======= and >>>>>>> that git writes into a file stand in it, in the front
matter or below. The file is not read. ======= alone below a heading is fine.
Why: both versions are still there, and which one was agreed is for the two people to say. Read as it
stands, the record would hold two dates, or the actions of both sides.
Before:
    <<<<<<< HEAD
    date: 2026-06-08
    =======
    date: 2026-06-09
    >>>>>>> postponed
After:
    date: 2026-06-09
""",
        """合并冲突。
是什么：文件头或正文里留着 git 写进去的 <<<<<<<、======= 和 >>>>>>>。这个文件暂不读取。
标题下面单独一行 ======= 没有问题。
为什么：两个版本都还在，以哪个为准，要由两边的人商量。照原样读，
一份记录就会有两个日期，或者两边的行动项全都算上。
修改前：
    <<<<<<< HEAD
    日期: 2026-06-08
    =======
    日期: 2026-06-09
    >>>>>>> 改期
修改后：
    日期: 2026-06-09
""",
    ),
)

TOO_LARGE = RuleInfo(
    "F014",
    "too-large",
    ERROR,
    N_("this file is too large to be read ({measure})"),
    N_("split it, or leave out what nobody needs; long text may stand below the front matter"),
    docs=Docs(
        """More than a record can hold.

What: the front matter is larger than 256 KiB, nested more than 32 levels deep or made of more than
10,000 values, names and items counted, or the whole file is larger than 8 MB. It is not read. Files of
people and holidays may have 20,000 values, and tables of readings 128 MB.
Why: no meeting produces that much, but a pasted transcript or a picture as text does, and every
command of everybody in the folder would wait for it. Below the front matter there is room.
Before:
    ---
    type: kickoff
    background: (three hours of transcript, 300 KiB)
    ---
After:
    ---
    type: kickoff
    background: Approved budget, see the transcript below
    ---

    (three hours of transcript)
""",
        """文件过大。
是什么：文件头超过 256 KiB、嵌套超过 32 层、超过 10,000 个值（字段名和条目也算），
或者整个文件超过 8 MB。这个文件暂不读取。人员和节假日文件可以有 20,000 个值，数据表可以有 128 MB。
为什么：一场会议写不出这么多，多半是把录音转写或图片编码整段贴进了字段，
结果大家每敲一个命令都要等它。长文字放到正文里就好。
修改前：
    ---
    类型: 启动会
    背景: （三小时的录音转写，300 KiB）
    ---
修改后：
    ---
    类型: 启动会
    背景: 预算已批，录音转写见正文
    ---

    （三小时的录音转写）
""",
    ),
)

CANNOT_OPEN = RuleInfo(
    "F016",
    "cannot-open",
    ERROR,
    N_("this cannot be opened: {reason}"),
    N_("check the permissions of the file and its folder"),
    docs=Docs(
        """A file or folder that cannot be opened.

What: the system refuses to open a file or to list a folder, mostly for want of permission. The rest
of the workspace is read.
Why: a folder that is skipped in silence looks like good news: its overdue actions are in no list.
Before:
    $ ls -l minutes.md
    ---------- 1 root root 2048 minutes.md
After:
    $ ls -l minutes.md
    -rw-r--r-- 1 limin market 2048 minutes.md
""",
        """无法打开。
是什么：系统不让打开这个文件，或不让看这个文件夹，多半是没有权限。其余的照常读取。
为什么：打不开就悄悄跳过，看上去反而像好消息：里面逾期的行动一条也列不出来。
修改前：
    $ ls -l 纪要.md
    ---------- 1 root root 2048 纪要.md
修改后：
    $ ls -l 纪要.md
    -rw-r--r-- 1 limin market 2048 纪要.md
""",
    ),
)

ODD_FILE_NAME = RuleInfo(
    "F017",
    "odd-file-name",
    ERROR,
    N_("the name of this file is not UTF-8"),
    N_("rename the file"),
    docs=Docs(
        """A file name that is not UTF-8.

What: the name of the file holds bytes that are not UTF-8. The file is not read.
Why: such names come out of archives that were packed on a Chinese Windows. They are shown as
question marks, cannot be typed, and a Mac refuses to create them, so a colleague's copy would lack
the file. `convmv` renames a whole folder.
Before:
    $ ls
    ????.md
After:
    $ convmv -f GBK -t UTF-8 --notest *.md
    $ ls
    周会.md
""",
        """文件名乱码。
是什么：文件名里有不是 UTF-8 的字节。这个文件暂不读取。
为什么：在中文 Windows 上打的压缩包，换个系统解开常常这样：文件名显示成一串问号，敲也敲不出来；
Mac 上根本建不了这样的文件，同事那边就少一份。可以用 convmv 整个文件夹一起改名。
修改前：
    $ ls
    ????.md
修改后：
    $ convmv -f GBK -t UTF-8 --notest *.md
    $ ls
    周会.md
""",
    ),
)

INFOS = (
    NOT_UTF8,
    UTF16,
    CONTROL_CHARACTER,
    MERGE_MARKER,
    TOO_LARGE,
    CANNOT_OPEN,
    ODD_FILE_NAME,
)
"""The rules of this module, in the order of their codes."""
