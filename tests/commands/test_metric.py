"""`mtgrec metric`: where readings go, what an export must be, and that nothing is written by halves."""

import os
import zipfile
from xml.sax.saxutils import escape

import pytest

from mtgrec.store.reading import files

PLAN = """
=== mtgrec.toml
[workspace]
language = "en"
=== c/plan.md
---
type: campaign
campaign: c
date: 2026-06-01
---
"""


@pytest.fixture
def folder(workspace):
    return workspace(PLAN)


def metrics(folder):
    path = folder / "c" / "metrics.csv"
    return path.read_bytes().decode() if path.exists() else None


def export(folder, text, name="x.csv", encoding="utf-8"):
    (folder / name).write_bytes(text.encode(encoding))
    return name


# -- where readings go


def test_the_first_reading_makes_the_file(folder, mtgrec):
    done = mtgrec(folder, "metric", "add", "clicks", "12", "--format", "json")
    assert done.json["readings"][0]["path"] == "c/metrics.csv"
    assert metrics(folder) == "date,channel,metric,value,expected\n2026-06-10,,clicks,12,\n"


def test_in_a_chinese_workspace_it_is_chinese_and_excel_can_read_it(folder, mtgrec):
    (folder / "mtgrec.toml").write_text('[workspace]\nlanguage = "zh"\n')
    mtgrec(folder, "metric", "add", "clicks", "1.2万", "--channel", "抖音")
    assert metrics(folder) == "\ufeff日期,渠道,指标,数值,预期\n2026-06-10,抖音,点击量,12000,\n"


def test_a_dry_run_makes_no_file(folder, mtgrec):
    done = mtgrec(folder, "metric", "add", "clicks", "12", "--dry-run")
    assert done.out.endswith("+date,channel,metric,value,expected\n+2026-06-10,,clicks,12,\n")
    assert done.err == "nothing was written (--dry-run)\n"
    assert metrics(folder) is None


def test_the_file_that_is_there_wins_whatever_its_name(folder, mtgrec):
    (folder / "c" / "指标.csv").write_text("指标,数值,日期\n", "utf-8")
    mtgrec(folder, "metric", "add", "new users", "3", "--date", "2026-06-09 08:00")
    assert (folder / "c" / "指标.csv").read_text(
        "utf-8"
    ) == "指标,数值,日期\nnew users,3,2026-06-09 08:00\n"
    assert metrics(folder) is None


def test_two_files_are_refused(folder, mtgrec):
    for name in ("metrics.csv", "指标.csv"):
        (folder / "c" / name).write_text("date,metric,value\n")
    done = mtgrec(folder, "metric", "add", "clicks", "3")
    assert (done.code, done.err.splitlines()[0]) == (
        4,
        "c/metrics.csv: metrics.csv and 指标.csv lie in one folder; neither is read",
    )


def test_records_of_several_campaigns_in_one_folder_get_a_column(workspace, mtgrec):
    plan = "---\ntype: campaign\ncampaign: {}\ndate: 2026-06-01\n---\n"
    folder = workspace(f"=== mtgrec.toml\n=== a.md\n{plan.format('a')}=== b.md\n{plan.format('b')}")
    done = mtgrec(folder, "metric", "add", "clicks", "3")
    assert done.err == (
        "--campaign: to which campaign do these readings belong?\nhelp: write --campaign and one of: a, b\n"
    )
    for campaign in ("b", "a"):
        mtgrec(folder, "metric", "add", "clicks", "3", "--campaign", campaign)
    assert (folder / "metrics.csv").read_text() == (
        "date,channel,metric,value,expected,campaign\n2026-06-10,,clicks,3,,b\n2026-06-10,,clicks,3,,a\n"
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("clicks", "x"), 2, "VALUE: “x” is no number"),
        (("clicks", "+3"), 2, "VALUE: “+3” is no plain number"),
        (("clicks", "3", "--expected", ">5"), 2, "--expected: “>5” is no plain number"),
        (("=cmd", "3"), 2, "NAME: “=cmd” begins as a formula does; no spreadsheet shall run it"),
        (("clicks", "3", "--channel", "@SUM(1)"), 2, "--channel: “@SUM(1)” begins as a formula does; no spreadsheet shall run it"),
        ((" ", "3"), 2, "NAME: the text is missing"),
        (("clicks", "3", "--date", "2026-06-09 25:00"), 2, "--date: “2026-06-09 25:00” is no date"),
        (("click", "3"), 2, "NAME: unknown word “click”"),
        (("clicks", "3", "--campaign", "d"), 2, "--campaign: unknown word “d”"),
        (("x" * 101, "3"), 2, "NAME: “xxxxxxxxxxxxxxxxxxxx…” is too long for a name"),
    ],
)  # fmt: skip
def test_what_is_not_written(words, code, said, folder, mtgrec):
    done = mtgrec(folder, "metric", "add", *words)
    assert (done.code, done.err.splitlines()[0], metrics(folder)) == (code, said, None)


