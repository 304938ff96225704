"""Every list inside a record: items of each kind, sound and faulty, and the lists inside of them."""

from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field
from mtgrec.model.records.schema.record_fields import RECORD as RECORD_FIELDS
from tests.benchmarks.shapes import (
    HEAD,
    Files,
    Shape,
    fitting,
    in_front_matter,
    workspace,
)

GOOD = {
    "text": "text {n}",
    "date": "2026-06-20",
    "moment": "2026-06-20",
    "time": "14:00",
    "number": "{n}",
    "person": "Ann",
    "people": "Ann, Bob",
    "texts": "x{n}, y{n}",
    "yesno": "yes",
    "reference": "A{n}",
    "references": "[K{n}, K1]",
}
"""A value that each kind of field accepts."""
BAD = {
    "date": "next Wednesday",
    "moment": "2026-02-30",
    "number": "many",
    "people": "marketing / some",
    "word": "dnoe",
    "yesno": "maybe",
    "reference": "Z{n}",
    "references": "[Z{n}, Y{n}]",
}
"""A value that a rule or the reader points out."""


def _value(field: Field, *, bad: bool) -> str | None:
    if bad:
        return BAD.get(field.kind)
    if field.words is not None:
        return field.words.words[0].name
    if field.name == "id":
        return "A{n}"
    return GOOD.get(field.kind)


def _items(kind: str, before: str, margin: str, *, bad: bool) -> Shape:
    fields = KINDS[kind].fields.fields
    pairs = [
        f"{field.name}: {value}"
        for field in fields
        if field.kind not in ("items", "group", "log") and (value := _value(field, bad=bad))
    ]
    if bad and KINDS[kind].fields.find("what"):
        pairs.append("what: same")
    entry = f"{margin}- " + f"\n{margin}  ".join(pairs) + "\n"
    return in_front_matter(f"{kind}, {'faulty' if bad else 'sound'}", before, entry)


def _lists_of_items() -> list[Shape]:
    shapes = []
    for field in RECORD_FIELDS.fields:
        if field.kind == "items":
            shapes += [
                _items(field.items, f"{field.name}:\n", "  ", bad=bad) for bad in (False, True)
            ]
    shapes += [
        _items("budget_line", "budget:\n  total: 100\n  lines:\n", "    ", bad=bad)
        for bad in (False, True)
    ]
    return shapes


def _lists_of_texts() -> list[Shape]:
    shapes = [
        in_front_matter(f"record {field.name}", f"{field.name}:\n", "  - x{n}\n")
        for field in RECORD_FIELDS.fields
        if field.kind in ("people", "texts") and field.name not in ("chair", "recorder", "absent")
    ]
    action = "actions:\n  - id: A1\n    what: x\n    owner: Ann\n"
    shapes += [
        in_front_matter(f"action {name}", f"{action}    {name}:\n", "      - x{n}\n")
        for name in ("tags", "kpi", "helpers")
    ]
    shapes.append(
        in_front_matter("owners of an action", action[:-15] + "    owner: ", "x{n}, ", "z\n")
    )
    shapes.append(in_front_matter("log", f"{action}    log:\n", "      - 2026-06-02 note {n}\n"))
    shapes.append(
        in_front_matter("log of pairs", f"{action}    log:\n", "      - 2026-06-02: note {n}\n")
    )
    return shapes


KPI = "kpis:\n  - id: K1\n    what: revenue\n    target: 1000\n    owner: Ann\n"
SHORT = '  - {id: A{n}, what: "x{n}", owner: Ann, due: 2026-06-20}\n'
_WITH_ID = "  - {id: A1QQ, what: x{n}}\n"
_WITH_STATUS = "  - {id: A1QQ, what: x{n}, status: todo}\n"
_NESTED = [
    in_front_matter(
        "deviations of a KPI", f"{KPI}    deviations:\n", "      - {at: 2026-06-05, cause: x{n}}\n"
    ),
    in_front_matter(
        "deviations without cause", f"{KPI}    deviations:\n", "      - {at: 2026-06-05 09:{n}}\n"
    ),
    in_front_matter(
        "changes of a KPI",
        f"{KPI}    changes:\n",
        "      - {date: 2026-06-05, from: 1, to: {n}}\n",
    ),
    in_front_matter("waive of a record", "waive:\n", "  X{n}: because\n"),
    in_front_matter(
        "waive of an item", "actions:\n  - what: x\n    waive:\n", "      X{n}: because\n"
    ),
    in_front_matter(
        "an item with a waiver",
        "actions:\n",
        "  - {what: x{n}, waive: {A001: y}}\n",
        fixed="  - {id: A1QQ, what: x{n}, waive: {A001: y}}\n",
    ),
    in_front_matter("unknown keys", "", "x{n}: y\n"),
    in_front_matter("unknown keys of an item", "actions:\n  - what: x\n", "    x{n}: y\n"),
    in_front_matter("known keys again", "", "Title{n}: y\nTitle: y\n".replace("Title: y\n", "")),
    in_front_matter("items without id", "actions:\n", "  - what: x{n}\n", fixed=_WITH_ID),
    in_front_matter(
        "items without id, the same text", "actions:\n", "  - what: x\n", fixed=_WITH_ID
    ),
    in_front_matter("items, bare texts", "actions:\n", "  - x {n}\n", fixed=_WITH_ID),
    in_front_matter("items, bare texts, too many for ids", "actions:\n", "  - x {n}\n"),
    in_front_matter("items, empty", "actions:\n", "  - {id: A{n}, what: }\n"),
    in_front_matter("items, lists", "actions:\n", "  - [x{n}]\n"),
    in_front_matter("items, the same id", "actions:\n", "  - {id: A1, what: x{n}}\n"),
    in_front_matter(
        "items in braces",
        "actions: [\n",
        "  {what: x{n}, status: todo},\n",
        "]\n",
        fixed=_WITH_STATUS,
    ),
    in_front_matter(
        "items on one line", "actions: [", "{what: x{n}, status: todo},", "]\n", fixed=_WITH_STATUS
    ),
    in_front_matter("statuses to respell", "actions:\n", "  - {id: A{n}, what: x, status: √}\n"),
    in_front_matter("statuses misspelt", "actions:\n", "  - {id: A{n}, what: x, status: dnoe}\n"),
    in_front_matter(
        "statuses in blocks", "actions:\n", "  - id: A{n}\n    what: x\n    status: √\n"
    ),
    in_front_matter("dates in words", "actions:\n", "  - {id: A{n}, what: x, due: 下周三}\n"),
    in_front_matter(
        "milestones each with a gate", "milestones:\n", "  - {id: M{n}, what: x, gates: [C{n}]}\n"
    ),
    in_front_matter(
        "gates of a milestone",
        "milestones:\n  - id: M1\n    what: x\n    start: 2026-05-01\n    gates:\n",
        "      - C{n}\n",
    ),
    in_front_matter(
        "decisions replacing decisions", "decisions:\n", "  - {id: D{n}, what: x, supersedes: D1}\n"
    ),
    in_front_matter(
        "follow-ups of one item",
        "actions:\n  - {id: A1, what: x}\nfollow_ups:\n",
        "  - {item: A1, note: x{n}}\n",
    ),
    in_front_matter("campaigns of a record", "campaign: x\n", "c{n}: d\n"),
]


