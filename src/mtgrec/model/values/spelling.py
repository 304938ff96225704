"""Which word a misspelt one may be meant to be, and which it must never be taken for.

A suggestion (“did you mean …?”) and a fix may correct how a word is spelt, never what it says:
未确认 is not 已确认, nor planned actual. All texts are folded (see `words.fold`).
"""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.words import fold

_CONFUSED = str.maketrans(
    "程城诚乘呈层形型刑销长玩以己巳末阁格",
    "成成成成成成行行行消常完已已已未搁搁",
)
"""Characters written for others that sound or look the same, in words of a status."""
# A word with one of these says something else than the same word without it.
_QUALIFIERS = (
    lazily(
        r"未|不(?![少过])|没|(?<!有)无(?!论)|非(?!常)|(?<!是)否|勿"
        r"|(?<![a-z])(?:not|no|non|never|without|isnt|wont|dont|cannot)(?![a-z])"
    ),
    lazily(
        r"计划|预计|预期|预定|原定|预估|拟|planned|plan(?![a-z])|expected|estimated|scheduled|forecast"
    ),
    lazily(r"实际|真实|actual|real(?![a-z])"),
    lazily(
        r"^[原前](?!因)|前任|上[次期周月年季]|去年|previous|former|prior"
        r"|(?<![a-z])(?:last|ex)(?![a-z])"
    ),
    lazily(r"下[次期周月年季]|明年|(?<![a-z])next(?![a-z])"),
    lazily(r"^副|备用|deputy|(?<![a-z])(?:co|vice|backup)(?![a-z])"),
    lazily(r"取消|cancel"),
    lazily(
        r"部分|大部|基本|几乎|差不多|接近|即将|大致|大体|初步|阶段性|力争|争取|尽快|准备|待|需|须|申请|半"
        r"|partly|partial|almost|nearly|mostly|half|(?<![a-z])(?:to_be|should|must|will|soon)(?![a-z])"
    ),
)
_OPPOSITES = """
开始|起始|启动|start|begin|from : 结束|截止|完成|到期|end|due|finish|to|stop
前|before|previous|prior|earlier|pre : 后|after|next|later|post
高|多|大|high|higher|more|max|maximum : 低|少|小|low|lower|less|min|minimum
上|up : 下|down
内|internal|inside|in|inbound : 外|external|outside|out|outbound
新|new : 旧|原|old
增|加|升|涨|increase|plus : 减|降|跌|decrease|minus
收|收入|income|revenue : 支|付|支出|成本|cost|expense|spent
买|buy : 卖|sell
早|提前|early|first : 晚|末|滞后|延期|late|last|lag
本次|此次|上次 : 下次
开启|open|on : 关|关闭|close|closed|off
有|with : 无|without
是|yes|true : 否|no|false
已 : 未|待|拟
正常|normal : 异常|abnormal
成功|success|pass|passed|win : 失败|问题|failure|problem|fail|failed|loss
出席|参会|到会|present|attendees|attended : 缺席|请假|absent
同意|赞成|通过|accept|approve|approved : 反对|驳回|拒绝|reject|rejected
核心|主|core|main : 表层|次|surface|minor
继续|continue : 关闭|close|stop
总额|total : 余额|剩余|remaining
已用|spent|实际 : 计划|planned
线上|online : 线下|offline
最好|best : 最差|worst
盈|profit : 亏|loss
左|left : 右|right
enable|enabled : disable|disabled
done|finished|complete|completed : open|opened|started|begun|todo|cancelled
"""
_PAIRS = [
    (frozenset(one.split("|")), frozenset(other.split("|")))
    for one, other in (line.split(" : ") for line in _OPPOSITES.strip().splitlines())
]
_PREFIXES = ("un", "in", "im", "ir", "dis", "non")
_IS_WORD = ("in",)
"""Prefixes that are words too, if a blank follows: in progress."""
_DENIAL = lazily(r"(?:not|no|never|non|isnt|cannot)_(.+)")
_DOUBT = lazily(r"[?~]")
"""Signs that say something themselves: “done?” is a question."""
_LATIN = re.compile(r"[a-z]+")
_SHORTEST_SLIP = 4
_LIKE = 0.7
_HALF = 0.5


_MAX_SHORT = 3
_CONSIDERED = 8


