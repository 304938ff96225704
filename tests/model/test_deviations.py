"""Deviations: which readings are shortfalls, their deadline, and analyses written in time."""

from datetime import datetime

import pytest

from mtgrec.document.metrics.readings import parse_readings
from mtgrec.document.source import Source
from mtgrec.model.analysis.deviations import deviations
from mtgrec.model.analysis.fluctuation import fluctuations, last_steps
from mtgrec.model.figures.campaign import bounds_by_campaign
from mtgrec.model.figures.context import Context
from mtgrec.model.records.register import Register
from mtgrec.model.thresholds import Thresholds

NOW = "2026-06-20 23:59"
HEAD = "type: campaign\ncampaign: c\ndate: 2026-05-20\n"
JUNE = "start: 2026-06-01\nend: 2026-06-20\n"


@pytest.fixture
def seen(record):
    """Return a record, its KPI and the context: its fields on one line, its readings, its campaign."""

    def seen(kpi, rows="", now=NOW, head=HEAD + JUNE):
        plan = record(f"{head}kpis:\n  - {{what: x, {' '.join(kpi.split())}}}", "a.md")
        content = "date,channel,metric,value,expected\n" + "\n".join(rows.split())
        series = parse_readings(Source("m.csv", content.encode()), ["c"])
        assert not series.problems
        context = Context(
            *(
                datetime.fromisoformat(now),
                Thresholds(),
                Register(),
                {"c": tuple(series.series)},
                {},
                {},
            ),
            campaign_bounds=bounds_by_campaign([plan]),
        )
        return plan, plan.item_lists["kpi"][0], context

    return seen


# KPI · readings · the days of those that fire
FIRES = [
    ("metric: ctr, target: 15%", "2026-06-05,,ctr,12%,", "5"),  # exactly a fifth below
    ("metric: ctr, target: 15%", "2026-06-05,,ctr,12.0000001%,", ""),
    ("metric: ctr, target: 15%", "2026-06-05,,ctr,0.12,", "5"),
    ("metric: ctr, target: 15%", "2026-06-05,,ctr,12,", ""),  # other units: no verdict
    ("metric: ctr, target: 15%", "2026-06-05,,ctr,12%,12%", ""),  # the row's own word counts
    ("metric: ctr, target: 15%", "2026-06-05,,ctr,14%,17.5%", "5"),
    ("metric: ctr", "2026-06-05,,ctr,12%,15%", "5"),  # also without any target
    ("metric: ctr", "2026-06-05,,ctr,12%,", ""),
    ("metric: ctr, target: ≥15%", "2026-06-05,a,ctr,12%, 2026-06-05,b,ctr,20%,", "5"),
    ("metric: ctr, target: 15%, channel: b", "2026-06-05,a,ctr,1%, 2026-06-05,b,ctr,20%,", ""),
    ("metric: refunds, target: ≤6%", "2026-06-05,,refunds,7.2%,", "5"),  # lower is better
    ("metric: refunds, target: ≤6%", "2026-06-05,,refunds,7.1%, 2026-06-06,,refunds,1%,", ""),
    ("metric: refunds, target: 6%, direction: lower", "2026-06-05,,refunds,7.2%,", "5"),
    ("metric: ctr, target: 0%", "2026-06-05,,ctr,-1%,", ""),  # nothing to be a share of
    ("metric: ctr, target: -5%", "2026-06-05,,ctr,-9%,", ""),
    ("metric: ctr, target: 15%", "2026-06-05,,ctr,0%,0%", ""),
    ("metric: ctr, baseline: 10%, target: +50%", "2026-06-05,,ctr,12%,", "5"),
    ("metric: ctr, target: +50%", "2026-06-05,,ctr,1%,", ""),  # a growth on nothing
    ("metric: n, target: 100, measure: mean", "2026-06-05,,n,80, 2026-06-06,,n,81,", "5"),
    # the mean of days: the rows of a day add up, and a target of all channels is none of one
    ("metric: n, target: 100, measure: mean", "2026-06-05,a,n,60, 2026-06-05,b,n,50,", ""),
    ("metric: n, target: 100, measure: mean", "2026-06-05,a,n,40, 2026-06-05,b,n,40,", "5"),
    (
        "metric: n, target: 100, measure: mean",
        "2026-06-05T09:00,,n,50, 2026-06-05T18:00,,n,50,",
        "",
    ),
    (
        "metric: n, target: 100, measure: mean",
        "2026-06-05T09:00,,n,40, 2026-06-05T18:00,,n,40,",
        "5",
    ),
    (
        "metric: n, target: 100, measure: mean",  # on the 6th one channel is missing
        "2026-06-05,a,n,60, 2026-06-05,b,n,60, 2026-06-06,a,n,60,",
        "",
    ),
    ("metric: n, target: 100, measure: mean", "2026-06-05,a,n,40,50 2026-06-05,b,n,70,50", "5"),
    # a sum: half of the days are over on the 10th
    ("metric: n, target: 100", "2026-06-10,,n,50,", ""),
    ("metric: n, target: 100", "2026-06-10,,n,40,", "10"),
    ("metric: n, target: 100", "2026-06-09,a,n,20, 2026-06-10,b,n,20,", "9-10"),  # 45, 50 expected
    ("metric: n, target: 100", "2026-06-09,a,n,30, 2026-06-10,b,n,20,", "9"),
    ("metric: n, target: 100, channel: a", "2026-06-10,a,n,40, 2026-06-10,b,n,900,", "10"),
    ("metric: n, target: 100", "2026-06-10,,n,4,5", "10"),  # each day by itself: 4 of 5
    ("metric: n, target: 100", "2026-06-10,,n,5,5", ""),
    ("metric: n, target: 100", "2026-05-31,,n,1,", ""),  # nothing is due before the first day
    # the target that counted that day
    (
        "metric: ctr, target: 20%, changes: [{date: 2026-06-06, from: 10%, to: 20%}]",
        "2026-06-05,,ctr,9%, 2026-06-06,,ctr,9%,",
        "6",
    ),
]


