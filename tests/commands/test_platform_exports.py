"""`metric import` of exports as the platforms write them: at the first try, and nothing counted twice.

The files beside are in UTF-8, to be read here; each is imported in the encoding and the format in which
its platform writes it.
"""

import csv
import io
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .test_metric import PLAN, metrics, workbook

EXPORTS = Path(__file__).parent / "exports"
TODAY = ("--today", "2026-07-02")


@pytest.fixture
def folder(workspace):
    return workspace(PLAN)


def sums(text):
    """Return the sum of each metric in a metrics file."""
    found: defaultdict[str, Decimal] = defaultdict(Decimal)
    for row in csv.DictReader(io.StringIO(text)):
        found[row["metric"]] += Decimal(row["value"].lstrip("¥"))
    return dict(found)


def channels(text):
    return {row["channel"] for row in csv.DictReader(io.StringIO(text))}


def cell(text):
    """Return a cell of a CSV file as a spreadsheet has it: numbers are numbers."""
    try:
        return float(text)
    except ValueError:
        return text


def written(folder, name, encoding):
    """Write an export as its platform does, and return its name."""
    text = (EXPORTS / f"{name}.csv").read_text("utf-8")
    if encoding == "xlsx":
        rows = [list(map(cell, row)) for row in csv.reader(text.splitlines())]
        return workbook(folder / f"{name}.xlsx", 数据=rows)
    (folder / f"{name}.csv").write_bytes(text.encode(encoding))
    return f"{name}.csv"


def numbers(text):
    return {key: Decimal(value) for key, value in (pair.split() for pair in text.split(", "))}


@pytest.mark.parametrize(
    ("name", "encoding", "option", "channel", "total"),
    [
        ("google.en", "utf-16", "--sum", "Google Ads", "exposure 40000, clicks 804, cost 473.43, conversions 48, revenue 3365"),
        ("google.zh", "utf-8", "", "Google Ads", "exposure 2550, clicks 126, cost 261.30, conversions 13, revenue 3900"),
        ("meta.en", "utf-8", "--sum", "Meta Ads", "exposure 60500, clicks 1490, cost 812.44, conversions 94, revenue 5210.6"),
        ("meta.zh", "xlsx", "", "Meta Ads", "exposure 21520, clicks 481, cost 199.51, conversions 27, revenue 1430.5"),
        ("linkedin.en", "utf-16", "--sum", "LinkedIn Ads", "exposure 8750, clicks 58, cost 201, conversions 4"),
        ("linkedin.zh", "utf-8-sig", "", "LinkedIn Ads", "exposure 4710, clicks 35, cost 119.95, conversions 3"),
        ("tiktok.en", "xlsx", "--sum", "TikTok Ads", "exposure 99000, clicks 1390, cost 402, conversions 70"),
        ("tiktok.zh", "utf-8-sig", "", "TikTok Ads", "exposure 60000, clicks 785, cost 239.75, conversions 41"),
        ("ocean", "utf-8-sig", "--sum", "Ocean Engine", "exposure 360000, clicks 7805, cost 9856, conversions 346"),
        ("red", "xlsx", "--sum", "Xiaohongshu", "exposure 230000, clicks 9200, cost 4600"),
        ("tencent", "gb18030", "--sum", "WeChat Ads", "exposure 36000, clicks 550, cost 1080, conversions 18"),
        ("baidu", "gb18030", "--sum", "Baidu Ads", "exposure 6000, clicks 260, cost 662, conversions 18"),
        ("agency", "utf-16-le", "", "小红书, 抖音", "exposure 364400, clicks 9678, cost 8805.70, conversions 262, revenue 78600"),
    ],
)  # fmt: skip
def test_the_sums_are_those_of_the_totals_row(
    name, encoding, option, channel, total, folder, mtgrec
):
    if encoding == "xlsx":
        pytest.importorskip("python_calamine")
    file = written(folder, name, encoding)
    done = mtgrec(folder, "metric", "import", file, *filter(None, [option]), *TODAY)
    assert done.code == 0, done.err
    assert sums(metrics(folder)) == numbers(total)
    assert channels(metrics(folder)) == set(channel.split(", "))
    assert "rows passed over, as totals or notes" in done.err
    plain = (EXPORTS / f"{name}.csv").read_text("utf-8").replace(",", "").replace(".", "")
    for value in numbers(total).values():
        assert f"{value.normalize():f}".replace(".", "") in plain


