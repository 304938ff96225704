"""The words and signs of numbers: scales, currencies, units, bounds, and the pattern of a number."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal

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
    "yuan": "¥",
    "块": "¥",
    "塊": "¥",
    "us$": "$",
    "$": "$",
    "usd": "$",
    "dollar": "$",
    "dollars": "$",
    "美元": "$",
    "美金": "$",
    "€": "€",
    "eur": "€",
    "euro": "€",
    "euros": "€",
    "欧元": "€",
    "歐元": "€",
    "£": "£",
    "gbp": "£",
    "pounds": "£",
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
_AFTER = (
    r"左右|上下|出头|出頭|多|余|餘|(?:及)?以上|(?:及)?以[内內下]|[内內]|or more|or less|or so|\+"
)
HIGHER = (
    *(">=", "≥", ">", "不低于", "不低於", "不少于", "不少於", "至少", "最少"),
    *("高于", "高於", "大于", "大於", "多于", "多於", "超过", "超過", "超", "突破", "逾"),
    *("at least", "no less than", "not less than", "more than", "over", "above"),
)
_LOWER = (
    *("<=", "≤", "<", "不高于", "不高於", "不超过", "不超過", "不多于", "不多於", "至多", "最多"),
    *("低于", "低於", "小于", "小於", "少于", "少於", "不到", "不足", "within"),
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
    r"(?P<unit>%|‰|percentage points?|k?m[23]"
    rf"|(?!{_AFTER})[^\d\s%‰+<>≥≤=,;:，。；：][^\d%‰+<>≥≤=,;:，。；：]{{0,39}}?)?\s*"
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
SHARES = {"%": -2, "percent": -2, "per cent": -2, "‰": -3, "‱": -4, "成": -1}
"""Units of shares -> the power of ten that they stand for."""
SHRINKING = frozenset(("降低", "下降", "减少", "減少", "缩短", "縮短", "降"))

# A word that stands below is never a scale: 3 leads is 3. Whatever does not stand there may be one
# (3 grand), so it has no figure.

# Time; length, area, weight, volume, energy, data; marks.
_MEASURE_WORDS = """
    天 日 周 週 星期 礼拜 禮拜 个月 個月 季度 年 小时 小時 个小时 個小時 钟头 鐘頭 个钟头 個鐘頭
    分钟 分鐘 分 秒 秒钟 秒鐘 刻钟 刻鐘 工作日 个工作日 個工作日 自然日 人天 人日 人月 人时 人時
    工时 工時 minute min sec second hour hr day week month quarter year workday man-day person-day
    米 公里 千米 厘米 釐米 毫米 里 平 平米 平方 平方米 平方公里 亩 畝 公顷 公頃 克 千克 公斤 斤 吨
    噸 升 毫升 度 千瓦时 metre meter kilometre kilometer mile foot feet inch gram kilo kilogram ton
    tonne lbs litre liter kwh sqm sqft px dpi byte pixel 星 级 級 颗星 顆星 star mark m2 m3 km2
"""
_MEASURES = frozenset(_MEASURE_WORDS.split())
_COUNTERS = """
    人次 次 回 遍 趟 轮 輪 届 屆 场 場 期 集 季 批 人 名 位 员 員 户 戶 家 间 間 所 个 個 件 套 份
    条 條 篇 张 張 页 頁 幅 本 册 冊 部 台 臺 辆 輛 架 只 隻 支 枝 款 种 種 类 類 项 項 组 組 队 隊
    班 步 门 門 则 則 首 段 句 字 行 列 笔 筆 单 單 票 桌 席 封 通 盒 箱 袋 包 瓶 杯 桶 罐 听 聽 片
    粒 颗 顆 株 棵 枚 根 盏 盞 层 層 座 栋 棟 处 處 道 节 節 章 卷 打卡 声 聲 例 人头 人頭 对 對 双
    雙 把 块屏 块板 帖 图 圖 词 詞 稿 屏 店 柜 櫃 碗 盘 盤 顿 頓 餐 车 車 架次 班次 场次 場次 席位
    展位 点位 點位 个点位 频次 頻次 例次 朵 束
"""
_NOUNS = """
    人 用户 用戶 客户 客戶 顾客 顧客 粉丝 粉絲 会员 會員 学员 學員 观众 觀眾 嘉宾 嘉賓 员工 員工
    家长 家長 学生 學生 团队 團隊 部门 部門 公司 企业 企業 门店 門店 店铺 店鋪 商家 商户 商戶 渠道
    渠道商 代理商 经销商 經銷商 供应商 供應商 媒体 媒體 达人 達人 博主 主播 城市 地区 地區 国家 國家
    线索 線索 商机 商機 订单 訂單 合同 意向 询盘 詢盤 咨询 諮詢 销量 銷量 曝光 展现 展現 展示 点击
    點擊 阅读 閱讀 播放 浏览 瀏覽 访问 訪問 点赞 點讚 赞 讚 评论 評論 留言 转发 轉發 分享 收藏 互动
    互動 关注 關注 下载 下載 安装 安裝 注册 註冊 激活 报名 報名 签到 簽到 预约 預約 试驾 試駕 到店
    成交 转化 轉化 投诉 投訴 回复 回覆 问卷 問卷 样本 樣本 素材 图文 圖文 视频 影片 短视频 文章 稿件
    海报 海報 帖子 笔记 筆記 活动 活動 会议 會議 直播 任务 任務 问题 問題 缺陷 需求 功能 项目 項目
    产品 產品 关键词 關鍵詞 粉 群 社群 名额 名額 话题 話題 差评 差評 好评 好評 车型 車型 批次 人份
    转评赞 轉評讚
