"""The fast reader of metrics files says what a slow and simple one says."""

import csv
import io
from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtgrec.document.metrics.readings import parse_readings
from mtgrec.document.record.short import short_moment
from mtgrec.document.source import Source
from mtgrec.model.values.columns import moment_of
from mtgrec.model.values.date_errors import NoDate
from mtgrec.model.values.metric_names import metric_key
from mtgrec.model.values.quantity import NoNumber, plain, read_quantity
from mtgrec.model.values.words import fold

DATES = st.sampled_from(
    ["2026-06-01", "2026-06-01 09:00", "2026-06-02", "2026-6-2 9:00", "2026-06-02T09:00", "2026-06-01 23:59",
     " 2026-06-02", "2026-06-01 (周一)", "2026年6月1日 9:30", "2026-06-31", "6月1日", "", "x", "2026-06-01 24:00"]
)  # fmt: skip
VALUES = st.sampled_from(
    ["1", "2.5", "12%", "1,000", "1,00,0", "1,2,3", "1\n2", " 3 ", "1.2万", "¥5", "1e5", "NaN", "1_000", "5.", ".5",
     "+3", "-3", "", "x", "1.2.3", "９", "3%%", "Infinity", "1" * 41]
)  # fmt: skip
NAMES = st.sampled_from(["", "小红书", " 小红书", "A b", "a_b"])
METRICS = st.sampled_from(["曝光", "曝光量", "exposure", "x", " x", ""])
ROW = st.tuples(DATES, NAMES, METRICS, VALUES, VALUES | st.just("")) | st.lists(VALUES, max_size=7)