NAMES = {"exposure": "曝光", "clicks": "点击", "cost": "消耗"}
TOTALS = ["合计", "总计", "汇总：", "合计{count}条记录", "总计：账号", "共{count}条数据", "Total", "Total: Account", "Total of {count} results", "小计 ", "--", ""]  # fmt: skip
FIRST = date(2026, 5, 1)


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    rows=st.lists(
        st.tuples(
            st.integers(0, 20),
            st.sampled_from(["甲", "乙", "合计计划"]),
            st.integers(0, 10**6),
            st.integers(0, 10**4),
            st.integers(0, 10**7),
        ),
        min_size=1,
        max_size=12,
    ),
    word=st.sampled_from(TOTALS),
    first=st.booleans(),
    plan_first=st.booleans(),
)
def test_whatever_the_rows_are_called_their_sums_equal_the_totals_row(
    rows, word, first, plan_first, workspace, mtgrec
):
    folder = workspace(PLAN)
    (folder / "c" / "metrics.csv").unlink(missing_ok=True)
    cells = [
        [f"{FIRST + timedelta(days=day)}", plan, str(shown), str(clicks), f"{cents / 100:.2f}"]
        for day, plan, shown, clicks, cents in rows
    ]
    total = [
        word.format(count=len(rows)), "--",
        *(str(sum(row[place] for row in rows)) for place in (2, 3)),
        f"{sum(row[4] for row in rows) / 100:.2f}",
    ]  # fmt: skip
    table = [total, *cells] if first else [*cells, total]
    heading = ["日期", "计划", *NAMES.values()]
    if plan_first:
        heading, *table = [[row[1], row[0], *row[2:]] for row in [heading, *table]]
    lines = "\n".join(map(",".join, [heading, *table]))
    (folder / "x.csv").write_text(f"{lines}\n", "utf-8")
    done = mtgrec(folder, "metric", "import", "x.csv", "--sum", *TODAY)
    assert done.code == 0, done.err
    assert sums(metrics(folder)) == {
        key: Decimal(value) for key, value in zip(NAMES, total[2:], strict=True)
    }


# -- columns

GOOGLE = "Day,Impr.,Clicks,Cost,Conv. value,Avg. CPC"


def imported(folder, mtgrec, text, *words, name="x.csv"):
    (folder / name).write_text(text, "utf-8")
    return mtgrec(folder, "metric", "import", name, *words, *TODAY)


def rows(folder):
    return metrics(folder).splitlines()[1:] if metrics(folder) else []


def test_columns_that_nobody_knows_are_passed_over_in_one_sentence(folder, mtgrec):
    text = "日期,点击,计划,创意\n2026-06-01,1,甲,乙\n"
    done = imported(folder, mtgrec, text)
    assert rows(folder) == ["2026-06-01,,clicks,1,"]
    assert (
        done.err.splitlines()[0]
        == 'columns not read, as nobody knows them: 计划, 创意; to read one: --map "计划=METRIC"'
    )
    refused = imported(folder, mtgrec, text, "--strict-columns", name="y.csv")
    assert (refused.code, refused.err.splitlines()[0]) == (
        2, "y.csv:1: nobody knows what these columns are: 计划, 创意",
    )  # fmt: skip


