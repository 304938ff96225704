"""JSON keeps the data as it is, and the terminal whole."""

import json
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtgrec.model.message import Message
from mtgrec.output import language
from mtgrec.output.formats.as_json import render


class Code(IntEnum):
    FINE = 0


def test_a_document_as_a_person_sees_it():
    assert render({"what": "完成「素材」", "due": None, "kpi": [], "rate": {"ratio": 0.3636}}) == (
        "{\n"
        '  "what": "完成「素材」",\n'
        '  "due": null,\n'
        '  "kpi": [],\n'
        '  "rate": {\n'
        '    "ratio": 0.3636\n'
        "  }\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2026, 6, 5), "2026-06-05"),
        (datetime(2026, 6, 5, 9, 30), "2026-06-05T09:30:00"),  # noqa: DTZ001
        (Decimal("0.150"), "0.150"),
        (Decimal("1E+3"), "1000"),
        (Fraction(1, 3), "1/3"),
        (Code.FINE, 0),
    ],
)
def test_what_json_has_no_form_for(value: object, text: object):
    assert json.loads(render({"v": value})) == {"v": text}


def test_a_message_is_said_in_the_users_language_with_its_values_unchanged(catalogue):
    language.bind("zh", catalogue({"unknown word {word}": "不认识“{word}”"}))
    assert json.loads(render({"m": Message("unknown word {word}", word="a\x1b")})) == {
        "m": "不认识“a\x1b”"
    }


def test_anything_else_is_our_mistake():
    with pytest.raises(TypeError, match="no output form for object"):
        render({"v": object()})


def test_what_harms_a_terminal_is_escaped():
    text = render({"v": "\x1b\x7f\x9b\u202e\u2028\u200b\ud800\U000e0041👨\u200d👩"})
    assert text == (
        '{\n  "v": "\\u001b\\u007f\\u009b\\u202e\\u2028\\u200b\\ud800\\udb40\\udc41👨\u200d👩"\n}\n'
    )


def test_what_the_stream_cannot_write_is_escaped_and_the_rest_is_not():
    assert render({"v": "会 é 🙂"}, "gbk") == '{\n  "v": "会 é \\ud83d\\ude42"\n}\n'
    assert render({"v": "会"}, "ascii") == '{\n  "v": "\\u4f1a"\n}\n'


DATA = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.sampled_from(["\x1b", "\ud800", "\n"]),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.dictionaries(st.text(), DATA), st.sampled_from(["utf-8", "gbk", "ascii"]))
def test_parsed_back_it_is_the_same_and_it_holds_no_control_byte(data: dict, encoding: str):
    text = render(data, encoding)
    assert json.loads(text) == data
    assert {c for c in text if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}} == {"\n"}
    text.encode(encoding)
