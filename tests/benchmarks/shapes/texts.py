"""Large files: bodies below a front matter, and files that are none or never close it."""

from tests.benchmarks.shapes import CAMPAIGN, FILE, HEAD, Files, Shape, in_text, workspace

_BODY = HEAD + "actions:\n  - {id: A1, what: x, status: √}\n---\n"
_BODIES = {
    "words": "word ",
    "lines": "a line of text\n",
    "Chinese": "会议纪要",
    "headings": "## Agenda\n\n",
    "headings and text": "## Agenda\n\ntext\n\n",
    "list": "- entry\n",
    "nested list": "  - entry\n",
    "tasks": "- [ ] task\n",
    "tasks with names": "- [ ] 李雷：下周三前完成\n",
    "table": "| a | b |\n",
    "whole tables": "| a | b |\n|---|---|\n| x | y |\n\n",
    "table of dashes": "|---|---|\n",
    "pipes": "|",
    "fences": "```\n",
    "tildes": "~~~\n",
    "rulers": "---\n",
    "equal signs": "=======\n",
    "merge markers": "<<<<<<< a\n",
    "blank lines": "\n",
    "CR": "\r",
    "CR and text": "a\r",
    "tabs": "\t",
    "spaces": " ",
    "comments": "<!-- x -->\n",
    "open comments": "<!-- ",
    "links": "[[a]] ",
    "Markdown links": "[a](b) ",
    "open brackets": "[",
    "addresses": "R.A1 ",
    "placeholders": "（待填）",
    "braces": "{{ x }}",
    "stars": "*",
    "underscores": "_a",
    "backquotes": "`",
    "quotes": "> ",
    "quoted lines": "> a\n",
    "minutes in text": "负责人：李雷 截止：2026-06-05\n",
    "marked lines": "行动：李雷 2026-06-05\n",
    "decision lines": "**决策**：x\n",
    "numbered": "1. x\n",
    "NUL": "\0",
    "dates": "2026-06-05 ",
    "full-width": "Ａ：",
    "accents": "é",
    "zero-width": "\u200b",
    "emoji": "👍",
}
_OPEN = {
    "fields": "a: b\n",
    "numbered words": "word\n",
    "rulers": "---\n",
    "rulers with blanks": "--- \n",
    "dashes": "— —\n",
    "spaced hyphens": "- - -\n",
    "one line of dashes": "—",
    "one line of hyphens": "-",
    "fences": "```\n",
    "blank lines": "\n",
    "lines of spaces": " \n",
    "CR": "\r",
    "tabs": "\t",
    "lines with tabs": "a:\tb\n",
    "NUL": "\0",
    "headings": "# a\n",
    "headings and text": "\n# a\n\ntext\n",
    "brackets": "[",
    "braces": "{",
    "quotes": '"',
    "lines of quotes": '"\n',
    "lists": "- a\n",
    "blocks": "a: |\n  b\n",
    "full-width colons": "标题：x\n",
    "tight colons": "标题:x\n",
    "merge markers": "<<<<<<< a\n",
    "comments": "# a\n",
    "colons": ":",
    "digits": "1",
    "Chinese": "会",
    "type lines": "type: x\n",
    "dots": "... x\n",
    "accents": "\u0301",
}
_ENDS = "\n---\n"


def _bytes(name: str, before: bytes, unit: bytes) -> Shape:
    def files(count: int) -> Files:
        return workspace(before + unit * count)

    return Shape(name, files, FILE // len(unit))


_OTHERS = [
    _bytes("bytes that are not UTF-8", HEAD.encode(), b"\xff"),
    _bytes("GBK", "---\n类型: 例会\n".encode("gbk"), "会议".encode("gbk")),
    _bytes("UTF-16", "---\n".encode("utf-16"), "a: b\n".encode("utf-16-le")),
    _bytes("UTF-16 without BOM", "---\n".encode("utf-16-le"), "\n".encode("utf-16-le")),
    _bytes("blanks before UTF-16", b"", b"\n\0"),
    in_text("before the fence: blank lines", "", "\n", HEAD + "---\n"),
    in_text("before the fence: spaces", "", " ", HEAD + "---\n"),
    in_text("before the fence: BOMs", "", "\ufeff", HEAD + "---\n"),
    in_text("before the fence: headings", "", "# a\n", HEAD + "---\n"),
    in_text("front matter too large", HEAD, "# a\n", "---\n"),
    in_text("front matter of blank lines", HEAD, "\n", "---\n"),
    in_text("front matter of one line", HEAD + "x: ", "a", "\n---\n"),
    in_text("a file that is no record", "", "a line\n"),
    in_text("a file of rulers", "", "---\n"),
    in_text("a first line of hyphens", "", "-"),
    in_text("a first line of dashes", "", "— "),
]


SHAPES = [
    *(in_text(f"body of {name}", _BODY, unit) for name, unit in _BODIES.items()),
    *(in_text(f"never closed: {name}", HEAD, unit) for name, unit in _OPEN.items()),
    *_OTHERS,
]
assert CAMPAIGN in HEAD