def test_of_two_columns_a_platform_has_one_is_read_and_the_other_named(folder, mtgrec):
    text = (
        "Day,Reporting starts,Reporting ends,Results,Purchases,Clicks (all),Link clicks\n"
        "2026-06-01,2026-06-01,2026-06-30,9,5,30,20\n"
    )
    done = imported(folder, mtgrec, text)
    assert rows(folder) == [
        "2026-06-01,Meta Ads,conversions,5,", "2026-06-01,Meta Ads,clicks,20,",
    ]  # fmt: skip
    assert done.err.splitlines()[:2] == [
        "“Results” is not read, as “Purchases” means the same",
        "“Clicks (all)” is not read, as “Link clicks” means the same",
    ]
    other = imported(
        folder, mtgrec, text.replace("06-01,2026", "06-02,2026"), "--map", "Results=conversions"
    )
    assert other.code == 0, other.err
    assert rows(folder)[2] == "2026-06-02,Meta Ads,conversions,9,"


def test_rates_of_a_platform_follow_from_their_parts_or_are_read(folder, mtgrec):
    imported(folder, mtgrec, f"{GOOGLE},CTR\n2026-06-01,100,3,1.50,9,0.5,3.00%\n")
    assert [row.split(",")[2] for row in rows(folder)] == ["exposure", "clicks", "cost", "revenue"]
    imported(folder, mtgrec, "Day,Impr.,Avg. CPC,CTR,Cost\n2026-06-02,100,0.5,3.00%,1\n")
    assert "2026-06-02,Google Ads,ctr,3.00%," in rows(folder)


def test_the_channel_of_a_platform_is_called_as_it_is_here(folder, mtgrec):
    plan = folder / "c" / "plan.md"
    plan.write_text(plan.read_text().replace("date:", "channels: [谷歌, 抖音]\ndate:"))
    imported(folder, mtgrec, f"{GOOGLE}\n2026-06-01,100,3,1.50,9,0.5\n")
    assert channels(metrics(folder)) == {"谷歌"}
    imported(folder, mtgrec, f"{GOOGLE}\n2026-06-02,100,3,1.50,9,0.5\n", "--channel", "抖音")
    assert channels(metrics(folder)) == {"谷歌", "抖音"}


def test_what_was_said_holds_for_all_exports_of_the_platform(folder, mtgrec):
    told = ("--map", "All conv.=conversions")
    imported(folder, mtgrec, f"{GOOGLE},All conv.\n2026-06-01,100,3,1.50,9,0.5,7\n", *told)
    imported(folder, mtgrec, "Day,Impr.,All conv.,Avg. CPC\n2026-06-02,100,8,0.5\n")
    assert rows(folder)[-1] == "2026-06-02,Google Ads,conversions,8,"
    said = (folder / "metrics-map.toml").read_text()
    assert said.endswith('\n[google]\n"All conv." = "conversions"\n')


PLANS = "日期,计划,点击\n2026-06-01,618-2026_信息流,1\n2026-06-01,双11 搜索,2\n"


def test_a_column_of_plans_may_be_the_channel(folder, mtgrec):
    imported(folder, mtgrec, PLANS, "--map", "计划=channel", "--new-name")
    assert rows(folder) == [
        "2026-06-01,618-2026_信息流,clicks,1,",
        "2026-06-01,双11 搜索,clicks,2,",
    ]


def test_a_column_of_plans_may_split_the_rows_among_campaigns(workspace, mtgrec):
    folder = workspace(
        PLAN.replace("campaign: c", "campaign: 618-2026")
        + """
=== d/plan.md
---
type: campaign
campaign: 双11
date: 2026-06-01
---
"""
    )
    (folder / "x.csv").write_text(PLANS, "utf-8")
    words = ("metric", "import", "x.csv", "--map", "计划=campaign", *TODAY)
    done = mtgrec(folder, *words, "--campaign", "618-2026")
    assert rows(folder) == ["2026-06-01,,clicks,1,"]
    assert done.err.splitlines()[0] == (
        "rows passed over, as those of another campaign: 1; they need --campaign 双11"
    )
    assert mtgrec(folder, *words, "--campaign", "双11").code == 0
    assert (folder / "d" / "metrics.csv").read_text("utf-8").splitlines()[1:] == [
        "2026-06-01,,clicks,2,"
    ]