def closest(text: str, candidates: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the candidate most similar to `text`, for "did you mean"; None below `cutoff`.

    One that says something else (an opposite, or more, or less) is passed over, however similar.
    """
    if len(text) <= _MAX_SHORT:  # one of two characters may be wrong: 李磊 for 李雷
        cutoff = min(cutoff, 0.5)
    folded = fold(text)
    by_fold = {fold(candidate): candidate for candidate in candidates}
    slips = [candidate for candidate in by_fold if is_slip(folded, candidate)]
    matches = [*slips, *get_close_matches(folded, by_fold, n=_CONSIDERED, cutoff=cutoff)]
    return next((by_fold[match] for match in matches if not opposed(folded, match)), None)


def is_slip(text: str, word: str) -> bool:
    """Return whether `text` is `word` with a slip of the pen that cannot mean anything else.

    A character was confused (己完成), or an English letter left out, doubled or exchanged (dnoe).
    """
    if text.translate(_CONFUSED) == word:
        return True
    bare, bare_word = text.replace("_", ""), word.replace("_", "")
    if bare == bare_word:
        return True
    is_plain = bare.isascii() and not _DOUBT.search(bare)
    if not (is_plain and bare[:1] == bare_word[:1] and len(bare) >= _SHORTEST_SLIP):
        return False
    return bare_word in _slips(bare) or bare in _shortened(bare_word)


@lru_cache(maxsize=64)  # one text is compared with many words
def _slips(word: str) -> frozenset[str]:
    exchanged = {
        f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}" for at in range(len(word) - 1)
    }
    return _shortened(word) | exchanged


@lru_cache(maxsize=1024)
def _shortened(word: str) -> frozenset[str]:
    return frozenset(word[:at] + word[at + 1 :] for at in range(1, len(word)))


def opposed(text: str, word: str) -> bool:
    """Return whether `text` and `word`, however alike, say different things."""
    text = text.translate(_CONFUSED)
    return (
        any(_differ_in(qualifier, text, word) for qualifier in _QUALIFIERS)
        or any(_has_opposites(text, word, *pair) for pair in _PAIRS)
        or _negated(text, word)
        or _negated(word, text)
        or _deny_others(text, word)
    )


def _deny_others(text: str, word: str) -> bool:
    """Return whether both deny something, but not the same: “not late” is not “not started”."""
    one, other = _DENIAL.fullmatch(text), _DENIAL.fullmatch(word)
    return one is not None and other is not None and _likeness(one[1], other[1]) < _LIKE


def _differ_in(qualifier: re.Pattern[str], text: str, word: str) -> bool:
    """Return whether one of the two has a qualifier that the other lacks, and not by a slip."""
    in_text, in_word = qualifier.search(text), qualifier.search(word)
    if in_text or not in_word:
        return not in_word and in_text is not None
    return not _misspells(text, in_word[0])


def _misspells(text: str, part: str) -> bool:
    """Return whether something in `text` is like `part`, which it does not contain."""
    if part.isascii():
        return any(_likeness(each, part) >= _LIKE for each in _LATIN.findall(text))
    size = len(part)
    pieces = (text[at : at + size] for at in range(len(text) - size + 1))
    return any(
        piece.translate(_CONFUSED) == part or (size > 1 and _likeness(piece, part) >= _HALF)
        for piece in pieces
    )


def _has_opposites(text: str, word: str, one: frozenset[str], other: frozenset[str]) -> bool:
    text_one, text_other = _has(text, one), _has(text, other)
    word_one, word_other = _has(word, one), _has(word, other)
    return text_one != text_other and (word_one, word_other) == (text_other, text_one)


def _has(text: str, parts: frozenset[str]) -> bool:
    """Return whether `text` contains one of the parts: an English one as a word of its own."""
    latin = _LATIN.findall(text)
    return any(part in latin if part.isascii() else part in text for part in parts)


def _negated(text: str, word: str) -> bool:
    """Return whether `text` is `word` with an English prefix that denies it: ineffective."""
    return any(
        text.startswith(prefix)
        and not word.startswith(prefix)
        and not (prefix in _IS_WORD and text[len(prefix) :].startswith("_"))
        and _likeness(text[len(prefix) :].lstrip("_-"), word) > _likeness(text, word)
        for prefix in _PREFIXES
    )


def _likeness(text: str, other: str) -> float:
    return SequenceMatcher(None, text, other).ratio()
