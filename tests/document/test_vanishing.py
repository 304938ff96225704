"""What a person would call a record is read, or named as a problem; what is none is left in peace."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtgrec.document.record.record_detection import looks_like_record
from mtgrec.model.records.types import DEFAULT_TYPES, RecordType, RecordTypes
from tests.document.samples import ROOT, parsed

NON_RECORDS = sorted((Path(__file__).parent / "non_records").glob("*.md"))
RECORDS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").rglob("*.md"))]
RECORDS = [text for text in RECORDS if parsed(text).record is not None]
FIELDS = "项目: 618-2026\n日期: 2026-06-08\n行动:\n  - 内容: 素材\n    负责人: 李雷\n"


def said(text: str) -> str:
    """Return the type that is read, or else the code and line of what is wrong, or nothing."""
    found = parsed(text)
    if found.record is not None:
        return found.record.type.name
    return " ".join(f"{problem.code}:{problem.line}" for problem in found.problems)


READ_AS = {
    "kickoff": "启动会 启动会议 启动会纪要 启动会议纪要 项目启动会 項目啟動會 启动会（线上） kick-off kick_off KICK-OFF",
    "weekly": """例会 例会纪要 周会纪要 例会记录 周例会 双周例会 月度例会 季度例会 项目周会 部门例会 例行会议 执行例会（第3次） 執行例會（第3次）
        第3次例会 第十二次周会 6月例会 例会（线上） 周会记录 biweekly bi-weekly""",
    "retro": "复盘 复盘会 复盘会议 复盘会纪要 季度复盘 项目复盘会 复盘会议纪要 post-mortem Postmortem retro",
    "evaluation": "评估会 评估会议 项目评估 项目评估会纪要 评估会议纪要",
    "checklist": "检查表 检查清单 检查清单（投放前） 执行检查清单 执行清单 check-list",
    "campaign": "营销方案 营销方案（终稿） 营销计划 活动方案 推广方案 策划案 方案书",
}
READ_AS_PHRASES = {
    "weekly meeting": "weekly",
    "Weekly sync": "weekly",
    "Weekly Meeting Minutes": "weekly",
    "weekly (online)": "weekly",
    "Weekly 2026-06-08": "weekly",
    "kickoff meeting": "kickoff",
    "kick off meeting": "kickoff",
    "Retrospective meeting": "retro",
    "Post mortem minutes": "retro",
    "evaluation meeting": "evaluation",
    "Project evaluation": "evaluation",
    "check list": "checklist",
    "marketing plan": "campaign",
    "campaign plan": "campaign",
}


@pytest.mark.parametrize(
    ("word", "name"),
    [
        *((word, name) for name, words in READ_AS.items() for word in words.split()),
        *READ_AS_PHRASES.items(),
    ],
)
def test_a_word_that_clearly_means_one_type(word: str, name: str):
    assert said(f"---\n类型: {word}\n日期: 2026-06-08\n---\n") == name


ANY_MEETING = "kickoff 启动会 / weekly 执行例会 / retro 复盘会 / evaluation 项目评估会"


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("会议纪要", "kickoff 启动会 / weekly 执行例会 / retro 复盘会 / evaluation 项目评估会"),
        ("meeting", "kickoff 启动会 / weekly 执行例会 / retro 复盘会 / evaluation 项目评估会"),
        ("Minutes", "kickoff 启动会 / weekly 执行例会 / retro 复盘会 / evaluation 项目评估会"),
        (
            "会议记录（6月）",
            "kickoff 启动会 / weekly 执行例会 / retro 复盘会 / evaluation 项目评估会",
        ),
        ("周会复盘材料", "执行例会"),
        ("执行列会", "执行例会"),
        ("kickof", "kickoff"),
    ],
)
def test_a_word_that_may_mean_a_type(word: str, meant: str):
    found = parsed(f"---\n类型: {word}\n日期: 2026-06-08\n---\n")
    (problem,) = found.problems
    assert (problem.code, problem.line) == ("F012", 2)
    assert problem.message.values["close"] == meant


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("weekly review", "weekly"),
        ("campaign brief", "campaign"),
        ("个人复盘", "复盘会"),
        ("sprint retro", "retro"),
        ("评估报告", ANY_MEETING),
        ("项目周报", ANY_MEETING),
        ("运营月报", ANY_MEETING),
        ("年度总结报告", ANY_MEETING),
        ("Status report", ANY_MEETING),
        ("project review", ANY_MEETING),
    ],
)
def test_a_type_inside_of_a_longer_word_needs_company(word: str, meant: str):
    (problem,) = parsed(f"---\n类型: {word}\n{FIELDS}---\n").problems
    assert (problem.code, problem.message.values["close"]) == ("F012", meant)
    assert said(f"---\n类型: {word}\n日期: 2026-06-08\n---\n") == ""


def test_a_type_of_ones_own_comes_first():
    types = RecordTypes([RecordType("plan-book", "活动方案", "PB", ("周会纪要",))])
    for word in ("活动方案", "周会纪要", "活动方案（终稿）"):
        kind = types.find(word)
        assert kind is not None
        assert kind.name == "plan-book"


@pytest.mark.parametrize(
    "key",
    ["会议类型", "記錄類型", "记录类型", "类 型", "类　型", "Type ", "TYPE", "meeting type", "Meeting-Type", "record_type", "mtgrec"],
)  # fmt: skip
def test_names_of_the_type(key: str):
    assert said(f"---\n{key}: 例会\n日期: 2026-06-08\n---\n") == "weekly"


def test_a_further_name_beside_the_type_says_something_else():
    for fields in ("类型: 例会\n会议类型: 线上\n", "会议类型: 启动会\n类型: 例会\n"):
        found = parsed(f"---\n{fields}{FIELDS}---\n")
        assert found.record is not None
        assert (found.record.type.name, found.problems) == ("weekly", [])


def test_blanks_that_align_names():
    found = parsed(
        "---\n类 型: 例会\n日 期: 2026-06-08\n主 持 人: 王敏\n行 动:\n  - 负 责 人: 李雷\n    内 容: 素材\n---\n"
    )
    assert found.record is not None
    assert not found.problems
    assert found.record.values["chair"] == ("王敏",)
    assert found.record.items[0].text("owner") == "李雷"


@pytest.mark.parametrize(
    "key",
    ["tpye", "typ", "types", "类形", "类别", "文档类型", "纪要类型", "“类型”", "kind", "类型/名称"],
)
def test_misspelt_names_of_the_type(key: str):
    assert said(f"---\n{key}: 例会\n{FIELDS}---\n") in ("F024:2", "F031:2", "F031:3")


HEADS = {
    **dict.fromkeys(["———", "–––", "—-", "—", "－－－", "--", "- - -", "‑‑‑", "−−−", "﹣﹣﹣"], "F027:1"),
    **dict.fromkeys(["--- # x", "--- yaml", "---x", "+++", "===", "***", "___", "──────", "…", "```yaml", "```", "~~~yml",
                     "> ---", "\\---", "`---`", "_ _ _", "```yaml\n---", "%%%"], "F030:1"),
    **dict.fromkeys(["# 周会\n---", "<!-- x -->\n---", "%% x %%\n---", "周会\n---", "[TOC]\n---", "// x\n———"], "F030:2"),
    **dict.fromkeys(["# 周会\n\n---", "# 周会\n\n--- # x", "\n# 周会\n---"], "F030:3"),
    **dict.fromkeys(["----", " ---", "\n---", "\u3000---", "\u3000\n---", "\xa0---", "\u200b---", "\ufeff---", "\ufeff\ufeff---",
                     "\u2060---", "\u200e---", "---\u3000", "---\xa0", "\ufeff\n\ufeff---", "\x0c---"], "weekly"),
    "\0---": "F003:1",
}  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_what_stands_where_the_fence_should(head: str):
    text = f"{head}\n类型: 例会\n{FIELDS}---\n\n# 周会\n"
    assert said(text) == HEADS[head]
    assert said(text.replace("\n", "\r\n")) == HEADS[head]
    english = text.replace("类型: 例会", "type: weekly").replace("项目", "campaign")
    assert said(english) == HEADS[head]


def test_what_is_read_in_spite_of_its_fence_is_told():
    for head, expected in HEADS.items():
        found = parsed(f"{head}\n类型: 例会\n{FIELDS}---\n")
        if expected == "weekly" and head != "\ufeff---":
            assert [problem.code for problem in found.problems] == ["F202"], head


@pytest.mark.parametrize("fence", ["---", "———", "--", "- - -"])
def test_fields_without_a_type(fence: str):
    text = f"{fence}\n项目: 618-2026\n日期: 2026-06-08\n参会人: [李雷]\n---\n"
    assert said(text) == ("F031:2" if fence == "---" else "F027:1")


def test_fields_without_a_first_line():
    assert said(f"类型: 例会\n{FIELDS}---\n\n# 周会\n") == "F030:1"


@pytest.mark.parametrize("path", NON_RECORDS, ids=lambda path: path.stem)
def test_what_is_no_record(path: Path):
    data = path.read_bytes()
    assert not parsed(data).ours
    assert not parsed(data.replace(b"\n", b"\r\n")).ours
    assert not parsed(b"\xef\xbb\xbf" + data).ours


# -- gentle mutations: what somebody writes instead, who means a record all the same

TYPES = sorted({spelling for kind in DEFAULT_TYPES.types for spelling in kind.spellings})


def _slip(word: str, place: int, how: int) -> str:
    """Return `word` with a character left out, doubled, or exchanged with the next."""
    place %= len(word)
    middle = ["", word[place] * 2, word[place : place + 2][::-1]][how]
    return word[:place] + middle + word[place + (2 if how == 2 else 1) :]


@st.composite
def written_type(draw: st.DrawFn, key: str, word: str) -> str:
    """Return the line of the type as somebody may write it."""
    chinese = not word.isascii()
    change = draw(st.sampled_from(["word", "around", "key", "colon", "key and colon"]))
    colon = ": "
    if change == "word" and len(word) > 4:
        word = _slip(word, draw(st.integers(1, 20)), draw(st.integers(0, 2)))
    elif change == "around":
        forms = [
            "{}纪要",
            "{}记录",
            "{}（第2次）",
            "6月{}",
            "项目{}",
            "[{}]",
            "“{}”",
            "{} # 线上",
            "《{}》",
            "618{}",
            "{}材料",
        ]
        english = [
            "{} minutes",
            "The {}",
            "{} meeting",
            "[{}]",
            '"{}"',
            "{} (2)",
            "our {} notes",
            "{}, online",
            "Team {}",
        ]
        word = draw(st.sampled_from(forms if chinese else english)).format(word)
    if "key" in change:
        forms = [
            "会议{}",
            "{}：".strip("："),
            "类 型",
            "“{}”",
            "**{}**",
            "记录{}",
            "　{}",
            "{}　",
            "{}名称",
            "本次{}",
            "- {}",
            "  {}",
        ]
        english = [
            "meeting {}",
            "{}s",
            "Record-{}",
            "tpye",
            "TYPE",
            "'{}'",
            "doc_{}",
            "the {}",
            "{} ",
            "- {}",
            "  {}",
        ]
        key = draw(st.sampled_from(forms if chinese else english)).format(key)
    if "colon" in change:
        colon = draw(st.sampled_from(["：", ":", " : ", "： ", ":\t", ":　"]))
    return f"{key}{colon}{word}"


ABOVE = [
    "",
    "# 周会\n",
    "# 周会\n\n",
    "<!-- 模板 -->\n",
    "\n\n",
    "\u3000\n",
    "\ufeff",
    "\ufeff\ufeff",
    "周会\n",
    "%% x %%\n",
]
BELOW = ["---", "----", "———", "—", "...", "***", "--", "--- ", "# 正文", "---x", "===", ""]
PROPER = [*HEADS, "---"]


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_gentle_mutations_are_never_dropped(data: st.DataObject):
    text = data.draw(st.sampled_from(RECORDS))
    lines = text.split("\n")
    assert lines[0] == "---"
    number = next(n for n, line in enumerate(lines) if line.startswith(("类型:", "type:")))
    end = lines.index("---", 1)
    changes = data.draw(
        st.sets(st.sampled_from(("type", "head", "above", "close", "indent", "blank")), max_size=3)
    )
    if "type" in changes:
        key, _, word = lines[number].partition(": ")
        lines[number] = data.draw(written_type(key, word))
    if "close" in changes:
        lines[end] = data.draw(st.sampled_from(BELOW))
    if "indent" in changes:
        lines[1:end] = [f"  {line}" for line in lines[1:end]]
    if "blank" in changes:
        lines[1] = f"\n{lines[1]}"
    if "head" in changes:
        lines[0] = data.draw(st.sampled_from(PROPER))
    if "above" in changes and not lines[0].startswith(
        ("```", "~~~")
    ):  # that is a page about records
        lines[0] = data.draw(st.sampled_from(ABOVE)) + lines[0]
    ending = data.draw(st.sampled_from(["\n", "\r\n", "\r"]))
    mutated = "\n".join(lines).replace("\n", ending)
    assert parsed(mutated).ours, mutated[:400]
    assert parsed(mutated).record or looks_like_record(mutated, DEFAULT_TYPES)
