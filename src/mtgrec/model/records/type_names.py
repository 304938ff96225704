"""How people write the type of a record: other words for it, and what they put around its name.

周会纪要, 执行例会（第3次） and “Weekly meeting minutes” clearly mean one type. 会议纪要 and “meeting” say
that there was a meeting, but not of which type. All texts are folded (see `words.fold`).
"""

import re
from collections.abc import Iterator
from functools import cache


def _words(text: str) -> list[str]:
    return text.split()


IN_OTHER_WORDS = {
    word: name
    for name, words in {
        "kickoff": "kick_off 动员启动会 启动大会",
        "weekly": "周例会 双周例会 例行会议 bi_weekly biweekly",
        "retro": "post_mortem postmortem 复盘总结会 总结复盘会",
        "evaluation": "项目评估 项目后评估 project_evaluation",
        "checklist": "检查表 检查清单表 执行检查表 执行清单 check_list execution_checklist",
        "campaign": """营销计划 营销计划书 活动方案 活动计划 推广方案 推广计划 营销活动方案 策划案 营销策划案
            活动策划案 营销策划方案 营销策划书 活动策划方案 活动策划书
            campaign_plan marketing_plan marketing_campaign""",
    }.items()
    for word in _words(words)
}
"""Built-in types by words that are no names of theirs, so that a type of one's own may take them."""
MEETING_WORDS = frozenset(
    _words(
        """会议 会议纪要 会议记录 会议记要 会议议程 会议备忘 会议备忘录 会议摘要 纪要 记要 会谈纪要
        meeting meetings minutes meeting_minutes minutes_of_meeting minutes_of_the_meeting
        meeting_notes meeting_note meeting_record meeting_summary"""
    )
)
"""Words for minutes of whatever type."""
_OF_MEETINGS = (
    r"(?:会|会议|会?纪要|会议记录|周报|月报|评估报告|复盘报告|总结报告)$"
    r"|(?<![a-z])(?:meetings?|minutes|standup|stand_up|project_review|status_report)(?![a-z])"
)

_BRACKETS = r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】"
_NUMBERS = (
    r"第[\d一二三四五六七八九十百两]+(?:次|期|周|轮|场|届|回)"
    r"|(?:20\d\d[年_./])?\d{1,2}(?:月份?|[_./])(?:\d{1,2}[日号]?)?|20\d\d年?|[#w]?\d+"
)
_BEFORE = (
    r"(?:月度|季度|年度|每周|每月|双周|半月|本周|本月|周度|项目组?|活动|营销|市场部?|运营部?"
    r"|团队|部门|专项|阶段|中期|线上|线下|内部|周|月)"
)
_AFTER = r"(?:会议|会|议)?的?(?:纪要|记要|记录|议程|备忘录?)$|(?<=会)议$"
_ENGLISH = (
    r"(?<![a-z])(?:meeting_(?:minutes|notes?|record)|minutes|meetings?|sync(?:_up)?|call|mtg"
    r"|team|online|of|the)(?![a-z])"
)
_LONGEST = 40


def without_brackets(folded: str) -> str:
    """Return a name without what stands in brackets behind or before it."""
    return _tidy(_compiled(_BRACKETS).sub("_", folded[:_LONGEST]))


def is_some_meeting(folded: str) -> bool:
    """Return whether a word says that there was a meeting, and nothing else."""
    return without_brackets(folded) in MEETING_WORDS


def mentions_meeting(folded: str) -> bool:
    """Return whether a word is about some kind of meeting, or its report: 总结会, 评估报告."""
    return _compiled(_OF_MEETINGS).search(without_brackets(folded)) is not None


def bare_meetings(folded: str) -> Iterator[str]:
    """Yield a name with less and less around it: numbers, how often it is held, “minutes”."""
    bare = _tidy(
        _compiled(_ENGLISH).sub("_", _compiled(_NUMBERS).sub("_", without_brackets(folded)))
    )
    names = [bare]
    if found := _compiled(_AFTER).search(bare):
        head = bare[: found.start()]
        names += [head, f"{head}会"]
    for name in names:
        yield from _without_beginnings(_tidy(name))


def _without_beginnings(name: str) -> Iterator[str]:
    yield name
    while found := _compiled(_BEFORE).match(name):
        name = name[found.end() :].strip("_")
        yield name


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a compiled pattern; few commands meet a type that is not simply a name."""
    return re.compile(pattern)


def _tidy(text: str) -> str:
    return "_".join(filter(None, text.split("_"))).strip(" -:,.、/|")
