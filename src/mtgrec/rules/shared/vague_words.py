"""Vague wording: words that leave open when something is done, or how well.

A word counts only where it has that meaning: 尽快 has, 尽 快递员 has not. Text in quotation marks is
ignored: it is the name of something, or a slogan.
"""

from mtgrec.model.values.normalized import normalized
from mtgrec.model.values.patterns import lazily

_CLAUSE_END = r"(?=\s*(?:$|[，。；、！？,;.!?)）】\]\n]))"

_CHINESE = {
    # Text that must be present, which is quick to search for -> the pattern of the wording.
    # When:
    "尽快": r"(?<![详穷耗用])尽快(?!递(?![交送补上出给增]))",
    "尽早|尽速": r"(?<![详穷])尽[早速](?!期)",
    "适时": r"(?<![舒合])适时(?![尚间段长令节代期空机装])",
    "择机": r"(?<![选抉])择机(?![会构型票场器位种])",
    "择日|择期": r"(?<![选抉])择[日期](?![期历常报])",
    "早日": r"(?<![每清今明])早日(?![报志均常期程系])",
    "有空": rf"(?<!没)有空(?:(?=时|再|的时候|的话|就|来|去|看|做|处理|弄|补|联系|跟|约|整理)|{_CLAUSE_END})",
    "抽空": r"抽空(?![气调白间])",
    "有时间": r"有时间(?:再|的话|的时候|就)",
    "回头再": r"回头再",
    "改天|改日": r"(?<![修更订涂整])改[天日](?![期程历常志数])",
    "到时": r"到时(?:候|再)",
    "过几天|过两天|过一|过段|过些": r"过(?:几天|两天|一阵|段时间|一段时间|些日子)",
    "近期": r"近期(?=内|完成|落实|安排|确定|提交|启动|给出)",
    "不久": r"不久(?:之?后|将来)",
    "抓紧": r"抓紧(?!带|绳|扶|握)",
    "从速": r"从速(?![度率卖食运递写])",
    "第一时间": r"第一时间(?![段点轴线])",
    "时机|时候": r"(?:合适|适当)的?时(?:候|机)",
    "再说|再议|再定|再看": rf"(?:以后|后面|后续)?再[说议定看]{_CLAUSE_END}",
    "月底左右|月初左右|月中左右|月末左右": r"月[底初中末]左右",
    # How far, how well:
    "原则上": r"(?<![该此项条款设计])原则上(?![线市架述传级周月午游层台次])",
    "看情况": r"(?<![查察观收参试])看情况(?!说明|汇总|报告|通报|分析|表|反馈)",
    "情况": r"(?<![重巡电监检审短透正注近])视(?:具体|实际)?情况(?!说明|汇总|报告|通报|表)",
    "而定": r"[视看][^\s，。；,;]{1,8}而定",
    "酌情": r"酌情",
    "尽量": r"(?<![详穷])尽量(?!化|级)",
    "尽可能": r"(?<![详穷])尽可能",
    "大概": r"大概(?![率念括])",
    "大约": r"(?<!重)大约(?![束定谈见会])",
    "差不多": r"差不多",
    "若干": r"若干",
    "适当": r"(?<![不合失])适当(?=调|增|减|延|放宽|加|提|降|压缩|补充|安排)",
    "基本": r"基本(?:完成|到位|就绪|定稿|做完|上(?![线市架]))",
    "有可能|可能的话|条件": r"(?:如|若)有可能|可能的话|有条件的话|条件允许",
    # 争取 before a thing is to win it (争取首页资源); before a day or a verb it is to try.
    "争取": (
        r"争取(?=在|于|按|能|早[日点]|提前|尽|[本下这]?周[一二三四五六日天内\d]|[本下这](?:个?月|周|季|年)"
        r"|明[天日年]|今[天晚年]|年[内底前]|月[底初中内末]|\s?\d+\s?[月日号点]|\s?\d+[./-]\d+|完成|做[完到出]|达[到成]"
        r"|实现|搞定|拿出|定稿|不|一次)"
    ),
    "左右": (
        r"(?:\d{1,4}[月年])?[\d一二三四五六七八九十百千万亿两几半][\d.,]{0,12}\s?(?:[^\W\d]|%){0,3}\s?左右"
        r"(?![滑两对各侧手布留边脑摇声])"
    ),
    # Still open:
    "待": rf"(?<![等期招对接])待(?:定|议|商议|商定|确认|讨论|明确|补充|沟通){_CLAUSE_END}",
    "未定|未确定|没定|没确定|没想好": rf"(?:[尚还])?(?:未|没)(?:定|确定|想好){_CLAUSE_END}",
    "另定|另行通知": r"(?:时间|日期|标准|数量|金额|地点|人选|内容)(?:另定|另行通知)",
}
_ENGLISH = (
    "a\\.?s\\.?a\\.?p",
    "as (?:soon|early|quickly|much|far|best) as (?:possible|we can|you can|feasible)",
    "(?:as|where|when|if) (?:appropriate|possible|feasible)",
    "wherever possible",
    "whenever possible",
    "when(?:ever)? (?:you|we|they) (?:can|have time|get to it)",
    "(?:if|when|as) time (?:permits|allows)",
    "at (?:your|our|their) (?:earliest )?convenience",
    "at some point",
    "some time (?:soon|later|next|this)",
    "sometime",
    "some ?day",
    "(?<!coming )soon(?:ish)?(?! as|[- ]to[- ])",
    "shortly(?! (?:after|before))",
    "in due (?:course|time)",
    "in the near future",
    "sooner or later",
    "in principle",
    "more or less",
    "roughly",
    "ballpark",
    "give or take",
    "(?<=\\d )or so",
    "hopefully",
    "maybe",
    "perhaps",
    "best efforts?",
    "try to",
    "good enough",
    "tb[dac]",
    "to be (?:decided|determined|defined|confirmed|discussed|announced|agreed)",
)
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_CHINESE_HINT = lazily("|".join(_CHINESE))
_VAGUE_CHINESE = lazily("|".join(_CHINESE.values()))
_VAGUE_ENGLISH = lazily(rf"(?<![a-z0-9_])(?:{'|'.join(_ENGLISH)})(?![a-z0-9_])")
_QUOTED = lazily(
    r"《[^《》]*》|“[^“”]*”|‘[^‘’]*’|「[^「」]*」|『[^『』]*』|\"[^\"\n]*\"|`[^`\n]*`|#[^#\s]+#|https?://\S+"
)


def vague_words(text: str) -> list[str]:
    """Return the vague words of `text` as they are written, each once."""
    plain = normalized(text)
    chinese = _CHINESE_HINT.search(plain) and _VAGUE_CHINESE.search(plain)
    english = not _LETTERS.isdisjoint(plain) and _VAGUE_ENGLISH.search(plain)
    if not chinese and not english:
        return []
    plain = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), plain)
    found = [*_VAGUE_CHINESE.finditer(plain), *_VAGUE_ENGLISH.finditer(plain)]
    words = (text[word.start() : word.end()].strip() for word in found)
    return list(dict.fromkeys(words))