def test_a_plan_of_no_known_campaign_is_named_with_what_to_do(folder, mtgrec):
    done = imported(folder, mtgrec, "Day,Campaign,Clicks\n2026-06-01,Brand,2\n")
    assert (done.code, done.err.splitlines()) == (3, [
        "x.csv:2: this row belongs to “Brand”, not to c",
        "help: pass that column over: --map HEADING=-, or take it as channel: =channel",
    ])  # fmt: skip


# -- rows


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("日期,点击,花费\n2026-06-01,1,2\n,1,2\n", "1 (3)"),
        ("日期,点击,花费\n2026-06-01,1,2\n--,1,2.3\n", "1 (3)"),
        ("日期,点击,花费\n2026-06-01,1,2\n注：花费为折后金额,,\n", "1 (3)"),
        ("日期,点击,花费\n汇总：,1,2\n2026-06-01,1,2\n合计 1 条,1,2\n", "2 (2, 4)"),
        ("Clicks,Day,Cost\n1,2026-06-01,2\n1,Grand total: all,2\n", "1 (3)"),
    ],
)
def test_rows_that_are_no_readings_are_passed_over_and_counted(text, said, folder, mtgrec):
    done = imported(folder, mtgrec, text)
    assert rows(folder) == ["2026-06-01,,clicks,1,", "2026-06-01,,cost,2,"] or "Clicks" in text
    assert done.err.splitlines()[0] == f"rows passed over, as totals or notes: {said}"
    assert len(rows(folder)) == 2


@pytest.mark.parametrize("row", [",3,2", ",1,2.6", "--,0,2"])
def test_a_row_without_a_date_that_is_no_sum_is_wrong(row, folder, mtgrec):
    done = imported(folder, mtgrec, f"日期,点击,花费\n2026-06-01,1,2\n{row}\n")
    assert (done.code, done.err.splitlines()) == (3, [
        "x.csv:3: there is no date",
        "help: write its day, or remove the row; it is not the sum of the others",
    ])  # fmt: skip


def test_a_plan_that_is_called_total_with_a_day_is_a_reading(folder, mtgrec):
    text = "计划,日期,点击\nTotal: Wellness,2026-06-01,1\n合计方案,2026-06-02,2\n"
    imported(folder, mtgrec, text)
    assert rows(folder) == ["2026-06-01,,clicks,1,", "2026-06-02,,clicks,2,"]


HOURS = "日期,计划,曝光,点击,点击率,频次,互动\n2026-06-01,甲,100,2,2%,1.5,7\n2026-06-01,乙,300,1,0.33%,2,8\n"


def test_several_rows_of_a_day_are_named_with_what_adds_them_up(folder, mtgrec):
    done = imported(folder, mtgrec, HOURS)
    assert (done.code, metrics(folder)) == (3, None)
    assert done.err.endswith(
        "x.csv: 1 rows are of a day that has others already; nothing was written\n"
        "help: days have several rows, as plans, hours or devices do; to add them up: "
        "mtgrec metric import x.csv --sum\n"
    )


def test_counts_are_added_up_and_rates_never(folder, mtgrec):
    maps = ("--map", "频次=频次", "--map", "互动=互动量")
    done = imported(folder, mtgrec, HOURS, "--sum", *maps)
    assert rows(folder) == [
        "2026-06-01,,exposure,400,", "2026-06-01,,clicks,3,", "2026-06-01,,互动量,15,",
    ]  # fmt: skip
    assert "never added up, but computed from their parts: ctr, 频次" in done.err


def test_a_rate_that_nobody_can_read_stops_no_sum(folder, mtgrec):
    text = "日期,计划,点击,点击率\n2026-06-01,甲,5,2.5\n2026-06-01,乙,6,3.1\n"
    done = imported(folder, mtgrec, text, "--sum")
    assert (done.code, rows(folder)) == (0, ["2026-06-01,,clicks,11,"])


