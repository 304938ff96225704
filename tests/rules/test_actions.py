"""Rules about actions and risks: their edges, and what must not be taken for a breach."""

import pytest

from mtgrec.rules.shared.note_claims import unfinished_words
from mtgrec.rules.shared.vague_words import vague_words


def action(*lines: str, head: str = "") -> str:
    body = "".join(f"    {line}\n" for line in lines)
    return f"{head}actions:\n  - id: A2\n    what: Shoot the video\n    owner: Li Lei\n{body}"


def each(text: str) -> list[str]:
    return text.split()


def said(found) -> list[str]:
    return [str(one.problem.message) for one in found]


VAGUE = {
    "尽快提交素材": "尽快",
    "儘快提交素材": "儘快",
    "盡快提交素材": "盡快",
    "尽快递交材料": "尽快",
    "尽快，最好本周": "尽快",
    "尽早定稿": "尽早",
    "适时推出第二波": "适时",
    "適時推出第二波": "適時",
    "择机上线": "择机",
    "擇機上線": "擇機",
    "择日再议": "择日",
    "原则上 6 月底定稿": "原则上",
    "原則上不超預算": "原則上",
    "看情况加预算": "看情况",
    "视情况加预算": "视情况",
    "视具体情况调整": "视具体情况",
    "視情況調整": "視情況",
    "视预算而定": "视预算而定",
    "大概 5 篇": "大概",
    "大约 5 篇": "大约",
    "素材 5 套左右": "5 套左右",
    "转化率 10%左右": "10%左右",
    "五篇左右": "五篇左右",
    "6月5日左右": "6月5日左右",
    "月底左右": "月底左右",
    "差不多就行": "差不多",
    "争取周五完成": "争取",
    "争取 6 月 5 日交": "争取",
    "爭取達到 10%": "爭取",
    "争取提前": "争取",
    "有空整理名单": "有空",
    "整理名单，有空时": "有空",
    "抽空对一下": "抽空",
    "改天约达人": "改天",
    "酌情增加": "酌情",
    "尽量多投": "尽量",
    "若干条短视频": "若干",
    "适当增加露出": "适当",
    "基本完成": "基本完成",
    "第二波以后再说": "以后再说",
    "数量待定": "待定",
    "待确认": "待确认",
    "时间另行通知": "时间另行通知",
    "请ASAP提交": "ASAP",
    "ＡＳＡＰ提交": "ＡＳＡＰ",
    "Send it ASAP.": "ASAP",
    "send it a.s.a.p.": "a.s.a.p",
    "Send it As Soon As Possible": "As Soon As Possible",
    "Use stock photos as appropriate": "as appropriate",
    "If possible, add a channel": "If possible",
    "Call them sometime": "sometime",
    "City: TBD": "TBD",
    "Deliver soon": "soon",
    "about 5 posters or so, roughly": "roughly",
    "5 or so": "or so",
    "to be confirmed": "to be confirmed",
    "try to reach 10%": "try to",
}


@pytest.mark.parametrize("text", VAGUE)
def test_vague_words_are_found_as_they_are_written(text: str):
    assert VAGUE[text] in vague_words(text)


@pytest.mark.parametrize(
    "text",
    each(
        """
    详尽快递信息 用尽快递额度 交付尽快递员名单 舒适时尚素材3套 合适时段投放 选择机构 选择机型 选择日期 选择期刊 选择日历
    更改日期 修改天数 该原则上线 此原则上报送 查看情况 观看情况统计 重视情况通报 电视情况调研 大概率缺货单品 两大概念海报 最大概括
    重大约定 左右两侧留白 左右滑动首页 两张左右对称海报 首页左右布局 左右手 争取首页资源位 争取到3家赞助 争取品牌支持 争取今日头条首页
    争取下沉市场用户 争取达人合作 争取明星站台 争取年度赞助 争取本地媒体 有空间感 没有空缺 含有空白页 有空位20个 每早日报 早日报 期待定制款 等待定稿
    梳理待定事项5条 跟进待确认订单 第一时间段 不适当内容 基本上线 抽空气样本 回头率 到时间就下线 《尽快上车》 文案“尽快来抢” 话题#差不多先生# 「大概」系列
    改日历封面 订阅过半 从速度入手 接待定点酒店 视频由法务定 条件表 Asapro stbd tbdata https://example.com/asap-tbd
    """
    ),
)
def test_near_misses_are_no_vague_words(text: str):
    assert vague_words(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Coming Soon poster",
        "as soon as the contract is signed",
        "all possible channels",
        "no later than Friday",
        'the slogan "ASAP"',
        "somewhere in time",
        "Sometimes they shoot twice",
        "a sooner date",
        "the tryout",
        "principles of design",
        "left or social",
    ],
)
def test_near_misses_in_english(text: str):
    assert vague_words(text) == []


