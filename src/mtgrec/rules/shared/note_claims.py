"""What the note of an item says that its status and its dates do not show."""

from mtgrec.model.records.record import Item
from mtgrec.model.values.named_lag import named_lag
from mtgrec.model.values.normalized import normalized
from mtgrec.model.values.patterns import lazily

_CLAUSE = lazily(r"[，。；！？、,;!?\n]+|\.(?=\s|$)")
_COMPLETION_VERB = r"(?:完成|做完|办完|弄完|交付|交齐|交稿|提交|上线|发布|定稿|验收|结束)"
_UNFINISHED = lazily(
    # Not meant: nothing unfinished; unfinished before but handed on; a rate of completion.
    rf"(?<![无零])(?<!没有)(?:未能?|没有?能?)(?:全部|完全|全|都)?{_COMPLETION_VERB}"
    r"(?!率|前|之前|[事项数量]*[:：为]?\s*(?:0|零|无)|的?(?:部分|工作|事项|内容|任务|项)?.{0,6}(?:转|移交|并入|另立))"
    r"|(?:还|尚|仍)(?:没有?|未)(?!有?(?:到|收到|出现|发现|发生|接到|人|投诉|问题|影响|超|用完|逾期|过期|延期|满))"
    r"|(?:还|尚|仍)[差缺欠](?!不多|强人意|劲)|(?:还|尚|仍)剩.{0,6}[套个条张篇项份处家]"
    rf"|(?:只|仅|部分){_COMPLETION_VERB}|待(?:完成|补齐|补交|交付|提交|上线)|做了?一半|进行中"
    r"|\bnot (?:yet |fully |quite |all |completely )*(?:done|finished|completed?|delivered|ready|live)\b"
    r"(?! (?:by|with)\b)"
    r"|\bnot yet\b(?! (?:due|needed|required|invoiced|paid))"
    r"|(?<!no )(?<!nothing )(?<!none )\b(?:unfinished|incomplete)\b"
    r"|\boutstanding (?:items?|work|tasks?|parts?)\b|\b(?:is|are|still) outstanding$"
    r"|(?<![\d.])(?:[1-9]\d*|one|two|three|four|five|some|a few)(?: \w+){0,2}"
    r" (?:remain|remaining|left|missing|to go)\b(?! (?:the|us|for)\b)|^remaining:"
    r"|\bstill (?:to do|to come|open|missing|pending|waiting|needs?|being|working|in progress|not)\b"
    r"|\bto be (?:done|finished|completed|delivered)\b|\bhalf[- ]done\b|\b(?:work )?in progress\b"
)
_PAST = lazily(r"上次|上周|此前|之前|当时|原先|\b(?:last week|at first|earlier)\b")
_FINISHED = lazily(
    rf"(?<![未没不只仅能])(?<!没有)(?<!部分)(?:已|{_COMPLETION_VERB}|补齐|补上|补交)(?!率|前|催|约|通知|申请|联系|延|推|安排|协调|沟通|告知|重新|向|跟)"
    r"|\b(?:now|since|then|later|done|finished|completed|delivered|resolved)\b"
)
_IN_TIME = lazily(
    r"(?<![未没不能有])(?:按[时期]|如期|准时)|没有?(?:受到?)?影响|[未不]影响|未受影响"
    r"|(?<!not )\b(?:on time|in time|on schedule|no (?:effect|impact|influence))\b"
)


def unfinished_words(note: str | None) -> str:
    """Return the clause of a note that says that something is not finished; empty if none does.

    A later clause can withdraw it: 还差 1 套，6月5日补齐 says that it was finished.
    """
    plain, start, words = normalized(note or ""), 0, ""
    for end in [*(mark.span() for mark in _CLAUSE.finditer(plain)), (len(plain), len(plain))]:
        clause = plain[start : end[0]]
        if _UNFINISHED.search(clause) and not _PAST.search(clause):
            words = (note or "")[start : end[0]].strip()
        elif words and _FINISHED.search(clause):
            words = ""
        start = end[1]
    return words


def unadmitted_lag(item: Item) -> int:
    """Return the days of lag that a finished item's note names and its dates do not show, else 0.

    Where both the dates and the note say that it was in time, the lag is that of something else.
    """
    note, due, finished = item.text("note"), item.due, item.day("finished")
    days = named_lag(note)
    if not days or (finished and not due):
        return 0
    late = (finished - due).days if finished and due else None
    if late is not None and (
        late >= days or (late <= 0 and _IN_TIME.search(normalized(note or "")))
    ):
        return 0
    return days
