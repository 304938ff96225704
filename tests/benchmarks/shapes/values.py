"""One long value of every kind, in a front matter that can be read or not."""

from tests.benchmarks.shapes import FRONT_MATTER, HEAD, Files, Shape, in_front_matter, workspace

UNITS = {
    "digits": "1",
    "thousands": "1,000,",
    "colons": ":",
    "clock times": "14:30",
    "brackets": "[",
    "braces": "{",
    "full-width brackets": "（",
    "full-width letters": "Ａ",
    "full-width colons": "：",
    "quotes": "'",
    "spaces in a word": "a ",
    "ideographic spaces": "　a",
    "Chinese": "会",
    "Chinese digits": "一万",
    "dates": "2026-06-05 ",
    "dates in words": "下周三",
    "times": "14:00-15:30 ",
    "names": "李雷、",
    "slashes": "/",
    "departments": "市场部/",
    "roles": "李雷（主责）",
    "hyphens": "-",
    "dots": ".",
    "percent": "1%",
    "money": "¥1万",
    "growth": "提升30%",
    "boxes": "□未完成",
    "links": "[[李雷]]",
    "Markdown links": "[a](b)",
    "hashes": "#a",
    "stars": "*",
    "zero-width": "a\u200b",
    "emoji": "👍",
    "Thai": "ที่",
    "lag words": "延迟3天",
    "backslashes": "\\",
    "and": "和",
}
FIELDS = 12


def _long(name: str, unit: str) -> Shape:
    """Return the shape in which each of twelve fields holds one long text."""

    def files(count: int) -> Files:
        value = '"' + (unit * count).replace("\\", "\\\\").replace('"', '\\"') + '"'
        return workspace(
            "---\ntype: weekly\nid: R\ncampaign: '618'\ndate: 2026-06-01\n"
            f"title: {value}\ntime: {value}\nnext: {value}\nattendees: {value}\n"
            f"actions:\n  - what: {value}\n    owner: {value}\n    due: {value}\n"
            f"    status: {value}\n    note: {value}\n"
            f"kpis:\n  - what: k\n    target: {value}\n"
            f"waive: {{A001: {value}}}\nrhythm: {value}\n---\n"
        )

    written = len(unit.replace("\\", "\\\\").encode())
    return Shape(f"long value: {name}", files, FRONT_MATTER // FIELDS // written)


def _keys(name: str, line: str) -> Shape:
    return in_front_matter(f"front matter of {name}", "", line)


_CLOSED = [
    _keys("brackets", "["),
    _keys("braces", "{"),
    _keys("dashes in a line", "- "),
    _keys("colons", ":"),
    _keys("a: in a line", "a: "),
    _keys("question marks", "? "),
    _keys("exclamation marks", "!"),
    _keys("quotes", '"'),
    _keys("lines of a quote", '"\n'),
    _keys("unclosed quotes", 'k{n}: "\n'),
    _keys("unclosed brackets", "k{n}: [\n"),
    _keys("comments", "# x\n"),
    _keys("hash after text", "k{n}: x #y\n"),
    _keys("blank lines", "\n"),
    _keys("tabs", "\t"),
    _keys("lines with tabs", "k{n}:\tx\n"),
    _keys("lines of tabs", "\t\n"),
    _keys("full-width colons", "k{n}： x\n"),
    _keys("known full-width colons", "标题： x\n"),
    _keys("tight colons", "标题:x\n"),
    _keys("full-width blanks", "　k{n}: x\n"),
    _keys("blocks", "k{n}: |\n  x\n"),
    _keys("anchors", "k{n}: &a x\n"),
    _keys("aliases", "k{n}: *a\n"),
    _keys("tags", "k{n}: !x y\n"),
    _keys("merge keys", "<<: {a: b}\n"),
    _keys("merge markers", "<<<<<<< a\n"),
    _keys("equal signs", "=======\n"),
    _keys("words", "word{n}\n"),
    _keys("dashes", "- \n"),
    _keys("long dashes", "————\n"),
    _keys("lone signs", "k{n}: @\n"),
    _keys("a text after quotes", 'k{n}: "a" b\n'),
    _keys("second colons", "k{n}: a: b\n"),
    _keys("escapes", 'k{n}: "\\q"\n'),
    _keys("accents", "́"),
    _keys("the same key", "k: v\n"),
    _keys("type lines", "类型: x\n"),
    _keys("line separators", "k{n}: a\u2028b\n"),
    _keys("cut numbers", "k{n}: [1,000]\n"),
]


def _deep(name: str, line: str) -> Shape:
    def files(count: int) -> Files:
        lines = "".join(f"{' ' * depth}{line}\n" for depth in range(count))
        return workspace(f"{HEAD}x:\n{lines}---\n")

    return Shape(name, files, 600)


SHAPES = [
    *(_long(name, unit) for name, unit in UNITS.items()),
    *_CLOSED,
    _deep("deep mappings", "a:"),
    _deep("deep lists", "-"),
]
