"""The order of lists that --sort gives."""

import pytest

from mtgrec.model.analysis.sorting import sorted_by
from mtgrec.model.errors import UsageError
from mtgrec.model.message import listed
from mtgrec.model.records.schema.items import ACTION, KPI, RISK

# the kind · values of a field as JSON gives them · how to sort · the order, by place from 0
ORDERS = [
    (ACTION, "due", ["2026-06-05", None, "2026-06-01"], "due", "201"),
    (ACTION, "due", ["2026-06-05", None, "2026-06-01"], "-due", "021"),  # empty ones stay last
    (ACTION, "due", ["2026-06-05", None, "2026-06-01"], "截止日期", "201"),
    (ACTION, "lag_days", [10, 9, None], "lag-days", "102"),
    (ACTION, "overdue", [True, False, True], "-overdue", "021"),  # equals keep their order
    (ACTION, "status", ["off-track", "done", "open", "doing"], "status", "2310"),
    (ACTION, "progress", ["9%", "10%", "0.5"], "progress", "012"),
    (RISK, "level", ["medium", "high", None, "low"], "级别", "1032"),
    (RISK, "level", ["medium", "high", None, "low"], "-级别", "3012"),
    (KPI, "target", ["1.2万", "¥300", "≥2%", "-1"], "target", "3210"),
    (
        KPI,
        "goal_attainment",
        [{"ratio": 1.2}, {"ratio": None}, {"ratio": 0.8}],
        "goal_attainment",
        "120",
    ),
    (ACTION, "what", ["乙", "b", "a"], "what", "210"),
    (ACTION, "tags", [["b"], [], ["a"]], "tags", "201"),
]


@pytest.mark.parametrize(("kind", "name", "values", "order", "expected"), ORDERS)
def test_order(kind, name, values, order, expected):
    rows = [{name: value, "place": place} for place, value in enumerate(values)]
    found = sorted_by(rows, order, [name, "place"], kind.fields)
    assert "".join(str(row["place"]) for row in found) == expected


@pytest.mark.parametrize(
    ("order", "help"),
    [("duee", "did you mean “due”?"), ("xyz", "possible words: due, what"), ("地点", "")],
)
def test_a_field_that_does_not_exist(order, help):
    with pytest.raises(UsageError) as error:
        sorted_by([], order, ["due", "what"], ACTION.fields)
    assert str(error.value.message) == f"there is no field “{order}” to sort by"
    assert help in str(error.value.help)


def test_thousands_of_names_are_listed_in_the_language_of_the_reader():
    names = [f"C{number}" for number in range(5000)]
    chinese = {"{one}, {other}": "{one}、{other}"}
    assert listed(names).say() == ", ".join(names)
    assert listed(names).say(lambda text: chinese.get(text, text)) == "、".join(names)
    assert listed([]).say() == ""
