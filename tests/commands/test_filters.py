"""The filters of cli.md: a value more of one is `or`, another filter is `and`."""

import pytest

FILES = """
=== mtgrec.toml
[types.media-review]
names = ["媒介评审会"]
code = "MR"
=== people.yaml
- 姓名: 李雷
  别名: [小李, Lei]
  部门: 市场部
- 姓名: 韩梅梅
  部门: 销售部
- 姓名: 赵倩
  部门: 财务部
=== a/kickoff.md
---
类型: 启动会
项目: alpha
日期: 2026-05-25
标签: [拉新]
渠道: [小红书]
行动:
  - {编号: A1, 内容: a, 负责人: 小李, 截止: 2026-06-01, 状态: 已完成, 实际完成: 2026-06-01}
  - {编号: A2, 内容: b, 负责人: 销售部/李雷, 截止: 2026-06-09}
  - {编号: A3, 内容: c, 负责人: 李雷、韩梅梅, 截止: 2026-06-01, 状态: 异常}
  - {编号: A4, 内容: d, 负责人: 市场部, 标签: [急], 重大: 是}
  - {编号: A5, 内容: e, 负责人: 韩梅梅, 部门: 客服中心, 截止: 2026-06-30, 状态: 已取消}
检查项:
  - {编号: C1, 内容: f, 负责人: 李雷, 渠道: 朋友圈, 截止: 2026-06-09}
  - {编号: C2, 内容: g, 阶段: 准备, 状态: 已完成}
---
=== a/weekly.md
---
type: weekly
campaign: alpha
date: 2026-06-01
actions:
  - {id: A6, what: h, owner: 王五, due: 2026-06-20, status: doing}
---
=== b/review.md
---
类型: 媒介评审会
项目: beta
日期: 2026-06-08
行动:
  - {编号: A7, 内容: i, 负责人: 韩梅梅, 截止: 2026-06-02, 标签: [急, 拉新]}
---
=== loose.md
---
type: weekly
actions:
  - {id: A8, what: j}
---
"""

# arguments · the actions that are left, on 10 June
KEPT = [
    ("", "1 2 3 4 5 6 7 8"),
    ("--campaign alpha", "1 2 3 4 5 6"),
    ("--campaign ALPHA", "1 2 3 4 5 6"),
    ("--campaign alpha --campaign beta", "1 2 3 4 5 6 7"),
    ("--campaign somewhere-else", ""),
    ("--owner 李雷", "1 2 3"),
    ("--owner 小李", "1 2 3"),  # an alias is the person
    ("--owner lei", "1 2 3"),
    ("--owner 韩梅梅", "3 5 7"),
    ("--owner 李雷 --owner 韩梅梅", "1 2 3 5 7"),
    ("--owner 王五", "6"),  # nobody of the people file
    ("--owner 赵倩", ""),  # known, but owns nothing
    ("--owner 市场部", ""),  # a department is no person
    ("--department 市场部", "1 4"),  # from the register; alone
    ("--department 销售部", "2 7"),  # the prefix; the register
    ("--department 客服中心", "5"),  # the item's field
    ("--department 市场部 --department 销售部", "1 2 4 7"),
    ("--status done", "1"),
    ("--status 已完成 --status ✓", "1"),
    ("--status 异常", "3"),
    ("--status open --status doing", "2 4 6 7 8"),
    ("--type kickoff", "1 2 3 4 5"),
    ("--type 启动会", "1 2 3 4 5"),
    ("--type 例会", "6 8"),
    ("--type 媒介评审会 --type 周会", "6 7 8"),
    ("--type media-review", "7"),
    ("--type retro", ""),
    ("--tag 急", "4 7"),
    ("--tag 拉新", "1 2 3 4 5 7"),  # the record's, or its own
    ("--channel 小红书", "1 2 3 4 5"),  # actions have the channels of their record
    ("--channel 朋友圈", ""),
    ("--since 2026-06-01", "6 7"),
    ("--until 2026-06-01", "1 2 3 4 5 6"),
    ("--since 2026-06-01 --until 2026-06-01", "6"),
    ("--since 2026年6月1日", "6 7"),
    ("--since 2026-06-09", ""),
    ("--due-since 2026-06-09", "2 5 6"),
    ("--due-until 2026-06-02", "1 3 7"),
    ("--due-since 2026-06-02 --due-until 2026-06-09", "2 7"),
    ("--overdue", "2 3 7"),
    ("--off-track", "3 7"),
    ("--open", "2 3 4 6 7 8"),
    ("--major", "4"),
    ("--owner 韩梅梅 --overdue", "3 7"),
    ("--owner 韩梅梅 --overdue --campaign beta", "7"),
    ("--owner 李雷 --status open --department 销售部", "2"),
    ("--tag 急 --major", "4"),
    ("--tag 急 --major --overdue", ""),
]


@pytest.fixture
def folder(workspace):
    return workspace(FILES)


