"""Check that no single person answers for.

What: nobody is named as the owner of a check, or several people, a department, everybody.
A checklist fresh from its template, of which nobody has filled in anything, is one hint.
Why: every row of a checklist names its responsible department and person (B16); "all departments",
"finance/marketing" or "the whole team" are not one (B19).
Before:
    checks:
      - id: C4KX
        what: Budget and resources in place
        owner: Finance/Marketing
After:
    checks:
      - id: C4KX
        what: Budget and resources in place
        owner: Finance Dept/Zhou Tao
"""

from collections.abc import Iterator

from mtgrec.model.checking.check import Check, docs
from mtgrec.model.checking.finding import Finding, at_record
from mtgrec.model.checking.responsible import without_one_owner
from mtgrec.model.checking.view import View
from mtgrec.model.entry import Entry
from mtgrec.model.message import N_
from mtgrec.model.record import Item, Record
from mtgrec.model.rule import ERROR, HINT, Rule

ZH = """检查项没有唯一的负责人。
是什么：检查项没写负责人，或者写了几个人、一个部门、所有人。
刚建好、一项都没填的清单，只作一条提示。
为什么：检查清单每一行都要写明责任部门和责任人（B16）；“各部门”“财务/市场”“全体团队”都不算（B19）。
修改前：
    检查项:
      - 编号: C4KX
        内容: 预算与资源到位
        负责人: 财务部/市场部
修改后：
    检查项:
      - 编号: C4KX
        内容: 预算与资源到位
        负责人: 财务部/周涛
"""

RULE = Rule(
    "C003",
    "check-without-single-owner",
    ERROR,
    N_("this check has no single owner: {why}"),
    N_("name one person who does it: mtgrec set {address} owner=NAME"),
)


_FORM = RULE._replace(
    severity=HINT,
    sentence=N_("nobody is named for any of the {count} checks yet"),
    help=N_("mtgrec edit {id} opens the checklist; give each check to one person"),
)
_OF_A_FORM = frozenset(("id", "stage", "what", "standard", "status", "channel", "threshold"))


def find(entry: Entry, view: View) -> Iterator[Finding]:
    """Yield a finding for a check that is not owned by exactly one named person."""
    if not _is_form(entry.record, view):
        yield from without_one_owner(RULE, entry, view)


def find_form(record: Record, view: View) -> Iterator[Finding]:
    """Yield one finding for a checklist as it came from its template."""
    if _is_form(record, view):
        count = len(record.item_lists["check"])
        yield at_record(_FORM, record, "checks", count=count, id=record.id)


def _is_form(record: Record, view: View) -> bool:
    """Tell whether a checklist says only what is to be checked, and nothing yet of who, when and how."""
    return view.cached(
        ("form", id(record)),
        lambda: (
            record.type.role == "checklist"
            and bool(record.item_lists.get("check"))
            and all(map(_is_blank, record.item_lists["check"]))
        ),
    )


def _is_blank(check: Item) -> bool:
    return check.status in ("open", "cancelled") and _OF_A_FORM.issuperset(check.at)


CHECK = Check(RULE, docs(__doc__, ZH), item=find, kinds=("check",), record=find_form)
