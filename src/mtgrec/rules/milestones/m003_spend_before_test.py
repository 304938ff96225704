"""Money spent in a channel before it was tested.

What: in a campaign that tests its channels, more than the test budget of 1,000 yuan was spent in a
channel before a test of it was passed. Spending is what its `cost` readings add up to until the day before
the test was finished, or what its budget lines say where no test is passed at all. A test is a check
with a channel that has a threshold or a measured rate, or is called a test; it is passed when it is
done and its result reaches its own threshold, else `channel_test_ctr` (2 % unless mtgrec.toml says
otherwise). A campaign none of whose checks tests a channel is not asked.
Why: a channel is tested before the money is spent, with about 1,000 yuan and a click-through rate of
2 % or more (B8).
Before:
    checks:
      - {id: C6FN, what: Test, channel: Xiaohongshu, result: 1.4%, status: done}
    budget:
      lines:
        - {id: B2PW, what: Promoted notes, channel: Xiaohongshu, planned: ¥80000, spent: ¥30000}
After:
    checks:
      - {id: C6FN, what: Test, channel: Xiaohongshu, result: 2%, status: done}
    budget:
      lines:
        - {id: B2PW, what: Promoted notes, channel: Xiaohongshu, planned: ¥80000, spent: ¥30000}
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.budget import budget_record
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.readings import Reading, select
from mtgrec.model.message import N_, Message
from mtgrec.model.values.amount import Amount, add_up, amount_of
from mtgrec.model.values.figure_texts import money_text
from mtgrec.model.values.quantity import show
from mtgrec.model.values.words import fold
from mtgrec.rules.engine.finding import Finding, at_item, at_path
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.milestones.channel_tests import ChannelTest, channel_tests, first_pass

ZH = """未测试先投放。
是什么：项目里有渠道测试，但某个渠道在测试通过之前花费就超过了测试预算 1000 元。花费按这个渠道的投入成本数据，
累计到测试完成的前一天；一次都没通过的，也看预算明细的已用。写了渠道的检查项，带门槛、测得比率或叫作测试的，就是渠道测试；
做完了，而且结果达到自己的门槛（没写的按 channel_test_ctr，mtgrec.toml 里可改，默认 2%），才算通过。
一个渠道测试都没有的项目不查。
为什么：先测试再投放：测试预算约 1000 元，点击率不低于 2%（B8）。
修改前：
    检查项:
      - {编号: C6FN, 内容: 投放前测试, 渠道: 小红书, 结果: 1.4%, 状态: 已完成}
    预算:
      明细:
        - {编号: B2PW, 内容: 信息流, 渠道: 小红书, 计划: 80000元, 已用: 30000元}
修改后：
    检查项:
      - {编号: C6FN, 内容: 投放前测试, 渠道: 小红书, 结果: 2%, 状态: 已完成}
    预算:
      明细:
        - {编号: B2PW, 内容: 信息流, 渠道: 小红书, 计划: 80000元, 已用: 30000元}
"""

TEST_BUDGET = 1000

INFO = RuleInfo(
    "M003",
    "spend-before-test",
    WARNING,
    N_("{amount} spent in {channel} before a test of it was passed: {why}"),
    N_(
        "test it with about {budget} first, and note it in a check: its channel, its result "
        "({least} or better), and that it is done"
    ),
    docs=Docs(__doc__, ZH),
)

Lines = Mapping[str, Sequence[ItemState]]
"""The budget lines of a campaign by channel, folded for comparison."""


class _Channel(NamedTuple):
    campaign: str
    name: str
    tests: Sequence[ChannelTest]
    lines: Sequence[ItemState]


def find(view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each channel in which too much was spent before its test was passed."""
    tests = channel_tests(view)
    lines = _lines(view, tests) if tests else {}
    for campaign, by_channel in tests.items():
        channel_lines = lines.get(campaign, {})
        for key, name in _channels(view, campaign, channel_lines).items():
            channel = _Channel(campaign, name, by_channel.get(key, ()), channel_lines.get(key, ()))
            yield from _channel_findings(channel, view)