@given(st.lists(ROW, max_size=12), st.sampled_from(["\n", "\r\n", "\r"]))
def test_the_same_rows_are_read_and_the_same_ones_are_not(rows, end):
    paper = io.StringIO()
    writer = csv.writer(paper, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([["date", "channel", "metric", "value", "expected"], *rows])
    read = parse_readings(Source("metrics.csv", paper.getvalue().encode()), ["c"])
    found = {
        (fold(each.channel), each.metric, row.at, row.dated): row.value.value
        for each in read.series
        for row in map(each.reading, range(len(each)))
    }
    wanted, wrong = slow(rows)
    assert {(*key[:2], moment(*key[2:])): value for key, value in found.items()} == wanted
    assert len(read.problems) == wrong
    for each in read.series:
        rows_of = range(len(each))
        assert each.total(rows_of) == sum(each.value(row).exact for row in rows_of)
        assert each.total(rows_of[:1]) == each.value(0).exact


def moment(at, dated):
    return moment_of(at.date(), None if dated else at.time()) >> 1


def slow(rows):
    found: dict[tuple[str, str, int], object] = {}
    wrong = 0
    for row in rows:
        cells = [cell.strip() for cell in (*row, *[""] * 5)[:5]]
        if not any(cells):
            continue
        try:
            day, channel, metric, value, expected = cells
            at = moment_of(*short_moment(day)) >> 1
            amount = read_quantity(value).value
            if expected:
                read_quantity(expected)
        except (NoDate, NoNumber):
            wrong += 1
            continue
        if not metric:
            wrong += 1
            continue
        first = found.setdefault((fold(channel), metric_key(metric), at), amount)
        wrong += first != amount
    return found, wrong


@pytest.mark.parametrize("cell", ["1,2", "1\n2", "12,34", "1,0000", ",1"])
def test_what_only_looks_like_several_numbers_is_none(cell):
    text = f'date,metric,value\n2026-06-01,x,"{cell}"\n2026-06-02,x,3.5\n'
    read = parse_readings(Source("metrics.csv", text.encode()), ["c"])
    assert [problem.line for problem in read.problems] == [2]
    assert read.series[0].total(range(1)) == Fraction("3.5")


def test_wrong_rows_without_end_are_counted_and_not_kept():
    text = "date,metric,value\n" + "2026-06-01,x,\n" * 5000
    read = parse_readings(Source("metrics.csv", text.encode()), ["c"])
    assert [problem.line for problem in read.problems] == list(range(2, 53))
    assert str(read.problems[-1].message).endswith("and 4950 more rows from here on")


def test_channels_without_end_are_not_all_kept():
    text = "date,channel,metric,value\n" + "".join(f"2026-06-01,c{n},x,1\n" for n in range(10_002))
    read = parse_readings(Source("metrics.csv", text.encode()), ["c"])
    assert len(read.series) == 10_000
    assert [problem.line for problem in read.problems] == [10_002, 10_003]


@pytest.mark.parametrize(
    ("values", "read"),
    [
        (["1.200", "0,5"], ["1200", "0.5"]),
        (["1.200", "1.234,56", "1,200", "7"], ["1200", "1234.56", "1.2", "7"]),
        (["12,5%", "1.200.000", "¥1.200"], ["0.125", "1200000", "1200"]),
        (["1.200", "3"], ["1.2", "3"]),
        (["1.200", "1,234.5"], ["1.2", "1234.5"]),
        (["1,200", "0.5"], ["1200", "0.5"]),
    ],
)
def test_the_other_numbers_of_a_file_decide_what_a_point_is(values: list[str], read: list[str]):
    rows = "".join(f'2026-06-0{day},x,"{value}"\n' for day, value in enumerate(values, 1))
    found = parse_readings(Source("metrics.csv", f"date,metric,value\n{rows}".encode()), ["c"])
    (series,) = found.series
    assert [plain(series.value(index).value) for index in range(len(series))] == read
    assert not found.problems


@pytest.mark.parametrize(
    ("metric", "values", "read"),
    [
        ("clicks", ["1.200", "150"], ["150"]),
        ("曝光量", ["12.000", "7"], ["7"]),
        ("cost", ["¥1.200", "3"], ["3"]),
        ("转化量", ["8.880", "2"], ["2"]),
        ("revenue", ["1.200", "191.90"], ["1.2", "191.9"]),  # the other one has a decimal point
        ("revenue", ["1.2000", "3"], ["1.2", "3"]),
        ("clicks", ["1,200", "3"], ["1200", "3"]),
        ("roas", ["1.250", "3"], ["1.25", "3"]),  # a ratio
        ("客单价", ["1.250", "3"], ["1.25", "3"]),
    ],
)
def test_counts_and_money_that_no_number_decides_are_refused(metric, values, read):
    rows = "".join(f'2026-06-0{day},{metric},"{value}"\n' for day, value in enumerate(values, 1))
    found = parse_readings(Source("metrics.csv", f"date,metric,value\n{rows}".encode()), ["c"])
    (series,) = found.series
    assert [plain(series.value(index).value) for index in range(len(series))] == read
    assert len(found.problems) == len(values) - len(read)
    assert all("no other row shows which" in str(each.message) for each in found.problems)


def test_a_file_with_points_and_commas_decides_nothing():
    rows = '2026-06-01,x,1.200\n2026-06-02,x,"0,5"\n2026-06-03,x,0.5\n2026-06-04,y,7\n'
    found = parse_readings(Source("metrics.csv", f"date,metric,value\n{rows}".encode()), ["c"])
    assert [str(problem.message) for problem in found.problems] == [
        "this row of readings is not read: “1.200” may mean 1.2 or 1200: other rows have commas and points",
        "this row of readings is not read: “0,5” is no number",
    ]
    assert [plain(each.value(0).value) for each in found.series] == ["0.5", "7"]


# -- quotation marks that nothing closes


def in_lines(lines: Sequence[str]) -> tuple[set[str], list[tuple[int, int]]]:
    """Return the values that are read from a table, and the places of what is not."""
    text = "".join(f"{line}\n" for line in lines)
    read = parse_readings(Source("metrics.csv", text.encode()), ["c"])
    values = {each.reading(row).value.text for each in read.series for row in range(len(each))}
    return values, [(problem.line, problem.column) for problem in read.problems]


HEADING = "date,channel,metric,value,note"


@pytest.mark.parametrize(
    ("lines", "values", "places"),
    [
        (['date,channel,"metric,value', "2026-06-01,a,x,5", "2026-06-02,a,x,6"], {"5", "6"}, [(1, 14)]),
        (['"date,channel,metric,value', '2026-06-01,"a",x,5'], {"5"}, [(1, 1)]),
        ([HEADING, '2026-06-01,a,"x,5', "2026-06-02,a,x,6"], {"6"}, [(2, 14)]),
        ([HEADING, '2026-06-01,a,"x,5', '2026-06-02,"a","x",6'], {"6"}, [(2, 14)]),
        ([HEADING, '2026-06-01,"a",x,"5', '2026-06-02,a,"x,6', "2026-06-03,a,x,7"], {"7"}, [(2, 18), (3, 14)]),
        ([HEADING, "2026-06-01,a,x,5", '2026-06-02,a,x,6,"to be'], {"5"}, [(3, 18)]),
        ([HEADING, '2026-06-01,a,x,5,"two', 'lines, ""so""', '"', "2026-06-02,a,x,6"], {"5", "6"}, []),
        ([HEADING, '2026-06-01,a,x,5,5" wide', "2026-06-02,a,x,6"], {"5", "6"}, []),
        ([HEADING, '2026-06-01,a,x,5,"5"" wide"', "2026-06-02,a,x,6"], {"5", "6"}, []),
    ],
)  # fmt: skip
def test_a_mark_that_nothing_closes_costs_its_own_line(lines, values, places):
    assert in_lines(lines) == (values, places)


def test_a_mark_in_the_heading_of_a_large_file_costs_nothing_below_it():
    rows = [f"2026-06-01,c{number},x,{number}" for number in range(9_000)]  # more than 128 KiB
    values, places = in_lines(['date,channel,"metric,value', *rows])
    assert len(values) == len(rows)
    assert places == [(1, 14)]
    # A column of more than 128 KiB is none of ours; nothing can be read beside it.
    assert in_lines([f'date,metric,value,"{"x" * 200_000}"', rows[0]]) == (set(), [(1, 1)])


@given(
    st.lists(st.text(st.sampled_from('ab" '), max_size=8), max_size=8),
    st.integers(0, 7),
)
def test_all_rows_but_that_of_the_mark_are_read(notes: list[str], place: int):
    paper = io.StringIO()
    writer = csv.writer(paper, lineterminator="\n")
    days = [f"2026-06-{day:02}" for day in range(1, len(notes) + 1)]
    writer.writerows(
        ["a", day, "x", number, note]
        for number, (day, note) in enumerate(zip(days, notes, strict=True), 1)
    )
    whole = ["channel,date,metric,value,note", *paper.getvalue().splitlines()]
    # A comma or a line end after a mark would close the cell, for all anybody knows.
    everything = {str(number) for number in range(1, len(notes) + 1)}
    assert in_lines(whole) == (everything, [])
    rows = [at for at, line in enumerate(whole) if line.startswith("a,2026-")]
    if place < len(rows):
        at = rows[place]
        whole[at] = '"' + whole[at]
        values, places = in_lines(whole)
        assert values == everything - {str(place + 1)}
        assert places == [(at + 1, 1)]


@pytest.mark.parametrize("place", [1, 255, 256, 300, 511, 512])
def test_a_row_of_another_kind_amid_many(place):
    lines = [
        f"2026-{day % 12 + 1:02}-{day % 28 + 1:02} {day % 23:02}:{day % 60:02},x,{day},\n"
        for day in range(600)
    ]
    lines[place:place] = [
        "\n",
        "2026-06-01,new,7,8\n",
        "6月1日,x,1\n",
        "2026-06-32,x,1,\n",
        "2026-06-02,x,,1.234,56\n",
    ]
    found = parse_readings(
        Source("m.csv", "".join(["date,metric,value,expected\n", *lines]).encode()), ["c"]
    )
    wrong = {problem.line: str(problem.message).rpartition(": ")[2] for problem in found.problems}
    assert wrong == {
        place + 4: "“6月1日” is no date",
        place + 5: "“2026-06-32” is no date",
        place + 6: "there is no value",
    }
    rows = {
        series.reading(row).line: series.reading(row).value.text
        for series in found.series
        for row in range(len(series))
    }
    assert len(rows) == 601
    assert (rows[place + 1], rows[place + 3], rows[place + 7]) == (str(place - 1), "7", str(place))