@pytest.mark.parametrize(("kpi", "rows", "days"), FIRES)
def test_what_fires(kpi, rows, days, seen):
    assert days_of(deviations(*seen(kpi, rows))) == days


def days_of(found):
    """Return `5 7-9`: the days of slumps, from the first reading to the last."""
    days = [
        [one.slump.first.at.day, one.slump.last.at.day] if one.slump.first.at else ["?"]
        for one in found
        if one.slump
    ]
    return " ".join("-".join(str(day) for day in dict.fromkeys(each)) for each in days)


def test_a_sum_without_the_days_of_its_campaign_has_no_verdict(seen):
    rows = "2026-06-10,,n,1,"
    assert deviations(*seen("metric: n, target: 100", rows, head=HEAD)) == []
    assert (
        deviations(*seen("metric: n, target: 100", rows, head=HEAD + "start: 2026-06-01\n")) == []
    )


def test_what_is_told_of_one(seen):
    [one] = deviations(*seen("metric: n, target: 100", "2026-06-09,,n,37, 2026-06-10,,n,2,"))
    assert one.worst
    assert (one.worst.value.text, one.worst.expectation.text) == ("39", "50")
    assert (one.worst.difference.rounded, one.worst.source) == (-0.22, "m.csv:3")


@pytest.mark.parametrize(
    ("target", "value"),
    [("3", "0.5"), ("300%", "50%"), ("2.5", "0.5"), ("200%", "50%"), ("≥ 1", "0.5")],
)
def test_a_computed_quotient_is_shown_in_the_form_of_its_expectation(target, value, seen):
    rows = "2026-06-05,,revenue,300, 2026-06-05,,cost,200,"
    [one] = deviations(*seen(f"metric: roi, target: {target}", rows))
    assert one.worst
    assert one.worst.value.text == value


# --- slumps: consecutive readings below expectation are one deviation ------------------------------

CTR = "metric: ctr, target: 10%"
# readings of June as DAY=VALUE, `a:` before them for the channel a · slumps, `worst` of each
SLUMPS = [
    ("5=8% 6=7% 7=8%", "5-7", "7%"),
    ("5=8% 6=9% 7=8%", "5 7", "8% 8%"),  # better in between: two
    ("5=8% 9=7%", "5-9", "7%"),  # days without a reading end nothing
    ("5=8% 6=7次 7=6%", "5-7", "6%"),  # nor does one in another unit, which has no verdict
    ("5=8% 6=8%/6% 7=6%", "5 7", "8% 6%"),  # but one that its own expectation allows
    ("5=7% 6=7% 7=8%", "5-7", "7%"),
    ("a:5=8% b:5=9% a:6=7%", "5-6", "7%"),  # another channel ends nothing
    ("a:5=8% b:5=8% b:6=8%", "5 5-6", "8% 8%"),
    ("A:5=8% a:6=7%", "5-6", "7%"),  # one channel, spelt twice
    ("5T09:00=8% 5T12:00=8% 5T15:00=9% 6=8%", "5 6", "8% 8%"),
    ("5=11% 6=12%", "", ""),
]