def test_a_vague_word_is_named_once_and_mended_in_its_field(check):
    found = check(action("deliverable: ASAP, as in ASAP, TBD"), "A005")
    assert said(found) == ["“ASAP, TBD” leaves open when this action is done, or how well"]
    assert str(found[0].problem.help) == (
        "name a day, a number, a person who approves: "
        "mtgrec set 618-2026-KO-260525.A2 deliverable=TEXT"
    )
    assert found[0].problem.line == 10
    chinese = "---\n类型: 启动会\n日期: 2026-05-25\n行动:\n  - 编号: A2\n    任务: 尽快拍片\n---\n"
    (found,) = check(chinese, "A005")
    assert str(found.problem.help).endswith("内容=TEXT")


@pytest.mark.parametrize(
    ("note", "words"),
    {
        "4 套已交，还差 1 套": "还差 1 套",
        "4 套已完成。1 套未完成！": "1 套未完成",
        "尚未发布": "尚未发布",
        "还没交": "还没交",
        "還沒交": "還沒交",
        "没做完": "没做完",
        "没有全部完成": "没有全部完成",
        "部分完成": "部分完成",
        "待补交合同": "待补交合同",
        "还差 1 套，已催": "还差 1 套",
        "还差 1 套，已延期到 6 月 12 日": "还差 1 套",
        "not done yet": "not done yet",
        "Four sets done, one left": "one left",
        "2 sets remaining": "2 sets remaining",
        "remaining: two sets": "remaining: two sets",
        "still waiting for legal": "still waiting for legal",
        "Not finished.": "Not finished",
    }.items(),
)
def test_a_note_says_that_something_is_missing(note: str, words: str):
    assert unfinished_words(note) == words


@pytest.mark.parametrize(
    "note",
    [
        None,
        "",
        "还差 1 套，6月5日补齐",
        "6月5日未完成，6月7日完成",
        "上次未完成，本次完成",
        "此前还没定稿",
        "还没到截止就交了",
        "尚未收到投诉",
        "没有未完成项",
        "未完成项：0",
        "未完成事项 0 项",
        "未完成率 0",
        "未完成部分已转到 A8KQ",
        "差不多按时",
        "全部完成",
        "预算还剩 2000 元",
        "no issues remaining",
        "0 items remaining",
        "remaining budget returned",
        "nothing unfinished",
        "not yet due, delivered early",
        "outstanding result",
        "One set was missing, now delivered",
        "Two people left the team",
    ],
)
def test_a_note_that_tells_of_an_end_contradicts_nothing(note: str | None):
    assert unfinished_words(note) == ""


@pytest.mark.parametrize(
    ("progress", "found"),
    [
        ("99%", 1),
        ("99", 1),
        ("0.5", 1),
        ("0", 1),
        ("100%", 0),
        ("100", 0),
        ("1", 0),
        ("1.0", 0),
        ("120%", 0),
    ],
)
def test_progress_is_whole_or_not(progress: str, found: int, check):
    assert len(check(action("status: done", f"progress: {progress}"), "A008")) == found


@pytest.mark.parametrize(
    ("due", "finished", "lag", "found"),
    [
        ("2026-06-05", "2026-06-05", 3, 1),
        ("2026-06-05", "2026-06-04", 3, 1),
        ("2026-06-05", "2026-06-07", 3, 1),
        ("2026-06-05", "2026-06-08", 3, 0),
        ("2026-06-05", "2026-06-09", 3, 0),
        ("2026-06-05", "", 3, 1),
        ("", "", 3, 1),
        ("", "2026-06-08", 3, 0),
    ],
)
def test_a_named_lag_is_borne_out_by_the_dates_or_not(due, finished, lag, found, check):
    lines = [f"due: {due}", f"finished: {finished}", "status: done", f"note: {lag} days late"]
    assert len(check(action(*lines), "A008")) == found


