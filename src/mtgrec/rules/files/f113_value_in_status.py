"""Status that names a value of another field.

What: a status names a day or a progress that belongs into a field of its own: 延期至6/20 a new deadline,
“done on June 5” the finishing day, 已完成80% a progress other than the one in `progress`. The status is
read; the other field stays as it is.
Why: a deadline that moves is decided, not read out of a status: whoever set it should see the new one
before it counts (B7, B12). Where two progresses differ, only one is right.
Before:
    date: 2026-06-08
    actions:
      - id: A7KQ
        what: Shoot the launch video
        due: 2026-06-12
        status: delayed until 2026-06-20
After:
    date: 2026-06-08
    actions:
      - id: A7KQ
        what: Shoot the launch video
        due: 2026-06-20
        status: off-track
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.progress import progress_in_status, status_reading, written_progress
from mtgrec.model.message import N_, Message, both_names
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field
from mtgrec.model.values.date_errors import NoDate
from mtgrec.model.values.spoken_dates import spoken_day
from mtgrec.model.values.statuses import TEXT
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """状态含其他值。
是什么：状态里带着日期或进度，本该写在别的字段：“延期至6/20”是新的截止，“6月5日完成”是实际完成，
“已完成80%”与“进度”写的不一样。状态照常读取，别的字段不变。
为什么：截止改期要有人拍板，不能从状态里读出来就算数；定这个日期的人应当先看到新日期（B7、B12）。
两处进度不一样，只有一处是对的。
修改前：
    日期: 2026-06-08
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        截止: 2026-06-12
        状态: 延期至6月20日
修改后：
    日期: 2026-06-08
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        截止: 2026-06-20
        状态: 异常
"""

INFO = RuleInfo(
    "F113",
    "value-in-status",
    WARNING,
    N_("the status “{text}” names {value}, while {field} is {written}"),
    N_("if it holds: mtgrec set {address} {name}={new}"),
    docs=Docs(__doc__, ZH),
)

_NOTHING = Message(N_("empty"))
_DATE = Message(N_("DATE"))


def find(state: ItemState, _view: RuleView) -> Iterator[Finding]:
    """Yield a finding for a day or a progress in a status that its own field does not have."""
    item, reading = state.item, status_reading(state.item)
    if reading is None:
        return
    fields = KINDS[item.kind].fields
    if field := fields.find("finished" if reading.status == "done" else "due"):
        yield from _of_day(state, field, reading.day)
    written = written_progress(item)
    if written and (named := progress_in_status(item)):
        yield _finding(state, fields["progress"], named.text, written.text)


def _of_day(state: ItemState, field: Field, text: str) -> Iterator[Finding]:
    """Yield a finding for a day, written as `text`, which `field` does not have."""
    record, written = state.record, state.item.day(field.name)
    origin = record.date or written
    try:
        day = spoken_day(text, origin, language=record.language, deadline=True) if origin else None
    except NoDate:
        day = None
    if text and (day is None or day != written):
        yield _finding(state, field, day or text, written or _NOTHING, day or _DATE)


def _finding(
    state: ItemState, field: Field, value: object, written: object, new: object = None
) -> Finding:
    values = {"text": state.item.text(TEXT), "value": value, "written": written}
    names = {
        "field": both_names(field.name, field.zh),
        "name": field.name,
        "address": state.address,
    }
    return at_item(INFO, state, "status", **values, **names, new=new or value)


RULE = Rule(INFO, item=find, kinds=tuple(KINDS))
