"""The same verdict with and without PyYAML's C parser, whatever people or accidents write."""

import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mtgrec.document.record.parse import Parsed, looks_like_record
from mtgrec.document.source import guesses
from mtgrec.document.yaml import events
from mtgrec.model.records.record import Item
from mtgrec.model.records.types import DEFAULT_TYPES
from tests.document.mutations import mutated, recoded
from tests.document.samples import LOADERS, ROOT, parsed, seconds, seeds

SEEDS = sorted(set(seeds()))
READER_RULES = [
    path for path in sorted((ROOT / "tests" / "reader").rglob("*.md")) if path.is_file()
]


def plain(value: object) -> object:
    """Return a value of a record in a form that can be compared."""
    if isinstance(value, Item):
        return (value.kind, value.number, value.offset, plain(value.values), plain(value.at))
    if isinstance(value, Mapping):
        return [(name, plain(part)) for name, part in value.items()]
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    return value


def verdict(found: Parsed) -> object:
    record = found.record
    said = [
        (problem.code, problem.line, problem.column, str(problem.message), str(problem.help))
        for problem in found.problems
    ]
    if record is None:
        return said
    return said, record.id, plain(record.values), plain(record.at), plain(record.item_lists)


def read_with_both(data: bytes) -> Parsed:
    """Read `data` with both parsers; they must agree, quickly."""
    verdicts = []
    for loader in LOADERS:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(events, "_LOADER", loader)
            start = time.process_time()
            found = parsed(data)
            assert time.process_time() - start < seconds()
        verdicts.append(verdict(found))
    assert verdicts[0] == verdicts[1]
    return found


def check_promises(data: bytes) -> None:
    """A bad file that looks like a record is named, with a place in it; none goes in silence."""
    found = read_with_both(data)
    try:
        texts = [data.decode()]
    except UnicodeDecodeError:
        texts = list(guesses(data))
    looks = any(looks_like_record(text, DEFAULT_TYPES) for text in texts)
    assert found.record or found.problems or not looks
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for problem in found.problems:
        assert 1 <= problem.line <= lines
        assert problem.column >= 1
    if found.record is None and found.problems:
        (only,) = found.problems
        assert only.unreadable or only.code == "F209"


@pytest.mark.parametrize("path", READER_RULES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_reader_rule(path: Path):
    check_promises(path.read_bytes())


@settings(max_examples=400)
@given(st.sampled_from(SEEDS), st.integers(0, 2**32))
@example("---\ntype: weekly\ntags: [a?]\n---\n", 0)
def test_mutated_records(text: str, seed: int):
    check_promises(recoded(mutated(text, seed), seed))


DISPUTED = [
    "tags: [a?]", "tags: [a?b, ?c, ? d]", "tags: [?]", "tags: {?}", "tags: [a ? b]", "tags: a ? b",
    "? a\n: b", "tags: [a:]", "tags: [a:, b]", "tags: [a: , b]", "tags: {a:}", "tags: {a:1}",
    "tags: [a :b]", "place: a\tb", "place: a\t", "place:\ta", "place\t: a", "\tplace: a",
    "place: a\t#b", "place: 'a\tb'", 'place: "a\t\n  b"', "place: |\n  a\n  \tb\n\tc", "tags: [a,\tb]",
    "tags: [\ta\t]", "tags:\n-\ta", "tags:\n- a\n\t", "\ufeffplace: a", "place: a\n\ufefftitle: b",
    "place: \ufeffa\ufeff", "place: a\u2028b", "place: a\x85  b", 'place: "a\u2029b"', "place: \x85a",
    'place: "\\ud800"', 'place: "\\U0011ffff"', 'place: "\\/"', "place: %a", "place: a\n%b: c",
    "%YAML 1.2", "%TAG ! a", "--- a", "--- |\n a", "place: !<a> b", "place: !&!a b", "place: !a", "place: &a", "place: *",
    "tags: [a, !]", "tags: [&]", "place: >5", "place: >#5", "place: |-#x\n  a", "place: > #5", "place: |1\n  a", "place: >1\n", "- a", "-", "{}", "[]",
    "{a}", "{{a}}", "[[a]]", "[[a]]: b", "a: b: c", "a:\n b\nc", "a: 'b", "a: [b", "'a' b: c", "a: 'b'c",
    "a: b\n ...", "a: b\n ---", "? ", "? - a\n: b", ": a", "a: -", "a: - b", "- - - a", "!", "&", "*",
]  # fmt: skip


@pytest.mark.parametrize("fields", DISPUTED)
def test_what_the_parsers_dispute(fields: str):
    check_promises(f"---\ntype: weekly\n{fields}\n---\n".encode("utf-8", "surrogatepass"))
    check_promises(f"---\n{fields}\ntype: weekly\n---\n".encode("utf-8", "surrogatepass"))


@given(st.text(alphabet="ab: -#,[]{}?\t\n'\"|>&*!%@`.\x85\u2028\ufeff：\\x", max_size=40))
@settings(max_examples=400)
def test_short_front_matters(fields: str):
    check_promises(f"---\ntype: weekly\n{fields}\n---\n".encode())


LONE = ["-", "?", "*", "%", "@", "`", "&", "!", "!!", "**", "%%", "- -", "? ?", ":", "--", "&&"]


@pytest.mark.parametrize("sign", LONE)
@pytest.mark.parametrize("form", ["{sign}", "{sign} ", "{sign}  # later", "{sign}\r"])
def test_a_lone_sign_costs_no_more_than_its_field(sign: str, form: str):
    text = f"---\ntype: weekly\nactions:\n  - due: {form}\n    what: a\n    owner: Li\nplace: {form}\n---\n"
    found = read_with_both(text.replace("{sign}", sign).encode())
    assert found.record is not None, found.problems
    (only,) = found.record.items
    assert (only.due, only.text("what"), only.text("owner")) == (None, "a", "Li")
    assert {problem.line for problem in found.problems} <= {4}


@given(
    st.sampled_from(["-", "?", "*", "%", "@", "&", "!", "**", ":"]),
    st.sampled_from(["|\n    a: {}\n    b", "'x: {}\n    y'", '"x: {}\n    y"', "'{}'", '"{}"']),
)
def test_a_sign_inside_of_a_text_stays(sign: str, form: str):
    found = read_with_both(f"---\ntype: weekly\nplace: {form.format(sign)}\n---\n".encode())
    assert found.record is not None
    assert sign in str(found.record.values["place"])


if (
    __name__ == "__main__"
):  # `python -m tests.document.test_both_parsers 20000 1`: many more mutated files
    amount, first = map(int, sys.argv[1:])
    for number in range(first, first + amount):
        check_promises(recoded(mutated(SEEDS[number % len(SEEDS)], number), number))
