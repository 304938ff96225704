"""The place of every value is the place of its characters in the file."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mtgrec.document.pen.spell import quoted
from mtgrec.document.source import Unreadable
from mtgrec.document.yaml import events
from mtgrec.document.yaml.fences import find_fences
from mtgrec.document.yaml.handler import RecordHandler
from mtgrec.document.yaml.nodes import Mapping, Scalar, walk
from mtgrec.model.values.normalized import means_none
from tests.document.mutations import mutated
from tests.document.samples import LOADERS, parsed, seeds

SEEDS = sorted(set(seeds()))
HANDLER = RecordHandler()


def scalars(text: str) -> Iterator[Scalar]:
    """Yield every name and value in the front matter of `text`, if it can be read."""
    try:
        fences = find_fences(text)
        root = HANDLER.nodes(text, fences) if fences else None
    except Unreadable:
        return
    for node in walk(root) if root else ():
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, Mapping):
            yield from (key for key, _ in node.pairs)


def words(text: str) -> list[str]:
    """Return what stands between blanks: folding changes nothing else."""
    return re.split(r"[ \t\r\n]+", text.strip(" \t\r\n"))


def check_place(text: str, scalar: Scalar) -> None:
    source = text[scalar.start : scalar.end]
    if scalar.style is None:
        assert words(source) == words(scalar.text)
        if not source:
            assert text[scalar.start - 1] not in " \r\n"
    elif scalar.style in ("|", ">"):
        assert source[0] == scalar.style
        _header, *lines = source.splitlines()  # whatever ends a line, a lone CR included
        assert words("\n".join(lines)) == words(scalar.text)
    else:
        assert source[0] == source[-1] == scalar.style
        inner = source[1:-1].replace("''", "'") if scalar.style == "'" else source[1:-1]
        assert "\\" in source or words(inner) == words(scalar.text)


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize("text", SEEDS)
def test_places_in_the_examples(text: str):
    for scalar in scalars(text):
        check_place(text, scalar)


@settings(max_examples=300)
@given(st.sampled_from(SEEDS), st.integers(0, 2**32), st.sampled_from(LOADERS))
def test_places_in_mutated_records(text: str, seed: int, loader: object):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "_LOADER", loader)
        text = mutated(text, seed)
        for scalar in scalars(text):
            check_place(text, scalar)


TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "会议 #：:-?,[]{}\"'\\|>&*!%@`\x85\u2028\u2029\ufeff\u200b\u3000\xa0👍é\ue000\ue001"
        ),
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]),
    ),
    max_size=30,
)


@settings(max_examples=300)
@example(["/"], "\n", "", LOADERS[0])
@given(
    st.lists(TEXTS, min_size=1, max_size=5),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", "\ufeff"]),
    st.sampled_from(LOADERS),
)
def test_what_is_written_is_read_back_from_its_place(
    texts: list[str], end: str, bom: str, loader: object
):
    lines = ["---", "type: weekly", "date: 2026-06-08", "actions:"]
    for text in texts:
        lines += [f"  - what: {quoted(text)}", f"    note: {quoted(text)}"]
    whole = bom + end.join([*lines, "---", ""])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "_LOADER", loader)
        record = parsed(whole).record
    assert record is not None
    filled = [text for text in texts if not means_none(text)]
    assert len(record.items) == len(filled)
    for item, text in zip(record.items, filled, strict=True):
        assert item.values["what"] == item.values["note"] == text
        assert whole.startswith(quoted(text), item.at["what"])
        assert whole.startswith(quoted(text), item.at["note"])


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(
    ("fields", "what", "place"),
    [
        ("- what: 写稿", "写稿", (5, 9)),
        ("- what: 👍👍", "👍👍", (5, 9)),
        ("- note: 👍👍\n  what: 写稿", "写稿", (6, 9)),
        ("- note: 甲\x85乙\u2028丙\n  what: 写稿", "写稿", (6, 9)),
        ("- note: 甲\u2029\n  what: 丁\u2028戊", "丁\u2028戊", (6, 9)),
        ("- note: \ufeff甲\ufeff\n  what: \ufeff写稿\u200b", "写稿", (6, 10)),
        ("- note: a?\n  what: a\tb?", "a\tb?", (6, 9)),
        ("- {note: a?, what: b?}", "b?", (5, 20)),
        ("- what: '写稿'", "写稿", (5, 9)),
        ("- what: |\n    写稿\n    审稿", "写稿\n审稿", (5, 9)),
    ],
)
def test_exact_places(fields: str, what: str, place: tuple[int, int]):
    for bom in ("", "\ufeff"):
        record = parsed(
            f"{bom}---\ntype: weekly\ndate: 2026-06-08\nactions:\n{fields}\n---\n"
        ).record
        assert record is not None
        (item,) = record.items
        assert item.values["what"] == what
        assert record.place(item.at["what"]) == place


@pytest.mark.usefixtures("_either_parser")
def test_lines_end_with_crlf_lf_and_cr_only():
    text = "---\r\ntype: weekly\rdate: 2026-06-08\nplace: 甲\u2028乙\x85丙\v丁\r\nchair: x\r---\n"
    record = parsed(text.replace("\v", "")).record
    assert record is not None
    assert record.place(record.at["chair"]) == (5, 8)
