"""CSV that a spreadsheet reads as what was written, and never computes."""

import csv
import io
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mtgrec.output.formats.as_csv import render, without_formula


def test_rows_as_a_spreadsheet_gets_them():
    fields = ["address", "what", "owners", "due", "overdue", "lag_days", "actual", "note"]
    row = {
        "address": "618-2026-KO-260525.A7KQ",
        "what": '完成"素材", 含 3 个尺寸',
        "owners": ["韩梅梅", "李雷"],
        "due": date(2026, 6, 5),
        "overdue": True,
        "lag_days": 5,
        "actual": Decimal("1E+3"),
        "note": None,
        "hidden": "not among the fields",
    }
    assert render(fields, [row, {"what": "x", "overdue": False, "owners": []}]) == (
        "address,what,owners,due,overdue,lag_days,actual,note\n"
        '618-2026-KO-260525.A7KQ,"完成""素材"", 含 3 个尺寸",韩梅梅; 李雷,2026-06-05,true,5,1000,\n'
        ",x,,,false,,,\n"
    )


def test_mappings_become_dotted_columns_where_their_field_stands():
    rate = {"numerator": 4, "denominator": 11, "ratio": 0.3636}
    rows: list[dict[str, object]] = [
        {"key": "a", "done": None, "n": 1},
        {"key": "b", "done": rate, "n": 2},
    ]
    assert render(["key", "done", "n"], rows) == (
        "key,done.numerator,done.denominator,done.ratio,n\n"
        "a,,,,1\n"
        "b,4,11,0.3636,2\n"
    )  # fmt: skip


def test_mappings_in_a_list_stay_readable():
    log = [{"date": date(2026, 6, 4), "note": "初稿"}]
    assert next(csv.DictReader(io.StringIO(render(["log"], [{"log": log}])))) == {
        "log": '{"date": "2026-06-04", "note": "初稿"}'
    }


def test_tabs_may_separate():
    assert render(["a", "b"], [{"a": "x\ty", "b": "1,2"}], "\t") == "a\tb\nx y\t1,2\n"


def test_without_rows_the_heads_stand():
    assert render(["a", "b"], []) == "a,b\n"


@pytest.mark.parametrize(
    "live",
    [
        "=1+1", '=cmd|"/c calc"!A1', "+1+1", "-1+cmd", "@SUM(A1)", "＝1+1", "＋1+1", "－1+1", "＠A",
        " =1+1", "-5-", "-", "--5", "-5%%", "+3 天", "\u00a0=1",
    ],
)  # fmt: skip
def test_a_live_formula_is_disarmed(live: str):
    assert without_formula(live) == f"'{live}"


@pytest.mark.parametrize("dead", ["-5", "+3%", "-1,234.50", "+3 %", "a=b", "", "2026-06-05", "'=1"])
def test_numbers_and_text_stay_as_they_are(dead: str):
    assert without_formula(dead) == dead


@pytest.mark.parametrize("start", ["\t", "\r", "\n", "\r\n", "\x00"])
def test_control_characters_do_not_smuggle_a_formula_in(start: str):
    cell = render(["a"], [{"a": f"{start}=1+1"}]).splitlines()[1]
    assert cell.startswith(("' =1+1", r"\x0d=1+1", r"\x00=1+1"))


@given(st.lists(st.fixed_dictionaries({"a": st.text(), "b": st.lists(st.text())})))
def test_one_line_a_row_no_control_byte_no_formula(rows: list[dict]):
    text = render(["a", "b"], rows)
    assert {c for c in text if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}} == {"\n"}
    read = list(csv.reader(io.StringIO(text)))
    assert len(read) == 1 + len(rows)
    assert text.count("\n") == 1 + len(rows)
    for line in read:
        assert [without_formula(cell) for cell in line] == line


@given(st.lists(st.dictionaries(st.text(), st.text(), max_size=3)))
@example([{"A\x1b[31m\U000e0041=1": "x"}])
def test_heads_from_records_are_as_safe_as_cells(rows: list[dict[str, str]]):
    text = render(["waive"], [{"waive": row} for row in rows])
    hidden = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    joined = {"\u200d"}  # between emoji
    assert {c for c in text if unicodedata.category(c) in hidden} - joined <= {"\n"}
    assert text.count("\n") == 1 + len(rows)
