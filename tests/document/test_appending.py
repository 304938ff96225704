"""New rows at the end of a metrics file: what stood there stays, byte for byte."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtgrec.document.metrics import appending as appending_rows
from mtgrec.document.metrics.appending import append_rows, new_file
from mtgrec.document.metrics.readings import parse_readings
from mtgrec.document.source import Source
from mtgrec.model.editing.new_readings import NewRow
from mtgrec.model.editing.new_series import NewReadings
from mtgrec.model.errors import RefusedError, UnreadableError, UsageError

ROW = NewRow(date(2026, 6, 10), None, "小红书", "曝光量", "120", "", "c")


def source(text, encoding="utf-8"):
    return Source("metrics.csv", text.encode(encoding), encoding)


def appended(before, *rows, encoding="utf-8", campaigns=("c",)):
    new = NewReadings.of(rows or (ROW,))
    return append_rows(source(before, encoding), campaigns, new).data.decode(encoding)


@pytest.mark.parametrize(
    ("before", "new"),
    [
        ("日期,渠道,指标,数值,预期\n", "2026-06-10,小红书,曝光量,120,\n"),
        ("日期,渠道,指标,数值", "\n2026-06-10,小红书,曝光量,120\n"),
        ("\ufeff日期,渠道,指标,数值\r\n", "2026-06-10,小红书,曝光量,120\r\n"),
        ("date,channel,metric,value\r", "2026-06-10,小红书,曝光量,120\r"),
        ("数值,指标,备注,渠道,日期\n1,曝光量,好,,2026-06-10\n", "120,曝光量,,小红书,2026-06-10\n"),
        ("项目,日期,渠道,指标,数值\nd,2026-06-10,小红书,曝光量,7\n", "c,2026-06-10,小红书,曝光量,120\n"),
        ("日期,渠道,指标,数值,value\n", "2026-06-10,小红书,曝光量,120,\n"),
        ("\n\n日期,渠道,指标,数值\n", "2026-06-10,小红书,曝光量,120\n"),
        ("日期,渠道,指标,数值\n坏行\n2026-06-32,,x,1\n", "2026-06-10,小红书,曝光量,120\n"),
        ('日期,渠道,指标,数值\n2026-06-01,"a ""b"", c",x,1', "\n2026-06-10,小红书,曝光量,120\n"),
    ],
)  # fmt: skip
def test_what_is_added(before, new):
    assert appended(before) == before + new


def test_gb18030_stays_gb18030():
    before = "日期,渠道,指标,数值\n2026-06-01,朋友圈,曝光量,1\n"
    after = appended(before, encoding="gb18030")
    assert after == before + "2026-06-10,小红书,曝光量,120\n"


def test_a_time_and_an_expected_value():
    row = ROW._replace(clock=time(9, 5), expected="150")
    assert appended("日期,渠道,指标,数值,预期\n", row).endswith(
        "2026-06-10 09:05,小红书,曝光量,120,150\n"
    )


def test_a_name_with_a_comma_is_quoted():
    row = ROW._replace(channel='微信, "朋友圈"')
    assert appended("日期,渠道,指标,数值\n", row).endswith(
        '2026-06-10,"微信, ""朋友圈""",曝光量,120\n'
    )


@pytest.mark.parametrize(
    "standing",
    [
        "2026-06-10,小红书,曝光量,120",
        "2026/6/10,小红书,曝光,120",
        "2026-06-10,小红书,exposure,120.0",
    ],
)
def test_what_stands_there_is_not_written_again(standing):
    before = f"日期,渠道,指标,数值\n{standing}\n"
    result = append_rows(source(before), ["c"], NewReadings.of([ROW]))
    assert (result.data.decode(), list(result.added), len(result.same)) == (before, [], 1)


def test_another_value_is_told_and_nothing_written():
    before = "日期,渠道,指标,数值\n2026-06-10,小红书,曝光量,121\n"
    result = append_rows(
        source(before), ["c"], NewReadings.of([ROW._replace(metric="点击量"), ROW])
    )
    assert result.data.decode() == before
    assert [(clash.row, clash.existing.line) for clash in result.clashes] == [(ROW, 2)]


@pytest.mark.parametrize(
    ("before", "error", "reason"),
    [
        ('日期,渠道,指标,数值\n2026-06-01,"a,x,1\n', RefusedError, "a quotation mark is opened and never closed"),
        ("日期,渠道,指标,数值\n<<<<<<< HEAD\n", RefusedError, "git's marks of a conflict stand in this file"),
        ("日期,渠道,指标\n", UnreadableError, "the heading line has no column for value"),
        ("", UnreadableError, "the heading line has no column for date, metric, value"),
        ("日期,指标,数值\n", RefusedError, "this file has no column for channel, where “小红书” could stand"),
    ],
)  # fmt: skip
def test_what_cannot_be_added_to(before, error, reason):
    with pytest.raises(error) as caught:
        appended(before)
    assert str(caught.value) == reason