def test_without_records_there_is_no_campaign(tmp_path, mtgrec):
    done = mtgrec(tmp_path, "metric", "add", "clicks", "3")
    assert (done.code, list(tmp_path.iterdir())) == (2, [])


# -- exports


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Day,Impressions,Clicks\n2026-06-01,10,2\n", ["2026-06-01,,exposure,10,", "2026-06-01,,clicks,2,"]),
        ("Day;Clicks;Amount spent (USD)\n2026-06-01;2;1.50\n", ["2026-06-01,,clicks,2,", "2026-06-01,,cost,1.50,"]),
        ("Day\tClicks\n2026-06-01\t2\n", ["2026-06-01,,clicks,2,"]),
        ("日期,指标,数值,预期\n2026/6/1,点击,2,3\n20260602,点击,4,\n", ["2026-06-01,,clicks,2,3", "2026-06-02,,clicks,4,"]),
        ("日期,平台,点击率,转化率(%)\n46174,a,0.0272,3\n", ["2026-06-01,a,ctr,2.72%,", "2026-06-01,a,conversion,3%,"]),
        ("日期,曝光(万)\n2026-06-01,1.2\n2026-06-02,--\n", ["2026-06-01,,exposure,12000,"]),
        ("时间,点击\n2026-06-01 00:00:00,2\n", ["2026-06-01,,clicks,2,"]),
        ("时间,点击\n2026-06-01 00:00:00,2\n2026-06-01 12:00,3\n", ["2026-06-01 00:00,,clicks,2,", "2026-06-01 12:00,,clicks,3,"]),
        ("时间,点击\n46174.5,2\n", ["2026-06-01 12:00,,clicks,2,"]),
        ('日期,点击,\n2026-06-01,"1,234",\n,,\n\n2026-06-01,1234,\nTotal,2468,\n', ["2026-06-01,,clicks,1234,"]),
        ("日期,销售额,加购\n2026-06-01,¥1000,7\n", ["2026-06-01,,revenue,¥1000,", "2026-06-01,,carts,7,"]),
        ("报表：某某\n\n日期,点击\n2026-06-01,2\n", ["2026-06-01,,clicks,2,"]),
        ("\ufeff日期,点击\r\n2026-06-01,2\r\n", ["2026-06-01,,clicks,2,"]),
        ('日期,平台,点击\n2026-06-01,"a\nb",2\n', ["2026-06-01,a b,clicks,2,"]),
    ],
)  # fmt: skip
def test_what_is_read_from_an_export(text, rows, folder, mtgrec):
    name = export(folder, text)
    asked = ("--map", "加购=carts") if "加购" in text else ()
    done = mtgrec(folder, "metric", "import", name, *asked)
    assert (done.code, metrics(folder).splitlines()[1:]) == (0, rows), done.err
    again = mtgrec(folder, "metric", "import", name)
    assert (again.code, again.out) == (0, "")
    assert again.err.splitlines()[-1] == f"all {len(rows)} readings stand there already"
    assert metrics(folder).splitlines()[1:] == rows


