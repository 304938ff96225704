"""More than a record can hold.

What: the front matter is larger than 256 KiB, nested more than 32 levels deep or made of more than
20,000 values, or the whole file is larger than 8 MB. It is not read.
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
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """文件太大，超出一份记录的限度。
是什么：文件头超过 256 KiB、嵌套超过 32 层、超过 20,000 个值，或者整个文件超过 8 MB。这个文件暂不读取。
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
"""

RULE = Rule(traps.TOO_LARGE, docs(__doc__, ZH))
