r"""A backslash in double quotes.

What: in a value in double quotes, a backslash is followed by something that gives it no meaning. The
file is not read.
Why: in double quotes a backslash begins a code. D:\minutes is refused, which is the lucky case: in
D:\temp\new the \t would have become a tab and the \n a new line, without a word. Paths go well in
single quotes, or in none.
Before:
    background: "See D:\minutes\june"
After:
    background: 'See D:\minutes\june'
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = r"""双引号里写了反斜杠。
是什么：值写在双引号里，反斜杠后面的字又构不成转义。这个文件暂不读取。
为什么：双引号里的反斜杠是转义符。“D:\会议”读不出来还算走运，换成“D:\temp\new”，
\t 会变成 Tab，\n 会变成换行，而且一声不响。路径用单引号，或者干脆不加引号。
修改前：
    背景: "见 D:\会议\纪要"
修改后：
    背景: '见 D:\会议\纪要'
"""

RULE = Rule(traps.BAD_ESCAPE, docs(__doc__, ZH))