@pytest.mark.parametrize(("arguments", "kept"), KEPT)
def test_list(arguments, kept, folder, mtgrec):
    answer = mtgrec(folder, "list", "actions", *arguments.split(), "--format", "json")
    assert answer.code == 0, answer.err
    ids = sorted(entry["id"].removeprefix("A") for entry in answer.json["items"])
    assert " ".join(ids) == kept


@pytest.mark.parametrize(("arguments", "kept"), KEPT)
def test_totals_count_what_the_filters_leave(arguments, kept, folder, mtgrec):
    answer = mtgrec(folder, "status", *arguments.split(), "--format", "json").json
    totals, ids = answer["totals"], kept.split()
    assert totals["actions"] == len(ids)
    left = [id for id in ids if id != "5"]  # cancelled
    assert totals["task_completion"]["denominator"] == len(left)
    assert totals["task_completion"]["numerator"] == left.count("1")
    late = [entry["id"] for entry in answer["overdue"]]
    assert [id for id in late if id != "C1"] == [f"A{id}" for id in ("3", "7", "2") if id in ids]
    assert totals["overdue"] == len(late)


def test_a_check_may_name_a_channel_of_its_own(folder, mtgrec):
    for channel, ids in (("朋友圈", ["C1"]), ("小红书", ["C2"])):
        answer = mtgrec(folder, "list", "checks", "--channel", channel, "--format", "json").json
        assert [entry["id"] for entry in answer["items"]] == ids


# arguments · the records that are left
RECORDS = [
    ("", "review weekly kickoff loose"),
    ("--campaign alpha", "weekly kickoff"),
    ("--type weekly", "weekly loose"),
    ("--tag 拉新", "kickoff"),  # records are asked for their own tags ...
    ("--owner 王五", "weekly"),  # ... and for items where only items can answer
    ("--overdue", "review kickoff"),
    ("--since 2026-06-01", "review weekly"),
    ("--channel 小红书", "kickoff"),
]


@pytest.mark.parametrize(("arguments", "kept"), RECORDS)
def test_records(arguments, kept, folder, mtgrec):
    answer = mtgrec(folder, "list", "records", *arguments.split(), "--format", "json").json
    names = [entry["path"].rpartition("/")[2].removesuffix(".md") for entry in answer["items"]]
    assert " ".join(names) == kept


@pytest.mark.parametrize(
    ("kind", "ids"),
    [
        ("check", "C1 C2"),
        ("checks", "C1 C2"),
        ("检查项", "C1 C2"),
        ("检查", "C1 C2"),
        ("Actions", "A3 A7 A2 A6 A4 A8 A1 A5"),
        ("action", "A3 A7 A2 A6 A4 A8 A1 A5"),
        ("行动", "A3 A7 A2 A6 A4 A8 A1 A5"),
        ("待办", "A3 A7 A2 A6 A4 A8 A1 A5"),
        ("行動項", "A3 A7 A2 A6 A4 A8 A1 A5"),
        ("决议", ""),
        ("milestone", ""),
        ("里程碑", ""),
    ],
)
def test_kinds_in_singular_plural_and_chinese(kind, ids, folder, mtgrec):
    items = mtgrec(folder, "list", kind, "--format", "json").json["items"]
    assert " ".join(entry["id"] for entry in items) == ids


@pytest.mark.parametrize("kind", ["record", "records", "记录", "纪要"])
def test_records_by_their_names(kind, folder, mtgrec):
    assert len(mtgrec(folder, "list", kind, "--format", "json").json["items"]) == 4


@pytest.mark.parametrize("kind", ["person", "people", "人员"])
def test_people_and_the_names_nobody_knows(kind, folder, mtgrec):
    items = mtgrec(folder, "list", kind, "--format", "json").json["items"]
    assert [
        (row["name"], row["known"], row["open"], row["late"], row["finished"]) for row in items
    ] == [
        ("李雷", True, 3, 3, 1),
        ("韩梅梅", True, 2, 2, 0),
        ("赵倩", True, 0, 0, 0),
        ("王五", False, 1, 0, 0),
    ]


# arguments · the order of the actions
SORTED = [
    ("--sort due", "3 1 7 2 6 5 4 8"),
    ("--sort -due", "5 6 2 7 3 1 4 8"),
    ("--sort=-due", "5 6 2 7 3 1 4 8"),
    ("--sort 截止", "3 1 7 2 6 5 4 8"),
    ("--sort owner --campaign alpha", "2 1 3 6 5 4"),
    ("--sort status", "7 2 4 8 6 1 3 5"),
    ("--sort -lag_days", "3 7 2 6 1 4 8 5"),
    ("--sort lag-days", "6 1 2 7 3 4 8 5"),
]


@pytest.mark.parametrize(("arguments", "order"), SORTED)
def test_sort(arguments, order, folder, mtgrec):
    items = mtgrec(folder, "list", "actions", *arguments.split(), "--format", "json").json["items"]
    assert " ".join(entry["id"].removeprefix("A") for entry in items) == order


def test_the_usual_order_is_open_before_finished_and_the_earliest_deadline_first(folder, mtgrec):
    items = mtgrec(folder, "list", "actions", "--format", "json").json["items"]
    assert " ".join(entry["id"] for entry in items) == "A3 A7 A2 A6 A4 A8 A1 A5"


