"""The words and signs of numbers: scales, currencies, units, bounds, and the pattern of a number."""

import re
from decimal import Decimal

SCALES = {
    scale: Decimal(10**power)
    for power, scales in {
        0: ("",),
        1: ("十", "拾"),
        2: ("百", "佰"),
        3: ("千", "仟", "k", "thousand"),
        4: ("万", "萬", "w", "wan"),
        5: ("十万", "十萬", "拾万", "拾萬", "lakh", "lakhs"),
        6: ("百万", "百萬", "m", "mio", "mln", "mn", "million"),
        7: ("千万", "千萬", "crore", "crores"),
        8: ("亿", "億"),
        9: ("十亿", "十億", "bn", "billion"),
        10: ("百亿", "百億"),
        11: ("千亿", "千億"),
        12: ("万亿", "萬億", "trillion"),
    }.items()
    for scale in scales
}
CURRENCIES = {
    "¥": "¥",
    "￥": "¥",
    "元人民币": "¥",
    "人民币": "¥",
    "人民幣": "¥",
    "元": "¥",
    "rmb": "¥",
    "cny": "¥",
    "块": "¥",
    "塊": "¥",
    "us$": "$",
    "$": "$",
    "usd": "$",
    "美元": "$",
    "美金": "$",
    "€": "€",
    "eur": "€",
    "欧元": "€",
    "歐元": "€",
    "£": "£",
    "gbp": "£",
    "英镑": "£",
    "英鎊": "£",
}
"""Sign or word of a currency -> its sign."""
CURRENCY_SIGNS = frozenset(CURRENCIES.values())
CURRENCY_WORDS = "|".join(map(re.escape, sorted(CURRENCIES, key=len, reverse=True)))
"""The signs and words of currencies, as a part of a pattern."""
_SCALE_WORDS = "|".join(
    scale + ("(?![a-z])" if scale.isascii() else "")
    for scale in sorted(filter(None, SCALES), key=len, reverse=True)
)
# Words around a number that do not change it; 以上 and 以内 make it a bound.
_ABOUT = r"(?:大约|大約|约|約|将近|將近|接近|近|≈|~|about|around|approx\.?|nearly|almost)"
_AFTER = r"左右|上下|出头|出頭|多|余|餘|(?:及)?以上|(?:及)?以[内內下]|or more|or less|or so|\+"
HIGHER = (
    *(">=", "≥", ">", "不低于", "不低於", "不少于", "不少於", "至少", "最少"),
    *("高于", "高於", "大于", "大於", "多于", "多於", "超过", "超過", "超", "突破", "逾"),
    *("at least", "no less than", "not less than", "more than", "over", "above"),
)
_LOWER = (
    *("<=", "≤", "<", "不高于", "不高於", "不超过", "不超過", "不多于", "不多於", "至多", "最多"),
    *("低于", "低於", "小于", "小於", "少于", "少於"),
    *("at most", "no more than", "not more than", "less than", "up to", "under", "below"),
)
_BOUND_WORDS = "|".join(sorted((*HIGHER, *_LOWER), key=len, reverse=True))
NUMBER = (
    rf"(?:{_ABOUT}\s*)?"
    rf"(?P<bound>{_BOUND_WORDS})?\s*"
    r"(?P<growth>提升|提高|上升|上[涨漲]|增[长長]|增加|增|降低|下降|[缩縮]短|[减減]少|降)?"
    r"(?:了|(?P<to>[至到]))?\s*"
    rf"(?:{_ABOUT}\s*)?(?P<sign>[+\-−])?\s*"
    rf"(?:(?P<currency>{CURRENCY_WORDS})\s*(?P<minus>[\-−])?)?\s*"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)\s*"
    rf"(?P<scale>{_SCALE_WORDS})?\s*(?P<more>[多余餘+](?=.))?"
    r"(?P<unit>%|‰|percentage points?"
    rf"|(?!{_AFTER})[^\d\s%‰+<>≥≤=,;:，。；：][^\d%‰+<>≥≤=,;:，。；：]{{0,15}}?)?\s*"
    rf"(?P<after>{_AFTER})?"
)
"""The pattern of a number with its words; it ignores case."""
NO_UNIT = (
    r"成.|[一二两兩三四五六七八九零〇十百千万萬亿億兆半]|[年月日号號](?!$)|[月日号號]$"
    r"|[个個来來几幾]{1,2}\s*(?:[十千万萬亿億]|百(?!分)|[wkWK](?![a-zA-Z]))"
)
"""What follows a number without being a unit: more of the number, or the rest of a date."""
POINTS = frozenset(
    ("pp", "ppt", "pct", "个百分点", "個百分點", "百分点", "百分點", "个点", "個點", "percentage point",
     "percentage points")
)  # fmt: skip
"""Units of rates that are per cents of the whole, never of the baseline."""
SCORES = frozenset(("point", "points"))
TIMES = frozenset(("倍", "times", "fold"))
"""Units of multiples: of a return (ROAS 3倍), or of a baseline."""
SHORT_UNITS = frozenset(
    "kg g mg km cm mm ml l h hr d s ms pc pv uv kb mb gb".split()  # noqa: SIM905 - one line
)
"""The accepted units of one or two Latin letters; others might be a misspelt scale."""
LIKE_SCALES = frozenset(
    (
        *("mil", "mill", "bil", "tril", "kk", "hundred", "dozen", "dozens", "打", "折"),
        *("hundreds", "thousands", "millions", "billions", "trillions", "grand", "tsd"),
        *("bp", "bps", "基点", "个基点", "基點", "個基點"),
    )
)
"""Words that may be a scale, or part of one: never a unit."""
SHARES = {"%": -2, "‰": -3, "‱": -4, "成": -1}
"""Units of shares -> the power of ten that they stand for."""
SHRINKING = frozenset(("降低", "下降", "减少", "減少", "缩短", "縮短", "降"))
