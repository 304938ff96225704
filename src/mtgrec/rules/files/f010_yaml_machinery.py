"""Anchors, tags and other machinery of YAML.

What: the front matter uses an anchor (&), an alias (*), a merge key (<<), a tag (!), a directive (%)
or a second document (---). The file is not read.
Why: minutes are read from top to bottom by people who do not know YAML. Whoever changes the chair
below would change the recorder too; and a few lines of aliases can unfold into gigabytes.
Before:
    chair: &lead Wang Min
    recorder: *lead
After:
    chair: Wang Min
    recorder: Wang Min
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """用了锚点、标签之类的 YAML 语法。
是什么：文件头里有锚点（&）、别名（*）、合并键（<<）、标签（!）、指令（%）或第二个文档（---）。
这个文件暂不读取。
为什么：纪要是给人从头看到尾的，大多数人不懂 YAML。像下面这样写，换个主持人，记录人也跟着换了；
而且几行别名就能展开成几个 GB。
修改前：
    主持人: &lead 王敏
    记录人: *lead
修改后：
    主持人: 王敏
    记录人: 王敏
"""

RULE = Rule(traps.YAML_MACHINERY, docs(__doc__, ZH))