def test_it_must_be_clear_whose_readings_they_are():
    with pytest.raises(UnreadableError):
        appended("日期,渠道,指标,数值\n", campaigns=("c", "d"))


def test_what_the_encoding_does_not_know():
    latin = Source("metrics.csv", b"date,channel,metric,value\n", "ascii")
    with pytest.raises(UsageError) as caught:
        append_rows(latin, ["c"], NewReadings.of([ROW]))
    assert str(caught.value) == "“小” cannot be written in the encoding ascii"


@pytest.mark.parametrize(
    ("language", "encoding", "campaigns", "text"),
    [
        ("zh", "utf-8", False, "\ufeff日期,渠道,指标,数值,预期\n"),
        ("zh", "gb18030", False, "日期,渠道,指标,数值,预期\n"),
        ("en", "utf-8", True, "date,channel,metric,value,expected,campaign\n"),
    ],
)
def test_a_new_file(language, encoding, campaigns, text):
    assert new_file("metrics.csv", language, encoding, campaigns=campaigns).data == text.encode(
        encoding
    )


NAMES = st.sampled_from(["小红书", "", "a,b", 'say "hi"', "抖 音"])
ROWS = st.builds(
    NewRow,
    st.dates(date(2026, 6, 1), date(2026, 6, 5)),
    st.none() | st.just(time(9)),
    NAMES,
    st.sampled_from(["曝光量", "ctr", "new users", "加购,数"]),
    st.sampled_from(["1", "2.5", "12%", "¥3", "1万", "-4"]),
    st.sampled_from(["", "7", "8%"]),
    st.just("c"),
    st.just(0),
)
LINES = st.sampled_from(
    ["2026-06-02,小红书,曝光量,1,", "2026-6-3,,ctr,12%,8%", "2026-06-04 09:00,抖 音,曝光,2,", "x", "",
     '2026-06-05,"a,b",new users,"1,000",', "2026-06-32,,x,1,", "2026-06-01,,点击,NaN,", "2026-06-01,,点击,1e5,"]
)  # fmt: skip


@given(
    st.lists(LINES, max_size=6),
    st.lists(ROWS, max_size=5, unique_by=lambda row: (row.moment, row.channel, row.metric)),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
    st.booleans(),
)
def test_the_old_bytes_stay_and_the_new_rows_are_read_back(lines, rows, end, mark, whole):
    text = end.join(["date,channel,metric,value,expected", *lines]) + (end if whole else "")
    before = (b"\xef\xbb\xbf" if mark else b"") + text.encode()
    old = parse_readings(Source("metrics.csv", before), ["c"])
    new = NewReadings.of(rows) if rows else NewReadings("c", expects=False)
    result = append_rows(Source("metrics.csv", before), ["c"], new)
    assert result.data.startswith(before)
    after = parse_readings(Source("metrics.csv", result.data), ["c"])
    assert after.problems == old.problems
    was, now = flat(old), flat(after)
    assert was.items() <= now.items()
    assert len(now) == len(was) + len(result.added)
    if result.clashes:
        assert result.data == before
    else:
        assert len(result.added) + len(result.same) == len(rows)
        again = append_rows(Source("metrics.csv", result.data), ["c"], new)
        assert (again.data, len(again.added), again.clashes) == (result.data, 0, ())


def flat(readings):
    return {
        (each.channel, each.metric, row.at, row.dated): (row.value.text, row.expected, row.line)
        for each in readings.series
        for row in map(each.reading, range(len(each)))
    }


def test_a_file_with_decimal_commas_gets_commas():
    before = '日期,渠道,指标,数值,预期\n2026-06-01,,x,"0,5",\n'
    row = ROW._replace(value="1200.5", expected="2.5%")
    text = appended(before, row)
    assert text == before + '2026-06-10,小红书,曝光量,"1200,5","2,5%"\n'


def test_more_series_than_are_read_are_refused(monkeypatch):
    monkeypatch.setattr(appending_rows, "MAX_SERIES", 2)
    before = "日期,渠道,指标,数值\n2026-06-01,a,x,1\n2026-06-01,b,x,1\n"
    with pytest.raises(RefusedError) as caught:
        appended(before)
    assert str(caught.value.message) == "more than 2 channels and metrics in one file"
    known = ROW._replace(channel="A", metric="x")
    assert appended(before, known) == before + "2026-06-10,A,x,120\n"
