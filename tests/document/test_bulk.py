"""Many readings at once: columns are understood as single cells are, and the proof sees everything."""

import csv
import io
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtgrec.document.metrics import appending
from mtgrec.document.metrics.appending import append_rows
from mtgrec.document.metrics.export_names import is_missing
from mtgrec.document.metrics.export_values import ValueColumn
from mtgrec.document.metrics.new_lines import with_rows
from mtgrec.document.source import Source
from mtgrec.model.editing.new_readings import NewRow, WrongValue, written_value
from mtgrec.model.editing.new_series import NewReadings
from mtgrec.model.errors import MtgrecError, RefusedError
from mtgrec.model.values.columns import Memo, Texts

HEADING = "date,channel,metric,value,expected\n"
CELLS = st.one_of(
    st.from_regex(r"-?[0-9]{1,6}(\.[0-9]{1,4})?%?", fullmatch=True),
    st.from_regex(r"[0-9]{1,3}(,[0-9]{3}){1,5}(\.[0-9]{1,4})?", fullmatch=True),
    st.sampled_from(
        ["", "-", "n/a", "1.200", "1,200", "¥3", "1万", "≥3", "+5%", "12.5%%", "x", "٣"]
    ),
)


@given(
    st.lists(CELLS, max_size=5),
    st.sampled_from(["曝光量", "cost", "ctr", "conversion", "new users"]),
    st.sampled_from(["", "%", "‰", "万"]),
)
def test_a_column_is_written_as_its_cells_are(cells, metric, unit):
    column = ValueColumn(metric, unit)

    def careful(cell):
        return "" if is_missing(cell) else written_value(cell, metric, unit)

    expected = result(lambda: list(map(careful, cells)))
    assert result(lambda: column.all(cells)) == expected
    assert result(lambda: list(map(column.written, cells))) == expected


def result(call):
    try:
        return call()
    except WrongValue as error:
        return str(error)


ROWS = st.builds(
    NewRow,
    st.dates(date(2026, 6, 1), date(2026, 6, 9)),
    st.none() | st.just(time(9, 30)),
    st.sampled_from(["a", "A", "a,b", 'say "hi"', "小红书", ""]),
    st.sampled_from(["clicks", "点击量", "new users", "x,y"]),
    st.sampled_from(["1", "2.5", "1,5", '"', "12%"]),
    st.sampled_from(["", "7"]),
    st.just("c"),
    st.integers(0, 9),
)


@given(st.lists(ROWS, min_size=1), st.booleans())
def test_rows_come_out_as_they_were_put_in_and_as_the_csv_module_writes_them(rows, comma):
    new = NewReadings.of(rows)
    assert list(new.rows()) == rows
    assert len(new) == len(rows)
    written = with_rows(Source("m.csv", HEADING.encode()), new, decimal_comma=comma)
    expected = io.StringIO(HEADING, newline="")
    expected.seek(0, io.SEEK_END)
    for row in rows:
        numbers = [text.replace(".", ",") if comma else text for text in (row.value, row.expected)]
        csv.writer(expected, lineterminator="\n").writerow(
            [row.date, row.channel, row.metric, *numbers]
        )
    assert written.decode() == expected.getvalue()


@given(st.lists(ROWS, min_size=1), st.data())
def test_rows_that_are_left_out(rows, data):
    new = NewReadings.of(rows)
    kept = [data.draw(st.booleans()) for _ in rows]
    dropped: dict[int, set[int]] = {}
    counts = [0] * len(new.series)
    for index, keep in zip(new.order, kept, strict=True):
        if not keep:
            dropped.setdefault(index, set()).add(counts[index])
        counts[index] += 1
    left = [row for row, keep in zip(rows, kept, strict=True) if keep]
    assert list(new.without(dropped).rows()) == left


def test_packed_texts_are_the_same_texts():
    texts = Texts()
    for number in range(10):
        texts.append(str(number))
        if number % 4 == 3:
            texts.pack()
    assert list(texts) == [str(number) for number in range(10)]
    assert "7" in texts
    assert "x" not in texts


def test_a_memo_forgets_and_asks_again():
    asked: list[str] = []

    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    memo = Memo(length, most=2)
    assert [memo[text] for text in ("a", "bb", "a", "ccc", "a")] == [1, 2, 1, 3, 1]
    assert asked == ["a", "bb", "ccc", "a"]


OLD = HEADING + "2026-06-01,a,clicks,1,\n2026-06-02,b,clicks,2,3\n"
NEW = NewReadings.of(
    [
        NewRow(date(2026, 6, 3), None, "a", "clicks", "5", "6", "c"),
        NewRow(date(2026, 5, 9), None, "A", "clicks", "6", "", "c"),
        NewRow(date(2026, 6, 3), time(9), "z", "cost", "7", "", "c"),
    ]
)
WRITTEN = OLD + "2026-06-03,a,clicks,5,6\n2026-05-09,A,clicks,6,\n2026-06-03 09:00,z,cost,7,\n"


@pytest.mark.parametrize(
    "written",
    [
        WRITTEN.replace("-03,a,clicks,5", "-03,a,clicks,4"),
        WRITTEN.replace("clicks,5,6", "clicks,5,"),
        WRITTEN.replace("A,clicks,6,", "A,clicks,6,1"),
        WRITTEN.replace("2026-06-03,a", "2026-06-04,a"),
        WRITTEN.replace("09:00", "09:01"),
        WRITTEN.replace(",z,", ",y,"),
        WRITTEN.replace("cost", "revenue"),
        WRITTEN.replace("2026-05-09,A,clicks,6,\n", ""),
        WRITTEN + "2026-06-09,a,clicks,1,\n",
        WRITTEN + "2026-06-09,new,clicks,1,\n",
        WRITTEN + "x\n",
        WRITTEN.replace("-01,a,clicks,1", "-01,a,clicks,2"),
        WRITTEN.replace("-02,b,clicks,2,3", "-02,b,clicks,2,4"),
        WRITTEN.replace("-02,b,clicks,2,3", "-02,b,clicks,2,"),
        WRITTEN.replace("2026-06-01,a,clicks,1,\n", ""),
        WRITTEN.replace("2026-06-01,a", "2026-06-01, a"),
    ],
)  # fmt: skip
def test_what_came_out_otherwise_is_not_written(written, monkeypatch):
    old = Source("m.csv", OLD.encode())
    assert append_rows(old, ["c"], NEW).data.decode() == WRITTEN
    monkeypatch.setattr(appending, "with_rows", lambda *_, **__: written.encode())
    with pytest.raises(MtgrecError) as caught:
        append_rows(old, ["c"], NEW)
    assert "did not come out as intended" in str(caught.value)


def test_a_file_grows_up_to_its_limit_and_not_beyond():
    old = Source("m.csv", OLD.encode())
    size = len(WRITTEN)
    assert append_rows(old, ["c"], NEW, most=size).data.decode() == WRITTEN
    with pytest.raises(RefusedError) as caught:
        append_rows(old, ["c"], NEW, most=size - 1)
    assert str(caught.value) == "with the new rows this file would be larger than 0 MB"
    assert (
        str(caught.value.help)
        == "keep a metrics.csv for each campaign or year, in a folder of its own"
    )