def rows_of(text, metric="ctr"):
    rows = []
    for word in text.split():
        channel, _, rest = word.rpartition(":") if word[0].isalpha() else ("", "", word)
        day, value = rest.split("=")
        number, _, clock = day.partition("T")
        value, _, expected = value.partition("/")
        at = f"2026-06-{int(number):02}{'T' * bool(clock)}{clock}"
        rows.append(f"{at},{channel},{metric},{value},{expected}")
    return " ".join(rows)


@pytest.mark.parametrize(("rows", "days", "worst"), SLUMPS)
def test_consecutive_readings_are_one_slump(rows, days, worst, seen):
    found = deviations(*seen(CTR, rows_of(rows)))
    assert days_of(found) == days
    assert " ".join(one.worst.value.text for one in found if one.worst) == worst


@pytest.mark.parametrize(
    ("rows", "days", "worst"),
    [
        ("4=16 5=1 6=1", "4-6", "18"),  # 16 of 20, 17 of 25, 18 of 30
        ("4=17 5=1 6=20 7=1 12=0", "5 12", "18 39"),  # 38 of 30 is enough
        ("4=1/5 5=1 6=4/5", "4-6", "2"),  # 1 of its 5, 2 of 25, 4 of its 5
        ("a:4=8 b:4=8 a:5=1", "4-5", "17"),  # of all channels together
    ],
)
def test_slumps_of_a_sum(rows, days, worst, seen):
    found = deviations(*seen("metric: n, target: 100", rows_of(rows, "n")))
    assert days_of(found) == days
    assert " ".join(one.worst.value.text for one in found if one.worst) == worst


def test_what_was_read_before_the_target_counts_nowhere(seen):
    rows = rows_of("2=8% 5=7% 6=8%")
    head = "type: campaign\ncampaign: c\ndate: 2026-06-05\n"
    assert days_of(deviations(*seen(CTR, rows, head=head))) == "5-6"
    assert days_of(deviations(*seen(CTR, rows, head=head + JUNE))) == "2-6"


@pytest.mark.parametrize(
    ("entry", "states"),
    [
        ("at: 2026-06-05", "a in-time, b overdue"),  # without a channel: in all of them
        ("at: 2026-06-06", "a in-time, b in-time"),
        ("at: 2026-06-08", "a in-time, b in-time"),  # a day without a reading lies in it
        ("at: 2026-06-09", "a in-time, b overdue"),
        ("at: 2026-06-06, channel: A", "a in-time, b overdue"),
        ("at: 2026-06-06, channel: c", "a overdue, b overdue"),
        ("at: 2026-06-04", "a overdue, b overdue"),
        ("at: 2026-06-10", "a overdue, b overdue"),
    ],
)
def test_one_entry_closes_the_slump_it_lies_in(entry, states, seen):
    rows = rows_of("a:5=8% a:6=7% a:9=7% a:10=10% b:6=1% b:8=1% b:9=10%")
    written = f"{CTR}, deviations: [{{{entry}, {WHY}, recorded: 2026-06-05}}]"
    found = [one for one in deviations(*seen(written, rows)) if one.slump]
    assert ", ".join(f"{one.channel} {one.state}" for one in found) == states


def test_the_clock_starts_at_the_first_reading(seen):
    rows = rows_of("5T09:00=8% 7=2% 9=8%")
    [one] = deviations(*seen(CTR, rows))
    assert (str(one.deadline), one.state) == ("2026-06-06 09:00:00", "overdue")
    late = f"{CTR}, deviations: [{{at: 2026-06-09, {WHY}, recorded: 2026-06-09}}]"
    [one] = deviations(*seen(late, rows))
    assert one.state == "late"


def test_the_analysis_that_was_written_first_stops_the_clock(seen):
    written = ", ".join(
        f"{{at: 2026-06-0{day}, {WHY}, recorded: 2026-06-0{day}}}" for day in (9, 5, 7)
    )
    [one] = deviations(*seen(f"{CTR}, deviations: [{written}]", rows_of("5=8% 7=2% 9=8%")))
    assert (one.state, str(one.recorded)) == ("in-time", "2026-06-05")


# --- the clock ------------------------------------------------------------------------------------