@pytest.mark.parametrize(
    ("text", "decimal", "rows"),
    [
        ("Day;Clicks;Cost\n2026-06-01;1.200;1.234,56\n", "", ["clicks,1200", "cost,1234.56"]),
        ('Day,Clicks\n2026-06-01,"1.200"\n2026-06-02,"0,5"\n', "", ["clicks,1200", "clicks,0.5"]),
        ("Day,Clicks,Cost\n2026-06-01,1.200,0.5\n", "", ["clicks,1.2000", "cost,0.5"]),
        ('Day,CTR\n2026-06-01,"2,72%"\n', "", ["ctr,2.72%"]),
        ('Day,Metric,Value,Expected\n2026-06-01,clicks,1.200,"0,5"\n', "", ["clicks,1200"]),
        ("Day,Clicks\n2026-06-01,1.200\n", "comma", ["clicks,1200"]),
        ("Day,Clicks\n2026-06-01,1.200\n", "point", ["clicks,1.2000"]),
        ("Day;Clicks\n2026-06-01;1,200\n", "comma", ["clicks,1.2000"]),
        ('Day,Clicks\n2026-06-01,"1,200"\n', "", ["clicks,1200"]),
    ],
)  # fmt: skip
def test_the_decimal_sign_of_an_export(text, decimal, rows, folder, mtgrec):
    asked = ("--decimal", decimal) if decimal else ()
    done = mtgrec(folder, "metric", "import", export(folder, text), *asked)
    assert done.code == 0, done.err
    written = [line.split(",")[2:4] for line in metrics(folder).splitlines()[1:]]
    assert [",".join(each) for each in written] == rows


@pytest.mark.parametrize(
    ("metric", "value", "said"),
    [
        ("clicks", "1.200", "“1.200” may mean 1.2 or 1200\nhelp: write 1.2000 or 1200"),
        ("cost", "12.345", "“12.345” may mean 12.345 or 12345\nhelp: write 12.3450 or 12345"),
        ("revenue", "¥1.200", "“¥1.200” may mean 1.2 or 1200\nhelp: write ¥1.2 or 1200"),
        ("cost", "12.3450", ""), ("cost", "1.20", ""), ("clicks", "1,200", ""), ("roas", "1.250", ""),
    ],
)  # fmt: skip
def test_a_typed_count_or_sum_that_may_be_two_numbers_is_refused(
    metric, value, said, folder, mtgrec
):
    asked = ("--campaign", "c", "--date", "2026-06-01", "--new-name")
    done = mtgrec(folder, "metric", "add", metric, value, *asked)
    assert done.code == (2 if said else 0), done.err
    assert said in done.err


