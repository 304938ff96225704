"""Text in UTF-16.

What: the file is UTF-16, which older versions of Notepad call “Unicode”. It is not read.
Why: git takes such a file for a binary one: no difference is shown, two people's changes cannot be
merged, and nobody sees in a review which deadline was moved.
Before:
    minutes.md, saved in Notepad with the encoding “Unicode”
After:
    minutes.md, saved in Notepad with the encoding “UTF-8”, or converted:
    iconv -f UTF-16 -t UTF-8 minutes.md > new.md
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """文件是 UTF-16 编码。
是什么：文件存成了 UTF-16，旧版记事本里叫“Unicode”。这个文件暂不读取。
为什么：git 会把它当成二进制文件：看不到改了什么，两个人的修改合并不了，截止日期被谁改过也无从查起。
修改前：
    纪要.md，在记事本里保存时编码选了“Unicode”
修改后：
    纪要.md，在记事本里另存为“UTF-8”，或转换编码：
    iconv -f UTF-16 -t UTF-8 纪要.md > 新文件.md
"""

RULE = Rule(traps.UTF16, docs(__doc__, ZH))
