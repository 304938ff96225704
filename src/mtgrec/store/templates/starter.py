"""The files of a new workspace, with comments that explain them."""

from collections.abc import Mapping

_SETTINGS: Mapping[str, str] = {
    "zh": """\
# mtgrec 工作区设置。每一项都可以删，删了就用默认值。
[workspace]
format   = 1
language = "zh"                # 界面和新记录的语言：zh 或 en
timezone = "Asia/Shanghai"     # “今天”按哪个时区算
# path   = "{campaign}/{date}-{type}"   # 新记录放在哪里

# [rules]
# lag_days = 2                 # 逾期几天以内还不算异常

# [check]
# ignore = ["K003"]            # mtgrec check 不用哪些规则
""",
    "en": """\
# Settings of this mtgrec workspace. Every key may be deleted; then its default counts.
[workspace]
format   = 1
language = "en"                # of the interface and of new records: zh or en
# timezone = "Europe/London"   # whose "today" counts; without it, this computer's
# path   = "{campaign}/{date}-{type}"   # where new records go

# [rules]
# lag_days = 2                 # so many days late is not yet off-track

# [check]
# ignore = ["K003"]            # rules that mtgrec check does not ask
""",
}
_PEOPLE: Mapping[str, str] = {
    "zh": """\
# 人员名单：负责人是谁、属于哪个部门、怎么联系，都从这里查。
# 一人一段，照着写，去掉行首的 # 就生效。
# - 姓名: 王敏
#   别名: [Min]
#   部门: 市场部
#   职务: 市场总监
#   上级: 陈立
#   电话: 138-0000-0000
#   邮箱: wangmin@example.com
""",
    "en": """\
# Who is who: owners, their departments and how to reach them are looked up here.
# One entry each; take the leading # away to make it count.
# - name: Anna Berg
#   aliases: [Anna]
#   department: Marketing Team
#   role: Head of marketing
#   manager: Jo Lund
#   phone: "+44 20 0000 0000"
#   email: anna@example.com
""",
}


def settings_file(language: str) -> str:
    """Return the text of a new `mtgrec.toml`."""
    return _SETTINGS[language]


def people_file(language: str) -> str:
    """Return the text of a new `people.yaml`."""
    return _PEOPLE[language]
