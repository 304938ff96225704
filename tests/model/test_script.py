"""Names written in Traditional and in Simplified characters are the same names."""

from pathlib import Path

import pytest

from mtgrec.model.values.name_keys import department_key, name_key, person_key
from mtgrec.model.values.normalized import SIMPLIFIED_FORMS

opencc = pytest.importorskip("opencc")

PAIRS = [
    *[("韓梅梅", "韩梅梅"), ("劉國樑", "刘国梁"), ("鄧紫棋", "邓紫棋"), ("瀋陽", "沈阳")],
    *[
        ("市場部", "市场部"),
        ("營運中心", "营运中心"),
        ("視頻號", "视频号"),
        ("騰訊廣告", "腾讯广告"),
    ],
    *[("雙11-2026", "双11-2026"), ("鬥魚", "斗鱼"), ("灣區", "湾区"), ("體驗裝", "体验装")],
]


def in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize(("traditional", "simplified"), PAIRS)
def test_both_scripts_are_one_name(traditional: str, simplified: str):
    assert name_key(traditional) == name_key(simplified)
    assert person_key(traditional) == person_key(simplified)
    assert department_key(traditional) == department_key(simplified)


def test_the_table_holds_what_opencc_knows():
    """A character that Simplified text uses is left alone: it may be another one."""
    table = Path(opencc.__file__).parent / "dictionary" / "TSCharacters.txt"
    known = {}
    for line in table.read_text("utf-8").splitlines():
        traditional, _, simplified = line.partition("\t")
        simplified = simplified.split(" ")[0]
        if len(traditional) == len(simplified) == 1 and not in_gb2312(traditional):
            known[traditional] = simplified
    missing = {
        one: other
        for one, other in known.items()
        if in_gb2312(other) and SIMPLIFIED_FORMS.get(ord(one)) != ord(other)
    }
    assert missing == {}
    assert [chr(one) for one in SIMPLIFIED_FORMS if in_gb2312(chr(one))] == []


RECORD = """
=== a.md
---
type: weekly
campaign: 雙11-2026
date: 2026-06-01
channels: [抖音／视频号]
actions:
  - id: A1
    what: one
    owner: 市场部/韩梅梅
    due: 2026-06-30
    tags: [品牌升级]
  - id: A2
    what: two
    owner: 銷售部/劉偉
    due: 2026-06-30
---
"""


@pytest.mark.parametrize(
    ("option", "found"),
    [
        ("--owner 韓梅梅", "A1"),
        ("--owner 刘伟", "A2"),
        ("--department 市場部", "A1"),
        ("--department 销售部", "A2"),
        ("--channel 抖音/視頻號 --owner 韩梅梅", "A1"),
        ("--tag 品牌升級", "A1"),
        ("--campaign 双11-2026 --owner 韩梅梅", "A1"),
    ],
)
def test_a_filter_finds_both_spellings(workspace, mtgrec, option: str, found: str):
    listed = mtgrec(workspace(RECORD), "list", "actions", *option.split(), "--format", "json")
    assert [item["id"] for item in listed.json["items"]] == [found]
    assert listed.err == ""


def test_readings_of_a_channel_are_found_in_both_spellings(workspace, mtgrec):
    folder = workspace(f"{RECORD}=== 指标.csv\n日期,渠道,指标,数值\n2026-06-01,视频号,点击量,5\n")
    shown = mtgrec(folder, "metric", "show", "--channel", "視頻號", "--format", "csv")
    assert shown.code == 0
    assert "视频号" in shown.out