READ = "metric: ctr, target: 15%"
NINE = "2026-06-05T09:00,,ctr,12%,"
DAY = "2026-06-05,,ctr,12%,"


@pytest.mark.parametrize(
    ("row", "now", "state", "hours"),
    [
        (NINE, "2026-06-05 09:00", "open", 24),
        (NINE, "2026-06-06 08:59", "open", 0),
        (NINE, "2026-06-06 09:00", "open", 0),
        (NINE, "2026-06-06 09:01", "overdue", -1),
        (NINE, "2026-06-07 10:00", "overdue", -25),
        (DAY, "2026-06-05 10:00", "open", 37),  # counts from the end of its day
        (DAY, "2026-06-06 23:59", "open", 0),
        (DAY, "2026-06-07 00:00", "overdue", -1),
    ],
)
def test_the_clock(row, now, state, hours, seen):
    [one] = deviations(*seen(READ, row, now))
    assert (one.state, one.hours_left, one.analysed) == (state, hours, False)


def test_nothing_is_below_before_it_was_read(seen):
    assert deviations(*seen(READ, NINE, "2026-06-05 08:59")) == []


WHY = "cause: c, adjustment: a"
# what was written down · state
WRITTEN = [
    (NINE, f"{{at: 2026-06-05 09:00, {WHY}, recorded: 2026-06-06 09:00}}", "in-time"),
    (NINE, f"{{at: 2026-06-05 09:00, {WHY}, recorded: 2026-06-06 09:01}}", "late"),
    (NINE, f"{{at: 2026-06-05 09:00, {WHY}, recorded: 2026-06-05}}", "in-time"),
    (NINE, f"{{at: 2026-06-05 09:00, {WHY}, recorded: 2026-06-06}}", "unknown"),  # before nine?
    (NINE, f"{{at: 2026-06-05 09:00, {WHY}, recorded: 2026-06-07}}", "late"),
    (NINE, f"{{at: 2026-06-05 09:00, {WHY}}}", "unknown"),
    (NINE, "{at: 2026-06-05 09:00, cause: c, recorded: 2026-06-05}", "overdue"),  # half of it
    (NINE, "{at: 2026-06-05 09:00, adjustment: a, recorded: 2026-06-05}", "overdue"),
    (NINE, f"{{at: 2026-06-05, {WHY}, recorded: 2026-06-05}}", "in-time"),  # the same day
    (NINE, f"{{at: 2026-06-05 09:00, channel: web, {WHY}, recorded: 2026-06-05}}", "in-time"),
    (DAY, f"{{at: 2026-06-05 17:30, {WHY}, recorded: 2026-06-05}}", "in-time"),
    (DAY, f"{{at: 2026-06-05, {WHY}, recorded: 2026-06-06 23:59}}", "in-time"),
    (DAY, f"{{at: 2026-06-05, {WHY}, recorded: 2026-06-06}}", "in-time"),
    (DAY, f"{{at: 2026-06-05, {WHY}, recorded: 2026-06-07 00:00}}", "late"),
    (DAY, f"{{at: 2026-06-05, {WHY}, recorded: 2026-06-21 00:00}}", "overdue"),  # not yet there
]


@pytest.mark.parametrize(("row", "written", "state"), WRITTEN)
def test_what_was_written_down(row, written, state, seen):
    [one] = deviations(*seen(f"{READ}, deviations: [{written}]", row))
    assert one.state == state


@pytest.mark.parametrize(
    ("row", "written"),
    [
        (NINE, f"{{at: 2026-06-05 10:00, {WHY}, recorded: 2026-06-05}}"),  # another moment
        (NINE, f"{{at: 2026-06-04, {WHY}, recorded: 2026-06-05}}"),
        (
            NINE.replace(",,", ",app,"),
            f"{{at: 2026-06-05, channel: web, {WHY}, recorded: 2026-06-05}}",
        ),
    ],
)
def test_what_was_written_about_something_else(row, written, seen):
    found = deviations(*seen(f"{READ}, deviations: [{written}]", row))
    assert sorted((one.state, one.slump is None) for one in found) == [
        ("in-time", True),
        ("overdue", False),
    ]


