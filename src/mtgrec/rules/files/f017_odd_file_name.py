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
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """文件名不是 UTF-8 编码。
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
"""

RULE = Rule(traps.ODD_FILE_NAME, docs(__doc__, ZH))
