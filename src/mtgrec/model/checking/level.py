"""Levelling: text as rules search it, width, case and Traditional characters aside."""

from mtgrec.model.patterns import lazily
from mtgrec.model.words import OWN_NAMES_FOR_NOTHING, fold

# What vague words and groups of people are written with; `words.fold` knows the format's own words.
_TRADITIONAL = (
    "萬與專業兩個爲為書爭於產億僅從倉們眾夥會偉傳體側儲兒關內寫況準減幾劃則創辦務動勁區協賣歷壓參雙發"
    "臺號後啓啟員響團國場聲處頭學實審寬對導將盡層師帶幹並廣應張強當錄總執報擇據搖數無時暫術機條來構標"
    "檢氣匯溝沒塗遊滿點牽獨現電監確種祕窮緊約級線組經結給緒續繩縮羣聯腦節營補裝見觀規視計訂認討議記許"
    "論設訴試話該詳說請誰調談負財責質購資轉軸邊達過運還這進遲適選遞郵採裡鏈銷長門問間隊陣際隨頁項領題"
    "額饋驗齊乾佈併係傢儘厤唸噹埰寀彔彙曆朮榦檯箇糰繫脩蔘衕註誌踰迴週錶閤闆隻韆颱髮麵齣衆諸"
)
_SIMPLIFIED = (
    "万与专业两个为为书争于产亿仅从仓们众伙会伟传体侧储儿关内写况准减几划则创办务动劲区协卖历压参双发"
    "台号后启启员响团国场声处头学实审宽对导将尽层师带干并广应张强当录总执报择据摇数无时暂术机条来构标"
    "检气汇沟没涂游满点牵独现电监确种秘穷紧约级线组经结给绪续绳缩群联脑节营补装见观规视计订认讨议记许"
    "论设诉试话该详说请谁调谈负财责质购资转轴边达过运还这进迟适选递邮采里链销长门问间队阵际随页项领题"
    "额馈验齐干布并系家尽历念当采采录汇历术干台个团系修参同注志逾回周表合板只千台发面出众诸"
)
_WIDE = range(0xFF01, 0xFF5F)
_LEVEL = (
    str.maketrans(_TRADITIONAL, _SIMPLIFIED)
    | {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    | {wide: chr(wide - 0xFEE0).lower() for wide in _WIDE}
    | {0x3000: " ", 0xA0: " "}
)
_NOTHING = frozenset(map(fold, OWN_NAMES_FOR_NOTHING)) | {
    "na",
    "nil",
    "nothing",
    "未填",
    "缺",
    "空",
    "略",
    "x",
    "xx",
    "xxx",
}
_UNDECIDED = lazily(
    r"(?:[尚仍还])?待(?:定|议|补充?|确[认定]|讨论|明确|商[议定]|完善|制定)|(?:尚|还)?未(?:定|确定|制定)|[还]?没[定有想]好?"
    r"|tb[dac]|to be (?:decided|determined|defined|confirmed|agreed|discussed)|pending"
)
_MARKS = " \t\r\n.。…·?？!！-—–_/／\\|、,，;；:：()（）[]【】<>《》\"'“”*#~～"


def level(text: str) -> str:
    """Return `text` as it is searched, character by character as long as it was."""
    return text.translate(_LEVEL)


def says_nothing(text: str | None) -> bool:
    """Tell whether a field is empty, or filled only for form's sake: 无, N/A, -, ???."""
    bare = level(text or "").strip(_MARKS)
    return not bare or fold(bare) in _NOTHING


def is_undecided(text: str | None) -> bool:
    """Tell whether a field says no more than that it will be filled later: 待定, TBD."""
    return _UNDECIDED.fullmatch(level(text or "").strip(_MARKS)) is not None
