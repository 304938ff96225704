"""The checklists of a workspace: grouped by campaign, with their stages and stock items (B17)."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mtgrec.model.message import N_
from mtgrec.model.records.record import Item, Record
from mtgrec.model.values.normalized import normalized
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.words import fold
from mtgrec.rules.engine.rule_view import RuleView

# The patterns are for normalised text: lower case, Simplified, `_` for a blank or a dash.
STAGES = {
    N_("preparation"): lazily(
        r"准备|筹备|策划|规划|前期|事前|活动前|执行前|上线前|prepar|planning|before|pre_launch|setup"
    ),
    N_("execution and monitoring"): lazily(
        r"执行(?![前后])|监[控测]|实施|落地|事中|活动中|进行中|execut|monitor|implement|during|running"
    ),
    N_("evaluation and retrospective"): lazily(
        r"评估|复盘|总结|结案|后期|事后|活动后|执行后|收尾"
        r"|retro|evaluat|review|after|follow_up|wrap_up|closing|post_launch|post_mortem"
    ),
}
"""The three stages, each with the words by which it is recognised."""

_GOALS, _REPORTS = r"(?:目标|指标|kpis?|goals?|targets?)", r"(?:报告|report)"
_NUMBERS = r"(?:数据|指标|data|numbers?|figures|metrics|kpis?)"
_DAILY = r"(?:每[日天]|日常|当[日天]|daily|every_day|day_by_day)"
_WATCHED = r"(?:监[控测]|[跟追]踪|盯|日报|更新|watch|monitor|track)"
STOCK = {
    N_("goals aligned"): lazily(
        rf"{_GOALS}(?!_?(?:达成|完成|attain)).{{0,10}}"
        r"(?:对齐|一致|确认|确定|明确|量化|共识|分解|拆解|设定|制定|align|agree|confirm|clear|set)"
        r"|(?:对齐|确认|确定|明确|量化|设定|制定|拆解|align\w*|agree\w*|confirm\w*|set|clear)"
        rf".{{0,10}}{_GOALS}(?!_?(?:达成|完成|attain))"
    ),
    N_("task assignment table"): lazily(
        r"分工|任务.{0,4}(?:分[配派解]|拆[分解]|到人|表)|责任(?:矩阵|分配|到人|表)|assignment|raci"
        r"|task_(?:table|list|breakdown)|work_?breakdown|who_does_what"
    ),
    N_("budget and resources"): lazily(
        r"(?<!测试)预算|经费|费用|资源|(?<!test_)budget|resourc|(?<!re)fund"
    ),
    N_("channel material reviewed"): lazily(
        r"物料|素材|(?:内容|文案|创意|广告|渠道).{0,6}(?:审|合规|校)|审[核查批]|合规"
        r"|material|creative|artwork|compliance|(?:content|copy|channel)\w*_review|review_of_(?:content|copy)"
    ),
    N_("key milestones on time"): lazily(r"节点|里程碑|milestone|进度|排期|工期|schedule|timeline"),
    N_("daily watch of the numbers"): lazily(
        rf"{_DAILY}.{{0,20}}(?:{_NUMBERS}|看)|{_NUMBERS}.{{0,8}}(?:{_DAILY}|{_WATCHED})|{_WATCHED}.{{0,12}}{_NUMBERS}"
        r"|盯[盘数]|日报|数据(?:日|看板|监)"
    ),
    N_("goal attainment computed"): lazily(
        rf"达成率|完成率|{_GOALS}.{{0,12}}(?:达成|完成|实现|核算|计算|achiev|reach|met(?![a-z])|comput)"
        r"|达成(?:情况|核算|计算)|attainment|actuals?_(?:against|versus|vs)"
    ),
    N_("retrospective report"): lazily(
        rf"复盘|总结|结案|评估_?{_REPORTS}|retro|post_mortem|final_{_REPORTS}|evaluation_{_REPORTS}|wrap_up"
    ),
    N_("archive"): lazily(r"归[档集]|[存留]档|资料.{0,4}(?:保存|整理|齐)|archiv"),
}
"""The nine stock items in their order, each with the words by which it is recognised."""

_LEAST_STOCK_ITEMS = 2
"""From this many stock items on, a list without stages counts as a usual checklist."""


class Group(NamedTuple):
    """The checklists of one campaign: a single file, or for example one per stage."""

    first: Record
    """The oldest of the records."""
    checks: tuple[Item, ...]

    @property
    def stages(self) -> set[str]:
        """The stages that they name."""
        return {name for check in self.checks for name in stages_of(check)}

    @property
    def stock(self) -> set[str]:
        """The stock items that they contain."""
        return {name for check in self.checks for name in stock_of(check)}


def groups(view: RuleView) -> Iterator[Group]:
    """Yield the checklists grouped by campaign, without drafts and those of closed campaigns.

    A list with no usual stage and at most one stock item is a special check (B8), and left out.
    """
    by_campaign: dict[object, list[Record]] = {}
    for record in view.records:
        if record.type.role == "checklist" and not view.exempt(record) and _is_usual(record):
            by_campaign.setdefault(record.campaigns or record.path, []).append(record)
    for records in by_campaign.values():
        yield Group(records[0], tuple(check for record in records for check in _checks(record)))


def stages_of(check: Item) -> Iterator[str]:
    """Yield the stages that an item names; its `stage` is free text."""
    return _matching_names(check.text("stage"), STAGES)


def stock_of(check: Item) -> list[str]:
    """Return the stock items that an item matches by its `what`, else by its `standard`."""
    return list(_matching_names(check.text("what"), STOCK)) or list(
        _matching_names(check.text("standard"), STOCK)
    )


_TEMPLATE_FIELDS = frozenset(
    ("id", "stage", "what", "standard", "status", "channel", "threshold", "owner", "department")
)


def is_unbegun(record: Record, view: RuleView) -> bool:
    """Return whether a checklist is still as its template made it: rows open, no dates, no notes.

    Owners may be filled in, because the template writes those that are known.
    """
    return view.cached(
        ("unbegun", id(record)),
        lambda: record.type.role == "checklist" and all(map(_is_item_unbegun, _checks(record))),
    )


def _is_item_unbegun(check: Item) -> bool:
    return check.status in ("open", "cancelled") and _TEMPLATE_FIELDS.issuperset(check.at)


def is_unassigned(check: Item) -> bool:
    """Return whether an item names neither a person nor a department."""
    return not (check.text("owner") or "").strip() and not check.text("department")


def missing(found: set[str], expected: Iterable[str]) -> list[str]:
    """Return the names in `expected` that are not in `found`, in their order."""
    return [name for name in expected if name not in found]


def _checks(record: Record) -> Iterable[Item]:
    return record.item_lists.get("check", ())


def _is_usual(record: Record) -> bool:
    checks = _checks(record)
    stages = any(next(stages_of(check), None) is not None for check in checks)
    # A special check before a milestone (B8) may contain 内容审核 too, so one stock item is not enough.
    return (
        stages or len({name for check in checks for name in stock_of(check)}) >= _LEAST_STOCK_ITEMS
    )


def _matching_names(text: str | None, patterns: dict[str, re.Pattern[str]]) -> Iterator[str]:
    folded = normalized(fold(text or ""))
    return (name for name, pattern in patterns.items() if folded and pattern.search(folded))
