"""Records that are encoded and decoded again are the same; any other input is refused."""

import json
import random
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mtgrec.document.record.holidays import parse_holidays
from mtgrec.document.record.parse import parse
from mtgrec.document.record.people import parse_people
from mtgrec.document.source import Source
from mtgrec.model.message import Message
from mtgrec.model.problem import Problem
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field
from mtgrec.model.records.schema.record_fields import RECORD
from mtgrec.model.records.types import DEFAULT_TYPES
from mtgrec.model.values.quantity import Quantity
from mtgrec.store.cache import people, records
from mtgrec.store.cache.codec import CODEC_ERRORS
from tests.document.samples import seeds
from tests.store.libraries import laid_open

PATH = "c/minutes.md"
WORDS = (
    *("2026-06-05", "2026-06-05 14:30", "6月8日", "下周五", "三个工作日内", "尽快", "2026-02-30"),
    *("15%", "≥1.2万", "+30%", "¥1,000", "-3", "很多", "100次"),
    *("done", "未完成", "☑ 已完成 □ 未完成", "□ 已完成 □ 未完成", "已完毕", "是", "no", "也许"),
    *("市场部/李雷", "王敏、李雷", "[[王敏]]", "A7KQ", "a", "", "~", "😀 e\u0301\u2028", "x" * 120),
)
FITTING = {
    "date": ("2026-06-05", "6月8日", "下周五"),
    "moment": ("2026-06-05 14:30", "2026-06-05"),
    "number": ("15%", "≥1.2万", "+30%", "¥1,000"),
    "yesno": ("是", "no"),
}
ODD_SHAPES = ("[a, [b]]", "{a: b}", "[]", "[~]", "{2026-06-04: ok, 备注: fine}")


def through_json(thing: Any) -> Any:
    return json.loads(json.dumps(thing, ensure_ascii=False))


def parsed(text: str) -> tuple[Record | None, list[Problem]]:
    found = parse(Source(PATH, text.encode()), DEFAULT_TYPES)
    return found.record, found.problems


def same(text: str) -> bool:
    """Return whether a text gives the same record after encoding and decoding."""
    read = parsed(text)
    encoded = through_json(records.encode_record(*read, PATH))
    decoded = records.decode_record(encoded, PATH, DEFAULT_TYPES)
    return bool(laid_open(decoded[0]) == laid_open(read[0]) and decoded[1] == read[1])


def test_every_example_and_reader_rule():
    texts = list(seeds())
    assert len(texts) > 100
    assert all(map(same, texts))


def value_of(field: Field, random: random.Random, depth: int) -> str:
    """Return some value of a field as YAML in brackets writes it, fitting or not."""
    if field.kind in ("items", "group") and depth < 3 and random.random() < 0.9:
        fields = KINDS[field.items].fields.fields
        states = [
            "{"
            + ", ".join(pairs(random.sample(fields, min(5, len(fields))), random, depth + 1))
            + "}"
            for _ in range(1 if field.kind == "group" else random.randrange(4))
        ]
        return states[0] if field.kind == "group" else f"[{', '.join(states)}]"
    if field.kind in ("log", "reasons") and random.random() < 0.5:
        return (
            "{2026-06-04: ok, A001: why}"
            if field.kind == "reasons"
            else '["6月4日 ok", {2026-06-05: x}]'
        )
    if random.random() < 0.1:
        return random.choice(ODD_SHAPES)
    if field.kind in FITTING and random.random() < 0.7:
        return f'"{random.choice(FITTING[field.kind])}"'
    words = [f'"{random.choice(WORDS)}"' for _ in range(random.randrange(1, 4))]
    return f"[{', '.join(words)}]" if len(words) > 1 else words[0]


def pairs(fields: list[Field], random: random.Random, depth: int) -> list[str]:
    return [
        f"{random.choice(field.spellings)}: {value_of(field, random, depth)}" for field in fields
    ]


@given(some.randoms(use_true_random=False))
def test_generated_records(random: random.Random):
    fields = random.sample([field for field in RECORD.fields if field.name != "type"], 12)
    lines = [
        "type: weekly",
        *pairs(fields, random, 0),
        *random.choices(["tpye: x", "日期: 2026-06-01"]),
    ]
    assert same("\n".join(["---", *lines, "---", "", "text\r\nmore"]))


@given(some.text())
def test_any_text(text: str):
    assert same(f"---\n类型: 例会\n主题: {json.dumps(text, ensure_ascii=False)}\n---\n{text}")


def test_items_inside_a_group_stay_the_same_items():
    record, _ = parsed(
        "---\ntype: campaign\nbudget: {total: 100, lines: [{what: ads, planned: 60}]}\n---\n"
    )
    decoded, _ = records.decode_record(
        through_json(records.encode_record(record, [], PATH)), PATH, DEFAULT_TYPES
    )
    assert decoded
    budget = decoded.values["budget"]
    assert isinstance(budget, Item)
    (line,) = budget.items("lines")
    assert decoded.item_lists["budget_line"] == (line,)


