"""The lag that a note states in words: 延误约3天, 拖了一周, "slipped 3 days" (B12).

Only a lag that exists counts: none that is denied (没有延迟3天), over (上次晚了3天), made up since
(已追回), at most allowed or feared (最多晚3天, 可能晚3天), or a condition (如果延期3天).
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from mtgrec.model.values.normalized import normalized
from mtgrec.model.values.numerals import NUMERALS, number_of
from mtgrec.model.values.patterns import lazily

_SENTENCE_END = lazily(r"[。；！？;!?\n]|\.(?=\s|$)")
_CLAUSE_END = lazily(r"[，、,]|\bbut\b|但|而是")

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ENGLISH = {word: Decimal(number) for number, word in enumerate(_WORDS, start=1)}
_ENGLISH |= {"a": Decimal(1), "an": Decimal(1), "couple": Decimal(2), "few": Decimal(3)}
_ENGLISH |= dict.fromkeys(("半", "half"), Decimal("0.5"))
_COUNT = (
    rf"(?:\d{{1,4}}(?:\.\d)?|[{NUMERALS}]?十[{NUMERALS}]{{0,2}}|[{NUMERALS}两]{{1,2}}|半"
    rf"|\b(?:(?:a )?(?:couple(?: of)?|few)|half an?|{'|'.join(_WORDS)}|an?)(?=[ -]))"
)
_UNIT_DAYS = {"天": 1, "日": 1, "周": 7, "星": 7, "礼": 7, "月": 30}
_UNIT_DAYS |= {"d": 1, "w": 7, "f": 14, "m": 30}
"""The days of a unit, by its first character; hours have none."""
_DURATION = lazily(
    rf"(?<![\d.第])(?:{_COUNT}\s*(?:[-~–—至到]|\bto\b|\bor\b)\s*)?(?P<count>{_COUNT})(?![\d.])[\s-]*"
    r"(?:个?(?P<half>半)?[多来]?\s*(?:工作|自然)?"
    r"(?P<chinese>天|日|周(?!年)|星期|礼拜|小时|钟头|(?<=个)月|(?<=个[半多])月)(?P<and_half>半)?"
    r"|(?:(?:full|whole|more|working|business|calendar)[ -])*"
    r"(?P<english>d(?:ays?)?|w(?:ee)?ks?|hours?|hrs?|h|months?|fortnights?)\b'?)"
)
_VERB = (
    r"延(?:[迟期误后缓宕]|(?=了?\s*$))|滞后|推[迟后延]|顺延|拖[延期后]?|耽[误搁]|落后|[逾超误脱滑过]期|超时|慢"
    r"|(?<![早今当昨明后每夜傍])[晚迟]于?(?:交付?|[到发]货?|提交|上线|完成|开[始工]|启动|出|收到)?"
    r"|[超过][过出了]?(?:原定|计划)?(?:截止(?:日期?|时间)?|期限|工期|时限|计划)"
    r"|\b(?:late|delay(?:ed|s)?|behind|slip(?:ped|s|ping|page)?|overdue|postponed?|lag(?:s|ged|ging)?"
    r"|(?:pushed|put|set|moved|held) (?:back|off|out)|past (?:the|its) (?:due date|deadline))(?![a-z])"
)
_GAP = (
    r"(?:[了于达已共有为约近足\s:(]|至少|最[少多长]|至多|起码|大[概约]|左右|将近|接近|差不多|整整|不[止下到足]|[多大]于"
    r"|(?:不)?超过?了?|控制在|原?计划|预[期定]|排期|进度|工期|时间|原定"
    r"|\b(?:by|of|for|is|was|now|already|about|around|some|nearly|almost|roughly|approximately|least"
    r"|at|most|up|to|good|further|another|over|more|less|no|not|than|the|schedule|plan|under|maximum"
    r"|max)\b)*"
)
_LATE_BEFORE = lazily(rf"(?P<verb>{_VERB})(?P<gap>{_GAP})$")
_LATE_AFTER = lazily(
    r"\s*(?:以上|左右|上下|or so|or more)?的?\s*"
    r"(?:延[迟误期]|滞后|逾期|拖延|耽误|落后|推迟"
    r"|(?:too )?late\b|later than (?:planned|agreed|scheduled|expected|promised|due|plan)\b"
    r"|behind\b(?! us)|overdue\b|(?:past|after) (?:due|(?:the|its) (?:due|deadline))"
    r"|(?:of )?(?:delay(?:ed)?|slip(?:page)?|lag|lateness)\b)"
)
_MORE = lazily(r"超过?|[多大]于|不止|\b(?:more than|over)\b")
_LESS = lazily(r"不到|不足|\b(?:less than|under)\b")
_PERIOD = lazily(r"(?:过去|最?近|[前这每]|连续)$|\b(?:last|past|next|every) $")

# What stands before a lag and directly denies it; after 不允许 and 未造成 some words may follow.
_DENIED = lazily(
    r"(?:(?:没有?|无|[未莫勿别]|[并决绝毫](?:不|非)|不(?:是|再|会|能|得|可|要|该|许|准|至于|算|想|用|必|应该?|希望|太?可能)?|从来?不)"
    r"(?:[再曾会有被过要能是了又比将因\s]|继续|再次|任何|计划|预期|进度|出现过?)*"
    r"|(?:[未没不]有?)(?:造成|导致|引起|出现|发生|存在|允许|同意|接受|容忍|让|使)[^。]{0,8}"
    r"|\b(?:not|never|no longer|no|without|nor|neither|hardly|cannot|\w+n't)(?: any)?"
    r"(?: (?:be|been|being|is|going|expected|likely|to|yet|even|have|has|get|run|running|fall|fallen"
    r"|currently|now|an?|the|by|about|slip|see|cause|causing))*\s*)$"
)
_NOT_DENIED = lazily(r"(?:不得不|差不多|没(?:想|料)到|不(?:止|只|仅|料|幸)|要不)(?:是|会|了)*$")
_NOT_REAL = lazily(
    r"避免|防止|杜绝|以免|免得|以防|预防|[严禁]禁|禁止|谨防|力争不|确保不|保证不|最[多长大]|最[迟晚]可|至多|上限|控制在|不超过?|不[多大]于"
    r"|可能|也许|或许|恐怕|担心|万一|会不会|是否|有没有|有无|能否|可否|每次?$|凡是?$|允许|容许|准许|接受|容忍|宽限|缓冲"
    r"|(?<!不)可以?$|(?<!不)能够?$"
    r"|\b(?:avoid|prevent|instead of|rather than|lest|whether|would|could|might|worst|up to|at most"
    r"|(?:no|not) (?:more|later|longer) than|max(?:imum)?|within|not exceed\w*|allow(?:ed|s)?|tolerat\w+"
    r"|may (?:be|slip|fall|run|have|still|well|even|get|cause)|risk (?:of|that)|afraid|fear)\b"
)
_CONDITION = lazily(
    r"如果|[假倘]如|假使|若(?!干)|要是|一旦|万一|否则|不然|除非|只要|(?<![例比譬])如(?![期下何上此图约实])"
    r"|\b(?:if|unless|in case|otherwise|or else|should (?:it|this|we|they|the|he|she))\b"
)
_PAST = lazily(
    r"(?<!比)(?<!较)(?:上[次回周期月场轮]|去年|往年|此前|之前|以前|早先|当时|原先|当初|起初|一度|曾|原(?=延|滞|晚|推|拖))"
    r"|\b(?:last (?:time|week|month|year|round)|in the past|at first|earlier|previously|formerly|once"
    r"|used to)\b"
)
_NOW = lazily(r"已|目前|现在?|仍|至今|\b(?:now|already|currently|still)\b")
_STILL = lazily(r"仍|至今|还[没未在是]|尚未|\b(?:still|not yet)\b")
_REVOKED_AFTER = lazily(
    r"半?(?:以[内下]|之内|内|为限|封顶|的话|者)|(?:以上|左右)?的?(?:[任何]*)(?:风险|可能|隐患)"
    r"|(?:以上)?的?(?:情况|现象|问题|说法|任务|事项|延[迟误期]|滞后)?:?(?:没有?|[未不无]|为?0|零)"
    r"(?:再|有)?(?:出现|发生|存在|属实|成立|[项个次]|\s*$)"
    r"|\s*(?:at (?:the )?(?:most|worst)|max(?:imum)?|or less|tops|would|(?:is|are|will|must) not)\b"
)
_MADE_UP = lazily(
    r"已(?:经|全部|基本)?.{0,6}(?:[追赶补][回上平]|恢复|扳回)|[追赶补][回上平]来?了|回到(?:正轨|计划)"
    r"|(?:现在?|这次|本次|目前|如今|最终).{0,6}(?:按[时期]|如期|准时|正常)"
    r"|\b(?<!be )(?<!not )(?:caught up|made up|recovered|back on (?:track|schedule|time|plan))\b"
    r"|\b(?:now|this time|but) (?:is |are |all )?(?:in|on) (?:time|schedule|track)\b"
    r"|\b(?:in|on) (?:time|schedule|track) (?:now|again|this time)\b"
)

_NEAR = 80
"""So many characters before a lag can deny it, which is more than a clause has words for."""


def named_lag(note: str | None) -> int:
    """Return the longest lag in days that a note states (延误约3天, "a week late"), else 0.

    Weeks have 7 days and months 30; working days count as days, as nobody says from which day on.
    What stands before or after a lag in the same words is looked for within `_NEAR` characters.
    """
    plain = normalized(note or "")
    if not _DURATION.search(plain):
        return 0
    made_up = _last(_MADE_UP, _SENTENCE_END.sub(" ", plain))
    longest = 0
    for start, sentence in _parts(plain, _SENTENCE_END):
        if start + len(sentence) > made_up:
            for end, days in _lags(sentence):
                if start + end > made_up:
                    longest = max(longest, days)
    return longest


def _parts(text: str, ends: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Yield the parts of a text with their places; what ends one belongs to the next."""
    places = [0, *(found.start() for found in ends.finditer(text)), len(text)]
    for start, end in pairwise(places):
        yield start, text[start:end]