@pytest.mark.parametrize(
    ("text", "asked", "said"),
    [
        ("Day,Clicks\n2026-06-01,7\n2026-06-02,1.200\n", (), "x.csv:3: “1.200” may mean 1.2 or 1200, and no other number of the file decides"),
        ("Day;Cost\n2026-06-01;1,200\n", (), "x.csv:2: “1,200” may mean 1.2 or 1200, and no other number of the file decides"),
        ('Day,Cost\n2026-06-01,"0,5"\n2026-06-02,0.5\n', (), "x.csv:2: “0.5” has a decimal point, “0,5” a decimal comma"),
        ("Day,Cost\n2026-06-01,0.5\n", ("--decimal", "comma"), "x.csv:2: “0.5” is no number with a decimal comma"),
        ("Day,Cost\n2026-06-01,0.5\n", ("--decimal", "dot"), "--decimal: unknown word “dot”"),
    ],
)  # fmt: skip
def test_what_the_numbers_of_an_export_do_not_decide_is_refused(text, asked, said, folder, mtgrec):
    done = mtgrec(folder, "metric", "import", export(folder, text), *asked)
    assert (done.err.splitlines()[0], metrics(folder)) == (said, None)
    assert done.code in (2, 3)


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("", 3, "x.csv: there are no rows in this file"),
        ("日期,点击\n", 3, "x.csv: there are no readings in this file"),
        ("日期,点击\n2026-06-01,--\n", 3, "x.csv: there are no readings in this file"),
        ("日期,点击\n2026-06-01\n", 3, "x.csv:2: 1 cells stand in this row, but 2 in the heading"),
        ("日期,点击\n2026-06-01,2,3\n", 3, "x.csv:2: 3 cells stand in this row, but 2 in the heading"),
        ('日期,点击\n"2026-06-01,2\n2026-06-02,3\n', 3, "x.csv:2: a quotation mark is opened in this row and never closed"),
        ('日期,点击\n2026-06-01,"2"3\n', 3, "x.csv:2: quotation marks are out of place in this row"),
        ("日期,点击\n2026-06-01,2\n2026-06-01,3\n", 3, "x.csv:3: clicks is 3 here, but 2 in row 2, for the same day"),
        ("日期,点击\n2026-02-30,2\n", 3, "x.csv:2: “2026-02-30” is no date"),
        ("日期,点击\n2026-06-11,2\n", 3, "x.csv:2: 2026-06-11 is still to come"),
        ("日期,点击\n12345,2\n", 3, "x.csv:2: “12345” is no date"),
        ("日期,点击\n,2\n", 3, "x.csv:2: there is no date"),
        ("日期,点击\n2026-06-01,1e5\n", 3, "x.csv:2: 点击: “1e5” is no number"),
        ("日期,点击率\n2026-06-01,2.72\n", 3, "x.csv:2: 点击率: “2.72” may mean 2.72%, or 272%"),
        ("日期,平台,点击\n2026-06-01,=1+1,2\n", 3, "x.csv:2: “=1+1” begins as a formula does; no spreadsheet shall run it"),
        ("日期,项目,点击\n2026-06-01,d,2\n", 3, "x.csv:2: this row belongs to “d”, not to c"),
        ("日期,指标,数值\n2026-06-01,,2\n", 3, "x.csv:2: there is no metric"),
        ("日期,点击,点击数\n2026-06-01,2,3\n", 2, "x.csv:1: the columns “点击” and “点击数” mean the same: clicks"),
        ("日期,日期,点击\n2026-06-01,2026-06-01,2\n", 2, "x.csv:1: the columns “日期” and “日期” mean the same: date"),
        ("点击,曝光\n1,2\n", 2, "x.csv:1: no column holds the date"),
        ("日期,平台\n2026-06-01,a\n", 2, "x.csv:1: no column holds a metric"),
        ("日期,指标\n2026-06-01,a\n", 2, "x.csv:1: a column of metric names needs one of their values, and the other way round"),
        ("日期,指标,数值,点击\n2026-06-01,a,1,2\n", 2, "x.csv:1: metrics stand in rows and in columns at once"),
    ],
)  # fmt: skip
def test_all_or_nothing(text, code, said, folder, mtgrec):
    done = mtgrec(folder, "metric", "import", export(folder, text))
    assert (done.code, done.out, done.err.splitlines()[0]) == (code, "", said)
    assert metrics(folder) is None
    assert sorted(path.name for path in folder.iterdir()) == ["c", "mtgrec.toml", "x.csv"]


def test_rows_that_only_a_column_passed_over_tells_apart_are_no_repetition(folder, mtgrec):
    name = export(folder, "日期,计划,消耗\n2026-06-01,甲,500\n2026-06-01,乙,500\n")
    done = mtgrec(folder, "metric", "import", name, "--map", "计划=-")
    said = "x.csv:3: cost stands here and in row 2, for the same day and channel"
    assert (done.code, done.err.splitlines()[0], metrics(folder)) == (3, said, None)


def test_of_many_wrong_rows_the_first_are_told_and_all_counted(folder, mtgrec):
    text = "日期,点击\n" + "x,1\n" * 50 + "2026-06-01,2\n"
    done = mtgrec(folder, "metric", "import", export(folder, text))
    assert (done.code, metrics(folder)) == (3, None)
    lines = done.err.splitlines()
    assert lines[0] == "x.csv:2: “x” is no date"
    assert lines[20:] == [
        "x.csv: 50 rows are wrong; nothing was written",
        "help: mend the file, then again: mtgrec metric import x.csv",
    ]


