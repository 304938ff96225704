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
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """文件不是 UTF-8 编码。
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
"""

RULE = Rule(traps.NOT_UTF8, docs(__doc__, ZH))