"""
_NUMERALS = "〇零一二两兩三四五六七八九十百千万萬亿億兆半几幾"
_CHINESE = (
    # After a counter stands any noun that cannot be more of the number: 条线索, 位新客户, 个SKU.
    rf"(?:{'|'.join(_COUNTERS.split())})(?:(?!基[点點])[^\W\d_a-z{_NUMERALS}]{{1,8}}|(?!mi|ml|bps)[a-z]{{3,12}})?|"
    rf"(?:有效|新|老)?(?:{'|'.join(_NOUNS.split())})(?:数|數|量)?"
)
# People and organisations; what they do; what is made, sold or counted.
_COUNTED_WORDS = """
    person people user customer client buyer member visitor guest attendee participant delegate
    speaker viewer reader listener follower fan subscriber lead mql sql sal prospect contact
    applicant candidate employee staff head volunteer student learner team department company
    account partner reseller dealer distributor supplier vendor influencer creator kol blogger
    journalist store shop outlet branch city country region market household donor impression view
    pageview click visit session hit reach like share comment reply retweet repost save mention
    reaction interaction engagement play stream open download install activation signup sign-up
    registration subscription booking reservation order purchase sale deal contract renewal upgrade
    conversion inquiry enquiry request quote application submission response vote entry answer
    review rating complaint return refund referral checkin check-in trial login swipe scan lookup
    search tap redemption coupon voucher test run ride trip stay night meeting call demo interview
    visitors workshop webinar event show exhibition fair booth stand campaign touchpoint unit piece
    pcs pc item copy copies set pack package box bag bottle case carton pallet sample ticket seat
    table room place slot bed car truck device computer phone licence license seats key code page
    post article story video clip photo image picture banner poster flyer leaflet brochure ad advert
    creative email mail newsletter letter message sms push notification word line character keyword
    question issue bug defect feature task action step point topic project product sku model version
    release document report slide survey questionnaire form row record file opportunity opp channel
    placement spot screen billboard episode course lesson class group sheet headcount cover link
    backlink bike flight gift shirt t-shirt card clipping ups ins outs dau wau mau nps fte koc
"""
_ENGLISH_COUNTED = frozenset(_COUNTED_WORDS.split())
_PREPOSITIONS = frozenset(("at", "by", "for", "from", "in", "of", "on", "to", "via", "with"))
_NEVER_A_UNIT = frozenset(
    (
        *("hundred", "hundreds", "thousand", "thousands", "million", "millions"),
        *("dozen", "dozens", "grand", "gross", "score", "lots"),
    )
)
_PARTICIPLE = r".*ed|sold|sent|won|made|met|held|shown|read|given|out|up"
_LETTERS = r"[a-z][a-z'\-]*"
_PER = r"\s*/\s*|\s+(?:per|a|an|each|every)\s+|每"
_PLURALS = {"ies": "y", "es": "", "s": ""}
_OTHERS = _MEASURES | SHORT_UNITS | POINTS | SCORES | TIMES | CURRENCIES.keys() | SHARES.keys()

Kind = Literal["count", "measure", ""]


@lru_cache(maxsize=1024)
def unit_kind(unit: str) -> Kind:
    """Return whether a unit counts (人, leads) or measures (天, kg, points, ¥); empty: it is not known.

    元/人 and `leads per week` are of the kind of their first part.
    """
    first, *others = (part.strip() for part in re.split(_PER, unit.lower()))
    kind = _kind(first)
    return kind if all(_kind(other) or f"个{other}" in _MEASURES for other in others) else ""


def _kind(unit: str) -> Kind:
    if unit in _OTHERS:
        return "measure"
    if re.fullmatch(_CHINESE, unit):
        return "count"
    words = re.findall(_LETTERS, unit)
    if " ".join(words) != " ".join(unit.split()) or not words:
        return ""
    # In English the noun comes last: new qualified leads, sign-ups (on the site), units (sold).
    end = next((at for at, word in enumerate(words) if word in _PREPOSITIONS), len(words))
    if _NEVER_A_UNIT.intersection(words):
        return ""
    nouns = [word for word in words[:end] if not re.fullmatch(_PARTICIPLE, word)]
    singulars = _singulars(nouns[-1]) if nouns else ()
    if _ENGLISH_COUNTED.intersection(singulars):
        return "count"
    return "measure" if _MEASURES.intersection(singulars) else ""


def _singulars(word: str) -> tuple[str, ...]:
    ends = (word[: -len(end)] + other for end, other in _PLURALS.items() if word.endswith(end))
    return (word, *ends)