def _last(words: re.Pattern[str], text: str) -> int:
    """Return where in a text such words begin for the last time; -1 where they do not."""
    last, found = -1, words.search(text)
    while found:
        last = found.start()
        found = words.search(text, last + 1)
    return last


def _lags(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield every lag that a sentence states: where its words end, and its days."""
    condition, still = _CONDITION.search(sentence), _last(_STILL, sentence)
    for start, text in _parts(sentence, _CLAUSE_END):
        if condition and condition.end() <= start and not _NOW.search(text):
            continue
        clause = _Clause(text, still - start)
        for found in _DURATION.finditer(text):
            if days := clause.lag(found):
                yield start + found.end(), days


class _Clause:
    """A clause of a note, with what bears on every lag in it."""

    def __init__(self, text: str, still: int) -> None:
        """Take the text, and where in it the sentence says for the last time that something is."""
        self._text = text
        self._still = still
        self._last_past = _last(_PAST, text)
        self._first = {
            words: found.end()
            for words in (_PAST, _NOT_REAL, _CONDITION)
            if (found := words.search(text))
        }

    def lag(self, found: re.Match[str]) -> int:
        """Return the days of a duration if it is that of a lag that exists, else 0."""
        verb, noun = (
            self._before(_LATE_BEFORE, found.start()),
            _LATE_AFTER.match(self._text, found.end()),
        )
        if verb is None and (noun is None or self._before(_PERIOD, found.start())):
            return 0
        if self._is_denied(verb.start() if verb else found.start()) or self._is_undone(found, noun):
            return 0
        bound = verb["gap"] if verb else self._text[max(0, found.start() - 10) : found.start()]
        return _days(found) + bool(_MORE.search(bound)) - bool(_LESS.search(bound))

    def _is_denied(self, place: int) -> bool:
        """Return whether what ends at a place denies what follows."""
        return bool(self._before(_DENIED, place) and not self._before(_NOT_DENIED, place))

    def _is_undone(self, found: re.Match[str], noun: re.Match[str] | None) -> bool:
        """Return whether the words around a duration say that its lag is none, or is over."""
        start, end = found.span()
        past = self._has_before(_PAST, start) or self._last_past >= end
        return (
            self._has_before(_NOT_REAL, start)
            or self._has_before(_CONDITION, start)
            or (past and self._still < end)
            or any(
                _REVOKED_AFTER.match(self._text, at) for at in {end, noun.end() if noun else end}
            )
        )

    def _has_before(self, words: re.Pattern[str], place: int) -> bool:
        first = self._first.get(words)
        return bool((first and first <= place) or self._before(words, place))

    def _before(self, words: re.Pattern[str], place: int) -> re.Match[str] | None:
        """Search for words shortly before a place, where the text ends for them."""
        return words.search(self._text, max(0, place - _NEAR), place)


def _days(duration: re.Match[str]) -> int:
    count = duration["count"].removeprefix("a ").partition(" ")[0]
    known = _ENGLISH.get(count)
    number = known or (Decimal(count) if count[0].isdecimal() else Decimal(number_of(count)))
    if duration["half"] or duration["and_half"]:
        number += Decimal("0.5")
    unit = (duration["chinese"] or duration["english"])[0]
    return int(number * _UNIT_DAYS[unit] if unit in _UNIT_DAYS else number / 24)
