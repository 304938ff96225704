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
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """混进了看不见的控制字符。
是什么：文件头里有键盘打不出来的字符，比如从幻灯片复制标题时带过来的软回车（U+000B）；
正文里只查 NUL。这个文件暂不读取。一个字母上叠了上百个音标符号的，也一样不读取。
为什么：下面两个标题在屏幕上看不出差别，搜索时却对不上；文件里有 NUL，不少工具读到那里就断了。
修改前：
    主题: 618<U+000B>大促启动会
修改后：
    主题: 618 大促启动会
"""

RULE = Rule(traps.CONTROL_CHARACTER, docs(__doc__, ZH))