def test_that_the_note_names_a_lag_of_others_is_no_contradiction(check):
    lines = ["due: 2026-06-05", "finished: 2026-06-05", "status: done"]
    assert not check(action(*lines, "note: 代理商延迟3天，未影响按时交付"), "A008")
    assert check(action(*lines, "note: 延迟3天，未按时交付"), "A008")


@pytest.mark.parametrize(("today", "found"), [("2026-06-10", 0), ("2026-06-11", 1)])
def test_a_finishing_date_to_come(today: str, found: int, check):
    assert len(check(action("status: done", "finished: 2026-06-11"), "A008", "2026-06-10")) == 1
    assert not check(action("status: done", "finished: 2026-06-10"), "A008", today)


@pytest.mark.parametrize(("today", "found"), [("2026-06-07", 0), ("2026-06-08 00:01", 1)])
def test_a_lag_of_two_days_is_allowed(today: str, found: int, check):
    assert len(check(action("due: 2026-06-05"), "A006", today)) == found


def test_the_lag_allowed_comes_from_the_configuration(check):
    example = action("due: 2026-06-05") + "\n# mtgrec.toml\n[rules]\nlag_days = 5\n"
    assert not check(example, "A006", "2026-06-10")
    assert said(check(example, "A006", "2026-06-11")) == [
        "this action is late: 6 d past 2026-06-05 (nothing says why), and 5 d are allowed"
    ]


def test_a_lag_of_one_day_wants_a_reason(check):
    assert not check(action("due: 2026-06-10"), "A007")
    assert check(action("due: 2026-06-09"), "A007")
    assert not check(action("due: 2026-06-09", "lag_reason: 棚期冲突"), "A007")
    assert not check(action("due: 2026-06-09", "note: 因供应商缺货"), "A007")
    assert check(action("due: 2026-06-09", "note: 新基因"), "A007")


@pytest.mark.parametrize(
    ("due", "found"), [("2026-05-24", 1), ("2026-05-25", 0), ("2026-05-26", 0), ("6月1日", 0)]
)
def test_due_on_the_day_of_the_meeting_is_late_enough(due: str, found: int, check):
    assert len(check(action(f"due: {due}"), "A004")) == found
    assert len(check(action(f"due: {due}", "status: done"), "A004")) == found
    assert not check(action(f"due: {due}", "status: cancelled"), "A004")


@pytest.mark.parametrize(
    "deliverable", ["无", "無", "暂无", "N/A", "none", "—", "？", '"…"', "xx", "略", ""]
)
def test_a_deliverable_that_says_nothing_is_none(deliverable: str, check):
    assert check(action(f"deliverable: {deliverable}"), "A003")


@pytest.mark.parametrize(
    "deliverable", ["PDF", "无错字", "5", "None of the shots longer than 3 s", "合同"]
)
def test_a_short_deliverable_is_one(deliverable: str, check):
    assert not check(action(f"deliverable: {deliverable}"), "A003")


@pytest.mark.parametrize(
    "response", ["无", "待定", "TBD", "n/a", "？", "暂无", "待补充", "to be decided"]
)
def test_a_response_to_come_is_none(response: str, check):
    example = f"risks:\n  - id: R2\n    what: Rain\n    owner: Li Lei\n    response: {response}\n"
    assert check(example, "R001")


def silent(
    today: str, *lines: str, head: str = "date: 2026-06-01\n", more: str = ""
) -> tuple[str, str, str]:
    return action(*lines, head=head) + more, "A011", today


def test_silent_means_more_than_seven_days(check):
    assert not check(*silent("2026-06-08"))
    assert said(check(*silent("2026-06-09"))) == [
        "nothing was heard of this action for 8 d, since 2026-06-01"
    ]


