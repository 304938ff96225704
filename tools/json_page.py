"""Write the reference of every JSON answer: its keys, as the commands really print them.

Each command is run on both examples; what a key means comes from the field table, or from
`json_keys.toml` beside this script. A key of which neither says anything stops the script.
"""

import io
import json
import os
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import _pages
import _terminal
from _pages import table
from mtgrec.cli import run
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.record_fields import RECORD

PAGES = {"docs/json.md": "en", "docs/json.zh.md": "zh"}
EXPORT = "日期,渠道,曝光量,点击量\n2026-03-02,小红书,1200,31\n"


class Example(NamedTuple):
    """An example, the day to look from, and addresses in it of one thing of each kind."""

    folder: str
    day: str
    record: str
    items: str
    """An action, and one of each other kind."""


EXAMPLES = (
    Example("618-2026", "2026-06-28", "618-2026-WK-260615", "A9FF"),
    Example("spring-launch", "2026-04-21", "spring-launch-WK-260407", "AK3F"),
)
LISTED = ("actions", "decisions", "risks", "kpis", "checks", "milestones", "lessons")
COMMANDS = (
    "status --by campaign --by owner",
    *(f"list {kind}" for kind in (*LISTED, "records", "campaigns", "people")),
    "show {folder}",
    "show {record}",
    "show {item}",
    "metric show",
    *(
        f"report {kind}"
        for kind in ("assignments", "checklist", "data", "weekly", "retro", "evaluation", "owners")
    ),
    "check --show-waived",
    "check --statistics",
    "check --explain K007",
    "check --fix",
    "new --list",
    "new --eject weekly",
    "new weekly --campaign {folder} --again",
    "set {item} note=x --dry-run",
    "done {item}",
    "add action y --to {record}",
    "metric add clicks 12 --channel x --new-name",
    "metric import export.csv --new-name --campaign {folder}",
    "init fresh",
)


class Shape(NamedTuple):
    """An object that stands in many answers, known by some of its keys, and told once."""

    name: str
    chinese: str
    keys: frozenset[str]
    exact: bool = False


SHAPES = tuple(
    Shape(name, chinese, frozenset(keys.split()), exact)
    for name, chinese, keys, exact in (
        ("ratio", "比率", "numerator denominator ratio", False),
        ("place", "位置", "path line", True),
        ("problem", "问题", "code severity message help", False),
        ("item", "条目", "address kind owners", False),
        ("expectation", "预期", "value text origin source", False),
        ("deviation", "偏差", "deadline state hours_left", False),
        ("fluctuation", "波动", "reading base change fires", False),
        ("reading", "数据", "date time channel value", False),
        ("goal", "目标", "address goal_attainment deviations sources", False),
        ("budget", "预算", "contingency_share gap lines", False),
        ("gate", "前置检查", "reference state threshold", False),
        ("group", "分组", "by key next_due", False),
        ("meeting", "会议", "campaign type due overdue reason", False),
        ("milestone", "里程碑", "address finished gates_passed path", False),
        ("mention", "引用", "address field note", False),
        ("amount", "金额", "value unit", True),
    )
)

OPEN = {"mapping", "unread", "waive"}
"""Objects whose keys are the user's own."""

Keys = dict[str, set[str]]
"""Key paths (`items[].owner`), each with the types of its values."""


def pages() -> dict[str, str]:
    """Return the reference in both languages."""
    documents, shapes = gathered()
    return {
        path: _pages.rendered(
            f"json.{speech}.md.j2",
            documents={kind: grid(keys, speech, kind) for kind, keys in documents.items()},
            shapes=[
                (
                    shape.name,
                    shape.chinese if speech == "zh" else shape.name,
                    grid(keys, speech, shape.name),
                )
                for shape in SHAPES
                if (keys := shapes.get(shape.name))
            ],
        )
        for path, speech in PAGES.items()
    }


@cache
def gathered() -> tuple[dict[str, Keys], dict[str, Keys]]:
    """Return the keys of every document by its kind, and those of the shapes in them."""
    documents: dict[str, Keys] = {}
    shapes: dict[str, Keys] = {}
    for document in answers():
        kind = document["kind"] + (f" {document['report']}" if "report" in document else "")
        walk(document, "", documents.setdefault(kind, {}), shapes)
    return documents, shapes


def answers() -> Iterator[Mapping[str, Any]]:
    """Yield what every command answers in JSON, in both examples."""
    for example in EXAMPLES:
        with _terminal.scratch(example.folder) as folder:
            Path(folder, "export.csv").write_text(EXPORT, "utf-8")
            for command in COMMANDS:
                words = command.format(
                    folder=example.folder, record=example.record, item=example.items
                )
                yield answer(words.split(), folder, example.day)