def test_people():
    text = "- {name: 王敏, aliases: [Min, 敏], phone: '1', 微信: wm}\n- 李雷\n- {role: x}\n"
    register, problems = parse_people(Source("people.yaml", text.encode()))
    encoded = through_json(people.encode_people(register, problems, "people.yaml"))
    decoded, same_problems = people.decode_people(encoded, "people.yaml")
    assert (decoded.people, same_problems) == (register.people, problems)
    assert len(problems) == 1
    assert decoded.find("Min") == register.people[0]


def test_working_days():
    text = "off: [2026-10-01 ~ 2026-10-07, x]\nwork: [2026-10-10]\n"
    calendar, problems = parse_holidays(Source("holidays.yaml", text.encode()))
    encoded = through_json(people.encode_workdays(calendar, problems, "holidays.yaml"))
    assert people.decode_workdays(encoded, "holidays.yaml") == (calendar, problems)
    assert len(problems) == 1


def test_sentences_inside_sentences():
    inner = Message("; did you mean “{word}”?", word="due 截止")
    values = {
        "guess": inner,
        "day": date(2026, 6, 5),
        "count": 3,
        "field": "due 截止",
        "none": None,
    }
    problem = Problem("F101", "error", PATH, 3, 4, Message("{guess} {day}", **values), inner, "a.b")
    encoded = through_json(records.encode_record(None, [problem], PATH))
    _, decoded = records.decode_record(encoded, PATH, DEFAULT_TYPES)
    assert laid_open(decoded) == laid_open([problem])


RECORD_WITH_ALL = """\
---
type: weekly
date: 2026-06-08
waive: {A001: why}
actions:
  - {id: A1, what: x, due: 下周五, progress: 50%, log: [2026-06-09 y], depends: [A2], status: don}
---
"""


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the ways to every value inside a value."""
    pairs = (
        enumerate(value)
        if isinstance(value, list)
        else value.items()
        if isinstance(value, dict)
        else ()
    )
    return [path, *(place for key, each in pairs for place in places(each, (*path, key)))]


def use(record: Record | None, problems: list[Problem]) -> None:
    """Use a decoded record as commands do."""
    said = [f"{problem.place} {problem.message} {problem.help}" for problem in problems]
    assert all(said)
    for item in record.items if record else ():
        assert record
        assert record.place(item.offset)
        assert (item.status, item.due, item.texts("depends"), item.items("log")) is not None


STRANGE: tuple[Any, ...] = (
    *(None, True, -1, 1e300, "x", [], {}),
    *(["number", "NaN"], ["day", "x"], [["x"]]),
)


def test_what_was_not_encoded_here_is_refused_or_harmless():
    """A value of another type, wherever it stands, is refused, or reads as a record that holds."""
    good = through_json(records.encode_record(*parsed(RECORD_WITH_ALL), PATH))
    refused = 0
    for place in places(good):
        for strange in STRANGE:
            changed = json.loads(json.dumps([good]))
            inside = changed
            for step in (0, *place[:-1]) if place else ():
                inside = inside[step]
            inside[place[-1] if place else 0] = strange
            try:
                record, problems = records.decode_record(changed[0], PATH, DEFAULT_TYPES)
            except CODEC_ERRORS:
                refused += 1
                continue
            use(record, problems)
    assert refused > 1000


@pytest.mark.parametrize(
    "template",
    ["{a.__class__}", "{a[0]}", "{a!r}", "{a:>999999999}", "{", "}", "{}", "{0}", "{missing}", 1],
)
def test_a_sentence_with_more_than_gaps_is_refused(template):
    fine = ["message", "x", {"a": "b"}]
    records.decode_record([None, [["F101", "error", 1, 1, fine, fine, None]]], PATH, DEFAULT_TYPES)
    hostile = ["message", template, {"a": "b"}]
    with pytest.raises(CODEC_ERRORS):
        records.decode_record(
            [None, [["F101", "error", 1, 1, hostile, fine, None]]], PATH, DEFAULT_TYPES
        )


@pytest.mark.parametrize(
    "value",
    [1.5, b"x", (1,), {"a": 1}, {"a": {"b": "c"}}, frozenset(), Quantity(Decimal(1), "", "5")],
)
def test_what_is_unknown_is_not_encoded(value):
    record, _ = parsed("---\ntype: weekly\n---\n")
    assert record
    other = Record(
        record.path, record.type, record.id, {"x": value}, {}, {}, "", record.breaks, "zh"
    )  # fmt: skip
    with pytest.raises(CODEC_ERRORS):
        records.encode_record(other, [], PATH)


def test_what_belongs_to_another_file_is_not_encoded():
    record, problems = parsed("---\ntype: weekly\ndate: x\n---\n")
    with pytest.raises(CODEC_ERRORS):
        records.encode_record(record, [], "other.md")
    with pytest.raises(CODEC_ERRORS):
        records.encode_record(None, problems, "other.md")
