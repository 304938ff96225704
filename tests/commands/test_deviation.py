"""`mtgrec add deviation`, and the line that each deviation has wherever KPIs are shown."""

import pytest

HEAD = "---\n类型: 启动会\n项目: c\n日期: 2026-06-01\n指标:\n"
KPI = "  - 编号: K4XN\n    内容: 转化率\n    目标: 10%\n"
END = "  - 编号: K5XN\n    内容: 点击率\n---\n\n正文\n"
ONE = "2026-06-05,,转化率,8%\n2026-06-06,,转化率,7%\n"
TWO = "2026-06-05,抖音,转化率,8%\n2026-06-06,抖音,转化率,7%\n2026-06-06,小红书,转化率,6%\n"
CLOCK = "2026-06-05 09:00,,转化率,8%\n"


def made(workspace, rows, kpi=KPI, head=HEAD):
    text = f"=== mtgrec.toml\n=== a.md\n{head}{kpi}{END}=== metrics.csv\ndate,channel,metric,value\n{rows}"
    return workspace(text)


def entry(*lines):
    return "".join(
        f"{'      - ' if not at else '        '}{line}\n" for at, line in enumerate(lines)
    )


TO = ("add", "deviation", "--to", "c-KO-260601.K4XN")
WHY = ("--cause", "素材疲劳", "--adjustment", "换素材")
SAID = ("原因: 素材疲劳", "调整: 换素材")


@pytest.mark.parametrize(
    ("rows", "options", "lines"),
    [
        (ONE, WHY, ("发现: 2026-06-05", *SAID, "记录: 2026-06-07")),
        (ONE, ("素材疲劳", *WHY[2:]), ("发现: 2026-06-05", *SAID, "记录: 2026-06-07")),
        (CLOCK, WHY, ("发现: 2026-06-05 09:00", *SAID, "记录: 2026-06-07")),
        (TWO, (*WHY, "--channel", "小红书"), ("发现: 2026-06-06", "渠道: 小红书", *SAID, "记录: 2026-06-07")),
        (TWO, (*WHY, "--at", "6月6日"), ("发现: 2026-06-06", *SAID, "记录: 2026-06-07")),
        (TWO[: TWO.index("2026-06-06,小")], WHY, ("发现: 2026-06-05", "渠道: 抖音", *SAID, "记录: 2026-06-07")),
        (ONE, (*WHY, "--at", "昨天", "--recorded", "2026-06-07 08:30"), ("发现: 2026-06-06", *SAID, "记录: 2026-06-07 08:30")),
    ],
)  # fmt: skip
def test_a_deviation_is_written_into_its_kpi(workspace, mtgrec, rows, options, lines):
    folder = made(workspace, rows)
    done = mtgrec(folder, *TO, *options, today="2026-06-07")
    assert (done.code, done.err) == (0, "")
    assert done.out == "c-KO-260601.K4XN\na.md:10\n"
    after = f"{HEAD}{KPI}    偏差:\n{entry(*lines)}{END}"
    assert (folder / "a.md").read_bytes() == after.encode()


@pytest.mark.parametrize(
    ("kpi", "after"),
    [
        (
            KPI + "    偏差:\n      - 发现: 2026-06-01\n        原因: 雨\n",
            KPI
            + "    偏差:\n      - 发现: 2026-06-01\n        原因: 雨\n"
            + entry("发现: 2026-06-05", *SAID, "记录: 2026-06-07"),
        ),
        (
            "  - {编号: K4XN, 内容: 转化率, 目标: 10%}\n",
            "  - {编号: K4XN, 内容: 转化率, 目标: 10%, 偏差: [{发现: 2026-06-05, 原因: 素材疲劳, 调整: 换素材, 记录: 2026-06-07}]}\n",
        ),
        (
            KPI + "    deviations: []\n    备注: 保留\n",
            KPI
            + "    deviations:\n"
            + entry("发现: 2026-06-05", *SAID, "记录: 2026-06-07")
            + "    备注: 保留\n",
        ),
    ],
)
def test_only_the_entry_is_new(workspace, mtgrec, kpi, after):
    folder = made(workspace, ONE, kpi)
    assert mtgrec(folder, *TO, *WHY, today="2026-06-07").code == 0
    assert (folder / "a.md").read_bytes() == f"{HEAD}{after}{END}".encode()


