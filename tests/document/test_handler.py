"""python-frontmatter, with our splitter and loader behind it, sees what mtgrec sees."""

import frontmatter
import pytest

from mtgrec.document.source import Unreadable
from mtgrec.document.yaml.handler import RecordHandler

RECORD = """\
---
类型: 启动会
时间: 14:30
重大: no
编号: 007
参会人: [王敏, 李雷]
行动:
  - 内容: 写稿 # 注释
    标签: [a?]
---

# 正文

---
"""
DATA = {
    "类型": "启动会",
    "时间": "14:30",
    "重大": "no",
    "编号": "007",
    "参会人": ["王敏", "李雷"],
    "行动": [{"内容": "写稿", "标签": ["a?"]}],
}

pytestmark = pytest.mark.usefixtures("_either_parser")


@pytest.mark.parametrize(
    "text",
    [
        RECORD,
        "\ufeff" + RECORD,
        RECORD.replace("\n", "\r\n"),
        RECORD.replace("---\n\n#", "...\n\n#"),
        "\n" + RECORD,
        RECORD.replace("---\n类", "-----  \n类"),
    ],
    ids=["plain", "BOM", "CRLF", "dots", "blank line", "dashes"],
)
def test_it_reads_records(text: str):
    post = frontmatter.loads(text, handler=RecordHandler())
    assert post.metadata == DATA
    assert post.content.split() == ["#", "正文", "---"]


def test_it_leaves_other_texts_alone():
    post = frontmatter.loads("# Notes\n\ntype: weekly\n", handler=RecordHandler())
    assert post.metadata == {}
    assert post.content == "# Notes\n\ntype: weekly"
    assert frontmatter.loads("---\n---\ntext", handler=RecordHandler()).metadata == {}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("---\n类型：启动会\n---\n", "F011"),
        ("---\n- a\n---\n", "F011"),
        ("---\na: 1\na: 2\n---\n", "F009"),
        ("---\na: b: c\n---\n", "F008"),
        ("---\na: b\n", "F004"),
        ("---\na: &x b\n---\n", "F010"),
    ],
)
def test_what_it_would_else_drop_in_silence_is_an_error(text: str, code: str):
    with pytest.raises(Unreadable) as caught:
        frontmatter.loads(text, handler=RecordHandler())
    assert caught.value.info.code == code
