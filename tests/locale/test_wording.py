"""The Chinese of the product: one word for one thing, written as a marketing department writes it.

The words of `INSTEAD` were in the product once, in its catalogue, templates, rules or pages.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.record_fields import RECORD
from mtgrec.rules.table import RULES

pofile = pytest.importorskip("babel.messages.pofile")

ROOT = Path(__file__).parents[2]
# The generated pages are made of their sources in tools/.
PAGES = (*sorted((ROOT / "docs").glob("*.zh.md")), ROOT / "README.zh.md")
TEMPLATES = sorted((ROOT / "templates" / "zh").glob("*.j2"))

# What is not said, and what is said instead.
INSTEAD = {
    r"(?<!data:` )地址": "编号",
    r"\d\.?\d* %": "80%",
    r"(异常|未完成|进行中)\+": "异常（逾期10天）",
    r"要有说法|等说法": "须明确处理意见",
    r"带过(?!来)|跨会议": "已延续 3 次例会、跨会遗留",
    r"差距最大": "达成率最低",
    r"实际对|对目标|\d% 对 \d": "实际 12%，目标 15%；实际与目标对比",
    r"责任人": "负责人",
    r"截至(今日|今天|当天)计划(?!支出)|截至今天的计划": "截至今日计划支出",
    r"(费用|指标)对照": "预算执行情况、指标完成情况",
    r"比到今天|计划到今天": "超出截至今日计划支出",
    r"关口": "前置检查",
    r"读数": "数据",
    r"备注称|备注说滞后": "备注写明延迟 3 天",
    r"过了 \S+ 已有": "截止 D，已逾期 4 天",
    r"没填好": "未填写完整",
    r"标了已完成|自己却说": "标为已完成，但进度只有 80%",
    r"还开着": "决策未关闭",
    r"没有动静|没有消息": "未更新进展",
    r"一拖再拖|拖过": "多次延续未处理",
    r"走偏|跑偏|走样|偏离(?!计划)": "偏离计划、异常",
    r"超期|过期(?!\|)": "逾期",
    r"(行动|任务|检查项)滞后": "逾期",
    r"(status|due|owner|what) (状态|截止|负责人|内容)": "状态",
    r"按 ?(what|内容) ?读取": "已作为“内容”读取",
    r"不认识“": "没有“方案”这种类型",
    r"\b(VALUE|NAME|TYPE|TEXT|FIELD)\b": "数值、指标、类型",
    r"还没有人领|有人领": "尚未分配任务",
    r"名下没有": "暂无任务人员",
    r"做得好的原因|问题与原因": "成功经验、问题及原因",
    r"晚了的事|收尾的事|成真": "滞后事项、未完事项、已发生的风险",
    r"会上要定|要定什么": "待决策事项",
    r"自动修(?!复)|改好|修正": "自动修复",
    r"点名才查": "默认不查，用 --select 启用",
    r"点头|点了头|卖给谁|怎么打|没谈拢": "已确认的部门、目标客群、推广策略、未达成一致",
    r"已结束 否": "状态 进行中",
    r"里定的": "来源：启动会 2026-06-01",
    r"mtgrec new kickoff": "mtgrec new 启动会",
    r"可多次使用": "可重复",
}
# Words of a table above in a place where they are right.
JUSTIFIED = {
    "责任人": ("`责任人`",),  # a name of the field that the reader takes
    "关口": ("旧称 `关口` 也认", "| `关口` |"),
}
# Only the share of the whole budget is called so.
BUDGET_USE = "预算使用率"
OF_THE_WHOLE = ("占总额的比例叫预算使用率", "，预算使用率 {{ money.share }}")

FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"`+[^`\n]*`+")


def catalogue() -> Iterator[tuple[str, str]]:
    """Yield every Chinese sentence of the interface with its English one."""
    with (ROOT / "src/mtgrec/locale/zh/LC_MESSAGES/mtgrec.po").open("rb") as file:
        for message in pofile.read_po(file):
            if message.id:
                yield message.id, message.string


def texts() -> Iterator[tuple[str, str]]:
    """Yield every Chinese text that is ours with the place where it stands; no records, no output."""
    yield from catalogue()
    for path in TEMPLATES:
        yield path.name, path.read_text(encoding="utf-8")
    for rule in RULES:
        yield rule.info.code, rule.info.docs.chinese.partition("修改前：")[0]
    for kind in KINDS.values():
        for field in kind.fields.fields:
            yield f"{kind.name}.{field.name}", field.help_zh
    for field in RECORD.fields:
        yield field.name, field.help_zh
    for path in PAGES:
        text = FENCED.sub("", path.read_text(encoding="utf-8"))
        yield path.name, "\n".join(line for line in text.splitlines() if not generated(line))


def without(text: str, parts: Iterable[str]) -> str:
    for part in parts:
        text = text.replace(part, "")
    return text


def generated(line: str) -> bool:
    """Return whether a line of a table lists names that the reader takes."""
    return line.startswith("| ") and line.count("` · `") > 0


@pytest.mark.parametrize("word", INSTEAD)
def test_every_thing_has_one_word(word: str):
    found = []
    for place, whole in texts():
        text = without(whole, JUSTIFIED.get(word, ()))
        found += [
            (place, text[max(hit.start() - 20, 0) : hit.end() + 20])
            for hit in re.finditer(word, text)
        ]
    assert found == [], f"write: {INSTEAD[word]}"


def test_spending_is_held_against_the_plan_to_date_under_its_own_name():
    for place, text in texts():
        assert BUDGET_USE not in without(text, OF_THE_WHOLE), place


def test_nobody_is_not_a_person():
    assert "没有人" not in [chinese for _english, chinese in catalogue()]


def prose() -> Iterator[tuple[str, str]]:
    """Yield sentences line by line, without code, links and what is quoted."""
    for place, text in texts():
        if place.endswith(".j2"):
            continue
        plain = re.sub(r"“[^”]*”|\]\([^)]*\)|<[^>]*>|https?://\S+", "", CODE.sub("", text))
        for line in plain.splitlines():
            if not line.startswith(("|", "    ")):
                yield place, line


def test_sentences_have_chinese_punctuation():
    narrow = re.compile(r"[\u4e00-\u9fff] ?[,;:?!()]|[,;?!(] ?[\u4e00-\u9fff]")
    assert [(place, line) for place, line in prose() if narrow.search(line)] == []


COMMAND = re.compile(r"mtgrec [a-z]+(?: [^\s，。；：、（）“”]+)*")


def test_nothing_to_be_copied_has_curly_quotes():
    """A quotation mark of a sentence, typed into a shell, is one more character of the word."""
    found = []
    for place, text in texts():
        commands = [*CODE.findall(text)] if place.endswith((".md", ".j2")) else []
        commands += [
            text[hit.start() :].split("；")[0] for hit in COMMAND.finditer(text) if "set " in hit[0]
        ]
        found += [(place, each) for each in commands if re.search("mtgrec .*[“”‘’]", each)]
    pages = [path.read_text(encoding="utf-8") for path in PAGES]
    lines = [line for page in pages for line in page.splitlines() if line.startswith("$ ")]
    assert found + [line for line in lines if re.search("[“”‘’]", line)] == []