def test_the_line_ends_of_the_file_stay(workspace, mtgrec):
    folder = made(workspace, ONE)
    path = folder / "a.md"
    before = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    assert mtgrec(folder, *TO, *WHY, today="2026-06-07").code == 0
    new = f"    偏差:\n{entry('发现: 2026-06-05', *SAID, '记录: 2026-06-07')}"
    place = before.index("  - 编号: K5XN".encode())
    assert path.read_bytes() == before[:place] + new.replace("\n", "\r\n").encode() + before[place:]


@pytest.mark.parametrize(
    ("rows", "options", "error"),
    [
        (ONE, ("--cause", "雨"), "--adjustment: cause and adjustment are both needed"),
        (ONE, ("--adjustment", "伞"), "--cause: cause and adjustment are both needed"),
        (TWO, WHY, "--at: several deviations of c-KO-260601.K4XN wait for an analysis"),
        (TWO, (*WHY, "--channel", "微博"), "--at: no reading of c-KO-260601.K4XN waits for an analysis"),
        ("2026-06-05,,转化率,9%\n", WHY, "--at: no reading of c-KO-260601.K4XN waits for an analysis"),
        (ONE, (*WHY, "--at", "2026-06-08"), "--at: 2026-06-08 is still to come"),
        (ONE, (*WHY, "--owner", "李雷"), "--owner: deviation 偏差 has no such field"),
    ],
)  # fmt: skip
def test_what_is_not_clear_is_refused(workspace, mtgrec, rows, options, error):
    folder = made(workspace, rows)
    before = (folder / "a.md").read_bytes()
    done = mtgrec(folder, *TO, *options, today="2026-06-07")
    assert done.code == 2
    assert done.err.splitlines()[0] == error
    assert (folder / "a.md").read_bytes() == before


@pytest.mark.parametrize("to", ["c-KO-260601", None])
def test_a_deviation_belongs_to_a_kpi(workspace, mtgrec, to):
    folder = made(workspace, ONE)
    option = ("--to", to) if to else ()
    done = mtgrec(folder, "add", "偏差", *option, *WHY, today="2026-06-07")
    assert (done.code, done.err.splitlines()[0]) == (2, "--to: of which KPI is this a deviation?")


def test_the_same_analysis_is_written_once(workspace, mtgrec):
    folder = made(workspace, ONE)
    mtgrec(folder, *TO, *WHY, today="2026-06-07")
    before = (folder / "a.md").read_bytes()
    done = mtgrec(folder, *TO, *WHY, today="2026-06-08")
    assert done.err == "c-KO-260601.K4XN says this already; nothing was written\n"
    assert (folder / "a.md").read_bytes() == before


def test_it_closes_what_check_had_found(workspace, mtgrec):
    folder = made(workspace, TWO)
    for command in (line.strip() for line in helps_of(mtgrec, folder)):
        words = command.replace("--cause … --adjustment …", "--cause 雨 --adjustment 伞").split()
        assert mtgrec(folder, *words[1:], today="2026-06-08").code == 0
    assert helps_of(mtgrec, folder) == []


def helps_of(mtgrec, folder):
    done = mtgrec(folder, "check", "--select", "K007,K008", "--format", "json", today="2026-06-08")
    return [found["help"].rpartition(": ")[2] for found in done.json["findings"]]


# --- one line wherever KPIs are shown


@pytest.mark.parametrize(
    "command",
    [
        ("status",),
        ("list", "kpis"),
        ("show", "c"),
        ("show", "c-KO-260601"),
        ("show", "K4XN"),
        ("report", "weekly"),
        ("report", "retro"),
        ("new", "weekly", "--campaign", "c", "--dry-run", "--lang", "en"),
        ("new", "retro", "--campaign", "c", "--dry-run", "--lang", "en"),
    ],
)
def test_a_slump_is_one_line_from_its_first_to_its_last_reading(workspace, mtgrec, command):
    rows = "2026-06-04,,转化率,8%\n2026-06-05,,转化率,6.5%\n2026-06-06,,转化率,7%\n"
    folder = made(workspace, rows)
    out = mtgrec(folder, *command, today="2026-06-07").out
    lines = [
        line
        for line in out.splitlines()
        if "2026-06-04 to 2026-06-06" in line and "K007" not in line
    ]
    assert len([line for line in lines if "6.5%" in line]) == 1
    assert not any("8%" in line and "6.5%" not in line for line in lines)
    assert "2026-06-05 23:59" in out or "overdue by 2 d" in out  # from the first reading on


