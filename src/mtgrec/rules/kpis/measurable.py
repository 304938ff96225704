"""Whether a text names a figure: 提升50%, 突破100万, by a third; dates, years and 618 are none."""

import re
from unicodedata import normalize

from mtgrec.model.values.patterns import lazily

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_COUNTED = (
    r"(?:元|块|美元|人|次|单|件|条|篇|名|位|家|户|台|套|份|场|款|组|通|箱|瓶|支|店|粉|颗|城|"
    r"星|倍|番|成(?![本立功为熟交员果长绩品])|分(?![钟公析享类层销部店阶])|"
    r"个(?![月季]|阶段|星期|礼拜|小时|工作日))"
)
_NOT_MEASURED = "|".join(
    (
        r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{1,2}\s*[日号]?)?",
        r"(?<!\d)20[1-4]\d(?!\d|[,.%]\d|\s*(?:%|[千万亿]|" + _COUNTED + "))",
        r"\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号]?)?",
        r"\d{1,2}\s*[日号]",
        rf"\b\d{{1,2}}(?:\s*[-–—]\s*\d{{1,2}})?\s+{_MONTH}(?![a-z])",
        rf"\b{_MONTH}\s+\d{{1,2}}(?!\d)",
        r"\b\d{1,2}(?:st|nd|rd|th)\b",
        r"双\s*(?:1[12]|十一|十二)",
        r"(?<![\d.,])(?:618|818|1111|1212)(?!\d|[,.]\d|\s*(?:%|[千万亿]|" + _COUNTED + "))",
        r"第\s*[\d一二三四五六七八九十]{1,4}",
        r"\d{1,3}\s*(?:[-–—~至到]\s*\d{1,3}\s*)?(?:岁|周岁|years?\s+old|year-olds?)",
    )
)
_RANK = (
    r"(?:前\s*(?:\d{1,4}|[三五十百]|[一二三四五六七八九十]{1,3}(?=[名强位]))(?!\d|[天周月年日个季期])"
    r"|(?:排名|排行|位列)[^\d]{0,4}第\s*[\d一二三四五六七八九十]|\btop[\s-]*\d)"
)
_DIGITS = r"(?<![A-Za-z\d.])\d[\d,]{0,20}(?:\.\d+)?\s*\+?\s*"
_TOWARDS = (
    r"(?:提升|提高|增[长加]?|涨|突破|达|超过?|[高大多]于|不[低少]于|至少|[低小少]于|不[高超][于过]|至多|"
    r"降低?|下降|减少|控制在|缩短|到|至|[≥≤<>=+])[了到至约近\s]{0,3}(?<!\d)\d"
)
_TOWARDS_EN = (
    r"\b(?:by|to|of|reach(?:es)?|hit|exceed|above|over|below|under|least|most|than|up to|within|"
    r"attain|achieve|beat|gain|win|get|sell|book|collect|sign)\s+(?:(?:about|around|an?|the)\s+)?"
    r"\d[\d,]*+(?!s\b|\s*[-–]\s*\d)"
)
_ABBREVIATED = (
    r"(?<![A-Za-z])(?:ROI|ROAS|NPS|CSAT|GMV|DAU|MAU|UV|PV|CP[ACM]|CAC|LTV|ARPU|AOV|DSR|投产比)"
)
_NUMERALS = r"[一二两三四五六七八九十百]"
_MEASURED = "|".join(
    (
        _DIGITS + r"(?:%|‰|per\s?cent|pct|pp\b|个?百分点|个点)",
        _DIGITS + r"(?:[千万萬亿億]|百[万萬]|(?:[kmw]|mn|bn|million|billion|thousand)\b)",
        _DIGITS + _COUNTED,
        r"(?:[¥$€£]|\b(?:RMB|CNY|USD|EUR|GBP))\s*\d",
        _TOWARDS,
        _TOWARDS_EN,
        _ABBREVIATED + r"[\s:：≥≤<>=~约达到为至]{0,4}\d",
        r"(?<![A-Za-z\d.])\d{1,3}(?:,\d{3})+",
        # 300 test rides, but not iPhone 15 sales.
        r"(?-i:(?:^|[^\sA-Za-z]\s*|\b[a-z]+\s+)(?<!\d)\d+\s+(?:[a-z-]+\s+){0,2}[a-z-]+s\b)",
        r"零(?=投诉|客诉|差评|事故|失误|差错|退货|缺货|断货|违规)",
        r"(?:[二两三四五六七八九]?十[一二三四五六七八九]?|[两三四五六七八九])(?:座?城(?!市?更)|家|场|款)",
        r"百分之|翻[一二两三四五几\d]*[倍番]|减半|过半|一半",
        _NUMERALS + r"{1,4}(?:倍|个百分点|个点|成(?![本立功为熟交员果长绩品]))",
        r"[一二两三四五六七八九十百千]+[万亿]",
        r"(?:突破|达到?|超过?|破|过)[百千万亿]+",
        r"\b(?:doubl(?:e|ed|ing)|tripl(?:e|ed|ing)|quadruple|halv(?:e|ed|ing)|twice|\w+fold)\b",
        r"\bby\s+(?:an?\s+|one\s+)?(?:half|third|quarter|fifth|tenth)\b",
        r"\b(?:two|three)[\s-](?:thirds|quarters|fifths)\b|\bper\s?cent\b|\bhalf of\b",
    )
)
_LONGEST = 500
_IS_RANK, _NO_MEASURE, _MEASURE = (
    lazily(text, re.IGNORECASE) for text in (_RANK, _NOT_MEASURED, _MEASURED)
)


def names_figure(text: str) -> bool:
    """Return whether a sentence names a figure that a result can be compared with."""
    plain = normalize("NFKC", text[:_LONGEST])
    return bool(_IS_RANK.search(plain) or _MEASURE.search(_NO_MEASURE.sub(" ", plain)))
