"""Vocabulary: the words accepted in a field, in both languages, and the meaning of each."""

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

# Characters of our own names and words whose Traditional form differs; a test compares this table
# with OpenCC for every name and word, so that a new one cannot be forgotten.
_TRADITIONAL = (
    "與兩書會關內決準擊劃別辦務動單參雙發變號後啓員處備復實對層應開異錄態總執據數斷無時術條標檢檻滯點狀現電盤確籤類級線細經結"
    "統繼續編羣職聯節營觸計認訓議記論證評話說請調負責質費資轉輸進郵裏銷鍵門閉問間階際險項預頻題額風驗註覆週複覈誌啟裡説簽"
    "還沒隊審佈過歸檔達遲順敗擱暫緩掛凍廢終棄適製饋擬並體牽協優頭"
)
_SIMPLIFIED = (
    "与两书会关内决准击划别办务动单参双发变号后启员处备复实对层应开异录态总执据数断无时术条标检槛滞点状现电盘确签类级线细经结"
    "统继续编群职联节营触计认训议记论证评话说请调负责质费资转输进邮里销键门闭问间阶际险项预频题额风验注复周复核志启里说签"
    "还没队审布过归档达迟顺败搁暂缓挂冻废终弃适制馈拟并体牵协优头"
)
TO_SIMPLIFIED = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
"""Traditional to Simplified characters, for `str.translate`."""
_FOLDED = TO_SIMPLIFIED | dict.fromkeys((0xFE0E, 0xFE0F))  # how an emoji is drawn
# The first of several Traditional forms; 里程碑 and 核心 are the same in both scripts.
_TO_TRADITIONAL = {
    ord(simplified): character
    for character, simplified in reversed(list(zip(_TRADITIONAL, _SIMPLIFIED, strict=True)))
    if simplified not in "里核"
}


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return `text` for comparison, without differences of width, case, script and blanks."""
    folded = normalize("NFKC", text).strip().casefold().translate(_FOLDED)
    return folded.replace(" ", "_").replace("-", "_")


def traditional(text: str) -> str:
    """Return one of our own names or words in Traditional characters; `fold` reverses it."""
    return text.translate(_TO_TRADITIONAL)


def is_traditional(text: str) -> bool:
    """Return whether `text` contains a character that only Traditional Chinese uses."""
    return any(character in _TRADITIONAL for character in text)


LIST_SEPARATORS = re.compile(r"[、，,；;\r\n]")
"""Separates the entries of a list that is written as one text."""
_LINK = re.compile(r"\[\[([^\[\]]+)\]\]")


def without_link(text: str) -> str:
    """Return a text without Obsidian's link brackets: `[[李雷]]` and `[[李雷|小李]]` are 李雷."""
    return _LINK.sub(lambda found: found[1].partition("|")[0].strip(), text).strip()


class Word(NamedTuple):
    """One meaning: its English name, its Chinese word, and other words with the same meaning."""

    name: str
    zh: str
    further: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    """Words read as this one that say more: 延期 also says in which way an item is 异常."""
    equal: tuple[str, ...] = ()
    """Words that are as good as the two main ones: of a decision 未完成 beside 待落实."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling, the two main ones first."""
        return (self.name, self.zh, *self.equal, *self.further, *self.narrower)


class Words:
    """The closed list of words that a field accepts."""

    __slots__ = ("_by_spelling", "words")

    def __init__(self, *words: Word) -> None:
        self.words = words
        self._by_spelling = {fold(spelling): word for word in words for spelling in word.spellings}

    def find(self, text: str) -> str | None:
        """Return the English name of the word with the spelling `text`, or None."""
        word = self._by_spelling.get(fold(text))
        return word.name if word else None

    def has_name(self, text: str) -> bool:
        """Return whether `text` is the English name of one of the words."""
        return any(word.name == text for word in self.words)

    def is_narrower(self, text: str) -> bool:
        """Return whether `text` says more than the word that it is read as."""
        word = self._by_spelling.get(fold(text))
        return word is not None and fold(text) in map(fold, word.narrower)

    def show(self, name: str, language: str) -> str:
        """Return the word called `name` in `language` (`zh` or `en`); else `name` itself."""
        word = self._by_spelling.get(fold(name))
        if word is None:
            return name
        return word.zh if language == "zh" else word.name

    def equal(self, name: str) -> tuple[str, ...]:
        """Return what is as good as the main spellings of the word called `name`."""
        word = self._by_spelling.get(fold(name))
        return word.equal if word else ()

    def spellings(self) -> list[str]:
        """Return every spelling of every word, for suggestions."""
        return [spelling for word in self.words for spelling in word.spellings]

    def main_spellings(self) -> list[str]:
        """Return both main spellings of every word, for a hint: `open 未完成`."""
        return [f"{word.name} {word.zh}" for word in self.words]


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in text.replace("\n", "|").split("|") if word)