def _lines(view: RuleView, campaigns: Iterable[str]) -> Mapping[str, Lines]:
    """Return the budget lines of `campaigns` that count, by campaign and channel."""
    budget_records = {
        id(budget_record(view.by_campaign.get(campaign, ()))) for campaign in campaigns
    }
    lines: dict[str, dict[str, list[ItemState]]] = {}
    for state in view.item_states:
        channel = state.item.text("channel") if state.item.kind == "budget_line" else None
        if channel and (id(state.record) in budget_records or not state.record.campaigns):
            by_channel = lines.setdefault(state.record.campaign or "", {})
            by_channel.setdefault(fold(channel), []).append(state)
    return lines


def _channels(view: RuleView, campaign: str, lines: Lines) -> Mapping[str, str]:
    """Return the channels with budget lines or cost readings: folded name -> name as written."""
    names = [channel_lines[0].item.text("channel") or "" for channel_lines in lines.values()]
    series = view.context.readings.get(campaign, ())
    names += [one.channel for one in series if one.metric == "cost" and one.channel]
    return {fold(name): name for name in reversed(names)}


def _channel_findings(channel: _Channel, view: RuleView) -> Iterator[Finding]:
    passed = first_pass(channel.tests)
    measured, first = _measured_cost(channel, passed, view)
    sums = [measured, _written_cost(channel.lines)] if passed is None else [measured]
    spent = max((one for one in sums if one), key=lambda one: one.value, default=None)
    if spent and spent.value > TEST_BUDGET:
        yield _finding(channel, spent, _why(channel, passed), first, view)


def _measured_cost(
    channel: _Channel, passed: date | None, view: RuleView
) -> tuple[Amount | None, Reading | None]:
    """Return the measured cost of a channel before the test was passed, and its first reading."""
    if passed == date.min:
        return None, None
    series = view.context.readings.get(channel.campaign, ())
    last = passed - timedelta(days=1) if passed else None
    found = [
        (each, rows_before)
        for each, rows in select(series, "cost", channel.name, view.context.now)
        if len(rows_before := each.during(rows, None, last))
    ]
    if not found:
        return None, None
    first = found[0][0].reading(found[0][1][0])
    total = sum((each.total(rows) for each, rows in found), Fraction(0))
    planned = next((line.item.quantity("planned") for line in channel.lines), None)
    return Amount(total, first.value.unit or (planned.unit if planned else "")), first


def _written_cost(lines: Iterable[ItemState]) -> Amount | None:
    return add_up(amount_of(line.item.quantity("spent")) for line in lines)


def _why(channel: _Channel, passed: date | None) -> Message:
    if passed:
        return Message(N_("it was passed on {day}"), day=passed)
    if not channel.tests:
        return Message(N_("nobody has tested it"))
    last = channel.tests[-1]
    return Message(N_("{address} ({why})"), address=last.check.address, why=last.why_not)


def _finding(
    channel: _Channel, spent: Amount, why: Message, first: Reading | None, view: RuleView
) -> Finding:
    """Return the finding, at a budget line, else at the test, else at the first reading."""
    values = {
        "amount": money_text(spent),
        "channel": channel.name,
        "why": why,
        "budget": money_text(Amount(Fraction(TEST_BUDGET), spent.unit)),
        "least": channel.tests[-1].threshold.text
        if channel.tests
        else show(view.thresholds.channel_test_ctr, "%"),
    }
    for line in channel.lines:
        return at_item(INFO, line, "spent" if "spent" in line.item.at else "channel", **values)
    for test in channel.tests:
        return at_item(INFO, test.check, "channel", **values)
    return at_path(INFO, first.path if first else "", (first.line if first else 0, 1), **values)


RULE = Rule(INFO, workspace=find, kinds=("budget_line", "check"))
