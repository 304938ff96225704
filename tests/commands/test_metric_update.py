"""`--update`: the values that a platform has restated take the place of those that stand there."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .test_metric import PLAN, metrics

TODAY = ("--today", "2026-06-10")


@pytest.fixture
def folder(workspace):
    return workspace(PLAN)


def stand(folder, text):
    (folder / "c" / "metrics.csv").write_bytes(text.encode())


def imported(folder, mtgrec, text, *words):
    (folder / "x.csv").write_text(text, "utf-8")
    return mtgrec(folder, "metric", "import", "x.csv", *words, *TODAY)


THERE = "date,channel,metric,value,expected\n2026-06-01,,clicks,12,\n2026-06-02,,clicks,13,20\n"
RESTATED = "date,clicks\n2026-06-01,15\n2026-06-02,13\n2026-06-03,7\n"


def test_without_update_nothing_is_written_and_the_command_is_named(folder, mtgrec):
    stand(folder, THERE)
    done = imported(folder, mtgrec, RESTATED)
    assert (done.code, metrics(folder)) == (4, THERE)
    assert done.err.splitlines() == [
        "c/metrics.csv:2: 2026-06-01 clicks is 12 here, not 15 (row 2)",
        "help: to take the new values: mtgrec metric import x.csv --update",
    ]


def test_several_are_shown_as_a_diff(folder, mtgrec):
    stand(folder, THERE)
    done = imported(folder, mtgrec, RESTATED.replace("02,13", "02,14"), "--channel", "")
    assert done.err.splitlines() == [
        "-2026-06-01,,clicks,12,", "+2026-06-01,,clicks,15,",
        "-2026-06-02,,clicks,13,20", "+2026-06-02,,clicks,14,20",
        "c/metrics.csv: 2 readings stand there with other values",
        "help: to take the new values: mtgrec metric import x.csv --update",
    ]  # fmt: skip


def test_with_update_the_new_values_are_taken_and_new_days_added(folder, mtgrec):
    stand(folder, THERE)
    shown = imported(folder, mtgrec, RESTATED, "--update", "--dry-run")
    assert "-2026-06-01,,clicks,12,\n+2026-06-01,,clicks,15,\n" in shown.out
    assert metrics(folder) == THERE
    done = imported(folder, mtgrec, RESTATED, "--update")
    assert (
        metrics(folder)
        == THERE.replace("01,,clicks,12", "01,,clicks,15") + "2026-06-03,,clicks,7,\n"
    )
    assert "Added          1\nChanged        1\nThere already  1\n" in done.out
    again = imported(folder, mtgrec, RESTATED, "--update")
    assert again.err == "all 3 readings stand there already\n"


def test_only_restated_days(folder, mtgrec):
    stand(folder, THERE)
    done = imported(folder, mtgrec, "date,clicks\n2026-06-02,14\n", "--update", "--format", "json")
    assert (done.json["added"], done.json["updated"]) == (0, 1)
    assert metrics(folder) == THERE.replace("13,20", "14,20")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\ufeffdate,channel,metric,value\r\n2026-06-01,,clicks,12\r\n", "\ufeffdate,channel,metric,value\r\n2026-06-01,,clicks,15\r\n"),
        ('value,"metric",date\n12,clicks,2026-06-01\n"7",cost,2026-06-01', '15,clicks,2026-06-01\n"7",cost,2026-06-01'),
        ('date,channel,metric,value,note\n2026-06-01,,clicks, "12" ,"a, ""b""\nc"\n2026-05-01,,clicks,1,\n', 'clicks,15,"a, ""b""\nc"\n2026-05-01,,clicks,1,\n'),
        ("date,metric,value\n\n2026/6/1,clicks,12 \n,,\nx,clicks,5\n", "2026/6/1,clicks,15\n,,\nx,clicks,5\n"),
        ('date,metric,value\n2026-06-01,clicks,12\n2026-06-01,cost,"0,5"\n', '2026-06-01,clicks,15\n2026-06-01,cost,"0,5"\n'),
        ("date,metric,value\r2026-06-01,clicks,12\r2026-06-02,clicks,5\r", "2026-06-01,clicks,15\r2026-06-02,clicks,5\r"),
    ],
)  # fmt: skip
def test_all_else_stays_as_it_is(before, after, folder, mtgrec):
    stand(folder, before.replace(' "12" ', "12"))
    done = imported(folder, mtgrec, "date,clicks\n2026-06-01,15\n", "--update")
    assert done.code == 0, done.err
    assert metrics(folder).endswith(after)


def test_a_reading_that_stands_there_twice_is_not_changed(folder, mtgrec):
    text = "date,metric,value\n2026-06-01,clicks,12\n2026-06-01,clicks,12\n"
    stand(folder, text)
    done = imported(folder, mtgrec, "date,clicks\n2026-06-01,15\n", "--update")
    assert (done.code, metrics(folder)) == (4, text)
    assert done.err.splitlines()[0] == (
        "c/metrics.csv: this reading cannot be changed by mtgrec without changing others"
    )


def test_one_reading_that_is_typed(folder, mtgrec):
    stand(folder, THERE)
    words = ("metric", "add", "clicks", "15", "--date", "2026-06-01")
    refused = mtgrec(folder, *words, *TODAY)
    assert refused.err.splitlines()[1] == (
        "help: to take the new values: mtgrec metric add clicks 15 --date 2026-06-01 --update"
    )
    done = mtgrec(folder, *words, "--update", *TODAY)
    assert done.out.startswith("clicks  15\n")
    assert metrics(folder) == THERE.replace("clicks,12", "clicks,15")


NUMBERS = st.integers(0, 9999)


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    there=st.dictionaries(st.integers(1, 9), NUMBERS, min_size=1),
    new=st.dictionaries(st.integers(1, 9), NUMBERS, min_size=1),
)
def test_afterwards_the_file_says_what_the_export_says(there, new, workspace, mtgrec):
    folder = workspace(PLAN)
    lines = "".join(f"2026-06-{day:02},a,clicks,{number},\n" for day, number in there.items())
    stand(folder, f"date,channel,metric,value,expected\n{lines}")
    rows = "".join(f"2026-06-{day:02},{number}\n" for day, number in new.items())
    done = imported(folder, mtgrec, f"date,clicks\n{rows}", "--update", "--channel", "a")
    assert done.code == 0, done.err
    found = {
        int(row["date"][-2:]): int(row["value"])
        for row in csv.DictReader(io.StringIO(metrics(folder)))
    }
    assert found == {**there, **new}
    assert list(found)[: len(there)] == list(there)