@pytest.mark.parametrize("answer", [True, False])
def test_on_a_terminal_it_is_asked_whether_to_add_up(answer, folder, mtgrec, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    asked = []

    def confirm(question, **_options):
        asked.append(question)
        return answer

    monkeypatch.setattr("typer.confirm", confirm)
    done = imported(folder, mtgrec, "日期,计划,点击\n2026-06-01,甲,5\n2026-06-01,乙,6\n")
    assert asked == ["some days have several rows; add them up?"]
    assert (done.code, rows(folder)) == ((0, ["2026-06-01,,clicks,11,"]) if answer else (3, []))


def test_hours_of_the_date_are_added_up_too(folder, mtgrec):
    text = "时间,点击\n2026-06-01 09:00,1\n2026-06-01 10:00,2\n2026-06-02 09:00,4\n"
    imported(folder, mtgrec, text, "--sum")
    assert rows(folder) == ["2026-06-01,,clicks,3,", "2026-06-02,,clicks,4,"]


def test_amounts_of_two_currencies_have_no_sum(folder, mtgrec):
    text = "日期,计划,花费\n2026-06-01,甲,¥5\n2026-06-01,乙,$6\n"
    done = imported(folder, mtgrec, text, "--sum")
    assert (done.code, done.err.splitlines()[0]) == (
        3, "x.csv:3: “$6” is in another unit than ¥, and cannot be added to it",
    )  # fmt: skip


# -- dates


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        ("11/3/2025|11/14/2025", "2025-11-03|2025-11-14"),
        ("11/3/2025|14/3/2025", "2025-03-11|2025-03-14"),
        ("5/7/2026", "2026-05-07"),  # 5 July is still to come
        ("6/5/26|6/13/26", "2026-06-05|2026-06-13"),
        ("6/5/2026 09:00|6/13/2026 09:00", "2026-06-05 09:00|2026-06-13 09:00"),
        ("Nov 4 2025|4-Nov-2024", "2025-11-04|2024-11-04"),
        ("2026年6月5日|2026年6月6日", "2026-06-05|2026-06-06"),
        ("2026-06-05 ~ 2026-06-05|2026-06-06至2026-06-06", "2026-06-05|2026-06-06"),
        ('="2026-06-05"|"=""2026-06-06"""', "2026-06-05|2026-06-06"),
        ("'2026-06-05|2026-06-06\t", "2026-06-05|2026-06-06"),
        ("46178|46179", "2026-06-05|2026-06-06"),
        ("2026-06-05（周五）|2026/6/6 星期六", "2026-06-05|2026-06-06"),
    ],
)
def test_dates_as_programs_write_them(dates, days, folder, mtgrec):
    lines = "".join(f"{day},{number}\n" for number, day in enumerate(dates.split("|"), 1))
    done = imported(folder, mtgrec, f"日期,点击\n{lines}")
    assert done.code == 0, done.err
    assert [row.split(",")[0] for row in rows(folder)] == days.split("|")


def test_the_title_may_tell_what_comes_first(folder, mtgrec):
    text = "Report: 4/1/2026 - 4/30/2026\nDay,Clicks\n4/5/2026,1\n"
    imported(folder, mtgrec, text)
    assert rows(folder) == ["2026-04-05,,clicks,1,"]