def _pairs(name: str, first: str, second: str, other: str) -> Shape:
    """Return the shape of a record with as many entries of one list as of another."""
    most = fitting((first + second).replace("{n}", "10000"))

    def files(count: int) -> Files:
        numbers = range(1, count + 1)
        return workspace(
            HEAD
            + "".join(first.replace("{n}", str(number)) for number in numbers)
            .join(other.split("FIRST"))
            .replace("SECOND", "".join(second.replace("{n}", str(number)) for number in numbers))
            + "---\n"
        )

    return Shape(name, files, most)


def _square(name: str, first: str, many: str, before: str, between: str) -> Shape:
    """Return the shape in which each of the root of `count` items names that many others."""

    def files(count: int) -> Files:
        side = int(count**0.5)
        names = ", ".join(f"X{number}" for number in range(1, side + 1))
        numbers = range(1, side + 1)
        firsts = "".join(
            first.replace("{n}", str(number)).replace("{names}", names) for number in numbers
        )
        others = "".join(many.replace("{n}", str(number)) for number in numbers)
        return workspace(f"{HEAD}{before}{firsts}{between}{others}---\n")

    return Shape(name, files, 16_000)


_REFERENCES = [
    _pairs(
        "references to KPIs",
        "  - {id: A{n}, what: x, kpi: K{n}}\n",
        "  - {id: K{n}, what: k{n}, target: 1}\n",
        "actions:\nFIRSTkpis:\nSECOND",
    ),
    _pairs(
        "references to one KPI, deviations",
        "  - {id: A{n}, what: x, kpi: K1}\n",
        "      - {at: 2026-06-05, cause: x{n}}\n",
        f"actions:\nFIRST{KPI}    deviations:\nSECOND",
    ),
    _pairs(
        "KPIs, waivers of the record",
        "  - {id: K{n}, what: k}\n",
        "  K{n}: y\n",
        "kpis:\nFIRSTwaive:\nSECOND",
    ),
    _pairs(
        "dead references beside items",
        "  - {id: M{n}, what: x, gates: [CXY{n}]}\n",
        "  - {id: C{n}YX, what: x}\n",
        "milestones:\nFIRSTchecks:\nSECOND",
    ),
    _pairs(
        "gates of a milestone, checks",
        "      - C{n}\n",
        "  - {id: C{n}, what: x}\n",
        "milestones:\n  - id: M1\n    what: x\n    start: 2026-05-01\n    gates:\nFIRSTchecks:\nSECOND",
    ),
    _pairs(
        "milestones, checks",
        "  - {id: M{n}, what: x, start: 2026-05-01, gates: C{n}}\n",
        "  - {id: C{n}, what: x}\n",
        "milestones:\nFIRSTchecks:\nSECOND",
    ),
    _pairs(
        "decisions carried out",
        "  - {id: A{n}, what: x, decision: D{n}}\n",
        "  - {id: D{n}, what: d{n}}\n",
        "actions:\nFIRSTdecisions:\nSECOND",
    ),
    _pairs(
        "follow-ups",
        "  - {id: A{n}, what: x}\n",
        "  - {item: A{n}, note: x}\n",
        "actions:\nFIRSTfollow_ups:\nSECOND",
    ),
    _square(
        "every milestone behind every gate",
        "  - {id: M{n}, what: x, start: 2026-05-01, gates: [{names}]}\n",
        "  - {id: X{n}, what: x}\n",
        "milestones:\n",
        "checks:\n",
    ),
    _square(
        "every action for every KPI",
        "  - {id: A{n}, what: x, kpi: [{names}]}\n",
        "  - {id: X{n}, what: k{n}, target: 1}\n",
        "actions:\n",
        "kpis:\n",
    ),
    _square(
        "every owner of every action",
        "  - {id: A{n}, what: x, owner: [{names}]}\n",
        "  - {id: R{n}, what: x, owner: X{n}}\n",
        "actions:\n",
        "risks:\n",
    ),
]

SHAPES = [*_lists_of_items(), *_lists_of_texts(), *_NESTED, *_REFERENCES]
