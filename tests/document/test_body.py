"""What stands in the text of a record: the lines that people wrote, apart from a template's."""

import shutil

import pytest

from mtgrec.model.records.body import own_lines
from tests.conftest import EXAMPLES

MINUTES = """# 618 例会

<!-- 一个议题一小节 -->
上次会议：[例会](a.md)（2026-06-01）
- 完成素材，李雷（未完成）`618-2026-KO-260525.A7KQ`

一、会议背景
本周进展正常。

二、会议决议
（一）小红书为主
（二）提前一天拍摄
**说明**
以上一致同意
三、下一步
1. 李雷写稿
2. 韩梅梅审稿
```
代码
```
"""


def test_own_lines_stand_under_their_headings():
    assert [(line.headings, line.text) for line in own_lines(MINUTES)] == [
        (("一、会议背景",), "本周进展正常。"),
        (("二、会议决议",), "（一）小红书为主"),
        (("二、会议决议",), "（二）提前一天拍摄"),
        (("二、会议决议", "说明"), "以上一致同意"),
        (("三、下一步",), "1. 李雷写稿"),
        (("三、下一步",), "2. 韩梅梅审稿"),
    ]


def test_offsets_lead_to_the_lines():
    for line in own_lines(MINUTES.replace("\n", "\r\n")):
        assert MINUTES.replace("\n", "\r\n")[line.offset :].startswith(line.text)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("example", ["618-2026", "spring-launch"])
def test_a_new_record_holds_no_line_of_anybody(tmp_path, mtgrec, example, language):
    folder = tmp_path / example
    shutil.copytree(EXAMPLES / example, folder)
    for kind in ("kickoff", "weekly", "retro", "evaluation", "checklist", "campaign"):
        text = mtgrec(
            folder, "new", kind, "--campaign", example, "--lang", language, "--again", "--dry-run"
        ).out
        assert list(own_lines(text.partition("\n---\n")[2])) == []


@pytest.mark.parametrize(
    "text",
    [
        "一、会议背景\n正常。\n二、会议决议\n1. 小红书为主",
        "1. 背景\n正常。\n2. 决策\n小红书为主。",
        "（一）目标\n达成\n（二）决议\n保留",
        "**背景**\n大促\n**行动**\n李雷写稿",
        "## Decisions\n- radio first",
        "讨论了素材",
    ],
)
def test_written_minutes_are_not_called_unwritten(workspace, mtgrec, text):
    folder = workspace(
        "=== mtgrec.toml\n=== a.md\n---\ntype: weekly\ncampaign: P\ntitle: t\ndate: 2026-06-01\n"
        f"decisions: []\nactions: []\n---\n{text}\n"
    )
    found = mtgrec(folder, "check", "--format", "json").json["findings"]
    codes = {each["code"] for each in found}
    assert "N003" not in codes
    assert ("N007" in codes) == (text != "讨论了素材")