def test_where_nothing_tells_what_comes_first_both_readings_are_named(folder, mtgrec):
    text = "Day,Clicks\n4/5/2026,1\n5/5/2026,2\n"
    done = imported(folder, mtgrec, text)
    assert (done.code, done.err.splitlines()) == (3, [
        "x.csv:2: “4/5/2026” is no certain day: it may mean 2026-04-05 or 2026-05-04",
        "help: say which comes first: --dates month-first, or --dates day-first",
    ])  # fmt: skip
    several = imported(folder, mtgrec, text + "4/6/2026,3\n")
    assert several.err.splitlines()[-1] == done.err.splitlines()[1]
    assert imported(folder, mtgrec, text, "--dates", "day-first").code == 0
    assert rows(folder)[0] == "2026-05-04,,clicks,1,"
    assert imported(folder, mtgrec, text, "--dates", "dmy").code == 2


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        ("日期,点击", "2026-06-01 ~ 2026-06-30,1"),
        ("Reporting starts,Reporting ends,Link clicks", "2026-06-01,2026-06-30,1"),
        ("日期,点击", "2026-06-01至2026-06-02,1"),
    ],
)
def test_a_row_about_several_days_is_no_reading(heading, row, folder, mtgrec):
    done = imported(folder, mtgrec, f"{heading}\n{row}\n")
    assert (done.code, metrics(folder)) == (3, None)
    assert "several days" in done.err.splitlines()[0]
    assert done.err.splitlines()[1] == "help: export a row for each day, as readings are daily"


# -- cells


@pytest.mark.parametrize("sign", list(",\t;|，；"))
def test_what_separates_the_cells(sign, folder, mtgrec):
    text = "报表（一）；含税，单位：元\n日期,渠道,点击\n2026-06-01,a,1\n".replace(",", sign)
    imported(folder, mtgrec, text, "--new-name")
    assert rows(folder) == ["2026-06-01,a,clicks,1,"]


MERGED = """<row r="1"><c r="A1" t="inlineStr"><is><t>日期</t></is></c><c r="B1" t="inlineStr"><is><t>渠道</t></is></c><c r="C1" t="inlineStr"><is><t>花费</t></is></c></row>
<row r="2"><c r="A2" t="inlineStr"><is><t>2026-06-01</t></is></c><c r="B2" t="inlineStr"><is><t>a</t></is></c><c r="C2"><v>5</v></c></row>
<row r="3"><c r="B3" t="inlineStr"><is><t>b</t></is></c></row></sheetData><mergeCells count="2"><mergeCell ref="A2:A3"/><mergeCell ref="C2:C3"/></mergeCells><sheetData>"""


def test_merged_texts_are_filled_down_and_numbers_are_not(folder, mtgrec):
    pytest.importorskip("python_calamine")
    name = workbook(folder / "x.xlsx", s=MERGED)
    done = mtgrec(folder, "metric", "import", name, "--new-name", *TODAY)
    assert done.code == 0, done.err
    assert rows(folder) == ["2026-06-01,a,cost,5,"]
    more = MERGED.replace("</t></is></c></row></sheetData>", '</t></is></c><c r="C3"><v>7</v></c></row></sheetData>').replace('<mergeCell ref="C2:C3"/>', "")  # fmt: skip
    mtgrec(folder, "metric", "import", workbook(folder / "y.xlsx", s=more), "--new-name", *TODAY)
    assert rows(folder) == ["2026-06-01,a,cost,5,", "2026-06-01,b,cost,7,"]


@pytest.mark.parametrize(
    "name", ["消耗", "花费", "GMV", "展现量", "展示次数", "成交金额", "Spend", "点击数"]
)
def test_the_words_of_platforms_reach_the_known_metric(name, folder, mtgrec):
    known = {"消耗": "cost", "花费": "cost", "GMV": "revenue", "成交金额": "revenue", "Spend": "cost", "点击数": "clicks"}  # fmt: skip
    mtgrec(folder, "metric", "add", name, "5", *TODAY)
    assert rows(folder)[0].split(",")[2] == known.get(name, "exposure")


def test_a_rate_without_its_sign_is_told_of_the_whole_column(folder, mtgrec):
    text = "日期,点击率\n2026-06-01,2.5\n"
    done = imported(folder, mtgrec, text)
    assert done.err.splitlines() == [
        "x.csv:2: 点击率: “2.5” may mean 2.5%, or 250%",
        'help: write the sign %, or say it of the column: --map "点击率=ctr%"',
    ]
    assert imported(folder, mtgrec, text, "--map", "点击率=ctr%").code == 0
    assert rows(folder) == ["2026-06-01,,ctr,2.5%,"]