def test_what_stands_there_with_another_value_stops_everything(folder, mtgrec):
    mtgrec(folder, "metric", "add", "clicks", "12", "--date", "2026-06-02")
    before = metrics(folder)
    name = export(folder, "日期,点击,计划\n2026-06-01,2,a\n2026-06-02,3,b\n")
    done = mtgrec(folder, "metric", "import", name, "--map", "计划=-")
    assert done.code == 4
    assert (
        done.err.splitlines()[0] == "c/metrics.csv:2: 2026-06-02 clicks is 12 here, not 3 (row 3)"
    )
    assert metrics(folder) == before
    assert not (folder / "metrics-map.toml").exists()


def test_what_was_said_about_columns_is_remembered_whatever_their_order(folder, mtgrec):
    name = export(folder, "日期,某数,计划\n2026-06-01,2,a\n")
    assert (
        mtgrec(folder, "metric", "import", name, "--map", "某数=clicks", "--map", "计划=-").code
        == 0
    )
    again = mtgrec(folder, "metric", "import", export(folder, "计划,日期,某数\nb,2026-06-02,3\n"))
    assert again.code == 0
    assert metrics(folder).splitlines()[1:] == ["2026-06-01,,clicks,2,", "2026-06-02,,clicks,3,"]
    said = (folder / "metrics-map.toml").read_text("utf-8")
    assert said.endswith('[other]\n"某数" = "clicks"\n"计划" = "-"\n')


def test_a_broken_memory_is_told(folder, mtgrec):
    (folder / "metrics-map.toml").write_text("x = = 1\n")
    done = mtgrec(folder, "metric", "import", export(folder, "日期,点击\n2026-06-01,2\n"))
    assert (done.code, done.err.splitlines()[0]) == (
        2,
        "metrics-map.toml:1:5: not valid TOML: Invalid value",
    )
    assert metrics(folder) is None


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("x", "--map: “x” does not say what a column means"),
        ("=cost", "--map: “=cost” does not say what a column means"),
        ("点机=cost", "--map: there is no column “点机”"),
        ("点击=cots", "--map: unknown word “cots”"),
    ],
)
def test_a_wrong_map(pair, said, folder, mtgrec):
    done = mtgrec(
        folder, "metric", "import", export(folder, "日期,点击\n2026-06-01,2\n"), "--map", pair
    )
    assert (done.code, done.err.splitlines()[0]) == (2, said)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("日期,点击,平台\n2026-06-01,2,小红书\n", "gb18030"),
        ("日期\t点击\t平台\n2026-06-01\t2\t小红书\n", "utf-16"),
        ("日期,点击,平台\n2026-06-01,2,小红书\n", "utf-16-be"),
        ("Day,Clicks,Channel\n2026-06-01,2,小红书\n", "utf-16-le"),
    ],
)
def test_an_encoding_that_the_file_itself_shows(text, encoding, folder, mtgrec):
    done = mtgrec(folder, "metric", "import", export(folder, text, encoding=encoding))
    assert done.code == 0, done.err
    assert metrics(folder).splitlines()[1:] == ["2026-06-01,小红书,clicks,2,"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Day,Clicks,Channel\n2026-06-01,2,小红书\n", "gb18030"), ("日期,點擊,渠道\n", "big5")],
)
def test_other_encodings_only_when_told(text, encoding, folder, mtgrec):
    name = export(folder, text, encoding=encoding)
    done = mtgrec(folder, "metric", "import", name)
    assert (done.code, metrics(folder)) == (3, None)
    assert (
        done.err.splitlines()[1]
        == "help: say in which encoding it was written, as in: --encoding gb18030"
    )
    assert mtgrec(folder, "metric", "import", name, "--encoding", "latin").code == 2


