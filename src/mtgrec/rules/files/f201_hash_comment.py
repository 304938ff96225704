"""Text after a # that is not read.

What: after a blank, # begins a comment in YAML; here letters follow at once, so that it looks like a
topic and not like a remark. What stands before it is read, the rest is not.
Why: #topics are written like this in chats, in Weibo and in Obsidian. YAML drops them to the end of
the line without a word, and “follow up #red” becomes “follow up”.
Before:
    title: Follow up on #launch-video
After:
    title: "Follow up on #launch-video"
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """# 后面的内容没有读入。
是什么：在 YAML 里，空格后面的 # 是注释的开头；这里 # 后面直接跟着字，看着像话题，不像注释。
# 前面的照常读取，后面的没有读入。
为什么：微博、聊天和 Obsidian 里都这样写话题。YAML 会把从 # 到行末的内容一声不响地丢掉，
“跟进 #小红书 达人”就只剩下“跟进”。
修改前：
    主题: 跟进 #小红书 达人
修改后：
    主题: "跟进 #小红书 达人"
"""

RULE = Rule(traps.HASH_COMMENT, docs(__doc__, ZH))
