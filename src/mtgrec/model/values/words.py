"""Vocabulary: the words people may write in a field, in both languages, and what each one means."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

# Characters of our own names and words whose Traditional form differs; a test holds this against
# OpenCC for every name and word of the tables, so a new one cannot be forgotten.
_TRADITIONAL = (
    "與兩書會關內決準擊劃別辦務動單參雙發變號後啓員處備復實對層應開異錄態總執據數斷無時術條標檢檻滯點狀現電盤確籤類級線細經結"
    "統繼續編羣職聯節營觸計認訓議記論證評話說請調負責質費資轉輸進郵裏銷鍵門閉問間階際險項預頻題額風驗註覆週複覈誌啟裡説簽"
)
_SIMPLIFIED = (
    "与两书会关内决准击划别办务动单参双发变号后启员处备复实对层应开异录态总执据数断无时术条标检槛滞点状现电盘确签类级线细经结"
    "统继续编群职联节营触计认训议记论证评话说请调负责质费资转输进邮里销键门闭问间阶际险项预频题额风验注复周复核志启里说签"
)
TO_SIMPLIFIED = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
"""For `str.translate`."""
# Of several Traditional forms the first in the table; 里程碑 and 核心 are the same in both.
_TO_TRADITIONAL = {
    ord(simplified): character
    for character, simplified in reversed(list(zip(_TRADITIONAL, _SIMPLIFIED, strict=True)))
    if simplified not in "里核"
}


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return `text` as it is compared: width, case, Traditional characters, blanks and dashes aside."""
    folded = normalize("NFKC", text).strip().casefold().translate(TO_SIMPLIFIED)
    return folded.replace(" ", "_").replace("-", "_")


def traditional(text: str) -> str:
    """Return one of our own names or words in Traditional characters; `fold` reads it back."""
    return text.translate(_TO_TRADITIONAL)


def is_traditional(text: str) -> bool:
    """Return whether `text` holds a character that only Traditional writing has."""
    return any(character in _TRADITIONAL for character in text)


LIST_SEPARATORS = re.compile(r"[、，,；;\r\n]")
"""What parts the entries of a list that is written as one text."""
_LINK = re.compile(r"\[\[([^\[\]]+)\]\]")


def without_link(text: str) -> str:
    """Return a text without Obsidian's brackets: `[[李雷]]` and `[[李雷|小李]]` are 李雷."""
    return _LINK.sub(lambda found: found[1].partition("|")[0].strip(), text).strip()


class Word(NamedTuple):
    """One meaning: its English name, its Chinese word, and what else people write for it."""

    name: str
    zh: str
    further: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    """Words that are read as this one but say more: 延期 also tells in which way something is 异常."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling, the two main ones first."""
        return (self.name, self.zh, *self.further, *self.narrower)


class Words:
    """A closed list of words for one field."""

    __slots__ = ("_by_spelling", "words")

    def __init__(self, *words: Word) -> None:
        self.words = words
        self._by_spelling = {fold(spelling): word for word in words for spelling in word.spellings}

    def find(self, text: str) -> str | None:
        """Return the English name of the word that `text` spells, or None."""
        word = self._by_spelling.get(fold(text))
        return word.name if word else None

    def is_narrower(self, text: str) -> bool:
        """Return whether `text` says more than the word that it is read as."""
        word = self._by_spelling.get(fold(text))
        return word is not None and fold(text) in map(fold, word.narrower)

    def show(self, name: str, language: str) -> str:
        """Return the word for `name` as it is written in `language` (`zh` or `en`)."""
        word = self._by_spelling.get(fold(name))
        if word is None:
            return name
        return word.zh if language == "zh" else word.name

    def spellings(self) -> list[str]:
        """Every spelling of every word, for suggestions."""
        return [spelling for word in self.words for spelling in word.spellings]

    def listed(self) -> str:
        """Both main spellings of every word, for a help sentence."""
        return "、".join(f"{word.name} {word.zh}" for word in self.words)


_MAX_SHORT = 3


def closest(text: str, candidates: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the candidate most like `text` ("did you mean"), or None where nothing is near."""
    from difflib import get_close_matches

    if len(text) <= _MAX_SHORT:  # of two characters one may be wrong: 李磊 for 李雷
        cutoff = min(cutoff, 0.5)
    by_fold = {fold(candidate): candidate for candidate in candidates}
    near = get_close_matches(fold(text), by_fold, n=1, cutoff=cutoff)
    return by_fold[near[0]] if near else None


STATUS = Words(
    Word(
        "open",
        "未完成",
        ("待办", "☐", "□", "[ ]", "todo", "to do"),
        ("未开始", "not started"),
    ),
    Word("doing", "进行中", ("in progress",)),
    Word(
        "done",
        "已完成",
        (
            "☑",
            "√",
            "✓",
            "✔",
            "✅",
            "[x]",
            "完成",
            "finished",
            "completed",
        ),
        ("已关闭", "已解决", "closed"),
    ),
    Word("off-track", "异常", narrower=("延期", "滞后", "受阻", "blocked")),
    Word("cancelled", "已取消", ("取消", "canceled")),
)
RECORD_STATUS = Words(*STATUS.words, Word("draft", "草稿"), Word("final", "定稿"))
LEVEL = Words(Word("high", "高"), Word("medium", "中"), Word("low", "低"))
DIRECTION = Words(Word("higher", "越高越好"), Word("lower", "越低越好"))
TIER = Words(
    Word("core", "核心", ("核心指标",)),
    Word("surface", "表层", ("表层指标",)),
)
MEASURE = Words(Word("latest", "最新"), Word("sum", "累计"), Word("mean", "平均"))
DECISION_VERDICT = Words(
    Word("effective", "有效"), Word("ineffective", "无效"), Word("unclear", "无法判断")
)
FOLLOW_UP_VERDICT = Words(Word("continue", "继续"), Word("close", "关闭"), Word("escalate", "升级"))
OUTCOME = Words(Word("success", "成功"), Word("problem", "问题"))
CATEGORY = Words(
    Word("channel", "渠道"),
    Word("material", "物料"),
    Word("people", "人员"),
    Word("technology", "技术"),
    Word("other", "其他"),
)
YES_NO = Words(
    Word("yes", "是", ("true", "y", "on", "1", "☑", "√")),
    Word("no", "否", ("false", "n", "off", "0")),
)

EMPTY_LIST_WORDS = frozenset(("无", "没有", "暂无", "none", "n/a", "-", "/"))
"""What people write into a list that has no entries."""