def test_an_encoding_that_is_told(folder, mtgrec):
    name = export(folder, "Day,Clicks,Channel\n2026-06-01,2,小红书\n", encoding="gb18030")
    assert mtgrec(folder, "metric", "import", name, "--encoding", "GBK").code == 0
    assert metrics(folder).splitlines()[1:] == ["2026-06-01,小红书,clicks,2,"]


def test_a_fifo_is_no_export(folder, mtgrec):
    os.mkfifo(folder / "x.csv")
    done = mtgrec(folder, "metric", "import", "x.csv")
    assert (done.code, done.err) == (3, "x.csv: this is not a regular file\n")


# -- spreadsheets

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def workbook(path, **sheets):
    """Write a spreadsheet as small as one can be: numbers as they are, all else as text."""
    numbers = range(1, len(sheets) + 1)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{"".join(f"""<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>""" for n, name in zip(numbers, sheets, strict=True))}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(f"""<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/{n}.xml"/>""" for n in numbers)}</Relationships>',
    }
    for number, rows in zip(numbers, sheets.values(), strict=True):
        data = (
            rows if isinstance(rows, str) else "".join(map(row_xml, range(1, len(rows) + 1), rows))
        )
        parts[f"xl/worksheets/{number}.xml"] = (
            f'<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData></worksheet>'
        )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in parts.items():
            book.writestr(name, XML + text)
    return path.name


def row_xml(number, cells):
    return f'<row r="{number}">{"".join(cell_xml(f"{chr(65 + at)}{number}", cell) for at, cell in enumerate(cells))}</row>'