def answer(words: list[str], folder: Path, day: str) -> Mapping[str, Any]:
    """Return the document that one command prints; stops where it prints none."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    os.environ |= {
        "MTGREC_TODAY": day,
        "MTGREC_LANG": "en",
        "MTGREC_SEED": "7",
        "MTGREC_NO_INDEX": "1",
    }
    with chdir(folder), redirect_stdout(out), redirect_stderr(err):
        run([*words, "--format", "json"])
    out.flush()
    text = out.buffer.getvalue().decode()
    try:
        document: Mapping[str, Any] = json.loads(text)
    except ValueError:
        sys.exit(f"mtgrec {' '.join(words)} prints no JSON: {err.getvalue() or text}")
    return document


def walk(value: object, path: str, keys: Keys, shapes: dict[str, Keys]) -> None:
    """Note the keys below `value`; those of a shape are noted with the shape."""
    if isinstance(value, list):
        for entry in value:
            walk(entry, f"{path}[]", keys, shapes)
        return
    if not isinstance(value, dict):
        return
    shape = shape_of(value) if path else None
    if shape:
        keys, path = shapes.setdefault(shape.name, {}), ""
    for key, inner in value.items():
        here = f"{path}.{key}" if path else key
        keys.setdefault(here, set()).update(types_of(inner))
        if key not in OPEN:
            walk(inner, here, keys, shapes)


def shape_of(value: Mapping[str, object]) -> Shape | None:
    """Return the shape that an object has."""
    return next(
        (
            shape
            for shape in SHAPES
            if shape.keys <= value.keys() and not (shape.exact and len(value) > len(shape.keys))
        ),
        None,
    )


def types_of(value: object) -> set[str]:
    """Return the JSON type of a value; of a list also that of its entries."""
    if isinstance(value, list):
        inner = {name for entry in value for name in types_of(entry)}
        return {f"[{name}]" for name in inner} or {"[]"}
    if isinstance(value, dict):
        shape = shape_of(value)
        return {f"@{shape.name}" if shape else "object"}
    names = {str: "text", bool: "true/false", int: "number", float: "number", type(None): "null"}
    return {names[type(value)]}


# -- as a page


def grid(keys: Keys, speech: str, place: str) -> str:
    """Return keys as a table: the key, its types, its meaning."""
    heads = {"en": ("key", "type", "meaning"), "zh": ("键", "类型", "含义")}[speech]
    rows = [
        [f"`{path}`", spelt(types, speech), meaning(path, speech, place)]
        for path, types in keys.items()
    ]
    return table(heads, rows)


def spelt(types: set[str], speech: str) -> str:
    """Return the types of a key for people; a shape becomes a link."""
    known = {name for name in types if name != "[]" or len(types) == 1}
    chinese = {shape.name: shape.chinese for shape in SHAPES}
    words = {
        "text": "文本",
        "number": "数字",
        "true/false": "是/否",
        "object": "对象",
        "null": "null",
    }

    def word(name: str) -> str:
        listed = name.startswith("[")
        inner = name.strip("[]")
        if inner.startswith("@"):
            title = chinese[inner[1:]] if speech == "zh" else inner[1:]
            text = f"[{title}](#{inner[1:]})"
        else:
            text = words.get(inner, inner) if speech == "zh" else inner
        if not listed:
            return text
        if speech == "zh":
            return f"{text}列表" if text else "列表"
        return f"list of {text}" if text else "list"

    return " / ".join(word(name) for name in sorted(known, key=lambda name: (name == "null", name)))


def meaning(path: str, speech: str, place: str) -> str:
    """Return what a key of the object or document `place` means; stops where nobody wrote it down."""
    name = re.sub(r"\[\]", "", path).rpartition(".")[2]
    for known in (described().get(place, {}), described()[""]):
        if name in known:
            return known[name][speech == "zh"]
    if name.endswith(("_address", "_addresses")):
        return (
            "完整编号"
            if speech == "zh"
            else "the full address of what it names; null where it is none"
        )
    sys.exit(f"tools/json_keys.toml says nothing about the key {name} ({path})")


@cache
def described() -> dict[str, dict[str, tuple[str, str]]]:
    """Return the meaning of keys in both languages, by the object they stand in, else under ``."""
    fields = [*RECORD.fields, *(field for kind in KINDS.values() for field in kind.fields.fields)]
    own = tomllib.loads((_pages.ROOT / "tools" / "json_keys.toml").read_text("utf-8"))
    general = {field.name: (field.help("en"), field.help("zh")) for field in fields}
    return {**own["in"], "": general | own["keys"]}


if __name__ == "__main__":
    sys.exit(_pages.main(pages))
