"""Normalised text for the patterns of rules: half-width, lower case, Simplified characters."""

from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.words import EMPTY_LIST_WORDS, TO_SIMPLIFIED, fold

# Traditional characters that rules search for, beyond those in the words of the format itself.
_TRADITIONAL = (
    "萬專業個爲為爭於產億僅從倉們眾夥偉傳側儲兒寫況減幾則創勁區賣歷壓臺響團國場聲學寬導將盡師帶幹廣張強當報擇搖機來構氣匯"
    "溝塗遊滿獨監種祕窮緊約組給緒繩縮腦補裝見觀規視訂討許設訴試該詳誰談財購軸邊運這選遞採鏈長陣隨頁領齊乾併係傢儘厤唸噹埰"
    "寀彔彙曆朮榦檯箇糰繫脩蔘衕踰迴錶閤闆隻韆颱髮麵齣衆諸籌測蹤識換趕讓貨歐陽東孫宮馬駁佔蓋範嚴蔣錢羅趙黃楊賈餘謝顧韓陸鄭"
    "閆畢譚蘇盧賀韋劉龍陳呂吳馮龔鄧葉鍾鄒戶習溫蘭聶魯莊紀藍樓鮑華崗駐輔遠嶽離臨喪雲廠銀"
)
_SIMPLIFIED = (
    "万专业个为为争于产亿仅从仓们众伙伟传侧储儿写况减几则创劲区卖历压台响团国场声学宽导将尽师带干广张强当报择摇机来构气汇"
    "沟涂游满独监种秘穷紧约组给绪绳缩脑补装见观规视订讨许设诉试该详谁谈财购轴边运这选递采链长阵随页领齐干并系家尽历念当采"
    "采录汇历术干台个团系修参同逾回表合板只千台发面出众诸筹测踪识换赶让货欧阳东孙宫马驳占盖范严蒋钱罗赵黄杨贾余谢顾韩陆郑"
    "闫毕谭苏卢贺韦刘龙陈吕吴冯龚邓叶钟邹户习温兰聂鲁庄纪蓝楼鲍华岗驻辅远岳离临丧云厂银"
)
_WIDE = range(0xFF01, 0xFF5F)
SIMPLIFIED = TO_SIMPLIFIED | str.maketrans(_TRADITIONAL, _SIMPLIFIED)
"""Traditional to Simplified characters, for `str.translate`: those of our words and of rules."""
_NORMAL_FORMS = (
    SIMPLIFIED
    | {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    | {wide: chr(wide - 0xFEE0).lower() for wide in _WIDE}
    | {0x3000: " ", 0xA0: " "}
)
_EMPTY_WORDS = frozenset(map(fold, EMPTY_LIST_WORDS)) | {
    "na",
    "nothing",
    "未填",
    "缺",
    "空",
    "略",
    "x",
    "xx",
    "xxx",
}
_NONE_WORDS = frozenset(("", *map(fold, EMPTY_LIST_WORDS)))
_DASHES = " \t\r\n-–—―_/\\.。…·、,"
_UNDECIDED = lazily(
    r"(?:[尚仍还])?待(?:定|议|补充?|确[认定]|讨论|明确|商[议定]|完善|制定)|(?:尚|还)?未(?:定|确定|制定)|[还]?没[定有想]好?"
    r"|tb[dac]|to be (?:decided|determined|defined|confirmed|agreed|discussed)|pending"
)
_PUNCTUATION = " \t\r\n.。…·?？!！-—–_/／\\|、,，;；:：()（）[]【】<>《》\"'“”*#~～"


def normalized(text: str) -> str:
    """Return `text` in the form that rules search; every character keeps its position."""
    return text.translate(_NORMAL_FORMS)


def says_nothing(text: str | None) -> bool:
    """Return whether a field is empty, or holds a word for nothing: 无, N/A, -, ???."""
    bare = normalized(text or "").strip(_PUNCTUATION)
    return not bare or fold(bare) in _EMPTY_WORDS


def means_none(text: str) -> bool:
    """Return whether a text is one for nothing at all: a dash or the like, 无, N/A; or is empty."""
    return fold(normalized(text).strip(_DASHES)) in _NONE_WORDS


def is_question(text: str) -> bool:
    """Return whether a text is only a question mark, or several."""
    return bool(text.strip()) and not text.strip(" ?？")


def is_unfilled(text: str | None) -> bool:
    """Return whether a field that needs text has none yet: empty, a word for nothing, or 待定."""
    return says_nothing(text) or is_undecided(text)


def is_undecided(text: str | None) -> bool:
    """Return whether a field says only that it will be filled later: 待定, TBD."""
    return _UNDECIDED.fullmatch(normalized(text or "").strip(_PUNCTUATION)) is not None