def test_each_deviation_has_its_own_entry(seen):
    rows = "2026-06-05,a,ctr,10%, 2026-06-05,b,ctr,10%, 2026-06-06,a,ctr,15%, 2026-06-07,a,ctr,10%,"
    written = f"{{at: 2026-06-05, channel: b, {WHY}, recorded: 2026-06-05}}"
    found = deviations(*seen(f"{READ}, deviations: [{written}]", rows))
    assert [(one.at and one.at.day, one.channel, one.state) for one in found] == [
        (5, "a", "overdue"),
        (5, "b", "in-time"),
        (7, "a", "overdue"),
    ]


def test_a_finished_analysis_beats_an_unfinished_one(seen):
    written = f"{{at: 2026-06-05, cause: c}}, {{at: 2026-06-05, {WHY}, recorded: 2026-06-05}}"
    [one] = deviations(*seen(f"{READ}, deviations: [{written}]", DAY))
    assert one.state == "in-time"


@pytest.mark.parametrize(
    ("kpi", "state", "off"),
    [
        ("target: 15%, actual: 12%", "undated", -0.2),  # nobody knows since when
        ("target: 15%, actual: 12.1%", None, None),
        (f"target: 15%, actual: 12%, deviations: [{{at: 2026-06-19, {WHY}}}]", "unknown", -0.2),
        ("target: 15%, actual: 12%, deviations: [{at: 2026-06-19}]", "open", -0.2),
        ("target: 15%, actual: 12%, deviations: [{at: 2026-06-18}]", "overdue", -0.2),
        (f"target: 15%, actual: 14%, deviations: [{{at: 2026-06-19, {WHY}}}]", "unknown", None),
        ("target: 15%, deviations: [{cause: c}]", "undated", None),
        ("target: 100, measure: sum, actual: 10", "undated", -0.9),  # all days are over
        ("target: 100, actual: 10", None, None),  # no readings: nobody says that it is a sum
        ("target: 100, measure: sum, actual: 90", None, None),
    ],
)
def test_an_actual_written_by_hand(kpi, state, off, seen):
    found = deviations(*seen(kpi))
    assert [one.state for one in found] == ([state] if state else [])
    if state:
        assert (found[0].worst.difference.rounded if found[0].worst else None) == off


def test_of_a_formula(seen):
    rows = "2026-06-05,,clicks,12, 2026-06-05,,exposure,100, 2026-06-06,,clicks,9,"
    [one] = deviations(*seen("metric: ctr, target: 15%", rows))
    assert one.at
    assert one.worst
    assert (one.at.day, one.worst.difference.rounded, one.worst.source) == (
        5,
        -0.2,
        "m.csv:2",
    )


# --- fluctuation ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kpi", "rows", "steps"),
    [
        ("tier: core", "2026-06-05,,ctr,10%, 2026-06-06,,ctr,11%,", "0.1"),  # ten per cent is fine
        ("tier: core", "2026-06-05,,ctr,10%, 2026-06-06,,ctr,11.01%,", "0.101!"),
        ("tier: core", "2026-06-05,,ctr,10%, 2026-06-08,,ctr,8%,", "-0.2!"),  # the previous one
        ("tier: core", "2026-06-05,a,ctr,10%, 2026-06-06,b,ctr,90%,", ""),
        ("tier: core", "2026-06-05,,ctr,0%, 2026-06-06,,ctr,1%,", "zero-base"),
        ("tier: core", "2026-06-05,,ctr,10%, 2026-06-06,,ctr,10次,", "other-unit"),
        ("tier: surface", "2026-06-05,,ctr,10%, 2026-06-06,,ctr,90%,", ""),
        ("note: none", "2026-06-05,,ctr,10%, 2026-06-06,,ctr,90%,", ""),
        (
            "tier: core",
            "2026-06-05,,clicks,1, 2026-06-05,,exposure,10, 2026-06-06,,clicks,1, 2026-06-06,,exposure,8,",
            "0.25!",
        ),
    ],
)
def test_fluctuation(kpi, rows, steps, seen):
    record, kpi, context = seen(f"metric: ctr, {kpi}", rows)
    found = last_steps(record, kpi, context)
    assert [step for step in found if step.fires] == fluctuations(record, kpi, context)
    told = [f"{step.change.reason or step.change.rounded}{'!' * step.fires}" for step in found]
    assert " ".join(told) == steps


def test_they_are_looked_for_once_in_a_context(seen):
    plan, kpi, context = seen("metric: ctr, target: 15%", "2026-06-05,,ctr,12%,")
    lasting = context._replace(computed={})
    assert deviations(plan, kpi, lasting) is deviations(plan, kpi, lasting)
    assert deviations(plan, kpi, lasting) == deviations(plan, kpi, context)