@pytest.mark.parametrize(
    ("command", "find"),
    [
        (("status",), lambda json: json["deviations"]),
        (("status",), lambda json: json["kpis"][0]["open_deviations"]),
        (("list", "kpis"), lambda json: json["items"][0]["open_deviations"]),
        (("show", "c"), lambda json: json["campaign"]["kpis"][0]["open_deviations"]),
        (("show", "K4XN"), lambda json: json["item"]["life"]["deviations"]),
        (("report", "weekly"), lambda json: json["kpis"][0]["deviations"]),
        (("report", "retro"), lambda json: json["kpis"][0]["deviations"]),
    ],
)
def test_every_door_gives_the_same_deviation(workspace, mtgrec, command, find):
    folder = made(workspace, "2026-06-04 09:00,,转化率,8%\n2026-06-05,,转化率,6.5%\n")
    [one] = find(mtgrec(folder, *command, "--format", "json", today="2026-06-07").json)
    assert {
        name: one[name] for name in ("at", "last", "readings", "value", "value_at", "deadline")
    } == {
        "at": "2026-06-04T09:00:00",
        "last": "2026-06-05T23:59:00",
        "readings": 2,
        "value": "6.5%",
        "value_at": "2026-06-05T23:59:00",
        "deadline": "2026-06-05T09:00:00",
    }


NOTHING = ("无", "-", "N/A", "待定", "tbd", "？")


@pytest.mark.parametrize("nothing", NOTHING)
@pytest.mark.parametrize("field", ["原因", "调整"])
def test_a_word_for_nothing_closes_no_deviation(workspace, mtgrec, field, nothing):
    said = {"原因": "素材疲劳", "调整": "换素材"} | {field: f'"{nothing}"'}
    lines = ("发现: 2026-06-05", *(f"{name}: {text}" for name, text in said.items()))
    folder = made(workspace, ONE, f"{KPI}    偏差:\n{entry(*lines, '记录: 2026-06-05')}")
    found = mtgrec(folder, "check", "--select", "K007", "--format", "json", today="2026-06-09")
    assert [each["line"] for each in found.json["findings"]] == [10]


@pytest.mark.parametrize("nothing", NOTHING[:3])
@pytest.mark.parametrize("option", ["--cause", "--adjustment"])
def test_a_word_for_nothing_is_no_analysis(workspace, mtgrec, option, nothing):
    options = dict(zip(WHY[::2], WHY[1::2], strict=True)) | {option: nothing}
    words = [word for pair in options.items() for word in pair]
    answer = mtgrec(made(workspace, ONE), *TO, *words, today="2026-06-07")
    assert answer.code == 2
    assert answer.err.startswith(f"{option}: cause and adjustment are both needed\n")


@pytest.mark.parametrize("nothing", ["无", "-", "N/A", "—", "…", " "])
def test_an_item_that_is_none_is_refused(workspace, mtgrec, nothing):
    folder = made(workspace, ONE)
    answer = mtgrec(folder, "add", "action", nothing, "--to", "c-KO-260601", today="2026-06-07")
    assert (answer.code, answer.err) == (2, "TEXT: the text is missing\n")


@pytest.mark.parametrize(
    ("rows", "options", "said"),
    [
        (ONE, ("--at", "2026-06-04"), "2026-06-05 to 2026-06-06"),
        (TWO, ("--at", "2026-06-05", "--channel", "小红书"), "2026-06-05 to 2026-06-06 抖音; 2026-06-06 小红书"),
        (TWO, ("--at", "2026-06-06", "--channel", "微博"), "2026-06-05 to 2026-06-06 抖音; 2026-06-06 小红书"),
        ("2026-06-05,,转化率,11%\n", ("--at", "2026-06-05"), ""),
        ("", ("--at", "2026-06-05"), ""),
    ],
)  # fmt: skip
def test_an_entry_that_closes_nothing_is_said_so(workspace, mtgrec, rows, options, said):
    folder = made(workspace, rows)
    done = mtgrec(folder, *TO, *WHY, *options, today="2026-06-07")
    assert done.code == 0
    others = f"below expectation were: {said}\n" if said else ""
    assert done.err == f"this closes nothing: no reading of that day is below expectation\n{others}"


def test_a_written_value_has_no_reading_to_meet(workspace, mtgrec):
    folder = made(workspace, "", KPI + "    实际: 6%\n")
    assert not mtgrec(folder, *TO, *WHY, "--at", "2026-06-05", today="2026-06-07").err
