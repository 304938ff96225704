"""Values in braces, or cut by a comma, are named where they stand and never read as something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.record_fields import RECORD
from tests.document.samples import parsed
from tests.document.test_both_parsers import read_with_both

RECORD_KEYS = [key for field in RECORD.fields if field.name != "type" for key in field.spellings]
ITEM_KEYS = [
    (lists.name, key)
    for lists in RECORD.fields
    if lists.kind == "items"
    for field in KINDS[lists.items].fields.fields
    for key in field.spellings[:2]
]
VALUES = st.one_of(
    st.sampled_from(
        ["2026-11-25", "done", "李雷", "完成素材", "15%", "90,000", "14:30", "a, b", "是", "A2X", "'x'", "……", "c "]
    ),
    st.text(alphabet="ab李1-%.,，。", min_size=1, max_size=12).filter(lambda text: text.strip(",- ，")),
)  # fmt: skip


def codes_at(lines: list[str], number: int) -> set[str]:
    found = read_with_both("\n".join(lines).encode())
    return {problem.code for problem in found.problems if problem.line == number}


@given(st.sampled_from(RECORD_KEYS), VALUES)
def test_any_value_of_a_record_in_braces_is_a_problem_there(key: str, value: str):
    assert codes_at(["---", "type: weekly", f"{key}: {{{value}}}", "---", ""], 3)


@given(st.sampled_from(ITEM_KEYS), VALUES)
def test_any_value_of_an_item_in_braces_is_a_problem_there(keys: tuple[str, str], value: str):
    kind, key = keys
    lines = ["---", "type: weekly", f"{kind}:", f"  - {key}: {{{value}}}", "    x: y", "---", ""]
    assert codes_at(lines, 4)


@given(st.sampled_from(sorted({kind for kind, _ in ITEM_KEYS})), VALUES)
def test_any_entry_in_braces_is_a_problem_there(kind: str, value: str):
    assert codes_at(["---", "type: weekly", f"{kind}:", f"  - {{{value}}}", "---", ""], 4)
    assert codes_at(["---", "type: weekly", f"{kind}: [{{{value}}}]", "---", ""], 3)


@given(st.integers(1, 999), st.lists(st.integers(0, 999), min_size=1, max_size=3), st.booleans())
def test_a_number_cut_by_commas_is_never_its_first_part(first: int, rest: list[int], last: bool):
    number = ",".join([str(first), *(f"{part:03}" for part in rest)])
    fields = [f"planned: {number}", "what: Posters"]
    text = ", ".join(reversed(fields) if last else fields)
    lines = ["---", "type: kickoff", "budget:", "  lines:", f"    - {{{text}}}", "---", ""]
    assert codes_at(lines, 5) == {"F122"}
    record = parsed("\n".join(lines)).record
    assert record is not None
    (line,) = record.item_lists["budget_line"]
    assert (line.values.get("planned"), line.text("what")) == (None, "Posters")


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ("{what: one, two}", "one, two"),
        ("{what: one, two, three, owner: Li}", "one, two, three"),
        ("{owner: Li, what: 三, 四}", "三, 四"),
        ('{what: "one, two"}', "one, two"),
        ("{what: one，two}", "one，two"),
    ],
)
def test_a_text_is_read_whole(fields: str, what: str):
    found = parsed(f"---\ntype: weekly\nactions:\n  - {fields}\n---\n")
    assert found.record is not None
    (only,) = found.record.items
    assert only.text("what") == what
    cut = what in fields and f'"{what}"' not in fields and "，" not in fields
    assert [problem.code for problem in found.problems] == ["F122"] * cut


@pytest.mark.parametrize(
    "fields",
    [
        "tags: [a, b,c, 618, 2026]", "tags: [a,100x]", "attendees: [Li, Wang,Zhao]", "waive: {A012: later}",
        "actions: [{what: a, owner: Li}]", "actions:\n  - {what: a, owner: }", "actions:\n  - {what: , owner: }",
        "budget: {total: 1000}", "actions: []", "tags: {}", "title: '{a}'", "title: a {b}", "cssclasses: [a]",
    ],
)  # fmt: skip
def test_what_is_right_stays_so(fields: str):
    found = parsed(f"---\ntype: weekly\n{fields}\n---\n")
    assert not {"F121", "F122"} & {problem.code for problem in found.problems}