def cell_xml(place, cell):
    if isinstance(cell, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    return f'<c r="{place}"><v>{cell}</v></c>'


ROWS = [
    ["日期", "平台", "点击", "点击率", "GMV"],
    [46174, "a", 12, 0.0272, 99.5],
    ["合计", "", 12, "", 99.5],
]


@pytest.mark.parametrize("ending", ["xlsx", "xlsm"])
def test_a_spreadsheet(ending, folder, mtgrec):
    pytest.importorskip("python_calamine")
    name = workbook(folder / f"x.{ending}", 数据=[["某某报表"], [], *ROWS])
    done = mtgrec(folder, "metric", "import", name)
    assert done.code == 0, done.err
    assert metrics(folder).splitlines()[1:] == [
        "2026-06-01,a,clicks,12,", "2026-06-01,a,ctr,2.72%,", "2026-06-01,a,revenue,99.5,",
    ]  # fmt: skip
    assert done.err == "rows passed over, as totals or notes: 1 (5)\n"


def test_which_sheet_is_meant(folder, mtgrec):
    pytest.importorskip("python_calamine")
    name = workbook(folder / "x.xlsx", 说明=[["x"]], 数据=ROWS)
    done = mtgrec(folder, "metric", "import", name)
    assert (done.code, done.err) == (
        2, "x.xlsx: there are several sheets; say which one with --sheet NAME\nhelp: the sheets are: 说明, 数据\n",
    )  # fmt: skip
    assert mtgrec(folder, "metric", "import", name, "--sheet", "数").err.startswith(
        "--sheet: there is no sheet “数”"
    )
    assert mtgrec(folder, "metric", "import", name, "--sheet", "数据").code == 0


def test_rows_of_a_sheet_bear_its_numbers(folder, mtgrec):
    pytest.importorskip("python_calamine")
    name = workbook(folder / "x.xlsx", s=[[], ["日期", "点击"], [46174, 1], [], [46175, "x"]])
    done = mtgrec(folder, "metric", "import", name)
    assert done.err.splitlines()[0] == "x.xlsx:5: 点击: “x” is no number"


HUGE = (
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
)


@pytest.mark.parametrize("content", ["huge", "no zip", "empty", "half"])
def test_a_hostile_spreadsheet_is_refused(content, folder, shell):
    pytest.importorskip("python_calamine")
    path = folder / "x.xlsx"
    if content == "huge":
        workbook(path, s=HUGE)
    elif content == "half":
        workbook(path, s=ROWS)
        path.write_bytes(path.read_bytes()[:400])
    else:
        path.write_bytes(b"" if content == "empty" else b"date,clicks\n")
    done = shell(folder, "metric", "import", "x.xlsx")
    assert (done.code, done.err.splitlines()[0]) == (
        3,
        "x.xlsx: this cannot be read as a spreadsheet",
    )
    assert metrics(folder) is None


def test_without_calamine_it_is_said_what_to_install(folder, mtgrec, monkeypatch):
    monkeypatch.setattr("mtgrec.store.metrics.sheets.find_spec", lambda _name: None)
    workbook(folder / "x.xlsx", s=ROWS)
    done = mtgrec(folder, "metric", "import", "x.xlsx")
    assert done.code == 2
    assert done.err.splitlines() == [
        "x.xlsx: to read spreadsheets, python-calamine is needed",
        'help: install it with: pip install "mtgrec[xlsx]", or save the sheet as CSV',
    ]


def test_nothing_in_the_current_folder_is_run(folder, mtgrec):
    pytest.importorskip("python_calamine")
    for name in ("json.py", "mtgrec.py", "python_calamine.py"):
        (folder / name).write_text("open('run', 'w')\n")
    name = workbook(folder / "x.xlsx", s=ROWS)
    assert mtgrec(folder, "metric", "import", name).code == 0
    assert not (folder / "run").exists()


# -- where exports lie


def test_a_link_of_the_workspace_brings_nothing_in_from_outside(folder, mtgrec, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "x.csv").write_text("date,clicks\n2026-06-01,5\n")
    (folder / "x.csv").symlink_to(outside / "x.csv")
    refused = mtgrec(folder, "metric", "import", "x.csv", "--new-name")
    assert refused.code == 2
    assert refused.err.startswith("x.csv: a link in the workspace leads this path out of it\n")
    assert metrics(folder) is None
    assert mtgrec(folder, "metric", "import", str(outside / "x.csv"), "--new-name").code == 0


# -- large files


def test_a_day_and_its_midnight_are_one_day(folder, mtgrec):
    file = export(folder, "date,cost\n2026-06-05,1\n2026-06-05 00:00,1\n2026-06-06 00:00,2\n")
    assert mtgrec(folder, "metric", "import", file).code == 0
    assert metrics(folder) == (
        "date,channel,metric,value,expected\n2026-06-05,,cost,1,\n2026-06-06,,cost,2,\n"
    )


@pytest.mark.parametrize("clock", ["", " 23:59", " 23:59:10"])
def test_a_day_and_its_last_minute_are_the_same_moment(clock, folder, mtgrec):
    rows = f"2026-06-05{clock},1\n2026-06-05 09:00,2\n2026-06-05 23:59,3\n"
    done = mtgrec(folder, "metric", "import", export(folder, f"date,cost\n{rows}"))
    assert (done.code, metrics(folder)) == (3, None)
    assert done.err == (
        "x.csv:4: cost is 3 here, but 1 in row 2, for the same day\n"
        "help: days have several rows, as plans, hours or devices do; to add them up: "
        "mtgrec metric import x.csv --sum\n"
    )


def test_two_spellings_of_a_channel_are_one_series(folder, mtgrec):
    rows = "2026-06-03,b,1\n2026-06-01,B,2\n2026-06-02,b,3\n2026-06-01,b,2\n"
    file = export(folder, f"date,channel,cost\n{rows}")
    assert mtgrec(folder, "metric", "import", file, "--new-name").code == 0
    assert metrics(folder).splitlines()[1:] == [
        "2026-06-03,b,cost,1,", "2026-06-01,B,cost,2,", "2026-06-02,b,cost,3,"
    ]  # fmt: skip


def many(days, first=2000):
    return "".join(
        f"{first + day // 336}-{day // 28 % 12 + 1:02}-{day % 28 + 1:02},{day},{day}.5\n"
        for day in range(days)
    )


def test_many_rows_are_added_to_many_and_once(folder, mtgrec):
    file = export(folder, f"date,clicks,cost\n{many(3000)}")
    assert "Added          6000" in mtgrec(folder, "metric", "import", file).out
    again = export(folder, f"date,clicks,cost\n{many(3000)}{many(2000, 2010)}", "y.csv")
    before = metrics(folder)
    done = mtgrec(folder, "metric", "import", again)
    assert "Added          4000\nThere already  6000\n" in done.out
    assert metrics(folder).startswith(before)
    assert metrics(folder).count("\n") == 10_001
    done = mtgrec(folder, "metric", "import", again)
    assert (done.out, done.err) == ("", "all 10000 readings stand there already\n")


def test_of_many_that_differ_the_first_are_told_and_all_counted(folder, mtgrec):
    assert (
        mtgrec(folder, "metric", "import", export(folder, f"date,clicks,cost\n{many(300)}")).code
        == 0
    )
    changed = many(300).replace(".5\n", ".7\n")
    before = metrics(folder)
    done = mtgrec(folder, "metric", "import", export(folder, f"date,clicks,cost\n{changed}"))
    assert (done.code, metrics(folder)) == (4, before)
    lines = done.err.splitlines()
    assert lines[:2] == ["-2000-01-01,,cost,0.5,", "+2000-01-01,,cost,0.7,"]
    assert lines[38:] == [
        "-2000-01-20,,cost,19.5,", "+2000-01-20,,cost,19.7,",
        "c/metrics.csv: 300 readings stand there with other values",
        "help: to take the new values: mtgrec metric import x.csv --update",
    ]  # fmt: skip


@pytest.mark.parametrize("words", [(), ("--dry-run",), ("--map", "cost=revenue")])
def test_a_file_that_would_be_larger_than_can_be_read_is_refused(
    words, folder, mtgrec, monkeypatch
):
    monkeypatch.setattr(files, "MAX_READINGS", 1024 * 1024)
    file = export(folder, f"date,clicks,cost\n{many(22_000, 1950)}")
    done = mtgrec(folder, "metric", "import", file, *words)
    assert (done.code, done.out, metrics(folder)) == (4, "", None)
    assert not (folder / "metrics-map.toml").exists()
    assert done.err == (
        "c/metrics.csv: with the new rows this file would be larger than 1 MB\n"
        "help: keep a metrics.csv for each campaign or year, in a folder of its own\n"
    )


def test_a_file_at_its_limit_takes_no_further_reading(folder, mtgrec, monkeypatch):
    monkeypatch.setattr(files, "MAX_READINGS", 1024 * 1024)
    heading = "date,channel,metric,value,expected\n"
    full = heading + "\n" * (1024 * 1024 - len(heading))
    (folder / "c" / "metrics.csv").write_text(full)
    done = mtgrec(folder, "metric", "add", "cost", "5")
    assert (done.code, metrics(folder)) == (4, full)
    assert (
        "would be larger than 1 MB\nhelp: keep a metrics.csv for each campaign or year" in done.err
    )
    (folder / "c" / "metrics.csv").write_text(full + "\n")
    done = mtgrec(folder, "metric", "add", "cost", "5")
    assert (done.code, metrics(folder)) == (4, full + "\n")
    assert done.err == (
        "c/metrics.csv: this file is larger than 1 MB\n"
        "help: keep a metrics.csv for each campaign or year, in a folder of its own\n"
    )


def test_an_export_beyond_the_limit_is_refused(folder, mtgrec, monkeypatch):
    monkeypatch.setattr(files, "MAX_READINGS", 1024 * 1024)
    file = export(folder, "date,cost\n" + "2026-06-01,1\n" * 100_000)
    done = mtgrec(folder, "metric", "import", file)
    assert (done.code, metrics(folder)) == (3, None)
    assert done.err == (
        "x.csv: this file is larger than 1 MB\n"
        "help: export shorter periods, and import one after the other\n"
    )