def test_a_sign_of_life_is_a_dated_note_up_to_today(check):
    assert not check(*silent("2026-06-09", "log: [2026-06-02 draft]"))
    assert check(*silent("2026-06-09", "log: [draft]"))
    assert check(*silent("2026-06-09", "log: [2026-06-20 will be there]"))
    assert said(check(*silent("2026-06-12", "log: [2026-06-03 draft, 2026-06-02 idea]"))) == [
        "nothing was heard of this action for 9 d, since 2026-06-03"
    ]


def test_a_later_meeting_that_follows_it_up_is_a_sign_of_life(check):
    later = "\n# week.md\ntype: weekly\ndate: 2026-06-05\nfollow_ups:\n  - item: A2\n    note: going on\n"
    assert not check(*silent("2026-06-12", more=later))
    assert check(*silent("2026-06-13", more=later))
    assert check(*silent("2026-06-13", more=later.replace("2026-06-05", "2026-06-20")))
    assert check(*silent("2026-06-12", more=later.replace("item: A2", "item: A9")))


@pytest.mark.parametrize(
    ("due", "asked"),
    [("2026-06-12", 1), ("2026-06-26", 1), ("2026-06-27", 0), ("2026-09-01", 0), ("", 1)],
)
def test_silence_is_pointed_out_from_ahead_days_before_the_deadline(check, due, asked):
    assert len(check(*silent("2026-06-12", f"due: {due}"))) == asked


def test_what_is_done_or_still_to_come_is_not_silent(check):
    assert not check(*silent("2026-06-30", "status: done"))
    assert not check(*silent("2026-06-30", "status: cancelled"))
    assert not check(*silent("2026-06-30", head="date: 2026-07-15\n"))
    assert not check(*silent("2026-06-30", head="date:\n"))


def meetings(*days: str, more: str = "") -> str:
    return action() + "".join(
        f"\n# w{number}.md\ntype: weekly\ndate: {day}\n{more if number == 1 else ''}"
        for number, day in enumerate(days)
    )


def test_three_meetings_want_a_verdict(check):
    assert not check(meetings("2026-05-27", "2026-06-03"), "A010")
    assert not check(meetings("2026-05-27", "2026-06-03", "2026-06-11"), "A010")
    assert said(check(meetings("2026-05-27", "2026-06-03", "2026-06-10"), "A010")) == [
        "3 execution meetings left this action unfinished and gave no verdict on it"
    ]


def test_meetings_count_anew_after_a_verdict(check):
    verdict = "follow_ups:\n  - item: A2\n    verdict: continue\n    note: booked\n"
    days = ("2026-05-26", "2026-05-27", "2026-05-28", "2026-06-01")
    assert not check(meetings(*days, more=verdict), "A010")
    assert said(check(meetings(*days, "2026-06-02", more=verdict), "A010")) == [
        "3 execution meetings left this action unfinished and gave no verdict on it"
    ]


def test_a_date_that_nobody_can_read_has_a_rule_of_its_own(check):
    for code in ("A002", "A004", "A006", "A007"):
        assert not check(action("due: 2026-02-30"), code)
    for code in ("A009", "A013"):
        assert not check(action("status: done", "finished: 2026-02-30"), code)


def test_the_department_may_come_from_the_people_file(check):
    assert check(action(), "A014")
    assert not check(
        action() + "\n# people.yaml\n- name: Li Lei\n  department: Marketing\n", "A014"
    )
    assert check(action() + "\n# people.yaml\n- name: Li Lei\n", "A014")


def test_cancelled_actions_are_left_alone_and_drafts_but_for_what_is_late(check):
    everything = ["due: 2025-01-01", "finished: 2027-01-01", "note: 还差 1 套", "deliverable: TBD"]
    cancelled = action(*everything, "status: cancelled").replace("Li Lei", "everyone")
    draft = action(*everything, head="draft: yes\n").replace("Li Lei", "everyone")
    for code in each("A001 A002 A003 A004 A005 A006 A007 A008 A009 A010 A011 A013 A014"):
        assert not check(cancelled, code)
        assert bool(check(draft, code)) == (code in ("A006", "A007"))


def test_a_reason_waives_a_finding(check):
    (found,) = check(action("waive: {A002: the date is with the agency}"), "A002")
    assert found.reason == "the date is with the agency"