STATUS = Words(
    Word(
        "open",
        "未完成",
        _words("待办|☐|□|[ ]|todo|to do|尚未完成|还未完成|没完成|待完成"),
        _words(
            "未开始|尚未开始|还没开始|未启动|尚未启动|未开展|未执行|未处理|未落实|未解决|未关闭|待启动|待开始|待开展\n"
            "待执行|待处理|待办理|待落实|待跟进|待推进|待解决|待关闭|待分配|待安排|计划中|排队中\n"
            "not started|not yet started|not begun|not done|not finished|unfinished|undone\n"
            "not completed|incomplete|unresolved|pending|planned|scheduled|backlog|queued|new"
        ),
    ),
    Word(
        "doing",
        "进行中",
        _words("in progress|正在进行|正在进行中"),
        _words(
            "待审核|待审批|待确认|审核中|推进中|跟进中|处理中|已开始|已启动|已开工|部分完成|部分已完成\n"
            "正常推进|正常进行|持续推进|持续进行|持续跟进|按计划推进|按计划进行\n"
            "ongoing|underway|under way|started|active|wip|work in progress|in review\n"
            "under review|in testing|testing|in development|in production\n"
            "awaiting approval|awaiting review|pending approval|pending review\n"
            "partly done|partially done|partially completed|partially complete\n"
            "on track|processing"
        ),
    ),
    Word(
        "done",
        "已完成",
        _words(
            "☑|√|✓|✔|✅|[x]|完成|finished|completed|complete|已经完成|已完成了|完成了|全部完成|已全部完成|均已完成|都已完成"
        ),
        _words(
            "已关闭|已解决|已上线|已发布|已交付|已提交|已验收|验收通过|已完结|已结束|已结案|已办结|已办理|已落实|已执行\n"
            "已实施|已处理|已修复|已归档|已达成|已达标|达标|已通过|合格|已做完|做完了\n"
            "按期完成|如期完成|按时完成|准时完成|及时完成|按计划完成|提前完成|已按期完成|已如期完成|已按时完成|已提前完成\n"
            "延期完成|逾期完成|超期完成|延迟完成|推迟完成|滞后完成|延后完成|已延期完成|已逾期完成|已超期完成|已延迟完成\n"
            "finished early|finished on time|finished late|completed early|completed on time|completed late\n"
            "done early|done on time|done late|delivered early|delivered on time|delivered late\n"
            "closed|resolved|shipped|delivered|released|launched|published|submitted|deployed|live|accepted\n"
            "implemented|fixed|passed|achieved"
        ),
    ),
    Word(
        "off-track",
        "异常",
        narrower=_words(
            "延期|滞后|受阻|有风险|已延期|延迟|已延迟|推迟|已推迟|延后|已延后|顺延|已滞后|进度滞后|落后|进度落后|逾期\n"
            "已逾期|超期|已超期|拖延|阻塞|被阻塞|已受阻|卡住|存在风险|高风险|有问题|存在问题|有异常|失败|未通过|不通过\n"
            "不合格|未达标|不达标\n"
            "blocked|at risk|delayed|late|overdue|behind|behind schedule|stuck|stalled|slipped|postponed\n"
            "failed|impeded"
        ),
    ),
    Word(
        "paused",
        "搁置",
        ("已搁置",),
        _words(
            "暂停|暂缓|挂起|已暂停|已暂缓|已挂起|暂不执行|暂不推进|缓办|冻结|已冻结\n"
            "on hold|hold|suspended|parked|deferred|shelved|frozen"
        ),
    ),
    Word(
        "cancelled",
        "已取消",
        ("取消", "canceled"),
        _words(
            "取消了|已经取消|停止|已停止|停掉|停掉了|中止|已中止|叫停|已叫停|被叫停|终止了\n"
            "stopped|aborted|called off\n"
            "作废|已作废|终止|已终止|撤销|已撤销|撤回|已撤回|放弃|已放弃|废弃|已废弃|不再执行|不做了|不适用\n"
            "dropped|abandoned|withdrawn|terminated|scrapped|discarded|void|won't do|wont do\n"
            "won't fix|wontfix|not applicable"
        ),
    ),
)
"""The status of an item, and of a campaign."""


def _renamed(**chinese: str) -> Words:
    """Return the words of a status with other Chinese main words; the usual ones stay as good."""
    return Words(
        *(
            word._replace(
                zh=chinese[word.name],
                equal=(word.zh,),
                narrower=tuple(each for each in word.narrower if each != chinese[word.name]),
            )
            if word.name in chinese
            else word
            for word in STATUS.words
        )
    )


DECISION_STATUS = _renamed(open="待落实", done="已落实")
"""A decision is carried out rather than completed."""
RISK_STATUS = _renamed(open="未关闭", done="已关闭")
"""A risk is closed rather than completed."""
RECORD_STATUS = Words(*STATUS.words, Word("draft", "草稿"), Word("final", "定稿"))
"""The status of a record."""
LEVEL = Words(Word("high", "高"), Word("medium", "中"), Word("low", "低"))
DIRECTION = Words(
    Word("higher", "越高越好", ("越多越好", "越大越好")),
    Word("lower", "越低越好", ("越少越好", "越小越好")),
)
TIER = Words(
    Word("core", "核心", ("核心指标",)),
    Word("surface", "表层", ("表层指标",)),
)
MEASURE = Words(
    Word("period", "全周期"), Word("latest", "最新"), Word("sum", "累计"), Word("mean", "平均")
)
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
    Word("yes", "是", ("true", "y", "on", "1", *"☑√✓✔✅")),
    Word("no", "否", ("false", "n", "off", "0", *"✗✘✖×❌☐□⬜")),
)

EMPTY_LIST_WORDS = frozenset(("无", "没有", "暂无", "none", "nil", "n/a", "-", "/"))
"""What people write where a list has no entries."""