@pytest.mark.parametrize(
    ("limit", "kept"), [("1", "A3"), ("3", "A3 A7 A2"), ("99", "A3 A7 A2 A6 A4 A8 A1 A5")]
)
def test_a_limit_keeps_the_first(limit, kept, folder, mtgrec):
    items = mtgrec(folder, "list", "actions", "--limit", limit, "--format", "json").json["items"]
    assert " ".join(entry["id"] for entry in items) == kept


@pytest.mark.parametrize("limit", ["0", "-1", "x"])
def test_a_limit_is_a_number_from_1(limit, folder, mtgrec):
    assert mtgrec(folder, "list", "actions", "--limit", limit).code == 2


# wrong usage · what is said about it
WRONG = [
    ("list acitons", "KIND: unknown word “acitons”", "did you mean “actions”?"),
    ("list xyz", "KIND: unknown word “xyz”", "possible words: actions"),
    ("list actions --status dnoe", "--status: unknown word “dnoe”", "did you mean “done”?"),
    ("list actions --status xyz", "--status: unknown word “xyz”", "possible words: open 未完成"),
    ("list actions --type weely", "--type: unknown word “weely”", "did you mean “weekly”?"),
    ("list actions --type 启动", "--type: unknown word “启动”", "did you mean “启动会”?"),
    ("list actions --owner 韩梅", "--owner: unknown word “韩梅”", "did you mean “韩梅梅”?"),
    ("status --campaign alpa", "--campaign: unknown word “alpa”", "did you mean “alpha”?"),
    ("status --department 市厂部", "--department: unknown word “市厂部”", "did you mean “市场部”?"),
    ("status --channel 小红", "--channel: unknown word “小红”", "did you mean “小红书”?"),
    ("status --by owmer", "--by: unknown word “owmer”", "did you mean “owner”?"),
    ("list actions --sort deu", "--sort: there is no field “deu” to sort by", "did you mean “due”?"),
    ("list people --sort nam", "--sort: there is no field “nam” to sort by", "did you mean “name”?"),
    ("list risks --sort deu", "--sort: there is no field “deu” to sort by", "did you mean “due”?"),
    ("list actions --since soon", "--since: “soon” is no date", "write the date as 2026-06-05"),
    ("list actions --due-until 2026-02-30", "--due-until: “2026-02-30” is no date", ""),
    ("status --today 2026-13-01", "--today: “2026-13-01” is no date", "2026-06-05 09:00"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "sentence", "help"), WRONG)
def test_wrong_words(arguments, sentence, help, folder, mtgrec):
    answer = mtgrec(folder, *arguments.split())
    first, second = answer.err.splitlines()
    assert (answer.code, answer.out, first) == (2, "", sentence)
    assert second.startswith("help: ")
    assert help in second


# what is left · the exit code of `status --strict`
STRICT = [
    ("", 1),
    ("--owner 王五", 0),
    ("--owner 韩梅梅", 1),
    ("--overdue", 1),
    ("--status done", 0),
    ("--status cancelled", 0),
    ("--campaign beta", 1),
    ("--channel 朋友圈", 1),  # a check alone
    ("--type retro", 0),
]


@pytest.mark.parametrize(("arguments", "code"), STRICT)
def test_strict(arguments, code, folder, mtgrec):
    assert mtgrec(folder, "status", *arguments.split()).code == 0
    assert mtgrec(folder, "status", "--strict", *arguments.split()).code == code


def test_strict_counts_actions_checks_and_milestones(workspace, mtgrec):
    folder = workspace("""
=== a.md
---
type: checklist
milestones:
  - {id: M1, what: fine, end: 2026-06-10}
risks:
  - {id: R1, what: late, due: 2026-06-01}
checks:
  - {id: C1, what: fine too, due: 2026-06-11}
---
""")
    assert mtgrec(folder, "status", "--strict").code == 0
    assert mtgrec(folder, "status", "--strict", today="2026-06-11").code == 1
    path = folder / "a.md"
    path.write_text(path.read_text("utf-8").replace("2026-06-11", "2026-06-11, status: off-track"))
    assert mtgrec(folder, "status", "--strict").code == 1


def test_a_filter_makes_no_meeting_overdue_that_was_held(workspace, mtgrec):
    folder = workspace(
        """
=== c/kickoff.md
---
type: kickoff
campaign: c
date: 2026-06-01
next: 2026-06-08
---
=== c/weekly.md
---
type: weekly
campaign: c
date: 2026-06-08
next: 2026-06-15
---
=== d/weekly.md
---
type: weekly
campaign: d
date: 2026-06-08
next: 2026-06-12
---
"""
    )

    def due(*filters):
        found = mtgrec(folder, "status", *filters, "--format", "json").json["meetings"]
        return [(meeting["campaign"], meeting["due"]) for meeting in found]

    assert due() == [("d", "2026-06-12"), ("c", "2026-06-15")]
    assert due("--type", "kickoff") == [("c", "2026-06-15")]
    assert due("--campaign", "d") == [("d", "2026-06-12")]
